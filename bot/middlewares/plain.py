"""Buttons that sit in chats go straight to their handler: found by the prefix of their data, without menus.

Else aiogram would ask the filter of every handler before, and aiogram-dialog would load the person's open
menu, and save it, around an answer that has nothing to do with it.
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from aiogram import BaseMiddleware, Router
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, TelegramObject

SEPARATOR = ":"
MENU = "dialog_manager"
"""The argument by which a handler asks for the person's menus."""


class PlainButtonMiddleware(BaseMiddleware):
    """Outer middleware of callback queries, before aiogram-dialog's own.

    What it does not know, or what asks for menus, takes the usual way.
    """

    def __init__(self, root: Router) -> None:
        """`root` has all its routers already."""
        self._handlers = _by_prefix(root)

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        assert isinstance(event, CallbackQuery)
        prefix = (event.data or "").partition(SEPARATOR)[0]
        for known in self._handlers.get(prefix, ()):
            matches, values = await known.check(event, **data)
            if matches:
                return await known.call(event, **values)
        return await handler(event, data)


def _by_prefix(root: Router) -> dict[str, list[HandlerObject]]:
    """Handlers in their order. Where one of a prefix needs menus, none of that prefix is here."""
    found: defaultdict[str, list[HandlerObject]] = defaultdict(list)
    for one in _open_handlers(root):
        for each in one.filters or ():
            if isinstance(each.callback, CallbackQueryFilter):
                data = each.callback.callback_data
                if data.__separator__ == SEPARATOR:
                    found[data.__prefix__].append(one)
    return {
        prefix: some
        for prefix, some in found.items()
        if not any(one.varkw or MENU in one.params for one in some)
    }


def _open_handlers(router: Router) -> Iterator[HandlerObject]:
    """Of callback queries, in routers where nothing stands before the handlers."""
    observer = router.callback_query
    if router.parent_router is not None and (observer.outer_middleware or observer.middleware):
        return
    if observer._handler.filters:  # noqa: SLF001 (there is no other way to see a router's own filter)
        return
    yield from observer.handlers
    for inner in router.sub_routers:
        yield from _open_handlers(inner)
