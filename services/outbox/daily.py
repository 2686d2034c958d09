"""The daily budget: one unasked message per account and local day (PRODUCT.md §7)."""

from datetime import date, datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, ColumnElement, Select, and_, cast, false, literal, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import UTCDateTime
from models.enums import OutboxStatus
from models.people import Account
from models.programmes import Programme
from models.system import DailyMessage, OutboxMessage, Rider
from services.base import insert_ignore, insert_select
from services.outbox.queue import Priority, Wish, enqueue


async def offer(session: AsyncSession, now: datetime, programme: Programme, wish: Wish) -> None:
    """Say `wish` today if the account's message of this local day is still free; else let it ride.

    A rider goes with the next bundle, or takes its place when there is nothing else to say. Within
    the account's quiet hours, or while it is paused, everything rides.
    """
    assert wish.account_id is not None, "the daily budget is a person's"
    account = await session.get_one(Account, wish.account_id)
    local = now.astimezone(ZoneInfo(programme.time_zone))
    if is_awake(account, local) and await take_day(session, account.id, local.date()) is not None:
        await enqueue(session, now, [wish])
        return
    await insert_ignore(
        session,
        Rider,
        [
            {
                "account_id": wish.account_id,
                "person_id": wish.person_id,
                "programme_id": programme.id,
                "kind": wish.kind,
                "dedupe_key": wish.dedupe_key,
                "payload": wish.values,
                "expires_at": wish.expires_at,
                "taken": False,
            }
        ],
    )


async def offer_each(
    session: AsyncSession,
    now: datetime,
    programme: Programme,
    people: Select[int | None, int, str, str],
    *,
    kind: str,
    priority: Priority,
    expires_at: datetime | None,
) -> None:
    """The same for many in three statements: `people` are account id, person id, dedupe key and payload
    (JSON as text); a few thousand at once."""
    local = now.astimezone(ZoneInfo(programme.time_zone))
    rows = people.subquery()
    account_id, person_id, key, text = rows.c
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    # SQLite keeps JSON as the text it is.
    payload: ColumnElement[Any] = text if dialect is sqlite else cast(text, JSON)
    awake = (
        select(account_id, literal(local.date()))
        .join(Account, Account.id == account_id)
        .where(_awake_at(local))
        .distinct()
    )
    free = await session.scalars(
        dialect.insert(DailyMessage)
        .from_select(["account_id", "day"], awake, include_defaults=False)
        .on_conflict_do_nothing()
        .returning(DailyMessage.account_id)
    )
    today = account_id.in_(free.all())
    message = {
        "kind": literal(kind),
        "dedupe_key": key,
        "account_id": account_id,
        "person_id": person_id,
        "priority": literal(int(priority)),
        "payload": payload,
        "status": literal(OutboxStatus.PENDING, OutboxMessage.status.type),
        "not_before": literal(now, UTCDateTime()),
        "expires_at": literal(expires_at, UTCDateTime()),
        "attempts": literal(0),
        "retries": literal(0),
        "reason": literal(""),
        "created_at": literal(now, UTCDateTime()),
    }
    await insert_select(session, OutboxMessage, [*message], select(*message.values()).where(today))
    rider = {
        "account_id": account_id,
        "person_id": person_id,
        "programme_id": literal(programme.id),
        "kind": literal(kind),
        "dedupe_key": key,
        "payload": payload,
        "expires_at": literal(expires_at, UTCDateTime()),
        "taken": false(),
    }
    await insert_select(session, Rider, [*rider], select(*rider.values()).where(~today))


def _awake_at(local: datetime) -> ColumnElement[bool]:
    """`is_awake` as a condition on Account."""
    minute = local.hour * 60 + local.minute
    quiet_from, quiet_to = Account.quiet_from, Account.quiet_to
    overnight = and_(quiet_from > quiet_to, quiet_to <= minute, quiet_from > minute)
    by_day = and_(quiet_from <= quiet_to, or_(quiet_from > minute, quiet_to <= minute))
    return and_(
        or_(Account.paused_until.is_(None), Account.paused_until <= local.date()), or_(overnight, by_day)
    )


async def take_day(session: AsyncSession, account_id: int, day: date) -> int | None:
    """Speak for the account's message of a local day; its id, or None when it is already taken."""
    if not await insert_ignore(session, DailyMessage, [{"account_id": account_id, "day": day}]):
        return None
    return await session.scalar(
        select(DailyMessage.id).where(DailyMessage.account_id == account_id, DailyMessage.day == day)
    )


class Hours(Protocol):
    """What is_awake needs of an account."""

    @property
    def paused_until(self) -> date | None: ...
    @property
    def quiet_from(self) -> int: ...
    @property
    def quiet_to(self) -> int: ...


def is_awake(account: Hours, local: datetime) -> bool:
    """Whether the account may be written to unasked at this local moment."""
    if account.paused_until is not None and local.date() < account.paused_until:
        return False
    minute = local.hour * 60 + local.minute
    if account.quiet_from > account.quiet_to:
        return account.quiet_to <= minute < account.quiet_from
    return not account.quiet_from <= minute < account.quiet_to
