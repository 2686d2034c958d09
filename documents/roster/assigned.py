"""«Закреплённый педагог»: whom a mentor leads in a list of mentors, in any other one's own mentor."""

from __future__ import annotations

from collections.abc import Sequence

from documents.roster import values
from documents.roster.header_words import field_of
from documents.roster.sheets import Sheet
from documents.roster.titles import role_of_title
from documents.roster.two_sides import MENTORS, OF_MENTEES

_ANYBODY = ("full_name", "weak_name")


def lists_mentors(sheet: Sheet, header: int) -> bool:
    """Whether a table with such a column is said to list mentors: by its title, or by all of its roles."""
    fields = list(map(field_of, sheet.rows[header]))
    if "assigned" not in fields:
        return False
    titles = [text for cells in sheet.rows[:header] for text in cells if text]
    if role := next(filter(None, map(role_of_title, [*titles[::-1], sheet.name])), None):
        return role == "mentor"
    if "role" not in fields:
        return False
    column = fields.index("role")
    texts = {sheet.text(row, column) for row in range(header + 1, len(sheet.rows))} - {""}
    return bool(texts) and all(values.role(text) == (("mentor",), "sure") for text in texts)


def whom_assigned(named: Sequence[tuple[str, int]], *, of_mentors: bool) -> list[tuple[str, int]]:
    """The fields of a header, that column told by the others: beside mentors it is of mentees.

    Then the other column of names is the mentors' own, and their role is nobody else's.
    """
    names = [name for name, _ in named]
    if "assigned" not in names:
        return list(named)
    beside = any(name in names for name in MENTORS) and not any(name in names for name in _ANYBODY)
    if not (of_mentors or beside) or any(name in names for name in (*OF_MENTEES, "surname")):
        return [("mentor" if name == "assigned" else name, at) for name, at in named]
    told = {"assigned": "mentee_name"}
    if not any(name in names for name in MENTORS):
        told |= dict.fromkeys(_ANYBODY, "mentor_name")
    return [(told.get(name, name), at) for name, at in named if name != "role"]
