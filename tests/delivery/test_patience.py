"""A live answer outlasts a moment's disturbance on the way to Telegram."""

from collections.abc import Callable
from typing import Any

import pytest
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramServerError,
)
from aiogram.methods import TelegramMethod

from delivery.pacing import TURN_TAKEN
from delivery.patience import PAUSES_SECONDS, QUICK_SECONDS, Patience
from tests.delivery.telegram import FakeTelegram

CHAT = 7001
Fault = Callable[[TelegramMethod[Any]], Exception]


class Time:
    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def telegram(time: Time) -> FakeTelegram:
    found = FakeTelegram()
    found.middleware(Patience(time.sleep, time.monotonic))
    return found


def page(_: TelegramMethod[Any]) -> Exception:
    return ClientDecodeError("not JSON", ValueError(), "<html>502 Bad Gateway</html>")


def reset(method: TelegramMethod[Any]) -> Exception:
    return TelegramNetworkError(method, "reset")


def broken(method: TelegramMethod[Any]) -> Exception:
    return TelegramServerError(method, "Internal Server Error")


@pytest.mark.parametrize("fault", [page, reset, broken])
async def test_an_answer_is_made_again(telegram: FakeTelegram, time: Time, fault: Fault) -> None:
    telegram.fail(CHAT, fault, times=len(PAUSES_SECONDS))
    await telegram.bot().edit_message_text("answer", chat_id=CHAT, message_id=1)
    assert telegram.texts(CHAT) == ["answer"]
    assert time.now == sum(PAUSES_SECONDS)


@pytest.mark.parametrize(
    ("fault", "said"),
    [(page, TelegramServerError), (reset, TelegramNetworkError), (broken, TelegramServerError)],
)
async def test_an_outage_ends_as_an_error_of_telegrams(
    telegram: FakeTelegram, fault: Fault, said: type[Exception]
) -> None:
    telegram.fail(CHAT, fault, times=9)
    with pytest.raises(said):
        await telegram.bot().send_message(CHAT, "answer")
    assert len(telegram.asked) == len(PAUSES_SECONDS) + 1


@pytest.mark.parametrize(
    "fault",
    [
        lambda method: TelegramBadRequest(method, "Bad Request: message is not modified"),
        lambda method: TelegramForbiddenError(method, "Forbidden: bot was blocked by the user"),
        lambda method: ClientDecodeError("unknown fields", ValueError(), {"ok": True, "result": {}}),
    ],
)
async def test_what_telegram_has_decided_is_not_asked_again(telegram: FakeTelegram, fault: Fault) -> None:
    telegram.fail(CHAT, fault)
    with pytest.raises(type(fault(None))):  # type: ignore[arg-type]
        await telegram.bot().send_message(CHAT, "answer")
    assert len(telegram.asked) == 1


async def test_what_took_long_to_fail_is_not_made_again(telegram: FakeTelegram, time: Time) -> None:
    def slowly(method: TelegramMethod[Any]) -> Exception:
        time.now += QUICK_SECONDS + 1
        return reset(method)

    telegram.fail(CHAT, slowly)
    with pytest.raises(TelegramNetworkError):
        await telegram.bot().send_message(CHAT, "answer")
    assert len(telegram.asked) == 1


async def test_the_outbox_has_retries_of_its_own(telegram: FakeTelegram) -> None:
    telegram.fail(CHAT, reset)
    TURN_TAKEN.set(True)
    try:
        with pytest.raises(TelegramNetworkError):
            await telegram.bot().send_message(CHAT, "bulk")
    finally:
        TURN_TAKEN.set(False)
    assert len(telegram.asked) == 1
