"""What people can do, and what the bot is told of it."""

from __future__ import annotations

import asyncio

import pytest

from sandbox.client import Person, Sandbox, SandboxError
from tests.sandbox.helpers import Api, Json, Ticks, button, keyboard

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def newest(api: Api) -> Json:
    update: Json = (await api("getUpdates", offset=-1, timeout=5)).result[-1]
    return update


async def tapped(api: Api) -> Json:
    """The first callback query that comes; what came before it is confirmed."""
    offset = 0
    while True:
        for update in (await api("getUpdates", offset=offset, timeout=5)).result:
            offset = update["update_id"] + 1
            if "callback_query" in update:
                query: Json = update["callback_query"]
                return query


async def test_no_word_before_start(api: Api, sandbox: Sandbox) -> None:
    person = await sandbox.person(501, first_name="Марина")
    for method in ("sendMessage", "getChat", "sendChatAction"):
        params = {"sendMessage": {"text": "x"}, "sendChatAction": {"action": "typing"}}.get(method, {})
        assert await api.refusal(method, chat_id=501, **params) == "Bad Request: chat not found"
    with pytest.raises(SandboxError, match="has not started"):
        await person.send("x")
    await person.start()
    assert (await api("sendMessage", chat_id=501, text="x")).status == 200
    assert await api.refusal("sendMessage", chat_id=777, text="x") == "Bad Request: chat not found"
    assert await api.refusal("sendMessage", chat_id="@marina", text="x") == "Bad Request: chat not found"


async def test_start_with_a_payload(api: Api, sandbox: Sandbox) -> None:
    person = await sandbox.person(501, first_name="Марина", language_code="ru")
    await person.start("p_Ab-9")
    message = (await newest(api))["message"]
    assert message["text"] == "/start p_Ab-9"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"] == {
        "id": 501,
        "is_bot": False,
        "first_name": "Марина",
        "language_code": "ru",
    }
    for payload in ("with space", "ё", "x" * 65, "a.b"):
        with pytest.raises(SandboxError) as refusal:
            await person.start(payload)
        assert refusal.value.status == 400


async def test_block_and_unblock(api: Api, marina: Person) -> None:
    await marina.block()
    membership = (await newest(api))["my_chat_member"]
    assert membership["new_chat_member"]["status"] == "kicked"
    assert membership["old_chat_member"]["status"] == "member"
    for method, params in (("sendMessage", {"text": "x"}), ("sendChatAction", {"action": "typing"})):
        reply = await api(method, chat_id=501, **params)
        assert (reply.status, reply.error) == (403, "Forbidden: bot was blocked by the user")
    with pytest.raises(SandboxError, match="has blocked"):
        await marina.send("x")
    await marina.start()
    kinds = [set(u) - {"update_id"} for u in (await api("getUpdates")).result][-2:]
    assert kinds == [{"my_chat_member"}, {"message"}]
    assert (await api("sendMessage", chat_id=501, text="x")).status == 200


async def test_a_long_text_becomes_several_messages(api: Api, marina: Person) -> None:
    await marina.send("ё" * 10000)
    updates = (await api("getUpdates")).result
    assert [len(u["message"]["text"]) for u in updates[1:]] == [4096, 4096, 1808]


async def test_contact_only_by_its_button(api: Api, marina: Person) -> None:
    with pytest.raises(SandboxError) as refusal:
        await marina.share_contact()
    assert refusal.value.status == 409
    ask = {"keyboard": [[{"text": "Поделиться", "request_contact": True}]]}
    await api("sendMessage", chat_id=501, text="Телефон?", reply_markup=ask)
    await marina.press("Поделиться")
    await marina.share_contact("+79210000000")
    contacts = [u["message"]["contact"] for u in (await api("getUpdates")).result[1:]]
    assert [contact["user_id"] for contact in contacts] == [501, 501]
    assert contacts[1]["phone_number"] == "+79210000000"


async def test_a_tap_waits_for_its_answer(api: Api, marina: Person) -> None:
    await api("sendMessage", chat_id=501, text="Согласны?", reply_markup=keyboard(button("Да, согласна")))
    tap = asyncio.create_task(marina.tap("согласна"))
    query = await tapped(api)
    assert query["data"] == "yes"
    assert query["message"]["text"] == "Согласны?"
    done = await api("answerCallbackQuery", callback_query_id=query["id"], text="Принято", show_alert=True)
    assert done.result is True
    answer = await tap
    assert (answer.answered, answer.text, answer.show_alert) == (True, "Принято", True)
    assert (await marina.chat())["notice"]["text"] == "Принято"
    again = await api.refusal("answerCallbackQuery", callback_query_id=query["id"])
    assert again == TOO_OLD
    assert await api.refusal("answerCallbackQuery", callback_query_id="1") == TOO_OLD


