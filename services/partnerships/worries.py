"""What a partnership asks of its methodist: an answer that worries, a request for another partner."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models.enums import Fit, PersonState, Role
from models.partnerships import WORRYING, FitQuestion, PartnerRequest, Partnership
from models.people import Membership, Person
from models.programmes import Programme
from services.actor import Actor
from services.base import Service
from services.errors import NotFound
from services.outbox.daily import offer
from services.outbox.queue import Priority, Wish
from services.partnerships.facts import PersonLine
from services.partnerships.people import lines_of, local_day
from services.partnerships.telling import mentees_of
from services.people.names import short_name

WORRY = "partnership_worry"


class WorryKind(StrEnum):
    FIT = "fit"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class WorryLine:
    """One line of what needs attention; `id` is of the question or the request."""

    kind: WorryKind
    id: int
    person: str
    word: str


@dataclass(frozen=True, slots=True)
class Worry:
    """One case: who said what of which partnership. `on` is a local day; `settled` when dealt with."""

    kind: WorryKind
    id: int
    programme_id: int
    partnership_id: int
    by: PersonLine
    by_mentor: bool
    mentor: PersonLine
    mentees: tuple[PersonLine, ...]
    word: str
    on: date
    settled: bool


async def open_worries(
    session: AsyncSession, programme_id: int, kind: WorryKind, limit: int, only: int | None = None
) -> list[WorryLine]:
    """What waits for the programme's methodist, the oldest first; `only` one of them, if given."""
    if kind is WorryKind.REQUEST:
        requests = _said(programme_id, PartnerRequest, PartnerRequest.reason)
        query = requests.where(PartnerRequest.settled_at.is_(None)).order_by(PartnerRequest.id)
        which = PartnerRequest.id
    else:
        answers = _said(programme_id, FitQuestion, FitQuestion.word)
        query = answers.where(WORRYING).order_by(FitQuestion.answered_at, FitQuestion.id)
        which = FitQuestion.id
    if only is not None:
        query = query.where(which == only)
    rows = await session.execute(query.limit(limit))
    return [WorryLine(kind, one, short_name(person), word) for one, word, person in rows]


def _said(
    programme_id: int,
    table: type[PartnerRequest | FitQuestion],
    word: InstrumentedAttribute[str],
) -> Select[int, str, Person]:
    return (
        select(table.id, word, Person)
        .join(Person, Person.id == table.person_id)
        # Joined, SQLite would begin with all partnerships.
        .where(
            exists().where(Partnership.id == table.partnership_id, Partnership.programme_id == programme_id)
        )
    )


async def tell_methodists(
    session: AsyncSession, now: datetime, partnership: Partnership, kind: WorryKind, worry_id: int
) -> None:
    """Offer every methodist of the programme a notice, within their one message a day."""
    programme = await session.get_one(Programme, partnership.programme_id)
    for person_id, account_id in (await methodist_accounts(session, programme, now)).items():
        wish = Wish(
            kind=WORRY,
            dedupe_key=f"{WORRY}:{kind}:{worry_id}:{person_id}",
            account_id=account_id,
            priority=Priority.SURVEY,
            not_before=now,
            values={"kind": str(kind), "id": worry_id},
            person_id=person_id,
        )
        await offer(session, now, programme, wish)


async def methodist_accounts(session: AsyncSession, programme: Programme, now: datetime) -> dict[int, int]:
    """Those who run the programme and are in the bot: person id → account id."""
    rows = await session.execute(
        select(Person.id, Person.account_id)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.programme_id == programme.id,
            Membership.role == Role.METHODIST,
            or_(Membership.ends_on.is_(None), Membership.ends_on >= local_day(programme, now)),
            Person.account_id.is_not(None),
            Person.state == PersonState.REGISTERED,
        )
        .order_by(Person.id)
    )
    return {person_id: account_id for person_id, account_id in rows if account_id is not None}


class Worries(Service):
    """For the methodist alone."""

    async def worry(self, actor: Actor, kind: WorryKind, worry_id: int) -> Worry:
        """One case of the methodist's programme; NotFound otherwise."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            found = await _worry(session, kind, worry_id)
            if found is None or found.programme_id != programme_id:
                raise NotFound(f"worry:{kind}")
            return found

    async def worry_facts(self, kind: WorryKind, worry_id: int) -> Worry | None:
        """For delivery: the case; None when it is gone."""
        async with self.database.read() as session:
            return await _worry(session, kind, worry_id)

    async def noted(self, actor: Actor, fit_id: int) -> None:
        """The methodist has dealt with a worrying answer. Idempotent."""
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            question = await session.get(FitQuestion, fit_id)
            partnership = await session.get(Partnership, question.partnership_id) if question else None
            if question is None or partnership is None or partnership.programme_id != programme_id:
                raise NotFound("fit")
            question.seen_at = question.seen_at or self.clock.now()


async def _worry(session: AsyncSession, kind: WorryKind, worry_id: int) -> Worry | None:
    if kind is WorryKind.REQUEST:
        request = await session.get(PartnerRequest, worry_id)
        return await _case(session, kind, request, request.reason, request.asked_at) if request else None
    question = await session.get(FitQuestion, worry_id)
    if question is None or question.answer is not Fit.POOR or question.answered_at is None:
        return None
    return await _case(session, kind, question, question.word, question.answered_at)


async def _case(
    session: AsyncSession, kind: WorryKind, row: PartnerRequest | FitQuestion, word: str, said_at: datetime
) -> Worry:
    partnership = await session.get_one(Partnership, row.partnership_id)
    programme = await session.get_one(Programme, partnership.programme_id)
    mentees = await mentees_of(session, partnership.id)
    people = await lines_of(session, {row.person_id, partnership.mentor_id, *mentees})
    settled_at = row.settled_at if isinstance(row, PartnerRequest) else row.seen_at
    return Worry(
        kind=kind,
        id=row.id,
        programme_id=programme.id,
        partnership_id=partnership.id,
        by=people[row.person_id],
        by_mentor=row.person_id == partnership.mentor_id,
        mentor=people[partnership.mentor_id],
        mentees=tuple(people[one] for one in mentees),
        word=word,
        on=said_at.astimezone(ZoneInfo(programme.time_zone)).date(),
        settled=settled_at is not None,
    )
