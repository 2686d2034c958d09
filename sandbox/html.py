"""Telegram's HTML, read with its refusals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sandbox.errors import ApiError, careless

Json = dict[str, Any]

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot)(?![A-Za-z0-9]));?")
SPACE = " \t\r\n\x0b\x0c"
USER_LINK = re.compile(r"tg://(?:user|openmessage)\?(?:id|user_id)=(\d{1,19})(?:&.*)?", re.IGNORECASE)


def units(text: str) -> int:
    """Length in UTF-16 code units, as Telegram counts."""
    return len(text) + sum(1 for char in text if ord(char) > 0xFFFF)


@dataclass
class _Open:
    tag: str
    argument: str
    offset: int
    start: int


class _Reader:
    """One pass over a text with tags; `pos` is the place in it, `out` the plain text so far."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.pos = 0
        self.out: list[str] = []
        self.offset = 0
        self.stack: list[_Open] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        while self.pos < len(self.source):
            char = self.source[self.pos]
            if char == "<":
                begin = self.pos
                self.pos += 1
                if self._peek() == "/":
                    self._close(begin)
                else:
                    self._open(begin)
            else:
                self._put(self._reference() if char == "&" else self._take())
        if self.stack:
            raise self._fail(f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"')
        return "".join(self.out), self.entities

    def _fail(self, message: str, at: int | None = None) -> ApiError:
        place = "" if at is None else f" at byte offset {len(self.source[:at].encode())}"
        return careless(f"Can't parse entities: {message}{place}")

    def _peek(self) -> str:
        return self.source[self.pos : self.pos + 1]

    def _take(self) -> str:
        self.pos += 1
        return self.source[self.pos - 1]

    def _put(self, text: str) -> None:
        self.out.append(text)
        self.offset += units(text)

    def _reference(self) -> str:
        found = REFERENCE.match(self.source, self.pos)
        if not found:
            return self._take()
        decimal, hexadecimal, name = found.groups()
        code = int(decimal) if decimal else int(hexadecimal, 16) if hexadecimal else ord(NAMED[name])
        if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            return self._take()
        self.pos = found.end()
        return chr(code)

    def _until(self, stop: str) -> str:
        begin = self.pos
        while self._peek() and self._peek() not in stop:
            self.pos += 1
        return self.source[begin : self.pos]

    def _skip_space(self) -> None:
        while self._peek() and self._peek() in SPACE:
            self.pos += 1

    def _open(self, begin: int) -> None:
        tag = self._until(SPACE + ">").lower()
        if not self._peek():
            raise self._fail("Unclosed start tag", begin)
        if tag not in KINDS:
            raise self._fail(f'Unsupported start tag "{tag}"', begin)
        argument = ""
        while True:
            self._skip_space()
            if self._peek() == ">":
                break
            name, value = self._attribute(tag, begin)
            argument = _argument(tag, name, value) or argument
        self.pos += 1
        if tag == "span" and argument != "spoiler":
            raise self._fail('Tag "span" must have class "tg-spoiler"', begin)
        self.stack.append(_Open(tag, argument, self.offset, len(self.out)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str | None]:
        name = self._until(SPACE + "=>")
        if not self._peek():
            raise self._fail(f'Unclosed start tag "{tag}"', begin)
        if not name:
            raise self._fail(f'Empty attribute name in the tag "{tag}"', begin)
        self._skip_space()
        if self._peek() != "=":
            return name.lower(), None
        self.pos += 1
        self._skip_space()
        if not self._peek():
            raise self._fail(f'Unclosed start tag "{tag}"', begin)
        value = self._quoted() if self._peek() in "\"'" else self._token()
        if not self._peek():
            raise self._fail("Unclosed start tag", begin)
        return name.lower(), value

    def _quoted(self) -> str:
        quote = self._take()
        parts = []
        while self._peek() and self._peek() != quote:
            parts.append(self._reference() if self._peek() == "&" else self._take())
        self.pos += 1
        return "".join(parts)

    def _token(self) -> str:
        begin = self.pos
        while re.match(r"[A-Za-z0-9.-]", self._peek()):
            self.pos += 1
        if self._peek() not in (*SPACE, ">"):
            raise self._fail("Unexpected end of name token", begin)
        return self.source[begin : self.pos].lower()

    def _close(self, begin: int) -> None:
        if not self.stack:
            raise self._fail("Unexpected end tag", begin)
        self.pos += 1
        tag = self._until(SPACE + ">").lower()
        self._skip_space()
        if self._peek() != ">":
            raise self._fail("Unclosed end tag", begin)
        self.pos += 1
        opened = self.stack[-1]
        if tag and tag != opened.tag:
            byte = len(self.source[:begin].encode())
            raise self._fail(
                f'Unmatched end tag at byte offset {byte}, expected "</{opened.tag}>", found "</{tag}>"'
            )
        self.stack.pop()
        if self.offset > opened.offset:
            self._entity(opened)

    def _entity(self, opened: _Open) -> None:
        entity: Json = {
            "type": KINDS[opened.tag],
            "offset": opened.offset,
            "length": self.offset - opened.offset,
        }
        if opened.tag == "a":
            _link(entity, opened.argument or "".join(self.out[opened.start :]))
            if "type" not in entity:
                return
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "tg-emoji":
            if not opened.argument.isdigit():
                raise self._fail("Invalid custom emoji identifier specified")
            return
        elif opened.tag == "tg-time":
            if not opened.argument.lstrip("-").isdigit():
                raise self._fail("Invalid unix time specified")
            entity["unix_time"] = int(opened.argument)
        elif opened.tag in ("pre", "code") and self._join_pre(opened, entity):
            return
        if opened.tag == "code" and opened.argument:
            entity["language"] = opened.argument
        self.entities.append(entity)

    def _join_pre(self, opened: _Open, entity: Json) -> bool:
        """`<pre><code class="language-x">` over the same text is one entity with a language."""
        last = self.entities[-1] if self.entities else None
        if not last or {last["type"], entity["type"]} != {"pre", "code"}:
            return False
        if (last["offset"], last["length"]) != (entity["offset"], entity["length"]):
            return False
        language = last.get("language") or opened.argument
        if not language:
            return False
        last.update(type="pre", language=language)
        return True


def _argument(tag: str, name: str, value: str | None) -> str:
    if tag == "blockquote" and name == "expandable":
        return "expandable"
    if value is None:
        return ""
    if (tag, name) in (("a", "href"), ("tg-emoji", "emoji-id"), ("tg-time", "unix")):
        return value
    prefixes = {("code", "class"): "language-", ("span", "class"): "tg-"}
    prefix = prefixes.get((tag, name))
    return value.removeprefix(prefix) if prefix and value.startswith(prefix) else ""


def _link(entity: Json, target: str) -> None:
    """Fill a link in: a mention of a user, a web address, or (no valid address) nothing at all."""
    user = USER_LINK.fullmatch(target.strip())
    if user:
        entity.update(type="text_mention", user_id=int(user.group(1)))
        return
    address = checked_address(target)
    if address:
        entity["url"] = address
    else:
        del entity["type"]


def checked_address(target: str) -> str:
    """A web or tg:// address in full form, or "" where Telegram would not take it as one."""
    target = target.strip()
    if re.match(r"(tg|ton|tonsite)://\S+$", target, re.IGNORECASE):
        return target
    found = re.fullmatch(
        r"(?:(https?)://)?(?:[^\s/?#@]*@)?([^\s/?#:@]+)(:\d{1,5})?([/?#]\S*)?", target, re.IGNORECASE
    )
    if not found or "." not in found.group(2).strip("."):
        return ""
    return (
        target
        if found.group(1)
        else f"http://{target}"
        if "/" in target or "?" in target
        else f"http://{target}/"
    )


def read_html(source: str) -> tuple[str, list[Json]]:
    """Parse Telegram's HTML into plain text and entities (UTF-16 offsets); raises `ApiError` as Telegram."""
    text, entities = _Reader(source).read()
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return text, settle(entities)


def settle(entities: list[Json]) -> list[Json]:
    """Order entities, outer first, and drop what Telegram drops: a quote in a quote, anything in code."""
    ordered = sorted(entities, key=lambda e: (e["offset"], -e["length"], e["type"] not in ("pre", "code")))
    kept: list[Json] = []
    for entity in ordered:
        over = [outer for outer in kept if outer["offset"] + outer["length"] > entity["offset"]]
        in_code = any(outer["type"] in ("pre", "code") for outer in over)
        quote_in_quote = "blockquote" in entity["type"] and any("blockquote" in o["type"] for o in over)
        same = any(outer["type"] == entity["type"] for outer in over)
        if not in_code and not quote_in_quote and not same:
            kept.append(entity)
    return kept
