"""`docs/benchmarks.md`: the figures of one run beside their bars, with what falls short and the machine."""

import os
import platform
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.figures import Figure
from bench.looks import LISTS, WHOLE

FILE = Path(__file__).parent.parent / "docs" / "benchmarks.md"

Kept = Callable[[Figure], bool]


def _ratio(most: float) -> Kept:
    return lambda found: found.ratio is not None and found.ratio <= most


def _value(most: float) -> Kept:
    return lambda found: found.value <= most


BARS: dict[str, tuple[str, Kept]] = {
    "tap": ("≥ 80 % of bare aiogram's rate: ratio ≤ 1.25", _ratio(1.25)),
    "tap_p99_ms_at_50": ("≤ 200 ms", _value(200)),
    "tap_p99_ms_in_broadcast": ("≤ 2 s", _value(2000)),
    "tap_p99_ms_in_report": ("≤ 200 ms", _value(200)),
    "handlers_doubled": ("ratio ≤ 1.1", _ratio(1.1)),
    "menus_doubled": ("ratio ≤ 1.1", _ratio(1.1)),
    "send_unlimited": ("≥ 75 % of bare calls: ratio ≤ 1.33", _ratio(1 / 0.75)),
    "send_limited": ("≥ 98 % of the limit: ratio ≤ 1.02; 0 violations", _ratio(1 / 0.98)),
    "claim_10k": ("≤ 50 ms", _value(50)),
    "claim_1m": ("≤ 50 ms, ratio ≤ 1.5", lambda found: found.value <= 50 and _ratio(1.5)(found)),
    "tick_empty_1m": ("≤ 5 ms", _value(5)),
    "queue_100k": ("≤ 10 s", _value(10)),
    "queue_1m": ("≤ 60 s", _value(60)),
    "plan_day_10k": ("≤ 10 s", _value(10)),
    "survey_100k": ("≤ 10 s", _value(10)),
    "summary_1m": ("≤ 1 s", _value(1)),
    "report_year": ("≤ 5 s", _value(5)),
    "roster_5000": ("≤ 3 s", _value(3)),
    "roadmap_100": ("≤ 1 s", _value(1)),
    "matching_500x200": ("≤ 2 s", _value(2)),
    "rss_mb": ("≤ 280 MB", _value(280)),
    **{f"{name}_100k": ("ratio ≤ 3", _ratio(3)) for name in LISTS},
}


WHY: dict[str, tuple[str, ...]] = {
    "tap": (
        "`tap`: bare aiogram has its statements ready, and the same words and buttons, which cost both the",
        "same to send. It is one handler and eight trips to SQLite's thread (a seventh of its time is",
        "aiogram's). The program makes two trips: it looks in the loop's own thread, and changes go along",
        "with the commit. What remains are 2,100 Python calls where bare aiogram has 1,600: the way through",
        "the middlewares, SQLAlchemy around six statements, and drawing the lines and buttons. Where the",
        "disk answers at once, both wait less for it, and the ratio is larger.",
    ),
    "send_unlimited": (
        "`send_unlimited`: bare calls are not claimed, counted before they leave and settled after; ours",
        "are, durably, some hundred to a commit. The sender takes 1.3 times the processor's time of bare",
        "calls; the rest is waiting for commits, whose answers come to a loop that is busy sending. At",
        "Telegram's limit all this costs nothing (`send_limited`).",
    ),
    "people_last_page_100k": (
        "`people_last_page_100k`: who leafs so far, page by page, pays for the people passed (OFFSET).",
    ),
    "tap_p99_ms_at_50": (
        "`tap_p99_ms_at_50`: SQLite has one writer, so a tap waits for the commits before it; where the disk",
        "or the processor has other work, that is what the hundredth tap sees.",
    ),
}
"""What is known of those that fall short; shown while they do."""


NO_LISTS = (
    "No lists, and without a bar: what shows or counts everything there is. A broadcast's audience, an",
    "event's card count all their people, with one way through an index; figures, the plan",
    "and the preview of a new year are made of everything; a proposal of partnerships is one for the whole",
    "cohort; links and the table of requests go out whole, as a file.",
)


def write(figures: Sequence[Figure]) -> None:
    """Put the page in place of the last run's."""
    FILE.write_text("\n".join([*_head(), *(_row(found) for found in figures), *_foot(figures)]) + "\n")


def _head() -> list[str]:
    load = os.getloadavg()[0]
    day = datetime.now(UTC).date()
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    return [
        "# Figures",
        "",
        "Written by `make bench-docs`; `make bench` prints the same as JSON lines. Each figure stands beside",
        "a baseline of the same run where something fair can: compare the ratio, not the seconds.",
        "",
        f"{day}, {machine}, {os.cpu_count()} cores, load {load:.1f} at the end. A load above the number of",
        "cores means that the machine was busy with other work: the figures are then too high.",
        "",
        "| figure | value | baseline | ratio | bar | kept |",
        "|---|---|---|---|---|---|",
    ]


def _row(found: Figure) -> str:
    bar, kept = BARS.get(found.name, ("none", None))
    mark = "" if kept is None else "yes" if kept(found) else "**no**"
    baseline = "" if found.baseline is None else f"{found.baseline:g}"
    ratio = "" if found.ratio is None else f"{found.ratio:g}"
    return f"| `{found.name}` | {found.value:g} {found.unit} | {baseline} | {ratio} | {bar} | {mark} |"


def _foot(figures: Sequence[Figure]) -> list[str]:
    short = [one.name for one in figures if one.name in BARS and not BARS[one.name][1](one)]
    verdict = ", ".join(f"`{name}`" for name in short) if short else "nothing"
    why = [line for name, lines in WHY.items() if name in short for line in ("", *lines)]
    whole = ", ".join(f"`{name}_100k`" for name in WHOLE)
    return ["", f"Falls short of its bar: {verdict}.", *why, "", *NO_LISTS, f"These are {whole}."]
