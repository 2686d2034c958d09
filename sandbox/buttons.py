"""Buttons as people use them: which one is meant, and what one without callback does on a phone."""

from __future__ import annotations

import re
from typing import Any

from sandbox.chats import Message
from sandbox.errors import ControlError
from sandbox.keyboards import show_button
from sandbox.said import as_read

Json = dict[str, Any]

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


def find_button(messages: list[Message], wanted: Json) -> tuple[Message, Json]:
    """The button among those under `messages` (newest first), by place, text or data; raises 409."""
    if wanted.get("row") is not None:
        rows = (messages[0].inline or {}).get("inline_keyboard", []) if messages else []
        row, col = wanted["row"], wanted.get("col") or 0
        if not (0 <= row < len(rows) and 0 <= col < len(rows[row])):
            raise ControlError(409, "no button at that place now")
        return messages[0], rows[row][col]
    for same in (str.__eq__, str.__contains__):
        for message in messages:
            rows = (message.inline or {}).get("inline_keyboard", [])
            for button in (button for row in rows for button in row):
                if wanted.get("data") and button.get("callback_data") == wanted["data"]:
                    return message, button
                if wanted.get("text") and same(as_read(button["text"]), as_read(wanted["text"])):
                    return message, button
    raise ControlError(409, f"no button «{wanted.get('text', wanted.get('data'))}» is there now")


def open_link(username: str, button: Json) -> Json:
    """What a button without callback does on a phone; `username` is the bot's, whose links are known."""
    shown = show_button(button)
    if shown["type"] == "disabled":
        raise ControlError(409, "the button is disabled")
    result = {"type": shown["type"], "url": shown["url"], "text": shown["copy_text"]}
    if shown["type"] == "switch_inline":
        result["inline_query"] = shown["inline_query"] or ""
    link = re.fullmatch(
        rf"(?:https?://)?t\.me/{username}\?(start|startgroup)=({PAYLOAD.pattern})", shown["url"] or ""
    )
    return result | ({f"{link.group(1)}_payload": link.group(2)} if link else {})
