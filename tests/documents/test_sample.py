"""The sample district's own documents are read without a single question about people."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from documents.roster import read_roster
from documents.worker import PROJECT
from sample import make

SAMPLE = PROJECT / "sample"


def inside(folder: Path, name: str, part: str) -> bytes:
    with zipfile.ZipFile(folder / name) as archive:
        return archive.read(part)


def test_the_files_are_what_the_script_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "FOLDER", tmp_path)
    make.roster()
    make.roadmap()
    parts = (
        ("roster.xlsx", "xl/worksheets/sheet1.xml"),
        ("roster.xlsx", "xl/worksheets/sheet2.xml"),
        ("roster.xlsx", "xl/sharedStrings.xml"),
        ("roadmap.docx", "word/document.xml"),
    )
    for name, part in parts:
        assert inside(SAMPLE, name, part) == inside(tmp_path, name, part)


def test_the_sample_roster_is_read_whole() -> None:
    draft = read_roster((SAMPLE / "roster.xlsx").read_bytes(), "roster.xlsx")
    assert not draft.errors
    assert not draft.warnings
    roles = {person.full_name: person.role for person in draft.people}
    assert len(roles) == 25
    assert {
        "Соколова Елена Викторовна": "methodist",
        "Орлова Ирина Павловна": "mentor",
        "Смирнова Марина Викторовна": "mentee",
        "Петров Андрей Сергеевич": "mentee",
        "Кузнецова Ольга Игоревна": "mentee",
        "Ахметова Динара Ринатовна": "mentee",
    }.items() <= roles.items()
    assert [school.category for school in draft.schools] == [
        "leader",
        "low_results",
        "at_risk",
        "low_results",
    ]
    assert {person.school for person in draft.people} == {"", *(school.name for school in draft.schools)}
    assert all(person.phone and person.phone.startswith("+790000000") for person in draft.people)
