"""The sender: claims from the outbox, renders, waits for its turn, sends, records the outcome."""

import asyncio
import os
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TypeVar

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramMigrateToChat, TelegramRetryAfter

from delivery.changing import Changed, change
from delivery.commits import GroupCommits
from delivery.limiter import Limiter
from delivery.outcome import NotNowError, is_lost, is_muted, of_error, of_rendering
from delivery.outgoing import Outgoing, send_all
from delivery.pacing import TURN_TAKEN
from locales import Reader, Texts
from models.database import no_room
from models.enums import OutboxStatus
from services.chats.accidents import ChatAccidents
from services.clock import Clock
from services.outbox import Claimed, Lease, Ledger, Outcome, Priority
from services.outbox.ledger import LEASE_SECONDS

Made = Outgoing | Changed
Renderer = Callable[[Claimed, Reader], Awaitable[Made | None]]
"""Makes the message (or the change of one) of one kind; None when by now there is nothing left to say.
Raises NotNowError (delivery/outcome.py) for what comes too late, or has to wait."""

IN_WORK_AT_MOST = 60
"""Few enough that a stop, a pause or a cancelled broadcast finds little already claimed; enough for 30 a
second with answers that take two."""
PAID_SECONDS = 0.25
"""A paid sender has as many as leave in this time: the database is asked for more at once, and less often."""
ROOM_SHARE = 4
"""A claim costs the same for one message as for many: it waits until a quarter of the places is free."""
URGENT = Priority.EVENT_SOON
"""This and what is before it go past the bulk (delivery/limiter.py)."""
IDLE_SECONDS = 0.3
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 10.0
QUIET_SECONDS = 30.0
STOP_SECONDS = 6.0
"""How long a stop waits for answers of Telegram; all of the program must end within ten."""

Result = TypeVar("Result")


def in_work_at_most(rate: float) -> int:
    """How many messages a sender of so many a second has in work at once."""
    return max(IN_WORK_AT_MOST, int(rate * PAID_SECONDS))


log = structlog.get_logger(__name__)


