"""Plans drawn as a grid: months or weekdays across the top, activities or marks in the cells."""

from __future__ import annotations

import re
from itertools import pairwise

from documents.roadmap.blocks import Grid, Row
from documents.roadmap.cells import counts_columns, distinct, is_single, only
from documents.roadmap.columns import Role, is_number_cell, read_header, role_of
from documents.roadmap.found import Above, Found, Section, TableReading
from documents.roadmap.numbering import parts_of, split_number
from documents.roadmap.periods import glance, is_period

_MONTHS = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
)
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN = {numeral: n for n, numeral in enumerate(_NUMERALS, 1)}
# A number with what it counts: "25", "0,5", "не менее 60 %", "12 чел."
_VALUE = re.compile(r"\s*(?:не менее |до )?\d+(?:[.,]\d+)?\s*(?:%|чел\.?|шт\.?|балл\w*)?\s*", re.IGNORECASE)
_MARK = re.compile(r"\s*[+xхv✓✔√☑●•*■]\s*", re.IGNORECASE)
_DAYS = re.compile(r"[\d\s.,;–-]+")
_TIMES = (Role.PERIOD, Role.START, Role.END)
_PART_OF_YEAR = re.compile(r"полугоди|семестр|квартал|четверт", re.IGNORECASE)
_YEAR = re.compile(r"\s*20\d\d\s*(?:г\.?|год\w?)?\s*")


def read_matrix(grid: Grid, above: Above, place: str) -> TableReading | None:
    """Read a grid whose header cells are times; None when the table is no such grid."""
    header = _find_header(grid)
    if header is None:
        return None
    top, across = header
    rows = [
        (n, row)
        for n, row in enumerate(grid.rows[top + 1 :], grid.first_row + top + 1)
        if any(not cell.empty for cell in row) and not counts_columns(row) and not _same(row, grid.rows[top])
    ]
    labels = [k for k in range(len(grid.rows[top])) if k not in across]
    cells = [row[k].text for _, row in rows for k in across if not row[k].empty and not _is_band(row, labels)]
    reading = TableReading(
        lines=[cell.text for row in grid.rows[: top + 1] for cell in row if not cell.empty]
    )
    if _measures(across, cells):
        return reading
    days = [bool(_MARK.fullmatch(text) or _DAYS.fullmatch(text)) for text in cells]
    marked = cells and sum(days) * 5 >= len(cells) * 4
    above.enter(above.section)
    for n, row in rows:
        where = f"{place}.{n}"
        if _is_band(row, labels):
            above.enter(Section(only(row).text, split_number(only(row).text).number))
        elif marked or (labels and cells and all(is_period(text) or _MARK.fullmatch(text) for text in cells)):
            _marked_row(row, across, labels, grid.rows[top], above, reading, where)
        else:
            _text_row(row, across, labels, above, reading, where)
    reading.dated = bool(reading.found)
    return reading


def _same(row: Row, header: Row) -> bool:
    """Whether a row repeats the header, as it does after a page's end."""
    return [cell.text for cell in row] == [cell.text for cell in header]


def _is_band(row: Row, labels: list[int]) -> bool:
    """A row of one cell merged over labels and times names a part of the plan."""
    return is_single(row) and len(distinct(row)[0][1]) > 2 and bool(labels) and not row[labels[0]].empty


def _find_header(grid: Grid) -> tuple[int, dict[int, str]] | None:
    heads = [head for row in grid.rows[:4] if (head := read_header(row)) is not None and head.strong]
    for n, row in enumerate(grid.rows[:4]):
        across = {
            k: cell.text
            for k, cell in enumerate(row)
            if not cell.empty and is_period(cell.text) and not is_number_cell(cell.text)
        } or _numbered_months(row)
        across = _with_years(across, grid.rows[n - 1] if n else [])
        if all(_YEAR.fullmatch(text) for text in across.values()) and _holds_numbers(grid, n, across):
            continue  # a table of indicators by years
        cells = {id(row[k]) for k in across}
        filled = {id(cell) for cell in row if not cell.empty}
        enough = len(cells) >= 3 or _halves(across, row, grid.rows[n + 1 :])
        if enough and len(filled) - len(cells) <= 4 and len(cells) == len(across):
            if any(not set(head.of(*_TIMES)) <= across.keys() for head in heads):
                continue  # the years below "Финансирование" beside a column of times are none themselves
            return n, across
    return None


def _halves(across: dict[int, str], header: Row, below: list[Row]) -> bool:
    """Whether two times across the top are parts of a year over activities ("I полугодие", "II полугодие"),
    and not the two times of one row."""
    texts = [row[k].text for row in below for k in across if k < len(row) and not row[k].empty]
    others = [cell.text for k, cell in enumerate(header) if k not in across and not cell.empty]
    return (
        len(across) == len({id(header[k]) for k in across}) == 2
        and all(_PART_OF_YEAR.search(text) for text in across.values())
        and not any((role := role_of(text)) and role[0] in _TIMES for text in others)
        and bool(texts)
        and not any(is_period(text) or _VALUE.fullmatch(text) for text in texts)
    )


