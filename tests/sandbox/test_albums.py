"""Albums and the rarer kinds of messages, as Telegram takes, refuses, copies and edits them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sandbox.client import Person, Sandbox, SandboxError
from sandbox.rates import Rates
from sandbox.server import SandboxServer
from tests.sandbox.helpers import Api, Json, Ticks, png, upload


async def updates(api: Api) -> list[Json]:
    found: list[Json] = (await api("getUpdates", offset=0)).result
    return [update["message"] for update in found if "message" in update]


async def ids_of(api: Api, marina: Person, *kinds: str) -> list[str]:
    """A file_id of each kind."""
    found = []
    for number, kind in enumerate(kinds):
        content = png(40 + number, 30) if kind == "photo" else f"file {number}".encode()
        await marina.send_file(content, f"{number}.bin", kind=kind)
        told = (await updates(api))[-1][kind]
        found.append((told[-1] if kind == "photo" else told)["file_id"])
    return found


def item(kind: str, media: str, **more: Any) -> Json:
    return {"type": kind, "media": media, **more}


async def test_an_album_is_several_messages_with_one_group(api: Api, marina: Person) -> None:
    photo, video = await ids_of(api, marina, "photo", "video")
    media = [item("photo", photo, caption="<b>Урок</b>", parse_mode="HTML"), item("video", video)]
    sent = (await api("sendMediaGroup", chat_id=501, media=media)).result
    assert [one["message_id"] for one in sent] == sorted({one["message_id"] for one in sent})
    assert len({one["media_group_id"] for one in sent}) == 1
    assert (sent[0]["caption"], sent[0]["caption_entities"][0]["type"]) == ("Урок", "bold")
    shown = [said for said in await marina.messages() if said.from_bot]
    assert [said.kind for said in shown] == ["photo", "video"]
    assert shown[0].album == shown[1].album == sent[0]["media_group_id"]
    again = (await api("sendMediaGroup", chat_id=501, media=media)).result
    assert again[0]["media_group_id"] != sent[0]["media_group_id"]


async def test_files_can_come_with_it(api: Api, marina: Person) -> None:
    form = upload("one", png(), "1.png", chat_id=501)
    form.add_field("media", json.dumps([item("photo", "attach://one"), item("photo", "attach://one")]))
    assert len((await api.send_form("sendMediaGroup", form)).result) == 2


async def test_refused_albums_send_nothing(api: Api, marina: Person, sandbox: Sandbox) -> None:
    photo, document, audio = await ids_of(api, marina, "photo", "document", "audio")
    one = item("photo", photo)
    cases: list[tuple[Any, str]] = [
        ([], "there are no messages to send"),
        ([one], "an album must have 2-10 items"),
        ([one] * 11, "too many messages to send as an album"),
        ([one, item("document", document)], "document can't be mixed with other media types"),
        ([item("audio", audio), one], "audio can't be mixed with other media types"),
        ([one, item("photo", "attach://none")], "can't parse InputMedia: media not found"),
        ([one, item("photo", "wrong")], "wrong file identifier/HTTP URL specified"),
        ([one, item("photo", document)], "can't use file of type Document as Photo"),
        (
            [one, item("animation", photo)],
            "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup",
        ),
        ([one, item("voice", photo)], 'can\'t parse InputMedia: type "voice" is unsupported'),
        ([one, item("photo", photo, caption="я" * 1025)], "message caption is too long"),
        (
            [one, item("photo", photo, show_caption_above_media=True)],
            "parameter show_caption_above_media must be the same for all messages",
        ),
        (
            [one, item("photo", photo, caption="<b>", parse_mode="HTML")],
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
    ]
    for media, reason in cases:
        assert await api.refusal("sendMediaGroup", chat_id=501, media=media) == f"Bad Request: {reason}"
    refused = await api("sendMediaGroup", chat_id=501, media=[one, one], reply_markup={})
    assert (refused.status, "reply_markup" in refused.error) == (400, True)
    assert not any(said.from_bot for said in await marina.messages())
    await marina.block()
    assert (await api("sendMediaGroup", chat_id=501, media=[one, one])).status == 403


async def test_copies_and_edits_of_an_album(api: Api, marina: Person) -> None:
    photo, other, video, document = await ids_of(api, marina, "photo", "photo", "video", "document")
    album = [item("photo", photo, caption="Подпись"), item("photo", photo)]
    first, second = (await api("sendMediaGroup", chat_id=501, media=album)).result
    numbers = [first["message_id"], second["message_id"]]
    for method in ("copyMessages", "forwardMessages"):
        made = (await api(method, chat_id=501, from_chat_id=501, message_ids=numbers)).result
        shown = {said.id: said for said in await marina.messages()}
        groups = {shown[one["message_id"]].album for one in made}
        assert len(groups) == 1
        assert groups != {first["media_group_id"]}
    alone = (await api("copyMessages", chat_id=501, from_chat_id=501, message_ids=numbers[:1])).result
    assert {said.id: said for said in await marina.messages()}[alone[0]["message_id"]].album is None
    bare = await api("copyMessages", chat_id=501, from_chat_id=501, message_ids=numbers, remove_caption=True)
    assert {said.id: said for said in await marina.messages()}[bare.result[0]["message_id"]].text == ""
    where: Json = {"chat_id": 501, "message_id": first["message_id"]}
    edited = (await api("editMessageMedia", **where, media=item("video", video))).result
    assert edited["media_group_id"] == first["media_group_id"]
    assert (await api("editMessageCaption", **where, caption="Иначе")).result["caption"] == "Иначе"
    refused = await api.refusal("editMessageMedia", **where, media=item("document", document))
    assert refused == "Bad Request: can't change media type in the album"
    assert (await api("editMessageMedia", **where, media=item("photo", other))).status == 200


async def test_a_person_sends_an_album_and_a_long_one_is_cut(api: Api, marina: Person) -> None:
    await updates(api)
    said = await marina.send_album(
        *((png(40 + n, 30), f"{n}.png", "photo") for n in range(11)), caption="Одиннадцать"
    )
    told = (await updates(api))[-11:]
    assert [one["message_id"] for one in told] == [one.id for one in said]
    groups = [one.get("media_group_id") for one in told]
    assert len(set(groups[:10])) == 1
    assert groups[0]
    assert groups[10] is None
    assert told[0]["caption"] == "Одиннадцать"
    assert "caption" not in told[1]
    with pytest.raises(SandboxError, match="can't be mixed"):
        await marina.send_album((png(), "1.png", "photo"), (b"x", "2.txt", "document"))
    with pytest.raises(SandboxError, match="an album holds"):
        await marina.send_album((b"x", "1.ogg", "voice"), (b"y", "2.ogg", "voice"))


async def test_rounds_and_stickers(api: Api, marina: Person) -> None:
    note, sticker, animation = await ids_of(api, marina, "video_note", "sticker", "animation")
    sent = (await api("sendVideoNote", chat_id=501, video_note=note)).result
    assert sent["video_note"]["length"] == 240
    where: Json = {"chat_id": 501, "message_id": sent["message_id"]}
    refused = await api.refusal("editMessageCaption", **where, caption="x")
    assert refused == "Bad Request: there is no caption in the message to edit"
    assert (await api("sendSticker", chat_id=501, sticker=sticker)).result["sticker"]["emoji"]
    assert "caption" in await api.refusal("sendSticker", chat_id=501, sticker=sticker, caption="x")
    assert "animation" in (await api("sendAnimation", chat_id=501, animation=animation)).result
    missing = await api.refusal("sendVideoNote", chat_id=501)
    assert missing == "Bad Request: there is no video note in the request"
    wrong = await api.refusal("sendVideoNote", chat_id=501, video_note=sticker)
    assert wrong == "Bad Request: can't use file of type Sticker as VideoNote"
    with pytest.raises(SandboxError, match="has no caption"):
        await marina.send_file(b"x", "1.mp4", kind="video_note", caption="нет")


async def test_each_item_counts(ticks: Ticks) -> None:
    rates = Rates(ticks)
    rates.configure("enforce", slack=0)
    assert all(rates.take(chat, new_message=True, count=10) is None for chat in (1, 2, 3))
    passed = rates.take(4, new_message=True)
    assert passed
    assert passed[0] == "30 a second overall"
    ticks.pass_(1)
    # Ten at once in a chat are its allowance for ten seconds.
    assert rates.take(1, new_message=True) is not None
    ticks.pass_(7)
    assert rates.take(1, new_message=True) is None
    assert rates.take(-5, new_message=True, count=10) is None
    ticks.pass_(1)
    assert rates.take(-5, new_message=True, count=10) is None
    ticks.pass_(1)
    assert rates.take(-5, new_message=True) is not None


async def test_the_journal_holds_what_was_sent(server: SandboxServer, api: Api, marina: Person) -> None:
    (photo,) = await ids_of(api, marina, "photo")
    sent = (await api("sendMediaGroup", chat_id=501, media=[item("photo", photo)] * 2)).result
    entry = next(one for one in reversed(server.world.journal.entries) if one.method == "sendMediaGroup")
    assert entry.show()["result"] == [{"message_id": one["message_id"], "chat_id": 501} for one in sent]


async def test_formatted_text_of_a_person(api: Api, marina: Person) -> None:
    bold = {"type": "bold", "offset": 0, "length": 3}
    spoiler = {"type": "spoiler", "offset": 2, "length": 3}
    emoji = {"type": "custom_emoji", "offset": 7, "length": 2, "custom_emoji_id": "53683241706712"}
    await marina.send("Это важ😀", entities=[bold, spoiler, emoji])
    told = (await updates(api))[-1]
    assert [one["type"] for one in told["entities"]] == ["bold", "spoiler", "custom_emoji"]
    with pytest.raises(SandboxError, match="entities"):
        await marina.send("x", entities=[{"type": "bold", "offset": 0, "length": 9}])
