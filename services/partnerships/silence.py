"""Pairs and groups that have fallen silent: no meeting for weeks, or only one side that is heard of."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models.enums import AssignmentState, PartnershipState
from models.events import Event, EventGuest
from models.partnerships import Meeting, Partnership, PartnershipMentee
from models.people import Person
from models.programmes import Programme
from models.roadmap import Assignment, HelpRequest
from services.partnerships.people import local_day
from services.people.names import short_name


class Side(StrEnum):
    """Who has not been heard of at all in those weeks."""

    BOTH = "both"
    MENTOR = "mentor"
    MENTEE = "mentee"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Silence:
    """One partnership, and why it is looked at.

    `weeks` without a meeting; with `one_sided` there were meetings, but only one side speaks of them, and
    `silent` has given no other sign either.
    """

    partnership_id: int
    mentor: str
    mentees: tuple[str, ...]
    weeks: int
    silent: Side
    one_sided: bool = False


@dataclass(frozen=True, slots=True)
class _Pair:
    id: int
    mentor_id: int
    mentees: frozenset[int]
    since: date

    @property
    def people(self) -> frozenset[int]:
        return self.mentees | {self.mentor_id}


async def silences(session: AsyncSession, programme: Programme, now: datetime) -> list[Silence]:
    """Active partnerships without a meeting for the programme's `silent_weeks` (counted from the
    introduction or the end of a pause where there was none), the longest silent first; then one-sided ones.

    A sign of life is a meeting logged or confirmed, an assignment done, a call for help, an answer to an
    invitation. Answers to surveys are none: they are kept without a moment.
    """
    today = local_day(programme, now)
    begin = today - timedelta(weeks=programme.silent_weeks)
    pairs = await _pairs(session, programme)
    last = await _last_meetings(session, programme)
    unmet = {pair.id for pair in pairs if max(pair.since, last.get(pair.id, pair.since)) <= begin}
    speakers = await _speakers(session, programme, begin)
    one_sided = {
        pair.id
        for pair in pairs
        if pair.id not in unmet
        and pair.since <= begin
        and len({one == pair.mentor_id for one in speakers[pair.id]}) == 1
    }
    looked_at = [pair for pair in pairs if pair.id in unmet | one_sided]
    heard = await _heard(session, programme, begin, {one for pair in looked_at for one in pair.people})
    quiet: list[tuple[_Pair, int, Side, bool]] = []
    for pair in looked_at:
        silent = _silent(pair, heard)
        if pair.id in unmet:
            weeks = (today - max(pair.since, last.get(pair.id, pair.since))).days // 7
            quiet.append((pair, weeks, silent, False))
        elif silent is not Side.NOBODY:
            quiet.append((pair, programme.silent_weeks, silent, True))
    quiet.sort(key=lambda one: (one[3], -one[1], one[0].id))
    names = await _names(session, (pair for pair, *_ in quiet))
    return [
        Silence(
            pair.id,
            names[pair.mentor_id],
            tuple(sorted(names[one] for one in pair.mentees)),
            weeks,
            silent,
            one_sided,
        )
        for pair, weeks, silent, one_sided in quiet
    ]


def _silent(pair: _Pair, heard: Collection[int]) -> Side:
    mentor, mentees = pair.mentor_id in heard, not pair.mentees.isdisjoint(heard)
    if mentor:
        return Side.NOBODY if mentees else Side.MENTEE
    return Side.MENTOR if mentees else Side.BOTH


async def _pairs(session: AsyncSession, programme: Programme) -> list[_Pair]:
    zone = ZoneInfo(programme.time_zone)
    found = (
        await session.scalars(
            select(Partnership).where(
                Partnership.programme_id == programme.id, Partnership.state == PartnershipState.ACTIVE
            )
        )
    ).all()
    mentees: defaultdict[int, set[int]] = defaultdict(set)
    for partnership_id, person_id in await session.execute(
        select(PartnershipMentee.partnership_id, PartnershipMentee.person_id)
        .join(Partnership, Partnership.id == PartnershipMentee.partnership_id)
        .where(Partnership.programme_id == programme.id, Partnership.state == PartnershipState.ACTIVE)
    ):
        mentees[partnership_id].add(person_id)
    pairs = []
    for one in found:
        began = max(one.introduced_at or one.created_at, programme.launched_at or one.created_at)
        since = max(began.astimezone(zone).date(), one.resumed_on or date.min)
        pairs.append(_Pair(one.id, one.mentor_id, frozenset(mentees[one.id]), since))
    return pairs


async def _last_meetings(session: AsyncSession, programme: Programme) -> dict[int, date]:
    rows = await session.execute(
        select(Meeting.partnership_id, func.max(Meeting.held_on))
        .join(Partnership, Partnership.id == Meeting.partnership_id)
        .where(Partnership.programme_id == programme.id, Partnership.state == PartnershipState.ACTIVE)
        .group_by(Meeting.partnership_id)
    )
    return {row[0]: row[1] for row in rows}


async def _speakers(session: AsyncSession, programme: Programme, begin: date) -> defaultdict[int, set[int]]:
    """Partnership → who logged or confirmed its meetings since the local day `begin`."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for partnership_id, *people in await session.execute(
        select(Meeting.partnership_id, Meeting.logged_by_id, Meeting.confirmed_by_id)
        .join(Partnership, Partnership.id == Meeting.partnership_id)
        .where(Partnership.programme_id == programme.id, Meeting.held_on > begin)
    ):
        found[partnership_id].update(one for one in people if one is not None)
    return found


async def _heard(
    session: AsyncSession, programme: Programme, begin: date, people: Collection[int]
) -> set[int]:
    """Those of the people who have given a sign of life in the programme since the local day `begin`."""
    if not people:
        return set()
    moment = datetime.combine(begin, time(), ZoneInfo(programme.time_zone))
    of_programme = Meeting.partnership_id.in_(
        select(Partnership.id).where(Partnership.programme_id == programme.id)
    )
    events = select(Event.id).where(Event.programme_id == programme.id)
    heard: set[int] = set()
    for column, conditions in (
        (Meeting.logged_by_id, (of_programme, Meeting.created_at >= moment)),
        (Meeting.confirmed_by_id, (of_programme, Meeting.held_on > begin)),
        (
            Assignment.person_id,
            (
                Assignment.programme_id == programme.id,
                Assignment.state == AssignmentState.DONE,
                Assignment.done_at >= moment,
            ),
        ),
        (
            HelpRequest.person_id,
            (HelpRequest.programme_id == programme.id, HelpRequest.asked_at >= moment),
        ),
        (EventGuest.person_id, (EventGuest.event_id.in_(events), EventGuest.answered_at >= moment)),
    ):
        heard |= await _people(session, column, (*conditions, column.in_(people)))
    return heard


async def _people(
    session: AsyncSession,
    column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    conditions: Iterable[ColumnElement[bool]],
) -> set[int]:
    found = await session.scalars(select(column).where(*conditions).distinct())
    return {one for one in found if one is not None}


async def _names(session: AsyncSession, pairs: Iterable[_Pair]) -> dict[int, str]:
    ids = {one for pair in pairs for one in pair.people}
    people = await session.scalars(select(Person).where(Person.id.in_(ids)))
    return {person.id: short_name(person) for person in people}
