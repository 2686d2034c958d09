"""Looking back at a story: whether everybody was answered, and what went wrong."""

import asyncio
from collections import Counter

from sandbox.client import Sandbox
from tests.handlers.rubbish import old_message, tap


def told(faults: list[str]) -> str:
    return "\n".join(f"{count} × {fault}" for fault, count in Counter(faults).most_common())


async def unanswered(sandbox: Sandbox, taps: set[str]) -> set[str]:
    """Of these taps the ones whose phone still shows a spinner."""
    answers = await sandbox.journal(method="answerCallbackQuery")
    return taps - {entry["params"]["callback_query_id"] for entry in answers if entry["ok"]}


async def all_settled(sandbox: Sandbox, people: list[int]) -> None:
    """People are answered in order: when one more tap of each is, everything before it is."""
    taps = (sandbox.forge(tap(one, "", "got:0", old_message(one, 1)), wait=60) for one in people)
    for forged in await asyncio.gather(*taps):
        assert forged["answer"]["answered"]
