"""From activities to assignments: who has what to do by when, and when they are reminded."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import Answering, AssignmentState, Evidence, PeriodKind, ProgrammeState
from models.programmes import Programme
from models.roadmap import Activity, Assignment, AssignmentShare, Reminder
from services.base import insert_ignore
from services.roadmap.asked import Asked, asked_of, plan_activities, wordings_of
from services.roadmap.days import days_off, pace_offsets, reminder_days
from services.roadmap.drafts import Period
from services.roadmap.meaning import Key, Share, key_of, meanings, members_of
from services.roadmap.offsets import offsets_for
from services.roadmap.rules import Occurrence, Timing, occurrences, offsets_of

ROWS_A_STATEMENT = 500
TITLE_LENGTH = 300
PERIOD_LENGTH = 500


async def fan_out(
    session: AsyncSession,
    now: datetime,
    programme: Programme,
    *,
    people: Collection[int] | None = None,
    activities: Collection[int] | None = None,
) -> int:
    """Give every activity's assignees their assignments and reminders; returns how many are new.

    Idempotent: what is there stays as it is, so it may be run again for `people` who came later or
    for `activities` whose dates became known; only who has become responsible instead of taking part
    (or the other way) goes on as that. What was due before the launch day is not asked of
    anybody, nor of people who came later what was due before they came, nor is anybody asked to have taken
    part in what is past. What a school or a partnership
    is asked once, newcomers share; it is not asked where one of its people has done the same already.
    `now` is the injected clock's moment (UTC).
    """
    zone = ZoneInfo(programme.time_zone)
    launched_on = (programme.launched_at or now).astimezone(zone).date()
    today = max(launched_on, now.astimezone(zone).date())
    since = launched_on if people is None else today
    people = None if people is None else frozenset(people)
    members = await members_of(session, programme.id, today)
    meant = await meanings(session, programme.id)
    wanted: list[_Wanted] = []
    for activity in await plan_activities(session, programme.id):
        if activities is not None and activity.id not in activities:
            continue
        times = [
            occurrence
            for occurrence in occurrences(timing_of(activity), programme.starts_on, programme.ends_on)
            if occurrence.due_on >= since
        ]
        wanted += [
            _Wanted(activity, asked, occurrence)
            for asked in asked_of(activity, meant, members)
            if people is None or not people.isdisjoint(asked.share.people)
            for occurrence in times
            if occurrence.due_on >= today or not asked.takes_part
        ]
    return await _add(session, programme, today, wanted)


async def fan_out_to_pair(
    session: AsyncSession, now: datetime, programme: Programme, people: Collection[int]
) -> None:
    """A partnership of these people goes on: give it what a running plan asks of partnerships."""
    if programme.state is not ProgrammeState.LAUNCHED:
        return
    meant = await meanings(session, programme.id)
    of_pairs = {wording for wording, meaning in meant.items() if meaning.answering is Answering.PAIR}
    if not of_pairs:
        return
    ids = [
        activity.id
        for activity in await plan_activities(session, programme.id)
        if any(wording in wordings_of(activity) for wording in of_pairs)
    ]
    await fan_out(session, now, programme, people=people, activities=ids)


def timing_of(activity: Activity) -> Timing:
    """The period of an activity's columns as the rules take it."""
    detail = activity.period_detail or {}
    return Timing(
        kind=activity.period_kind,
        starts_on=activity.starts_on,
        ends_on=activity.ends_on,
        rrule=activity.rrule,
        whole=bool(detail.get("whole")),
        points=tuple(
            (date.fromisoformat(first), date.fromisoformat(last)) for first, last in detail.get("points", ())
        ),
    )


def set_period(activity: Activity, period: Period, text: str) -> None:
    """Write a period, in the words `text`, into an activity's columns."""
    activity.period_kind = PeriodKind(str(period.kind))
    activity.starts_on, activity.ends_on = period.start, period.end
    activity.rrule, activity.period_text = (period.rrule or "")[:200], text[:PERIOD_LENGTH]
    activity.period_detail = {
        "whole": period.whole,
        "points": [[first.isoformat(), last.isoformat()] for first, last in period.points],
    }


@dataclass(frozen=True, slots=True)
class _Wanted:
    activity: Activity
    asked: Asked
    occurrence: Occurrence

    @property
    def key(self) -> tuple[int, Key, date]:
        return self.activity.id, self.asked.key, self.occurrence.due_on

    @property
    def share(self) -> Share:
        return self.asked.share

    @property
    def takes_part(self) -> bool:
        return self.asked.takes_part

    @property
    def evidence(self) -> Evidence:
        """What is to be shown; who only takes part shows nothing."""
        return Evidence.NOTHING if self.takes_part else self.activity.evidence


@dataclass(frozen=True, slots=True)
class _Present:
    """What is given out of activities: assignment ids by assignee and day; open ones, with whether they are
    of those who only take part; who did what when."""

    ids: dict[tuple[int, Key, date], int]
    open: dict[int, bool]
    done: frozenset[tuple[int, int, date]]

    def settled(self, wanted: _Wanted) -> bool:
        """Whether somebody of those who are to share it has done it for themselves."""
        activity, due_on = wanted.activity.id, wanted.occurrence.due_on
        return (
            wanted.share.is_shared
            and not wanted.takes_part
            and any((activity, one, due_on) in self.done for one in wanted.share.people)
        )


