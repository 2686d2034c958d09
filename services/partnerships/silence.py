"""Pairs and groups that have fallen silent: no meeting for weeks, or only one side that is heard of."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import CompoundSelect, func, select, union
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, PartnershipState
from models.events import Event, EventGuest
from models.partnerships import FormerMentee, Meeting, Partnership, PartnershipMentee
from models.programmes import Programme
from models.roadmap import Assignment, HelpRequest
from services.partnerships.people import local_day

AT_ONCE = 200
"""So many partnerships are looked at in one go: taps are answered in between."""


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


async def active_after(session: AsyncSession, programme_id: int, after: int) -> list[int]:
    """Ids of a programme's next active partnerships, in their order, so many as are looked at at once."""
    found = await session.scalars(
        select(Partnership.id)
        .where(
            Partnership.programme_id == programme_id,
            Partnership.state == PartnershipState.ACTIVE,
            Partnership.id > after,
        )
        .order_by(Partnership.id)
        .limit(AT_ONCE)
    )
    return list(found)


async def silences(
    session: AsyncSession, programme: Programme, now: datetime, ids: Collection[int]
) -> list[Silence]:
    """Those of the programme's active partnerships `ids` without a meeting for its `silent_weeks` (counted
    from the introduction or the end of a pause where there was none); then one-sided ones.

    A sign of life is a meeting logged or confirmed, an assignment done, a call for help, an answer to an
    invitation. Answers to surveys are none: they are kept without a moment.
    """
    today = local_day(programme, now)
    begin = today - timedelta(weeks=programme.silent_weeks)
    pairs = await _pairs(session, programme, ids)
    last = await _last_meetings(session, ids)
    unmet = {pair.id for pair in pairs if max(pair.since, last.get(pair.id, pair.since)) <= begin}
    speakers = await _speakers(session, ids, begin)
    one_sided = {
        pair.id
        for pair in pairs
        if pair.id not in unmet
        and pair.since <= begin
        and len({one == pair.mentor_id for one in speakers[pair.id]}) == 1
    }
    looked_at = [pair for pair in pairs if pair.id in unmet | one_sided]
    heard = await _heard(session, programme, begin, {one for pair in looked_at for one in pair.people})
    quiet = []
    for pair in looked_at:
        silent = _silent(pair, heard)
        if pair.id in unmet:
            weeks = (today - max(pair.since, last.get(pair.id, pair.since))).days // 7
            quiet.append(Silence(pair.id, weeks, silent))
        elif silent is not Side.NOBODY:
            quiet.append(Silence(pair.id, programme.silent_weeks, silent, one_sided=True))
    return quiet


def most_pressing(one: Silence) -> tuple[bool, int, int]:
    """By what they are sorted: the longest silent first, one-sided ones after them."""
    return one.one_sided, -one.weeks, one.partnership_id


def _silent(pair: _Pair, heard: Collection[int]) -> Side:
    mentor, mentees = pair.mentor_id in heard, not pair.mentees.isdisjoint(heard)
    if mentor:
        return Side.NOBODY if mentees else Side.MENTEE
    return Side.MENTOR if mentees else Side.BOTH


async def _pairs(session: AsyncSession, programme: Programme, ids: Collection[int]) -> list[_Pair]:
    zone = ZoneInfo(programme.time_zone)
    found = await session.execute(
        select(
            Partnership.id,
            Partnership.mentor_id,
            Partnership.introduced_at,
            Partnership.created_at,
            Partnership.resumed_on,
        ).where(
            Partnership.programme_id == programme.id,
            Partnership.state == PartnershipState.ACTIVE,
            Partnership.id.in_(ids),
        )
    )
    mentees: defaultdict[int, set[int]] = defaultdict(set)
    for partnership_id, person_id in await session.execute(
        select(PartnershipMentee.partnership_id, PartnershipMentee.person_id).where(
            PartnershipMentee.partnership_id.in_(ids)
        )
    ):
        mentees[partnership_id].add(person_id)
    pairs = []
    for pair_id, mentor_id, introduced_at, created_at, resumed_on in found:
        began = max(introduced_at or created_at, programme.launched_at or created_at)
        since = max(began.astimezone(zone).date(), resumed_on or date.min)
        pairs.append(_Pair(pair_id, mentor_id, frozenset(mentees[pair_id]), since))
    return pairs


async def _last_meetings(session: AsyncSession, ids: Collection[int]) -> dict[int, date]:
    rows = await session.execute(
        select(Meeting.partnership_id, func.max(Meeting.held_on))
        .where(Meeting.partnership_id.in_(ids))
        .group_by(Meeting.partnership_id)
    )
    return {row[0]: row[1] for row in rows}


async def _speakers(session: AsyncSession, ids: Collection[int], begin: date) -> defaultdict[int, set[int]]:
    """Partnership → who logged or confirmed its meetings since the local day `begin`."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for partnership_id, *people in await session.execute(
        select(Meeting.partnership_id, Meeting.logged_by_id, Meeting.confirmed_by_id).where(
            Meeting.partnership_id.in_(ids), Meeting.held_on > begin
        )
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
    meetings = Meeting.partnership_id.in_(_partnerships_of(people))
    logged = select(Meeting.logged_by_id, Partnership.programme_id).where(
        meetings, Meeting.created_at >= moment
    )
    confirmed = select(Meeting.confirmed_by_id, Partnership.programme_id).where(
        meetings, Meeting.held_on > begin
    )
    done = select(Assignment.person_id, Assignment.programme_id).where(
        Assignment.person_id.in_(people),
        Assignment.state == AssignmentState.DONE,
        Assignment.done_at >= moment,
    )
    called = select(HelpRequest.person_id, HelpRequest.programme_id).where(
        HelpRequest.person_id.in_(people), HelpRequest.asked_at >= moment
    )
    answered = select(EventGuest.person_id, Event.programme_id).where(
        EventGuest.person_id.in_(people), EventGuest.answered_at >= moment
    )
    of_meeting, of_guest = Partnership.id == Meeting.partnership_id, Event.id == EventGuest.event_id
    heard: set[int] = set()
    for signs in (
        logged.join(Partnership, of_meeting),
        confirmed.join(Partnership, of_meeting),
        done,
        called,
        answered.join(Event, of_guest),
    ):
        # By person alone: an index by programme would go through everybody's.
        rows = await session.execute(signs.distinct())
        heard |= {who for who, where in rows if who is not None and where == programme.id}
    return heard & set(people)


def _partnerships_of(people: Collection[int]) -> CompoundSelect[int]:
    """Ids of all partnerships in which one of the people is or was."""
    return union(
        select(Partnership.id).where(Partnership.mentor_id.in_(people)),
        select(PartnershipMentee.partnership_id).where(PartnershipMentee.person_id.in_(people)),
        select(FormerMentee.partnership_id).where(FormerMentee.person_id.in_(people)),
    )
