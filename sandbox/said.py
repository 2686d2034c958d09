"""What the client hands to tests: messages, answers to taps, and the errors."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

PATIENCE = 10.0
"""Real seconds for which a person waits."""


class SandboxError(Exception):
    """The control API refused: `status` 400, 404 or 409, and why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(f"{status}: {message}")
        self.status = status
        self.message = message


class NotSeenError(AssertionError):
    """What a person waited for did not come in time; the message shows what was there instead."""


def as_read(text: Any) -> str:
    """The text as people see it: a space is a space, whether a line may end there or not."""
    return str(text).replace("\u00a0", " ")


@dataclass(frozen=True)
class Said:
    """One message as a person sees it; `raw` is the control API's Message."""

    raw: Json

    @property
    def id(self) -> int:
        """Its number in the chat."""
        return int(self.raw["message_id"])

    @property
    def text(self) -> str:
        """Text or caption, plain, as it is read."""
        return as_read(self.raw["text"])

    @property
    def html(self) -> str:
        """Text or caption with its formatting."""
        return str(self.raw["html"])

    @property
    def kind(self) -> str:
        """text, photo, document …"""
        return str(self.raw["kind"])

    @property
    def album(self) -> str | None:
        """What the messages of one album share; None outside albums."""
        album: str | None = self.raw["album"]
        return album

    @property
    def from_bot(self) -> bool:
        """Whether the bot said it."""
        return bool(self.raw["from"] == "bot")

    @property
    def sender(self) -> str | None:
        """Who wrote it in a group; None for the bot and in private chats."""
        sender = self.raw["sender"]
        return str(sender["name"]) if sender else None

    @property
    def edited(self) -> bool:
        """Whether it was edited."""
        return bool(self.raw["edited"])

    @property
    def rows(self) -> list[list[str]]:
        """The texts of the buttons under it, row by row."""
        return [[as_read(button["text"]) for button in row] for row in self.raw["inline_keyboard"] or []]

    @property
    def buttons(self) -> list[str]:
        """The texts of the buttons under it."""
        return [text for row in self.rows for text in row]

    def has(self, text: str | None = None, button: str | None = None) -> bool:
        """Whether it holds this text and a button with that text in it."""
        return (text is None or as_read(text) in self.text) and (
            button is None or any(as_read(button) in label for label in self.buttons)
        )


@dataclass(frozen=True)
class Offered:
    """What the bot offers inline: `results` have id, title, description, text, html, inline_keyboard.

    `cached`: Telegram had kept the answer, and the bot was not asked.
    """

    query_id: str
    answered: bool
    cached: bool
    results: list[dict[str, Any]]
    next_offset: str
    button: dict[str, Any] | None

    @property
    def titles(self) -> list[str]:
        return [result["title"] for result in self.results]


@dataclass(frozen=True)
class Answer:
    """What came of a tap. `message` is the tapped message as it is afterwards, None when it is gone;
    `url` is the link of a link button, `start_payload` what it would send to this bot, `startgroup_payload`
    what this bot would get in the group that is chosen then."""

    type: str
    answered: bool
    text: str | None
    show_alert: bool
    url: str | None
    message: Said | None
    start_payload: str | None = None
    startgroup_payload: str | None = None


def wanted(text: str | None, message_id: int | None, data: str | None, place: tuple[int, int] | None) -> Json:
    """The body of a tap: the button by its text, its data, or its row and column."""
    named: Json = {"message_id": message_id, "text": text, "data": data}
    found = {name: value for name, value in named.items() if value is not None}
    return found | ({"row": place[0], "col": place[1]} if place is not None else {})


def answer(found: Json) -> Answer:
    """Read the control API's answer to a tap."""
    message, text = found.get("message"), found.get("text")
    return Answer(
        found["type"],
        found.get("answered", False),
        as_read(text) if text else text,
        found.get("show_alert", False),
        found.get("url"),
        Said(message) if message else None,
        found.get("start_payload"),
        found.get("startgroup_payload"),
    )


def unseen(
    user_id: int, text: str | None, button: str | None, kind: str | None, timeout: float, said: list[Said]
) -> str:
    """The message of a NotSeenError: what was wanted and the last messages that were there."""
    wanted = {"text": text, "button": button, "kind": kind}
    shown = json.dumps({k: v for k, v in wanted.items() if v is not None}, ensure_ascii=False)
    last = "\n".join(
        f"  {m.id} {'bot' if m.from_bot else 'user'} {m.kind}: {m.text[:300]!r} {m.rows or ''}"
        for m in said[-5:]
    )
    who = "person" if user_id > 0 else "group"
    return f"{who} {user_id} did not see {shown} within {timeout:g} s; the last messages:\n{last or '  none'}"
