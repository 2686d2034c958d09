"""A watched message: seldom edited, quietly, and its end never lost."""

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError, TelegramRetryAfter

from delivery.outgoing import Outgoing
from delivery.progress import ProgressMessage, Shown
from tests.delivery.telegram import FakeTelegram


class Watch:
    def __init__(self) -> None:
        self.now = 100.0
        self.telegram = FakeTelegram()
        self.message = ProgressMessage(self.telegram.bot(), lambda: self.now)

    async def show(self, text: str, *, last: bool = False) -> Shown:
        return await self.message.show(1, 5, Outgoing(text), last=last)


@pytest.fixture
def watch() -> Watch:
    return Watch()


async def test_at_most_every_three_seconds_but_the_end_at_once(watch: Watch) -> None:
    assert await watch.show("1") is Shown.DONE
    watch.now += 1
    assert await watch.show("2") is Shown.LATER
    assert await watch.show("the end", last=True) is Shown.DONE
    assert watch.telegram.texts(1) == ["1", "the end"]
    watch.now += 3
    assert await watch.show("3") is Shown.DONE


async def test_what_has_not_changed_is_not_edited(watch: Watch) -> None:
    for _ in range(3):
        assert await watch.show("same") is Shown.DONE
        watch.now += 5
    assert len(watch.telegram.asked) == 1
    watch.telegram.fail(1, lambda method: TelegramBadRequest(method, "Bad Request: message is not modified"))
    assert await watch.show("after a restart") is Shown.DONE


async def test_a_pause_of_telegrams_holds_even_for_the_end(watch: Watch) -> None:
    watch.telegram.fail(1, lambda method: TelegramRetryAfter(method, "Too Many Requests", 10))
    assert await watch.show("1") is Shown.LATER
    watch.now += 5
    assert await watch.show("the end", last=True) is Shown.LATER
    assert len(watch.telegram.asked) == 1
    watch.now += 6
    assert await watch.show("the end", last=True) is Shown.DONE


async def test_what_is_gone_is_let_go(watch: Watch) -> None:
    watch.telegram.fail(
        1, lambda method: TelegramBadRequest(method, "Bad Request: message to edit not found")
    )
    assert await watch.show("the end", last=True) is Shown.GONE
    watch.telegram.fail(1, lambda method: TelegramNetworkError(method, "reset"))
    assert await watch.show("the end", last=True) is Shown.LATER
