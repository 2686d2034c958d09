"""Once a day: what has served its time goes."""

from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import delete, select

from models.database import Database
from models.events import WrongCode
from models.system import Draft, HandledUpdate, StoredFile
from services import sums
from services.base import Service
from services.broadcasts import counting
from services.clock import Clock
from services.events.guessing import WITHIN
from services.files import FileStore
from services.people import tallies

UPDATES_KEPT = timedelta(days=8)
"""Telegram keeps an undelivered update for a day; after a quiet week its numbers start anew."""


class Housekeeping(Service):
    """Nothing here is missed by anybody: marks of handled updates, wrong codes of yesterday, expired drafts,
    files nobody owns."""

    def __init__(self, database: Database, clock: Clock, files: FileStore) -> None:
        super().__init__(database, clock)
        self._files = files
        self._done_on: date | None = None

    async def tidy(self) -> None:
        """Clean up, if it has not been done on this (UTC) day by this process."""
        now = self.clock.now()
        if self._done_on == now.date():
            return
        async with self.database.write() as session:
            await session.execute(delete(HandledUpdate).where(HandledUpdate.handled_at < now - UPDATES_KEPT))
            await session.execute(delete(WrongCode).where(WrongCode.at <= now - WITHIN))
            await session.execute(delete(Draft).where(Draft.expires_at < now))
        # A crash between a withdrawal and the deletion of its files leaves content without an owner.
        for kept in await self._files.settled():
            await self._remove_unless_owned(kept)
        # What was erased yesterday stands in pages of the log as it was.
        await self.database.fold_log()
        self._done_on = now.date()

    async def fold(self) -> None:
        """Fold what the database has added up into its sums, once changes are many; count what has ended."""
        async with self.database.read() as session:
            people, others = await tallies.to_fold(session), await sums.to_fold(session)
            ended = await counting.to_keep(session)
        if people:
            async with self.database.write() as session:
                await tallies.fold(session)
        if others:
            async with self.database.write() as session:
                await sums.fold(session)
        for broadcast_id in ended:
            async with self.database.write() as session:
                await counting.keep(session, broadcast_id)

    async def _remove_unless_owned(self, kept: Path) -> None:
        async with self.database.read() as session:
            owner = await session.scalar(select(StoredFile.id).where(StoredFile.sha256 == kept.name).limit(1))
        if owner is None:
            await self._files.remove([kept.name])