async def test_a_tap_grows_too_old(api: Api, ticks: Ticks, marina: Person) -> None:
    await api("sendMessage", chat_id=501, text="x", reply_markup=keyboard(button()))
    answer = await marina.tap("Да", wait=0)
    assert not answer.answered
    query = await tapped(api)
    ticks.pass_(31)
    assert await api.refusal("answerCallbackQuery", callback_query_id=query["id"]) == TOO_OLD


async def test_taps_only_what_is_there_now(api: Api, marina: Person) -> None:
    sent = (await api("sendMessage", chat_id=501, text="x", reply_markup=keyboard(button()))).result
    await marina.tap(place=(0, 0), wait=0)
    await marina.tap(data="yes", wait=0)
    await api("editMessageText", chat_id=501, message_id=sent["message_id"], text="y")
    here = sent["message_id"]
    for tap in (
        marina.tap("Да"),
        marina.tap(data="yes"),
        marina.tap(place=(0, 0), message_id=here),
    ):
        with pytest.raises(SandboxError) as refusal:
            await tap
        assert refusal.value.status == 409


async def test_link_buttons_open(api: Api, marina: Person) -> None:
    link = {"text": "Пригласить", "url": "https://t.me/svyazka_sandbox_bot?start=p_1"}
    await api("sendMessage", chat_id=501, text="x", reply_markup=keyboard(link))
    answer = await marina.tap("Пригласить")
    assert (answer.type, answer.url, answer.start_payload) == ("url", link["url"], "p_1")


async def test_a_forged_tap_can_be_answered(api: Api, marina: Person) -> None:
    tap = asyncio.create_task(marina.forge_tap(999, "r:1:d"))
    query = await tapped(api)
    assert (query["data"], query["from"]["id"], query["message"]["date"]) == ("r:1:d", 501, 0)
    await api("answerCallbackQuery", callback_query_id=query["id"], text="Нельзя")
    assert (await tap).text == "Нельзя"


async def test_forged_updates_arrive_as_they_are(api: Api, sandbox: Sandbox) -> None:
    forged = await sandbox.forge({"update_id": 5, "message": {"text": 7}})
    assert forged == {"update_id": 5, "answer": None}
    assert (await api("getUpdates")).result == [{"update_id": 5, "message": {"text": 7}}]
    with pytest.raises(SandboxError):
        await sandbox.forge({})


async def test_people_forward_edit_and_delete(api: Api, sandbox: Sandbox, marina: Person) -> None:
    irina = await sandbox.person(502, first_name="Ирина")
    await irina.start()
    said = await irina.send("объявление")
    await marina.forward(said.id, from_user=502)
    message = (await newest(api))["message"]
    assert message["text"] == "объявление"
    assert message["forward_origin"]["sender_user"]["first_name"] == "Ирина"
    mine = await marina.send("опечатка")
    await marina.edit(mine.id, "исправлено")
    assert (await newest(api))["edited_message"]["text"] == "исправлено"
    await marina.delete(mine.id)
    assert mine.id not in [m.id for m in await marina.messages()]


async def test_unread_counts_until_read(api: Api, sandbox: Sandbox, marina: Person) -> None:
    await api("sendMessage", chat_id=501, text="x")
    assert (await sandbox.get("/users/501"))["unread"] == 1
    assert (await sandbox.post("/users/501/read"))["unread"] == 0


async def test_facts_about_a_person(api: Api, marina: Person) -> None:
    chat = (await api("getChat", chat_id=501)).result
    assert (chat["type"], chat["first_name"]) == ("private", "Марина")
    member = (await api("getChatMember", chat_id=501, user_id=501)).result
    assert member["status"] == "member"
    assert await api.refusal("getChatMember", chat_id=501, user_id=7) == (
        "Bad Request: PARTICIPANT_ID_INVALID"
    )


async def test_wrong_people_are_refused(sandbox: Sandbox) -> None:
    for fields in ({"first_name": ""}, {"shoe_size": 38}, {"first_name": 5}, {"link_privacy": "maybe"}):
        with pytest.raises(SandboxError) as refusal:
            await sandbox.post("/users", id=501, **fields)
        assert refusal.value.status == 400
    for user_id in (-1, 1234567, "x"):
        with pytest.raises(SandboxError):
            await sandbox.post("/users", id=user_id, first_name="Марина")
    with pytest.raises(SandboxError) as refusal:
        await sandbox.get("/users/77/chat")
    assert refusal.value.status == 404
