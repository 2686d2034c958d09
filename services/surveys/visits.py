"""Lesson visit sheets: a mentor fills one in for a mentee, both see it, the journal counts the visit
(PRODUCT.md §4.6). A sheet is a survey of one person that no methodist sees."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import MeetingForm, PartnershipState, SurveyState
from models.partnerships import Meeting, Partnership, PartnershipMentee
from models.people import Account, Person
from models.programmes import Programme
from models.surveys import NamedAnswer, Participation, Survey, VisitSheet
from models.system import StoredFile
from services.actor import Actor
from services.base import Service
from services.broadcasts.segments import CONSENTED
from services.errors import DomainError, Forbidden, NotFound
from services.events.names import Say
from services.files import Received, received
from services.paging import Place, cut
from services.partnerships.fit import expect_fit
from services.partnerships.journal import member, record_meeting
from services.partnerships.rules import TOPIC_LENGTH
from services.partnerships.telling import VISITED, tell
from services.people.names import full_name
from services.surveys.answers import questions_of
from services.surveys.facts import Picked, QuestionView, Step, SurveyView
from services.surveys.forms import ready_version
from services.surveys.ready import HELD, LESSON_VISIT, TOPIC, title_key
from services.surveys.talk import Talk, load, own_talk, question_view, view_of

OPEN_FOR = timedelta(days=30)
"""What is not finished by then is deleted unseen."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One question of a sheet that was answered."""

    question: QuestionView
    picked: Picked


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that was filled in: of whose lesson, what was seen, and a photo or file."""

    who: str
    lines: tuple[SheetLine, ...]
    file: Received | None


class Visits(Service):
    async def begin_visit(self, actor: Actor, partnership_id: int, mentee_id: int, say: Say) -> SurveyView:
        """The sheet that the partnership's mentor has begun for this mentee, or else a new one.

        Forbidden for anybody but the mentor; DomainError when the partnership is over, and of somebody who
        has not consented: before that nothing but the roster's fields is kept (PRODUCT.md §2.4).
        """
        now = self.clock.now()
        async with self.database.write() as session:
            person_id = await member(session, actor, partnership_id)
            # Locked, so that two quick taps begin one sheet.
            partnership = await session.get_one(Partnership, partnership_id, with_for_update=True)
            if partnership.mentor_id != person_id:
                raise Forbidden(f"partnership:{partnership_id}")
            if partnership.state is PartnershipState.CLOSED:
                raise DomainError("partnerships-closed")
            if await session.get(PartnershipMentee, (partnership_id, mentee_id)) is None:
                raise NotFound("mentee")
            mentee = await session.get_one(Person, mentee_id)
            if mentee.state not in CONSENTED:
                raise DomainError("visit-error-consent", who=full_name(mentee))
            begun = await session.scalar(
                select(Participation.id)
                .join(Survey, Survey.id == Participation.survey_id)
                .join(VisitSheet, VisitSheet.survey_id == Survey.id)
                .where(
                    Survey.partnership_id == partnership_id,
                    Survey.state == SurveyState.OPEN,
                    Survey.closes_at > now,
                    Participation.person_id == person_id,
                    VisitSheet.mentee_id == mentee_id,
                )
            )
            if begun is None:
                begun = await _begin(session, now, partnership, mentee_id, say(title_key(LESSON_VISIT.code)))
            talk = await load(session, begun, now)
            assert talk is not None
            return view_of(talk)

    async def give_up_visit(self, actor: Actor, participation_id: int) -> SurveyView:
        """Give up one's own sheet that is not filled in: nothing of it is kept, and nobody hears of it.

        One that is filled in already stays as it is (`stale`). NotFound for what is no sheet, or no more.
        """
        async with self.database.write() as session:
            talk = await own_talk(session, actor, participation_id, self.clock.now())
            if talk.survey.partnership_id is None:
                raise NotFound("visit sheet")
            view = view_of(talk)
            if talk.survey.state is not SurveyState.OPEN:
                return replace(view, stale=True)
            await drop_sheets(session, [talk.survey.id])
            await session.execute(
                update(Account)
                .where(
                    Account.id == actor.account_id,
                    Account.expecting.startswith(f"survey:{participation_id}:"),
                )
                .values(expecting="")
            )
            return replace(view, step=Step.GIVEN_UP)

    async def visit_sheets(self, actor: Actor, meeting_id: int, page: int = 0) -> tuple[list[Sheet], Place]:
        """The sheet of a visit in the journal, and its place: of a group's there may be one a mentee.

        The mentor sees all of them, a mentee their own; Forbidden for anybody else.
        """
        async with self.database.read() as session:
            meeting = await session.get(Meeting, meeting_id)
            if meeting is None:
                raise NotFound("meeting")
            person_id = await member(session, actor, meeting.partnership_id)
            partnership = await session.get_one(Partnership, meeting.partnership_id)
            query = (
                select(Survey, Person)
                .join(VisitSheet, VisitSheet.survey_id == Survey.id)
                .join(Person, Person.id == VisitSheet.mentee_id)
                .where(VisitSheet.meeting_id == meeting_id)
                .order_by(Person.sort_key, Survey.id)
            )
            if partnership.mentor_id != person_id:
                query = query.where(Person.id == person_id)
            rows, place = await cut(session, [query], page, 1)
            return [await _sheet(session, survey, full_name(person)) for survey, person in rows], place


async def _begin(
    session: AsyncSession, now: datetime, partnership: Partnership, mentee_id: int, title: str
) -> int:
    survey = Survey(
        programme_id=partnership.programme_id,
        partnership_id=partnership.id,
        version_id=await ready_version(session, now, LESSON_VISIT),
        title=title,
        anonymous=False,
        state=SurveyState.OPEN,
        opens_at=now,
        closes_at=now + OPEN_FOR,
    )
    session.add(survey)
    await session.flush()
    part = Participation(survey_id=survey.id, person_id=partnership.mentor_id)
    session.add_all([VisitSheet(survey_id=survey.id, mentee_id=mentee_id), part])
    await session.flush()
    return part.id


async def drop_sheets(session: AsyncSession, survey_ids: Sequence[int]) -> None:
    """Delete sheets that were not filled in, with every answer and file."""
    files = select(NamedAnswer.file_id).where(NamedAnswer.survey_id.in_(survey_ids))
    # The content of a file goes with the next clean-up.
    await session.execute(delete(StoredFile).where(StoredFile.id.in_(files)))
    await session.execute(delete(Survey).where(Survey.id.in_(survey_ids)))


async def finish_sheet(session: AsyncSession, talk: Talk) -> None:
    """All questions of a sheet are behind: the visit stands in the journal, the mentee is told once."""
    survey, now = talk.survey, talk.now
    assert survey.partnership_id is not None
    sheet = await session.get_one(VisitSheet, survey.id)
    held, topic = talk.picked(talk.coded(HELD)).text, talk.picked(talk.coded(TOPIC)).text
    assert held is not None
    meeting, _ = await record_meeting(
        session,
        now,
        survey.partnership_id,
        talk.participation.person_id,
        MeetingForm.LESSON_VISIT,
        date.fromisoformat(held),
    )
    await expect_fit(session, survey.partnership_id, talk.today)
    meeting.topic = meeting.topic or (topic or "")[:TOPIC_LENGTH]
    sheet.meeting_id = meeting.id
    survey.state, survey.closes_at = SurveyState.CLOSED, now
    programme = await session.get_one(Programme, survey.programme_id)
    await tell(
        session, now, programme, VISITED, survey.partnership_id, [sheet.mentee_id], mark=str(survey.id)
    )


async def _sheet(session: AsyncSession, survey: Survey, who: str) -> Sheet:
    rows = await session.execute(
        select(NamedAnswer, StoredFile)
        .outerjoin(StoredFile, StoredFile.id == NamedAnswer.file_id)
        .where(NamedAnswer.survey_id == survey.id)
    )
    answers = {answer.question_id: (answer, file) for answer, file in rows}
    lines: list[SheetLine] = []
    sent: Received | None = None
    for question in await questions_of(session, survey):
        answer, file = answers.get(question.id, (None, None))
        if file is not None:
            sent = received(file)
        elif answer is not None and (answer.text or answer.number is not None):
            lines.append(SheetLine(question_view(question), Picked(answer.number, answer.text)))
    return Sheet(who, tuple(lines), sent)
