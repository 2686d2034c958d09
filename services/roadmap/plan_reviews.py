"""The interim and the final review of the plan: its methodists are reminded, what it came to is kept."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.database import Database
from models.enums import PlanReview as PlanReview
from models.enums import Role
from models.programmes import Programme, ReviewOutcome
from models.system import Rider
from services.actor import Actor
from services.base import insert_ignore
from services.clock import Clock
from services.errors import DomainError, NotFound
from services.orders import Order
from services.roadmap.bundles import Bundles
from services.roadmap.days import days_off, reminder_days
from services.roadmap.escalating import holders, rider_row
from services.roadmap.facts import fitting, local_day
from services.roadmap.offsets import offsets_for

KIND = "plan_review"
OUTCOME_LENGTH = 4000


@dataclass(frozen=True, slots=True)
class PlanReviewFacts:
    """A review of the plan: its local day, if it has one, and once it was held what it came to."""

    kind: PlanReview
    day: date | None
    held_on: date | None = None
    outcome: str = ""
    order: Order | None = None


class PlanReviews(Bundles):
    """For the methodist of the programme."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        # Riders have keys of their own; this only spares looking again the same day.
        self._reviews_looked_on: dict[int, date] = {}

    async def remind_of_reviews(self, now: datetime) -> int:
        """On the programme's days of reminders around a review its methodists hear of it in their bundle,
        until its outcome is written down; how many riders."""
        added = 0
        for programme, day in await self.mornings(now):
            if self._reviews_looked_on.get(programme.id) == day:
                continue
            if near := [kind for kind, on in _days(programme).items() if day in _reminded(programme, on)]:
                async with self.database.write() as session:
                    added += await self._remind(session, programme, day, near)
            self._reviews_looked_on[programme.id] = day
        return added

    async def _remind(
        self, session: AsyncSession, programme: Programme, day: date, near: list[PlanReview]
    ) -> int:
        written = await _outcomes(session, programme.id)
        rows = [
            rider_row(
                programme.id,
                account_id,
                person_id,
                KIND,
                f"{KIND}:{programme.id}:{kind}:{day}:{account_id}",
                {"programme": programme.id, "kind": str(kind)},
            )
            for kind in near
            if kind not in written
            for account_id, person_id, _ in await holders(session, programme.id, Role.METHODIST, day)
        ]
        return await insert_ignore(session, Rider, rows)

    async def plan_reviews(self, actor: Actor) -> tuple[PlanReviewFacts, ...]:
        """Both reviews in their order."""
        async with self.database.read() as session:
            programme = await session.get_one(Programme, actor.methodist_of())
            return await _facts(session, programme)

    async def review_due(self, programme_id: int, kind: PlanReview) -> PlanReviewFacts | None:
        """For delivery: a review that is still to be held or written down; None for others."""
        async with self.database.read() as session:
            programme = await session.get(Programme, programme_id)
            if programme is None:
                return None
            found = {one.kind: one for one in await _facts(session, programme)}[kind]
            return found if found.day and found.held_on is None else None

    async def record_review(self, actor: Actor, kind: PlanReview, outcome: str) -> None:
        """Write down what a review came to; it was held today if no other day was said.

        DomainError for no words or too many.
        """
        outcome = fitting(outcome, OUTCOME_LENGTH)
        if not outcome:
            raise DomainError("outcome-empty")
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id)
            row = (await _outcomes(session, programme_id)).get(kind)
            if row is None:
                today = local_day(self.clock.now(), programme)
                row = ReviewOutcome(programme_id=programme_id, kind=kind, held_on=today)
                session.add(row)
            row.outcome = outcome
            self._noted(session, actor, programme_id, kind)

    async def date_review(self, actor: Actor, kind: PlanReview, day: date) -> None:
        """Say on which local day it was held. DomainError outside the programme or still to come."""
        async with self.database.write() as session:
            row = await _held(session, actor, kind)
            programme = await session.get_one(Programme, row.programme_id)
            today = local_day(self.clock.now(), programme)
            if not programme.starts_on <= day <= min(today, programme.ends_on):
                raise DomainError("outcome-day-wrong", starts=f"{programme.starts_on:%d.%m.%Y}")
            row.held_on = day
            self._noted(session, actor, row.programme_id, kind)

    async def order_review(self, actor: Actor, kind: PlanReview, order: Order) -> None:
        """Keep the order that its outcome was approved by."""
        async with self.database.write() as session:
            row = await _held(session, actor, kind)
            row.order_number, row.order_date = order.number, order.day
            self._noted(session, actor, row.programme_id, kind)

    def _noted(self, session: AsyncSession, actor: Actor, programme_id: int, kind: PlanReview) -> None:
        self.audit(session, actor, "programmes.reviewed", f"programme:{programme_id}", what=str(kind))


def _days(programme: Programme) -> dict[PlanReview, date]:
    days = {
        PlanReview.INTERIM: programme.interim_review_on,
        PlanReview.FINAL: programme.final_review_on,
    }
    return {kind: day for kind, day in days.items() if day is not None}


def _reminded(programme: Programme, day: date) -> set[date]:
    """The local days on which people are reminded of a review."""
    launched = programme.launched_at or programme.created_at
    since = launched.astimezone(ZoneInfo(programme.time_zone)).date()
    return set(reminder_days(day, offsets_for(programme), since, days_off(programme)).values())


async def _outcomes(session: AsyncSession, programme_id: int) -> dict[PlanReview, ReviewOutcome]:
    rows = await session.scalars(select(ReviewOutcome).where(ReviewOutcome.programme_id == programme_id))
    return {row.kind: row for row in rows}


async def _held(session: AsyncSession, actor: Actor, kind: PlanReview) -> ReviewOutcome:
    row = (await _outcomes(session, actor.methodist_of())).get(kind)
    if row is None:
        raise NotFound("review")
    return row


async def _facts(session: AsyncSession, programme: Programme) -> tuple[PlanReviewFacts, ...]:
    days, written = _days(programme), await _outcomes(session, programme.id)
    found = []
    for kind in PlanReview:
        row, day = written.get(kind), days.get(kind)
        if row is None:
            found.append(PlanReviewFacts(kind, day))
            continue
        order = Order(row.order_number, row.order_date) if row.order_date else None
        found.append(PlanReviewFacts(kind, day, row.held_on, row.outcome, order))
    return tuple(found)
