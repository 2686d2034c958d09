"""Going is not attending: who was there, ticked by hand, and what follows from it."""

from sqlalchemy import case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import EventAfter, EventAnswer, EventState, SurveyState
from models.events import Event, EventGuest
from models.people import Membership, Person, School
from models.programmes import Programme
from models.surveys import Survey
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.events.cards import EventCards
from services.events.facts import Attendance, FoundPerson, GuestLine
from services.events.guests import invite
from services.people.names import full_name
from services.surveys.audience import join, leave

FOUND_AT_MOST = 8
_ORDER = {EventAnswer.GOING: 0, EventAnswer.MAYBE: 1, EventAnswer.NONE: 2, EventAnswer.DECLINED: 3}


class EventAttendance(EventCards):
    """Ticking who was there; for the programme's methodist, from the event's start on."""

    async def guest_list(self, actor: Actor, event_id: int) -> tuple[GuestLine, ...]:
        """All guests, those who said going first, then by name."""
        async with self.database.read() as session:
            await self.own(session, actor, event_id)
            rows = await session.execute(
                select(EventGuest, Person, School.name)
                .join(Person, Person.id == EventGuest.person_id)
                .outerjoin(School, School.id == Person.school_id)
                .where(EventGuest.event_id == event_id)
                .order_by(case(_ORDER, value=EventGuest.answer), Person.surname, Person.name, Person.id)
            )
            return tuple(
                GuestLine(person.id, full_name(person), school or "", guest.answer, guest.attended)
                for guest, person, school in rows
            )

    async def find_people(self, actor: Actor, event_id: int, text: str) -> tuple[FoundPerson, ...]:
        """People of the programme whose name has all words of `text` and who are no guests yet."""
        words = text.split()[:4]
        if not words:
            return ()
        async with self.database.read() as session:
            _, programme = await self.own(session, actor, event_id)
            is_guest = select(EventGuest.person_id).where(EventGuest.event_id == event_id)
            members = select(Membership.person_id).where(Membership.programme_id == programme.id)
            # SQLite folds only Latin letters, so the case is tried as names are written.
            matches = [
                or_(
                    *(
                        column.contains(form, autoescape=True)
                        for column in (Person.surname, Person.name, Person.patronymic)
                        for form in {word, word.capitalize()}
                    )
                )
                for word in words
            ]
            rows = await session.execute(
                select(Person, School.name)
                .outerjoin(School, School.id == Person.school_id)
                .where(Person.id.in_(members), Person.id.not_in(is_guest), *matches)
                .order_by(Person.surname, Person.name, Person.id)
                .limit(FOUND_AT_MOST)
            )
            return tuple(FoundPerson(person.id, full_name(person), school or "") for person, school in rows)

    async def tick(self, actor: Actor, event_id: int, person_id: int, attended: bool) -> Attendance:
        """Say that a guest was there (or was not). A survey that is open already asks them, too."""
        async with self.database.write() as session:
            event, programme = await self._tickable(session, actor, event_id)
            guest = await session.get(EventGuest, (event_id, person_id))
            if guest is None:
                raise NotFound("guest")
            return await self._set(session, event, programme, guest, attended)

    async def add(self, actor: Actor, event_id: int, person_id: int) -> Attendance:
        """Somebody of the programme came uninvited: a guest now, and ticked."""
        async with self.database.write() as session:
            event, programme = await self._tickable(session, actor, event_id)
            member = await session.scalar(
                select(Membership.id)
                .where(Membership.programme_id == programme.id, Membership.person_id == person_id)
                .limit(1)
            )
            if member is None:
                raise NotFound("person")
            await invite(session, event_id, [person_id])
            guest = await session.get_one(EventGuest, (event_id, person_id))
            return await self._set(session, event, programme, guest, True)

    async def finish_attendance(self, actor: Actor, event_id: int) -> Attendance:
        """That was all: the survey may open now. Nobody there means that there will be none."""
        async with self.database.write() as session:
            event, _ = await self._tickable(session, actor, event_id)
            event.attendance_done = True
            attended = await _attended(session, event_id)
            over = event.ends_at <= self.clock.now()
            if over and not attended and event.after is not EventAfter.SURVEYED:
                event.after = EventAfter.EMPTY
            return Attendance(attended, event.after, over)

    async def _tickable(self, session: AsyncSession, actor: Actor, event_id: int) -> tuple[Event, Programme]:
        event, programme = await self.own(session, actor, event_id, lock=True)
        if event.state is EventState.CANCELLED:
            raise DomainError("event-error-cancelled")
        if event.starts_at > self.clock.now():
            raise DomainError("event-error-not-started")
        return event, programme

    async def _set(
        self, session: AsyncSession, event: Event, programme: Programme, guest: EventGuest, attended: bool
    ) -> Attendance:
        now, late = self.clock.now(), False
        if guest.attended is not attended:
            guest.attended, event.attendance_at = attended, now
            if event.after is EventAfter.EMPTY and attended:
                event.after, event.attendance_done = EventAfter.ASKED, False
            if event.after is EventAfter.SURVEYED:
                survey = (await session.scalars(select(Survey).where(Survey.event_id == event.id))).one()
                late = survey.state is SurveyState.CLOSED
                if not late and attended:
                    await join(session, now, survey, programme, [guest.person_id])
                elif not late:
                    await leave(session, survey, guest.person_id)
        await session.flush()
        return Attendance(await _attended(session, event.id), event.after, event.ends_at <= now, late)


async def _attended(session: AsyncSession, event_id: int) -> int:
    count = await session.scalar(
        select(func.count()).where(EventGuest.event_id == event_id, EventGuest.attended)
    )
    return count or 0
