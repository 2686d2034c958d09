"""What is kept of a person, for that person: every table that leads to them, in words of both languages."""

import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Table
from sqlalchemy.sql.util import find_tables

from documents.people import my_data_json, my_data_xlsx
from locales import LANGUAGES, Reader, Texts, keptwords
from models import Base, enums
from models.database import Database
from models.enums import MeetingForm, Role
from services.clock import FixedClock
from services.people.kept import Kept, KeptPart
from services.people.kept_partners import COLUMNS
from services.people.kept_queries import QUERIES
from services.registry import Services
from tests.builders import District, a_district
from tests.conftest import build_services
from tests.services.places import a_country

NOTHING_OF_THEIR_OWN = {
    "people": "the part «person» itself",
    "name_words": "the name taken apart, to be found by: «person»",
    "partnerships": "the part «partnerships», with partners' names",
    "partnership_mentees": "the part «partnerships»",
    "former_mentees": "the part «partnerships»",
    "introductions": "when the two were told of each other: «partnerships»",
    "matchings": "a proposal that nobody has been told of",
    "matching_places": "a proposal that nobody has been told of",
    "matching_away": "a proposal that nobody has been told of",
    "applications": "becomes a person's own rows with the methodist's yes, and goes",
    "broadcasts": "what a methodist wrote to many is the programme's",
    "assignment_shares": "may answer a school's or partnership's task: who does has it in «tasks»",
    "assignee_targets": "whom a wording of the plan means; what comes of it is the part of tasks",
    "activity_changes": "the plan's, not the person's",
    "measurements": "a school's result, whoever typed it in",
    "recommendations": "what a methodist wrote to others is the programme's; what was asked is «tasks»",
    "practice_asks": "that a presenter was asked for a card: «messages»",
    "case_notes": "what a methodist did about the programme's exceptions is the programme's",
    "wrong_codes": "that a code fitted nothing, for ten minutes",
    "daily_messages": "that a day's message is spoken for: «messages»",
    "riders": "waits to be a message",
    "drafts": "an unfinished form of the methodist's, gone within a week",
    "linked_chats": "who linked a group stands in the log",
    "outbox": "the part «messages»",
}
CODES = {
    "person_state": enums.PersonState,
    "side": enums.DeficitSide,
    "deficit": enums.DeficitKind,
    "form": enums.MeetingForm,
    "fit": enums.Fit,
    "word_about": enums.WordKind,
    "review": enums.Review,
    "reached": enums.GoalOutcome,
    "where": enums.MeetingPlace,
    "practice_state": enums.PracticeState,
    "task_state": enums.AssignmentState,
    "going": enums.EventAnswer,
    "marked_by": enums.MarkedBy,
    "survey_state": enums.ParticipationState,
    "state": enums.PartnershipState,
    "message_state": enums.OutboxStatus,
    "role": enums.Role,
}


@pytest.fixture
async def district(any_database: Database) -> District:
    return await a_district(any_database)


@pytest.fixture
def services(any_database: Database, clock: FixedClock, tmp_path: Path) -> Services:
    return build_services(any_database, clock, tmp_path)


def test_every_table_that_leads_to_a_person_has_its_part() -> None:
    leading = {
        table.name
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name in {"people", "accounts"}
    }
    shown = {
        table.name
        for _, query in QUERIES.values()
        for table in find_tables(query({1}, 1), include_joins=True)
        if isinstance(table, Table)
    }
    assert leading - shown - NOTHING_OF_THEIR_OWN.keys() == set()


async def test_a_person_sees_their_own_and_their_partners_name(
    services: Services, district: District
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    mentee = await district.person("Котова", Role.MENTEE)
    other = await district.person("Чужая", Role.MENTEE)
    pair = await services.partnerships.create(
        district.methodist, mentor.require_person(), [mentee.require_person()]
    )
    day = date(2026, 11, 13)
    await services.partnerships.log_meeting(mentee, pair.id, MeetingForm.CONSULTATION, day)
    kept = await services.people.my_data(mentee)
    assert kept.part("partnerships").rows[0][1:3] == (Role.MENTEE, "Орлова Ирина Павловна")
    assert kept.part("meetings").rows[0][:2] == (day, MeetingForm.CONSULTATION)
    assert "Чужая" not in my_data_json(kept).decode()
    assert "Котова" not in my_data_json(await services.people.my_data(other)).decode()
    exported = await services.people.export_my_data(mentee)
    assert exported.parts == kept.parts
    again = await services.people.my_data(mentee)
    assert again.part("log").rows[-1][1:] == ("people.exported", True), "taking it is noted"


async def test_everybody_gets_all_parts_in_both_forms(
    services: Services, any_database: Database, clock: FixedClock
) -> None:
    country = await a_country(any_database, services, clock)
    for role in ("methodist", "curator", "mentor", "mentee"):
        kept = await services.people.my_data(country.actors[role])
        found = json.loads(my_data_json(kept))
        assert {part.name for part in kept.parts} < found.keys()
        for language in LANGUAGES:
            book = openpyxl.load_workbook(io.BytesIO(my_data_xlsx(kept, language)))
            assert len(book.sheetnames) == 1 + sum(bool(part.rows) for part in kept.parts)


def test_the_table_is_typed_and_safe() -> None:
    moment = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
    part = KeptPart(
        "meetings",
        ("day", "form", "topic", "minutes", "noted"),
        (
            (
                moment.date(),
                MeetingForm.JOINT_LESSON,
                "=1+1",
                45,
                moment,
            ),
        ),
    )
    book = openpyxl.load_workbook(io.BytesIO(my_data_xlsx(Kept(moment, (part,)))))
    row = book["Журнал встреч"][2]
    assert [cell.value for cell in row[1:4]] == ["совместный урок", "=1+1", 45]
    assert (row[2].data_type, row[0].data_type) == ("s", "d")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_column_and_code_has_words(language: str) -> None:
    reader = Reader(Texts.load(), language)
    for name, (columns, _) in {**QUERIES, "partnerships": (COLUMNS, None)}.items():
        assert keptwords.part(reader, name)
        assert all(keptwords.column(reader, column) for column in columns)
    for column, codes in CODES.items():
        for code in codes:
            assert keptwords.value(reader, column, code) != code.value or language == "en", (column, code)
