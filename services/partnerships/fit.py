"""«Does it suit you?»: one private question to each mentee after the first meeting."""

from datetime import date, timedelta

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import Fit, PartnershipState, PersonState, ProgrammeState
from models.partnerships import FitQuestion, Partnership, PartnershipMentee
from models.people import Person
from models.programmes import Programme
from services.actor import Actor
from services.base import Service, insert_ignore
from services.errors import Forbidden, NotFound
from services.outbox.daily import offer
from services.outbox.queue import Priority, Wish
from services.partnerships.facts import FitFacts
from services.partnerships.people import local_day
from services.partnerships.rules import WORD_LENGTH, fitting_reason
from services.partnerships.telling import FIT, mentees_of
from services.partnerships.worries import WorryKind, tell_methodists
from services.people.names import full_name

ASKED_AFTER = timedelta(days=1)
"""A night to think it over, and never on the heels of the meeting itself."""
AT_ONCE = 100


async def expect_fit(session: AsyncSession, partnership_id: int, today: date) -> None:
    """Note, in the caller's transaction, that every mentee is to be asked; who was asked is not again."""
    await insert_ignore(
        session,
        FitQuestion,
        [
            {
                "partnership_id": partnership_id,
                "person_id": person_id,
                "due_on": today + ASKED_AFTER,
                "asked_at": None,
                "answer": None,
                "word": "",
            }
            for person_id in await mentees_of(session, partnership_id)
        ],
    )


class FitQuestions(Service):
    """The mentee's side. What worries is for the methodist; the mentor never sees an answer."""

    async def ask_fit(self) -> int:
        """Tick: offer the question to those who have met their mentor; returns how many."""
        now = self.clock.now()
        # No zone is a day ahead of this one: whose day has really come is looked at below.
        waiting = _waiting((now + timedelta(hours=14)).date())
        async with self.database.read() as session:
            if (await session.execute(waiting.limit(1))).first() is None:
                return 0
        asked = 0
        async with self.database.write() as session:
            rows = (await session.execute(waiting.limit(AT_ONCE))).all()
            for question, person, programme in rows:
                if question.due_on > local_day(programme, now):
                    continue
                assert person.account_id is not None
                wish = Wish(
                    kind=FIT,
                    dedupe_key=f"{FIT}:{question.partnership_id}:{person.id}",
                    account_id=person.account_id,
                    priority=Priority.SURVEY,
                    not_before=now,
                    values={"fit": question.id},
                    person_id=person.id,
                )
                await offer(session, now, programme, wish)
                question.asked_at = now
                asked += 1
        return asked

    async def fit_facts(self, fit_id: int) -> FitFacts | None:
        """For delivery: the question; None when its partnership is over."""
        async with self.database.read() as session:
            question = await session.get(FitQuestion, fit_id)
            if question is None:
                return None
            found = await _facts(session, question)
            return found if found.state is not PartnershipState.CLOSED else None

    async def my_fit(self, actor: Actor, fit_id: int) -> FitFacts:
        """The question as it stands, for the one who was asked. Forbidden for anybody else."""
        async with self.database.read() as session:
            return await _facts(session, await _own(session, actor, fit_id))

    async def answer_fit(self, actor: Actor, fit_id: int, answer: Fit) -> FitFacts:
        """Say whether it suits; the first answer stands. A worrying one is told the methodist."""
        async with self.database.write() as session:
            question = await _own(session, actor, fit_id, lock=True)
            if question.answer is None:
                question.answer, question.answered_at = answer, self.clock.now()
                await session.flush()
                if answer is Fit.POOR:
                    partnership = await session.get_one(Partnership, question.partnership_id)
                    await tell_methodists(session, self.clock.now(), partnership, WorryKind.FIT, fit_id)
            return await _facts(session, question)

    async def fit_word(self, actor: Actor, fit_id: int, text: str) -> FitFacts:
        """Add a word to one's answer; a later one takes its place."""
        word = fitting_reason(text, WORD_LENGTH)
        async with self.database.write() as session:
            question = await _own(session, actor, fit_id, lock=True)
            question.word = word
            return await _facts(session, question)


def _waiting(day: date) -> Select[FitQuestion, Person, Programme]:
    return (
        select(FitQuestion, Person, Programme)
        .join(Person, Person.id == FitQuestion.person_id)
        .join(Partnership, Partnership.id == FitQuestion.partnership_id)
        .join(Programme, Programme.id == Partnership.programme_id)
        .join(
            PartnershipMentee,
            (PartnershipMentee.partnership_id == FitQuestion.partnership_id)
            & (PartnershipMentee.person_id == FitQuestion.person_id),
        )
        .where(
            FitQuestion.asked_at.is_(None),
            FitQuestion.due_on <= day,
            Person.state == PersonState.REGISTERED,
            Person.account_id.is_not(None),
            Partnership.state == PartnershipState.ACTIVE,
            Programme.state == ProgrammeState.LAUNCHED,
        )
        .order_by(FitQuestion.id)
    )


async def _own(session: AsyncSession, actor: Actor, fit_id: int, *, lock: bool = False) -> FitQuestion:
    question = await session.get(FitQuestion, fit_id, with_for_update=lock)
    if question is None:
        raise NotFound("fit")
    person = await session.get_one(Person, question.person_id)
    if person.account_id is None or person.account_id != actor.account_id:
        raise Forbidden(f"fit:{fit_id}")
    return question


async def _facts(session: AsyncSession, question: FitQuestion) -> FitFacts:
    partnership = await session.get_one(Partnership, question.partnership_id)
    mentor = await session.get_one(Person, partnership.mentor_id)
    return FitFacts(question.id, partnership.state, full_name(mentor), question.answer, question.word)
