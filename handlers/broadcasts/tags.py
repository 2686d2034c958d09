"""Tags that somebody has typed or pasted, read as the formatting that they stand for.

Only Telegram's own count; any other «<…>» is a word of the author's, and what they have formatted as code
stays as it is.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aiogram.types import MessageEntity

from delivery.messages.partnerships import shortened
from services.broadcasts.rules import units
from services.errors import DomainError

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
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
}
ADDRESS = re.compile(r"""\shref\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s"']+))""", re.IGNORECASE)
SIGNS = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&"}
"""How a text with tags writes them."""
SIGN = re.compile("|".join(SIGNS))
MARK = re.compile(rf"<(/?)({'|'.join(KINDS)})(\s[^<>]*)?>|{SIGN.pattern}", re.IGNORECASE)
"""A tag (its stroke, name and what else it says), or a sign."""
SHOWN = 30
"""Characters of the text that are shown at the place of a mistake."""


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    place: int
    at: int
    kind: str
    address: str


def read_tags(text: str, entities: Sequence[MessageEntity]) -> tuple[str, list[MessageEntity]]:
    """The text without its tags, and its entities (in Telegram's UTF-16 units) together with theirs.

    Raises DomainError with the place of the first tag that has no pair, or of a link without an address.
    """
    is_code = _code(text, entities)
    marks = [mark for mark in MARK.finditer(text) if not is_code(mark.start())]
    tags = [mark for mark in marks if mark.group(2)]
    if not tags:
        return text, list(entities)
    gone = [(one.start(), one.end(), SIGNS.get(one.group().lower(), "")) for one in marks]

    def after(place: int) -> int:
        """Where a place of the text is in what is left of it, in units."""
        at = units(text[:place])
        for start, end, instead in gone:
            if end <= place:
                at -= units(text[start:end]) - units(instead)
            elif start < place:
                at -= units(text[start:place])
        return at

    kept = []
    for one in entities:
        start, end = (after(_place(text, at)) for at in (one.offset, one.offset + one.length))
        kept.append(one.model_copy(update={"offset": start, "length": end - start}))
    left, last = "", 0
    for start, end, instead in gone:
        left, last = left + text[last:start] + instead, end
    return left + text[last:], [*kept, *_pairs(text, tags, after)]


def _pairs(text: str, tags: Sequence[re.Match[str]], after: Callable[[int], int]) -> list[MessageEntity]:
    """What each pair of tags means."""
    open_: list[_Open] = []
    found: list[MessageEntity] = []
    for tag in tags:
        name, more, at = tag.group(2).lower(), tag.group(3) or "", after(tag.start())
        if not tag.group(1):
            address = next(filter(None, match.groups()), "") if (match := ADDRESS.search(more)) else ""
            if name == "a" and not address:
                raise _broken("broadcasts-link-broken", text, tag.start())
            address = SIGN.sub(lambda sign: SIGNS[sign.group()], address)
            kind = KINDS[name]
            if name == "blockquote" and more.strip().lower() == "expandable":
                kind = "expandable_blockquote"
            open_.append(_Open(name, tag.start(), at, kind, address))
            continue
        if not open_ or open_[-1].tag != name:
            raise _broken("broadcasts-tag-broken", text, tag.start())
        begun = open_.pop()
        if at > begun.at:
            url = begun.address or None
            found.append(MessageEntity(type=begun.kind, offset=begun.at, length=at - begun.at, url=url))
    if open_:
        raise _broken("broadcasts-tag-broken", text, open_[0].place)
    return found


def _broken(key: str, text: str, place: int) -> DomainError:
    near = shortened(" ".join(text[place:].split()), SHOWN)
    return DomainError(key, line=text.count("\n", 0, place) + 1, near=near)


def _code(text: str, entities: Sequence[MessageEntity]) -> Callable[[int], bool]:
    """Whether a place of the text is in what the author has formatted as code."""
    spans = [
        (_place(text, one.offset), _place(text, one.offset + one.length))
        for one in entities
        if one.type in ("code", "pre")
    ]
    return lambda place: any(start <= place < end for start, end in spans)


def _place(text: str, unit: int) -> int:
    """The character at which so many UTF-16 units of the text are over."""
    return len(text.encode("utf-16-le")[: unit * 2].decode("utf-16-le", "ignore"))
