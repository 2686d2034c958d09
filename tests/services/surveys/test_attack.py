"""An attacker who holds the whole database tries every order he can find; one leak would be enough."""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import inspect, select, text

from models.database import Database
from models.enums import QuestionKind as Kind
from models.enums import Role
from models.sums import ASKED
from models.surveys import AnonymousAnswer
from services.clock import FixedClock
from services.registry import Services
from services.surveys.forms import NewQuestion
from tests.builders import a_district
from tests.services.surveys.asking import a_survey

PEOPLE, SURVEYS = 8, 6
NEVER = 0.40
"""Chance is 1/8; of 48 guesses more than 40 % right is over five deviations, whichever of the rules."""
LEAK = "answered_at"
Rows = dict[str, list[dict[str, Any]]]
QUESTIONS = [
    NewQuestion("likely", Kind.NPS, "Посоветуете?", required=True),
    NewQuestion("words", Kind.TEXT, "Что возьмёте?", named=True),
]


async def dump(database: Database) -> Rows:
    """Every row in the order of its file, on PostgreSQL with the place and the transaction of each."""
    hidden = (
        ""
        if database.is_sqlite
        else "CAST(ctid AS text) AS ctid, CAST(CAST(xmin AS text) AS bigint) AS xmin, "
    )
    found: Rows = {}
    async with database.engine.connect() as connection:
        for table in await connection.run_sync(lambda sync: inspect(sync).get_table_names()):
            rows = await connection.execute(text(f'SELECT {hidden}* FROM "{table}"'))
            found[table] = [dict(row) for row in rows.mappings()]
    return found


def orders(rows: list[dict[str, Any]], name: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The rows as they lie, and by each column that can be sorted; both ways."""
    ways = {f"{name} as it lies": rows}
    for column in rows[0] if rows else ():
        values = [row[column] for row in rows]
        if all(value is not None for value in values) and column not in {"number", "text"}:
            ways[f"{name} by {column}"] = sorted(rows, key=lambda row: str(row[column]).rjust(24))
    for way, ordered in ways.items():
        yield way, ordered
        yield f"{way}, backwards", ordered[::-1]


def people_in_order(tables: Rows, survey_id: int) -> Iterator[tuple[str, list[int]]]:
    """Everything from which an order of this survey's people can be read."""
    parts = {row["id"]: row["person_id"] for row in tables["participations"] if row["survey_id"] == survey_id}
    accounts = {row["account_id"]: row["id"] for row in tables["people"] if row["id"] in parts.values()}
    # What a transaction has added to the sums lies in their order; whose it was, its other rows tell.
    doers = {row["xmin"]: row["person_id"] for row in tables["participations"] if "xmin" in row}
    added = [row for row in tables["sums"] if (row["what"], row["of_id"]) == (ASKED, survey_id)]
    for way, ordered in orders(added, "sums"):
        people = [doers[row["xmin"]] for row in ordered if row.get("xmin") in doers]
        yield way, list(dict.fromkeys(person for person in people if person in parts.values()))
    for name, rows in tables.items():
        if name == "anonymous_answers":
            continue
        theirs = []
        for row in rows:
            if "survey_id" in row and row["survey_id"] != survey_id:
                continue
            person = parts.get(row.get("participation_id"), row.get("person_id"))
            person = row["id"] if name == "people" else accounts.get(row.get("account_id"), person)
            if person in parts.values():
                theirs.append({**row, "_": person})
        for way, ordered in orders(theirs, name):
            yield way, list(dict.fromkeys(row["_"] for row in ordered))


def hits(tables: Rows, survey_id: int, truth: dict[int, int]) -> dict[str, int]:
    """Rule → how many people's answers it guesses: the first of an order gave the first answer of another."""
    answers = [row for row in tables["anonymous_answers"] if row["survey_id"] == survey_id]
    found = {}
    for of_people, people in people_in_order(tables, survey_id):
        for of_answers, rows in orders(answers, "answers"):
            guess = zip(people, (row["number"] for row in rows), strict=False)
            found[f"{of_people} / {of_answers}"] = sum(truth[person] == number for person, number in guess)
    return found


@pytest.mark.parametrize("closed", [False, True])
async def test_no_join_of_the_whole_database_finds_who_answered_what(
    services: Services, any_database: Database, clock: FixedClock, closed: bool
) -> None:
    district = await a_district(any_database)
    people = [await district.person(f"Учителева{number}", Role.MENTEE) for number in range(PEOPLE)]
    chance = random.Random(20261126)
    honest: dict[str, int] = {}
    leaky: dict[str, int] = {}
    for _ in range(SURVEYS):
        survey_id, asked = await a_survey(district, clock, QUESTIONS, people, anonymous=True)
        marks = chance.sample(range(11), PEOPLE)
        coming = list(zip(asked, marks, strict=True))
        chance.shuffle(coming)
        seen: dict[int, int] = {}
        for moment, ((actor, part), mark) in enumerate(coming):
            clock.advance(minutes=2)
            await services.surveys.choose(actor, part, 1, mark)
            await services.surveys.write(actor, part, 2, f"возьму приём {mark % 3}")
            async with any_database.read() as session:
                for answer in await session.scalars(select(AnonymousAnswer.id)):
                    seen.setdefault(answer, moment)
        if closed:
            await services.surveys.close(district.methodist, survey_id)
        truth = {actor.require_person(): mark for (actor, _), mark in coming}
        tables = await dump(any_database)
        _add(honest, hits(tables, survey_id, truth))
        # The same, had somebody added nothing but the moment at which an answer came.
        tables["anonymous_answers"] = [
            {**row, LEAK: seen.get(row["id"], 0)} for row in tables["anonymous_answers"]
        ]
        _add(leaky, hits(tables, survey_id, truth))
        clock.advance(minutes=1)
    guesses = PEOPLE * SURVEYS
    assert len(honest) > 30, "the attacker has tried what there is"
    best = max(honest, key=lambda rule: honest[rule])
    assert honest[best] / guesses < NEVER, best
    worst = max(leaky, key=lambda rule: leaky[rule])
    assert leaky[worst] == guesses, "the attack would see a leak"
    assert LEAK in worst


def _add(sums: dict[str, int], found: dict[str, int]) -> None:
    for rule, count in found.items():
        sums[rule] = sums.get(rule, 0) + count
