"""Going is not attending: who was there, ticked by hand, and what follows from it."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Row, Select, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.enums import EventAfter, EventAnswer, EventState, MarkedBy, SurveyState
from models.events import ATTENDED, Event, EventGuest
from models.people import Person, School, words_of
from models.programmes import Programme
from models.surveys import Survey
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.events.cards import EventCards
from services.events.facts import Attendance, FoundPerson, GuestLine, GuestPage
from services.events.guests import invite, local
from services.events.series import attends_any, was_invited
from services.paging import counted, cut
from services.people.listing import takes_part
from services.people.names import full_name, short_name
from services.people.searching import among, wanted
from services.surveys.audience import join, leave

_Guests = Select[EventGuest, Person, str]
FOUND_AT_MOST = 8
GUESTS_COUNTED = 10_000
"""What the list's head counts up to."""
PAGE = 8
_ORDER = (
    EventAnswer.GOING,
    EventAnswer.WAITING,
    EventAnswer.MAYBE,
    EventAnswer.NONE,
    EventAnswer.DECLINED,
)


class EventAttendance(EventCards):
    """Ticking who was there; for the programme's methodist and the event's presenters, from its start on."""

    async def guest_list(self, actor: Actor, event_id: int, page: int = 0, search: str = "") -> GuestPage:
        """Guests in whose name each word of `search` begins one, those going first, then by name."""
        async with self.database.read() as session:
            event, programme = await self.hosted(session, actor, event_id)
            found = await among(session, programme.municipality_id, wanted(search))
            rows, place = await cut(
                session,
                [_of_many(event, answer, *found.in_order) for answer in _ORDER],
                page,
                PAGE,
                short=[_of_few(event, answer, *found.in_order) for answer in _ORDER],
            )
            guests = select(EventGuest.person_id).where(EventGuest.event_id == event_id)
            return GuestPage(
                self.line(event, programme),
                place,
                _lines(rows),
                await counted(session, guests, GUESTS_COUNTED),
                await counted(session, guests.where(ATTENDED), GUESTS_COUNTED),
            )

    async def guest(self, actor: Actor, event_id: int, person_id: int) -> GuestLine:
        """One guest; NotFound when they are none."""
        async with self.database.read() as session:
            await self.hosted(session, actor, event_id)
            rows = await session.execute(
                select(EventGuest, Person, School.name)
                .join(Person, Person.id == EventGuest.person_id)
                .outerjoin(School, School.id == Person.school_id)
                .where(EventGuest.event_id == event_id, EventGuest.person_id == person_id)
            )
            found = _lines(rows.all())
            if not found:
                raise NotFound("guest")
            return found[0]

    async def find_people(self, actor: Actor, event_id: int, text: str) -> tuple[FoundPerson, ...]:
        """People of the programme in whose name each word of `text` begins one and who are no guests yet."""
        if not words_of(text):
            return ()
        async with self.database.read() as session:
            _, programme = await self.own(session, actor, event_id)
            is_guest = exists().where(EventGuest.event_id == event_id, EventGuest.person_id == Person.id)
            return await found_people(session, programme, text, self.member(programme), ~is_guest)

    async def tick(self, actor: Actor, event_id: int, person_id: int, attended: bool) -> Attendance:
        """Say that a guest was there (or was not). A survey that is open already asks them, too."""
        async with self.database.write() as session:
            event, programme = await self._tickable(session, actor, event_id)
            guest = await session.get(EventGuest, (event_id, person_id))
            if guest is None:
                raise NotFound("guest")
            if guest.attended is not attended:
                self.audit(
                    session,
                    actor,
                    "events.ticked" if attended else "events.unticked",
                    f"event:{event_id}",
                    programme_id=event.programme_id,
                    person=person_id,
                )
            # Who has been taken off by hand can't put themselves back by the code.
            guest.marked_by = MarkedBy.HOST
            return await self.set_attended(session, event, programme, guest, attended)

    async def add(self, actor: Actor, event_id: int, person_id: int) -> Attendance:
        """Somebody of the programme came uninvited: a guest now, and ticked. For the methodist."""
        async with self.database.write() as session:
            await self.own(session, actor, event_id)
            event, programme = await self._tickable(session, actor, event_id)
            member = await session.scalar(
                select(Person.id).where(Person.id == person_id, self.member(programme))
            )
            if member is None:
                raise NotFound("person")
            invited = await was_invited(session, event, person_id)
            added = await invite(session, event_id, [person_id], invited=invited)
            guest = await session.get_one(EventGuest, (event_id, person_id))
            if added or not guest.attended:
                self.audit(session, actor, "events.added", f"event:{event_id}", person=person_id)
            guest.marked_by = MarkedBy.HOST
            return await self.set_attended(session, event, programme, guest, True)

    async def finish_attendance(self, actor: Actor, event_id: int) -> Attendance:
        """That was all: the survey may open now. Nobody there means that there will be none."""
        async with self.database.write() as session:
            event, _ = await self._tickable(session, actor, event_id)
            if not event.attendance_done:
                event.attendance_done = True
                subject = f"event:{event_id}"
                self.audit(session, actor, "events.counted", subject, programme_id=event.programme_id)
            attended = await attended_of(session, event_id)
            over = event.ends_at <= self.clock.now()
            if over and not attended and event.after in (EventAfter.WAITING, EventAfter.ASKED):
                event.after = EventAfter.EMPTY
            return Attendance(attended, event.after, over)

    async def _tickable(self, session: AsyncSession, actor: Actor, event_id: int) -> tuple[Event, Programme]:
        event, programme = await self.hosted(session, actor, event_id, lock=True)
        if event.state is EventState.CANCELLED:
            raise DomainError("event-error-cancelled")
        if event.starts_at > self.clock.now():
            raise DomainError("event-error-not-started")
        return event, programme

    def member(self, programme: Programme) -> ColumnElement[bool]:
        """The condition on Person that they take part in the programme today."""
        return takes_part(programme.id, local(self.clock.now(), programme).date())

    async def set_attended(
        self, session: AsyncSession, event: Event, programme: Programme, guest: EventGuest, attended: bool
    ) -> Attendance:
        """Note it in the caller's transaction (which has locked the event), with all that follows."""
        now, late, kept = self.clock.now(), False, False
        if guest.attended is not attended:
            guest.attended, event.attendance_at = attended, now
            await self._of_series(session, event, programme, guest.person_id)
            if event.after is EventAfter.EMPTY and attended:
                event.after, event.attendance_done = EventAfter.ASKED, False
            if event.after is EventAfter.SURVEYED:
                survey = (await session.scalars(select(Survey).where(Survey.event_id == event.id))).one()
                late = survey.state is SurveyState.CLOSED
                if not late and attended:
                    await join(session, now, survey, programme, [guest.person_id])
                elif not late:
                    kept = not await leave(session, survey, guest.person_id)
        await session.flush()
        return Attendance(await attended_of(session, event.id), event.after, event.ends_at <= now, late, kept)

    async def _of_series(
        self, session: AsyncSession, lesson: Event, programme: Programme, person_id: int
    ) -> None:
        """Who was at any lesson was at the series."""
        if lesson.series_id is None:
            return
        there = await attends_any(session, lesson, person_id)
        if there:
            await invite(session, lesson.series_id, [person_id], invited=False)
        guest = await session.get(EventGuest, (lesson.series_id, person_id))
        if guest is not None:
            series = await session.get_one(Event, lesson.series_id)
            await self.set_attended(session, series, programme, guest, there)