async def _add(session: AsyncSession, programme: Programme, today: date, wanted: list[_Wanted]) -> int:
    involved = {item.activity.id for item in wanted}
    # What was there keeps its state and its reminders: a done one must not be asked for again.
    present = await _present(session, involved)
    held = [(present.ids[item.key], item) for item in wanted if present.ids.get(item.key, 0) in present.open]
    await _share(session, [(assignment_id, item.share) for assignment_id, item in held])
    other = [(number, item) for number, item in held if item.takes_part is not present.open[number]]
    await _change_part(session, programme, today, other)
    wanted = [item for item in wanted if item.key not in present.ids and not present.settled(item)]
    added = await _insert(
        session,
        Assignment,
        (
            {
                "programme_id": programme.id,
                "activity_id": item.activity.id,
                "title": item.activity.title[:TITLE_LENGTH],
                "person_id": item.share.people[0],
                "school_id": item.share.school_id,
                "partnership_id": item.share.partnership_id,
                "is_window": item.occurrence.is_window,
                "starts_on": item.occurrence.starts_on,
                "due_on": item.occurrence.due_on,
                "takes_part": item.takes_part,
                "evidence": item.evidence,
                "state": AssignmentState.OPEN,
                "awaiting_evidence": False,
                "evidence_text": "",
                "not_possible_reason": "",
            }
            for item in wanted
        ),
    )
    if not added:
        return 0
    ids = (await _present(session, involved)).ids
    await _share(session, [(ids[item.key], item.share) for item in wanted])
    await _remind(session, programme, today, [(ids[item.key], item) for item in wanted])
    return added


async def _remind(
    session: AsyncSession, programme: Programme, today: date, given: list[tuple[int, _Wanted]]
) -> None:
    reminders: list[dict[str, Any]] = []
    for assignment_id, item in given:
        offsets = offsets_for(programme, item.activity)
        reminders += reminder_rows(
            programme, assignment_id, item.occurrence, today, offsets, takes_part=item.takes_part
        )
    await _insert(session, Reminder, reminders)


async def _change_part(
    session: AsyncSession, programme: Programme, today: date, given: list[tuple[int, _Wanted]]
) -> None:
    """Open assignments whose people are responsible now instead of taking part, or the other way."""
    for assignment_id, item in given:
        await session.execute(
            update(Assignment)
            .where(Assignment.id == assignment_id)
            .values(takes_part=item.takes_part, evidence=item.evidence, awaiting_evidence=False)
        )
    ids = [assignment_id for assignment_id, item in given if item.takes_part]
    await session.execute(
        delete(Reminder).where(
            Reminder.assignment_id.in_(ids), Reminder.offset_days > 0, Reminder.bundled.is_(False)
        )
    )
    await _remind(session, programme, today, given)


def reminder_rows(
    programme: Programme,
    assignment_id: int,
    occurrence: Occurrence,
    since: date,
    wanted: tuple[int, ...] | None = None,
    *,
    takes_part: bool = False,
) -> list[dict[str, Any]]:
    """Rows of Reminder for one assignment; none before the local day `since`. `wanted` are its activity's
    offsets, the programme's where it has none."""
    if occurrence.is_window:
        offsets = pace_offsets(max(occurrence.starts_on or since, since), occurrence.due_on)
    else:
        wanted = offsets_for(programme) if wanted is None else wanted
        offsets = offsets_of(occurrence, wanted, takes_part=takes_part)
    days = reminder_days(occurrence.due_on, offsets, since, days_off(programme))
    return [
        {
            "assignment_id": assignment_id,
            "programme_id": programme.id,
            "offset_days": offset,
            "remind_on": day,
            "bundled": False,
        }
        for offset, day in days.items()
    ]


async def _share(session: AsyncSession, given: list[tuple[int, Share]]) -> None:
    """Let everybody of a school or partnership answer what it is asked."""
    await _insert(
        session,
        AssignmentShare,
        (
            {"assignment_id": assignment_id, "person_id": person_id}
            for assignment_id, share in given
            if share.is_shared
            for person_id in share.people
        ),
    )


async def _present(session: AsyncSession, activities: set[int]) -> _Present:
    ids: dict[tuple[int, Key, date], int] = {}
    still_open, done = dict[int, bool](), set[tuple[int, int, date]]()
    ordered = sorted(activities)
    for start in range(0, len(ordered), ROWS_A_STATEMENT):
        rows = await session.execute(
            select(
                Assignment.activity_id,
                Assignment.person_id,
                Assignment.school_id,
                Assignment.partnership_id,
                Assignment.due_on,
                Assignment.id,
                Assignment.state,
                Assignment.takes_part,
            ).where(Assignment.activity_id.in_(ordered[start : start + ROWS_A_STATEMENT]))
        )
        for activity_id, person_id, school_id, pair_id, due_on, assignment_id, state, takes_part in rows:
            if activity_id is not None:
                ids[activity_id, key_of(person_id, school_id, pair_id), due_on] = assignment_id
                if state is AssignmentState.OPEN:
                    still_open[assignment_id] = takes_part
                elif state is AssignmentState.DONE and not takes_part and school_id is pair_id is None:
                    done.add((activity_id, person_id, due_on))
    return _Present(ids, still_open, frozenset(done))


async def _insert(
    session: AsyncSession,
    model: type[Assignment] | type[AssignmentShare] | type[Reminder],
    rows: Iterable[dict[str, Any]],
) -> int:
    ready = list(rows)
    added = 0
    for start in range(0, len(ready), ROWS_A_STATEMENT):
        added += await insert_ignore(session, model, ready[start : start + ROWS_A_STATEMENT])
    return added
