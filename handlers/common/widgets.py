"""Our dialog widgets: texts by Fluent key, the way home, one choice from a list."""

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import InlineKeyboardButton
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.kbd import (
    Back,
    Button,
    Cancel,
    Keyboard,
    ScrollingGroup,
    Select,
    Start,
    SwitchTo,
)
from aiogram_dialog.widgets.text import Text

from handlers.common.context import ctx_of
from handlers.home.states import Home
from services.paging import Place

LABEL_LENGTH = 28
"""Characters of a button that a phone of 360 px shows (PRODUCT.md §7)."""
LONGEST_PAGE_NUMBER = 8
LAST = 10**6
"""A page past the end of every list: its last one."""


def fitted(text: str, length: int = LABEL_LENGTH) -> str:
    """The text on one line, cut to `length` characters."""
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[: length - 1].rstrip(' ,.·«(')}…"


class Html(Text):
    """A message text: `key` with the getter's data as values, escaped."""

    def __init__(self, key: str, when: WhenCondition = None) -> None:
        super().__init__(when=when)
        self._key = key

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return ctx_of(manager).reader.html(self._key, **_values(data))


class Label(Text):
    """A button's label: `key` with the getter's data as values, plain, cut to what a phone shows."""

    def __init__(self, key: str, when: WhenCondition = None) -> None:
        super().__init__(when=when)
        self._key = key

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return fitted(ctx_of(manager).reader.plain(self._key, **_values(data)))


class Line(Text):
    """The label of one line of a list: what the getter has put under `label`, cut to what a phone shows."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return fitted(data["item"]["label"])


class Pages(ScrollingGroup):
    """A list that is paged: one line a row, and «← 2/4 →» under it when there is more than a page."""

    def __init__(self, *buttons: Any, id: str, height: int) -> None:  # noqa: A002
        super().__init__(*buttons, id=id, width=1, height=height)

    async def _render_pager(self, pages: int, manager: DialogManager) -> RawKeyboard:
        if pages < 2:
            return []
        at = min(await self.get_page(manager), pages - 1)
        turns = [(f"{at + 1}/{pages}", at)]
        if at:
            turns.insert(0, ("←", at - 1))
        if at + 1 < pages:
            turns.append(("→", at + 1))
        return [
            [
                InlineKeyboardButton(text=text, callback_data=self._item_callback_data(str(page)))
                for text, page in turns
            ]
        ]


class Turns(Keyboard):
    """«← 2/4 →» under a list that the service has cut: the getter asks for `wanted_page` of the same id,
    and gives the `place` it got."""

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        place: Place = data["place"]
        if not place.page and not place.later:
            return []
        number = f"{place.page + 1}" if place.more else f"{place.page + 1}/{place.pages}"
        turns = [(number, place.page)]
        if place.page:
            turns.insert(0, ("←", place.page - 1))
        if place.later:
            turns.append(("→", place.page + 1))
        return [
            [
                InlineKeyboardButton(text=text, callback_data=self._item_callback_data(str(page)))
                for text, page in turns
            ]
        ]

    async def _process_item_callback(self, callback: Any, data: str, dialog: Any, manager: Any) -> bool:
        if data.isdecimal() and len(data) < LONGEST_PAGE_NUMBER:
            manager.dialog_data[f"{self.widget_id}_page"] = int(data)
        return True


def wanted_page(manager: DialogManager, turns_id: str) -> int:
    """Which page the reader turned to (0-based); it may be past the end by now."""
    page: int = manager.dialog_data.get(f"{turns_id}_page", 0)
    return page


def turn_to(manager: DialogManager, turns_id: str, page: int) -> None:
    """Show this page next; one past the end means the last."""
    manager.dialog_data[f"{turns_id}_page"] = page


def first_page(manager: DialogManager, turns_id: str) -> None:
    """A new search, a new list: from its beginning."""
    manager.dialog_data.pop(f"{turns_id}_page", None)


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


def choice(
    widget_id: str, items: str, on_click: Any, text: Text | None = None, of: Callable[[str], Any] = str
) -> Select[Any]:
    """A button for each of the getter's `items`: dicts with an `id` (read back by `of`) and a label."""
    return Select(
        text or Line(),
        id=widget_id,
        item_id_getter=itemgetter("id"),
        items=items,
        type_factory=of,
        on_click=on_click,
    )


def back(state: State | None = None) -> Button:
    """One step back inside a dialog (to `state`, if given)."""
    return SwitchTo(Label("button-back"), id="back", state=state) if state else Back(Label("button-back"))


def leave() -> Cancel:
    """Close this dialog and return to the one that opened it."""
    return Cancel(Label("button-back"))


def home(when: WhenCondition = None) -> Start:
    """The main menu, from anywhere."""
    return Start(Label("button-menu"), id="home", state=Home.main, mode=StartMode.RESET_STACK, when=when)