class Worker:
    """Runs until cancelled. `stop` first lets what is on its way finish."""

    def __init__(
        self,
        bot: Bot,
        ledger: Ledger,
        clock: Clock,
        limiter: Limiter,
        texts: Texts,
        renderers: Mapping[str, Renderer],
        accidents: ChatAccidents,
        *,
        paid: bool = False,
        in_work_at_most: int = IN_WORK_AT_MOST,
    ) -> None:
        """`paid`: broadcasts go beyond the free limits for Telegram Stars."""
        self._paid = paid
        self._in_work_at_most = in_work_at_most
        self._bot = bot
        self._ledger = ledger
        self._clock = clock
        self._limiter = limiter
        self._texts = texts
        self._renderers = renderers
        self._accidents = accidents
        self._owner = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._lease: Lease | None = None
        self._commits: GroupCommits | None = None
        self._in_work: set[asyncio.Task[None]] = set()
        self._unsent: set[int] = set()
        self._waiting: set[asyncio.Task[None]] = set()
        self._stopping = asyncio.Event()
        self._room = asyncio.Event()
        self._quiet_until = 0.0

    async def run(self) -> None:
        """Send what is due until `stop`."""
        heartbeat = asyncio.create_task(self._keep_lease())
        try:
            await self._renew()
            while not self._stopping.is_set():
                if not await self._round():
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self._stopping.wait(), IDLE_SECONDS)
        finally:
            heartbeat.cancel()
            await self._wind_up()

    def stop(self) -> None:
        """Claim nothing more; `run` returns when the requests in flight have ended."""
        self._stopping.set()
        self._room.set()
        for task in tuple(self._waiting):
            task.cancel()

    async def _round(self) -> bool:
        """One look into the outbox; whether there was anything."""
        room = self._in_work_at_most - len(self._unsent)
        if self._lease is None:
            return False
        if room < self._in_work_at_most // ROOM_SHARE:
            self._room.clear()
            await self._room.wait()
            return True
        if self._commits is None or self._commits.lease != self._lease:
            self._commits = GroupCommits(self._ledger, self._lease, self._clock)
        try:
            limit = min(room, self._in_work_at_most // 2)
            messages = await self._ledger.claim(self._lease, self._clock.now(), limit)
        except Exception as error:
            # A full disk or a database restart must not end the sender: the rows are still there.
            self._say_not_written(error)
            return False
        for message in messages:
            task = asyncio.create_task(self._deliver(message, self._commits))
            self._in_work.add(task)
            task.add_done_callback(self._in_work.discard)
            self._unsent.add(message.id)
        return bool(messages)

    def _through(self, message: Claimed) -> None:
        """Its place is free: what is only to be recorded still keeps nobody waiting."""
        self._unsent.discard(message.id)
        if self._in_work_at_most - len(self._unsent) >= self._in_work_at_most // ROOM_SHARE:
            self._room.set()

    async def _deliver(self, message: Claimed, commits: GroupCommits) -> None:
        try:
            made = await self._made(message)
            if isinstance(made, Outcome):
                await self._stubbornly(lambda: commits.settle(made))
                return
            if not await self._turn(message, made.size):
                return
            if not await self._stubbornly(lambda: commits.begin(message.id)):
                return
            outcome = await self._send(message, made)
            self._through(message)
            await self._stubbornly(lambda: commits.settle(outcome))
        except Exception:
            log.exception("delivery_failed", outbox_id=message.id, kind=message.kind)
        finally:
            self._through(message)

    async def _made(self, message: Claimed) -> Made | Outcome:
        """What to send; or how it ends without: one broken message stops nobody else's."""
        try:
            made = await self._render(message)
        except Exception as error:
            if not isinstance(error, NotNowError):
                log.exception("rendering_failed", outbox_id=message.id, kind=message.kind)
            return of_rendering(message, error, self._clock.now())
        return made or Outcome(message.id, message.account_id, OutboxStatus.CANCELLED)

    async def _turn(self, message: Claimed, size: int) -> bool:
        """Wait for a turn; False when a stop came first: what has not left stays in the outbox."""
        if self._stopping.is_set():
            return False
        task = asyncio.current_task()
        assert task is not None
        self._waiting.add(task)
        try:
            await self._limiter.turn(message.chat_id, urgent=message.priority <= URGENT, size=size)
        finally:
            self._waiting.discard(task)
        return not self._stopping.is_set()

    async def _leaves(self, message: Claimed, size: int) -> bool:
        """Wait until it may really leave; False when a stop came first."""
        if self._limiter.leaves(message.chat_id, size):
            return True
        leaving = asyncio.create_task(self._limiter.leave(message.chat_id, size))
        stop = asyncio.create_task(self._stopping.wait())
        await asyncio.wait({leaving, stop}, return_when=asyncio.FIRST_COMPLETED)
        left = leaving.done()
        leaving.cancel()
        stop.cancel()
        return left

    async def _stubbornly(self, write: Callable[[], Awaitable[Result]]) -> Result:
        """Write until the database takes it: a row left half-way would be stuck while we live."""
        pause = FIRST_PAUSE_SECONDS
        while True:
            try:
                return await write()
            except Exception as error:
                if self._stopping.is_set():
                    raise
                self._say_not_written(error)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    def _say_not_written(self, error: Exception) -> None:
        """Seldom: sixty senders that each say it again and again would fill what is left of a disk."""
        now = time.monotonic()
        if now < self._quiet_until:
            return
        self._quiet_until = now + QUIET_SECONDS
        if no_room(error):
            log.error("disk_full", mend="make room on the disk of DATA_DIR or the database")
        else:
            log.error("outbox_not_written", exc_info=error)

    async def _render(self, message: Claimed) -> Made | None:
        renderer = self._renderers.get(message.kind)
        if renderer is None:
            log.error("no_renderer", kind=message.kind)
            return None
        return await renderer(message, Reader(self._texts, message.locale))

    async def _send(self, message: Claimed, outgoing: Made) -> Outcome:
        if not await self._leaves(message, outgoing.size):
            # It had its turn, but was held up, and then a stop came: nothing has left.
            now = self._clock.now()
            return Outcome(message.id, message.account_id, OutboxStatus.PENDING, not_before=now, free=True)
        TURN_TAKEN.set(True)
        paid = self._paid and message.priority >= Priority.BROADCAST
        sent, reason = [], ""
        try:
            if isinstance(outgoing, Changed):
                reason = await change(self._bot, message.chat_id, outgoing)
            else:
                sent = await send_all(self._bot, message.chat_id, outgoing, paid=paid)
        except Exception as error:
            outcome = of_error(message, error, self._clock.now())
            if isinstance(error, TelegramRetryAfter):
                self._limiter.pause(error.retry_after)
            await self._stubbornly(partial(self._happened, message, error))
            if isinstance(error, TelegramMigrateToChat) and message.account_id is not None:
                outcome = await self._follow(message.account_id, error, outcome)
            log.info("not_sent", outbox_id=message.id, status=outcome.status, error=type(error).__name__)
            return outcome
        finally:
            self._limiter.rest(message.chat_id, outgoing.size)
        return Outcome(
            message.id,
            message.account_id,
            OutboxStatus.SENT,
            message_id=sent[0] if sent else None,
            reason=reason,
            album_ids=tuple(sent) if len(sent) > 1 else (),
            linked_chat_id=message.linked_chat_id,
        )

    async def _happened(self, message: Claimed, error: Exception) -> None:
        """What a refusal says of the group; written before its outcome, so that a crash loses neither."""
        if message.linked_chat_id is None:
            return
        if isinstance(error, TelegramMigrateToChat):
            await self._accidents.moved(message.chat_id, error.migrate_to_chat_id)
        elif is_muted(message, error):
            await self._accidents.muted(message.chat_id)
        elif is_lost(message, error):
            await self._accidents.lost(message.chat_id)

    async def _follow(self, account_id: int, error: TelegramMigrateToChat, outcome: Outcome) -> Outcome:
        """The chat has another id from now on; one that another account has already is not ours to take."""
        moved = await self._stubbornly(lambda: self._ledger.moved(account_id, error.migrate_to_chat_id))
        return outcome if moved else replace(outcome, status=OutboxStatus.UNREACHABLE, not_before=None)

    async def _keep_lease(self) -> None:
        while True:
            await asyncio.sleep(LEASE_SECONDS / 3 if self._lease else 0.5)
            await self._renew()

    async def _renew(self) -> None:
        try:
            self._lease = await self._ledger.acquire(self._owner)
        except Exception:
            log.exception("lease_failed")

    async def _wind_up(self) -> None:
        if self._in_work:
            _, hanging = await asyncio.wait(self._in_work, timeout=STOP_SECONDS)
            # Their rows say that they are on their way: whoever sends next puts that right.
            for task in hanging:
                task.cancel()
        if self._lease is not None:
            await self._ledger.release(self._lease)
