"""Which taps go straight to their handler, and that they end there like all others."""

from pathlib import Path
from typing import Any

import pytest
from aiogram import Router
from aiogram.types import CallbackQuery, TelegramObject

from bench.tapping import a_school_of, program
from bot.middlewares.plain import PlainButtonMiddleware
from delivery.messages.bundle import Act, Line
from delivery.messages.roadmap import OpenWeek
from tests.handlers.conftest import detach_routers


def a_tap(data: str) -> CallbackQuery:
    person = {"id": 1, "is_bot": False, "first_name": "Ирина"}
    return CallbackQuery.model_validate({"id": "1", "from": person, "chat_instance": "1", "data": data})


class Taps:
    """A router with two plain buttons, one of which opens menus; what was called."""

    def __init__(self) -> None:
        self.called: list[str] = []
        router = Router()

        @router.callback_query(Line.filter())
        async def line(_query: CallbackQuery, callback_data: Line, ctx: str) -> str:
            self.called.append(f"line {callback_data.item} {ctx}")
            return "done"

        @router.callback_query(OpenWeek.filter())
        async def week(_query: CallbackQuery, dialog_manager: object) -> None:
            self.called.append("week")

        root = Router()
        root.include_router(router)
        self.middleware = PlainButtonMiddleware(root)

    async def feel(self, data: str) -> Any:
        async def usual(_event: TelegramObject, _data: dict[str, Any]) -> str:
            return "the usual way"

        return await self.middleware(usual, a_tap(data), {"ctx": "me"})


async def test_a_plain_button_is_found_by_its_prefix() -> None:
    taps = Taps()
    assert await taps.feel(Line(act=Act.DONE, daily=1, item=5).pack()) == "done"
    assert taps.called == ["line 5 me"]


@pytest.mark.parametrize(
    "data",
    [OpenWeek(programme=1).pack(), "rl:nonsense", "rl", "", "xyz:1", "menu\x1dbutton"],
)
async def test_what_opens_menus_and_what_nobody_knows_goes_the_usual_way(data: str) -> None:
    taps = Taps()
    assert await taps.feel(data) == "the usual way"
    assert taps.called == []


async def test_a_tap_on_done_loads_no_menu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [tap] = await a_school_of(tmp_path, people=1, lines=1)
    app = program(tmp_path)
    loaded: list[str] = []
    storage = app.dispatcher.storage
    usual = storage.get_data

    async def noted(key: Any) -> dict[str, Any]:
        loaded.append(key.destiny)
        return await usual(key)

    monkeypatch.setattr(storage, "get_data", noted)
    try:
        await app.dispatcher.feed_update(app.bot, tap.update(app.bot, 1))
        assert loaded == []
    finally:
        await app.close()
        detach_routers()
