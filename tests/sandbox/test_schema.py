"""Every request is checked against the Bot API's own description."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from aiohttp import FormData

from sandbox.client import Person, Sandbox
from sandbox.make_schema import make, write
from sandbox.methods import METHODS
from sandbox.schema import check, facts
from tests.sandbox.helpers import Api, Json, button, keyboard

BUTTON = 'parameter "reply_markup": field "inline_keyboard"[0][0]'


def test_what_the_sandbox_does_is_in_the_bot_api() -> None:
    assert set(METHODS) <= set(facts()["methods"])


def test_every_type_is_known() -> None:
    objects, unions = facts()["objects"], facts()["unions"]
    scalars = {"Integer", "String", "Boolean", "Float", "True", "InputFile"}
    groups = [*facts()["methods"].values(), *objects.values()]
    written = {field[0] for fields in groups for field in fields.values()}
    names = {name for kind in written for name in kind.replace("[", "").replace("]", "").split("|")}
    assert names <= scalars | set(objects) | set(unions)


@pytest.mark.parametrize(
    ("method", "raw", "violation"),
    [
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "colour": "red"},
            'parameter "colour" is unknown to the method sendMessage',
        ),
        ("sendMessage", {"text": "x"}, 'parameter "chat_id" is required'),
        (
            "sendMessage",
            {"chat_id": 1, "text": 5},
            'parameter "text" must be of type String',
        ),
        (
            "editMessageText",
            {"chat_id": 1, "message_id": "first", "text": "x"},
            'parameter "message_id" must be of type Integer',
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "protect_content": "perhaps"},
            'parameter "protect_content" must be of type Boolean',
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": "{"},
            "can't parse reply_markup JSON object",
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [{"text": "x"}]}},
            'parameter "reply_markup": field "inline_keyboard"[0] must be an Array',
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": keyboard({"callback_data": "x"})},
            f'{BUTTON}: field "text" of InlineKeyboardButton is required',
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": keyboard({"text": "x", "callback": "x"})},
            f'{BUTTON}: field "callback" is unknown to InlineKeyboardButton',
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "a"}]},
            'parameter "commands"[0]: field "description" of BotCommand is required',
        ),
        ("sendLocation", {"chat_id": 1, "latitude": "x", "longitude": 1}, None),
        ("sendDocument", {"chat_id": 1, "document": 5}, 'parameter "document" must be a file or a String'),
    ],
)
def test_names_what_is_wrong(method: str, raw: Json, violation: str | None) -> None:
    found = check(method, raw, {}).violations
    assert found == [violation or 'parameter "latitude" must be of type Float']


@pytest.mark.parametrize(
    ("method", "raw", "params"),
    [
        ("sendMessage", {"chat_id": "501", "text": "5"}, {"chat_id": 501, "text": "5"}),
        ("sendMessage", {"chat_id": "@someone", "text": "x"}, {"chat_id": "@someone", "text": "x"}),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": json.dumps(keyboard(button()))},
            {"chat_id": 1, "text": "x", "reply_markup": keyboard(button())},
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "disable_notification": "True"},
            {"chat_id": 1, "text": "x", "disable_notification": True},
        ),
        (
            "setMyCommands",
            {"commands": "[]", "scope": '{"type": "chat", "chat_id": 5}'},
            {"commands": [], "scope": {"type": "chat", "chat_id": 5}},
        ),
        ("getUpdates", {"allowed_updates": '["message"]'}, {"allowed_updates": ["message"]}),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": {"keyboard": [["Меню"]]}},
            {"chat_id": 1, "text": "x", "reply_markup": {"keyboard": [[{"text": "Меню"}]]}},
        ),
    ],
)
def test_reads_strings_and_json_alike(method: str, raw: Json, params: Json) -> None:
    checked = check(method, raw, {})
    assert (checked.params, checked.violations) == (params, [])


async def test_violations_are_refused_and_written_down(api: Api, sandbox: Sandbox, marina: Person) -> None:
    refusal = await api.refusal("sendMessage", chat_id=501, text="x", colour="red")
    assert refusal == 'Bad Request: parameter "colour" is unknown to the method sendMessage'
    (entry,) = await sandbox.journal(violations=True)
    assert entry["violations"] == ['parameter "colour" is unknown to the method sendMessage']
    assert (entry["method"], entry["status"], entry["error"]) == ("sendMessage", 400, refusal)


async def test_unknown_methods_and_those_not_here(api: Api, sandbox: Sandbox) -> None:
    reply = await api("sendPigeon", chat_id=501)
    assert (reply.status, reply.error) == (404, "Not Found: method not found")
    reply = await api("sendPoll", chat_id=501)
    assert (reply.status, reply.error) == (
        501,
        "Not Implemented: method sendPoll is not supported by the sandbox",
    )
    assert [entry["status"] for entry in await sandbox.journal()] == [404, 501]


async def test_a_wrong_token(api: Api) -> None:
    for token in ("1234567:WRONG", "1:TEST", "x"):
        stranger = Api(api.session, api.base_url, token)
        reply = await stranger("getMe")
        assert (reply.status, reply.error) == (401, "Unauthorized")


async def test_four_forms_of_a_request(api: Api, marina: Person) -> None:
    params: dict[str, Any] = {"chat_id": "501", "text": "Привет"}
    multipart = FormData(params, default_to_multipart=True)
    async with api.session.get(api.url("SENDMESSAGE"), params=params) as reply:
        assert (await reply.json())["result"]["text"] == "Привет"
    for kind in ({"data": params}, {"json": params}, {"data": multipart}):
        async with api.session.post(api.url("sendmessage"), **kind) as reply:
            assert (await reply.json())["result"]["text"] == "Привет"
    headers = {"Content-Type": "application/json"}
    for body in (b"{", b"[1]"):
        async with api.session.post(api.url("sendMessage"), data=body, headers=headers) as reply:
            assert reply.status == 400


async def test_me(api: Api) -> None:
    me = (await api("getMe")).result
    assert (me["id"], me["is_bot"], me["username"]) == (1234567, True, "svyazka_sandbox_bot")


async def test_commands_and_descriptions(api: Api, sandbox: Sandbox) -> None:
    commands = [{"command": "menu", "description": "Меню"}]
    assert (await api("setMyCommands", commands=commands)).result is True
    assert (await api("setMyCommands", commands=commands, language_code="en")).result is True
    assert (await api("getMyCommands")).result == commands
    assert (await api("getMyCommands", language_code="de")).result == []
    assert (await sandbox.state())["bot"]["commands"] == commands
    assert (await api("deleteMyCommands")).result is True
    assert (await api("getMyCommands")).result == []
    wrong = [{"command": "Меню", "description": "x"}]
    assert await api.refusal("setMyCommands", commands=wrong) == "Bad Request: BOT_COMMAND_INVALID"
    long = [{"command": "menu", "description": "x" * 257}]
    assert await api.refusal("setMyCommands", commands=long) == (
        "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"
    )
    await api("setMyDescription", description="Помогает наставникам")
    assert (await api("getMyDescription", language_code="ru")).result == {
        "description": "Помогает наставникам"
    }
    assert await api.refusal("setMyShortDescription", short_description="x" * 121) == (
        "Bad Request: short description is too long"
    )
    await api("setChatMenuButton", menu_button={"type": "default"})
    assert (await api("getChatMenuButton")).result == {"type": "default"}


def test_the_facts_can_be_remade(tmp_path: Path) -> None:
    source = {
        "api": {"version": "1.0"},
        "items": [
            {
                "children": [
                    {
                        "name": "sendThing",
                        "category": "methods",
                        "description": "",
                        "annotations": [
                            _field("things", "Array of InputThing", True),
                            _field("chat_id", "Integer or String", False),
                        ],
                    },
                    {
                        "name": "InputThing",
                        "category": "types",
                        "description": "It should be one of\n - InputThingA\n - InputThingB",
                        "annotations": [],
                    },
                    _thing("A"),
                    _thing("B"),
                    _thing("C"),
                ]
            }
        ],
    }
    made = make(source)
    assert made["methods"] == {
        "sendThing": {"things": ["[InputThing]", True], "chat_id": ["Integer|String", False]}
    }
    assert made["unions"] == {"InputThing": ["InputThingA", "InputThingB"]}
    assert made["objects"] == {
        "InputThingA": {"type": ["String", True, "a"]},
        "InputThingB": {"type": ["String", True, "b"]},
    }
    write(made, tmp_path / "schema.json")
    assert json.loads((tmp_path / "schema.json").read_text()) == made


def _field(name: str, kind: str, required: bool, description: str = "") -> Json:
    return {"name": name, "type": kind, "required": required, "description": description}


def _thing(letter: str) -> Json:
    field = _field("type", "String", True, f"Type of the thing, must be {letter.lower()}")
    return {
        "name": f"InputThing{letter}",
        "category": "types",
        "description": "A thing",
        "annotations": [field],
    }
