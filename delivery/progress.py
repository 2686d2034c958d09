"""A message that somebody watches while work goes on: edited seldom, and never in the way."""

import time
from collections.abc import Callable
from enum import Enum

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramRetryAfter,
)

from delivery.outgoing import Outgoing, edit

EVERY_SECONDS = 3.0
PATIENCE_SECONDS = 5

log = structlog.get_logger(__name__)


class Shown(Enum):
    """What became of an edit: DONE, LATER (try again), GONE (the message can't be edited any more)."""

    DONE = "done"
    LATER = "later"
    GONE = "gone"


class ProgressMessage:
    """Edits watched messages. Monotonic time: moving the injected clock edits nothing faster."""

    def __init__(self, bot: Bot, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._monotonic = monotonic
        self._next: dict[tuple[int, int], float] = {}
        self._last: dict[tuple[int, int], Outgoing] = {}

    async def show(self, chat_id: int, message_id: int, outgoing: Outgoing, *, last: bool = False) -> Shown:
        """Show it, unless it is too early or nothing has changed; the `last` state is never too early."""
        key = (chat_id, message_id)
        if self._last.get(key) == outgoing:
            return self._done(key, last)
        now = self._monotonic()
        # A pause that Telegram asked for holds for the last state, too.
        if now < self._next.get(key, 0.0) - (EVERY_SECONDS if last else 0.0):
            return Shown.LATER
        self._next[key] = now + EVERY_SECONDS
        try:
            await edit(self._bot, chat_id, message_id, outgoing, patience=PATIENCE_SECONDS)
        except TelegramRetryAfter as error:
            self._next[key] = now + error.retry_after + EVERY_SECONDS
            return Shown.LATER
        except (TelegramBadRequest, TelegramForbiddenError):
            return self._gone(key)
        except TelegramAPIError as error:
            log.info("progress_not_shown", error=type(error).__name__)
            return Shown.LATER
        self._last[key] = outgoing
        return self._done(key, last)

    def _done(self, key: tuple[int, int], last: bool) -> Shown:
        if last:
            self._forget(key)
        return Shown.DONE

    def _gone(self, key: tuple[int, int]) -> Shown:
        self._forget(key)
        return Shown.GONE

    def _forget(self, key: tuple[int, int]) -> None:
        self._next.pop(key, None)
        self._last.pop(key, None)
