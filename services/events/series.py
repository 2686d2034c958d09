"""A series (a festival of lessons): one invitation, lessons to choose from, each with its own places."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import String, cast, exists, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import EventAfter, EventAnswer, EventState, OutboxStatus
from models.events import Event, EventGuest
from models.people import Account, Person
from models.programmes import Programme
from models.system import OutboxMessage
from services.actor import Actor
from services.chats import events as groups
from services.errors import DomainError
from services.events.facts import LessonLine, SeriesPage
from services.events.guests import CONSENTED, drop_reminders, leading, local, remind
from services.events.standing import EventStanding, is_guest
from services.outbox import Priority, Wish
from services.outbox.daily import offer
from services.paging import cut

PAGE = 6
MOST_LESSONS = 100
ADDED = "event_added"


class Series(EventStanding):
    async def series(self, actor: Actor, event_id: int, page: int = 0) -> SeriesPage:
        """The lessons of a series by their time, a page; for its guests, presenters and methodist."""
        async with self.database.read() as session:
            event = await session.get(Event, event_id)
            if event is None or not await is_guest(session, actor, event_id):
                event, programme = await self.hosted(session, actor, event_id)
            else:
                programme = await self.programme_of(session, event)
            query = select(Event).where(Event.series_id == event_id).order_by(Event.starts_at, Event.id)
            rows, place = await cut(session, [query], page, PAGE)
            lessons = [lesson for (lesson,) in rows]
            ids = [lesson.id for lesson in lessons]
            counts, own = await _counts(session, ids), await own_answers(session, actor, ids)
            total = await lesson_count(session, event_id)
            return SeriesPage(
                self.line(event, programme, lessons=total),
                place,
                tuple(
                    LessonLine(self.line(one, programme, own.get(one.id)), *counts.get(one.id, (0, 0, 0)))
                    for one in lessons
                ),
                event.after is not EventAfter.APART,
            )

    async def set_series_survey(self, actor: Actor, event_id: int, one: bool) -> None:
        """Ask about the series as a whole when it is over (`one`), or after each of its lessons.

        Raises DomainError once anybody has been asked, and for an event without lessons.
        """
        async with self.database.write() as session:
            event, _ = await self.own(session, actor, event_id, lock=True)
            lessons = await lessons_of(session, event_id)
            if not lessons:
                raise DomainError("event-error-no-lessons")
            if EventAfter.SURVEYED in {event.after, *(lesson.after for lesson in lessons)}:
                raise DomainError("event-error-surveyed")
            if one is (event.after is not EventAfter.APART):
                return
            event.after = EventAfter.WAITING if one else EventAfter.APART
            for lesson in lessons:
                lesson.after = EventAfter.APART if one else EventAfter.WAITING
            self.audit(session, actor, "events.changed", f"event:{event_id}", what="series-survey")


async def begin_lesson(session: AsyncSession, series: Event, lesson: Event) -> None:
    """Put a new event into the series (which the caller has locked) before it is written."""
    if series.series_id is not None:
        raise DomainError("event-error-lesson-in-lesson")
    known = await lesson_count(session, series.id)
    if known >= MOST_LESSONS:
        raise DomainError("event-error-lessons", limit=MOST_LESSONS)
    if not known:
        # From now on the lessons are asked about, each by itself.
        series.after = EventAfter.APART
    lesson.series_id = series.id
    if series.after is not EventAfter.APART:
        lesson.after = EventAfter.APART


async def stretch(session: AsyncSession, now: datetime, lesson: Event, programme: Programme) -> None:
    """The series lasts from its first living lesson to its last; after a change of this one.

    Where it begins another time, its groups and who leads it are reminded by the new one.
    """
    if lesson.series_id is None:
        return
    await session.flush()
    series = await session.get_one(Event, lesson.series_id)
    living = [one for one in await lessons_of(session, series.id) if one.state is EventState.PLANNED]
    if living:
        period = (min(one.starts_at for one in living), max(one.ends_at for one in living))
        if period != (series.starts_at, series.ends_at):
            began = series.starts_at
            series.starts_at, series.ends_at = period
            series.sequence += 1
            if series.starts_at != began:
                await _remind_anew(session, now, series, programme)


async def _remind_anew(session: AsyncSession, now: datetime, series: Event, programme: Programme) -> None:
    """Reminders of a series by its new time; what is to be said of its place stays to be said."""
    await drop_reminders(session, now, series.id)
    series.moves += 1
    waiting = await session.scalars(
        select(OutboxMessage).where(
            OutboxMessage.status == OutboxStatus.PENDING,
            OutboxMessage.dedupe_key.startswith(f"event-moved:{series.id}:", autoescape=True),
        )
    )
    for message in waiting.all():
        message.payload = {**message.payload, "moves": series.moves}
    await groups.remind_groups(session, now, series, programme)
    # Guests are reminded of the lessons they chose.
    led = await session.execute(
        select(Person.id, Account)
        .join(Account, Account.id == Person.account_id)
        .where(Person.id.in_(leading(series.id)))
    )
    for person_id, account in led.all():
        await remind(session, now, series, programme, account, person_id)


async def tell_added(session: AsyncSession, now: datetime, series: Event, programme: Programme) -> None:
    """There is more to choose from: guests who have not declined hear of it, once a day at most."""
    today = local(now, programme).date()
    key = literal(f"event-added:{series.id}:") + cast(Person.id, String) + literal(f":{today}")
    rows = await session.execute(
        select(Person.id, Account, key)
        .join(EventGuest, EventGuest.person_id == Person.id)
        .join(Account, Account.id == Person.account_id)
        .where(
            EventGuest.event_id == series.id,
            EventGuest.answer != EventAnswer.DECLINED,
            Person.state.in_(CONSENTED),
            Account.reachable,
            # What was said at once would ride besides.
            ~exists().where(OutboxMessage.dedupe_key == key),
        )
        .order_by(Person.id)
    )
    for person_id, account, meaning in rows.all():
        wish = Wish(
            kind=ADDED,
            dedupe_key=meaning,
            account_id=account.id,
            person_id=person_id,
            priority=Priority.SURVEY,
            not_before=now,
            expires_at=series.ends_at,
            values={"event": series.id, "person": person_id},
        )
        await offer(session, now, programme, wish)


async def lessons_of(session: AsyncSession, event_id: int) -> Sequence[Event]:
    query = select(Event).where(Event.series_id == event_id).order_by(Event.starts_at, Event.id)
    return (await session.scalars(query)).all()


async def lesson_count(session: AsyncSession, event_id: int) -> int:
    return await session.scalar(select(func.count()).where(Event.series_id == event_id)) or 0


async def follow_choice(session: AsyncSession, now: datetime, lesson: Event, person_id: int) -> None:
    """The answer to the series says whether any of its lessons is chosen."""
    if lesson.series_id is None:
        return
    await session.flush()
    guest = await session.get(EventGuest, (lesson.series_id, person_id))
    if guest is None:
        return
    of_series = select(Event.id).where(Event.series_id == lesson.series_id)
    chosen = await session.scalar(
        select(func.count()).where(
            EventGuest.event_id.in_(of_series),
            EventGuest.person_id == person_id,
            EventGuest.answer.in_([EventAnswer.GOING, EventAnswer.WAITING, EventAnswer.MAYBE]),
        )
    )
    if chosen and guest.answer is not EventAnswer.GOING:
        guest.answer, guest.answered_at = EventAnswer.GOING, now
    elif not chosen and guest.answer is EventAnswer.GOING:
        guest.answer = EventAnswer.NONE


async def attends_any(session: AsyncSession, lesson: Event, person_id: int) -> bool:
    """Whether somebody was at one of the lessons of this lesson's series."""
    await session.flush()
    of_series = select(Event.id).where(Event.series_id == lesson.series_id)
    found = await session.scalar(
        select(EventGuest.event_id)
        .where(EventGuest.event_id.in_(of_series), EventGuest.person_id == person_id, EventGuest.attended)
        .limit(1)
    )
    return found is not None


