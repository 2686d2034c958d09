"""A programme's year: phases, reviews, the order that approved it, whether pairs may cross schools."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from models.enums import PhaseKind
from models.programmes import Phase, Programme
from services.actor import Actor
from services.base import Service
from services.errors import DomainError
from services.orders import Order
from services.programmes.rules import Span, check_phases


@dataclass(frozen=True, slots=True)
class YearFacts:
    """Local days, both ends included. `phases` in their order; a review may have no day yet."""

    title: str
    span: Span
    time_zone: str
    phases: dict[PhaseKind, Span]
    interim_review_on: date | None
    final_review_on: date | None
    order: Order | None
    across_schools: bool


class Years(Service):
    async def year(self, actor: Actor) -> YearFacts:
        """The current programme's year, for its methodist."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            phases = {
                phase.kind: Span(phase.starts_on, phase.ends_on)
                for phase in await session.scalars(select(Phase).where(Phase.programme_id == programme_id))
            }
        return YearFacts(
            title=programme.title,
            span=Span(programme.starts_on, programme.ends_on),
            time_zone=programme.time_zone,
            phases={kind: phases[kind] for kind in PhaseKind if kind in phases},
            interim_review_on=programme.interim_review_on,
            final_review_on=programme.final_review_on,
            order=approved_by(programme),
            across_schools=programme.across_schools,
        )

    async def set_phase(self, actor: Actor, kind: PhaseKind, span: Span) -> None:
        """Give a phase its days. DomainError outside the programme's, over a neighbour, or out of order."""
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id, with_for_update=True)
            rows = await session.scalars(select(Phase).where(Phase.programme_id == programme_id))
            phases = {phase.kind: phase for phase in rows}
            spans = {one: Span(phase.starts_on, phase.ends_on) for one, phase in phases.items()}
            check_phases(spans | {kind: span}, kind, Span(programme.starts_on, programme.ends_on))
            phase = phases.get(kind) or Phase(programme_id=programme_id, kind=kind)
            phase.starts_on, phase.ends_on = span.starts_on, span.ends_on
            session.add(phase)
            self.audit(session, actor, "programmes.changed", f"programme:{programme_id}", what="phase")

    async def set_reviews(self, actor: Actor, interim: date | None, final: date | None) -> None:
        """The days of the interim and of the final review, or none yet.

        DomainError outside the programme's days, or when the final one is not the later.
        """
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id)
            for day in (interim, final):
                if day is not None and not programme.starts_on <= day <= programme.ends_on:
                    raise DomainError("year-outside", **_written(programme))
            if interim and final and interim >= final:
                raise DomainError("year-reviews-order")
            programme.interim_review_on, programme.final_review_on = interim, final
            self.audit(session, actor, "programmes.changed", f"programme:{programme_id}", what="reviews")

    async def approve(self, actor: Actor, order: Order) -> None:
        """Keep the order that approved the year's list of schools."""
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id)
            programme.order_number, programme.order_date = order.number, order.day
            self.audit(session, actor, "programmes.changed", f"programme:{programme_id}", what="order")

    async def allow_across(self, actor: Actor, allowed: bool) -> None:
        """Say whether teachers may be paired across schools that are no partners."""
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id)
            programme.across_schools = allowed
            what = f"across_schools:{allowed}"
            self.audit(session, actor, "programmes.changed", f"programme:{programme_id}", what=what)


def approved_by(programme: Programme) -> Order | None:
    """The order that approved the year's list of schools, once it is known."""
    return Order(programme.order_number, programme.order_date) if programme.order_date else None


def _written(programme: Programme) -> dict[str, str]:
    return {"starts": f"{programme.starts_on:%d.%m.%Y}", "ends": f"{programme.ends_on:%d.%m.%Y}"}
