"""The reading half of events: lists, cards, what a message needs to say."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import EventAfter, EventAnswer, EventState
from models.events import ATTENDED, Event, EventDeficit, EventGuest, EventMaterial, EventPresenter
from models.people import Account, Deficit, Person, School
from models.programmes import Programme
from models.surveys import Survey
from services.actor import Actor
from services.calendars import CalendarEntry
from services.errors import Forbidden, NotFound
from services.events.editing import orders_of
from services.events.facts import EventCard, EventLine, EventPage, FoundPerson
from services.events.guests import local
from services.events.materials import material_count
from services.events.places import queue_place
from services.events.series import lesson_count, lessons_of, own_answers
from services.events.standing import EventStanding, is_guest, leads
from services.paging import counted, cut
from services.people.deficits import DeficitLine
from services.people.names import full_name

PAGE = 6
SHOWN_AFTERWARDS = timedelta(days=7)
"""So long an event stays among one's own after its end."""


class EventCards(EventStanding):
    """Everything one may look at."""

    async def local_now(self, actor: Actor) -> datetime:
        """The present moment in the zone of the actor's programme."""
        if actor.programme_id is None:
            raise Forbidden("programme")
        async with self.database.read() as session:
            return local(self.clock.now(), await session.get_one(Programme, actor.programme_id))

    async def upcoming(self, actor: Actor, page: int = 0) -> EventPage:
        """The programme's events that are not over, soonest first; for its methodist."""
        ahead = Event.ends_at > self.clock.now()
        return await self._programme_events(actor, page, ahead, Event.starts_at, Event.id)

    async def past(self, actor: Actor, page: int = 0) -> EventPage:
        """The programme's events that are over, latest first; for its methodist."""
        over = Event.ends_at <= self.clock.now()
        return await self._programme_events(actor, page, over, Event.starts_at.desc(), Event.id.desc())

    async def unticked(self, actor: Actor) -> int:
        """How many events are over whose attendance nobody has ticked; for the methodist's attention."""
        query = select(Event.id).where(
            Event.programme_id == actor.methodist_of(),
            Event.after == EventAfter.ASKED,
            Event.state == EventState.PLANNED,
        )
        async with self.database.read() as session:
            return await counted(session, query)

    async def my_events(self, actor: Actor, page: int = 0) -> EventPage:
        """Events the actor is a guest or presenter of, and that ended less than a week ago or are to come."""
        async with self.database.read() as session:
            # Known by their numbers, they are looked up among an event's guests one by one.
            mine = (
                await session.scalars(select(Person.id).where(Person.account_id == actor.account_id))
            ).all()
            asked = select(EventGuest.event_id).where(EventGuest.person_id.in_(mine))
            led = select(EventPresenter.event_id).where(EventPresenter.person_id.in_(mine))
            query = (
                select(Event, Programme, EventGuest.answer, Event.id.in_(led))
                .join(Programme, Programme.id == Event.programme_id)
                .outerjoin(EventGuest, and_(EventGuest.event_id == Event.id, EventGuest.person_id.in_(mine)))
                .where(
                    # Lessons are chosen within their series.
                    or_(and_(Event.id.in_(asked), Event.series_id.is_(None)), Event.id.in_(led)),
                    Event.ends_at >= self.clock.now() - SHOWN_AFTERWARDS,
                )
                .order_by(Event.starts_at, Event.id)
            )
            rows, place = await cut(session, [query], page, PAGE)
            lines = (self.line(event, programme, answer, leads=led) for event, programme, answer, led in rows)
            return EventPage(place, tuple(lines))

    async def card(self, actor: Actor, event_id: int) -> EventCard:
        """One event with its counts; for its methodist."""
        async with self.database.read() as session:
            event, programme = await self.own(session, actor, event_id)
            rows = await session.execute(
                select(EventGuest.answer, func.count(), func.count().filter(EventGuest.invited))
                .where(EventGuest.event_id == event_id)
                .group_by(EventGuest.answer)
            )
            counts = {answer: (people, asked) for answer, people, asked in rows}
            invited = {answer: asked for answer, (_, asked) in counts.items()}
            attended = await session.scalar(
                select(func.count()).select_from(EventGuest).where(EventGuest.event_id == event_id, ATTENDED)
            )
            survey_id = await session.scalar(select(Survey.id).where(Survey.event_id == event_id))
            materials = await session.scalar(select(func.count()).where(EventMaterial.event_id == event_id))
            host = await session.get(School, event.host_school_id) if event.host_school_id else None
            opening, closing = orders_of(event)
            return EventCard(
                line=self.line(event, programme, lessons=await lesson_count(session, event_id)),
                anonymous=event.anonymous,
                after=event.after,
                going=invited.get(EventAnswer.GOING, 0),
                waiting=invited.get(EventAnswer.WAITING, 0),
                maybe=invited.get(EventAnswer.MAYBE, 0),
                declined=invited.get(EventAnswer.DECLINED, 0),
                silent=invited.get(EventAnswer.NONE, 0),
                attended=attended or 0,
                uninvited=sum(people - asked for people, asked in counts.values()),
                presenters=await presenters(session, event_id),
                survey_id=survey_id,
                stage=event.stage,
                deficits=await deficits_of_event(session, event_id),
                host_school=host.name if host else "",
                opening=opening,
                closing=closing,
                materials=materials or 0,
            )

    async def invitation(self, actor: Actor, event_id: int) -> EventLine:
        """The event as a guest or presenter sees it; NotFound for others."""
        async with self.database.read() as session:
            event = await session.get(Event, event_id)
            guest = await session.scalar(
                select(EventGuest)
                .join(Person, Person.id == EventGuest.person_id)
                .where(EventGuest.event_id == event_id, Person.account_id == actor.account_id)
            )
            leading = await leads(session, actor, event_id)
            if event is None or (guest is None and not leading):
                raise NotFound("event")
            programme = await session.get_one(Programme, event.programme_id)
            queue = await queue_place(session, guest) if guest else None
            answer = guest.answer if guest else None
            materials = await material_count(session, event, self.clock.now())
            lessons = await lesson_count(session, event_id)
            return self.line(
                event,
                programme,
                answer,
                leads=leading,
                queue=queue,
                materials=materials,
                lessons=lessons,
            )

    async def event_calendar(self, actor: Actor, event_id: int) -> tuple[CalendarEntry, ...]:
        """The event for the calendar of a guest, a presenter or the methodist; also when it is called off.

        Of a series its lessons, for a guest those they have chosen. A UID never changes; the sequence grows
        with each change, so that a calendar takes the newest.
        """
        async with self.database.read() as session:
            event = await session.get(Event, event_id)
            if event is None:
                raise NotFound("event")
            guest = await is_guest(session, actor, event_id)
            if not guest:
                await self.hosted(session, actor, event_id)
            programme = await session.get_one(Programme, event.programme_id)
            events: Sequence[Event] = [event]
            if lessons := await lessons_of(session, event_id):
                own = await own_answers(session, actor, [lesson.id for lesson in lessons])
                chosen = [one for one in lessons if own.get(one.id) in (EventAnswer.GOING, EventAnswer.MAYBE)]
                events = chosen if guest else lessons
            return tuple(_entry(one, programme) for one in events)

    async def notice(
        self, event_id: int, person_id: int, moves: int | None, *, reminder: bool = False
    ) -> EventLine | None:
        """What a message to one guest or presenter says.

        None when they are neither, the event has moved since (`moves`, None: it does not matter), or it is
        a `reminder` and they are paused.
        """
        async with self.database.read() as session:
            event = await session.get(Event, event_id)
            guest = await session.get(EventGuest, (event_id, person_id))
            leading = await session.get(EventPresenter, (event_id, person_id)) is not None
            if event is None or (guest is None and not leading):
                return None
            if moves is not None and event.moves != moves:
                return None
            programme = await session.get_one(Programme, event.programme_id)
            paused = await session.scalar(
                select(Account.paused_until)
                .join(Person, Person.account_id == Account.id)
                .where(Person.id == person_id)
            )
            if reminder and paused is not None and local(self.clock.now(), programme).date() < paused:
                return None
            materials = await material_count(session, event, self.clock.now())
            answer = guest.answer if guest else None
            lessons = await lesson_count(session, event_id)
            return self.line(event, programme, answer, leads=leading, materials=materials, lessons=lessons)

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

    async def _programme_events(
        self, actor: Actor, page: int, which: ColumnElement[bool], *order: Any
    ) -> EventPage:
        programme_id = actor.methodist_of()
        whole = Event.series_id.is_(None)
        query = select(Event).where(Event.programme_id == programme_id, whole, which).order_by(*order)
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            rows, place = await cut(session, [query], page, PAGE)
            return EventPage(place, tuple(self.line(event, programme) for (event,) in rows))


