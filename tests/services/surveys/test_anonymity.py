"""Whoever holds the database alone must not learn who gave which anonymous answer."""

import asyncio
import itertools
import random
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import inspect, text

from models.database import Database
from models.surveys import Survey
from services.clock import FixedClock
from services.registry import Services
from services.surveys.facts import Step
from tests.builders import a_district
from tests.services.surveys.afterwards import Afterwards, an_event

PEOPLE = 12


async def everything(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, in the order the file gives them."""
    async with database.engine.connect() as connection:
        tables = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        found = {}
        for table in tables:
            rows = await connection.execute(text(f'SELECT * FROM "{table}"'))
            found[table] = [dict(row) for row in rows.mappings()]
        return found


@pytest.fixture
async def answered(services: Services, database: Database, clock: FixedClock) -> Afterwards:
    """Twelve people answer one after another, minutes apart; guest n marks usefulness by `mark(n)`."""
    story = await an_event(services, await a_district(database), clock, guests=PEOPLE)
    await story.end()
    rows = (await everything(database))["participations"]
    parts = {row["person_id"]: row["id"] for row in rows}
    for number, guest in enumerate(story.guests):
        clock.advance(minutes=3)
        await story.answer(guest, parts[guest.require_person()], *marks(number), f"беру {number}", 0, 0)
    return story


def marks(number: int) -> tuple[int, int, int]:
    """Rising answers: any trace of the order of coming would show in them."""
    return 1 + number * 5 // PEOPLE, 5 - number * 5 // PEOPLE, number * 11 // PEOPLE


async def test_no_column_leads_from_an_answer_to_a_person(answered: Afterwards, database: Database) -> None:
    tables = await everything(database)
    answers = tables["anonymous_answers"]
    assert len(answers) == 3 * PEOPLE
    assert set(answers[0]) == {"id", "survey_id", "question_id", "number", "text"}
    assert tables["draft_answers"] == []

    other = {
        value
        for name, rows in tables.items()
        if name != "anonymous_answers"
        for row in rows
        for value in _numbers_in(row)
    }
    assert not other & {row["id"] for row in answers}, "an answer's id stands nowhere else"


async def test_nothing_tells_when_a_person_answered_the_anonymous_part(
    answered: Afterwards, database: Database
) -> None:
    participations = (await everything(database))["participations"]
    assert {name for row in participations for name, value in row.items() if _is_moment(value)} == set()
    assert {row["state"] for row in participations} == {"finished"}


@pytest.mark.parametrize("closed", [False, True])
async def test_no_order_of_rows_follows_the_order_of_coming(
    answered: Afterwards, database: Database, closed: bool
) -> None:
    if closed:
        await answered.services.surveys.close(answered.district.methodist, await answered.survey_id())
    answers = (await everything(database))["anonymous_answers"]
    useful = min(row["question_id"] for row in answers)
    by_place = [row["number"] for row in answers if row["question_id"] == useful]
    coming = [marks(number)[0] for number in range(PEOPLE)]
    assert sorted(by_place) == sorted(coming)
    assert by_place != coming, "one chance in millions"
    assert by_place != coming[::-1]


@pytest.mark.parametrize("any_url", ["sqlite"], indirect=True)
async def test_answers_have_no_hidden_row_numbers(database: Database) -> None:
    async with database.engine.connect() as connection:
        with pytest.raises(Exception, match="rowid"):
            await connection.execute(text("SELECT rowid FROM anonymous_answers"))


async def writers(database: Database, table: str) -> set[str]:
    """The transactions that PostgreSQL notes as writers of the table's rows."""
    async with database.engine.connect() as connection:
        return set(await connection.scalars(text(f"SELECT CAST(xmin AS text) FROM {table}")))


@pytest.mark.parametrize("any_url", ["postgresql"], indirect=True)
async def test_no_note_of_the_writer_joins_answers_with_a_person(
    answered: Afterwards, database: Database
) -> None:
    assert len(await writers(database, "participations")) > 1
    assert len(await writers(database, "anonymous_answers")) == 1, "all of them came last"
    await answered.services.surveys.close(answered.district.methodist, await answered.survey_id())
    left = await writers(database, "anonymous_answers")
    assert len(left) == 1
    assert not left & await writers(database, "participations")


@pytest.mark.parametrize("any_url", ["postgresql"], indirect=True)
async def test_closing_lays_anew_more_than_one_crowd(
    services: Services, database: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.surveys.answers.CROWD", 1)
    story = await an_event(services, await a_district(database), clock, guests=5)
    await story.end()
    for row in (await everything(database))["participations"]:
        guest = next(each for each in story.guests if each.person_id == row["person_id"])
        await story.answer(guest, row["id"], *marks(1))
    assert len(await writers(database, "anonymous_answers")) > 1
    before = (await everything(database))["anonymous_answers"]
    await services.surveys.close(story.district.methodist, await story.survey_id())
    after = (await everything(database))["anonymous_answers"]
    assert len(await writers(database, "anonymous_answers")) == 1
    assert sorted(before, key=lambda row: row["id"]) == sorted(after, key=lambda row: row["id"])


async def test_of_answers_sent_at_once_none_is_lost(
    services: Services, database: Database, clock: FixedClock
) -> None:
    story = await an_event(services, await a_district(database), clock, guests=PEOPLE)
    await story.end()
    parts = {row["person_id"]: row["id"] for row in (await everything(database))["participations"]}
    await asyncio.gather(
        *(
            story.answer(guest, parts[guest.require_person()], *marks(number))
            for number, guest in enumerate(story.guests)
        )
    )
    answers = (await everything(database))["anonymous_answers"]
    assert sorted(row["number"] for row in answers) == sorted(
        mark for number in range(PEOPLE) for mark in marks(number)
    )


async def test_who_answers_while_it_closes_finds_it_closed(
    services: Services, database: Database, clock: FixedClock
) -> None:
    story = await an_event(services, await a_district(database), clock, guests=1)
    await story.end()
    part = (await everything(database))["participations"][0]["id"]
    await story.answer(story.guests[0], part, *marks(0)[:2])
    async with database.write() as session:
        survey = await session.get_one(Survey, await story.survey_id(), with_for_update=True)
        await services.surveys.shut(session, clock.now(), survey)
        await session.flush()
        late = asyncio.create_task(story.answer(story.guests[0], part, marks(0)[2]))
        assert not (await asyncio.wait({late}, timeout=0.3))[0], "it waits for the closing"
    assert (await late).step is Step.CLOSED
    assert (await everything(database))["anonymous_answers"] == []


async def test_the_three_answers_of_one_person_do_not_hang_together(
    answered: Afterwards, database: Database
) -> None:
    """Neighbours by id are no better than chance at finding who answered 1, 5 and 0."""
    answers = (await everything(database))["anonymous_answers"]
    expected = {marks(number) for number in range(PEOPLE)}
    by_question = [
        [row["number"] for row in sorted(group, key=lambda row: row["id"])]
        for _, group in itertools.groupby(
            sorted(answers, key=lambda row: row["question_id"]), key=lambda row: row["question_id"]
        )
    ]
    joined = list(zip(*by_question, strict=True))
    chance = random.Random(1)
    shuffled = [
        sum(row in expected for row in zip(*(chance.sample(g, PEOPLE) for g in by_question), strict=True))
        for _ in range(300)
    ]
    assert sum(row in expected for row in joined) <= max(shuffled) + 2


async def test_after_closing_a_half_answer_leaves_nothing(
    services: Services, database: Database, clock: FixedClock
) -> None:
    story = await an_event(services, await a_district(database), clock, guests=1)
    await story.end()
    part = (await everything(database))["participations"][0]["id"]
    await story.answer(story.guests[0], part, 1, 2)
    assert len((await everything(database))["draft_answers"]) == 2
    clock.moment = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
    await services.surveys.close_due()
    tables = await everything(database)
    assert tables["draft_answers"] == []
    assert tables["anonymous_answers"] == []


@pytest.mark.parametrize("any_url", ["sqlite"], indirect=True)
async def test_what_is_deleted_is_overwritten_in_the_file(database: Database) -> None:
    async with database.engine.connect() as connection:
        assert (await connection.execute(text("PRAGMA secure_delete"))).scalar() == 1


@pytest.mark.parametrize("any_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("table", ["draft_answers", "anonymous_answers"])
async def test_what_is_deleted_is_vacuumed_at_the_next_round(database: Database, table: str) -> None:
    async with database.engine.connect() as connection:
        found = await connection.scalar(text(f"SELECT reloptions FROM pg_class WHERE relname = '{table}'"))
    assert set(found or []) == {"autovacuum_vacuum_threshold=0", "autovacuum_vacuum_scale_factor=0"}


def _numbers_in(row: dict[str, Any]) -> list[int]:
    return [value for value in row.values() if isinstance(value, int)]


def _is_moment(value: object) -> bool:
    return isinstance(value, datetime) or (isinstance(value, str) and len(value) > 10 and value[4] == "-")
