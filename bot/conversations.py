"""aiogram's FSM storage in our own database: open menus survive a restart."""

import json
from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, StateType, StorageKey
from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from models.database import Database
from models.system import Conversation

KEYS = DefaultKeyBuilder(prefix="c", with_destiny=True)


class DatabaseStorage(BaseStorage):
    """State and data of one conversation are one row."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        await self._write(key, state=state.state if isinstance(state, State) else state)

    async def get_state(self, key: StorageKey) -> str | None:
        async with self._database.read() as session:
            return await session.scalar(select(Conversation.state).where(Conversation.key == KEYS.build(key)))

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        await self._write(key, data=json.dumps(data, ensure_ascii=False))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        async with self._database.read() as session:
            text = await session.scalar(select(Conversation.data).where(Conversation.key == KEYS.build(key)))
        found: dict[str, Any] = json.loads(text) if text else {}
        return found

    async def close(self) -> None:
        """The database is closed by the one who opened it."""

    async def _write(self, key: StorageKey, **values: str | None) -> None:
        dialect = sqlite if self._database.is_sqlite else postgresql
        row = {"key": KEYS.build(key), "state": None, "data": "{}", **values}
        async with self._database.write() as session:
            await session.execute(
                dialect.insert(Conversation)
                .values(row)
                .on_conflict_do_update(index_elements=[Conversation.key], set_=values)
            )
