"""A page of what became of everybody's message, read status by status: however many there are."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Select, and_, exists, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models.broadcasts import LEFT_OUT, BroadcastRecipient
from models.enums import OutboxStatus
from models.people import Person, School
from models.system import OutboxMessage
from services.broadcasts.change_rows import NOT_KNOWN
from services.broadcasts.facts import LeftOut
from services.paging import COUNTED, counted
from services.people.listing import unindexed

ORDER = (
    "unreachable",
    "failed",
    "uncertain",
    "not_known",
    "expired",
    "never_started",
    "no_consent",
    "paused",
    "cancelled",
    "held",
    "pending",
    "claimed",
    "sending",
    "sent",
)
"""What needs the methodist comes first."""
ALL = 10**9

MESSAGES = frozenset(status.value for status in OutboxStatus)
UNSENT: dict[str, tuple[ColumnElement[bool], ...]] = {
    OutboxStatus.CANCELLED.value: (BroadcastRecipient.left_out == "",),
    **{why: (BroadcastRecipient.left_out == why, and_(LEFT_OUT)) for why in (*LeftOut, NOT_KNOWN)},
}
"""What recipients without a message are shown as."""

Line = tuple[Person, str | None, str, str | None, datetime | None]
"""Person, school, status, reason, when it was read."""


async def reported(
    session: AsyncSession, broadcast_id: int, municipality_id: int, offset: int, limit: int | None
) -> list[Row[*Line]]:
    """Rows from `offset` on, no more than `limit`: those who need attention first, each status by name.

    Few of a status are found by it, and sorted; many are met on the way through everybody in the order of
    names.
    """
    rows: list[Row[*Line]] = []
    for few, many in _parts(broadcast_id, municipality_id):
        left = None if limit is None else limit - len(rows)
        if left == 0:
            break
        known = await counted(session, few, COUNTED)
        if known <= offset and known <= COUNTED:
            offset -= known
            continue
        part = few if known <= COUNTED else many
        found = (await session.execute(part.offset(offset).limit(left))).all()
        rows += found
        # Only who leafs past the end of many pays for their number.
        offset = 0 if found else offset - await counted(session, few, ALL)
    return rows


def _parts(broadcast_id: int, municipality_id: int) -> Iterator[tuple[Select[*Line], Select[*Line]]]:
    """The parts of the report in its order, each as a query for few and as one for many."""
    everybody = Person.municipality_id == municipality_id
    for status in ORDER:
        if status in MESSAGES:
            lines = _lines(broadcast_id, status, OutboxMessage.reason).join(
                OutboxMessage, OutboxMessage.person_id == Person.id
            )
            lines = lines.where(OutboxMessage.status == status)
            few = lines.where(OutboxMessage.broadcast_id == broadcast_id)
            yield few, lines.where(unindexed(OutboxMessage.broadcast_id) == broadcast_id, everybody)
        if status in UNSENT:
            unsent = ~exists().where(
                OutboxMessage.person_id == Person.id, unindexed(OutboxMessage.broadcast_id) == broadcast_id
            )
            lines = _lines(broadcast_id, status, literal("")).where(*UNSENT[status], unsent)
            yield lines, lines.where(everybody)


def _lines(
    broadcast_id: int, status: str, reason: ColumnElement[str] | InstrumentedAttribute[str]
) -> Select[*Line]:
    return (
        select(Person, School.name, literal(status), reason, BroadcastRecipient.read_at)
        .join(
            BroadcastRecipient,
            and_(BroadcastRecipient.person_id == Person.id, BroadcastRecipient.broadcast_id == broadcast_id),
        )
        .outerjoin(School, School.id == Person.school_id)
        .order_by(Person.sort_key, Person.id)
    )
