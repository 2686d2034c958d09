"""Updates that our library can't read whole: Telegram learns new things before it does, others know fewer."""

import copy
from typing import Any

from aiogram import Bot
from aiogram.types import Update
from pydantic import ValidationError

NEEDED = frozenset({"message_id", "date", "chat", "from"})
"""Without these a message is none."""

Path = tuple[str, ...]


def readable(raw: dict[str, Any], bot: Bot) -> Update:
    """The update without those fields of its message that can't be read (a poll, a sticker …), so that who
    sent it has an answer.

    Raises ValidationError when something else is wrong with it.
    """
    while True:
        try:
            return Update.model_validate(raw, context={"bot": bot})
        except ValidationError as error:
            fields = {field for one in error.errors() if (field := _field_at(raw, one["loc"]))}
            if not fields:
                raise
            raw = _without(raw, fields)


def _field_at(raw: dict[str, Any], place: tuple[int | str, ...]) -> Path | None:
    """The path of the message's field in which `place` lies; None when it lies in none that can be spared."""
    path: list[str] = []
    holder: Any = raw
    for step in place:
        # Names of types stand between the fields where one may be of several.
        if isinstance(step, str) and isinstance(holder, dict) and step in holder:
            path.append(step)
            holder = holder[step]
    if "message" not in path:
        return None
    field = tuple(path[: path.index("message") + 2])
    return None if field[-1] in {"message", *NEEDED} else field


def _without(raw: dict[str, Any], fields: set[Path]) -> dict[str, Any]:
    left = copy.deepcopy(raw)
    for *holders, name in fields:
        holder = left
        for step in holders:
            holder = holder[step]
        del holder[name]
    return left
