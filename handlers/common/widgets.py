"""Our dialog widgets: texts by Fluent key, the way home, one choice from a list."""

from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.kbd import Back, Button, Cancel, Start, SwitchTo
from aiogram_dialog.widgets.text import Text

from handlers.common.context import ctx_of
from handlers.home.states import Home


class Html(Text):
    """A message text: `key` with the getter's data as values, escaped."""

    def __init__(self, key: str, when: WhenCondition = None) -> None:
        super().__init__(when=when)
        self._key = key

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return ctx_of(manager).reader.html(self._key, **_values(data))


class Label(Text):
    """A button's label: `key` with the getter's data as values, plain."""

    def __init__(self, key: str, when: WhenCondition = None) -> None:
        super().__init__(when=when)
        self._key = key

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return ctx_of(manager).reader.plain(self._key, **_values(data))


class Ready(Text):
    """A text that the getter has already made: finished Markup under `name` in its data."""

    def __init__(self, name: str, when: WhenCondition = None) -> None:
        super().__init__(when=when)
        self._name = name

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return str(data[self._name])


def _values(data: dict[str, Any]) -> dict[str, Any]:
    """What Fluent can take of a getter's data; an item of a Select is spread into its fields."""
    values = {name: value for name, value in data.items() if isinstance(value, (str, int, float))}
    item = data.get("item")
    if isinstance(item, dict):
        values.update(item)
    return values


def back(state: State | None = None) -> Button:
    """One step back inside a dialog (to `state`, if given)."""
    return SwitchTo(Label("button-back"), id="back", state=state) if state else Back(Label("button-back"))


def leave() -> Cancel:
    """Close this dialog and return to the one that opened it."""
    return Cancel(Label("button-back"))


def home() -> Start:
    """The main menu, from anywhere."""
    return Start(Label("button-menu"), id="home", state=Home.main, mode=StartMode.RESET_STACK)
