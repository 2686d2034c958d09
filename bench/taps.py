"""How fast the program answers a tap, beside bare aiogram that executes the same statements."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path
from typing import cast

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery
from sqlalchemy import select

from bench.figures import Figure, figure
from bench.tapping import Bare, Recorder, Tap, a_school_of, own_copy, program
from bot.app import App
from delivery.limiter import Limiter, Limits
from delivery.outgoing import Outgoing
from delivery.worker import Worker
from locales import Reader, Texts
from models.people import Account
from services.outbox import Claimed, Ledger, Priority, Wish, enqueue

PEOPLE, LINES = 100, 5
ROUNDS = 5
RATE = 50
SECONDS = 10
RATE_OF_TELEGRAM = 30


async def figures() -> AsyncIterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        taps = await a_school_of(folder, PEOPLE, LINES)
        recorder = Recorder()
        app = program(own_copy(folder, "recorded"))
        recorder.listen(app.database)
        recorded = []
        for number, tap in enumerate(taps):
            await app.dispatcher.feed_update(app.bot, tap.update(app.bot, number))
            recorded.append(recorder.taken())
        await app.close()
        own, bare = await _side_by_side(folder, taps, recorded)
        yield figure("tap", own, "s", bare)
        yield figure("handlers_doubled", await _doubled(folder, taps), "s", own)
        own_p99 = await _p99_of_program(folder, taps, "paced")
        bare_p99 = await _p99_of_bare(folder, taps, recorded)
        yield figure("tap_p99_ms_at_50", own_p99 * 1000, "ms", bare_p99 * 1000)
        busy = await _p99_of_program(folder, taps, "paced-broadcast", broadcast=True)
        yield figure("tap_p99_ms_in_broadcast", busy * 1000, "ms", own_p99 * 1000)


async def _side_by_side(
    folder: Path, taps: Sequence[Tap], recorded: Sequence[Sequence[tuple[str, object]]]
) -> tuple[float, float]:
    """Seconds a tap of the program and of bare aiogram, in turns on copies of one file (medians)."""
    app = program(own_copy(folder, "own"))
    bare = Bare(own_copy(folder, "bare"), recorded)
    share = len(taps) // ROUNDS
    own, other = [], []
    for start in range(0, share * ROUNDS, share):
        part = range(start, start + share)
        own.append(await _seconds_a_tap(lambda n: _feed(app, taps[n], n), part))
        other.append(
            await _seconds_a_tap(
                lambda n: bare.dispatcher.feed_update(bare.bot, taps[n].update(bare.bot, n)), part
            )
        )
    await app.close()
    await bare.database.close()
    return statistics.median(own), statistics.median(other)


async def _doubled(folder: Path, taps: Sequence[Tap]) -> float:
    """Seconds a tap when every handler has a twin that is asked before it."""
    app = program(own_copy(folder, "doubled"))
    handlers = sum(len(router.callback_query.handlers) for router in app.dispatcher.chain_tail)
    twins = Router(name="twins")
    for number in range(handlers):
        call = cast(type[CallbackData], type(f"Twin{number}", (CallbackData,), {}, prefix=f"t{number}"))

        async def never(_query: CallbackQuery) -> None:
            """Asked and not meant."""

        twins.callback_query.register(never, call.filter())
    # First in the line: each twin is asked before the handler that is meant.
    app.dispatcher.include_router(twins)
    app.dispatcher.sub_routers.insert(0, app.dispatcher.sub_routers.pop())
    share = len(taps) // ROUNDS
    seconds = [
        await _seconds_a_tap(lambda n: _feed(app, taps[n], n), range(start, start + share))
        for start in range(0, share * ROUNDS, share)
    ]
    await app.close()
    return statistics.median(seconds)


async def _p99_of_program(folder: Path, taps: Sequence[Tap], name: str, *, broadcast: bool = False) -> float:
    app = program(own_copy(folder, name))
    sending = asyncio.create_task(_broadcast(app)) if broadcast else None
    found = await _paced(lambda n: _feed(app, taps[n], n), len(taps))
    if sending:
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
    await app.close()
    return found


async def _broadcast(app: App) -> None:
    """The program's own sender with bulk for the whole while, at Telegram's limit."""
    now = app.services.clock.now()
    async with app.database.read() as session:
        accounts = list(await session.scalars(select(Account.id)))
    wishes = [
        Wish("note", f"bulk:{n}:{account}", account, Priority.BROADCAST, now)
        for n in range(SECONDS)
        for account in accounts
    ]
    async with app.database.write() as session:
        await enqueue(session, now, wishes)

    async def note(_claimed: Claimed, _reader: Reader) -> Outgoing:
        return Outgoing("Уважаемые коллеги!")

    limiter = Limiter(Limits(overall=RATE_OF_TELEGRAM, reserved=RATE_OF_TELEGRAM / 6, per_chat=0))
    ledger = Ledger(app.database)
    clock, texts, accidents = app.services.clock, Texts.load(), app.services.chats
    await Worker(app.bot, ledger, clock, limiter, texts, {"note": note}, accidents).run()


async def _p99_of_bare(
    folder: Path, taps: Sequence[Tap], recorded: Sequence[Sequence[tuple[str, object]]]
) -> float:
    bare = Bare(own_copy(folder, "bare-paced"), recorded)
    found = await _paced(
        lambda n: bare.dispatcher.feed_update(bare.bot, taps[n].update(bare.bot, n)), len(taps)
    )
    await bare.database.close()
    return found


async def _feed(app: App, tap: Tap, number: int) -> None:
    await app.dispatcher.feed_update(app.bot, tap.update(app.bot, number))


async def _seconds_a_tap(feed: Callable[[int], Awaitable[object]], numbers: range) -> float:
    begun = time.perf_counter()
    for number in numbers:
        await feed(number)
    return (time.perf_counter() - begun) / len(numbers)


async def _paced(feed: Callable[[int], Awaitable[object]], count: int) -> float:
    """The 99th percentile of the seconds from when a tap was due to its answer, at `RATE` a second."""
    begun = time.perf_counter()
    took: list[float] = []

    async def one(number: int) -> None:
        due = begun + number / RATE
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        await feed(number)
        took.append(time.perf_counter() - due)

    await asyncio.gather(*(one(number) for number in range(min(count, RATE * SECONDS))))
    return statistics.quantiles(took, n=100)[98]
