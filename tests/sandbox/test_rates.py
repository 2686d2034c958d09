"""Limits of speed, by a clock that the test moves."""

from __future__ import annotations

import pytest

from sandbox.client import Person, Sandbox, SandboxError
from sandbox.rates import Rates
from tests.sandbox.helpers import Api, Ticks


def rates(ticks: Ticks, **limits: float) -> Rates:
    made = Rates(ticks)
    made.configure("enforce", **limits)  # type: ignore[arg-type]
    return made


def test_one_chat_gets_a_burst_and_then_one_a_second(ticks: Ticks) -> None:
    limits = rates(ticks)
    taken = [limits.take(501, new_message=True) for _ in range(4)]
    assert taken == [None, None, None, ("1 a second in a chat", 1)]
    ticks.pass_(1)
    assert limits.take(501, new_message=True) is None
    assert limits.take(501, new_message=True) == ("1 a second in a chat", 1)
    assert limits.take(502, new_message=True) is None


def test_a_steady_second_is_never_refused(ticks: Ticks) -> None:
    limits = rates(ticks)
    for _ in range(100):
        assert limits.take(501, new_message=True) is None
        ticks.pass_(1)


def test_thirty_a_second_overall(ticks: Ticks) -> None:
    limits = rates(ticks)
    taken = [limits.take(chat, new_message=True) for chat in range(34)]
    assert taken[:33] == [None] * 33
    assert taken[33] == ("30 a second overall", 1)
    ticks.pass_(1.01)
    assert limits.take(99, new_message=True) is None


def test_slack_is_no_way_to_go_faster_for_long(ticks: Ticks) -> None:
    limits = rates(ticks)
    sent = 0
    for chat in range(1000):
        sent += limits.take(chat, new_message=True) is None
        ticks.pass_(0.01)
    assert 295 <= sent <= 303


def test_exactly_thirty_a_second_goes_on_for_ever(ticks: Ticks) -> None:
    limits = rates(ticks)
    for chat in range(3000):
        assert limits.take(chat, new_message=True) is None
        ticks.pass_(1 / 30)


def test_twenty_a_minute_in_a_group(ticks: Ticks) -> None:
    limits = rates(ticks)
    for _ in range(20):
        assert limits.take(-5, new_message=True) is None
        ticks.pass_(1)
    assert limits.take(-5, new_message=True) == ("20 a minute in a group", 40)
    ticks.pass_(40)
    assert limits.take(-5, new_message=True) is None


def test_edits_count_overall_only(ticks: Ticks) -> None:
    limits = rates(ticks)
    assert [limits.take(501, new_message=False) for _ in range(33)] == [None] * 33
    assert limits.take(501, new_message=False) == ("30 a second overall", 1)


async def test_enforced_over_http(api: Api, sandbox: Sandbox, marina: Person, ticks: Ticks) -> None:
    await sandbox.rates("enforce", burst=1)
    assert (await api("sendMessage", chat_id=501, text="1")).status == 200
    reply = await api("sendMessage", chat_id=501, text="2")
    assert reply.status == 429
    assert reply.body["parameters"] == {"retry_after": 1}
    ticks.pass_(1)
    assert (await api("sendMessage", chat_id=501, text="3")).status == 200
    assert [said.text for said in await marina.messages()][1:] == ["1", "3"]


async def test_recorded_over_http(api: Api, sandbox: Sandbox, marina: Person) -> None:
    await sandbox.rates("record", burst=1)
    for number in range(3):
        assert (await api("sendMessage", chat_id=501, text=str(number))).status == 200
    assert await sandbox.violations() == [
        "sendMessage: rate limit passed: 1 a second in a chat, wait 1 s",
        "sendMessage: rate limit passed: 1 a second in a chat, wait 2 s",
    ]


async def test_off_at_first(api: Api, sandbox: Sandbox, marina: Person) -> None:
    assert (await sandbox.get("/rates"))["mode"] == "off"
    for _ in range(40):
        assert (await api("sendMessage", chat_id=501, text="x")).status == 200
    assert await sandbox.violations() == []


async def test_wrong_limits(sandbox: Sandbox) -> None:
    for wrong in ({"mode": "sometimes"}, {"mode": "record", "overall": 0}, {"mode": "off", "speed": 1}):
        with pytest.raises(SandboxError) as refusal:
            await sandbox.post("/rates", **wrong)
        assert refusal.value.status == 400
