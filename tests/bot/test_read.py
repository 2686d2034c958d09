"""`roster read` and `roadmap read`: the JSON others build on, and one clear line for what can't be read."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.cli.reading import BAD_FILE

SAMPLE = Path(__file__).parent.parent.parent / "sample"
PERSON = {
    "row",
    "surname",
    "name",
    "patronymic",
    "school",
    "role",
    "subject",
    "phone",
    "mentor",
    "strengths",
    "deficits",
}
ITEM = {"n", "direction", "title", "period_text", "period", "participants", "responsible", "result", "doubts"}
PERIOD = {"kind", "start", "end", "rrule", "whole", "points", "months", "time"}
KINDS = {"date", "deadline", "window", "recurring", "by_schedule", "none"}
ROLES = {"mentor", "mentee", "curator", "methodist", "viewer", None}


def read(*arguments: str) -> dict[str, list[dict[str, object]]]:
    result = CliRunner().invoke(cli, [*arguments, "--json"])
    assert result.exit_code == 0, result.stderr
    found: dict[str, list[dict[str, object]]] = json.loads(result.stdout)
    return found


def check_roster(found: dict[str, list[dict[str, object]]]) -> None:
    assert {"people", "schools", "errors"} <= found.keys()
    wrong = {error["row"] for error in found["errors"]}
    for person in found["people"]:
        assert person.keys() >= PERSON
        assert person["role"] in ROLES
        assert person["row"] not in wrong
    assert all(error.keys() >= {"row", "column", "reason"} for error in found["errors"])


def check_roadmap(found: dict[str, list[dict[str, object]]]) -> None:
    assert found.keys() >= {"school_year", "items"}
    assert found["items"]
    for item in found["items"]:
        assert item.keys() >= ITEM
        period = item["period"]
        assert isinstance(period, dict)
        assert period.keys() >= PERIOD
        assert period["kind"] in KINDS
        assert isinstance(item["doubts"], list)
        assert all(isinstance(doubt, str) and doubt for doubt in item["doubts"])


def test_the_sample_documents() -> None:
    roster = read("roster", "read", str(SAMPLE / "roster.xlsx"))
    check_roster(roster)
    assert len(roster["people"]) == 25
    roadmap = read("roadmap", "read", str(SAMPLE / "roadmap.docx"))
    check_roadmap(roadmap)
    assert len(roadmap["items"]) == 16


def test_every_real_document(shared_documents: Path) -> None:
    roster = read("roster", "read", str(shared_documents / "roster.xlsx"))
    check_roster(roster)
    assert len(roster["people"]) == 137
    assert {error["row"] for error in roster["errors"]} == {141, 142, 143, 144}
    sources = sorted((shared_documents / "roadmaps").glob("*/source.*"))
    assert sources
    for source in sources:
        check_roadmap(read("roadmap", "read", str(source)))


def test_the_school_year_may_be_given() -> None:
    found = read("roadmap", "read", str(SAMPLE / "roadmap.docx"), "--school-year", "2026-2027")
    assert str(found["school_year"]) == "2026-2027"


@pytest.mark.parametrize("area", ["roster", "roadmap"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.xlsx", b""),
        ("broken.docx", b"PK\x03\x04 and nothing more"),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 64),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    ],
)
def test_what_can_not_be_read_is_one_line_on_standard_error(
    tmp_path: Path, area: str, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    result = CliRunner().invoke(cli, [area, "read", str(tmp_path / name), "--json"])
    assert result.exit_code == BAD_FILE
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1
    assert name in result.stderr


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["roster", "read", str(tmp_path / "none.xlsx"), "--json"])
    assert result.exit_code == BAD_FILE
    assert len(result.stderr.strip().splitlines()) == 1
