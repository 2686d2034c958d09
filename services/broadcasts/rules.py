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

FIELD = re.compile(r"\{(?:(имя(?:\s+отчество)?|(?:full\s+)?name)|школа|school)\}", re.IGNORECASE)
"""Where something of the recipient's goes: {имя} the name and patronymic, {школа} the school."""
NAME_ROOM, SCHOOL_ROOM = 64, 128
"""UTF-16 units that are counted on for them."""

UNKNOWN_FIELD = re.compile(r"\{ *[^\W\d_]{3,30}(?: +[^\W\d_]{3,30})? *\}")
"""One or two words in braces, meant to be filled in; «{a, b}» or «{x}» of a formula stays what it is."""

QUIET_FROM = 20
QUIET_TO = 8
"""Local hours between which nothing is said (PRODUCT.md §7)."""

MEDIA = frozenset({"photo", "document", "video", "animation", "voice", "video_note", "audio"})
EDITABLE = frozenset({"photo", "document", "video", "animation", "audio"})
"""What editMessageMedia can put in the place of each other (Bot API, InputMedia)."""
EDITABLE_IN_ALBUMS = (frozenset({"photo", "video"}), frozenset({"document"}), frozenset({"audio"}))
"""The same inside an album (Bot API, editMessageMedia)."""


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
    fields = sum(NAME_ROOM if field.group(1) else SCHOOL_ROOM for field in FIELD.finditer(html))
    length = visible_length(FIELD.sub("", html)) + fields
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
    unknown = UNKNOWN_FIELD.search(visible(FIELD.sub("", html)))
    if unknown:
        raise DomainError("broadcasts-unknown-field", field=unknown.group())


def personal(html: str, name: str, school: str = "") -> str:
    """The text with its fields filled in, escaped and no longer than was counted on."""
    # A character has at most two units.
    safe_name = escape(name[: NAME_ROOM // 2], quote=False)
    safe_school = escape(school[: SCHOOL_ROOM // 2], quote=False)
    return FIELD.sub(lambda field: safe_name if field.group(1) else safe_school, html)


def is_personal(html: str) -> bool:
    """Whether it says something of the recipient's own."""
    return FIELD.search(html) is not None


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
