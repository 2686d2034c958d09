"""Putting messages into the outbox, inside the caller's own transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any

from sqlalchemy import CursorResult, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import OutboxStatus
from models.system import OutboxMessage
from services.base import insert_ignore

ROWS_A_STATEMENT = 500


class Priority(IntEnum):
    """Lower goes first."""

    ANSWER = 10
    EVENT_SOON = 20
    REMINDER = 30
    SURVEY = 40
    BROADCAST = 50


@dataclass(frozen=True, slots=True)
class Wish:
    """One message wanted.

    To an account, or (`linked_chat_id`, and no account) to a linked group.
    `kind` names its renderer in delivery/messages, `values` what that needs (ids, not names).
    `dedupe_key` is its meaning: a second wish with the same key changes nothing.
    After `expires_at` (UTC) it is not worth sending any more and is listed as expired.
    """

    kind: str
    dedupe_key: str
    account_id: int | None
    priority: Priority
    not_before: datetime
    values: dict[str, Any] = field(default_factory=dict)
    person_id: int | None = None
    broadcast_id: int | None = None
    expires_at: datetime | None = None
    linked_chat_id: int | None = None


async def enqueue(session: AsyncSession, now: datetime, wishes: Sequence[Wish]) -> int:
    """Queue `wishes`; returns how many were new. `now` is the injected clock's moment."""
    rows = [
        {
            "kind": wish.kind,
            "dedupe_key": wish.dedupe_key,
            "account_id": wish.account_id,
            "linked_chat_id": wish.linked_chat_id,
            "person_id": wish.person_id,
            "broadcast_id": wish.broadcast_id,
            "priority": int(wish.priority),
            "payload": wish.values,
            "status": OutboxStatus.PENDING,
            "not_before": wish.not_before,
            "expires_at": wish.expires_at,
            "attempts": 0,
            "retries": 0,
            "reason": "",
            "created_at": now,
        }
        for wish in wishes
    ]
    added = 0
    for start in range(0, len(rows), ROWS_A_STATEMENT):
        added += await insert_ignore(session, OutboxMessage, rows[start : start + ROWS_A_STATEMENT])
    return added


async def cancel(session: AsyncSession, now: datetime, *conditions: Any) -> int:
    """Take back what is not on its way yet (claimed is not: `begin` will refuse it); returns how many."""
    result = await session.execute(
        update(OutboxMessage)
        .where(
            OutboxMessage.status.in_([OutboxStatus.PENDING, OutboxStatus.HELD, OutboxStatus.CLAIMED]),
            *conditions,
        )
        .values(status=OutboxStatus.CANCELLED, settled_at=now)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount
