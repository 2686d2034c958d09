"""Groups: who is in them, what the bot is told, and how it is refused."""

from __future__ import annotations

import asyncio

import pytest

from sandbox.client import Group, Person, Sandbox, SandboxError
from tests.sandbox.helpers import Api, Json, button, keyboard

BOT = 1234567
NAME = "svyazka_sandbox_bot"
TOLD = (
    "group_chat_created",
    "new_chat_members",
    "left_chat_member",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "forum_topic_created",
    "text",
)


@pytest.fixture
async def irina(sandbox: Sandbox) -> Person:
    return await sandbox.person(502, first_name="Ирина")


@pytest.fixture
async def group(sandbox: Sandbox, marina: Person, irina: Person) -> Group:
    return await sandbox.group(marina, "Пара", irina, with_bot=True)


async def updates(api: Api) -> list[Json]:
    """What has come since the last look."""
    found: list[Json] = (await api("getUpdates")).result
    if found:
        await api("getUpdates", offset=found[-1]["update_id"] + 1)
    return found


def kinds(found: list[Json]) -> list[str]:
    """Each update by its kind; a service message by what it tells."""
    return [
        next((name for name in TOLD if name in update.get("message", {})), "")
        or next(name for name in update if name != "update_id")
        for update in found
    ]


async def test_a_group_is_unknown_until_the_bot_is_in_it(api: Api, sandbox: Sandbox, marina: Person) -> None:
    group = await sandbox.group(marina, "Чужая")
    assert await api.refusal("sendMessage", chat_id=group.id, text="x") == "Bad Request: chat not found"
    await updates(api)
    await group.send(marina, "/start")
    assert await updates(api) == []
    await group.add_bot(marina)
    found = await updates(api)
    assert kinds(found) == ["my_chat_member", "new_chat_members"]
    change = found[0]["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("left", "member")
    assert change["from"]["id"] == marina.id
    assert change["chat"]["type"] == "group"
    assert change["chat"]["id"] < 0
    assert found[1]["message"]["new_chat_members"][0]["id"] == BOT
    sent = (await api("sendMessage", chat_id=group.id, text="Здравствуйте")).result
    assert sent["chat"] == change["chat"]
    assert (await group.messages())[-1].text == "Здравствуйте"


async def test_a_start_link_brings_the_bot_and_its_payload(
    api: Api, sandbox: Sandbox, marina: Person
) -> None:
    group = await sandbox.group(marina, "Пара")
    link = {"text": "В группу", "url": f"https://t.me/{NAME}?startgroup=g_Ab-9"}
    await api("sendMessage", chat_id=501, text="x", reply_markup=keyboard(link))
    answer = await marina.tap("В группу")
    assert answer.startgroup_payload == "g_Ab-9"
    await updates(api)
    await group.add_bot(marina, answer.startgroup_payload)
    found = await updates(api)
    assert kinds(found) == ["my_chat_member", "new_chat_members", "text"]
    assert found[2]["message"]["text"] == f"/start@{NAME} g_Ab-9"
    assert found[2]["message"]["entities"][0] == {"type": "bot_command", "offset": 0, "length": 26}
    await group.add_bot(marina, "again")
    assert kinds(await updates(api)) == ["text"]
    for payload in ("with space", "x" * 65):
        with pytest.raises(SandboxError):
            await group.add_bot(marina, payload)


async def test_privacy_mode(api: Api, sandbox: Sandbox, marina: Person, irina: Person, group: Group) -> None:
    await updates(api)
    mine = (await api("sendMessage", chat_id=group.id, text="Напоминание")).result["message_id"]
    hers = await group.send(irina, "Кто идёт на урок?")
    await group.send(marina, "я", reply_to=hers.id)
    await group.send(marina, f"@{NAME} слышишь?")
    await group.send(marina, "/menu@other_bot")
    assert await updates(api) == []
    await group.send(marina, "/menu")
    await group.send(marina, f"/menu@{NAME.upper()}")
    await group.send(irina, "спасибо", reply_to=mine)
    seen = [update["message"] for update in await updates(api)]
    assert [message["text"] for message in seen] == ["/menu", f"/menu@{NAME.upper()}", "спасибо"]
    assert seen[2]["from"]["first_name"] == "Ирина"
    assert seen[2]["reply_to_message"]["message_id"] == mine
    await group.rights(marina, admin=True)
    said = await group.send(irina, "опечатка")
    await group.edit(irina, said.id, "исправлено")
    assert kinds(await updates(api)) == ["my_chat_member", "text", "edited_message"]
    await group.rights(marina, admin=False)
    await sandbox.post("/bot", privacy=False)
    assert (await api("getMe")).result["can_read_all_group_messages"] is True
    await group.send(irina, "видно всё")
    assert kinds(await updates(api)) == ["my_chat_member", "text"]


async def test_removed_from_a_group_and_from_a_supergroup(
    api: Api, sandbox: Sandbox, marina: Person, irina: Person, group: Group
) -> None:
    await updates(api)
    with pytest.raises(SandboxError, match="no administrator"):
        await group.remove_bot(irina)
    await group.remove_bot(marina)
    found = await updates(api)
    assert kinds(found) == ["left_chat_member", "my_chat_member"]
    assert found[1]["my_chat_member"]["new_chat_member"]["status"] == "left"
    reply = await api("sendMessage", chat_id=group.id, text="x")
    assert (reply.status, reply.error) == (403, "Forbidden: bot was kicked from the group chat")
    await group.send(marina, "/menu")
    assert await updates(api) == []

    large = await sandbox.group(marina, "Район", kind="supergroup", with_bot=True)
    await updates(api)
    await large.remove_bot(marina)
    changed = (await updates(api))[1]["my_chat_member"]["new_chat_member"]
    assert (changed["status"], changed["until_date"]) == ("kicked", 0)
    reply = await api("getChat", chat_id=large.id)
    assert (reply.status, reply.error) == (403, "Forbidden: bot was kicked from the supergroup chat")


async def test_the_bot_leaves(api: Api, sandbox: Sandbox, marina: Person, group: Group) -> None:
    large = await sandbox.group(marina, "Район", kind="supergroup", with_bot=True)
    await updates(api)
    for one, words in ((group, "group chat"), (large, "supergroup chat")):
        assert (await api("leaveChat", chat_id=one.id)).result is True
        found = await updates(api)
        assert kinds(found) == ["left_chat_member", "my_chat_member"]
        assert found[1]["my_chat_member"]["from"]["id"] == BOT
        reply = await api("sendMessage", chat_id=one.id, text="x")
        assert (reply.status, reply.error) == (403, f"Forbidden: bot is not a member of the {words}")
    assert "not available for private chats" in await api.refusal("leaveChat", chat_id=marina.id)


async def test_a_group_becomes_a_supergroup(
    api: Api, sandbox: Sandbox, marina: Person, irina: Person, group: Group
) -> None:
    old_message = (await api("sendMessage", chat_id=group.id, text="x")).result["message_id"]
    await updates(api)
    large = await group.upgrade(marina)
    found = await updates(api)
    assert kinds(found) == ["migrate_to_chat_id", "my_chat_member", "migrate_from_chat_id"]
    assert found[0]["message"]["chat"]["id"] == group.id
    assert found[0]["message"]["migrate_to_chat_id"] == large.id
    assert found[1]["my_chat_member"]["chat"]["id"] == large.id
    assert found[2]["message"]["migrate_from_chat_id"] == group.id
    assert str(large.id).startswith("-100")
    reply = await api("sendMessage", chat_id=group.id, text="x")
    assert reply.status == 400
    assert reply.error == "Bad Request: group chat was upgraded to a supergroup chat"
    assert reply.body["parameters"] == {"migrate_to_chat_id": large.id}
    assert (await api("editMessageText", chat_id=group.id, message_id=old_message, text="y")).status == 200
    assert (await api("sendMessage", chat_id=large.id, text="x")).result["message_id"] == 2
    with pytest.raises(SandboxError, match="is no more"):
        await group.send(irina, "x")
    facts = await large.facts()
    assert [one["id"] for one in facts["members"]] == [marina.id, irina.id]


async def test_a_deleted_group(api: Api, sandbox: Sandbox, marina: Person, group: Group) -> None:
    await updates(api)
    await group.destroy(marina)
    assert kinds(await updates(api)) == ["my_chat_member"]
    reply = await api("sendMessage", chat_id=group.id, text="x")
    assert (reply.status, reply.error) == (403, "Forbidden: the group chat was deleted")
    grown = await (await sandbox.group(marina, "Пара", with_bot=True)).upgrade(marina)
    await updates(api)
    await grown.destroy(marina)
    found = await updates(api)
    assert kinds(found) == ["my_chat_member", "my_chat_member"]
    reply = await api("sendMessage", chat_id=grown.id, text="x")
    assert (reply.status, reply.error) == (403, "Forbidden: bot was kicked from the supergroup chat")


async def test_no_right_to_write(api: Api, sandbox: Sandbox, marina: Person, group: Group) -> None:
    refused = "Bad Request: not enough rights to send text messages to the chat"
    with pytest.raises(SandboxError, match="only in a supergroup"):
        await group.rights(marina, denied=["can_send_messages"])
    await group.rights(marina, permissions={"can_send_messages": False})
    assert await api.refusal("sendMessage", chat_id=group.id, text="x") == refused
    await group.rights(marina, admin=True)
    assert (await api("sendMessage", chat_id=group.id, text="x")).status == 200

    large = await sandbox.group(marina, "Район", kind="supergroup", with_bot=True)
    await updates(api)
    await large.rights(marina, denied=["can_send_messages"])
    changed = (await updates(api))[0]["my_chat_member"]["new_chat_member"]
    assert (changed["status"], changed["is_member"], changed["can_send_messages"]) == (
        "restricted",
        True,
        False,
    )
    assert await api.refusal("sendMessage", chat_id=large.id, text="x") == refused
    assert await sandbox.violations() == []
    await large.rights(marina, denied=[])
    assert (await api("sendMessage", chat_id=large.id, text="x")).status == 200


async def test_any_member_taps_and_only_members(
    api: Api, sandbox: Sandbox, marina: Person, irina: Person, group: Group
) -> None:
    await api("sendMessage", chat_id=group.id, text="Идём?", reply_markup=keyboard(button("Да", "yes")))
    await updates(api)
    tap = asyncio.create_task(group.tap(irina, "Да"))
    query = (await api("getUpdates", timeout=5)).result[-1]["callback_query"]
    assert (query["from"]["id"], query["message"]["chat"]["id"], query["data"]) == (502, group.id, "yes")
    await api("answerCallbackQuery", callback_query_id=query["id"], text="Только наставнику", show_alert=True)
    assert (await tap).text == "Только наставнику"
    notice = (await group.chat())["notice"]
    assert (notice["user_id"], notice["text"]) == (502, "Только наставнику")
    stranger = await sandbox.person(503, first_name="Пётр")
    with pytest.raises(SandboxError, match="is not in the group"):
        await group.tap(stranger, "Да")


async def test_buttons_that_groups_refuse(api: Api, group: Group) -> None:
    app = {"text": "x", "web_app": {"url": "https://example.org"}}
    assert (
        await api.refusal("sendMessage", chat_id=group.id, text="x", reply_markup=keyboard(app))
        == "Bad Request: BUTTON_TYPE_INVALID"
    )
    contact = {"keyboard": [[{"text": "x", "request_contact": True}]]}
    assert await api.refusal("sendMessage", chat_id=group.id, text="x", reply_markup=contact) == (
        "Bad Request: phone number can be requested in private chats only"
    )


async def test_people_of_groups(
    api: Api, sandbox: Sandbox, marina: Person, irina: Person, group: Group
) -> None:
    reply = await api("sendMessage", chat_id=irina.id, text="x")
    assert (reply.status, reply.error) == (403, "Forbidden: bot can't initiate conversation with a user")
    status = (await api("getChatMember", chat_id=group.id, user_id=irina.id)).result["status"]
    assert status == "member"
    assert (await api("getChatMember", chat_id=group.id, user_id=BOT)).result["status"] == "member"
    admins = (await api("getChatAdministrators", chat_id=group.id)).result
    assert [(one["user"]["id"], one["status"]) for one in admins] == [(marina.id, "creator")]
    assert (await api("getChatMemberCount", chat_id=group.id)).result == 3
    full = (await api("getChat", chat_id=group.id)).result
    assert (full["title"], full["permissions"]["can_send_messages"]) == ("Пара", True)
    await updates(api)
    await group.leave(irina)
    assert kinds(await updates(api)) == ["left_chat_member"]
    await group.join(marina, irina)
    await group.promote(marina, irina)
    assert kinds(await updates(api)) == ["new_chat_members"]
    assert len((await api("getChatAdministrators", chat_id=group.id)).result) == 2


async def test_anonymous_admins_channels_and_topics(api: Api, sandbox: Sandbox, marina: Person) -> None:
    forum = await sandbox.group(marina, "Форум", kind="supergroup", is_forum=True, with_bot=True)
    await updates(api)
    await forum.send(marina, "/link x", speaks_as="anonymous")
    await forum.send(marina, "/link x", speaks_as="channel")
    topic = await forum.topic(marina, "Уроки")
    await forum.send(marina, "/menu", topic=topic)
    anonymous, channel, opened, inside = [update["message"] for update in await updates(api)]
    assert anonymous["from"]["username"] == "GroupAnonymousBot"
    assert anonymous["sender_chat"]["id"] == anonymous["chat"]["id"] == forum.id
    assert (channel["from"]["username"], channel["sender_chat"]["type"]) == ("Channel_Bot", "channel")
    assert opened["forum_topic_created"]["name"] == "Уроки"
    assert (inside["message_thread_id"], inside["is_topic_message"]) == (topic, True)
    sent = await api("sendMessage", chat_id=forum.id, text="x", message_thread_id=topic)
    assert sent.result["message_thread_id"] == topic
    assert "message_thread_id" not in (await api("sendMessage", chat_id=forum.id, text="x")).result
    assert await api.refusal("sendMessage", chat_id=forum.id, text="x", message_thread_id=99) == (
        "Bad Request: message thread not found"
    )


async def test_a_group_takes_twenty_messages_a_minute(api: Api, sandbox: Sandbox, group: Group) -> None:
    await sandbox.rates("enforce")
    for _ in range(20):
        assert (await api("sendMessage", chat_id=group.id, text="x")).status == 200
    reply = await api("sendMessage", chat_id=group.id, text="x")
    assert (reply.status, reply.body["parameters"]) == (429, {"retry_after": 60})


async def test_wrong_groups_are_refused(sandbox: Sandbox, marina: Person, group: Group) -> None:
    wrong: list[tuple[Json, int]] = [
        ({"kind": "channel"}, 400),
        ({"title": ""}, 400),
        ({"is_forum": True}, 400),
        ({"by": 777}, 404),
        ({"members": [777]}, 404),
    ]
    for fields, status in wrong:
        with pytest.raises(SandboxError) as refusal:
            await sandbox.post("/groups", **{"by": marina.id, "title": "x", **fields})
        assert refusal.value.status == status
    with pytest.raises(SandboxError, match="permissions are"):
        await group.rights(marina, permissions={"can_fly": True})
    with pytest.raises(SandboxError, match="by must name"):
        await sandbox.post(f"/groups/{group.id}/upgrade")


async def test_others_messages_are_not_the_bots_to_delete_or_pin(
    api: Api, marina: Person, group: Group
) -> None:
    hers = await group.send(marina, "/menu")
    assert await api.refusal("deleteMessage", chat_id=group.id, message_id=hers.id) == (
        "Bad Request: message can't be deleted"
    )
    assert await api.refusal("pinChatMessage", chat_id=group.id, message_id=hers.id) == (
        "Bad Request: not enough rights to manage pinned messages in the chat"
    )
    await group.rights(marina, admin=True)
    assert (await api("pinChatMessage", chat_id=group.id, message_id=hers.id)).result is True
    assert (await api("deleteMessage", chat_id=group.id, message_id=hers.id)).result is True


async def test_aiogram_reads_all_of_it(api: Api, sandbox: Sandbox, marina: Person, group: Group) -> None:
    from aiogram.types import ChatFullInfo, Update

    await group.rights(marina, admin=True)
    large = await group.upgrade(marina)
    await large.rights(marina, denied=["can_send_photos"])
    await large.send(marina, "/menu", speaks_as="channel")
    await large.remove_bot(marina)
    for update in (await api("getUpdates")).result:
        assert Update.model_validate(update).event is not None
    ChatFullInfo.model_validate((await api("getChat", chat_id=group.id)).result)
