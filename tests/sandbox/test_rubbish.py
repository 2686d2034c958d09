"""Whatever comes in, a refusal goes out: the sandbox itself never breaks."""

from __future__ import annotations

import random
from typing import Any

import pytest

from sandbox.client import Person, Sandbox
from sandbox.methods import METHODS
from sandbox.schema import facts
from tests.sandbox.helpers import Api, Json

WORDS = ["", "x", "501", "AgAC", "<b>x", "attach://f", "😀", "http://a.b", "typing", "HTML", "\x00", "-1"]
NUMBERS = [0, 1, 2, 3, -1, 501, 10**12, 2**70]
RUBBISH: list[Any] = [None, [], {}, "x", 5, True, 1.5, [[]], {"a": 1}]
FAR = {"business_connection_id", "ephemeral_message_parameters", "message_thread_id", "inline_message_id"}
ACTIONS = {
    "start": ["payload"],
    "text": ["text", "reply_to"],
    "press": ["text"],
    "file": ["kind", "name", "size", "caption", "reply_to"],
    "contact": ["phone"],
    "location": ["latitude", "longitude"],
    "forward": ["message_id", "from_user"],
    "edit": ["message_id", "text"],
    "tap": ["message_id", "row", "col", "text", "data"],
    "delete": ["message_id"],
}


def made_up(kind: str, dice: random.Random, depth: int = 0) -> Any:
    """A value of a written type, now and then of a wrong one."""
    if dice.random() < 0.05:
        return dice.choice(RUBBISH)
    if kind.startswith("["):
        return [made_up(kind[1:-1], dice, depth + 1) for _ in range(dice.randint(0, 2))]
    kind = dice.choice(kind.split("|"))
    kind = dice.choice(facts()["unions"].get(kind, [kind]))
    if kind in ("String", "InputFile"):
        return dice.choice(WORDS)
    if kind in ("Integer", "Float"):
        return dice.choice(NUMBERS)
    if kind in ("Boolean", "True"):
        return dice.random() < 0.5
    fields = facts()["objects"][kind] if depth < 5 else {}
    return {
        name: field[2] if len(field) > 2 else made_up(field[0], dice, depth + 1)
        for name, field in fields.items()
        if field[1] or dice.random() < 0.3
    }


@pytest.mark.parametrize("method", sorted(METHODS))
async def test_methods(api: Api, marina: Person, method: str) -> None:
    dice = random.Random(method)
    await api("sendMessage", chat_id=501, text="x")
    fields = facts()["methods"][method]
    for _ in range(25):
        params: Json = {
            name: made_up(field[0], dice)
            for name, field in fields.items()
            if name not in FAR and (field[1] or dice.random() < 0.3)
        }
        if "chat_id" in fields and dice.random() < 0.9:
            params["chat_id"] = 501
        if method == "getUpdates":
            params["timeout"] = 0
        reply = await api(method, **params)
        assert reply.status in (200, 400, 501), params
        assert reply.body["ok"] == (reply.status == 200)


async def test_the_control_api(api: Api, sandbox: Sandbox, marina: Person) -> None:
    dice = random.Random(7)
    for _ in range(400):
        action, fields = dice.choice(sorted(ACTIONS.items()))
        body = {name: dice.choice([*RUBBISH, "ё" * 5000, -1, 1e300]) for name in fields}
        body |= {"wait": 0} if action == "tap" else {}
        url = f"{sandbox.base_url}/control/users/501/{action}"
        async with api.session.post(url, json=body) as reply:
            assert reply.status in (200, 400, 404, 409), (action, body)
            assert isinstance(await reply.json(), dict)
    for text in (b"{", b"[]", b'"x"'):
        async with api.session.post(f"{sandbox.base_url}/control/users", data=text) as reply:
            assert reply.status == 400
