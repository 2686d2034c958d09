"""From what was sent to what a message holds: parse mode, cleaning, trimming, limits, found entities."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sandbox.errors import ApiError, careless
from sandbox.html import checked_address, read_html, units
from sandbox.markdown import read_markdown

Json = dict[str, Any]

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
BYTES_LIMIT = 1 << 15
MOST_ENTITIES = 100
"""Formatting beyond so many pieces is lost without a word."""
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
FOUND = re.compile(
    r"(?P<url>\bhttps?://[^\s<>\"«»]+[^\s<>\"«».,;:!?)'\]])"
    r"|(?P<email>\b[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?<![\w/@])(?P<mention>@[A-Za-z]\w{3,31})\b"
    r"|(?<![\w/#<])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?)(?![\w/])"
    r"|(?<![\w#])(?P<hashtag>#\w*[^\W\d]\w*)"
)
TYPES = {
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
    "pre",
    "text_link",
    "text_mention",
    "custom_emoji",
    "date_time",
}
UserById = Callable[[int], Json | None]


def prepare(
    text: str,
    parse_mode: str | None,
    entities: list[Json] | None,
    user_by_id: UserById,
    *,
    caption: bool = False,
) -> tuple[str, list[Json]]:
    """What a message holds of a text or caption that a bot sent.

    Returns the plain text and its entities. Raises `ApiError` with Telegram's words when the text is empty,
    too long after parsing (UTF-16 units), or cannot be parsed.
    """
    if not text and not caption:
        raise careless("Message text is empty")
    if len(text.encode("utf-8", "surrogatepass")) > BYTES_LIMIT:
        raise careless("Text is too long")
    plain, found = _parse(_clean(text), parse_mode, entities)
    plain, found = _trim(plain, found)
    if not plain and not caption:
        raise careless("Text must be non-empty")
    if units(plain) > (CAPTION_LIMIT if caption else TEXT_LIMIT):
        raise careless("Message caption is too long" if caption else "Message is too long")
    return plain, add_found(plain, _name_users(found, user_by_id))[:MOST_ENTITIES]


def _clean(text: str) -> str:
    return CONTROL.sub(" ", text.replace("\r", ""))


def _parse(text: str, parse_mode: str | None, entities: list[Json] | None) -> tuple[str, list[Json]]:
    mode = (parse_mode or "none").lower()
    if mode == "html":
        return read_html(text)
    if mode == "markdownv2":
        return read_markdown(text)
    if mode == "markdown":
        raise ApiError(501, f"Not Implemented: parse_mode {parse_mode} is not supported by the sandbox")
    if mode != "none":
        raise careless("Unsupported parse_mode")
    return text, check_entities(text, entities or [])


def check_entities(text: str, entities: list[Json]) -> list[Json]:
    """The entities that Telegram takes of those given for a text; raises `ApiError` for impossible ones."""
    length = units(text)
    for entity in entities:
        offset, end = entity["offset"], entity["offset"] + entity["length"]
        if entity["type"] not in TYPES:
            raise careless(f"Can't parse MessageEntity: Unsupported entity type {entity['type']}")
        if offset < 0 or entity["length"] < 0:
            raise careless(f"Receive an entity with incorrect offset {offset}")
        if offset >= length:
            raise careless(f"Entity begins after the end of the text at UTF-16 offset {offset}")
        if end > length:
            raise careless(
                f"Entity beginning at UTF-16 offset {offset} ends after the end of the text "
                f"at UTF-16 offset {end}"
            )
    kept = [_given(entity) for entity in entities]
    return sorted((entity for entity in kept if entity), key=lambda e: (e["offset"], -e["length"]))


def _given(entity: Json) -> Json | None:
    """An entity as the bot gave it, or None where Telegram ignores it: no valid link, no person."""
    if entity["type"] == "text_link":
        address = checked_address(entity.get("url", ""))
        return {**entity, "url": address} if address else None
    if entity["type"] == "text_mention":
        user_id = entity.get("user", {}).get("id")
        bare = {name: entity[name] for name in ("type", "offset", "length")}
        return {**bare, "user_id": user_id} if user_id else None
    return dict(entity) if entity["length"] else None


def _trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    text = text.rstrip(" \n")
    length = units(text)
    kept = []
    for entity in entities:
        end = min(entity["offset"] + entity["length"], length)
        if end > entity["offset"]:
            kept.append({**entity, "length": end - entity["offset"]})
    first = min((entity["offset"] for entity in kept), default=len(text))
    cut = min(len(text) - len(text.lstrip(" \n")), first)
    return text[cut:], [{**entity, "offset": entity["offset"] - cut} for entity in kept]


def _name_users(entities: list[Json], user_by_id: UserById) -> list[Json]:
    """A link to a person becomes a mention when the bot knows the person; otherwise it is plain text."""
    result = []
    for entity in entities:
        if "user_id" in entity:
            user = user_by_id(entity["user_id"])
            if user is None:
                continue
            entity = {key: value for key, value in entity.items() if key != "user_id"} | {"user": user}
        result.append(entity)
    return result


def add_found(text: str, entities: list[Json]) -> list[Json]:
    """Add the links, commands, mentions and hashtags that Telegram finds by itself."""
    if not any(sign in text for sign in "/@#"):
        return entities
    taken = [
        (e["offset"], e["offset"] + e["length"])
        for e in entities
        if e["type"] in ("code", "pre", "text_link", "text_mention")
    ]
    result = list(entities)
    for match in FOUND.finditer(text):
        begin = units(text[: match.start()])
        end = begin + units(match.group())
        if not any(low < end and begin < high for low, high in taken):
            result.append({"type": match.lastgroup, "offset": begin, "length": end - begin})
    return sorted(result, key=lambda e: (e["offset"], -e["length"]))
