"""What Telegram refuses in messages, keyboards, edits and deletions, one by one, in its words."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.client import Person, Sandbox
from sandbox.server import SandboxServer
from tests.sandbox.helpers import Api, Json, button, keyboard

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)


async def test_text_is_counted_in_utf16_after_parsing(api: Api, marina: Person) -> None:
    assert (await api("sendMessage", chat_id=501, text="ё" * 4096)).status == 200
    assert (await api("sendMessage", chat_id=501, text="😀" * 2048)).status == 200
    long = f"<b>{'&amp;' * 4096}</b>"
    assert (await api("sendMessage", chat_id=501, text=long, parse_mode="HTML")).status == 200
    too_long = "Bad Request: message is too long"
    assert await api.refusal("sendMessage", chat_id=501, text="ё" * 4097) == too_long
    assert await api.refusal("sendMessage", chat_id=501, text="😀" * 2048 + "!") == too_long
    assert await api.refusal("sendMessage", chat_id=501, text="x" * 40000) == "Bad Request: text is too long"


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"text": ""}, "message text is empty"),
        ({}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "<b> </b>", "parse_mode": "html"}, "text must be non-empty"),
        (
            {"text": "<b>x", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        ({"text": "x", "parse_mode": "XML"}, "unsupported parse_mode"),
        ({"text": "x", "message_thread_id": 3}, "message thread not found"),
        ({"text": "x", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        (
            {"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 2",
        ),
    ],
)
async def test_refuses_text(api: Api, marina: Person, params: Json, reason: str) -> None:
    assert await api.refusal("sendMessage", chat_id=501, **params) == f"Bad Request: {reason}"


async def test_text_is_trimmed_and_cleaned(api: Api, marina: Person) -> None:
    sent = (await api("sendMessage", chat_id=501, text="  <b>a</b>\x01b\r\n ", parse_mode="HTML")).result
    assert sent["text"] == "a b"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 1}]


async def test_finds_links_commands_and_mentions(api: Api, marina: Person) -> None:
    sent = (await api("sendMessage", chat_id=501, text="/menu https://ya.ru, @someone #урок a@b.ru")).result
    kinds = [entity["type"] for entity in sent["entities"]]
    assert kinds == ["bot_command", "url", "mention", "hashtag", "email"]


@pytest.mark.parametrize(
    ("inline", "reason"),
    [
        (button(data="я" * 33), "BUTTON_DATA_INVALID"),
        (button(data="x" * 65), "BUTTON_DATA_INVALID"),
        (
            {"text": "x"},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "callback_data": ""},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": " ", "callback_data": "x"},
            "can't parse inline keyboard button: Inline keyboard button text must be non-empty",
        ),
        (
            {"text": "x", "url": "http://localhost/a"},
            "inline keyboard button URL 'http://localhost/a' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": "x", "url": "tel:+7921"},
            "inline keyboard button URL 'tel:+7921' is invalid: Unsupported URL protocol",
        ),
        ({"text": "x", "url": "tg://user?id=999"}, "BUTTON_USER_INVALID"),
        ({"text": "x", "copy_text": {"text": "y" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        (
            {"text": "x", "web_app": {"url": "http://a.b"}},
            "inline keyboard button Web App URL 'http://a.b' is invalid: Only HTTPS links are allowed",
        ),
        (
            {"text": "x", "url": "https://a.b", "callback_data": "x"},
            "can't parse inline keyboard button: exactly one type is allowed, not url, callback_data",
        ),
        (
            {"text": "x", "callback_data": "x", "style": "pink"},
            "can't parse inline keyboard button: Invalid button style pink specified",
        ),
    ],
)
async def test_refuses_inline_buttons(api: Api, marina: Person, inline: Json, reason: str) -> None:
    refusal = await api.refusal("sendMessage", chat_id=501, text="x", reply_markup=keyboard(inline))
    assert refusal == f"Bad Request: {reason}"


@pytest.mark.parametrize(
    "inline",
    [
        button(data="я" * 32),
        {"text": "x", "url": "https://t.me/svyazka_sandbox_bot?start=p_1"},
        {"text": "x", "url": "example.org"},
        {"text": "x", "url": "tg://user?id=501"},
        {"text": "x", "copy_text": {"text": "+7 921"}},
        {"text": "x", "switch_inline_query_current_chat": ""},
        {"text": "x", "callback_data": "x", "style": "danger"},
    ],
)
async def test_takes_inline_buttons(api: Api, marina: Person, inline: Json) -> None:
    sent = await api("sendMessage", chat_id=501, text="x", reply_markup=keyboard(inline))
    assert sent.result["reply_markup"] == keyboard(inline)


async def test_a_person_may_forbid_links_to_the_own_account(
    api: Api, sandbox: Sandbox, marina: Person
) -> None:
    await sandbox.person(502, first_name="Ирина", link_privacy="restricted")
    link = keyboard({"text": "Написать", "url": "tg://user?id=502"})
    refusal = await api.refusal("sendMessage", chat_id=501, text="x", reply_markup=link)
    assert refusal == "Bad Request: BUTTON_USER_INVALID"
    await (await sandbox.person(502)).start()
    refusal = await api.refusal("sendMessage", chat_id=501, text="x", reply_markup=link)
    assert refusal == "Bad Request: BUTTON_USER_PRIVACY_RESTRICTED"
    await sandbox.person(502, link_privacy="open")
    assert (await api("sendMessage", chat_id=501, text="x", reply_markup=link)).status == 200


async def test_refuses_a_hundred_and_one_buttons(api: Api, marina: Person) -> None:
    rows = [[button(str(n), str(n))] for n in range(101)]
    refusal = await api.refusal("sendMessage", chat_id=501, text="x", reply_markup={"inline_keyboard": rows})
    assert refusal == "Bad Request: reply markup is too long"


async def _sent(api: Api, **params: Any) -> Json:
    sent: Json = (await api("sendMessage", chat_id=501, **params)).result
    return sent


async def test_an_edit_must_change_something(api: Api, marina: Person) -> None:
    sent = await _sent(api, text="<b>x</b>", parse_mode="HTML", reply_markup=keyboard(button()))
    here = {"chat_id": 501, "message_id": sent["message_id"]}
    same = {**here, "text": "<b>x</b>", "parse_mode": "HTML", "reply_markup": keyboard(button())}
    assert await api.refusal("editMessageText", **same) == NOT_MODIFIED
    assert (await api("editMessageText", **{**same, "text": "<i>x</i>"})).status == 200
    assert (
        await api.refusal("editMessageReplyMarkup", **here, reply_markup=keyboard(button())) == NOT_MODIFIED
    )


async def test_an_edit_without_markup_removes_the_keyboard(api: Api, marina: Person) -> None:
    sent = await _sent(api, text="x", reply_markup=keyboard(button()))
    edited = (await api("editMessageText", chat_id=501, message_id=sent["message_id"], text="y")).result
    assert "reply_markup" not in edited
    assert edited["edit_date"] >= edited["date"]
    said = await marina.last()
    assert said is not None
    assert (said.text, said.buttons, said.edited) == ("y", [], True)


async def test_refuses_edits_of_what_cannot_be_edited(api: Api, marina: Person) -> None:
    hers = await marina.send("моё")
    edit = {"chat_id": 501, "text": "y"}
    assert await api.refusal("editMessageText", **edit, message_id=999) == (
        "Bad Request: message to edit not found"
    )
    assert await api.refusal("editMessageText", **edit, message_id=hers.id) == (
        "Bad Request: message can't be edited"
    )
    reply = await _sent(api, text="x", reply_markup={"keyboard": [[{"text": "Меню"}]]})
    assert await api.refusal("editMessageText", **edit, message_id=reply["message_id"]) == (
        "Bad Request: message can't be edited"
    )
    plain = await _sent(api, text="x")
    assert await api.refusal(
        "editMessageCaption", chat_id=501, message_id=plain["message_id"], caption="y"
    ) == ("Bad Request: there is no caption in the message to edit")
    assert await api.refusal(
        "editMessageText", **edit, message_id=plain["message_id"], reply_markup={"keyboard": [[]]}
    ) == ("Bad Request: inline keyboard expected")
    assert await api.refusal("editMessageText", **edit) == "Bad Request: message identifier is not specified"
    assert await api.refusal("editMessageText", text="x", message_id=1) == "Bad Request: chat_id is empty"


async def test_deletes_what_is_there_for_two_days(api: Api, sandbox: Sandbox, marina: Person) -> None:
    old, new = await _sent(api, text="old"), await _sent(api, text="new")
    here = {"chat_id": 501, "message_id": new["message_id"]}
    assert (await api("deleteMessage", **here)).result is True
    assert await api.refusal("deleteMessage", **here) == "Bad Request: message to delete not found"
    await sandbox.advance(49 * 3600)
    refusal = await api.refusal("deleteMessage", chat_id=501, message_id=old["message_id"])
    assert refusal == "Bad Request: message can't be deleted for everyone"
    assert (await api("deleteMessages", chat_id=501, message_ids=[old["message_id"], 999])).result is True
    assert [said.text for said in await marina.messages()][-1] == "old"


async def test_reply_keyboards(api: Api, marina: Person) -> None:
    await _sent(api, text="x", reply_markup={"keyboard": [["Меню", {"text": "Ещё"}], []]})
    shown = (await marina.chat())["reply_keyboard"]
    assert [[b["text"] for b in row] for row in shown["rows"]] == [["Меню", "Ещё"]]
    assert (await marina.press("Меню")).text == "Меню"
    await _sent(api, text="x", reply_markup={"remove_keyboard": True})
    assert (await marina.chat())["reply_keyboard"] is None
    empty = await api.refusal("sendMessage", chat_id=501, text="x", reply_markup={"keyboard": []})
    assert empty == "Bad Request: reply keyboard must be non-empty"


async def test_copies_and_forwards(api: Api, sandbox: Sandbox, marina: Person) -> None:
    irina = await sandbox.person(502, first_name="Ирина")
    await irina.start()
    said = await marina.send("Добрый день!")
    here = {"chat_id": 502, "from_chat_id": 501, "message_id": said.id}
    assert set((await api("copyMessage", **here)).result) == {"message_id"}
    forwarded = (await api("forwardMessage", **here)).result
    assert forwarded["forward_origin"]["sender_user"]["id"] == 501
    seen = [message.raw for message in await irina.messages()][-2:]
    assert [(m["text"], m["forwarded_from"]) for m in seen] == [
        ("Добрый день!", None),
        ("Добрый день!", "Марина Иванова"),
    ]
    missing = {**here, "message_id": 999}
    assert await api.refusal("copyMessage", **missing) == "Bad Request: message to copy not found"
    assert await api.refusal("forwardMessage", **missing) == "Bad Request: message to forward not found"


async def test_a_message_in_reply(api: Api, marina: Person) -> None:
    said = await marina.send("вопрос")
    sent = await _sent(api, text="ответ", reply_parameters={"message_id": said.id})
    assert sent["reply_to_message"]["text"] == "вопрос"
    lax = {"message_id": 999, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await _sent(api, text="ответ", reply_parameters=lax)


async def test_typing_pins_and_reactions(api: Api, server: SandboxServer, marina: Person) -> None:
    assert (await api("sendChatAction", chat_id=501, action="typing")).result is True
    assert (await marina.chat())["typing"]["action"] == "typing"
    refusal = await api.refusal("sendChatAction", chat_id=501, action="dancing")
    assert refusal == "Bad Request: wrong parameter action in request"
    sent = await _sent(api, text="x")
    here = {"chat_id": 501, "message_id": sent["message_id"]}
    assert (await marina.chat())["typing"] is None
    await api("pinChatMessage", **here)
    await api("setMessageReaction", **here, reaction=[{"type": "emoji", "emoji": "👍"}])
    last = await marina.last()
    assert last is not None
    assert (last.raw["pinned"], last.raw["reactions"]) == (True, ["👍"])
    wrong = [{"type": "emoji", "emoji": "🧑‍🏫"}]
    assert await api.refusal("setMessageReaction", **here, reaction=wrong) == "Bad Request: REACTION_INVALID"
    assert await api.refusal("pinChatMessage", chat_id=501, message_id=999) == (
        "Bad Request: message to pin not found"
    )


async def test_formatting_beyond_a_hundred_pieces_is_lost(api: Api, marina: Person) -> None:
    sent = await _sent(api, text="<b>слово</b> " * 101, parse_mode="HTML")
    assert sent["text"].count("слово") == 101
    assert len(sent["entities"]) == 100
