"""Files: what is a photo, which ids work where, and how big is too big."""

from __future__ import annotations

import asyncio
import gc
import json
from pathlib import Path

import pytest

from sandbox.client import Person, Sandbox, SandboxError
from tests.sandbox.helpers import Api, Json, png, upload

MB = 1024 * 1024


async def send(api: Api, kind: str, data: bytes, name: str, **params: object) -> Json:
    method = f"send{kind.capitalize()}"
    sent: Json = (await api.send_form(method, upload(kind, data, name, chat_id=501, **params))).result
    return sent


async def refuse(api: Api, kind: str, data: bytes, name: str, **params: object) -> str:
    form = upload(kind, data, name, chat_id=501, **params)
    return (await api.send_form(f"send{kind.capitalize()}", form)).error


async def test_a_document_goes_down_and_up(api: Api, marina: Person) -> None:
    sent = await send(
        api, "document", "список".encode(), "список.csv", caption="<b>Вот</b>", parse_mode="HTML"
    )
    document = sent["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == (
        "список.csv",
        "text/csv",
        12,
    )
    assert (sent["caption"], sent["caption_entities"][0]["type"]) == ("Вот", "bold")
    file = (await api("getFile", file_id=document["file_id"])).result
    url = f"{api.base_url}/file/bot{api.token}/{file['file_path']}"
    async with api.session.get(url) as reply:
        assert await reply.read() == "список".encode()
    async with api.session.get(f"{api.base_url}/file/bot1:x/{file['file_path']}") as reply:
        assert reply.status == 401
    async with api.session.get(f"{api.base_url}/file/bot{api.token}/documents/none.csv") as reply:
        assert reply.status == 404
    last = await marina.last()
    assert last is not None
    assert await marina.download(last) == "список".encode()


async def test_attach_names_a_part_of_the_request(api: Api, marina: Person) -> None:
    form = upload("part7", b"abc", "a.txt", chat_id=501, document="attach://part7")
    assert (await api.send_form("sendDocument", form)).result["document"]["file_size"] == 3
    form = upload("part7", b"abc", "a.txt", chat_id=501, document="attach://other")
    assert "is not in the request" in (await api.send_form("sendDocument", form)).error


async def test_a_file_id_works_again_but_only_as_its_kind(api: Api, marina: Person) -> None:
    photo = (await send(api, "photo", png(), "a.png"))["photo"][-1]
    document = (await send(api, "document", png(), "a.png"))["document"]
    assert photo["file_unique_id"] != document["file_unique_id"]
    again = (await api("sendPhoto", chat_id=501, photo=photo["file_id"])).result["photo"][-1]
    assert again["file_unique_id"] == photo["file_unique_id"]
    assert again["file_id"] != photo["file_id"]
    assert (again["width"], again["height"]) == (40, 30)
    assert await api.refusal("sendDocument", chat_id=501, document=photo["file_id"]) == (
        "Bad Request: can't use file of type Photo as Document"
    )
    assert await api.refusal("sendPhoto", chat_id=501, photo=document["file_id"]) == (
        "Bad Request: can't use file of type Document as Photo"
    )


@pytest.mark.parametrize("file_id", ["nonsense", "AgACAAAA", "ё", "AgAC" + "A" * 30])
async def test_wrong_file_ids(api: Api, marina: Person, file_id: str) -> None:
    assert await api.refusal("sendDocument", chat_id=501, document=file_id) == (
        "Bad Request: wrong file identifier/HTTP URL specified"
    )
    assert (await api.refusal("getFile", file_id=file_id)).startswith("Bad Request: wrong file identifier")


