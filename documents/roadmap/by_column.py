"""Tables that give each school (or class, or group) a column of its own, with times in the cells."""

from __future__ import annotations

from documents.roadmap.blocks import Grid, Row
from documents.roadmap.cells import counts_columns, is_single, only
from documents.roadmap.columns import Role, is_number_cell, role_of
from documents.roadmap.found import Above, Found, Section, TableReading
from documents.roadmap.numbering import split_number
from documents.roadmap.periods import glance, is_period
from services.roadmap.drafts import Doubt

_OF_PEOPLE = (None, Role.PARTICIPANTS, Role.NUMBER)


def read_by_column(grid: Grid, above: Above, place: str) -> TableReading | None:
    """Read a table whose columns are those who act: "Мероприятие | СОШ № 1 | СОШ № 2", months below.

    Each row becomes one activity with all its times, who is due when among its details, and a question:
    whether these are one activity or several only the methodist knows. None for any other table.
    """
    rows = [
        (n, row) for n, row in enumerate(grid.rows, grid.first_row) if any(not cell.empty for cell in row)
    ]
    if len(rows) < 3:
        return None
    header, body = rows[0][1], [(n, row) for n, row in rows[1:] if not counts_columns(row)]
    title_at = next((k for k, cell in enumerate(header) if _heads_titles(cell.text)), None)
    if title_at is None:
        return None
    across = [k for k in range(title_at + 1, len(header)) if not header[k].empty]
    lines = [row for _, row in body if not is_single(row)]
    if len(across) < 2 or not lines or not all(_names_somebody(header[k].text) for k in across):
        return None
    if not all(_holds_times(row, title_at, across) for row in lines):
        return None
    reading = TableReading(lines=[cell.text for cell in header if not cell.empty], dated=True)
    for n, row in body:
        if is_single(row):
            above.enter(Section(only(row).text, split_number(only(row).text).number))
            continue
        reading.found.append(_found(row, header, title_at, across, above, f"{place}.{n}"))
    return reading


def _heads_titles(text: str) -> bool:
    role = role_of(text)
    return role is not None and role[0] is Role.TITLE


def _names_somebody(text: str) -> bool:
    """Whether a header is no time and none of the plan's own columns ("Срок", "Ответственный")."""
    role = role_of(text)
    return (role[0] if role else None) in _OF_PEOPLE and not is_period(text)


def _holds_times(row: Row, title_at: int, across: list[int]) -> bool:
    texts = [row[k].text for k in across if k < len(row) and not row[k].empty]
    return (
        title_at < len(row)
        and not row[title_at].empty
        and bool(texts)
        and all(is_period(text) and not is_number_cell(text) and glance(text).months for text in texts)
    )


def _found(row: Row, header: Row, title_at: int, across: list[int], above: Above, where: str) -> Found:
    times = {k: " ".join(row[k].text.split()) for k in across if not row[k].empty}
    title = split_number(row[title_at].text)
    return Found(
        title=title.text,
        number=next(
            (cell.text.strip(" .") for cell in row[:title_at] if is_number_cell(cell.text)), title.number
        ),
        direction=above.section.text if above.section else None,
        period_text="; ".join(dict.fromkeys(times.values())),
        participants=", ".join(" ".join(header[k].text.split()) for k in times),
        details="\n".join(f"{' '.join(header[k].text.split())}: {time}" for k, time in times.items()),
        place=where,
        years=above.years,
        group=above.group,
        doubts=[Doubt("times-by-column", {"title": title.text[:80]})],
    )
