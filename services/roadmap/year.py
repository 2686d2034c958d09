"""The plan over the year: for the picture, and for calendars."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, ChangeKind
from models.programmes import Programme
from models.roadmap import Activity, ActivityChange, Assignment, Roadmap
from services.actor import Actor
from services.base import Service
from services.calendars import CalendarEntry
from services.people.listing import unindexed
from services.roadmap.board import activity_counts
from services.roadmap.facts import local_day
from services.roadmap.launching import timing_of
from services.roadmap.rules import occurrences
from services.roadmap.sharing import answered_by


@dataclass(frozen=True, slots=True)
class YearRow:
    """One activity: its spans (local days, both included), and how far its assignments are."""

    direction: str
    title: str
    spans: tuple[tuple[date, date], ...]
    done: int
    total: int
    late: int


@dataclass(frozen=True, slots=True)
class YearFacts:
    """The programme's days and the plan's dated rows, in the plan's order. `undated` have no dates yet."""

    title: str
    starts_on: date
    ends_on: date
    today: date
    rows: tuple[YearRow, ...]
    undated: int


class Year(Service):
    async def year(self, actor: Actor) -> YearFacts:
        """The year of the plan, for the methodist."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            today = local_day(self.clock.now(), programme)
            counts = await activity_counts(session, programme_id, today)
            rows, undated = [], 0
            for activity in await _activities(session, programme_id):
                times = occurrences(timing_of(activity), programme.starts_on, programme.ends_on)
                if not times:
                    undated += 1
                    continue
                of_it = counts.get(activity.id)
                rows.append(
                    YearRow(
                        activity.direction,
                        activity.title,
                        tuple((time.starts_on or time.due_on, time.due_on) for time in times),
                        of_it.done if of_it else 0,
                        of_it.total if of_it else 0,
                        of_it.late if of_it else 0,
                    )
                )
            return YearFacts(
                programme.title, programme.starts_on, programme.ends_on, today, tuple(rows), undated
            )

    async def plan_calendar(self, actor: Actor) -> tuple[str, tuple[CalendarEntry, ...]]:
        """The whole plan as calendar entries, and the programme's title; for the methodist."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            activities = await _activities(session, programme_id, dropped=True)
            changes = await _changes(session, [activity.id for activity in activities])
            entries = [
                CalendarEntry(
                    uid=f"activity-{activity.id}-{place}@svyazka",
                    title=activity.title,
                    starts=time.starts_on or time.due_on,
                    ends=time.due_on,
                    sequence=changes.get(activity.id, 0),
                    cancelled=activity.dropped_at is not None,
                    note=activity.responsible,
                )
                for activity in activities
                for place, time in enumerate(
                    occurrences(timing_of(activity), programme.starts_on, programme.ends_on)
                )
            ]
            return programme.title, tuple(entries)

    async def own_calendar(self, actor: Actor, taking_part: str) -> tuple[str, tuple[CalendarEntry, ...]]:
        """One's own assignments as calendar entries, and the programme's title.

        What was taken off goes as cancelled, so that it leaves the phone's calendar as well. Where one only
        takes part the entry says so in the words `taking_part`.
        """
        person_id = actor.require_person()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, actor.programme_id)
            rows = (
                await session.scalars(
                    select(Assignment)
                    .where(answered_by([person_id]), unindexed(Assignment.programme_id) == programme.id)
                    .order_by(Assignment.due_on, Assignment.id)
                )
            ).all()
            changes = await _changes(session, [row.activity_id for row in rows if row.activity_id])
            return programme.title, tuple(
                CalendarEntry(
                    uid=f"assignment-{row.id}@svyazka",
                    title=row.title,
                    starts=(row.starts_on or row.due_on) if row.is_window else row.due_on,
                    ends=row.due_on,
                    sequence=changes.get(row.activity_id or 0, 0)
                    + int(row.state is not AssignmentState.OPEN),
                    cancelled=row.state is AssignmentState.CANCELLED,
                    note=taking_part if row.takes_part else "",
                )
                for row in rows
            )


async def _activities(
    session: AsyncSession, programme_id: int, *, dropped: bool = False
) -> Sequence[Activity]:
    query = (
        select(Activity).join(Roadmap).where(Roadmap.programme_id == programme_id).order_by(Activity.position)
    )
    if not dropped:
        query = query.where(Activity.dropped_at.is_(None))
    return (await session.scalars(query)).all()


async def _changes(session: AsyncSession, activities: Sequence[int]) -> dict[int, int]:
    """Activity → how often it was changed in a way that a calendar shows, doubled.

    Doubled, so that an assignment's own end (one more) never meets the number of the next change.
    """
    rows = await session.execute(
        select(ActivityChange.activity_id, func.count())
        .where(ActivityChange.activity_id.in_(activities), ActivityChange.kind != ChangeKind.ADDED)
        .group_by(ActivityChange.activity_id)
    )
    return {activity_id: 2 * count for activity_id, count in rows}
