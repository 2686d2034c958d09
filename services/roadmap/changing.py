"""A saved plan changes: an activity is moved, reworded, dropped. History stays, people hear of it once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, ChangeKind, ProgrammeState
from models.programmes import Programme
from models.roadmap import Activity, ActivityChange, Assignment, Roadmap
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.orders import Order
from services.roadmap.board_rows import activity_of
from services.roadmap.change_notices import ChangeNotices, tell_of_change
from services.roadmap.comparing import timing_of_period
from services.roadmap.draft_rows import TITLE_LENGTH
from services.roadmap.drafts import Period
from services.roadmap.facts import fitting, local_day
from services.roadmap.following import cancel_assignments, follow, given_of, reopen
from services.roadmap.launching import fan_out, set_period
from services.roadmap.rescheduling import moves_of
from services.roadmap.rules import Occurrence, Timing, evidence_of, occurrences

HISTORY_SHOWN = 10


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change of an activity. `before` and `after` are as they were written; `changed_on` is local."""

    kind: ChangeKind
    before: str
    after: str
    order: Order | None
    changed_on: date
    field: str = ""
    """Which text was reworded; "" is the title."""


@dataclass(frozen=True, slots=True)
class MovePreview:
    """What moving an activity would do: open assignments that follow and that go, people who are told."""

    follow: int
    go: int
    people: int
    done: int


