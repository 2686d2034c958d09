"""Pairs and groups that have fallen silent: no meeting for weeks, or only one side that is heard of."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models.enums import PartnershipState
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


async def silences(session: AsyncSession, programme: Programme, now: datetime) -> list[Silence]:
    """Active partnerships without a meeting for the programme's `silent_weeks` (counted from the
    introduction or the end of a pause where there was none), the longest silent first; then one-sided ones.

    A sign of life is a meeting logged or confirmed, an assignment done, a call for help, an answer to an
    invitation. Answers to surveys are none: they are kept without a moment.
    """
    today = local_day(programme, now)
    begin = today - timedelta(weeks=programme.silent_weeks)
    pairs = await _pairs(session, programme)
    meetings = await _meetings(session, [pair.id for pair in pairs])
    heard = await _heard(session, programme, begin)
    quiet: list[tuple[_Pair, int, Side, bool]] = []
    for pair in pairs:
        held = meetings[pair.id]
        last = max([pair.since, *(one.held_on for one in held)])
        silent = _silent(pair, heard)
        if last <= begin:
            quiet.append((pair, (today - last).days // 7, silent, False))
        elif pair.since <= begin and _told_by_one_side(pair, held, begin) and silent is not Side.NOBODY:
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


def _told_by_one_side(pair: _Pair, held: Iterable[Meeting], begin: date) -> bool:
    """Whether meetings since `begin` were logged, and all by the mentor or all by mentees."""
    speakers = {
        one == pair.mentor_id
        for meeting in held
        if meeting.held_on > begin
        for one in (meeting.logged_by_id, meeting.confirmed_by_id)
        if one is not None
    }
    return len(speakers) == 1


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


async def _meetings(session: AsyncSession, pairs: Collection[int]) -> defaultdict[int, list[Meeting]]:
    found: defaultdict[int, list[Meeting]] = defaultdict(list)
    for meeting in await session.scalars(select(Meeting).where(Meeting.partnership_id.in_(pairs))):
        found[meeting.partnership_id].append(meeting)
    return found


async def _heard(session: AsyncSession, programme: Programme, begin: date) -> set[int]:
    """People who have given a sign of life in the programme since the local day `begin`."""
    moment = datetime.combine(begin, time(), ZoneInfo(programme.time_zone))
    of_programme = Meeting.partnership_id.in_(
        select(Partnership.id).where(Partnership.programme_id == programme.id)
    )
    people: set[int] = set()
    for column, conditions in (
        (Meeting.logged_by_id, (of_programme, Meeting.created_at >= moment)),
        (Meeting.confirmed_by_id, (of_programme, Meeting.held_on > begin)),
        (
            Assignment.person_id,
            (Assignment.programme_id == programme.id, Assignment.done_at >= moment),
        ),
        (
            HelpRequest.person_id,
            (HelpRequest.programme_id == programme.id, HelpRequest.asked_at >= moment),
        ),
        (
            EventGuest.person_id,
            (
                EventGuest.event_id.in_(select(Event.id).where(Event.programme_id == programme.id)),
                EventGuest.answered_at >= moment,
            ),
        ),
    ):
        people |= await _people(session, column, conditions)
    return people


async def _people(
    session: AsyncSession,
    column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    conditions: Iterable[ColumnElement[bool]],
) -> set[int]:
    found = await session.scalars(select(column).where(*conditions).distinct())
    return {one for one in found if one is not None}


async def _names(session: AsyncSession, pairs: Iterable[_Pair]) -> dict[int, str]:
    ids = {one for pair in pairs for one in (pair.mentor_id, *pair.mentees)}
    people = await session.scalars(select(Person).where(Person.id.in_(ids)))
    return {person.id: short_name(person) for person in people}
