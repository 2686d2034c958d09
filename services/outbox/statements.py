"""The statements of the sender, who runs them dozens of times a second: made once, of the table itself."""

from sqlalchemy import (
    JSON,
    Integer,
    String,
    Subquery,
    Table,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
    union_all,
    update,
)

from models.enums import OutboxStatus
from models.system import OutboxMessage
from services.outbox.queue import Priority

_OUTBOX = OutboxMessage.__table__
assert isinstance(_OUTBOX, Table)


def _due() -> Subquery:
    """The next ids. One index range per priority: what lies in the future costs nothing."""
    ranges = [
        select(
            select(_OUTBOX.c.id, _OUTBOX.c.priority, _OUTBOX.c.not_before)
            .where(
                _OUTBOX.c.status == OutboxStatus.PENDING,
                _OUTBOX.c.priority == int(priority),
                _OUTBOX.c.not_before <= bindparam("moment"),
            )
            .order_by(_OUTBOX.c.not_before, _OUTBOX.c.id)
            .limit(bindparam("most", type_=Integer))
            .subquery()
        )
        for priority in Priority
    ]
    every = union_all(*ranges).subquery()
    return (
        select(every.c.id)
        .order_by(every.c.priority, every.c.not_before, every.c.id)
        .limit(bindparam("most", type_=Integer))
        .subquery()
    )


CLAIM = (
    update(_OUTBOX)
    .where(_OUTBOX.c.id.in_(select(_due().c.id)), _OUTBOX.c.status == OutboxStatus.PENDING)
    .values(status=OutboxStatus.CLAIMED, fence=bindparam("row_fence"))
    .returning(
        _OUTBOX.c.id,
        _OUTBOX.c.kind,
        _OUTBOX.c.payload,
        _OUTBOX.c.retries,
        _OUTBOX.c.account_id,
        _OUTBOX.c.person_id,
        _OUTBOX.c.broadcast_id,
        _OUTBOX.c.linked_chat_id,
        _OUTBOX.c.priority,
        _OUTBOX.c.not_before,
        _OUTBOX.c.expires_at,
    )
)
"""Reserve up to `most` messages that are due at `moment`."""
BEGIN = (
    update(_OUTBOX)
    .where(
        _OUTBOX.c.id.in_(bindparam("ids", expanding=True)),
        _OUTBOX.c.status == OutboxStatus.CLAIMED,
        _OUTBOX.c.fence == bindparam("row_fence"),
    )
    .values(status=OutboxStatus.SENDING, attempts=_OUTBOX.c.attempts + 1)
)
"""Count the attempt of `ids`."""
BEGUN = select(_OUTBOX.c.id).where(
    _OUTBOX.c.id.in_(bindparam("ids", expanding=True)),
    _OUTBOX.c.status == OutboxStatus.SENDING,
    _OUTBOX.c.fence == bindparam("row_fence"),
)
"""Of `ids` those whose attempt is counted."""


# The keys are no bare numbers: SQLite takes those for places in a list.
_MESSAGE_ID = bindparam("message_ids", type_=JSON).op("->>", precedence=15)(
    literal_column("'m'") + cast(_OUTBOX.c.id, String)
)
ARRIVED = (
    update(_OUTBOX)
    .where(
        _OUTBOX.c.id.in_(bindparam("ids", expanding=True)),
        _OUTBOX.c.fence == bindparam("row_fence"),
        _OUTBOX.c.status == OutboxStatus.SENDING,
    )
    .values(
        status=OutboxStatus.SENT,
        message_id=cast(_MESSAGE_ID, _OUTBOX.c.message_id.type),
        reason="",
        settled_at=bindparam("moment"),
    )
)
"""What nearly all of them come to, in one statement: run row by row, it would wait for the interpreter at
each row, while that is busy sending."""
SETTLE = (
    update(_OUTBOX)
    .where(
        _OUTBOX.c.id == bindparam("row_id"),
        _OUTBOX.c.fence == bindparam("row_fence"),
        # Not IN: a list of values can't be run over many rows at once.
        or_(_OUTBOX.c.status == OutboxStatus.SENDING, _OUTBOX.c.status == OutboxStatus.CLAIMED),
    )
    .values(
        status=bindparam("new_status"),
        message_id=bindparam("new_message_id"),
        album_ids=bindparam("new_album_ids", type_=OutboxMessage.album_ids.type),
        reason=bindparam("new_reason"),
        not_before=func.coalesce(
            bindparam("next_try", type_=_OUTBOX.c.not_before.type), _OUTBOX.c.not_before
        ),
        # What never left (its rendering failed) has no attempt to take back.
        attempts=_OUTBOX.c.attempts
        - case((_OUTBOX.c.status == OutboxStatus.SENDING, bindparam("answered")), else_=0),
        retries=_OUTBOX.c.retries + bindparam("retried"),
        settled_at=bindparam("moment"),
    )
)
