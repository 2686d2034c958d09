"""A plan without a document: typed row by row, one activity added after the launch, built-in templates."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, update

from models.database import Database
from models.enums import Evidence, ProgrammeState, Role, Stage
from models.programmes import Programme
from models.roadmap import Activity, ActivityChange, AssigneeRule
from services.clock import FixedClock
from services.errors import DomainError, NotFound
from services.orders import Order
from services.registry import Services
from services.roadmap.by_hand import MOST_ROWS, NewRow, TemplateTexts
from services.roadmap.days import public_days_off
from services.roadmap.templates import ACTION, SCHOOL, TEMPLATES, placed
from tests.builders import District, a_district
from tests.services.roadmap.plans import assignments, deadline

FRIDAY = date(2026, 11, 27)
TRIAL = NewRow(
    "Пробный урок", deadline(FRIDAY), "до 27 ноября", "Наставляемые", "Фото", "Практика", ("mentee",)
)


@pytest.fixture
async def district(any_database: Database) -> District:
    return await a_district(any_database)


@pytest.fixture
def services(any_database: Database, clock: FixedClock, tmp_path: Any) -> Services:
    from tests.conftest import build_services

    return build_services(any_database, clock, tmp_path)


async def prepare(district: District) -> None:
    async with district.database.write() as session:
        await session.execute(update(Programme).values(state=ProgrammeState.PREPARING, launched_at=None))


async def activities(district: District) -> list[Activity]:
    async with district.database.read() as session:
        return list(await session.scalars(select(Activity).order_by(Activity.position)))


def texts(key: str) -> list[TemplateTexts]:
    return [
        TemplateTexts(f"Дело {number}", "Справка", row.part, "+".join(row.roles), "срок")
        for number, row in enumerate(TEMPLATES[key].rows, 1)
    ]


async def test_rows_are_typed_previewed_and_saved(services: Services, district: District) -> None:
    await prepare(district)
    teacher = await district.person("Иванова", Role.MENTEE)
    roadmap, methodist = services.roadmap, district.methodist
    draft = await roadmap.begin_typed(methodist, "Набрано вручную", TRIAL)
    own_words = NewRow("Итоги", deadline(date(2026, 12, 4)), "до 4 декабря", "Методист района")
    assert await roadmap.add_row(methodist, draft, own_words) == 2
    preview = await roadmap.preview(methodist, draft)
    assert [row.title for row in preview.rows] == ["Пробный урок", "Итоги"]
    assert not any(row.has_question for row in preview.rows)
    await roadmap.confirm_import(methodist, draft)
    first, second = await activities(district)
    assert (first.evidence, first.ends_on, first.direction) == (Evidence.PHOTO, FRIDAY, "Практика")
    assert second.responsible == "Методист района"
    await services.programmes.launch(methodist)
    [given] = await assignments(district, teacher)
    assert (given.title, given.due_on) == ("Пробный урок", FRIDAY)


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (NewRow("  ", deadline(FRIDAY), "", "Методист"), "import-title-empty"),
        (NewRow("Я" * 1001, deadline(FRIDAY), "", "Методист"), "error-text-too-long"),
        (NewRow("Дело", deadline(FRIDAY), "", "Я" * 501), "error-text-too-long"),
        (NewRow("Дело", deadline(FRIDAY), "", "Методист", "Я" * 501), "error-text-too-long"),
    ],
)
async def test_a_row_that_is_none_is_refused_and_the_draft_stays(
    services: Services, district: District, row: NewRow, key: str
) -> None:
    await prepare(district)
    draft = await services.roadmap.begin_typed(district.methodist, "План", TRIAL)
    with pytest.raises(DomainError, match=key):
        await services.roadmap.add_row(district.methodist, draft, row)
    assert len((await services.roadmap.preview(district.methodist, draft)).rows) == 1


async def test_a_plan_has_an_end(services: Services, district: District) -> None:
    await prepare(district)
    draft = await services.roadmap.begin_typed(district.methodist, "План", TRIAL)
    for _ in range(MOST_ROWS - 1):
        await services.roadmap.add_row(district.methodist, draft, TRIAL)
    with pytest.raises(DomainError, match="row-too-many"):
        await services.roadmap.add_row(district.methodist, draft, TRIAL)


async def test_an_activity_added_after_the_launch_is_given_out_with_its_order(
    services: Services, district: District
) -> None:
    await prepare(district)
    teacher = await district.person("Иванова", Role.MENTEE)
    roadmap, methodist = services.roadmap, district.methodist
    await roadmap.confirm_import(methodist, await roadmap.begin_typed(methodist, "План", TRIAL))
    await services.programmes.launch(methodist)
    with pytest.raises(DomainError):
        await roadmap.begin_typed(methodist, "Другой", TRIAL)
    late = NewRow("Круглый стол", deadline(date(2026, 12, 11)), "до 11 декабря", "Пары", "", "", ("mentee",))
    assert await roadmap.add_activity(methodist, late, Order("12-од", date(2026, 11, 20))) == 1
    assert [one.title for one in await assignments(district, teacher)] == ["Пробный урок", "Круглый стол"]
    async with district.database.read() as session:
        change = (await session.scalars(select(ActivityChange).order_by(ActivityChange.id.desc()))).first()
        rule = await session.scalar(select(AssigneeRule.roles).where(AssigneeRule.wording == "Пары"))
    assert change
    assert change.order_number == "12-од"
    assert rule == ["mentee"]


@pytest.mark.parametrize("key", sorted(TEMPLATES))
async def test_a_template_becomes_a_plan_with_dates_from_the_launch(
    services: Services, district: District, clock: FixedClock, key: str
) -> None:
    await prepare(district)
    roadmap, methodist = services.roadmap, district.methodist
    draft = await roadmap.begin_template(methodist, key, "Образец", texts(key))
    preview = await roadmap.preview(methodist, draft)
    assert not any(row.has_question for row in preview.rows), "a whole year is before us"
    await roadmap.confirm_import(methodist, draft)
    is_off = public_days_off("RU")
    for activity, row in zip(await activities(district), TEMPLATES[key].rows, strict=True):
        assert (activity.evidence, activity.stage) == (row.evidence, row.stage)
        assert activity.ends_on is None or not is_off(activity.ends_on)
        assert activity.starts_on is None or not is_off(activity.starts_on)
    async with district.database.read() as session:
        rules = {rule.wording: rule.roles for rule in await session.scalars(select(AssigneeRule))}
    assert rules == {"+".join(row.roles): sorted(row.roles) for row in TEMPLATES[key].rows}


async def test_what_does_not_fit_any_more_is_asked(
    services: Services, district: District, clock: FixedClock
) -> None:
    """Begun a week before the programme's end: a month of action learning has no room."""
    await prepare(district)
    async with district.database.write() as session:
        await session.execute(update(Programme).values(ends_on=clock.now().date().replace(day=30)))
    draft = await services.roadmap.begin_template(district.methodist, "action", "Образец", texts("action"))
    asked = [
        row for row in (await services.roadmap.preview(district.methodist, draft)).rows if row.has_question
    ]
    assert asked
    assert all(row.period.end and row.period.end.month == 12 for row in asked)


async def test_an_unknown_template_is_not_found(services: Services, district: District) -> None:
    await prepare(district)
    with pytest.raises(NotFound):
        await services.roadmap.begin_template(district.methodist, "нет", "Образец", [])
    with pytest.raises(NotFound):
        await services.roadmap.begin_template(district.methodist, "action", "Образец", texts("action")[:2])


def test_two_weeks_after_the_launch_is_a_working_day() -> None:
    """Launched on Tuesday 1 September 2026: day 14 is a Tuesday; a Sunday's deadline is Friday's."""
    is_off = public_days_off("RU")
    by_two_weeks = placed(SCHOOL.rows[1], date(2026, 9, 1), date(2027, 8, 31), is_off)
    assert by_two_weeks == deadline(date(2026, 9, 15))
    from_sunday = placed(SCHOOL.rows[1], date(2026, 9, 6), date(2027, 8, 31), is_off)
    assert from_sunday.end == date(2026, 9, 18)
    trial = next(row for row in ACTION.rows if row.stage is Stage.TRIAL_LESSON)
    window = placed(trial, date(2026, 9, 1), date(2027, 8, 31), is_off)
    assert (window.start, window.end) == (date(2026, 9, 8), date(2026, 9, 15))
