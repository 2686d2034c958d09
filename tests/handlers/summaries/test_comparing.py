"""The programme's start against its end while named answers still come: chat, picture, table."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from sqlalchemy import select

from models.enums import Role
from models.surveys import Participation
from services.actor import Actor
from services.surveys.circles import Circle, CircleKind
from services.surveys.opening import NewSurvey
from tests.builders import District, a_district
from tests.handlers.conftest import Town

START, END = (2, 3, 2, 1, 2), (4, 5, 3, 4, 4)


async def asked(town: Town, district: District, form: str, teacher: Actor, marks: tuple[int, ...]) -> None:
    """An open named survey on a ready form, whose matrix `teacher` marks so."""
    surveys = town.app.services.surveys
    closes = town.clock.moment.date() + timedelta(days=7)
    survey_id = await surveys.open_survey(
        district.methodist, NewSurvey(form, form, Circle(CircleKind.ALL), anonymous=False, closes_on=closes)
    )
    await surveys.begin_due()
    async with town.app.database.read() as session:
        part = (
            await session.scalars(
                select(Participation.id).where(
                    Participation.survey_id == survey_id, Participation.person_id == teacher.person_id
                )
            )
        ).one()
    for position, mark in enumerate(marks, start=1):
        view = await surveys.choose(teacher, part, position, mark)
    while view.question is not None:
        view = await surveys.skip(teacher, part, view.position)


async def test_two_surveys_that_still_run(town: Town) -> None:
    district = await a_district(town.app.database)
    teacher = await district.person("Учителева", Role.MENTEE)
    methodist = await town.person(district.methodist.telegram_id, "Елена")
    await methodist.start()
    await methodist.wait_for(button="Сводки")
    await asked(town, district, "mentee_start", teacher, START)
    town.clock.advance(days=1)
    await asked(town, district, "mentee_end", teacher, END)

    await methodist.tap("Сводки")
    await methodist.wait_for(button="mentee_end")
    await methodist.tap("mentee_end")
    card = await methodist.wait_for("Оценки с именами", button="Ещё…")
    assert sum(map(len, card.rows)) <= 8
    await methodist.tap("Ещё…")
    await methodist.wait_for(button="Сравнить")
    await methodist.tap("Сравнить")
    await methodist.wait_for(button="mentee_start")
    await methodist.tap("mentee_start")
    compared = await methodist.wait_for("Было и стало")
    assert "2,00 → 4,00 (+2,00)" in compared.text
    await methodist.tap("Картинка", message_id=compared.id, wait=30)
    drawn = await methodist.wait_for("Сравнение: mentee_end", kind="photo", timeout=30)
    assert (await methodist.download(drawn)).startswith(b"\x89PNG")
    await methodist.tap("Таблица .xlsx", message_id=compared.id, wait=30)
    file = await methodist.wait_for(kind="document", after=drawn.id, timeout=30)
    sheet, surveys = openpyxl.load_workbook(BytesIO(await methodist.download(file))).worksheets
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [row[3:] for row in rows] == [
        pytest.approx([first, second, second - first, 1, 1]) for first, second in zip(START, END, strict=True)
    ]
    assert [row[1].value for row in surveys.iter_rows(min_row=2)] == ["mentee_start", "mentee_end"]
    assert await town.sandbox.violations() == []
