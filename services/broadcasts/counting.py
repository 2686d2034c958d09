"""How many of a broadcast's messages stand where: as the database has added it up, else counted."""

from collections import Counter

from sqlalchemy import ColumnElement, Select, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models.broadcasts import Broadcast
from models.enums import OutboxStatus
from models.sums import (
    LEFT_OUT,
    LEFT_OUT_AND_READ,
    MESSAGES,
    NOTED,
    READ,
    RECIPIENTS,
    TO_FOLD,
    UNCOUNTED,
    Sum,
)
from models.system import OutboxMessage
from services.sums import sums_of

WAITING = (OutboxStatus.PENDING, OutboxStatus.HELD)
RESULT_NOT_KNOWN = (OutboxStatus.CLAIMED, OutboxStatus.SENDING)


async def counts_of(session: AsyncSession, broadcast_id: int) -> dict[OutboxStatus, int]:
    """Standing messages of a broadcast by status."""
    kept = await _kept(session, broadcast_id)
    if kept is None:
        return await _counted(session, broadcast_id)
    kept[OutboxStatus.SENT] += kept.pop(NOTED, 0)
    return {OutboxStatus(kind): number for kind, number in kept.items() if number}


async def count(session: AsyncSession, broadcast_id: int, statuses: tuple[OutboxStatus, ...]) -> int:
    """How many of its messages stand at one of `statuses`."""
    counts = await counts_of(session, broadcast_id)
    return sum(counts.get(status, 0) for status in statuses)


async def noted_count(session: AsyncSession, change_id: int) -> int:
    """How many of a withdrawal's messages could only be noted as withdrawn."""
    kept = await _kept(session, change_id)
    return await _noted(session, change_id) if kept is None else kept[NOTED]


async def recipients_of(session: AsyncSession, broadcast_id: int) -> tuple[int, int]:
    """How many of its people have read it, and how many were left out."""
    kinds = (await sums_of(session, RECIPIENTS, [broadcast_id]))[broadcast_id]
    both = kinds[LEFT_OUT_AND_READ]
    return kinds[READ] + both, kinds[LEFT_OUT] + both


async def to_keep(session: AsyncSession) -> list[int]:
    """Broadcasts of whose messages nothing is kept (on SQLite) although all have come to their ends."""
    marks = select(Sum.of_id).where(Sum.what == MESSAGES, TO_FOLD, Sum.kind == UNCOUNTED)
    return list(await session.scalars(marks.where(~_under_way(Sum.of_id).exists())))


async def keep(session: AsyncSession, broadcast_id: int) -> None:
    """Put the counts of such a broadcast in the mark's place."""
    if broadcast_id not in await to_keep(session):
        return
    counts: Counter[str] = Counter(await _counted(session, broadcast_id))
    if await session.scalar(select(Broadcast.withdraws).where(Broadcast.id == broadcast_id)):
        counts[NOTED] = await _noted(session, broadcast_id)
        counts[OutboxStatus.SENT] -= counts[NOTED]
    await session.execute(delete(Sum).where(Sum.what == MESSAGES, Sum.of_id == broadcast_id))
    row = {"what": MESSAGES, "of_id": broadcast_id, "change": 0}
    if rows := [row | {"kind": kind, "number": number} for kind, number in counts.items() if number]:
        await session.execute(insert(Sum), rows)


async def _kept(session: AsyncSession, broadcast_id: int) -> Counter[str] | None:
    await session.flush()
    kinds = (await sums_of(session, MESSAGES, [broadcast_id]))[broadcast_id]
    return None if not kinds or UNCOUNTED in kinds else kinds


async def _counted(session: AsyncSession, broadcast_id: int) -> dict[OutboxStatus, int]:
    """By one index alone."""
    rows = await session.execute(
        select(OutboxMessage.status, func.count())
        .where(OutboxMessage.broadcast_id == broadcast_id)
        .group_by(OutboxMessage.status)
    )
    return {status: count for status, count in rows}  # noqa: C416 (dict() loses the types of a Row)


async def _noted(session: AsyncSession, broadcast_id: int) -> int:
    found = await session.scalar(
        select(func.count()).where(
            OutboxMessage.broadcast_id == broadcast_id,
            OutboxMessage.status == OutboxStatus.SENT,
            OutboxMessage.reason == NOTED,
        )
    )
    return found or 0


def _under_way(broadcast_id: ColumnElement[int] | InstrumentedAttribute[int]) -> Select[int]:
    return select(OutboxMessage.id).where(
        OutboxMessage.broadcast_id == broadcast_id, OutboxMessage.status.in_([*WAITING, *RESULT_NOT_KNOWN])
    )
