"""Live answers and Telegram's pauses: short ones are waited out, long ones are said."""

import asyncio
from typing import Any

import pytest
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import TelegramMethod

from delivery.limiter import Limiter, Limits
from delivery.pacing import TURN_TAKEN, Pacing
from tests.delivery.telegram import FakeTelegram

CHAT = 7001


class Time:
    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def limiter(time: Time) -> Limiter:
    return Limiter(Limits.at(30), time.monotonic, time.sleep)


@pytest.fixture
def telegram(limiter: Limiter) -> FakeTelegram:
    found = FakeTelegram()
    found.middleware(Pacing(limiter))
    return found


def too_many(seconds: int) -> Any:
    def make(method: TelegramMethod[Any]) -> TelegramRetryAfter:
        return TelegramRetryAfter(method, "Too Many Requests", seconds)

    return make


async def test_an_answer_waits_out_a_short_pause(
    telegram: FakeTelegram, limiter: Limiter, time: Time
) -> None:
    limiter.pause(5)
    await telegram.bot().send_message(CHAT, "answer")
    assert time.now == pytest.approx(5)
    assert telegram.texts(CHAT) == ["answer"]


async def test_an_answer_that_was_refused_goes_once_more_and_pauses_all(
    telegram: FakeTelegram, limiter: Limiter, time: Time
) -> None:
    telegram.fail(CHAT, too_many(3))
    bot = telegram.bot()
    await bot.send_message(CHAT, "answer")
    assert time.now == pytest.approx(3)
    assert telegram.texts(CHAT) == ["answer"]
    telegram.fail(CHAT, too_many(2), times=2)
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(CHAT, "again")
    assert limiter.pause_left == pytest.approx(2)


async def test_in_a_long_pause_telegram_is_not_asked(telegram: FakeTelegram, limiter: Limiter) -> None:
    limiter.pause(60)
    with pytest.raises(TelegramRetryAfter) as refused:
        await telegram.bot().edit_message_text("answer", chat_id=CHAT, message_id=1)
    assert refused.value.retry_after == 60
    assert telegram.asked == []


async def test_who_has_had_a_turn_takes_no_second(
    telegram: FakeTelegram, limiter: Limiter, time: Time
) -> None:
    TURN_TAKEN.set(True)
    try:
        for _ in range(40):
            await telegram.bot().send_message(CHAT, "bulk")
    finally:
        TURN_TAKEN.set(False)
    await limiter.turn(CHAT)
    assert time.now == 0


async def test_a_hundred_answers_at_once_keep_the_limit_of_every_second() -> None:
    now, left = 0.0, list[float]()

    async def sleep(seconds: float) -> None:
        nonlocal now
        until = now + seconds
        # Whoever can go without waiting goes first.
        for _ in range(5):
            await asyncio.sleep(0)
        now = max(now, until)

    class Watched(Limiter):
        def spoke(self, chat_id: int | None, size: int = 1) -> None:
            left.append(now)
            super().spoke(chat_id, size)

    telegram = FakeTelegram()
    telegram.middleware(Pacing(Watched(Limits.at(30), lambda: now, sleep)))
    bot = telegram.bot()
    await asyncio.gather(*(bot.send_message(chat + 1, "answer") for chat in range(100)))
    assert len(telegram.delivered) == 100
    assert max(sum(at <= other < at + 1 - 1e-6 for other in left) for at in left) == 30
    assert max(left) < 4, "nobody waits longer than it takes"