class Changing(ChangeNotices):
    """For the methodist of the programme."""

    async def history(self, actor: Actor, activity_id: int) -> tuple[ChangeLine, ...]:
        """An activity's last changes, newest first."""
        async with self.database.read() as session:
            _, programme = await activity_of(session, actor.methodist_of(), activity_id)
            rows = await session.scalars(
                select(ActivityChange)
                .where(ActivityChange.activity_id == activity_id)
                .order_by(ActivityChange.id.desc())
                .limit(HISTORY_SHOWN)
            )
            return tuple(
                ChangeLine(
                    row.kind,
                    row.before,
                    row.after,
                    Order(row.order_number, row.order_date) if row.order_date else None,
                    local_day(row.changed_at, programme),
                    row.field,
                )
                for row in rows
            )

    async def preview_move(self, actor: Actor, activity_id: int, period: Period) -> MovePreview:
        """Look at what `move` would do; raises what it would raise."""
        async with self.database.read() as session:
            activity, programme = await activity_of(session, actor.methodist_of(), activity_id)
            times = _times(programme, timing_of_period(period), local_day(self.clock.now(), programme))
            given = await given_of(session, activity.id)
            moves = moves_of(given, times, local_day(self.clock.now(), programme))
            done = sum(one.state is AssignmentState.DONE for one in given)
            return MovePreview(len(moves.moved), len(moves.cancelled), len(moves.people), done)

    async def move(
        self, actor: Actor, activity_id: int, period: Period, text: str, order: Order | None = None
    ) -> MovePreview:
        """Give an activity other dates, in the words `text`. Its open assignments and unsent reminders
        follow; those concerned hear of it once.

        Raises DomainError when the period has no dates, or none that are still to come.
        """
        async with self.once(actor, "roadmap.move") as session:
            activity, programme = await activity_of(session, actor.methodist_of(), activity_id)
            seen, _ = await self._moved(session, actor, programme, activity, period, text, order)
            return seen

    async def _moved(
        self,
        session: AsyncSession,
        actor: Actor,
        programme: Programme,
        activity: Activity,
        period: Period,
        text: str,
        order: Order | None,
    ) -> tuple[MovePreview, frozenset[int]]:
        """Move an activity in the caller's transaction; also who is told."""
        now = self.clock.now()
        today = local_day(now, programme)
        times = _times(programme, timing_of_period(period), today)
        before = activity.period_text
        set_period(activity, period, text)
        change = self._note(session, actor, activity, ChangeKind.MOVED, before, text, order)
        await session.flush()
        given = await given_of(session, activity.id)
        moves = moves_of(given, times, today)
        await follow(session, programme, moves, today, activity)
        if programme.state is ProgrammeState.LAUNCHED:
            newcomers = None if not given else moves.short
            if newcomers is None or newcomers:
                await fan_out(session, now, programme, people=newcomers, activities=[activity.id])
        await tell_of_change(session, now, programme, change, moves.people)
        done = sum(one.state is AssignmentState.DONE for one in given)
        return MovePreview(len(moves.moved), len(moves.cancelled), len(moves.people), done), moves.people

    async def reword(self, actor: Actor, activity_id: int, title: str, order: Order | None = None) -> None:
        """Call an activity and its open assignments otherwise; nobody is written to for that."""
        title = fitting(" ".join(title.split()), TITLE_LENGTH)
        if not title:
            raise DomainError("import-title-empty")
        async with self.database.write() as session:
            activity, _ = await activity_of(session, actor.methodist_of(), activity_id)
            if activity.title == title:
                return
            await self._reworded(session, actor, activity, "title", title, order)

    async def _reworded(
        self,
        session: AsyncSession,
        actor: Actor,
        activity: Activity,
        field: str,
        text: str,
        order: Order | None,
    ) -> ActivityChange:
        """Give one of an activity's texts other words, in the caller's transaction; its open assignments
        carry the title and ask for what the result names."""
        named = "" if field == "title" else field
        before = getattr(activity, field)
        change = self._note(session, actor, activity, ChangeKind.REWORDED, before, text, order, named)
        setattr(activity, field, text)
        values: dict[str, Any] = {}
        if field == "title":
            values["title"] = text
        elif field == "result":
            activity.evidence = values["evidence"] = evidence_of(text)
        if values:
            await session.execute(
                update(Assignment)
                .where(Assignment.activity_id == activity.id, Assignment.state == AssignmentState.OPEN)
                .values(values)
            )
        return change

    async def drop(self, actor: Actor, activity_id: int, order: Order | None = None) -> int:
        """Take an activity out of the plan: what is open of it is cancelled, what is done stays done.

        Returns how many people are told. Idempotent.
        """
        async with self.database.write() as session:
            activity, programme = await activity_of(session, actor.methodist_of(), activity_id)
            if activity.dropped_at is not None:
                return 0
            return len(await self._dropped(session, actor, programme, activity, order))

    async def _dropped(
        self,
        session: AsyncSession,
        actor: Actor,
        programme: Programme,
        activity: Activity,
        order: Order | None,
    ) -> set[int]:
        """Drop an activity in the caller's transaction; who is told."""
        activity.dropped_at = self.clock.now()
        change = self._note(session, actor, activity, ChangeKind.DROPPED, activity.period_text, "", order)
        await session.flush()
        ended = [one for one in await given_of(session, activity.id) if one.state is AssignmentState.OPEN]
        await cancel_assignments(session, [one.id for one in ended])
        people = set().union(*(one.people for one in ended))
        await tell_of_change(session, activity.dropped_at, programme, change, people)
        return people

    async def restore(self, actor: Actor, activity_id: int) -> None:
        """Take a dropped activity back into the plan, with what is still to come of it."""
        async with self.database.write() as session:
            activity, programme = await activity_of(session, actor.methodist_of(), activity_id)
            if activity.dropped_at is not None:
                await self._restored(session, actor, programme, activity, None)

    async def _restored(
        self,
        session: AsyncSession,
        actor: Actor,
        programme: Programme,
        activity: Activity,
        order: Order | None,
    ) -> set[int]:
        """Take a dropped activity back in the caller's transaction; who is told."""
        now = self.clock.now()
        activity.dropped_at = None
        change = self._note(session, actor, activity, ChangeKind.RESTORED, "", activity.period_text, order)
        await session.flush()
        today = local_day(now, programme)
        cancelled = [
            one
            for one in await given_of(session, activity.id)
            if one.state is AssignmentState.CANCELLED and one.due_on >= today
        ]
        await reopen(session, programme, activity, cancelled, today)
        if programme.state is ProgrammeState.LAUNCHED:
            await fan_out(session, now, programme, activities=[activity.id])
        people = set().union(*(one.people for one in cancelled))
        await tell_of_change(session, now, programme, change, people)
        return people

    async def set_order(self, actor: Actor, order: Order) -> None:
        """Note the number and day of the order that approved the plan."""
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            roadmap = await session.scalar(select(Roadmap).where(Roadmap.programme_id == programme_id))
            if roadmap is None:
                raise NotFound("roadmap")
            roadmap.order_number, roadmap.order_date = order.number, order.day
            self.audit(session, actor, "roadmap.ordered", f"roadmap:{roadmap.id}")

    def _note(
        self,
        session: AsyncSession,
        actor: Actor,
        activity: Activity,
        kind: ChangeKind,
        before: str,
        after: str,
        order: Order | None,
        field: str = "",
    ) -> ActivityChange:
        change = ActivityChange(
            activity_id=activity.id,
            kind=kind,
            field=field,
            before=before,
            after=after,
            order_number=order.number if order else "",
            order_date=order.day if order else None,
            changed_at=self.clock.now(),
            changed_by_id=actor.person_id,
        )
        session.add(change)
        self.audit(session, actor, f"activity.{kind}", f"activity:{activity.id}")
        return change


def _times(programme: Programme, timing: Timing, today: date) -> Sequence[Occurrence]:
    times = occurrences(timing, programme.starts_on, programme.ends_on)
    if not times:
        raise DomainError("plan-no-dates")
    ahead = [time for time in times if time.due_on >= today]
    if programme.state is ProgrammeState.LAUNCHED and not ahead:
        raise DomainError("plan-dates-past")
    return times
