"""What a summary says of the event itself: its orders, its lessons by kind, whose people came."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import EventAnswer, EventState
from models.events import Event, EventGuest
from models.people import Person, School
from services.orders import Order
from services.summaries.facts import EventFacts, KindFacts, SchoolFacts

INVITED = func.count().filter(EventGuest.invited)
ATTENDED = func.count().filter(EventGuest.attended)


async def event_facts(session: AsyncSession, event: Event) -> EventFacts:
    invited, going, attended = (
        await session.execute(
            select(INVITED, func.count().filter(EventGuest.answer == EventAnswer.GOING), ATTENDED).where(
                EventGuest.event_id == event.id
            )
        )
    ).one()
    return EventFacts(
        kind=event.kind.value,
        title=event.title,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        place=event.place,
        opening_order=_order(event.opening_order_number, event.opening_order_date),
        closing_order=_order(event.closing_order_number, event.closing_order_date),
        invited=invited,
        going=going,
        attended=attended,
        kinds=await _kinds(session, event),
        schools=await _schools(session, event),
    )


def _order(number: str, day: date | None) -> Order | None:
    return Order(number, day) if number and day else None


async def _kinds(session: AsyncSession, event: Event) -> tuple[KindFacts, ...]:
    """Of a series: its lessons that were held, most frequent kind first."""
    rows = await session.execute(
        select(
            Event.kind,
            func.count(Event.id.distinct()),
            func.count(EventGuest.person_id).filter(EventGuest.attended),
        )
        .outerjoin(EventGuest, EventGuest.event_id == Event.id)
        .where(Event.series_id == event.id, Event.state == EventState.PLANNED)
        .group_by(Event.kind)
        .order_by(func.count(Event.id.distinct()).desc(), Event.kind)
    )
    return tuple(KindFacts(kind.value, held, attended) for kind, held, attended in rows)


async def _schools(session: AsyncSession, event: Event) -> tuple[SchoolFacts, ...]:
    rows = await session.execute(
        select(School.name, INVITED, ATTENDED)
        .select_from(EventGuest)
        .join(Person, Person.id == EventGuest.person_id)
        .outerjoin(School, School.id == Person.school_id)
        .where(EventGuest.event_id == event.id)
        .group_by(School.id)
        .order_by(School.name.is_(None), School.name)
    )
    return tuple(SchoolFacts(name or "", invited, attended) for name, invited, attended in rows)