def _with_years(across: dict[int, str], over: Row) -> dict[int, str]:
    """The times across the top with the years that stand over them ("2025 год" over "III кв.", "IV кв.")."""
    years = {k: over[k].text for k in across if k < len(over) and _YEAR.fullmatch(over[k].text)}
    return {k: text if years.get(k, text) == text else f"{text} {years[k]}" for k, text in across.items()}


def _numbered_months(row: Row) -> dict[int, str]:
    """Months by their numbers across the top ("IX | X | XI | XII | I | II"), told from a count of columns
    by the step from December to January or by their Roman numerals up to twelve."""
    numbers = {k: n for k, cell in enumerate(row) if (n := _ROMAN.get(cell.text.strip(" ."))) is not None}
    numbers |= {
        k: int(text)
        for k, cell in enumerate(row)
        if re.fullmatch(r"0?[1-9]|1[0-2]", text := cell.text.strip(" ."))
    }
    places = sorted(numbers)
    steps = [(numbers[a], numbers[b]) for a, b in pairwise(places)]
    if len(places) < 4 or any(b != a % 12 + 1 for a, b in steps):
        return {}
    return {k: _MONTHS[numbers[k] - 1] for k in places} if 12 in numbers.values() else {}


def _measures(across: dict[int, str], cells: list[str]) -> bool:
    """Values of an indicator by year or quarter are no days of a month."""
    dated = any(glance(text).months for text in across.values())
    valued = sum(bool(_VALUE.fullmatch(text)) and not _MARK.fullmatch(text) for text in cells)
    shares = sum("%" in text or "," in text for text in cells if _VALUE.fullmatch(text))
    return valued * 5 >= len(cells) * 3 and valued > 0 and (not dated or shares * 2 > valued)


def _holds_numbers(grid: Grid, header: int, across: dict[int, str]) -> bool:
    texts = [row[k].text for row in grid.rows[header + 1 :] for k in across if not row[k].empty]
    return sum(bool(re.match(r"[\d\W]+$", text)) and not _MARK.fullmatch(text) for text in texts) * 2 > len(
        texts
    )


def _marked_row(
    row: Row,
    across: dict[int, str],
    labels: list[int],
    header: Row,
    above: Above,
    reading: TableReading,
    where: str,
) -> None:
    """A title at the left, and marks or days under the months."""
    roles = {k: (role_of(header[k].text) or (Role.OTHER, 0))[0] for k in labels if not header[k].empty}
    texts = [k for k in labels if not row[k].empty and not is_number_cell(row[k].text)]
    title_at = next((k for k in texts if roles.get(k) is Role.TITLE), texts[0] if texts else None)
    if title_at is None:
        return
    times = [_cell_time(text, row[k].text) for k, text in across.items() if not row[k].empty]
    title = split_number(row[title_at].text)
    if not times and len(texts) == 1:
        above.enter(Section(row[title_at].text))
        return
    named = {roles.get(k): row[k].text for k in texts if k != title_at}
    number = next((row[k].text.strip(" .") for k in labels if is_number_cell(row[k].text)), title.number)
    reading.found.append(
        Found(
            title=title.text,
            number=number,
            direction=named.get(Role.DIRECTION) or (above.section.text if above.section else None),
            period_text=_join_times(times),
            participants=named.get(Role.PARTICIPANTS, ""),
            responsible=named.get(Role.RESPONSIBLE, ""),
            result=named.get(Role.RESULT, ""),
            place=where,
            years=above.years,
            group=above.group,
        )
    )


def _cell_time(top: str, text: str) -> str:
    """The column's time for a mark, the cell's own where it names a month, both for a day or a week."""
    if _MARK.fullmatch(text):
        return top
    return text if glance(text).months else f"{text} {top}"


def _join_times(times: list[str]) -> str:
    return ("; " if any(re.search(r"\d", time) for time in times) else ", ").join(
        " ".join(time.split()) for time in times
    )


def _text_row(
    row: Row,
    across: dict[int, str],
    labels: list[int],
    above: Above,
    reading: TableReading,
    where: str,
) -> None:
    """An activity in each cell; the label at the left is a direction, or the other half of the time."""
    names = [row[k].text for k in labels if not row[k].empty and not is_number_cell(row[k].text)]
    label = names[0] if names else ""
    timed = is_period(label) if label else False
    done: set[int] = set()
    for k, when in across.items():
        cell = row[k]
        if cell.empty or id(cell) in done or not re.search(r"\w\w", cell.text):
            continue
        done.add(id(cell))
        span = [text for place, text in across.items() if row[place] is cell]
        text = when if len(span) == 1 else f"{span[0]} - {span[-1]}"
        parts = parts_of(cell.text)
        reading.found.append(
            Found(
                title=cell.text if parts else split_number(cell.text).text,
                direction=(label or None) if not timed else (above.section.text if above.section else None),
                period_text=_both(label, text) if timed else text,
                parts=parts,
                place=where,
                years=above.years,
                group=above.group,
            )
        )


def _both(label: str, top: str) -> str:
    """Month first: "Сентябрь, 1 неделя"."""
    first, second = (label, top) if glance(label).months or not glance(top).months else (top, label)
    return f"{' '.join(first.split())}, {' '.join(second.split())}"
