"""Changes of an event that people must hear of: its time, its place, how many may come, that it is off."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import EventAnswer, EventState
from models.events import Event
from models.programmes import Programme
from services.actor import Actor
from services.chats import events as groups
from services.errors import DomainError
from services.events import guests, places
from services.events.facts import Told
from services.events.rules import LONGEST_MINUTES, MOST_PLACES, place_and_link
from services.events.series import lesson_count, lessons_of, stretch
from services.events.standing import EventStanding

EVERYONE = tuple(EventAnswer)
NOT_DECLINED = tuple(answer for answer in EventAnswer if answer is not EventAnswer.DECLINED)


class Changing(EventStanding):
    """For the programme's methodist."""

    async def move(
        self, actor: Actor, event_id: int, starts_at: datetime, minutes: int | None = None
    ) -> Told:
        """Give the event another start (aware), or with `minutes` another length, and tell everybody at once.

        Also who has declined: the new time may suit them. Moving it to where it stands tells nobody.
        Raises DomainError when it is over or called off, or the length is impossible.
        """
        now, start = self.clock.now(), starts_at.astimezone(UTC)
        if minutes is not None and not 0 < minutes <= LONGEST_MINUTES:
            raise DomainError("event-error-length")
        async with self.database.write() as session:
            event, programme = await self.own(session, actor, event_id, lock=True)
            self.require_ahead(event)
            ends_at = start + (timedelta(minutes=minutes) if minutes else event.ends_at - event.starts_at)
            if (start, ends_at) == (event.starts_at, event.ends_at):
                return Told(0, 0)
            # What is going on can be made longer or shorter, but not begin another time.
            if (start if start != event.starts_at else ends_at) <= now:
                raise DomainError("event-error-past")
            same_day = self.is_today(programme, event.starts_at, start)
            await guests.drop_notices(session, now, event.id)
            if await lesson_count(session, event.id):
                raise DomainError("event-error-series-time")
            event.starts_at, event.ends_at = start, ends_at
            await stretch(session, now, event, programme)
            self.audit(session, actor, "events.moved", f"event:{event.id}")
            return await self._changed(session, event, programme, EVERYONE, same_day)

    async def relocate(self, actor: Actor, event_id: int, text: str) -> Told:
        """Give the event another place, or link, or both (as typed), and tell who has not declined.

        Raises DomainError when it is over or called off, or the link is none.
        """
        place, link = place_and_link(text)
        now = self.clock.now()
        async with self.database.write() as session:
            event, programme = await self.own(session, actor, event_id, lock=True)
            self.require_ahead(event)
            if (place, link) == (event.place, event.link):
                return Told(0, 0)
            same_day = self.is_today(programme, event.starts_at)
            await guests.drop_notices(session, now, event.id)
            event.place, event.link = place, link
            self.audit(session, actor, "events.changed", f"event:{event.id}", what="place")
            return await self._changed(session, event, programme, NOT_DECLINED, same_day, relocated=1)

    async def cancel(self, actor: Actor, event_id: int) -> Told:
        """Call the event off, a series with its lessons, and tell everyone who has not declined, once.

        A second time tells nobody.
        """
        now = self.clock.now()
        async with self.database.write() as session:
            event, programme = await self.own(session, actor, event_id, lock=True)
            if event.state is EventState.CANCELLED:
                return Told(0, 0)
            self.require_ahead(event)
            same_day = self.is_today(programme, event.starts_at)
            await guests.drop_notices(session, now, event.id)
            event.state, event.sequence = EventState.CANCELLED, event.sequence + 1
            lessons = await self._cancel_lessons(session, event)
            told = await guests.tell(
                session, now, event, programme, guests.CANCELLED, NOT_DECLINED, same_day, also=lessons
            )
            await stretch(session, now, event, programme)
            await groups.tell_groups(session, now, event, programme, groups.CANCELLED, same_day)
            self.audit(session, actor, "events.cancelled", f"event:{event.id}")
            return Told(*told)

    async def _cancel_lessons(self, session: AsyncSession, series: Event) -> list[int]:
        """With a series all its lessons to come are off; returns their ids."""
        now, gone = self.clock.now(), []
        for lesson in await lessons_of(session, series.id):
            if lesson.state is EventState.PLANNED and lesson.ends_at > now:
                lesson.state, lesson.sequence = EventState.CANCELLED, lesson.sequence + 1
                await guests.drop_notices(session, now, lesson.id)
                gone.append(lesson.id)
        return gone

    async def set_places(self, actor: Actor, event_id: int, number: int | None) -> int:
        """Limit how many may come (None: no limit); returns how many moved up from the queue.

        Raises DomainError when more have said that they come, or the event is over or called off.
        """
        if number is not None and not 0 < number <= MOST_PLACES:
            raise DomainError("event-error-places-number", limit=MOST_PLACES)
        async with self.database.write() as session:
            event, programme = await self.own(session, actor, event_id, lock=True)
            self.require_ahead(event)
            taken = await places.going(session, event_id)
            if number is not None and number < taken:
                raise DomainError("event-error-places-taken", taken=taken)
            if number == event.places:
                return 0
            event.places = number
            self.audit(session, actor, "events.changed", f"event:{event_id}", what="places")
            return await places.move_up(session, self.clock.now(), event, programme)

    async def _changed(
        self,
        session: AsyncSession,
        event: Event,
        programme: Programme,
        answers: Sequence[EventAnswer],
        same_day: bool,
        relocated: int = 0,
    ) -> Told:
        """Tell of the new time or place, and queue the reminders that now hold."""
        now = self.clock.now()
        event.moves, event.sequence = event.moves + 1, event.sequence + 1
        told = await guests.tell(
            session, now, event, programme, guests.MOVED, answers, same_day, relocated=relocated
        )
        await groups.tell_groups(session, now, event, programme, groups.MOVED, same_day, relocated=relocated)
        for person_id, account in await guests.reminded(session, event.id):
            await guests.remind(session, now, event, programme, account, person_id)
        return Told(*told)

    def is_today(self, programme: Programme, *moments: datetime) -> bool:
        """Whether one of the moments is of the present local day."""
        today = guests.local(self.clock.now(), programme).date()
        return today in {guests.local(moment, programme).date() for moment in moments}

    def require_ahead(self, event: Event) -> None:
        """Raise DomainError for an event that is over or called off."""
        if event.state is EventState.CANCELLED:
            raise DomainError("event-error-cancelled")
        if event.ends_at <= self.clock.now():
            raise DomainError("event-error-over")
