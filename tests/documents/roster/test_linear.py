"""Lists of thousands: a name filled down by mistake, a school a row. Twice the rows: twice the work."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from documents.roster import read_roster
from documents.roster.header_words import field_of
from services.people.drafts import RosterDraft
from tests.documents.roster.tables import codes, notes, people, teacher

NAMES = ("Орлова Анна Петровна", "Ким Анна", "Белов Олег Ильич")


def steps(work: Callable[[], object]) -> int:
    """How many lines of Python the work takes, loops inside one line included: no clock, no luck."""
    count = 0

    def trace(_: FrameType, event: str, __: Any) -> Any:
        nonlocal count
        count += event in ("line", "call")
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def work_of(data: bytes) -> int:
    return steps(lambda: read_roster(data, "r.csv"))


def spelt(number: int) -> str:
    """A first name of its own for every number."""
    return "".join("абвгдежзик"[int(digit)] for digit in f"{number:04}").capitalize()


def filled_down(rows: int, *, phones: bool, mentor: str) -> bytes:
    lines = ["Школа;ФИО;Роль;Наставник;Телефон"]
    lines += [
        f"МБОУ СОШ № {at % 4};{NAMES[at % 3]};наставляемый;{mentor};{9210000000 + at if phones else ''}"
        for at in range(rows)
    ]
    return "\n".join(lines).encode()


@pytest.mark.parametrize("phones", [True, False])
@pytest.mark.parametrize("mentor", ["Белов О.И.", "Ким Анна", "Орлова Анна Петровна", "Чужой Пётр"])
def test_a_name_filled_down(mentor: str, *, phones: bool) -> None:
    few, many = (filled_down(rows, phones=phones, mentor=mentor) for rows in (300, 600))
    read_roster(few, "r.csv")
    assert work_of(many) <= 2.1 * work_of(few)


def test_twice_the_schools_are_twice_the_work() -> None:
    def schools(rows: int) -> bytes:
        lines = [f"МБОУ СОШ № {at};Орлова {spelt(at)} Петровна;наставник" for at in range(rows)]
        return "\n".join(["Школа;ФИО;Роль", *lines]).encode()

    few, many = schools(300), schools(600)
    read_roster(few, "r.csv")
    assert work_of(many) <= 2.1 * work_of(few)


def test_rows_of_people_are_not_held_against_the_words_of_headers() -> None:
    lines = [
        f"Орлова {spelt(at)} Петровна;СОШ № {at};наставляемый;{9210000000 + at}" for at in range(2000, 2300)
    ]
    before = field_of.cache_info().misses
    read_roster("\n".join(["ФИО;Школа;Роль;Телефон", *lines]).encode(), "r.csv")
    # Three cells a row; only the first rows may hold a header that is not found yet.
    assert field_of.cache_info().misses - before <= 3 * 61


def test_every_namesake_has_one_note_which_leads_to_the_one_before() -> None:
    def draft(*phones: str) -> RosterDraft:
        return people(*(teacher(NAMES[0], phone=phone) for phone in phones))

    three = draft("9211234567", "9217654321", "9210000000")
    assert notes(three) == [(3, "namesake"), (4, "namesake")]
    assert [problem.values["row"] for problem in three.warnings] == ["2", "3"]
    # The phone of the first says who the third row means.
    assert codes(draft("9211234567", "9217654321", "9211234567")) == [(4, "C", "double")]
    assert draft("9211234567", "9217654321", "9211234567").errors[0].values["row"] == "2"


def test_who_has_no_phone_is_the_first_of_the_name() -> None:
    draft = people(
        teacher(NAMES[0], phone="9211234567"),
        teacher(NAMES[0], phone="9217654321", school="СОШ 9"),
        teacher(NAMES[0], school="СОШ 9"),
    )
    assert codes(draft) == [(4, "C", "double-elsewhere")]
    assert draft.errors[0].values["row"] == "2"


def test_without_a_patronymic_only_the_school_or_the_phone_tells() -> None:
    ways = (
        teacher("Ким Анна", school="СОШ 1", phone="9211234567"),
        teacher("Ким Анна", school="СОШ 2"),
        teacher("Ким Анна", school="СОШ 2", phone="9217654321"),
        teacher("Ким Анна", school="СОШ 3", phone="9211234567"),
        teacher("Ким Анна", school="СОШ 3"),
    )
    draft = people(*ways)
    assert codes(draft) == [(4, "C", "double"), (5, "C", "double-elsewhere")]
    assert notes(draft) == [(3, "namesake"), (6, "namesake")]
