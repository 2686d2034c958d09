"""How fast the program answers a tap, beside bare aiogram that does and says the same."""

import asyncio
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bench.doubling import doubled_handlers
from bench.figures import Figure, figure
from bench.tapping import Bare, Ready, Recorder, Tap, a_school_of, own_copy, program
from bench.visiting import Visitor
from bot.app import App
from delivery.limiter import Limiter, Limits
from delivery.outgoing import Outgoing
from delivery.worker import Worker
from documents.summaries import paper_docx
from locales import Reader, Texts
from models.database import Database
from models.enums import PaperKind
from models.people import Account
from services.actor import Actor
from services.clock import FixedClock
from services.outbox import Claimed, Ledger, Priority, Wish, enqueue
from services.registry import Services
from tests.builders import a_district
from tests.services.summaries.year import END, a_year

PEOPLE, LINES = 100, 5
ROUNDS = 5
WARMING = 10
VISITS = 180
FIRST_VISIT = 1_000_000
RATE = 50
SECONDS = 10
RATE_OF_TELEGRAM = 30


async def figures() -> AsyncIterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        taps = await a_school_of(folder, PEOPLE, LINES)
        app = program(own_copy(folder, "recorded"))
        recorder = Recorder(app)
        recorded = []
        for number, tap in enumerate(taps):
            await app.dispatcher.feed_update(app.bot, tap.update(app.bot, number))
            recorded.append(recorder.taken())
        await app.close()
        took = await _in_turns(folder, taps, recorded)
        yield figure("tap", took["own"], "s", took["bare"])
        yield figure("handlers_doubled", took["work doubled"], "s", took["work"])
        yield figure("menus_doubled", took["menu doubled"], "s", took["menu"])
        own_p99 = await _p99_of_program(own_copy(folder, "paced"), taps)
        bare_p99 = await _p99_of_bare(folder, taps, recorded)
        yield figure("tap_p99_ms_at_50", own_p99 * 1000, "ms", bare_p99 * 1000)
        busy = await _p99_of_program(own_copy(folder, "paced-broadcast"), taps, _broadcast)
        yield figure("tap_p99_ms_in_broadcast", busy * 1000, "ms", own_p99 * 1000)
        year = own_copy(folder, "paced-report")
        methodist = await _a_year_beside(year)
        busy = await _p99_of_program(year, taps, partial(_reports, methodist))
        yield figure("tap_p99_ms_in_report", busy * 1000, "ms", own_p99 * 1000)


async def _in_turns(folder: Path, taps: Sequence[Tap], recorded: Sequence[Ready]) -> dict[str, float]:
    """Seconds a tap of bare aiogram, of the program, and of one with twice the handlers (medians).

    What twice the handlers cost is compared by the processor's seconds ("work", "menu").

    In turns, each on copies of one file, so that a busy minute of the machine falls on all of them.
    """
    found: defaultdict[str, list[float]] = defaultdict(list)
    share = len(taps) // ROUNDS
    for turn in range(ROUNDS):
        part = range(turn * share, (turn + 1) * share)
        bare = Bare(own_copy(folder, f"bare{turn}"), recorded)
        found["bare"] += [seconds for seconds, _ in await _times(bare.feed, taps, part)]
        await bare.database.close()
        for again, kind in enumerate(("", " doubled")):
            with doubled_handlers() if kind else nullcontext():
                app = program(own_copy(folder, f"own{turn}{kind}"))
                for seconds, work in await _times(partial(_feed, app), taps, part):
                    found["own" + kind].append(seconds)
                    found["work" + kind].append(work)
                visitor = Visitor(app, taps[turn].chat, FIRST_VISIT + (2 * turn + again) * VISITS)
                found["menu" + kind] += await visitor.seconds_a_tap(VISITS // 3)
                await app.close()
    return {name: statistics.median(some) for name, some in found.items()}


async def _times(
    feed: Callable[[Tap, int], Awaitable[object]], taps: Sequence[Tap], numbers: range
) -> list[tuple[float, float]]:
    """Seconds of each tap, and those of the processor, after some that warm up."""
    took = []
    for number in numbers:
        begun, worked = time.perf_counter(), time.process_time()
        await feed(taps[number], number)
        took.append((time.perf_counter() - begun, time.process_time() - worked))
    return took[WARMING:]


async def _p99_of_program(
    folder: Path,
    taps: Sequence[Tap],
    beside: Callable[[App], Coroutine[Any, Any, None]] | None = None,
) -> float:
    """`beside` is the program's other work for the whole while; it does not end by itself."""
    app = program(folder)
    work = asyncio.create_task(beside(app)) if beside else None
    found = await _paced(partial(_feed, app), taps)
    if work:
        assert not work.done(), work
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
    await app.close()
    return found


async def _a_year_beside(folder: Path) -> Actor:
    """A neighbouring programme with its year (500 people, 5,000 answers) in the same file; its methodist."""
    database = Database(f"sqlite+aiosqlite:///{folder / 'svyazka.db'}")
    district = await a_district(database, name="Соседний район")
    await a_year(district, people=500, activities=60, events=10)
    await database.close()
    return district.methodist


async def _reports(methodist: Actor, app: App) -> None:
    """The year's report from its facts to its document, again and again, by the program's own worker."""
    services = Services.build(app.database, FixedClock(END), frozenset(), "bench", app.settings.data_dir)
    say = Reader(Texts.load(), "ru").plain
    while True:
        paper = await services.summaries.paper(methodist, PaperKind.REPORT, say)
        await app.office.run(paper_docx, PaperKind.REPORT, paper, "ru")


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


async def _p99_of_bare(folder: Path, taps: Sequence[Tap], recorded: Sequence[Ready]) -> float:
    bare = Bare(own_copy(folder, "bare-paced"), recorded)
    found = await _paced(bare.feed, taps)
    await bare.database.close()
    return found


async def _feed(app: App, tap: Tap, number: int) -> None:
    await app.dispatcher.feed_update(app.bot, tap.update(app.bot, number))


async def _paced(feed: Callable[[Tap, int], Awaitable[object]], taps: Sequence[Tap]) -> float:
    """The 99th percentile of the seconds from when a tap was due to its answer, at `RATE` a second."""
    begun = time.perf_counter()
    took: list[float] = []

    async def one(number: int) -> None:
        due = begun + number / RATE
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        await feed(taps[number], number)
        took.append(time.perf_counter() - due)

    await asyncio.gather(*(one(number) for number in range(min(len(taps), RATE * SECONDS))))
    return statistics.quantiles(took, n=100)[98]