async def attended_of(session: AsyncSession, event_id: int) -> int:
    count = await session.scalar(select(func.count()).where(EventGuest.event_id == event_id, ATTENDED))
    return count or 0


def _of_few(event: Event, answer: EventAnswer, *found: ColumnElement[bool]) -> _Guests:
    """Guests with an answer by name: all of them are found by an index, and sorted."""
    return (
        select(EventGuest, Person, School.name)
        .join(Person, Person.id == EventGuest.person_id)
        .outerjoin(School, School.id == Person.school_id)
        .where(EventGuest.event_id == event.id, EventGuest.answer == answer, *found)
        .order_by(Person.sort_key, Person.id)
    )


def _of_many(event: Event, answer: EventAnswer, *found: ColumnElement[bool]) -> _Guests:
    """The same, met on the way through everybody in the list's order: of many, a page is met soon."""
    one = aliased(EventGuest)
    answered = exists().where(one.event_id == event.id, one.person_id == Person.id, one.answer == answer)
    of_event = (EventGuest.person_id == Person.id) & (EventGuest.event_id == event.id)
    return (
        select(EventGuest, Person, School.name)
        .select_from(Person)
        # An outer join: SQLite would turn an inner one round, and sort all guests.
        .outerjoin(EventGuest, of_event)
        .outerjoin(School, School.id == Person.school_id)
        .where(answered, *found)
        .order_by(Person.sort_key, Person.id)
    )


async def found_people(
    session: AsyncSession, programme: Programme, search: str, *conditions: ColumnElement[bool]
) -> tuple[FoundPerson, ...]:
    """The first of those who fit `search` and `conditions`, by name."""
    found = await among(session, programme.municipality_id, wanted(search))
    rows = await session.execute(
        select(Person, School.name)
        .outerjoin(School, School.id == Person.school_id)
        .where(*found.in_order, *conditions)
        .order_by(Person.sort_key, Person.id)
        .limit(FOUND_AT_MOST)
    )
    return tuple(FoundPerson(person.id, full_name(person), school or "") for person, school in rows)


def _lines(rows: Sequence[Row[EventGuest, Person, str]]) -> tuple[GuestLine, ...]:
    return tuple(
        GuestLine(
            person.id,
            full_name(person),
            short_name(person),
            school or "",
            guest.answer,
            guest.attended,
            guest.invited,
            guest.marked_by,
        )
        for guest, person, school in rows
    )
