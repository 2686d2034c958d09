"""Several media as one album."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sandbox.albums import ALBUM, ALONE, LEAST, MOST, check_mixing
from sandbox.chats import Group, Message
from sandbox.errors import careless
from sandbox.files import StoredFile
from sandbox.methods.sending import caption_of, put, resolve
from sandbox.render import as_telegram
from sandbox.schema import Upload
from sandbox.world import World

Json = dict[str, Any]


def given_file(params: Json, media: str, what: str = "media") -> Upload | str:
    """The file that an InputMedia names: uploaded beside it, or one that Telegram has."""
    if not media.startswith("attach://"):
        return media
    upload: Upload | None = params["_uploads"].get(media.removeprefix("attach://"))
    if upload is None:
        raise careless(f"Can't parse InputMedia: {what} not found")
    return upload


def send_media_group(world: World, params: Json) -> list[Json]:
    """All of the album or nothing: each item is checked before the first is kept."""
    media: list[Json] = params["media"]
    # Telegram's own server sends a single item as an ordinary message; its documentation wants two.
    if len(media) < LEAST:
        raise careless("There are no messages to send" if not media else "An album must have 2-10 items")
    if len(media) > MOST:
        raise careless("Too many messages to send as an album")
    check_mixing([item["type"] for item in media])
    if len({bool(one.get("show_caption_above_media")) for one in media if one["type"] not in ALONE}) > 1:
        raise careless("Parameter show_caption_above_media must be the same for all messages")
    checked = [(item, caption_of(world, item), _file(world, params, item)) for item in media]
    chat = world.chat(params["chat_id"])
    if isinstance(chat, Group):
        for item in media:
            chat.may_write(item["type"])
    # The last thing that can be refused is an uploaded picture that is none.
    ready = [(item, caption, found()) for item, caption, found in checked]
    flags = {ALBUM: world.next_album_id()}
    return [
        as_telegram(world, _put(world, params, item, caption, stored, flags))
        for item, caption, stored in ready
    ]


def _file(world: World, params: Json, item: Json) -> Callable[[], StoredFile]:
    return resolve(world, item["type"], given_file(params, item["media"]))


def _put(
    world: World, params: Json, item: Json, caption: tuple[str, list[Json]], stored: StoredFile, flags: Json
) -> Message:
    shown = {name: item.get(name) for name in ("has_spoiler", "show_caption_above_media")}
    text, entities = caption
    return put(
        world,
        {**params, **shown},
        item["type"],
        text=text,
        entities=entities,
        file=lambda: stored,
        flags=dict(flags),
    )


def same_album(message: Message, kind: str) -> None:
    """Raise `ApiError` unless a message of an album may become this kind."""
    if ALBUM not in message.flags or kind == message.kind:
        return
    if {kind, message.kind} - {"photo", "video"}:
        raise careless("Can't change media type in the album")


METHODS = {"sendMediaGroup": send_media_group}
