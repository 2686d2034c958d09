"""Open menus live in the database: they survive a restart and cost nothing when unchanged."""

from dataclasses import replace

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
    for engine in database.engines:
        event.listen(engine, "before_cursor_execute", lambda *call: statements.append(str(call[2])))
    await storage.set_data(KEY, {"a": 1})
    assert await storage.get_data(KEY) == {"a": 1}
    assert statements == []


async def test_an_unknown_conversation_is_empty(database: Database) -> None:
    storage = DatabaseStorage(database)
    assert await storage.get_state(KEY) is None
    assert await storage.get_data(KEY) == {}


async def test_a_search_for_somebody_who_has_gone_is_emptied(any_database: Database) -> None:
    """In the row and in what is remembered of it; other people's searches and drafts stay."""
    storage = DatabaseStorage(any_database)
    menus: dict[StorageKey, dict[str, object]] = {
        DIALOG: {"dialog_data": {"query": "смирн", "page": 2}, "state": "People:list"},
        replace(DIALOG, user_id=3): {"dialog_data": {"search": "шумская СМИРНОВА"}},
        replace(DIALOG, user_id=4): {"dialog_data": {"search": "Орлова", "query": ""}},
        replace(DIALOG, user_id=5): {"dialog_data": {"reason": "Смирнова просила"}, "query": "Смирнова"},
    }
    for key, data in menus.items():
        await storage.set_data(key, data)
    await storage.forget("Смирнова Марина Викторовна")
    for again in (storage, DatabaseStorage(any_database)):
        assert [await again.get_data(key) for key in menus] == [
            {"dialog_data": {"query": "", "page": 2}, "state": "People:list"},
            {"dialog_data": {"search": ""}},
            *list(menus.values())[2:],
        ]
