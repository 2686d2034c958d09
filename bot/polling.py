"""Long polling that confirms an update only when it has been handled.

aiogram's own loop confirms before its handlers finish (with `handle_as_tasks`), or lets one slow
file hold up everybody (without). Here a batch is handled side by side, in order for each person (the
dispatcher's event isolation sees to that), and the next request confirms what is done.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import Update
from pydantic import ValidationError

from bot.readable import readable

LONG_POLL_SECONDS = 25
BATCH_PATIENCE_SECONDS = 0.25
"""How long a batch is waited for before new updates are fetched past a slow one."""
SAME_PLACE_SECONDS = 0.55
"""From one request to the next with the same offset. Who asks sooner than half a second is given one update
(tdlib/telegram-bot-api, Client.cpp, process_get_updates_query): always the slow one, and nobody else's."""
WANTED = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "inline_query",
    "chosen_inline_result",
)
"""Kinds of updates that Telegram is asked for."""
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0

log = structlog.get_logger(__name__)


class Poller:
    """One process's getUpdates loop."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher, tell: Callable[[str], None]) -> None:
        """`tell` says one line to the operator when the server can't be reached."""
        self._bot = bot
        self._dispatcher = dispatcher
        self._tell = tell
        self._running: dict[int, asyncio.Task[None]] = {}
        self._seen: set[int] = set()
        self._next = 0
        self._asked = (0, 0.0)
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Fetch nothing more; `run` returns when what was fetched is handled."""
        self._stopping.set()

    async def run(self) -> None:
        """Fetch and handle until `stop`. Raises TelegramUnauthorizedError when the token is refused."""
        pause = FIRST_PAUSE_SECONDS
        while not self._stopping.is_set():
            try:
                updates = await self._fetch()
                pause = FIRST_PAUSE_SECONDS
            except TelegramUnauthorizedError:
                raise
            except TelegramConflictError:
                self._tell(
                    "Another process polls with this token: stop it, or give this one a token of its own."
                )
                await self._rest(5)
                continue
            except TelegramRetryAfter as error:
                await self._rest(error.retry_after)
                continue
            except (TelegramAPIError, ClientDecodeError) as error:
                # A gateway's HTML page instead of an answer is a ClientDecodeError.
                name = type(error).__name__
                self._tell(f"The Bot API server can't be reached ({name}); trying again in {pause:.0f} s.")
                await self._rest(pause)
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
                continue
            for update in updates:
                self._handle(update)
            self._forget_confirmed()
            if self._running:
                await asyncio.wait(self._running.values(), timeout=BATCH_PATIENCE_SECONDS)
            await self._leave_time()
        await self._finish()

    async def _leave_time(self) -> None:
        """Wait until asking again is worth it: the oldest in work is finished, or time has passed."""
        offset, since = self._asked
        while self._running and self._offset() == offset:
            left = since + SAME_PLACE_SECONDS - asyncio.get_running_loop().time()
            if left <= 0:
                return
            await asyncio.wait({self._running[min(self._running)]}, timeout=left)

    async def _fetch(self) -> list[Update]:
        # While something is in work the request must not wait: what finishes has to be confirmed.
        request = asyncio.create_task(self._ask(0 if self._running else LONG_POLL_SECONDS))
        stopping = asyncio.create_task(self._stopping.wait())
        try:
            await asyncio.wait({request, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if not request.done():
                request.cancel()
                return []
            return await request
        finally:
            stopping.cancel()

    async def _ask(self, seconds: int) -> list[Update]:
        self._asked = (self._offset() or 0, asyncio.get_running_loop().time())
        try:
            updates = await self._bot.get_updates(
                offset=self._offset(),
                timeout=seconds,
                allowed_updates=list(WANTED),
                request_timeout=LONG_POLL_SECONDS + 15,
            )
            self._came([update.update_id for update in updates])
            return updates
        except ClientDecodeError as error:
            found = error.data.get("result") if isinstance(error.data, dict) else None
            if not isinstance(found, list):
                raise
            self._came([int(one["update_id"]) for one in found])
            return [update for one in found if (update := self._understood(one))]

    def _came(self, ids: list[int]) -> None:
        """Decide from where the next request asks; `ids` need not come in order.

        After a week of silence the numbers begin anew anywhere (Bot API, Update), below the offset too.
        """
        if ids:
            after = max(ids) + 1
            self._next = after if after <= self._asked[0] else max(self._next, after)

    def _understood(self, raw: dict[str, Any]) -> Update | None:
        """An update of a batch that could not be read as a whole; None for one of which nothing can be read.

        Telegram learns new kinds of things before our library does, and other servers know fewer: what of
        a message can't be read is left out, so that its sender has an answer.
        """
        update_id = int(raw["update_id"])
        try:
            return readable(raw, self._bot)
        except ValidationError as error:
            log.warning("update_not_understood", update_id=update_id, faults=error.error_count())
            return None

    def _offset(self) -> int | None:
        return min(self._running, default=self._next) or None

    def _handle(self, update: Update) -> None:
        # While an older neighbour is in work, Telegram gives its finished followers once more.
        if update.update_id in self._seen:
            return
        self._seen.add(update.update_id)
        task = asyncio.create_task(self._feed(update))
        self._running[update.update_id] = task
        task.add_done_callback(lambda _: self._running.pop(update.update_id, None))

    def _forget_confirmed(self) -> None:
        """What the last request confirmed will not come again."""
        self._seen = {update_id for update_id in self._seen if update_id >= self._asked[0]}

    async def _feed(self, update: Update) -> None:
        try:
            await self._dispatcher.feed_update(self._bot, update)
        except Exception:
            log.exception("update_failed", update_id=update.update_id)

    async def _finish(self) -> None:
        if self._running:
            await asyncio.wait(self._running.values(), timeout=8)
        with suppress(TelegramAPIError, TimeoutError):
            # Confirms what was handled, so that it does not come again after a restart.
            await asyncio.wait_for(self._bot.get_updates(offset=self._offset(), limit=1, timeout=0), 2)

    async def _rest(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)
