"""`python -m bench`: prints every figure as a line of JSON; progress goes to standard error."""

import asyncio
import sys

from bench import documents, lists, matching, outbox, process, sending
from bench.figures import Figure


def show(found: Figure) -> None:
    print(found.line(), flush=True)


async def main() -> None:
    for name, area in (
        ("documents", documents.figures),
        ("matching", matching.figures),
        ("process", process.figures),
    ):
        print(f"{name} …", file=sys.stderr)
        for found in area():
            show(found)
    for name, work in (("outbox", outbox.figures), ("sending", sending.figures), ("lists", lists.figures)):
        print(f"{name} …", file=sys.stderr)
        async for found in work():
            show(found)


asyncio.run(main())
