"""The daily budget: one unasked message per account and local day (PRODUCT.md §7)."""

from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Account
from models.programmes import Programme
from models.system import DailyMessage, Rider
from services.base import insert_ignore
from services.outbox.queue import Wish, enqueue


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
