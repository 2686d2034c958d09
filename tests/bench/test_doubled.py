"""Who is asked when somebody taps, in a program with twice the handlers."""

from pathlib import Path
from typing import Any

import pytest
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram_dialog import Dialog

from bench.doubling import doubled_handlers
from bench.tapping import a_school_of, program
from bench.visiting import Visitor
from tests.handlers.conftest import detach_routers


async def test_of_the_dialogs_only_the_open_one_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [tap] = await a_school_of(tmp_path, people=1, lines=1)
    asked: list[str] = []
    usual = Dialog.propagate_event

    async def noted(self: Dialog, update_type: str, event: Any, **data: Any) -> Any:
        if update_type == "callback_query":
            asked.append(self.name)
        return await usual(self, update_type, event, **data)

    monkeypatch.setattr(Dialog, "propagate_event", noted)
    with doubled_handlers():
        app = program(tmp_path)
        try:
            await Visitor(app, tap.chat, 1).seconds_a_tap(1)
        finally:
            await app.close()
            detach_routers()
    assert len(asked) == 2
    assert not any(name.startswith("Twin") for name in asked)


async def test_a_plain_button_asks_its_own_handlers_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [tap] = await a_school_of(tmp_path, people=1, lines=1)
    asked: list[str] = []
    usual = HandlerObject.check

    async def noted(self: HandlerObject, *given: Any, **data: Any) -> tuple[bool, dict[str, Any]]:
        buttons = [
            one.callback for one in self.filters or () if isinstance(one.callback, CallbackQueryFilter)
        ]
        asked.extend(one.callback_data.__prefix__ for one in buttons)
        return await usual(self, *given, **data)

    monkeypatch.setattr(HandlerObject, "check", noted)
    with doubled_handlers():
        app = program(tmp_path)
        try:
            await app.dispatcher.feed_update(app.bot, tap.update(app.bot, 1))
        finally:
            await app.close()
            detach_routers()
    assert set(asked) == {"rl"}
