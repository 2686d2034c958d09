"""Whoever holds the database alone must not learn who gave which anonymous answer."""

import itertools
import random
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import inspect, text

from models.database import Database
from services.clock import FixedClock
from services.registry import Services
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
        await story.answer(guest, parts[guest.require_person()], *marks(number), f"беру {number}", 0)
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


async def test_no_order_of_rows_follows_the_order_of_coming(answered: Afterwards, database: Database) -> None:
    answers = (await everything(database))["anonymous_answers"]
    useful = min(row["question_id"] for row in answers)
    by_id = [row["number"] for row in answers if row["question_id"] == useful]
    coming = [marks(number)[0] for number in range(PEOPLE)]
    assert sorted(by_id) == sorted(coming)
    assert by_id != coming, "one chance in millions"
    assert by_id != coming[::-1]
    if database.is_sqlite:
        async with database.engine.connect() as connection:
            with pytest.raises(Exception, match="rowid"):
                await connection.execute(text("SELECT rowid FROM anonymous_answers"))


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


async def test_what_is_deleted_is_overwritten_in_the_file(database: Database) -> None:
    if database.is_sqlite:
        async with database.engine.connect() as connection:
            assert (await connection.execute(text("PRAGMA secure_delete"))).scalar() == 1


def _numbers_in(row: dict[str, Any]) -> list[int]:
    return [value for value in row.values() if isinstance(value, int)]


def _is_moment(value: object) -> bool:
    return isinstance(value, datetime) or (isinstance(value, str) and len(value) > 10 and value[4] == "-")
