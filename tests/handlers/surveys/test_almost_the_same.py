"""A second anonymous survey of almost the same people: what the methodist is told, and whom it asks."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from models.enums import Role
from models.people import Membership
from models.surveys import Participation
from sandbox.client import Person
from services.surveys.circles import Circle, CircleKind
from services.surveys.opening import NewSurvey
from tests.builders import a_district
from tests.handlers.conftest import Town


async def at_the_check(town: Town, teachers: int) -> Person:
    """So many were asked anonymously, one has left since; everybody is to be asked on another form."""
    district = await a_district(town.app.database)
    people = [await district.person(f"Учителева{number}", Role.MENTEE) for number in range(teachers)]
    surveys, today = town.app.services.surveys, town.clock.moment.date()
    first = NewSurvey("mentee_start", "Начало", Circle(CircleKind.ALL), True, today + timedelta(days=7))
    await surveys.open_survey(district.methodist, first)
    await surveys.begin_due()
    async with town.app.database.write() as session:
        theirs = update(Membership).where(Membership.person_id == people[0].require_person())
        await session.execute(theirs.values(ends_on=today - timedelta(days=1)))
    methodist = await town.person(district.methodist.telegram_id, "Елена")
    await methodist.start()
    await methodist.wait_for(button="Сводки")
    for label in ("Сводки", "Новый опрос", "Промежуточный итог", "Кого спросить", "Всех участников"):
        await methodist.wait_for(button=label)
        await methodist.tap(label)
    return methodist


async def test_some_are_left_out_and_the_methodist_knows_how_many(town: Town) -> None:
    methodist = await at_the_check(town, 16)
    check = await methodist.wait_for("Получат 11", button="С именами")
    assert "Ещё 4 в этот раз не спросим" in check.text
    await methodist.tap("С именами")
    named = await methodist.wait_for("Получат 15", button="Анонимно")
    assert "не спросим" not in named.text
    await methodist.tap("Анонимно")
    await methodist.wait_for("Получат 11", button="Открыть опрос")
    opened = await methodist.tap("Открыть опрос")
    assert "Опрос открыт" in (opened.text or "")
    await town.tick()
    async with town.app.database.read() as session:
        asked = select(func.count()).select_from(Participation).group_by(Participation.survey_id)
        assert sorted(await session.scalars(asked)) == [11, 16]
    assert await town.sandbox.violations() == []


@pytest.mark.parametrize("teachers", [6, 9])
async def test_of_a_few_it_is_refused_with_what_to_do(town: Town, teachers: int) -> None:
    methodist = await at_the_check(town, teachers)
    await methodist.wait_for("не спросим", button="Открыть опрос")
    check = await methodist.wait_for(button="Открыть опрос")
    await methodist.tap("Открыть опрос")
    # Too long for a note over the screen: it comes as a message.
    refused = await methodist.wait_for("осталось бы меньше 5", after=check.id)
    assert "откройте опрос с именами" in refused.text
    await methodist.tap("С именами", message_id=check.id)
    await methodist.wait_for(f"Получат {teachers - 1}", button="Открыть опрос")
    opened = await methodist.tap("Открыть опрос")
    assert "Опрос открыт" in (opened.text or "")
