"""aiogram's FSM storage in our own database: open menus survive a restart."""

import json
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, StateType, StorageKey
from sqlalchemy import bindparam, delete, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from models.database import Database
from models.people import words_of
from models.system import Conversation

KEYS = DefaultKeyBuilder(prefix="c", with_destiny=True)
REMEMBERED = 10_000
SEARCHES = ("query", "search")
"""Under which of a menu's data stands what was typed to find somebody."""
TELLING = 3
"""Letters from which on the beginning of a name tells whose it is."""


_FIND = select(Conversation.state, Conversation.data).where(Conversation.key == bindparam("name"))


@dataclass(frozen=True, slots=True)
class Row:
    state: str | None = None
    data: str = "{}"


class DatabaseStorage(BaseStorage):
    """State and data of one conversation are one row.

    aiogram-dialog loads and saves its stack around every update, changed or not. So the last known
    rows are remembered: an unchanged one costs no statement. That is safe while one process answers
    people (the dispatcher's isolation lets one update of a person in at a time); replicas keep open
    menus in Redis.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: OrderedDict[str, Row] = OrderedDict()

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        name = KEYS.build(key)
        await self._save(
            name, replace(await self._load(name), state=state.state if isinstance(state, State) else state)
        )

    async def get_state(self, key: StorageKey) -> str | None:
        return (await self._load(KEYS.build(key))).state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        name = KEYS.build(key)
        await self._save(name, replace(await self._load(name), data=json.dumps(data, ensure_ascii=False)))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((await self._load(KEYS.build(key))).data)
        return found

    async def forget(self, name: str) -> None:
        """Empty what was typed to find somebody of this name: a menu left open would name them still."""
        typed = or_(*(Conversation.data.contains(f'"{key}": "') for key in SEARCHES))
        async with self._database.read() as session:
            rows = (await session.execute(select(Conversation.key, Conversation.data).where(typed))).all()
        for key, data in rows:
            menu: dict[str, Any] = json.loads(data)
            kept = menu.get("dialog_data") or {}
            named = [search for search in SEARCHES if _means(kept.get(search), name)]
            if named:
                menu["dialog_data"] = kept | dict.fromkeys(named, "")
                row = await self._load(key)
                await self._save(key, replace(row, data=json.dumps(menu, ensure_ascii=False)))

    async def close(self) -> None:
        """The database is closed by the one who opened it."""

    async def _load(self, name: str) -> Row:
        if name not in self._known:
            found = await self._database.rows(_FIND, {"name": name})
            self._remember(name, Row(*found[0]) if found else Row())
        return self._known[name]

    async def _save(self, name: str, row: Row) -> None:
        if row == await self._load(name):
            return
        dialect = sqlite if self._database.is_sqlite else postgresql
        values = {"state": row.state, "data": row.data}
        async with self._database.write() as session:
            if row == Row():
                # The key holds whose it was: nothing is kept of who is through with the bot.
                await session.execute(delete(Conversation).where(Conversation.key == name))
                self._remember(name, row)
                return
            await session.execute(
                dialect.insert(Conversation)
                .values(key=name, **values)
                .on_conflict_do_update(index_elements=[Conversation.key], set_=values)
            )
        self._remember(name, row)

    def _remember(self, name: str, row: Row) -> None:
        self._known[name] = row
        self._known.move_to_end(name)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)


def _means(search: object, name: str) -> bool:
    """Whether a word of the search is one of the name, or the beginning of one."""
    known = words_of(name)
    return any(
        word in known or (len(word) >= TELLING and any(one.startswith(word) for one in known))
        for word in words_of(search if isinstance(search, str) else "")
    )
