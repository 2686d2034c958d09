"""Headers of registers of pairs: whose is what stands beside the two names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from documents.roster.header_words import field_of
from documents.roster.pairs import holds_names
from documents.roster.sheets import Sheet
from services.people.words import squeeze

OF_MENTEES = ("mentee_name", "weak_mentee_name")
MENTORS = ("mentor_name", "mentor")
_OF_ANYBODY = ("full_name", "surname", *OF_MENTEES, "weak_name")
_OF_MENTORS = {
    "full_name": "mentor_name",
    "mentor_name": "mentor_name",
    "school": "mentor_school",
    "position": "mentor_job",
    "subject": "mentor_job",
    "phone": "mentor_phone",
}


def of_mentor(named: Sequence[tuple[str, int]], columns: Mapping[str, int]) -> dict[str, int]:
    """«ФИО наставника | Должность | ФИО наставляемого | Должность»: whose is what stands twice.

    A school that stands once, before the names or behind all that is told of both, is that of both.
    """
    mentor = min((columns[name] for name in ("mentor_name", "mentor") if name in columns), default=None)
    mentee = min((columns[name] for name in _OF_ANYBODY if name in columns), default=None)
    if mentor is None or mentee is None:
        return {}
    found: dict[str, int] = {}
    for detail in ("school", "position", "subject", "phone"):
        places = [column for name, column in named if name == detail]
        mentors = [at for at in places if mentor < at and not mentor < mentee < at]
        mentees = [at for at in places if mentee < at and not mentee < mentor < at]
        if mentors and mentees:
            found |= {detail: mentees[0], _OF_MENTORS[detail]: mentors[0]}
    of_mentees = any(name in columns for name in OF_MENTEES)
    school = columns.get("school")
    apart = "mentor_school" in columns or "mentor_school" in found
    if found and of_mentees and school is not None and not apart:
        outside = school < min(mentor, mentee) or school > max(found.values())
        found |= {"mentor_school": school} if outside else {}
    return found


def sides_of(sheet: Sheet, row: int) -> dict[str, int]:
    """The fields of a header in two lines whose upper one names the two sides of pairs.

    «Наставник | Наставляемый», and under each «ФИО | Должность | ОО». Empty for any other header.
    """
    if row + 1 >= len(sheet.rows):
        return {}
    upper, lower = sheet.rows[row], sheet.rows[row + 1]
    if sum(1 for text in lower if field_of(text)) < 2:
        return {}  # no header: a school's name over its pairs
    columns: dict[str, int] = {}
    side = ""
    for column in range(max(len(upper), len(lower))):
        if above := sheet.text(row, column):
            side = _side(above)
        below = field_of(sheet.text(row + 1, column))
        if below is None:
            name = side if above and not sheet.text(row + 1, column) else ""
        elif side in ("mentor", "mentor_name"):
            name = _OF_MENTORS.get(below, "")
        elif side in OF_MENTEES:
            name = "mentee_name" if below == "full_name" else below
        else:
            name = below
        if name:
            columns.setdefault(name, column)
    if "mentor_name" not in columns or not {"mentee_name", "surname"} & columns.keys():
        return {}
    told = {"mentor_job", "mentor_phone"} & columns.keys()
    if told and "school" in columns and field_of(sheet.text(row, columns["school"])) == "school":
        columns.setdefault("mentor_school", columns["school"])  # under neither side: that of both
    return columns


def _side(text: str) -> str:
    """The side that an upper header names, or the field: «Сведения о наставляемом», «Данные наставника»."""
    words = squeeze(text)
    told = re.fullmatch(
        r"(сведения|данные|информация)( об?| по)? (\w+ )?(наставник|наставляем|молод)\w*.*", words
    )
    if told:
        return "mentor_name" if told[4] == "наставник" else "mentee_name"
    return field_of(text) or ""


def names_two_sides(sheet: Sheet, row: int) -> bool:
    """Whether row `row` names the two sides of pairs whose columns the next one names."""
    return bool(sides_of(sheet, row))


def mentors_first(sheet: Sheet, row: int, columns: dict[str, int]) -> dict[str, int]:
    """«Учитель | Предмет | Школа | Молодой педагог»: a list of mentors that names whom they lead.

    What is told between the two names is the mentor's, also where both are called what they are.
    """
    mentee = columns.get("mentee_name", columns.get("weak_mentee_name", -1))
    names = MENTORS if any(name in columns for name in MENTORS) else ("full_name", "weak_name")
    own = next((name for name in names if columns.get(name, mentee) < mentee), "")
    if not own or not holds_names(sheet, row, mentee):
        return columns
    details = ("position", "subject", "phone")
    told = [
        name
        for name in details
        if columns[own] < columns.get(name, -1) < mentee and _OF_MENTORS[name] not in columns
    ]
    named = own if own in MENTORS else "mentor_name"
    kept = {name: at for name, at in columns.items() if name not in (own, *told)}
    return kept | {_OF_MENTORS[name]: columns[name] for name in told} | {named: columns[own]}
