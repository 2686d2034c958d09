"""Who an event belongs to, who leads it, and how it is told of: what all services of events stand on."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import EventAnswer, Role
from models.events import Event, EventGuest, EventPresenter
from models.people import Person
from models.programmes import Programme
from services.actor import Actor
from services.base import Service
from services.errors import Forbidden, NotFound
from services.events.facts import EventLine
from services.events.guests import CONSENTED, local


class EventStanding(Service):
    async def own(
        self, session: AsyncSession, actor: Actor, event_id: int, *, lock: bool = False
    ) -> tuple[Event, Programme]:
        """The event, if the actor is methodist of its programme. Forbidden or NotFound otherwise."""
        programme_id = actor.methodist_of()
        event = await (locked(session, event_id) if lock else session.get(Event, event_id))
        if event is None or event.programme_id != programme_id:
            raise NotFound("event")
        return event, await session.get_one(Programme, programme_id)

    async def hosted(
        self, session: AsyncSession, actor: Actor, event_id: int, *, lock: bool = False
    ) -> tuple[Event, Programme]:
        """The event, if the actor is methodist of its programme or leads it. Forbidden or NotFound else."""
        event = await (locked(session, event_id) if lock else session.get(Event, event_id))
        if event is None:
            raise NotFound("event")
        if not await self.hosts(session, actor, event):
            raise (NotFound if Role.METHODIST in actor.roles else Forbidden)(f"event:{event_id}")
        return event, await session.get_one(Programme, event.programme_id)

    async def programme_of(self, session: AsyncSession, event: Event) -> Programme:
        return await session.get_one(Programme, event.programme_id)

    async def hosts(self, session: AsyncSession, actor: Actor, event: Event) -> bool:
        """Whether the actor is methodist of the event's programme or leads it."""
        if Role.METHODIST in actor.roles and event.programme_id == actor.programme_id:
            return True
        return await leads(session, actor, event.id)

    def line(
        self,
        event: Event,
        programme: Programme,
        answer: EventAnswer | None = None,
        *,
        leads: bool = False,
        queue: int | None = None,
        materials: int = 0,
        lessons: int = 0,
    ) -> EventLine:
        now = self.clock.now()
        return EventLine(
            id=event.id,
            kind=event.kind,
            title=event.title,
            starts_at=local(event.starts_at, programme),
            ends_at=local(event.ends_at, programme),
            place=event.place,
            link=event.link,
            state=event.state,
            started=event.starts_at <= now,
            over=event.ends_at <= now,
            answer=answer,
            leads=leads,
            places=event.places,
            queue=queue,
            materials=materials,
            series_id=event.series_id,
            lessons=lessons,
        )


async def locked(session: AsyncSession, event_id: int) -> Event | None:
    """The event, for this transaction alone; with its series, which is locked first by everybody."""
    series_id = await session.scalar(select(Event.series_id).where(Event.id == event_id))
    if series_id is not None:
        await session.get(Event, series_id, with_for_update=True)
    return await session.get(Event, event_id, with_for_update=True)


async def leads(session: AsyncSession, actor: Actor, event_id: int) -> bool:
    """Whether one of the actor's people is among the event's presenters."""
    found = await session.scalar(
        select(EventPresenter.person_id)
        .join(Person, Person.id == EventPresenter.person_id)
        .where(
            EventPresenter.event_id == event_id,
            Person.account_id == actor.account_id,
            Person.state.in_(CONSENTED),
        )
        .limit(1)
    )
    return found is not None


async def is_guest(session: AsyncSession, actor: Actor, event_id: int) -> bool:
    """Whether one of the actor's people is a guest of the event."""
    found = await session.scalar(
        select(EventGuest.person_id)
        .join(Person, Person.id == EventGuest.person_id)
        .where(EventGuest.event_id == event_id, Person.account_id == actor.account_id)
        .limit(1)
    )
    return found is not None
