"""`python -m bench`: prints every figure as a line of JSON; progress goes to standard error.

With `--write` the figures are also put into docs/benchmarks.md.
"""

import asyncio
import sys

from bench import documents, lists, matching, outbox, process, report, scale, sending, taps, written
from bench.figures import Figure


def show(found: Figure) -> Figure:
    print(found.line(), flush=True)
    return found


async def main() -> None:
    shown: list[Figure] = []
    for name, area in (
        ("documents", documents.figures),
        ("matching", matching.figures),
        ("process", process.figures),
    ):
        print(f"{name} …", file=sys.stderr)
        shown += [show(found) for found in area()]
    for name, work in (
        ("taps", taps.figures),
        ("sending", sending.figures),
        ("outbox", outbox.figures),
        ("scale", scale.figures),
        ("lists", lists.figures),
        ("report", report.figures),
    ):
        print(f"{name} …", file=sys.stderr)
        async for found in work():
            shown.append(show(found))
    if "--write" in sys.argv:
        written.write(shown)


asyncio.run(main())
