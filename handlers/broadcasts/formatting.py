"""A message's formatting as Telegram's HTML, kept to the character.

aiogram's own `html_text` drops the language of code, lets addresses break out of their quotes and writes
text twice where two entities cross.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from itertools import pairwise, takewhile

from aiogram.types import Message, MessageEntity

from handlers.broadcasts.tags import read_tags

PLAIN = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "blockquote": "blockquote",
}
WHOLE = ("blockquote", "expandable_blockquote", "pre", "text_link", "text_mention")
"""What would show if it were cut in two: these stay in one piece, and what crosses them is cut."""


def formatted(message: Message) -> str:
    """The message's text or caption with all its formatting, also what is typed as tags; empty without any.

    Raises DomainError with the place of a tag that has no pair.
    """
    if message.text:
        return to_html(*read_tags(message.text, message.entities or ()))
    return to_html(*read_tags(message.caption or "", message.caption_entities or ()))


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    rank: int
    before: str
    after: str


def to_html(text: str, entities: Sequence[MessageEntity]) -> str:
    """HTML that Telegram reads back into the same text and formatting.

    `entities` are as Telegram gives them (UTF-16 units). Those that Telegram finds by itself (links,
    mentions, hashtags) need no tag.
    """
    units = text.encode("utf-16-le")
    marks = [mark for mark in map(_mark, entities) if mark is not None]
    places = {0, len(units) // 2}
    places.update(place for mark in marks for place in (mark.start, mark.end) if place * 2 <= len(units))
    out: list[str] = []
    open_: list[_Mark] = []
    for start, end in pairwise(sorted(places)):
        wanted = sorted((mark for mark in marks if mark.start <= start < mark.end), key=_outermost)
        kept = sum(1 for _ in takewhile(lambda two: two[0] is two[1], zip(open_, wanted, strict=False)))
        out.extend(mark.after for mark in reversed(open_[kept:]))
        out.extend(mark.before for mark in wanted[kept:])
        open_ = wanted
        out.append(escape(units[start * 2 : end * 2].decode("utf-16-le", "ignore"), quote=False))
    return "".join(out) + "".join(mark.after for mark in reversed(open_))


def _outermost(mark: _Mark) -> tuple[int, int, int]:
    """What goes around the others comes first."""
    return mark.rank, -mark.end, mark.start


def _mark(entity: MessageEntity) -> _Mark | None:
    tags = _tags(entity)
    if tags is None:
        return None
    # An emoji's picture is innermost.
    rank = 0 if entity.type in WHOLE else 2 if entity.type == "custom_emoji" else 1
    return _Mark(entity.offset, entity.offset + entity.length, rank, *tags)


def _tags(entity: MessageEntity) -> tuple[str, str] | None:
    """The tag before and after; None for what Telegram finds by itself."""
    if entity.type in PLAIN:
        return f"<{PLAIN[entity.type]}>", f"</{PLAIN[entity.type]}>"
    match entity.type:
        case "expandable_blockquote":
            return "<blockquote expandable>", "</blockquote>"
        case "pre" if entity.language:
            return f'<pre><code class="language-{escape(entity.language)}">', "</code></pre>"
        case "pre":
            return "<pre>", "</pre>"
        case "text_link":
            return f'<a href="{escape(entity.url or "")}">', "</a>"
        case "text_mention" if entity.user is not None:
            return f'<a href="tg://user?id={entity.user.id}">', "</a>"
        case "custom_emoji":
            return f'<tg-emoji emoji-id="{escape(entity.custom_emoji_id or "")}">', "</tg-emoji>"
        case "date_time" if entity.unix_time is not None:
            form = f' format="{escape(entity.date_time_format)}"' if entity.date_time_format else ""
            return f'<tg-time unix="{_unix(entity.unix_time)}"{form}>', "</tg-time>"
        case _:
            return None


def _unix(moment: datetime | int) -> int:
    return int(moment.timestamp()) if isinstance(moment, datetime) else moment
