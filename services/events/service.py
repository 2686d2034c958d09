"""Events: made, moved, called off; answered by their guests."""

from datetime import UTC, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import EventAnswer, EventState
from models.events import Event, EventGuest
from models.people import Account, Person
from models.programmes import Programme
from services.actor import Actor
from services.errors import DomainError, Forbidden, NotFound
from services.events import guests, places
from services.events.checking_in import CheckingIn
from services.events.editing import Editing
from services.events.facts import EventLine, NewEvent
from services.events.inviting import Inviting
from services.events.materials import Materials
from services.events.presenters import Presenters
from services.events.rules import COMING, LONGEST_MINUTES, LONGEST_TITLE, clean, place_and_link
from services.events.series import (
    Series,
    begin_lesson,
    follow_choice,
    lesson_count,
    lessons_of,
    stretch,
    tell_added,
)
from services.events.standing import locked


class EventsService(CheckingIn, Presenters, Inviting, Editing, Materials, Series):
    """Everything a person may want of events, each wish in the file of its idea."""

    async def create(self, actor: Actor, new: NewEvent) -> int:
        """Make an event of the methodist's programme; returns its id. A link in its place is kept apart.

        Raises DomainError for an empty or too long title, a start in the past, an impossible length.
        """
        programme_id = actor.methodist_of()
        title, (place, link) = clean(new.title, LONGEST_TITLE), place_and_link(new.place)
        now, starts_at = self.clock.now(), new.starts_at.astimezone(UTC)
        if not title:
            raise DomainError("event-error-title")
        if starts_at <= now:
            raise DomainError("event-error-past")
        if not 0 < new.minutes <= LONGEST_MINUTES:
            raise DomainError("event-error-length")
        async with self.once(actor, "events.create") as session:
            event = Event(
                programme_id=programme_id,
                kind=new.kind,
                title=title,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(minutes=new.minutes),
                place=place,
                link=link,
                anonymous=new.anonymous,
                created_at=now,
            )
            series = None
            if new.series_id is not None:
                series, programme = await self.own(session, actor, new.series_id, lock=True)
                self.require_ahead(series)
                await begin_lesson(session, series, event)
            session.add(event)
            await session.flush()
            if series is not None:
                await stretch(session, now, event, programme)
                await tell_added(session, now, series, programme)
            self.audit(session, actor, "events.created", f"event:{event.id}")
            return event.id

    async def answer(self, actor: Actor, event_id: int, answer: EventAnswer) -> EventLine:
        """A guest says whether they come; may be changed until the start.

        When all places are taken, who would come waits: the line's answer says so, `queue` their place.

        Raises DomainError when the event has started or is called off, Forbidden to who was not asked.
        """
        async with self.database.write() as session:
            # Locked first: of two who want the last place one gets it.
            event, now = await locked(session, event_id), self.clock.now()
            if event is None:
                raise NotFound(f"event:{event_id}")
            row = await self._asked(session, actor, event_id)
            if row is None and event.series_id is not None:
                asked = await self._asked(session, actor, event.series_id)
                if asked is not None:
                    # Who is invited to the series may choose any of its lessons.
                    await guests.invite(session, event_id, [asked[0].person_id])
                    row = await self._asked(session, actor, event_id)
            if row is None:
                raise Forbidden(f"event:{event_id}")
            guest, account = row
            programme = await session.get_one(Programme, event.programme_id)
            if event.state is EventState.CANCELLED:
                raise DomainError("event-error-cancelled")
            lessons = await lesson_count(session, event_id)
            # Of a series there is something to choose until its end.
            if (event.ends_at if lessons else event.starts_at) <= now:
                raise DomainError("event-error-over" if event.ends_at <= now else "event-error-started")
            answer = await self._possible(session, event, guest, answer)
            before = guest.answer
            if before is not answer:
                guest.answer, guest.answered_at = answer, now
            if before is EventAnswer.GOING and answer is not before:
                await places.move_up(session, now, event, programme)
            if answer in COMING and not lessons:
                await guests.remind(session, now, event, programme, account, guest.person_id)
            if answer is EventAnswer.DECLINED and lessons:
                within = [lesson.id for lesson in await lessons_of(session, event_id)]
                await places.release(session, now, guest.person_id, within)
            await follow_choice(session, now, event, guest.person_id)
            await session.flush()
            queue = await places.queue_place(session, guest)
            return self.line(event, programme, answer, queue=queue, lessons=lessons)

    async def _asked(
        self, session: AsyncSession, actor: Actor, event_id: int
    ) -> tuple[EventGuest, Account] | None:
        """The actor as a guest of the event."""
        found = await session.execute(
            select(EventGuest, Account)
            .join(Person, Person.id == EventGuest.person_id)
            .join(Account, Account.id == Person.account_id)
            .where(
                EventGuest.event_id == event_id,
                Account.id == actor.account_id,
                Person.state.in_(guests.CONSENTED),
            )
        )
        row = found.first()
        return (row[0], row[1]) if row else None

    async def _possible(
        self, session: AsyncSession, event: Event, guest: EventGuest, answer: EventAnswer
    ) -> EventAnswer:
        """What becomes of the answer: without a free place who would come waits."""
        if answer not in (EventAnswer.GOING, EventAnswer.WAITING) or guest.answer is EventAnswer.GOING:
            return EventAnswer.GOING if answer is EventAnswer.WAITING else answer
        return EventAnswer.WAITING if await places.is_full(session, event) else EventAnswer.GOING
