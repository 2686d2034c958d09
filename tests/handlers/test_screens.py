"""Every screen that can be walked to: labels and actions as PRODUCT.md §7 has them, and one language."""

import asyncio
import re
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from models.people import Person as Teacher
from sandbox.client import Person, Said
from tests.handlers.conftest import Town
from tests.handlers.populated import all_rows, populated
from tests.handlers.settled import all_settled

LONGEST_LABEL, MOST_ACTIONS = 28, 8
DEEPEST, MOST_SCREENS = 4, 40
ENDS = ("Да, стереть насовсем", "Yes, erase for good")
"""Who taps these is gone, and with them what could still be walked to."""

NO_ACTION = re.compile(r"\W*\d*\W*|\W*(?:[А-Яа-яё]{2}|[A-Z][a-z]{1,2})|\w+ \d{4}|\d+/\d+")
"""Numbers and marks, days of the week, a calendar's month, a page: what scales and lists are made of."""

LISTED = 3
"""So many buttons that differ only in what stands last in their data are lines of a list."""

CYRILLIC = re.compile(r"[А-Яа-яЁё]{2,}")
NAMES_OF_LANGUAGES = {"Язык", "Русский"}
MORNING = datetime(2026, 11, 18, 5, 31, tzinfo=UTC)


def place_of(said: Said) -> tuple[str, ...]:
    """The same screen with other data in it is the same place."""
    head = re.sub(r"[\d\W]+", " ", said.text)[:30]
    return (head, *(re.sub(r"\d+", "", button["data"] or "") for button in tappable(said)))


def tappable(said: Said) -> list[dict[str, Any]]:
    rows = said.raw["inline_keyboard"] or []
    return [button for row in rows for button in row if button["type"] == "callback"]


async def walk(phone: Person, kinds: int = 2) -> int:
    """From /menu through everything; of buttons that look alike only the first `kinds`. How many places."""
    seen: set[tuple[str, ...]] = set()
    paths: list[tuple[str, ...]] = [()]
    while paths and len(seen) < MOST_SCREENS:
        path = paths.pop(0)
        said = await follow(phone, path)
        if said is None or place_of(said) in seen:
            continue
        seen.add(place_of(said))
        if len(path) == DEEPEST:
            continue
        alike = Counter[str]()
        for button in tappable(said):
            family = button["data"].rpartition(":")[0] or button["data"]
            alike[family] += 1
            if alike[family] <= kinds and button["text"] not in ENDS:
                paths.append((*path, button["text"]))
    return len(seen)


async def follow(phone: Person, path: tuple[str, ...]) -> Said | None:
    """The screen at the end of a way from the main menu; None when the way is not there any more."""
    asked = await phone.send("/menu")
    said: Said | None = await phone.wait_for(after=asked.id)
    for label in path:
        button = next((one for one in tappable(said) if one["text"] == label), None) if said else None
        if said is None or button is None:
            return None
        await phone.tap(message_id=said.id, data=button["data"])
        await all_settled(phone.sandbox, [phone.id])
        said = await shown(phone)
    return said


async def shown(phone: Person) -> Said | None:
    said = [one for one in await phone.messages(30) if one.from_bot and one.rows]
    return said[-1] if said else None


def wrong_labels(keyboard: list[list[dict[str, Any]]]) -> list[str]:
    """What is too long for a phone, and a screen with more to do than a person takes in."""
    buttons = [button for row in keyboard for button in row]
    found = [f"long: {button['text']}" for button in buttons if len(button["text"]) > LONGEST_LABEL]
    families = Counter((button.get("callback_data") or "").rpartition(":")[0] for button in buttons)
    actions = [
        button["text"]
        for button in buttons
        if not NO_ACTION.fullmatch(button["text"])
        and families[(button.get("callback_data") or "").rpartition(":")[0]] < LISTED
    ]
    return [*found, f"many: {actions}"] if len(actions) > MOST_ACTIONS else found


def keyboard_of(entry: dict[str, Any]) -> list[list[dict[str, Any]]]:
    keyboard: list[list[dict[str, Any]]] = (entry["params"].get("reply_markup") or {}).get(
        "inline_keyboard", []
    )
    return keyboard


def said_in(entry: dict[str, Any]) -> list[str]:
    """Texts of the message or answer, and of its buttons."""
    labels = [button["text"] for row in keyboard_of(entry) for button in row]
    return [
        str(text or "") for text in (entry["params"].get("text"), entry["params"].get("caption"), *labels)
    ]


def russian_words(entry: dict[str, Any]) -> set[str]:
    return {word for text in said_in(entry) for word in CYRILLIC.findall(text)}


async def silence(town: Town) -> None:
    """Until nothing that was due is still on its way."""
    last, quiet = -1, 0
    for _ in range(200):
        now = (await town.sandbox.get("/journal", limit=1))["last"]
        quiet = quiet + 1 if now == last else 0
        last = now
        if quiet == 8:
            return
        await asyncio.sleep(0.1)
    pytest.fail("messages without end")


def longest(name: str) -> str:
    """200 characters of markup, wide letters and the name."""
    return f"<b>{name}&" + "Щ" * (196 - len(name))


ODD = {
    "Соколова": "О’Нил",
    "Орлова": "Салтыкова-Щедрина",
    "Смирнова": "Cмирнова (Ёлкина)",
    "Жуков": "=СУММ(A1)",
    "Елена": "Анна-Мария",
    "Шумская СОШ": "СОШ № 1 «Ёлка»",
}
"""A mark; a hyphen; two surnames, ё and a Latin letter; a formula. All others have one letter."""


def odd(name: str) -> str:
    return ODD.get(name, name[:1])


NAMES = {"ru": longest, "en": odd}
"""How people and schools are called in each walk: as long as a name may be, and as short and odd."""


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_all_screens(town: Town, language: str, faults: list[str]) -> None:
    (here,) = await populated(town, "Кировский район", called=NAMES[language])
    for actor in here.members:
        await town.app.services.identity.set_language(actor, language)
    # What was said before, to the pair's group among others, was said in the programme's language.
    await silence(town)
    since = (await town.sandbox.get("/journal", limit=1))["last"]
    town.clock.moment = MORNING
    await town.tick(3)
    await silence(town)
    walked = [await walk(await town.person(actor.telegram_id)) for actor in here.members]
    assert min(walked) >= 8, walked
    assert walked[0] >= 30, "the methodist has the most to see"

    said = await town.sandbox.journal(since)
    assert [wrong for entry in said for wrong in wrong_labels(keyboard_of(entry))] == []
    if language == "en":
        data = str(list((await all_rows(town.app.database)).values()))
        known = set(CYRILLIC.findall(data)) | NAMES_OF_LANGUAGES
        # A label may show the beginning of a name.
        seen = {word for entry in said for word in russian_words(entry)}
        assert {word for word in seen if not any(one.startswith(word) for one in known)} == set()
        shown = "\n".join(text for entry in said for text in said_in(entry))
        async with town.app.database.read() as session:
            members = [actor.person_id for actor in here.members]
            surnames = set(await session.scalars(select(Teacher.surname).where(Teacher.id.in_(members))))
        assert surnames >= set(list(ODD.values())[:4])
        assert {one for one in surnames if one not in shown} == set(), "whole, and as they are written"
    assert await town.sandbox.violations() == []
    assert faults == []
