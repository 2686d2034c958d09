"""Columns that hold only ticks: a role for each, "+" below the one that somebody has."""

from __future__ import annotations

from documents.roster import values
from documents.roster.sheets import Sheet
from services.people.drafts import RoleName

_NO = {"", "-", "–", "—"}


def only_ticks(sheet: Sheet, header: int, column: int) -> bool:
    """Whether nothing but ticks and dashes stands in a column below row `header`."""
    ticks = {sheet.text(row, column) for row in range(header + 1, len(sheet.rows))} - _NO
    return bool(ticks) and all(map(values.is_yes, ticks))


def ticked_roles(sheet: Sheet, header: int) -> dict[int, RoleName]:
    """The columns that give roles by ticks ("Наставник | Наставляемый | Куратор"); none if it is only one."""
    found: dict[int, RoleName] = {}
    for column, text in enumerate(sheet.rows[header]):
        roles, sureness = values.role(text)
        if len(roles) == 1 and sureness == "sure" and only_ticks(sheet, header, column):
            found[column] = roles[0]
    return found if len(found) > 1 else {}
