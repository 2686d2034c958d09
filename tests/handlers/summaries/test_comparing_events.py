"""Event against event by what the guests said: in the chat of a methodist, in both languages."""

from datetime import timedelta
from io import BytesIO
from statistics import fmean

import openpyxl
import pytest
from sqlalchemy import select, update

from locales import Reader, Texts
from models.enums import EventKind, Role
from models.people import Account
from models.surveys import Participation
from services.events.facts import NewEvent
from services.events.guests import invite
from tests.builders import District, a_district
from tests.handlers.conftest import Town

Marks = tuple[tuple[int, int, int], ...]
EARLIER, LATER = "Готовимся к ОГЭ", "Читаем графики"
SAID: dict[str, Marks] = {
    EARLIER: ((5, 4, 9), (4, 4, 8), (5, 5, 10), (3, 4, 6), (4, 2, 7), (5, 5, 9)),
    LATER: ((3, 4, 6), (2, 3, 8), (5, 5, 10), (3, 3, 5), (4, 4, 3)),
}
"""How useful, how organised (1–5), how likely to recommend (0–10): a row for each guest."""


async def held(town: Town, district: District, title: str, marks: Marks) -> None:
    """An event to which so many came as there are rows; all answer anonymously, and the survey closes."""
    services, methodist = town.app.services, district.methodist
    starts_at = town.clock.moment + timedelta(hours=2)
    event_id = await services.events.create(
        methodist, NewEvent(EventKind.SEMINAR, title, starts_at, 60, "Школа", anonymous=True)
    )
    guests = [await district.person(f"Гостева{number}", Role.MENTEE) for number in range(len(marks))]
    async with town.app.database.write() as session:
        await invite(session, event_id, [guest.require_person() for guest in guests])
    town.clock.moment = starts_at + timedelta(hours=3)
    for guest in guests:
        await services.events.tick(methodist, event_id, guest.require_person(), True)
    await services.events.finish_attendance(methodist, event_id)
    await services.surveys.open_due()
    survey_id = (await services.events.card(methodist, event_id)).survey_id
    assert survey_id is not None
    theirs = select(Participation.person_id, Participation.id).where(Participation.survey_id == survey_id)
    async with town.app.database.read() as session:
        parts = dict((await session.execute(theirs)).all())
    for guest, row in zip(guests, marks, strict=True):
        for position, mark in enumerate(row, start=1):
            await services.surveys.choose(guest, parts[guest.require_person()], position, mark)
    await services.surveys.close(methodist, survey_id)


def recommend(marks: list[int]) -> int:
    """In whole points."""
    return round(100 * (sum(mark >= 9 for mark in marks) - sum(mark <= 6 for mark in marks)) / len(marks))


def shown(locale: str, first: float, second: float) -> str:
    """Two means and their difference as the chat writes them."""
    change = round(second, 2) - round(first, 2)
    text = f"{first:.2f} → {second:.2f} ({'−' if change < 0 else '+'}{abs(change):.2f})"
    return text.replace(".", ",") if locale == "ru" else text


@pytest.mark.parametrize("locale", ["ru", "en"])
async def test_two_events(town: Town, locale: str) -> None:
    district, reader = await a_district(town.app.database), Reader(Texts.load(), locale)
    for title, marks in SAID.items():
        await held(town, district, title, marks)
        town.clock.advance(days=1)
    async with town.app.database.write() as session:
        mine = Account.telegram_id == district.methodist.telegram_id
        await session.execute(update(Account).where(mine).values(locale=locale))

    methodist = await town.person(district.methodist.telegram_id, "Елена", locale)
    await methodist.start()
    menu, compare = reader.plain("home-summaries"), reader.plain("comparison-button")
    for label in (menu, LATER[:8], compare, EARLIER[:8]):
        await methodist.wait_for(button=label)
        await methodist.tap(label)
    before, after = (
        [list(column) for column in zip(*SAID[title], strict=True)] for title in (EARLIER, LATER)
    )
    compared = await methodist.wait_for(shown(locale, fmean(before[0]), fmean(after[0])))
    assert shown(locale, fmean(before[1]), fmean(after[1])) in compared.text, "how it was organised"
    satisfied = (fmean(before[0] + before[1]), fmean(after[0] + after[1]))
    assert shown(locale, *satisfied) in compared.text, "all marks 1–5 together"
    assert (recommend(before[2]), recommend(after[2])) == (33, -40)
    assert "+33 → −40 (−73)" in compared.text
    lines = compared.text.splitlines()
    first, second = (next(line for line in lines if title in line) for title in (EARLIER, LATER))
    assert (first[0], second[0]) == ("1", "2"), "the earlier one first"
    assert (first.count("6"), second.count("5")) == (2, 2), "who answered of who was asked"

    table = reader.plain("summaries-xlsx")
    await methodist.tap(table, message_id=compared.id, wait=30)
    file = await methodist.wait_for(kind="document", after=compared.id, timeout=30)
    sheet = openpyxl.load_workbook(BytesIO(await methodist.download(file))).worksheets[0]
    rows = [[cell.value for cell in row][3:] for row in sheet.iter_rows(min_row=2)]
    pairs = [satisfied, (recommend(before[2]), recommend(after[2]))]
    pairs += [(fmean(one), fmean(other)) for one, other in zip(before, after, strict=True)]
    given = [(12, 10), *[(6, 5)] * 4]
    assert rows == [
        pytest.approx([one, other, other - one, *counts])
        for (one, other), counts in zip(pairs, given, strict=True)
    ]
    assert await town.sandbox.violations() == []
