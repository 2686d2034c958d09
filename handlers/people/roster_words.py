"""How a roster's rows, problems and changes are said."""

from documents.roster import reason
from handlers.people.screens import short
from locales import Markup, Reader
from services.people.drafts import RosterProblem
from services.people.facts import FieldChange, RosterChange

VALUE_LENGTH = 120
ROWS_SHOWN = 6


def reason_of(reader: Reader, problem: RosterProblem) -> str:
    return short(reason(problem, reader.locale))


def rows_of(reader: Reader, places: tuple[tuple[str, int], ...]) -> str:
    """«Строка 5», «Строки 5, 6, 9–12»; with the sheet's name when the file has it otherwise unsaid."""
    shown, left = _runs([row for _, row in places])
    text = reader.plain("people-rows", n=len(places), rows=", ".join(shown), more=left)
    sheets = {sheet for sheet, _ in places}
    return (
        reader.plain("people-rows-sheet", rows=text, sheet=short(sheets.pop(), 40))
        if len(sheets) == 1 and any(sheets)
        else text
    )


def _runs(rows: list[int]) -> tuple[list[str], int]:
    """The first rows, three and more in succession as «6–9», and how many are left unsaid."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    said: list[tuple[str, int]] = []
    for run in runs:
        said += [(f"{run[0]}–{run[-1]}", len(run))] if len(run) > 2 else [(str(row), 1) for row in run]
    return [text for text, _ in said[:ROWS_SHOWN]], sum(count for _, count in said[ROWS_SHOWN:])


def change_of(reader: Reader, change: RosterChange, length: int = 500) -> Markup:
    """«строка 9, Белова Анна: предмет: химия → физика; …»."""
    what = "; ".join(
        reader.plain(
            "people-field-change",
            field=reader.plain(f"roster-field-{one.name}"),
            old=_value(reader, one, one.old),
            new=_value(reader, one, one.new),
        )
        for one in change.fields
    )
    return reader.html(
        "people-preview-change", row=change.row, name=short(change.full_name, 60), what=short(what, length)
    )


def _value(reader: Reader, change: FieldChange, text: str) -> str:
    if change.name == "role" and text:
        return ", ".join(reader.plain(f"roster-role-{role}") for role in text.split(","))
    return short(text, VALUE_LENGTH) or reader.plain("people-value-empty")
