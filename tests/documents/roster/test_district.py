"""The labelled roster of a real district's shape."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from documents.roster import read_roster
from documents.worker import PROJECT
from services.people.drafts import RosterDraft

ROSTER = next(
    (
        path
        for path in (
            PROJECT.parent / "shared/documents/roster.xlsx",
            PROJECT / "shared/documents/roster.xlsx",
        )
        if path.exists()
    ),
    None,
)
pytestmark = pytest.mark.skipif(ROSTER is None, reason="../shared/documents is not here")


@pytest.fixture(scope="module")
def draft() -> RosterDraft:
    assert ROSTER
    return read_roster(ROSTER.read_bytes(), ROSTER.name)


def test_all_137_are_read(draft: RosterDraft) -> None:
    assert [person.row for person in draft.people] == list(range(4, 141))
    assert all(
        person.name and person.patronymic and person.subject and person.school for person in draft.people
    )
    assert sum(person.role == "mentor" for person in draft.people) == 30
    assert sum(person.phone is None for person in draft.people) == 21
    assert not draft.warnings


def test_the_four_wrong_rows(draft: RosterDraft) -> None:
    assert [
        (row, column, code) for row, column, code in ((e.row, e.column, e.code) for e in draft.errors)
    ] == [
        (141, "C", "name-empty"),
        (142, "C", "double-elsewhere"),
        (143, "H", "phone"),
        (143, "B", "school-unknown"),
        (143, "G", "mentor-unknown"),
        (144, "C", "name-formula"),
        (144, "F", "role-unsure"),
    ]


def test_mentors_are_people_of_the_roster(draft: RosterDraft) -> None:
    places = {(person.sheet, person.row): person for person in draft.people}
    paired = [person for person in draft.people if person.mentor]
    assert paired
    for person in paired:
        assert person.mentor_at is not None
        assert places[person.mentor_at].full_name == person.mentor


def test_the_nine_schools(draft: RosterDraft) -> None:
    assert len(draft.schools) == 9
    assert {school.category for school in draft.schools} == {"leader", "low_results", "at_risk"}
    first = draft.schools[0]
    assert (first.partner, first.model) == ("МКОУ «Приладожская СОШ»", "instrumental")
    assert (first.contract_number, str(first.contract_date)) == ("1/СН", "2023-10-10")
    assert (first.head_count, str(first.counted_on)) == (16, "2023-09-01")


def test_the_command(tmp_path: Path) -> None:
    def read(path: Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "bot", "roster", "read", str(path), "--json"]
        return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=60)

    assert ROSTER
    done = read(ROSTER)
    assert done.returncode == 0
    data = json.loads(done.stdout)
    assert len(data["people"]) == 137
    assert not {person["row"] for person in data["people"]} & {error["row"] for error in data["errors"]}
    (tmp_path / "empty.xlsx").write_bytes(b"")
    done = read(tmp_path / "empty.xlsx")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
