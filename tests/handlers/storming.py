"""A storm of forged and malformed updates from strangers and neighbours, and what came of it."""

from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from random import Random

from aiogram.filters.callback_data import CallbackData

import delivery.messages
import handlers.people.callbacks
from models.enums import Role
from services.actor import Actor
from tests.builders import a_district
from tests.handlers.conftest import Town
from tests.handlers.populated import all_rows, populated
from tests.handlers.rubbish import (
    KINDS,
    WORDS,
    cut,
    forged_data,
    group_update,
    message,
    old_message,
    tap,
)
from tests.handlers.settled import all_settled, unanswered

WAVE = 100
SEED = 20261116
GROUP = -4_900_000


@dataclass(frozen=True, slots=True)
class Aftermath:
    """Taps that nobody answered, tables whose rows are not what they were, what Telegram would refuse."""

    unanswered: set[str]
    changed: list[str]
    violations: list[str]


def our_buttons() -> list[type[CallbackData]]:
    """Every kind of button that sits in a chat unasked."""
    names = [one.name for one in iter_modules(delivery.messages.__path__)]
    modules = [import_module(f"delivery.messages.{name}") for name in names]
    found = {
        value
        for module in (*modules, handlers.people.callbacks)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, CallbackData) and value is not CallbackData
    }
    return sorted(found, key=lambda call: call.__prefix__)


async def do_what_is_theirs(town: Town, bystander: Actor) -> None:
    """A bystander may say *Got it* to what they were sent; done beforehand, it changes nothing later."""
    for broadcast_id, person_id in (await all_rows(town.app.database))["broadcast_recipients"]:
        if person_id == bystander.person_id:
            await town.app.services.broadcasts.got_it(bystander, broadcast_id)


async def storm(town: Town, count: int) -> Aftermath:
    """So many updates at a district in mid-year."""
    random = Random(SEED)
    victim, *_ = await populated(town, "Кировский район")
    neighbour = await a_district(town.app.database, name="Соседний район")
    teacher = await neighbour.person("Чужова", Role.MENTOR)
    curator = await neighbour.person("Соседов", Role.CURATOR)
    attackers = [
        neighbour.methodist.telegram_id,
        teacher.telegram_id,
        curator.telegram_id,
        victim.bystander.telegram_id,
        *(900_000 + number for number in range(6)),
    ]
    for attacker in attackers:
        phone = await town.person(attacker)
        await phone.start()
        await phone.wait_for()
    await all_settled(town.sandbox, attackers)
    groups = [GROUP - number for number in range(3)]
    await do_what_is_theirs(town, victim.bystander)
    before = await all_rows(town.app.database)
    linked = [int(row["telegram_id"]) for row in before["linked_chats"].values()]
    highest = max(len(rows) for rows in before.values()) + 5
    buttons = our_buttons()
    taps: set[str] = set()
    for number in range(count):
        if number % WAVE == 0:
            await all_settled(town.sandbox, attackers)
        attacker = random.choice(attackers)
        if random.random() < 0.2:
            # Titles are Telegram's word: only a linked group's own members can change that one's.
            where = random.choice(groups if random.random() < 0.5 else linked)
            update = group_update(random, attacker, where, highest, f"group-{number}")
            if where in groups or "new_chat_title" not in update.get("message", {}):
                await town.sandbox.forge(update)
                taps.update({f"group-{number}"} if "callback_query" in update else ())
            continue
        if random.random() < 0.25:
            words = {"text": random.choice(WORDS)} if random.random() < 0.6 else random.choice(KINDS)
            await town.sandbox.forge(message(attacker, **words))
            continue
        query = f"storm-{number}"
        data: str | None = forged_data(random, random.choice(buttons), highest)
        if random.random() < 0.1:
            data = random.choice((None, cut(random.choice(WORDS)), "AAAAAA\x1dhome", "\x1d", ":", "x" * 64))
        shown = None if random.random() < 0.03 else old_message(attacker, random.randint(1, 50))
        await town.sandbox.forge(tap(attacker, query, data, shown))
        taps.add(query)
    await all_settled(town.sandbox, attackers)
    after = await all_rows(town.app.database)
    return Aftermath(
        await unanswered(town.sandbox, taps),
        [table for table, rows in after.items() if rows != before[table]],
        await town.sandbox.violations(),
    )
