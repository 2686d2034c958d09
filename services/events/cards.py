"""The reading half of events: lists, cards, what a message needs to say."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import EventAfter, EventAnswer, EventState
from models.events import Event, EventGuest
from models.people import Account, Person
from models.programmes import Programme
from models.surveys import Survey
from services.actor import Actor
from services.base import Service
from services.errors import Forbidden, NotFound
from services.events.facts import EventCard, EventLine
from services.events.guests import local

LISTED = 100


class EventCards(Service):
    """Everything one may look at."""

    async def local_now(self, actor: Actor) -> datetime:
        """The present moment in the zone of the actor's programme."""
        if actor.programme_id is None:
            raise Forbidden("programme")
        async with self.database.read() as session:
            return local(self.clock.now(), await session.get_one(Programme, actor.programme_id))

    async def upcoming(self, actor: Actor) -> tuple[EventLine, ...]:
        """The programme's events that are not over, soonest first; for its methodist."""
        return await self._programme_events(actor, over=False)

    async def past(self, actor: Actor) -> tuple[EventLine, ...]:
        """The programme's events that are over, latest first; for its methodist."""
        return await self._programme_events(actor, over=True)

    async def unticked(self, actor: Actor) -> tuple[EventLine, ...]:
        """Events that are over and whose attendance nobody has ticked; for the methodist's attention."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            events = await session.scalars(
                select(Event)
                .where(
                    Event.programme_id == programme_id,
                    Event.after == EventAfter.ASKED,
                    Event.state == EventState.PLANNED,
                )
                .order_by(Event.ends_at)
            )
            return tuple(self.line(event, programme) for event in events)

    async def my_events(self, actor: Actor) -> tuple[EventLine, ...]:
        """Events the actor is a guest of and that ended less than a week ago or are to come."""
        async with self.database.read() as session:
            rows = await session.execute(
                select(Event, Programme, EventGuest.answer)
                .join(EventGuest, EventGuest.event_id == Event.id)
                .join(Person, Person.id == EventGuest.person_id)
                .join(Programme, Programme.id == Event.programme_id)
                .where(
                    Person.account_id == actor.account_id,
                    Event.ends_at >= self.clock.now() - timedelta(days=7),
                )
                .order_by(Event.starts_at)
                .limit(LISTED)
            )
            return tuple(self.line(event, programme, answer) for event, programme, answer in rows)

    async def card(self, actor: Actor, event_id: int) -> EventCard:
        """One event with its counts; for its methodist."""
        async with self.database.read() as session:
            event, programme = await self.own(session, actor, event_id)
            rows = await session.execute(
                select(EventGuest.answer, func.count())
                .where(EventGuest.event_id == event_id)
                .group_by(EventGuest.answer)
            )
            counts = dict(rows.all())
            attended = await session.scalar(
                select(func.count()).where(EventGuest.event_id == event_id, EventGuest.attended)
            )
            survey_id = await session.scalar(select(Survey.id).where(Survey.event_id == event_id))
            return EventCard(
                line=self.line(event, programme),
                anonymous=event.anonymous,
                after=event.after,
                going=counts.get(EventAnswer.GOING, 0),
                maybe=counts.get(EventAnswer.MAYBE, 0),
                declined=counts.get(EventAnswer.DECLINED, 0),
                silent=counts.get(EventAnswer.NONE, 0),
                attended=attended or 0,
                survey_id=survey_id,
            )

    async def invitation(self, actor: Actor, event_id: int) -> EventLine:
        """The event as a guest sees it; NotFound for others."""
        async with self.database.read() as session:
            found = (
                await session.execute(
                    select(Event, Programme, EventGuest.answer)
                    .join(EventGuest, EventGuest.event_id == Event.id)
                    .join(Person, Person.id == EventGuest.person_id)
                    .join(Programme, Programme.id == Event.programme_id)
                    .where(Event.id == event_id, Person.account_id == actor.account_id)
                )
            ).first()
            if found is None:
                raise NotFound("event")
            event, programme, answer = found
            return self.line(event, programme, answer)

    async def notice(
        self, event_id: int, person_id: int, moves: int, *, reminder: bool = False
    ) -> EventLine | None:
        """What a message to one guest says.

        None when they are no guest, the event has moved again, or it is a `reminder` and they are paused.
        """
        async with self.database.read() as session:
            event = await session.get(Event, event_id)
            guest = await session.get(EventGuest, (event_id, person_id))
            if event is None or guest is None or event.moves != moves:
                return None
            programme = await session.get_one(Programme, event.programme_id)
            paused = await session.scalar(
                select(Account.paused_until)
                .join(Person, Person.account_id == Account.id)
                .where(Person.id == person_id)
            )
            if reminder and paused is not None and local(self.clock.now(), programme).date() < paused:
                return None
            return self.line(event, programme, guest.answer)

    async def described(self, event_id: int) -> EventLine | None:
        """The event as anybody may hear of it; None when it is gone."""
        async with self.database.read() as session:
            event = await session.get(Event, event_id)
            if event is None:
                return None
            return self.line(event, await session.get_one(Programme, event.programme_id))

    async def ended(self, event_id: int, after: EventAfter) -> EventLine | None:
        """What the question who was there says; None when things no longer stand as `after` says."""
        async with self.database.read() as session:
            event = await session.get(Event, event_id)
            if event is None or event.after is not after or event.state is EventState.CANCELLED:
                return None
            return self.line(event, await session.get_one(Programme, event.programme_id))

    async def own(
        self, session: AsyncSession, actor: Actor, event_id: int, *, lock: bool = False
    ) -> tuple[Event, Programme]:
        """The event, if the actor is methodist of its programme. Forbidden or NotFound otherwise."""
        programme_id = actor.methodist_of()
        event = await session.get(Event, event_id, with_for_update=lock or None)
        if event is None or event.programme_id != programme_id:
            raise NotFound("event")
        return event, await session.get_one(Programme, programme_id)

    def line(self, event: Event, programme: Programme, answer: EventAnswer | None = None) -> EventLine:
        now = self.clock.now()
        return EventLine(
            id=event.id,
            kind=event.kind,
            title=event.title,
            starts_at=local(event.starts_at, programme),
            ends_at=local(event.ends_at, programme),
            place=event.place,
            state=event.state,
            started=event.starts_at <= now,
            over=event.ends_at <= now,
            answer=answer,
        )

    async def _programme_events(self, actor: Actor, *, over: bool) -> tuple[EventLine, ...]:
        programme_id = actor.methodist_of()
        now = self.clock.now()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            events = await session.scalars(
                select(Event)
                .where(
                    Event.programme_id == programme_id,
                    Event.ends_at <= now if over else Event.ends_at > now,
                )
                .order_by(Event.starts_at.desc() if over else Event.starts_at)
                .limit(LISTED)
            )
            return tuple(self.line(event, programme) for event in events)
