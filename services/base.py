"""What every service stands on: the database, the clock, one transaction per wish."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import CursorResult, Result, Select, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.database import Database
from models.system import AuditRecord, HandledUpdate
from services.actor import Actor
from services.clock import Clock
from services.errors import Repeated

VALUES_A_STATEMENT = 30_000
"""PostgreSQL takes at most 32,767."""


class Service:
    """Built once per area. One public method = one thing a person or the clock wants."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock

    @asynccontextmanager
    async def once(self, actor: Actor, action: str) -> AsyncIterator[AsyncSession]:
        """A writing transaction that one Telegram update runs at most once per action.

        For actions that are not idempotent by themselves. Raises Repeated at a redelivery.
        """
        async with self.database.write() as session:
            if not await self.is_first(session, actor, action):
                raise Repeated
            yield session

    async def is_first(self, session: AsyncSession, actor: Actor, action: str) -> bool:
        """Whether the actor's update asks for the action for the first time; from now on it is handled.

        For what has to be shown again although nothing is done again; everything else takes `once`.
        """
        if actor.request is None:
            return True
        row = {"update_id": actor.request, "action": action, "handled_at": self.clock.now()}
        return bool(await insert_ignore(session, HandledUpdate, [row]))

    def audit(
        self,
        session: AsyncSession,
        actor: Actor | None,
        action: str,
        subject: str = "",
        *,
        programme_id: int | None = None,
        **detail: Any,
    ) -> None:
        """Record a change, with ids and never with names.

        `programme_id` says in whose log it stands, where that is not the programme the actor looks at, or
        where it is the bot's own doing, without an actor.
        """
        session.add(
            AuditRecord(
                at=self.clock.now(),
                programme_id=actor.programme_id if actor and programme_id is None else programme_id,
                account_id=actor.account_id if actor else None,
                action=action,
                subject=subject,
                detail=detail,
            )
        )


async def insert_ignore(session: AsyncSession, model: type[Base], rows: list[dict[str, Any]]) -> int:
    """Insert rows, passing over those that a unique constraint already has; returns how many came in."""
    if not rows:
        return 0
    table = model.__table__
    assert isinstance(table, Table)
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    statement = dialect.insert(table).on_conflict_do_nothing()
    if dialect is sqlite or len(rows) == 1:
        return _count(await session.execute(statement, rows))
    # PostgreSQL's driver counts nothing over many sets of values: there they go as one statement.
    step = VALUES_A_STATEMENT // len(rows[0])
    added = 0
    for start in range(0, len(rows), step):
        added += _count(await session.execute(statement.values(rows[start : start + step])))
    return added


async def insert_select(
    session: AsyncSession, model: type[Base], columns: Sequence[str], rows: Select[*tuple[Any, ...]]
) -> int:
    """INSERT … SELECT, passing over what a unique constraint already has; returns how many came in."""
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    statement = dialect.insert(model.__table__).from_select(list(columns), rows, include_defaults=False)
    return _count(await session.execute(statement.on_conflict_do_nothing()))


def _count(result: Result[*tuple[Any, ...]]) -> int:
    assert isinstance(result, CursorResult)
    return result.rowcount
