"""Open menus live in the database: they survive a restart and cost nothing when unchanged."""

from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import event

from bot.conversations import DatabaseStorage
from models.database import Database

KEY = StorageKey(bot_id=1, chat_id=2, user_id=2)
DIALOG = StorageKey(bot_id=1, chat_id=2, user_id=2, destiny="aiogd:stack:")


class Menu(StatesGroup):
    open = State()


async def test_what_is_kept_is_there_after_a_restart(any_database: Database) -> None:
    before = DatabaseStorage(any_database)
    await before.set_state(KEY, Menu.open)
    await before.set_data(KEY, {"имя": "Ирина", "число": 1})
    await before.set_data(DIALOG, {"stack": []})

    after = DatabaseStorage(any_database)
    assert await after.get_state(KEY) == "Menu:open"
    assert await after.get_data(KEY) == {"имя": "Ирина", "число": 1}
    assert await after.get_data(DIALOG) == {"stack": []}
    assert await after.get_state(DIALOG) is None


async def test_clearing_is_kept_too(any_database: Database) -> None:
    storage = DatabaseStorage(any_database)
    await storage.set_state(KEY, Menu.open)
    await storage.set_state(KEY, None)
    assert await DatabaseStorage(any_database).get_state(KEY) is None


async def test_saving_what_has_not_changed_costs_no_statement(database: Database) -> None:
    storage = DatabaseStorage(database)
    await storage.set_data(KEY, {"a": 1})
    statements: list[str] = []
    event.listen(
        database.engine.sync_engine, "before_cursor_execute", lambda *call: statements.append(str(call[2]))
    )
    await storage.set_data(KEY, {"a": 1})
    assert await storage.get_data(KEY) == {"a": 1}
    assert statements == []


async def test_an_unknown_conversation_is_empty(database: Database) -> None:
    storage = DatabaseStorage(database)
    assert await storage.get_state(KEY) is None
    assert await storage.get_data(KEY) == {}
