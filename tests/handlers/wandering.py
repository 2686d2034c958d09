"""People who tap everything, everywhere, and type anything; and what came of it."""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from random import Random
from typing import Any

from sandbox.client import Person, Said
from sandbox.said import SandboxError
from tests.handlers.conftest import Town
from tests.handlers.populated import Populated, all_rows, populated, rows_of
from tests.handlers.rubbish import KINDS, WORDS, cut, message, old_message, tap
from tests.handlers.settled import all_settled, told, unanswered

MENU = "/menu"


@dataclass(frozen=True, slots=True)
class Walked:
    """Steps, taps that nobody answered, whether the neighbours' rows changed, what Telegram would refuse."""

    steps: int
    unanswered: set[str]
    changed: bool
    violations: list[str]


class Wanderer:
    """A person whose next step nobody knows, not even they."""

    def __init__(self, phone: Person, random: Random) -> None:
        self.phone = phone
        self.random = random
        self.taps: set[str] = set()
        self.steps: list[str] = []
        self._remembered = [MENU]

    async def step(self) -> None:
        """One tap (honest, forged or of long ago), one text, or one odd message."""
        dice = self.random.random()
        buttons = await self._buttons()
        if not buttons or dice < 0.06:
            await self._say({"text": MENU})
        elif dice < 0.66:
            said, data = self.random.choice(buttons)
            self.steps.append(f"tap {said.id} {data!r}")
            try:
                assert (await self.phone.tap(message_id=said.id, data=data)).answered
            except SandboxError as error:
                # A document comes first, then the menu moves below it: a finger may be too late.
                if error.status != HTTPStatus.NOT_FOUND:
                    raise
        elif dice < 0.74:
            said, data = self.random.choice(buttons)
            await self._forge(said, self._spoilt(data))
        elif dice < 0.80:
            await self._forge(None, self.random.choice(self._remembered))
        elif dice < 0.94:
            await self._say({"text": self.random.choice(WORDS)})
        else:
            await self._say(self.random.choice(KINDS))
        await all_settled(self.phone.sandbox, [self.phone.id])

    async def _buttons(self) -> list[tuple[Said, str]]:
        """The buttons that tell us of a tap: mostly those of the newest screen, the others have gone by."""
        recent = [one for one in await self.phone.messages(30) if one.from_bot and data_of(one)][-3:]
        shown = recent[-1:] if self.random.random() < 0.8 else recent
        found = [(one, data) for one in shown for data in data_of(one)]
        self._remembered += [data for _, data in found[:5]]
        return found

    def _spoilt(self, data: str) -> str:
        head, colon, last = data.rpartition(":")
        if not colon:
            return cut(data + self.random.choice(("", ":1", "x", ":")))
        other = self.random.choice(("0", "-1", "1", "7", "999", "99999999999", "", "я", f"{last}."))
        return cut(f"{head}:{other}")

    async def _forge(self, said: Said | None, data: str) -> None:
        """`said` is the message under the finger, None for one that is deleted."""
        query = f"{self.phone.id}-{len(self.taps)}"
        self.taps.add(query)
        self.steps.append(f"forge {said.id if said else 'gone'} {data!r}")
        shown = old_message(self.phone.id, said.id if said else 888_888)
        if said:
            keys = [[{"text": "…", "callback_data": one}] for one in data_of(said)]
            shown |= {"date": 1_795_000_000, "text": "…", "reply_markup": {"inline_keyboard": keys}}
        await self.phone.sandbox.forge(tap(self.phone.id, query, data, shown))

    async def _say(self, content: dict[str, Any]) -> None:
        self.steps.append(f"say {str(content)[:60]}")
        await self.phone.sandbox.forge(message(self.phone.id, **content))


def data_of(said: Said) -> list[str]:
    rows = said.raw["inline_keyboard"] or []
    return [button["data"] for row in rows for button in row if button.get("data")]


async def wanderers(town: Town, one: Populated, seed: int) -> list[Wanderer]:
    found = []
    for number, actor in enumerate(one.members):
        phone = await town.person(actor.telegram_id)
        await phone.start()
        await phone.wait_for()
        found.append(Wanderer(phone, Random(seed * 100 + number)))
    return found


async def walk(town: Town, faults: list[str], seed: int, steps: int) -> Walked:
    """So many steps of everybody of a district in mid-year. AssertionError at the first fault inside."""
    here, neighbour = await populated(town, "Кировский район", "Соседний район")
    before = rows_of(neighbour, await all_rows(town.app.database))
    people = await wanderers(town, here, seed)

    async def wander(one: Wanderer) -> None:
        for _ in range(steps):
            await one.step()
            if faults:
                raise AssertionError(told(faults) + "\n" + "\n".join(one.steps[-12:]))

    await asyncio.gather(*map(wander, people))
    return Walked(
        steps * len(people),
        await unanswered(town.sandbox, set().union(*(one.taps for one in people))),
        rows_of(neighbour, await all_rows(town.app.database)) != before,
        await town.sandbox.violations(),
    )
