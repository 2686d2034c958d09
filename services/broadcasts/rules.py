"""Rules of broadcasts that need no database."""

import re
from datetime import datetime, timedelta
from html import escape
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

from services.errors import DomainError

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
"""UTF-16 units after entities are parsed (Bot API, sendMessage and sendPhoto)."""

NAME_ROOM = 64
NAME_FIELD = re.compile(r"\{(?:имя|name)\}", re.IGNORECASE)
"""Where the recipient's name and patronymic go: {имя} in the text."""

UNKNOWN_FIELD = re.compile(r"\{ *[^\W\d_]{3,30} *\}")
"""One word in braces, meant to be filled in; «{a, b}» or «{x}» of a formula stays what it is."""

QUIET_FROM = 20
QUIET_TO = 8
"""Local hours between which nothing is said (PRODUCT.md §7)."""

SENT_A_SECOND = 25
MEDIA = frozenset({"photo", "document", "video", "animation", "voice", "video_note", "audio"})
EDITABLE = frozenset({"photo", "document", "video", "animation", "audio"})
"""What editMessageMedia can put in the place of each other (Bot API, InputMedia)."""


def visible(html: str) -> str:
    """The text without its tags, entities as characters."""
    reader = _Visible()
    reader.feed(html)
    reader.close()
    return "".join(reader.pieces)


def visible_length(html: str) -> int:
    """How long Telegram counts a text: UTF-16 units, without tags, entities as one character."""
    return units(visible(html))


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def check_content(html: str, media_kind: str, media_file_id: str) -> None:
    """Raise DomainError when there is nothing to send, or more than Telegram takes."""
    if media_kind and (media_kind not in MEDIA or not media_file_id):
        raise DomainError("broadcasts-kind")
    fields = len(NAME_FIELD.findall(html))
    length = visible_length(NAME_FIELD.sub("", html)) + fields * NAME_ROOM
    if not media_kind and not length:
        raise DomainError("broadcasts-empty")
    limit = CAPTION_LIMIT if media_kind else TEXT_LIMIT
    if length > limit:
        raise DomainError(
            "broadcasts-caption-too-long" if media_kind else "error-text-too-long", length=length, limit=limit
        )


def check_fields(html: str) -> None:
    """Raise DomainError with the first {field} that would reach everybody unfilled.

    Also one whose word is formatted apart from its braces: it isn't found in the HTML.
    """
    unknown = UNKNOWN_FIELD.search(visible(NAME_FIELD.sub("", html)))
    if unknown:
        raise DomainError("broadcasts-unknown-field", field=unknown.group())


def personal(html: str, name: str) -> str:
    """The text with {имя} filled in, escaped and no longer than was counted on."""
    safe = escape(name[: NAME_ROOM // 2], quote=False)
    return NAME_FIELD.sub(lambda _: safe, html)


def is_personal(html: str) -> bool:
    return NAME_FIELD.search(html) is not None


def is_quiet(moment: datetime, time_zone: str) -> bool:
    hour = moment.astimezone(ZoneInfo(time_zone)).hour
    return hour >= QUIET_FROM or hour < QUIET_TO


def after_quiet(moment: datetime, time_zone: str) -> datetime:
    """`moment` (aware) itself, or the end of the quiet hours it falls into."""
    if not is_quiet(moment, time_zone):
        return moment
    local = moment.astimezone(ZoneInfo(time_zone))
    morning = local.replace(hour=QUIET_TO, minute=0, second=0, microsecond=0)
    return morning if local.hour < QUIET_TO else morning + timedelta(days=1)


def excerpt(html: str, length: int) -> str:
    """The beginning of a text without its tags, on one line."""
    text = " ".join(visible(html).split())
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
