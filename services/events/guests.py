"""Guests of an event, for whoever works within a session: inviting, reminding, telling."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Select, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import EventAnswer, PersonState, Role
from models.events import Event, EventGuest, EventPresenter
from models.people import Account, Membership, Person
from models.programmes import Programme
from models.system import OutboxMessage, Rider
from services.base import insert_ignore
from services.events.rules import reminders
from services.outbox import Priority, Wish, cancel, enqueue
from services.quiet import next_awake

CONSENTED = (PersonState.CONSENTED, PersonState.REGISTERED)
SOON = "event_soon"
MOVED = "event_moved"
CANCELLED = "event_cancelled"


async def invite(
    session: AsyncSession, event_id: int, person_ids: Sequence[int], *, invited: bool = True
) -> int:
    """Make guests of these people, in the caller's transaction; returns how many are new.

    Who is a guest already keeps their answer. `invited` False: they came without having been asked.
    """
    rows = [
        {
            "event_id": event_id,
            "person_id": person_id,
            "answer": EventAnswer.NONE,
            "attended": False,
            "invited": invited,
        }
        for person_id in person_ids
    ]
    added = 0
    for start in range(0, len(rows), 500):
        added += await insert_ignore(session, EventGuest, rows[start : start + 500])
    return added


async def methodists(session: AsyncSession, programme_id: int, today: date) -> list[Account]:
    """Accounts of the programme's methodists that can be written to."""
    rows = await session.scalars(
        select(Account)
        .join(Person, Person.account_id == Account.id)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.programme_id == programme_id,
            Membership.role == Role.METHODIST,
            or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
            Account.reachable,
        )
        .order_by(Account.id)
        .distinct()
    )
    return list(rows)


async def remind(
    session: AsyncSession, now: datetime, event: Event, programme: Programme, account: Account, person_id: int
) -> None:
    """Queue the event's own reminders to one guest; again changes nothing."""
    await enqueue(
        session,
        now,
        [
            Wish(
                kind=SOON,
                dedupe_key=f"event-soon:{event.id}:{person_id}:{event.moves}:{which}",
                account_id=account.id,
                person_id=person_id,
                priority=Priority.EVENT_SOON,
                not_before=at,
                expires_at=until,
                values={"event": event.id, "person": person_id, "moves": event.moves, "which": which},
            )
            for which, at, until in reminders(event.starts_at, now, account, programme.time_zone)
        ],
    )


async def drop_reminders(session: AsyncSession, now: datetime, event_id: int) -> None:
    """Take back the reminders of the event, to people and to groups."""
    await cancel(
        session,
        now,
        OutboxMessage.priority == int(Priority.EVENT_SOON),
        OutboxMessage.dedupe_key.startswith(f"event-soon:{event_id}:", autoescape=True),
    )


async def drop_notices(session: AsyncSession, now: datetime, event_id: int) -> None:
    """Take back what was to be said of the event as it stood."""
    await drop_reminders(session, now, event_id)
    await cancel(
        session,
        now,
        OutboxMessage.priority == int(Priority.EVENT_SOON),
        OutboxMessage.dedupe_key.startswith(f"event-moved:{event_id}:", autoescape=True),
    )


async def unsay(session: AsyncSession, now: datetime, key: str) -> bool:
    """Take back what begins with this key and has not been said yet; whether there was anything."""
    unsent = await cancel(session, now, OutboxMessage.dedupe_key.startswith(key, autoescape=True))
    waiting = await session.scalars(
        delete(Rider)
        .where(Rider.dedupe_key.startswith(key, autoescape=True), ~Rider.taken)
        .returning(Rider.id)
    )
    return bool(unsent) or bool(waiting.all())


async def tell(
    session: AsyncSession,
    now: datetime,
    event: Event,
    programme: Programme,
    kind: str,
    answers: Sequence[EventAnswer],
    same_day: bool,
    also: Sequence[int] = (),
    **values: int,
) -> tuple[int, int]:
    """Tell the guests with these answers, and who leads it, of a change; (told, can't be told).

    At once when it is about today (`same_day`), else not in quiet hours. `also`: lessons whose people hear
    of it, too. `values` go with the message.
    """
    events = [event.id, *also]
    asked = select(EventGuest.person_id).where(
        EventGuest.event_id.in_(events), EventGuest.answer.in_(answers)
    )
    rows = await session.execute(
        select(Person.id, Account)
        .outerjoin(Account, Account.id == Person.account_id)
        .where(or_(Person.id.in_(asked), Person.id.in_(leading(*events))))
        .order_by(Person.id)
    )
    wishes, untold = [], 0
    for person_id, found in rows:
        account: Account | None = found
        if account is None or not account.reachable:
            untold += 1
            continue
        wishes.append(
            Wish(
                kind=kind,
                dedupe_key=f"{kind.replace('_', '-')}:{event.id}:{person_id}:{event.moves}",
                account_id=account.id,
                person_id=person_id,
                priority=Priority.EVENT_SOON,
                not_before=now if same_day else next_awake(account, programme.time_zone, now),
                expires_at=event.ends_at,
                values={"event": event.id, "person": person_id, "moves": event.moves, **values},
            )
        )
    await enqueue(session, now, wishes)
    return len(wishes), untold


async def reminded(session: AsyncSession, event_id: int) -> list[tuple[int, Account]]:
    """(person, account) of who said going or maybe and of who leads it, as far as they have one."""
    asked = select(EventGuest.person_id).where(
        EventGuest.event_id == event_id, EventGuest.answer.in_([EventAnswer.GOING, EventAnswer.MAYBE])
    )
    rows = await session.execute(
        select(Person.id, Account)
        .join(Account, Account.id == Person.account_id)
        .where(or_(Person.id.in_(asked), Person.id.in_(leading(event_id))))
    )
    return [(person_id, account) for person_id, account in rows]


def leading(*event_ids: int) -> Select[int]:
    """Ids of the persons who lead one of the events."""
    return select(EventPresenter.person_id).where(EventPresenter.event_id.in_(event_ids))


def local(moment: datetime, programme: Programme) -> datetime:
    """`moment` in the programme's zone."""
    return moment.astimezone(ZoneInfo(programme.time_zone))