async def test_a_link_is_not_fetched(api: Api, marina: Person) -> None:
    assert await api.refusal("sendDocument", chat_id=501, document="https://example.org/a.pdf") == (
        "Bad Request: failed to get HTTP URL content"
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"not a picture", "IMAGE_PROCESS_FAILED"),
        (png()[:-20], "IMAGE_PROCESS_FAILED"),
        (png().replace(b"IDAT", b"IDOT"), "IMAGE_PROCESS_FAILED"),
        (b"\xff\xd8\xff\xe0 no frame", "IMAGE_PROCESS_FAILED"),
        (png(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (png(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (b"", "file must be non-empty"),
    ],
)
async def test_a_photo_must_be_a_picture(api: Api, marina: Person, data: bytes, reason: str) -> None:
    assert await refuse(api, "photo", data, "a.png") == f"Bad Request: {reason}"


async def test_a_jpeg_is_a_photo(api: Api, marina: Person) -> None:
    frame = b"\xff\xc0\x00\x11\x08\x00\x1e\x00\x28\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    sent = await send(api, "photo", b"\xff\xd8\xff\xe0\x00\x04ab" + frame + b"pixels\xff\xd9", "a.jpg")
    assert (sent["photo"][-1]["width"], sent["photo"][-1]["height"]) == (40, 30)


async def test_captions_have_their_limit(api: Api, marina: Person) -> None:
    await send(api, "document", b"x", "a.txt", caption="😀" * 512)
    assert await refuse(api, "document", b"x", "a.txt", caption="😀" * 512 + "!") == (
        "Bad Request: message caption is too long"
    )


async def test_up_to_fifty_megabytes_up(api: Api, marina: Person) -> None:
    form = upload("document", b"x" * (50 * MB + 1), "big.bin", chat_id=501)
    reply = await api.send_form("sendDocument", form)
    assert (reply.status, reply.error) == (413, "Request Entity Too Large")
    too_big = await refuse(api, "photo", b"x" * (10 * MB + 1), "big.png")
    assert too_big.endswith("bytes is too big for a photo; the maximum size is 10485760 bytes")


async def test_up_to_twenty_megabytes_down(api: Api, marina: Person) -> None:
    await marina.send_big_file(20 * MB, "fits.bin")
    await marina.send_big_file(30 * MB, "big.docx")
    fits, big = (u["message"]["document"] for u in (await api("getUpdates")).result[1:])
    assert (await api("getFile", file_id=fits["file_id"])).status == 200
    assert big["file_size"] == 30 * MB
    assert await api.refusal("getFile", file_id=big["file_id"]) == "Bad Request: file is too big"
    assert (await api("sendDocument", chat_id=501, document=big["file_id"])).status == 200


async def test_media_can_be_exchanged(api: Api, marina: Person) -> None:
    sent = await send(api, "photo", png(), "a.png", caption="было")
    media = {"type": "document", "media": "attach://new", "caption": "<i>стало</i>", "parse_mode": "HTML"}
    form = upload("new", b"abc", "b.txt", chat_id=501, message_id=sent["message_id"], media=json.dumps(media))
    edited = (await api.send_form("editMessageMedia", form)).result
    assert "photo" not in edited
    assert (edited["document"]["file_name"], edited["caption"]) == ("b.txt", "стало")
    same = {**media, "media": edited["document"]["file_id"]}
    assert "message is not modified" in await api.refusal(
        "editMessageMedia", chat_id=501, message_id=sent["message_id"], media=same
    )
    assert await api.refusal("editMessageText", chat_id=501, message_id=sent["message_id"], text="x") == (
        "Bad Request: there is no text in the message to edit"
    )


async def test_people_send_files_of_all_kinds(api: Api, marina: Person, tmp_path: Path) -> None:
    path = tmp_path / "Отчёт.docx"
    path.write_bytes(b"PK docx")
    await marina.send_file(path, caption="держите")
    await marina.send_file(png(), "a.png", kind="photo")
    await marina.send_file(b"OggS", "a.ogg", kind="voice")
    await marina.send_file(b"....ftyp", "a.mp4", kind="video")
    messages = [u["message"] for u in (await api("getUpdates")).result[1:]]
    assert messages[0]["document"]["file_name"] == "Отчёт.docx"
    assert messages[0]["caption"] == "держите"
    assert messages[1]["photo"][0]["width"] == 40
    assert {"voice", "video"} <= set(messages[2]) | set(messages[3])
    with pytest.raises(SandboxError, match="IMAGE_PROCESS_FAILED"):
        await marina.send_file(b"text", "a.png", kind="photo")


async def test_the_page_never_runs_what_people_send(api: Api, sandbox: Sandbox, marina: Person) -> None:
    said = await marina.send_file(b"<script>alert(1)</script>", "x.html")
    async with api.session.get(sandbox.base_url + said.raw["media"]["url"]) as reply:
        assert reply.headers["Content-Type"] == "application/octet-stream"
        assert reply.headers["Content-Disposition"].startswith("attachment")
        assert reply.headers["X-Content-Type-Options"] == "nosniff"


async def test_who_leaves_in_the_middle_leaves_no_file_open(sandbox: Sandbox, marina: Person) -> None:
    """An open file that nobody has any more is a warning, and so a failure here."""
    said = await marina.send_file(b"x" * MB, "x.bin")
    port = int(sandbox.base_url.rpartition(":")[2])
    request = f"GET {said.raw['media']['url']} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    for turns in range(60):
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(request)
        await writer.drain()
        for _ in range(turns % 12):
            await asyncio.sleep(0)
        writer.transport.abort()
        await asyncio.sleep(0)
    await marina.last()
    gc.collect()
