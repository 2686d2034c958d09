"""The program with twice its handlers: each has a twin that is asked before it and never meant."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.text import Const

import handlers.areas
from handlers.areas import Menus


@contextmanager
def doubled_handlers() -> Iterator[None]:
    """Programs built meanwhile have the twins: of buttons in their routers, of dialogs among the menus."""
    routers, touched = handlers.areas.routers, list[tuple[Router, int]]()

    def doubled() -> list[Router]:
        found = routers()
        for router in [one for top in found for one in top.chain_tail]:
            if isinstance(router, Menus):
                for dialog in router.sub_routers[:]:
                    router.add(_twin_dialog(dialog.name))
            elif not isinstance(router, Dialog):
                count = len(router.callback_query.handlers)
                touched.append((router, count))
                _add_twins(router, count, len(touched))
        return found

    handlers.areas.routers = doubled
    try:
        yield
    finally:
        handlers.areas.routers = routers
        for router, count in touched:
            del router.callback_query.handlers[:count]


def _add_twins(router: Router, count: int, place: int) -> None:
    own = router.callback_query.handlers[:]
    router.callback_query.handlers.clear()
    for number in range(count):
        call = cast(type[CallbackData], type("Twin", (CallbackData,), {}, prefix=f"t{place}-{number}"))

        async def never(_query: CallbackQuery) -> None:
            """Asked and not meant."""

        router.callback_query.register(never, call.filter())
    router.callback_query.handlers.extend(own)


def _twin_dialog(name: str) -> Dialog:
    states = cast(type[StatesGroup], type(f"Twin{name}", (StatesGroup,), {"one": State()}))
    return Dialog(Window(Const("-"), state=states.one))  # type: ignore[attr-defined]
