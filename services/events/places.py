"""Places of an event and the queue for them. For whoever works within a session and has locked the event."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import EventAnswer, EventState
from models.events import Event, EventGuest
from models.people import Account, Person
from models.programmes import Programme
from services.events.guests import remind
from services.outbox import Priority, Wish, enqueue
from services.quiet import next_awake

KIND = "event_place"


async def going(session: AsyncSession, event_id: int) -> int:
    """How many have said that they come: so many places are taken."""
    return await _count(session, event_id, EventGuest.answer == EventAnswer.GOING)


async def is_full(session: AsyncSession, event: Event) -> bool:
    return event.places is not None and await going(session, event.id) >= event.places


async def queue_place(session: AsyncSession, guest: EventGuest) -> int | None:
    """Where the guest stands in the queue, from 1; None when they do not wait."""
    if guest.answer is not EventAnswer.WAITING:
        return None
    before = or_(
        EventGuest.answered_at < guest.answered_at,
        and_(EventGuest.answered_at == guest.answered_at, EventGuest.person_id < guest.person_id),
    )
    waiting = EventGuest.answer == EventAnswer.WAITING
    return 1 + await _count(session, guest.event_id, and_(waiting, before))


async def move_up(session: AsyncSession, now: datetime, event: Event, programme: Programme) -> int:
    """Give free places to the first in the queue and tell them; returns to how many.

    After the start nobody moves up any more.
    """
    if event.starts_at <= now or event.state is EventState.CANCELLED:
        return 0
    await session.flush()
    query = (
        select(EventGuest, Account)
        .join(Person, Person.id == EventGuest.person_id)
        .outerjoin(Account, Account.id == Person.account_id)
        .where(EventGuest.event_id == event.id, EventGuest.answer == EventAnswer.WAITING)
        .order_by(EventGuest.answered_at, EventGuest.person_id)
    )
    if event.places is not None:
        query = query.limit(max(0, event.places - await going(session, event.id)))
    rows = (await session.execute(query)).all()
    for guest, found in rows:
        account: Account | None = found
        guest.answer, guest.moved_up = EventAnswer.GOING, guest.moved_up + 1
        if account is not None and account.reachable:
            await enqueue(session, now, [_told(now, event, programme, guest, account)])
            await remind(session, now, event, programme, account, guest.person_id)
    await session.flush()
    return len(rows)


async def release(
    session: AsyncSession, now: datetime, person_id: int, within: Sequence[int] | None = None
) -> None:
    """Somebody comes to nothing more (of these events, if given): their places go to those who wait."""
    limits = [] if within is None else [Event.id.in_(within)]
    rows = await session.execute(
        select(Event, Programme, EventGuest)
        .join(Event, Event.id == EventGuest.event_id)
        .join(Programme, Programme.id == Event.programme_id)
        .where(
            EventGuest.person_id == person_id,
            EventGuest.answer.in_([EventAnswer.GOING, EventAnswer.WAITING]),
            Event.starts_at > now,
            Event.state == EventState.PLANNED,
            *limits,
        )
        .order_by(Event.id)
        .with_for_update(of=Event)
    )
    for event, programme, guest in rows.all():
        guest.answer = EventAnswer.DECLINED
        await move_up(session, now, event, programme)


async def _count(session: AsyncSession, event_id: int, which: ColumnElement[bool]) -> int:
    query = select(func.count()).where(EventGuest.event_id == event_id, which)
    return await session.scalar(query) or 0


def _told(now: datetime, event: Event, programme: Programme, guest: EventGuest, account: Account) -> Wish:
    return Wish(
        kind=KIND,
        dedupe_key=f"event-place:{event.id}:{guest.person_id}:{guest.moved_up}",
        account_id=account.id,
        person_id=guest.person_id,
        priority=Priority.EVENT_SOON,
        not_before=next_awake(account, programme.time_zone, now),
        expires_at=event.starts_at,
        values={"event": event.id, "person": guest.person_id, "moves": event.moves},
    )
