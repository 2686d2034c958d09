"""Accounts and outbox rows for tests of the sending side."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select, update

from models.database import Database
from models.enums import OutboxStatus
from models.people import Account
from models.system import OutboxMessage
from services.clock import FixedClock
from services.outbox import Ledger, Priority, Wish, enqueue

CHAT = 7000


@dataclass
class Outbox:
    """An outbox with so many accounts; account n has the chat CHAT + n."""

    database: Database
    clock: FixedClock

    async def accounts(self, count: int) -> None:
        async with self.database.write() as session:
            for number in range(1, count + 1):
                session.add(Account(id=number, telegram_id=CHAT + number, created_at=self.clock.now()))

    async def want(self, *keys: str, account_id: int = 1, priority: Priority = Priority.REMINDER) -> int:
        """Queue a message per key; how many were new."""
        now = self.clock.now()
        wishes = [Wish("note", key, account_id, priority, now, {"key": key}) for key in keys]
        async with self.database.write() as session:
            return await enqueue(session, now, wishes)

    async def want_each(self, count: int) -> None:
        """One message to each of the first accounts."""
        now = self.clock.now()
        wishes = [
            Wish("note", f"n{number}", number, Priority.REMINDER, now, {"key": f"n{number}"})
            for number in range(1, count + 1)
        ]
        async with self.database.write() as session:
            await enqueue(session, now, wishes)

    async def rows(self) -> dict[str, OutboxMessage]:
        async with self.database.read() as session:
            return {row.dedupe_key: row for row in await session.scalars(select(OutboxMessage))}

    async def statuses(self) -> dict[str, OutboxStatus]:
        return {key: row.status for key, row in (await self.rows()).items()}

    async def forget_lease(self, ledger: Ledger) -> None:
        """The holder died and its time is over."""
        from models.system import SendingLease

        async with self.database.write() as session:
            await session.execute(update(SendingLease).values(until=0))


def keys(claimed: Sequence[object]) -> list[str]:
    return [message.payload["key"] for message in claimed]  # type: ignore[attr-defined]
