"""The outbox at ten thousand and at a million rows, on a SQLite file."""

import statistics
import tempfile
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert

import migrations
from bench.figures import Figure, figure, seconds
from models.database import Database
from models.people import Account
from models.system import OutboxMessage
from services.outbox import Ledger, Priority, Wish, enqueue

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
LATER = datetime(2027, 11, 16, 9, 0, tzinfo=UTC)
ACCOUNTS = 1000
CLAIM = 1000


async def figures() -> AsyncIterator[Figure]:
    small = await _claim(10_000)
    yield figure("claim_10k", small[0] * 1000, "ms")
    large = await _claim(1_000_000)
    yield figure("claim_1m", large[0] * 1000, "ms", small[0] * 1000)
    yield figure("tick_empty_1m", large[1] * 1000, "ms", small[1] * 1000)
    with tempfile.TemporaryDirectory() as folder:
        database = await _database(Path(folder))
        wishes = [_wish(number) for number in range(100_000)]
        async with database.write() as session:
            bare = await seconds(
                session.execute(insert(OutboxMessage), [_row(n, NOW) for n in range(100_000)])
            )
            await session.rollback()
        async with database.write() as session:
            yield figure("queue_100k", await seconds(enqueue(session, NOW, wishes)), "s", bare)
        await database.close()


async def _claim(rows: int) -> tuple[float, float]:
    """Seconds of claiming a thousand (median of five), and of a look that finds nothing due."""
    with tempfile.TemporaryDirectory() as folder:
        database = await _database(Path(folder))
        due = min(rows // 2, 6 * CLAIM)
        async with database.write() as session:
            for start in range(0, rows, 50_000):
                batch = range(start, min(start + 50_000, rows))
                # Most of a real outbox is past or still to come; a few thousand are due now.
                await session.execute(
                    insert(OutboxMessage), [_row(n, NOW if n < due else LATER) for n in batch]
                )
        # A million rows written at once leave a log of their size; an outbox that grew so long has none.
        await database.fold_log()
        ledger = Ledger(database)
        lease = await ledger.acquire("bench")
        assert lease is not None
        taken = [await seconds(ledger.claim(lease, NOW, CLAIM)) for _ in range(5)]
        while await ledger.claim(lease, NOW, CLAIM):
            pass
        empty = [await seconds(ledger.claim(lease, NOW, CLAIM)) for _ in range(20)]
        await database.close()
    return statistics.median(taken), statistics.median(empty)


async def _database(folder: Path) -> Database:
    database = Database(f"sqlite+aiosqlite:///{folder / 'bench.db'}")
    await migrations.upgrade(database)
    async with database.write() as session:
        await session.execute(
            insert(Account),
            [{"id": n + 1, "telegram_id": n + 1, "created_at": NOW} for n in range(ACCOUNTS)],
        )
    return database


def _wish(number: int) -> Wish:
    return Wish("note", f"n{number}", number % ACCOUNTS + 1, Priority.BROADCAST, NOW, {"n": number})


def _row(number: int, not_before: datetime) -> dict[str, Any]:
    return {
        "dedupe_key": f"n{number}",
        "kind": "note",
        "priority": int(Priority.BROADCAST),
        "account_id": number % ACCOUNTS + 1,
        "payload": {"n": number},
        "not_before": not_before,
        "created_at": NOW,
    }
