"""Telegram's MarkdownV2, read with its refusals (the rules and words are those of TDLib)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sandbox.errors import ApiError, careless
from sandbox.html import USER_LINK, checked_address, settle, units

Json = dict[str, Any]

RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
IN_CODE = frozenset("`")
KINDS = {
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "TextUrl": "text_link",
    "CustomEmoji": "custom_emoji",
    "BlockQuote": "blockquote",
}
"""TDLib's name of an entity, which its refusals use → the Bot API's."""
ENDS = {
    "Bold": "*",
    "Underline": "__",
    "Strikethrough": "~",
    "Spoiler": "||",
    "Code": "`",
    "Pre": "```",
    "PreCode": "```",
    "TextUrl": "]",
    "CustomEmoji": "]",
}
EMOJI_LINK = re.compile(r"tg://emoji\?id=(\d{1,19})(?:&.*)?", re.IGNORECASE)


@dataclass
class _Open:
    kind: str
    argument: str
    offset: int
    begin: int
    start: int


class _Reader:
    """One pass; `pos` is the place in the source, `out` the plain text so far, `offset` its length."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.pos = 0
        self.out: list[str] = []
        self.offset = 0
        self.stack: list[_Open] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        while self.pos < len(self.source):
            self._step()
        if self.stack and self.stack[-1].kind == "BlockQuote":
            self._close_quote(expandable=False)
        if self.stack:
            raise self._unfinished(self.stack[-1])
        return "".join(self.out), self.entities

    def _step(self) -> None:
        char = self.source[self.pos]
        if char == "\\" and "\0" < self._at(1) <= "~":
            self.pos += 1
            self._put(self.source[self.pos])
            return
        top = self.stack[-1].kind if self.stack else ""
        if char not in (IN_CODE if top in ("Code", "Pre", "PreCode") else RESERVED):
            self._put(char)
            if char == "\n":
                self._after_newline()
        elif self._ends_quote():
            self.pos += 2
            self._close_quote(expandable=True)
        elif self._ends(top):
            self._close()
        else:
            self._open(char)

    def _at(self, ahead: int) -> str:
        return self.source[self.pos + ahead : self.pos + ahead + 1]

    def _put(self, char: str) -> None:
        self.out.append(char)
        self.offset += units(char)
        self.pos += 1

    def _fail(self, message: str) -> ApiError:
        return careless(f"Can't parse entities: {message}")

    def _place(self, at: int) -> str:
        return f"at byte offset {len(self.source[:at].encode())}"

    def _unfinished(self, opened: _Open) -> ApiError:
        return self._fail(f"Can't find end of {opened.kind} entity {self._place(opened.begin)}")

    def _reserved(self, char: str) -> ApiError:
        return self._fail(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")

    # Quotes go by lines.

    @property
    def _quoting(self) -> bool:
        return any(opened.kind == "BlockQuote" for opened in self.stack)

    def _after_newline(self) -> None:
        if not self._quoting:
            return
        if self._at(0) == ">":
            self.pos += 1
            return
        if self.stack[-1].kind != "BlockQuote":
            raise self._unfinished(self.stack[-1])
        self._close_quote(expandable=False)

    def _ends_quote(self) -> bool:
        at_end = self._at(2) in ("", "\n")
        top = bool(self.stack) and self.stack[-1].kind == "BlockQuote"
        return top and self.source.startswith("||", self.pos) and at_end

    def _close_quote(self, *, expandable: bool) -> None:
        opened = self.stack.pop()
        # The newline after a quote is not part of it.
        end = self.offset - (1 if self.out and self.out[-1] == "\n" and not expandable else 0)
        if end > opened.offset:
            kind = "expandable_blockquote" if expandable else "blockquote"
            self.entities.append({"type": kind, "offset": opened.offset, "length": end - opened.offset})

    # Beginnings and ends of the others.

    def _ends(self, kind: str) -> bool:
        if kind == "Italic":
            return self._at(0) == "_" and self._at(1) != "_"
        return kind in ENDS and self.source.startswith(ENDS[kind], self.pos)

    def _open(self, char: str) -> None:
        begin, argument = self.pos, ""
        if char == "`":
            kind, argument = self._open_code()
        elif char == ">" and not self._quoting and (not self.out or self.out[-1] == "\n"):
            kind = "BlockQuote"
            self.pos += 1
        else:
            kind, sign = self._sign(char)
            self.pos += len(sign)
        self.stack.append(_Open(kind, argument, self.offset, begin, len(self.out)))

    def _sign(self, char: str) -> tuple[str, str]:
        for kind, sign in (
            ("Underline", "__"),
            ("Italic", "_"),
            ("Bold", "*"),
            ("Strikethrough", "~"),
            ("Spoiler", "||"),
            ("TextUrl", "["),
            ("CustomEmoji", "!["),
        ):
            if self.source.startswith(sign, self.pos):
                return kind, sign
        raise self._reserved(char)

    def _open_code(self) -> tuple[str, str]:
        if not self.source.startswith("```", self.pos):
            self.pos += 1
            return "Code", ""
        self.pos += 3
        named = re.compile(r"[^\s`]+(?=\s)").match(self.source, self.pos)
        if named:
            self.pos = named.end()
        newline = re.compile(r"\r\n|\n\r|[\r\n]").match(self.source, self.pos)
        if newline:
            self.pos = newline.end()
        return ("PreCode", named.group()) if named else ("Pre", "")

    def _close(self) -> None:
        opened = self.stack[-1]
        self.pos += len(ENDS.get(opened.kind, "_"))
        entity: Json = {
            "type": KINDS[opened.kind],
            "offset": opened.offset,
            "length": self.offset - opened.offset,
        }
        if opened.kind == "TextUrl":
            self._link(entity, opened)
        elif opened.kind == "CustomEmoji":
            self._emoji(entity)
        elif opened.kind == "PreCode":
            entity["language"] = opened.argument
        self.stack.pop()
        # Bots without a name bought for them have no emoji of their own: Telegram shows the plain one.
        if entity["length"] and entity["type"] not in ("", "custom_emoji"):
            self.entities.append(entity)

    def _address(self, what: str) -> str:
        """The address in brackets after a link's text."""
        self.pos += 1
        begin, found = self.pos, []
        while self._at(0) not in ("", ")"):
            if self._at(0) == "\\" and "\0" < self._at(1) <= "~":
                self.pos += 1
            found.append(self._at(0))
            self.pos += 1
        if not self._at(0):
            raise self._fail(f"Can't find end of a {what} {self._place(begin)}")
        self.pos += 1
        return "".join(found)

    def _link(self, entity: Json, opened: _Open) -> None:
        target = self._address("URL") if self._at(0) == "(" else "".join(self.out[opened.start :])
        user = USER_LINK.fullmatch(target.strip())
        address = checked_address(target)
        if user:
            entity.update(type="text_mention", user_id=int(user.group(1)))
        elif address:
            entity["url"] = address
        else:
            entity["type"] = ""

    def _emoji(self, entity: Json) -> None:
        if self._at(0) != "(":
            raise self._fail("Custom emoji entity must contain a tg://emoji URL")
        if not EMOJI_LINK.fullmatch(self._address("custom emoji URL")):
            raise self._fail("Invalid custom emoji identifier specified")


def read_markdown(source: str) -> tuple[str, list[Json]]:
    """Parse MarkdownV2 into plain text and entities (UTF-16 offsets); raises `ApiError` as Telegram."""
    text, entities = _Reader(source).read()
    return text, settle(entities)