async def presenters(session: AsyncSession, event_id: int) -> tuple[FoundPerson, ...]:
    """Who leads the event, by name."""
    rows = await session.execute(
        select(Person, School.name)
        .join(EventPresenter, EventPresenter.person_id == Person.id)
        .outerjoin(School, School.id == Person.school_id)
        .where(EventPresenter.event_id == event_id)
        .order_by(Person.sort_key, Person.id)
    )
    return tuple(FoundPerson(person.id, full_name(person), school or "") for person, school in rows)


async def deficits_of_event(session: AsyncSession, event_id: int) -> tuple[DeficitLine, ...]:
    """What an event is there for, in the programme's order."""
    found = await session.scalars(
        select(Deficit)
        .join(EventDeficit, EventDeficit.deficit_id == Deficit.id)
        .where(EventDeficit.event_id == event_id)
        .order_by(Deficit.position, Deficit.id)
    )
    return tuple(DeficitLine(one.id, one.kind, one.title) for one in found)


def _entry(event: Event, programme: Programme) -> CalendarEntry:
    return CalendarEntry(
        uid=f"event-{event.id}@svyazka",
        title=event.title,
        starts=local(event.starts_at, programme),
        ends=local(event.ends_at, programme),
        sequence=event.sequence,
        cancelled=event.state is EventState.CANCELLED,
        note=event.link,
        place=event.place or event.link,
    )
