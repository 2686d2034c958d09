"""Events: made, moved, called off; answered by their guests."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import EventAnswer, EventState
from models.events import Event, EventGuest
from models.people import Account, Person
from models.programmes import Programme
from services.actor import Actor
from services.chats import events as groups
from services.errors import DomainError, Forbidden, NotFound
from services.events import guests, places
from services.events.checking_in import CheckingIn
from services.events.facts import EventLine, NewEvent, Told
from services.events.presenters import Presenters
from services.events.rules import COMING, LONGEST_MINUTES, LONGEST_PLACE, LONGEST_TITLE, MOST_PLACES, clean

EVERYONE = tuple(EventAnswer)
NOT_DECLINED = tuple(answer for answer in EventAnswer if answer is not EventAnswer.DECLINED)


class EventsService(CheckingIn, Presenters):
    """Everything a person may want of events (looking: EventCards, who came: EventAttendance, CheckingIn)."""

    async def create(self, actor: Actor, new: NewEvent) -> int:
        """Make an event of the methodist's programme; returns its id.

        Raises DomainError for an empty or too long title, a start in the past, an impossible length.
        """
        programme_id = actor.methodist_of()
        title, place = clean(new.title, LONGEST_TITLE), clean(new.place, LONGEST_PLACE)
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
                anonymous=new.anonymous,
                created_at=now,
            )
            session.add(event)
            await session.flush()
            self.audit(session, actor, "events.created", f"event:{event.id}")
            return event.id

    async def answer(self, actor: Actor, event_id: int, answer: EventAnswer) -> EventLine:
        """A guest says whether they come; may be changed until the start.

        When all places are taken, who would come waits: the line's answer says so, `queue` their place.

        Raises DomainError when the event has started or is called off, Forbidden to who was not asked.
        """
        async with self.database.write() as session:
            # Locked first: of two who want the last place one gets it.
            event = await session.get(Event, event_id, with_for_update=True)
            if event is None:
                raise NotFound(f"event:{event_id}")
            row = (
                await session.execute(
                    select(EventGuest, Account)
                    .join(Person, Person.id == EventGuest.person_id)
                    .join(Account, Account.id == Person.account_id)
                    .where(
                        EventGuest.event_id == event_id,
                        Account.id == actor.account_id,
                        Person.state.in_(guests.CONSENTED),
                    )
                )
            ).first()
            if row is None:
                raise Forbidden(f"event:{event_id}")
            (guest, account), now = row, self.clock.now()
            programme = await session.get_one(Programme, event.programme_id)
            if event.state is EventState.CANCELLED:
                raise DomainError("event-error-cancelled")
            if event.starts_at <= now:
                raise DomainError("event-error-over" if event.ends_at <= now else "event-error-started")
            answer = await self._possible(session, event, guest, answer)
            before = guest.answer
            if before is not answer:
                guest.answer, guest.answered_at = answer, now
            if before is EventAnswer.GOING and answer is not before:
                await places.move_up(session, now, event, programme)
            if answer in COMING:
                await guests.remind(session, now, event, programme, account, guest.person_id)
            await session.flush()
            queue = await places.queue_place(session, guest)
            return self.line(event, programme, answer, queue=queue)

    async def _possible(
        self, session: AsyncSession, event: Event, guest: EventGuest, answer: EventAnswer
    ) -> EventAnswer:
        """What becomes of the answer: without a free place who would come waits."""
        if answer not in (EventAnswer.GOING, EventAnswer.WAITING) or guest.answer is EventAnswer.GOING:
            return EventAnswer.GOING if answer is EventAnswer.WAITING else answer
        return EventAnswer.WAITING if await places.is_full(session, event) else EventAnswer.GOING

    async def set_places(self, actor: Actor, event_id: int, number: int | None) -> int:
        """Limit how many may come (None: no limit); returns how many moved up from the queue.

        Raises DomainError when more have said that they come, or the event is over or called off.
        """
        if number is not None and not 0 < number <= MOST_PLACES:
            raise DomainError("event-error-places-number", limit=MOST_PLACES)
        async with self.database.write() as session:
            event, programme = await self.own(session, actor, event_id, lock=True)
            self._require_ahead(event)
            taken = await places.going(session, event_id)
            if number is not None and number < taken:
                raise DomainError("event-error-places-taken", taken=taken)
            if number == event.places:
                return 0
            event.places = number
            self.audit(session, actor, "events.changed", f"event:{event_id}", what="places")
            return await places.move_up(session, self.clock.now(), event, programme)

    async def move(self, actor: Actor, event_id: int, starts_at: datetime) -> Told:
        """Give the event another start (aware), keeping its length, and tell all guests at once.

        Moving it to where it stands tells nobody. Raises DomainError when it is over or called off.
        """
        now, start = self.clock.now(), starts_at.astimezone(UTC)
        async with self.database.write() as session:
            event, programme = await self.own(session, actor, event_id, lock=True)
            self._require_ahead(event)
            if start <= now:
                raise DomainError("event-error-past")
            if start == event.starts_at:
                return Told(0, 0)
            today = guests.local(now, programme).date()
            same_day = today in {
                guests.local(moment, programme).date() for moment in (event.starts_at, start)
            }
            await guests.drop_notices(session, now, event.id)
            event.ends_at = start + (event.ends_at - event.starts_at)
            event.starts_at, event.moves = start, event.moves + 1
            told = await guests.tell(session, now, event, programme, guests.MOVED, EVERYONE, same_day)
            await groups.tell_groups(session, now, event, programme, groups.MOVED, same_day)
            for person_id, account in await guests.coming(session, event.id):
                await guests.remind(session, now, event, programme, account, person_id)
            self.audit(session, actor, "events.moved", f"event:{event.id}")
            return Told(*told)

    async def cancel(self, actor: Actor, event_id: int) -> Told:
        """Call the event off and tell everyone who has not declined. A second time tells nobody."""
        now = self.clock.now()
        async with self.database.write() as session:
            event, programme = await self.own(session, actor, event_id, lock=True)
            if event.state is EventState.CANCELLED:
                return Told(0, 0)
            self._require_ahead(event)
            same_day = guests.local(now, programme).date() == guests.local(event.starts_at, programme).date()
            await guests.drop_notices(session, now, event.id)
            event.state = EventState.CANCELLED
            told = await guests.tell(session, now, event, programme, guests.CANCELLED, NOT_DECLINED, same_day)
            await groups.tell_groups(session, now, event, programme, groups.CANCELLED, same_day)
            self.audit(session, actor, "events.cancelled", f"event:{event.id}")
            return Told(*told)

    def _require_ahead(self, event: Event) -> None:
        if event.state is EventState.CANCELLED:
            raise DomainError("event-error-cancelled")
        if event.ends_at <= self.clock.now():
            raise DomainError("event-error-over")