async def was_invited(session: AsyncSession, event: Event, person_id: int) -> bool:
    """Whether somebody is invited to the series of the event: then they are to each of its lessons."""
    if event.series_id is None:
        return False
    guest = await session.get(EventGuest, (event.series_id, person_id))
    return guest is not None and guest.invited


async def _counts(session: AsyncSession, ids: Sequence[int]) -> dict[int, tuple[int, int, int]]:
    """Event → going, waiting, attended."""
    rows = await session.execute(
        select(
            EventGuest.event_id,
            func.count().filter(EventGuest.answer == EventAnswer.GOING),
            func.count().filter(EventGuest.answer == EventAnswer.WAITING),
            func.count().filter(EventGuest.attended),
        )
        .where(EventGuest.event_id.in_(ids))
        .group_by(EventGuest.event_id)
    )
    return {event_id: (going, waiting, attended) for event_id, going, waiting, attended in rows}


async def own_answers(session: AsyncSession, actor: Actor, ids: Sequence[int]) -> dict[int, EventAnswer]:
    """Event → what the actor has answered, for those they are a guest of."""
    rows = await session.execute(
        select(EventGuest.event_id, EventGuest.answer)
        .join(Person, Person.id == EventGuest.person_id)
        .where(EventGuest.event_id.in_(ids), Person.account_id == actor.account_id)
    )
    return {event_id: answer for event_id, answer in rows}  # noqa: C416 (dict() loses the types of a Row)
