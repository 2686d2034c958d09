"""The fields of an event that only its card and its papers show."""

from enum import StrEnum

from models.enums import EventAfter, EventKind, Stage
from models.events import Event, EventDeficit
from models.people import Deficit, School
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.events.rules import LONGEST_TITLE, clean
from services.events.standing import EventStanding
from services.orders import Order


class OrderKind(StrEnum):
    """Which order of an event: that it takes place, or what came of it."""

    OPENING = "opening"
    CLOSING = "closing"


class Editing(EventStanding):
    """For the programme's methodist, before the event and after it."""

    async def rename(self, actor: Actor, event_id: int, kind: EventKind, title: str) -> None:
        """Another kind or title. Raises DomainError for an empty or too long one."""
        title = clean(title, LONGEST_TITLE)
        if not title:
            raise DomainError("event-error-title")
        async with self.database.write() as session:
            event, _ = await self.own(session, actor, event_id, lock=True)
            if (event.kind, event.title) != (kind, title):
                event.kind, event.title, event.sequence = kind, title, event.sequence + 1
                self.audit(session, actor, "events.changed", f"event:{event_id}", what="title")

    async def set_event_stage(self, actor: Actor, event_id: int, stage: Stage | None) -> None:
        """Which step of action learning it is; None: told by its kind."""
        async with self.database.write() as session:
            event, _ = await self.own(session, actor, event_id, lock=True)
            if event.stage is not stage:
                event.stage = stage
                self.audit(session, actor, "events.changed", f"event:{event_id}", what="stage")

    async def turn_event_deficit(self, actor: Actor, event_id: int, deficit_id: int) -> None:
        """The event is there for the deficit, or not any more. NotFound for another programme's."""
        async with self.once(actor, "events.turn_deficit") as session:
            _, programme = await self.own(session, actor, event_id, lock=True)
            deficit = await session.get(Deficit, deficit_id)
            if deficit is None or deficit.programme_id != programme.id:
                raise NotFound("deficit")
            there = await session.get(EventDeficit, (event_id, deficit_id))
            if there is not None:
                await session.delete(there)
            else:
                session.add(EventDeficit(event_id=event_id, deficit_id=deficit_id))
            self.audit(session, actor, "events.changed", f"event:{event_id}", what="deficits")

    async def set_host_school(self, actor: Actor, event_id: int, school_id: int | None) -> None:
        """The school where it takes place; NotFound for another municipality's."""
        async with self.database.write() as session:
            event, programme = await self.own(session, actor, event_id, lock=True)
            school = await session.get(School, school_id) if school_id is not None else None
            if school_id is not None and (
                school is None or school.municipality_id != programme.municipality_id
            ):
                raise NotFound("school")
            if event.host_school_id != school_id:
                event.host_school_id = school_id
                self.audit(session, actor, "events.changed", f"event:{event_id}", what="host-school")

    async def set_event_order(
        self, actor: Actor, event_id: int, which: OrderKind, order: Order | None
    ) -> None:
        """The number and day of the opening or closing order; None: there is none."""
        number, day = (order.number, order.day) if order else ("", None)
        async with self.database.write() as session:
            event, _ = await self.own(session, actor, event_id, lock=True)
            if which is OrderKind.OPENING:
                event.opening_order_number, event.opening_order_date = number, day
            else:
                event.closing_order_number, event.closing_order_date = number, day
            self.audit(session, actor, "events.changed", f"event:{event_id}", what=f"{which.value}-order")

    async def set_anonymous(self, actor: Actor, event_id: int, anonymous: bool) -> None:
        """How the marks afterwards are asked for; DomainError once the survey has opened."""
        async with self.database.write() as session:
            event, _ = await self.own(session, actor, event_id, lock=True)
            if event.after is EventAfter.SURVEYED:
                raise DomainError("event-error-surveyed")
            if event.anonymous is not anonymous:
                event.anonymous = anonymous
                self.audit(session, actor, "events.changed", f"event:{event_id}", what="anonymous")


def orders_of(event: Event) -> tuple[Order | None, Order | None]:
    """The opening and the closing order, where there is one."""
    opening, closing = event.opening_order_date, event.closing_order_date
    return (
        Order(event.opening_order_number, opening) if opening else None,
        Order(event.closing_order_number, closing) if closing else None,
    )
