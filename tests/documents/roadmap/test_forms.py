"""The table of forms in docs/periods.md is what the grammar does, row by row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from documents.roadmap.periods import Frame, Years, read_period
from tests.documents.roadmap.notation import say

PAGE = Path(__file__).resolve().parents[3] / "docs" / "periods.md"
FRAME = Frame(Years(school=2023, start=date(2023, 8, 1), end=date(2024, 8, 31)))


def rows() -> list[tuple[str, str, str]]:
    text = PAGE.read_text(encoding="utf-8").partition("## The forms")[2]
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if "|" in line
    ]
    return [(a, b, c) for a, b, c in cells if a != "written" and not a.startswith("---")]


def test_the_page_has_its_tables() -> None:
    assert len(rows()) > 120


@pytest.mark.parametrize(("written", "reading", "doubt"), rows())
def test_form(written: str, reading: str, doubt: str) -> None:
    text = "" if written == "(empty)" else written.replace("⏎", "\n")
    period, doubts = read_period(text, FRAME)
    assert say(period) == reading
    assert ", ".join(one.code for one in doubts) == doubt
