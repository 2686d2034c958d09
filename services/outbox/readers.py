"""Who a message is for: a person's account, or a linked group, which may be muted for a while."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.chats import LinkedChat
from models.enums import OutboxStatus
from models.people import Account
from models.programmes import Programme
from models.system import OutboxMessage

MUTED = "no right to write"
"""The reason of what waits for the right to come back."""
TRY_AGAIN = timedelta(hours=1)
"""Telegram does not always tell when a group gives the right to write back: so it is tried."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Where a message goes, and in which language."""

    telegram_id: int
    locale: str
    reachable: bool = True


async def readers_of(session: AsyncSession, rows: Sequence[Row[Any]]) -> dict[int, Reader]:
    """Message id → its reader; `rows` have (at least) `id`, `account_id` and `linked_chat_id`."""
    people = {row.account_id for row in rows if row.account_id}
    accounts: dict[int, Reader] = {}
    if people:
        known = await session.execute(_ACCOUNTS, {"people": list(people)})
        accounts = {
            account_id: Reader(telegram_id, locale, reachable)
            for account_id, telegram_id, locale, reachable in known
        }
    groups = {row.linked_chat_id for row in rows if row.linked_chat_id}
    chats: dict[int, Reader] = {}
    if groups:
        found = await session.execute(
            select(LinkedChat.id, LinkedChat.telegram_id, Programme.locale)
            .join(Programme, Programme.id == LinkedChat.programme_id)
            .where(LinkedChat.id.in_(groups))
        )
        chats = {chat_id: Reader(telegram_id, locale) for chat_id, telegram_id, locale in found}
    return {
        row.id: chats[row.linked_chat_id] if row.linked_chat_id else accounts[row.account_id or 0]
        for row in rows
    }


_ACCOUNTS = select(Account.id, Account.telegram_id, Account.locale, Account.reachable).where(
    Account.id.in_(bindparam("people", expanding=True))
)


async def put_off_muted(session: AsyncSession, rows: Sequence[Row[Any]], now: datetime) -> set[int]:
    """Let claimed messages to muted groups wait; the ids of those.

    When a group's time to try again has come, one message (the most urgent) is let through, with the same
    reason: only what is sent to try may show that the group can be written to (see `tried`).
    """
    groups = {row.linked_chat_id for row in rows if row.linked_chat_id}
    if not groups:
        return set()
    muted = await session.scalars(
        select(LinkedChat).where(LinkedChat.id.in_(groups), LinkedChat.muted_until.is_not(None))
    )
    put_off: set[int] = set()
    for chat in muted.all():
        waiting = [row.id for row in rows if row.linked_chat_id == chat.id]
        assert chat.muted_until is not None
        if chat.muted_until <= now:
            chat.muted_until = now + TRY_AGAIN
            await session.execute(
                update(OutboxMessage)
                .where(OutboxMessage.id == waiting[0])
                .values(reason=MUTED)
                .execution_options(synchronize_session=False)
            )
            waiting = waiting[1:]
        put_off.update(waiting)
        await session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.id.in_(waiting))
            .values(status=OutboxStatus.PENDING, fence=None, not_before=chat.muted_until, reason=MUTED)
            .execution_options(synchronize_session=False)
        )
    return put_off


async def tried(session: AsyncSession, ids: Collection[int]) -> set[int]:
    """The muted groups that messages in work (`ids`) were to try.

    Another message may have been on its way while the right was taken: it says nothing of now.
    """
    groups = await session.scalars(
        select(OutboxMessage.linked_chat_id).where(OutboxMessage.id.in_(ids), OutboxMessage.reason == MUTED)
    )
    return {group for group in groups if group is not None}


async def unmute(session: AsyncSession, now: datetime, *conditions: ColumnElement[bool]) -> None:
    """Groups that may be written to again: what was put off for want of the right goes now."""
    muted = await session.scalars(
        select(LinkedChat).where(LinkedChat.muted_until.is_not(None), *conditions).with_for_update()
    )
    for chat in muted.all():
        await session.execute(
            update(OutboxMessage)
            .where(
                OutboxMessage.linked_chat_id == chat.id,
                OutboxMessage.status == OutboxStatus.PENDING,
                OutboxMessage.reason == MUTED,
            )
            .values(not_before=now, reason="")
            .execution_options(synchronize_session=False)
        )
        chat.muted_until = None
