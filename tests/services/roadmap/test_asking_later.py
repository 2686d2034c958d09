"""Dates that nobody knows yet are asked for on the day that the methodist named, and not before."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.database import Database
from models.enums import PeriodKind, ProgrammeState, Role
from models.roadmap import Activity
from services.clock import FixedClock
from services.errors import DomainError
from services.registry import Services
from services.roadmap.asking_later import KIND
from services.roadmap.board_facts import CaseKind
from services.roadmap.by_hand import NewRow
from services.roadmap.drafts import Period
from services.roadmap.drafts import PeriodKind as DraftKind
from tests.builders import District, a_district
from tests.services.roadmap.plans import a_draft, a_row, an_activity, deadline
from tests.services.roadmap.test_bundles import msk, plan, queued

FRIDAY = date(2026, 11, 27)


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def cases(services: Services, district: District) -> list[int]:
    found = (await services.roadmap.attention(district.methodist)).cases
    return [case.id for case in found if case.kind is CaseKind.DATES]


async def test_it_is_asked_on_the_day_and_needs_no_attention_till_then(
    services: Services, district: District, clock: FixedClock
) -> None:
    roadmap = services.roadmap
    asked = await an_activity(district, Role.MENTEE, kind=PeriodKind.BY_SCHEDULE, due=None, title="Сессия")
    assert await cases(services, district) == [asked]
    # A Sunday: the working Monday after it makes up for it.
    await roadmap.ask_dates_later(district.methodist, asked, FRIDAY + timedelta(days=2))
    assert await cases(services, district) == []
    clock.moment = msk(FRIDAY, 8, 30)
    assert await roadmap.remind_of_dates(clock.now()) == 0
    clock.moment = msk(FRIDAY + timedelta(days=3), 8, 30)
    assert await roadmap.remind_of_dates(clock.now()) == 1
    assert await roadmap.remind_of_dates(clock.now()) == 0
    assert await plan(services, clock.now()) == 1
    assert [message.kind for message in await queued(district)] == [KIND]
    assert await cases(services, district) == [asked]
    assert await roadmap.asked_activity(asked) == "Сессия"
    await roadmap.give_dates(district.methodist, asked, deadline(date(2026, 12, 18)), "до 18 декабря")
    assert await roadmap.asked_activity(asked) is None, "what waits to be sent has nothing to ask any more"


async def test_days_that_cannot_be(services: Services, district: District, clock: FixedClock) -> None:
    asked = await an_activity(district, Role.MENTEE, kind=PeriodKind.BY_SCHEDULE, due=None)
    dated = await an_activity(district, Role.MENTEE)
    ask, today = services.roadmap.ask_dates_later, clock.now().date()
    for activity, day, key in (
        (asked, today, "later-in-the-past"),
        (asked, date(2027, 9, 1), "ask-later-end"),
        (dated, FRIDAY, "plan-has-dates"),
    ):
        with pytest.raises(DomainError) as refused:
            await ask(district.methodist, activity, day)
        assert refused.value.key == key


async def test_a_row_of_a_document_takes_its_day_into_the_plan(
    services: Services, database: Database, clock: FixedClock
) -> None:
    district = await a_district(database, state=ProgrammeState.PREPARING)
    roadmap, methodist = services.roadmap, district.methodist
    unclear = Period(DraftKind.BY_SCHEDULE)
    rows = [a_row(title, period=unclear, period_text="по графику") for title in ("Сессия", "Слёт")]
    draft = await roadmap.begin_import(methodist, "план.docx", a_draft(*rows))
    with pytest.raises(DomainError):
        await roadmap.ask_later(methodist, draft, 0, clock.now().date())
    await roadmap.ask_later(methodist, draft, 0, FRIDAY)
    await roadmap.ask_later(methodist, draft, 1, FRIDAY)
    await roadmap.set_period(methodist, draft, 1, deadline(FRIDAY), "до 27 ноября")
    await roadmap.confirm_import(methodist, draft)
    async with district.database.read() as session:
        found = {one.title: one.ask_on for one in await session.scalars(select(Activity))}
    assert found == {"Сессия": FRIDAY, "Слёт": None}, "dates said after all need no asking"


@pytest.mark.parametrize("saved", [False, True])
async def test_a_typed_row_without_dates_waits_for_its_day_too(
    services: Services, database: Database, clock: FixedClock, saved: bool
) -> None:
    district = await a_district(database, state=ProgrammeState.PREPARING)
    roadmap, methodist = services.roadmap, district.methodist
    row = NewRow("Слёт", Period(DraftKind.BY_SCHEDULE), "по графику", "Наставники", ask_on=FRIDAY)
    first = replace(row, title="Первое", period=deadline(FRIDAY), ask_on=None) if saved else row
    with pytest.raises(DomainError):
        await roadmap.begin_typed(methodist, "План", replace(row, ask_on=clock.now().date()))
    draft = await roadmap.begin_typed(methodist, "План", first)
    preview = await roadmap.preview(methodist, draft)
    assert not preview.questions, "it was said when to ask"
    await roadmap.confirm_import(methodist, draft)
    if saved:
        await roadmap.add_activity(methodist, row)
    assert await cases(services, district) == []
    clock.moment = msk(FRIDAY, 9)
    assert len(await cases(services, district)) == 1
