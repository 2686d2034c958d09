"""Practices behind the bot's name in any chat: for people of a programme, and for nobody else."""

import pytest
from sqlalchemy import func, select

from documents.practices import vocabulary
from models.enums import Role
from models.people import Account
from sandbox.client import Person
from services.practices.rules import PracticeField
from tests.builders import District, a_district
from tests.handlers.conftest import Town
from tests.handlers.settled import all_settled


@pytest.fixture
async def district(town: Town) -> District:
    return await a_district(town.app.database)


async def a_card(town: Town, district: District, title: str = "Квест <по дробям>") -> int:
    practices = town.app.services.practices
    author = await district.person("Орлова", Role.MENTOR)
    practice = await practices.begin(author, title)
    await practices.write(author, practice, PracticeField.ABOUT, "Дети делят пиццу & пишут письма")
    await practices.send(author, practice)
    await practices.publish(district.methodist, practice, vocabulary([title, "Дети делят пиццу"]))
    return practice


async def a_reader(town: Town, district: District, *roles: Role, language: str = "ru") -> Person:
    actor = await district.person("Читатель", *roles)
    return await town.person(actor.telegram_id, language=language)


async def test_found_in_any_form_shown_and_counted(town: Town, district: District) -> None:
    practice = await a_card(town, district)
    reader = await a_reader(town, district, Role.MENTEE)
    offered = await reader.ask_inline("дробями")
    assert offered.titles == ["Квест <по дробям>"]
    shown = await reader.choose(offered, offered.results[0]["id"])
    assert "Дети делят пиццу & пишут письма" in shown["text"]
    assert "Орлова" in shown["text"]
    (row,) = shown["inline_keyboard"]
    assert row[0]["url"].endswith(f"?start=pr{practice}")
    await all_settled(town.sandbox, [reader.id])
    # By the link the card opens, and says how many have taken it.
    await reader.start(f"pr{practice}")
    await reader.wait_for("Взял 1 человек")
    assert (await reader.ask_inline("дробями")).cached, "kept for a moment, for this person"
    assert await town.sandbox.violations() == []


async def test_nothing_found_says_so(town: Town, district: District) -> None:
    await a_card(town, district)
    reader = await a_reader(town, district, Role.MENTEE)
    offered = await reader.ask_inline("%_*( окно")
    assert offered.titles == []
    assert offered.button is not None
    assert "Ничего не нашлось" in offered.button["text"]
    everything = await reader.ask_inline("")
    assert everything.titles == ["Квест <по дробям>"]
    await reader.start(offered.button["start_parameter"])
    await reader.wait_for("Банк практик")


async def test_others_are_shown_nothing(town: Town, district: District) -> None:
    await a_card(town, district)
    stranger = await town.person(777, language="en")
    elsewhere = await a_district(town.app.database, name="Другой район")
    for person in (
        stranger,
        await a_reader(town, district, Role.VIEWER),
        await a_reader(town, elsewhere, Role.MENTOR),
    ):
        offered = await person.ask_inline("дроби")
        assert offered.answered
        assert offered.titles == []
    offered = await stranger.ask_inline("дроби", wait=10)
    assert offered.button is not None
    assert offered.button["text"] == "For participants. Open the bot"
    async with town.app.database.read() as session:
        known = select(func.count()).select_from(Account).where(Account.telegram_id == 777)
        assert await session.scalar(known) == 0, "typing opens no account"


async def test_pages(town: Town, district: District) -> None:
    practices = town.app.services.practices
    author = await district.person("Орлова", Role.MENTOR)
    for number in range(21):
        practice = await practices.begin(author, f"Карточка {number}")
        await practices.write(author, practice, PracticeField.ABOUT, "Дроби")
        await practices.send(author, practice)
        await practices.publish(district.methodist, practice, {})
    reader = await a_reader(town, district, Role.MENTEE)
    first = await reader.ask_inline("")
    assert (len(first.titles), first.next_offset) == (20, "1")
    last = await reader.ask_inline("", first.next_offset)
    assert (last.titles, last.next_offset) == (["Карточка 0"], "")
    for odd in ("7", "-1", "я", "99999999"):
        assert len((await reader.ask_inline("", odd)).titles) in (0, 20)


async def test_a_card_shown_in_the_bots_own_chat_answers_no_question(town: Town, district: District) -> None:
    await a_card(town, district)
    reader = await a_reader(town, district, Role.MENTEE)
    await reader.start()
    await reader.wait_for(button="Практики")
    offered = await reader.ask_inline("квест")
    await reader.choose(offered, offered.results[0]["id"], here=True)
    await all_settled(town.sandbox, [reader.id])
    said = [one.text for one in await reader.messages() if one.from_bot]
    assert len(said) == 1, said
