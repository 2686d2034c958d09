"""Files people send: kept in DATA_DIR under their hash, with one row that says whose they are."""

import asyncio
import hashlib
import os
import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.system import StoredFile

NAME_LENGTH = 200
SETTLED_SECONDS = 3600.0


@dataclass(frozen=True, slots=True)
class Received:
    """A file that somebody sent. Without `sha256` only Telegram has its bytes (by `telegram_file_id`)."""

    name: str
    media_type: str = ""
    size: int = 0
    telegram_file_id: str = ""
    sha256: str = ""


class FileStore:
    """The folder of received files: content under its own hash, so that the same file lies there once."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / "files"

    async def put(self, content: bytes) -> str:
        """Keep `content`; returns its SHA-256 in hexadecimal. Durable when it returns."""
        return await asyncio.to_thread(self._put, content)

    async def get(self, sha256: str) -> bytes:
        """The content kept under `sha256`. Raises FileNotFoundError."""
        return await asyncio.to_thread(self.path(sha256).read_bytes)

    async def remove(self, hashes: Iterable[str]) -> None:
        """Delete what is kept under these hashes; what is gone already is no error."""
        for sha256 in hashes:
            await asyncio.to_thread(self.path(sha256).unlink, missing_ok=True)

    async def settled(self) -> list[Path]:
        """Everything kept for longer than an hour (real time): what is younger may still be on its way in."""
        return await asyncio.to_thread(self._settled)

    def path(self, sha256: str) -> Path:
        """Where the content of that hash lies."""
        return self._folder / sha256[:2] / sha256

    def _settled(self) -> list[Path]:
        youngest = time.time() - SETTLED_SECONDS
        return [
            path for path in self._folder.glob("*/*") if path.is_file() and path.stat().st_mtime < youngest
        ]

    def _put(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path(sha256)
        if path.exists():
            return sha256
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written aside and renamed: a crash leaves no half file under a whole file's hash.
        unfinished = path.with_name(f".{sha256}.{secrets.token_hex(4)}")
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        return sha256


async def record_file(session: AsyncSession, now: datetime, received: Received, person_id: int | None) -> int:
    """Note in the caller's transaction whose file it is (None: the programme's); returns the row's id."""
    row = StoredFile(
        sha256=received.sha256,
        name=received.name[:NAME_LENGTH],
        media_type=received.media_type[:100],
        size=received.size,
        telegram_file_id=received.telegram_file_id,
        person_id=person_id,
        stored_at=now,
    )
    session.add(row)
    await session.flush()
    return row.id


async def forget_files(session: AsyncSession, which: ColumnElement[bool]) -> frozenset[str]:
    """Delete the rows of these files; returns the hashes that no other row needs.

    Their content is for `FileStore.remove`, once the caller's transaction is committed.
    """
    gone = set(await session.scalars(delete(StoredFile).where(which).returning(StoredFile.sha256)))
    needed = await session.scalars(select(StoredFile.sha256).where(StoredFile.sha256.in_(gone)))
    return frozenset(gone - set(needed) - {""})


def received(row: StoredFile) -> Received:
    """What was noted of a file."""
    return Received(row.name, row.media_type, row.size, row.telegram_file_id, row.sha256)
