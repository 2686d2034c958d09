"""Looking at one row of a table: its cells by role, whether it is a header's second line, and the like."""

from __future__ import annotations

import re
from dataclasses import replace

from documents.roadmap.blocks import Cell, Row
from documents.roadmap.columns import Columns, Role, is_number_cell, read_header
from documents.roadmap.found import Found
from documents.roadmap.numbering import Numbered, split_number, without_bullet
from documents.roadmap.periods import glance, is_period, parts_lines

TORN = 3
"""So many cells with the same words in one row are one that was torn."""


def is_list(parts: tuple[str, ...], title: str) -> bool:
    """Whether a title is itself the first of several numbered points, and not a title above bullets."""
    return (
        bool(parts) and split_number(title).number is not None and split_number(parts[-1]).number is not None
    )


def split(item: Found) -> list[Found]:
    """One activity per numbered or bulleted point where as many times stand beside them, line by line."""
    points = [split_number(without_bullet(part)) for part in item.parts]
    times = _without_numbers(item.period_text.split("\n"), points)
    if len(points) < 2 or len(times) != len(points):
        return [item]
    if not all(map(is_period, times)) or not parts_lines("\n".join(times)):
        return [item]
    people = _without_numbers(item.responsible.split("\n"), points)
    return [
        replace(
            item,
            title=point.text.rstrip(";"),
            number=_inner(item.number, point.number),
            period_text=time,
            responsible=people[k] if len(people) == len(points) else item.responsible,
            parts=(),
        )
        for k, (point, time) in enumerate(zip(points, times, strict=True))
    ]


def _inner(outer: str | None, own: str | None) -> str | None:
    """The number of a point inside an activity: "2.1" as it is, "1" of the third as "3.1"."""
    if own is None or outer is None or "." in own:
        return own or outer
    return f"{outer}.{own}"


def _without_numbers(lines: list[str], points: list[Numbered]) -> list[str]:
    """Lines beside numbered points without the numbers that stand there, too: "1. октябрь" is no first of
    October."""
    if len(lines) != len(points):
        return lines
    found = [
        re.match(rf"\s*{re.escape(point.number or '')}\s*[.)](?:\s+|(?=[^\W\d]))", line)
        for line, point in zip(lines, points, strict=True)
    ]
    return (
        [line[one.end() :] if one else line for line, one in zip(lines, found, strict=True)]
        if all(found)
        else lines
    )


FIELDS = {
    Role.TITLE: "title",
    Role.RESPONSIBLE: "responsible",
    Role.RESULT: "result",
    Role.PARTICIPANTS: "participants",
    Role.OTHER: "details",
}


def by_role(row: Row, columns: Columns) -> dict[Role, str]:
    """The texts of a row by role; a cell merged over several columns goes to the weightiest of them."""
    texts = dict.fromkeys(Role, "")
    for cell, places in distinct(row):
        roles = [columns.roles[k] for k in places if k < len(columns.roles)]
        if not roles:
            continue
        role = roles[0]
        if len(roles) > 1:
            ranked = [Role.PERIOD, Role.TITLE] if is_period(cell.text) else [Role.TITLE, Role.PERIOD]
            role = next((one for one in ranked if one in roles), role)
        text = cell.text
        if role is Role.OTHER and columns.named and columns.named[places[0]]:
            text = f"{' '.join(columns.named[places[0]].split())}: {text}"
        elif role is Role.PERIOD and columns.named:
            text = _as_headed(text, columns.named[places[0]].lower())
        for one in (Role.PARTICIPANTS, Role.RESPONSIBLE) if role is Role.PEOPLE else (role,):
            sign = _between_halves(texts[one], text) if role is Role.PERIOD else "\n"
            texts[one] = f"{texts[one]}{sign}{text}".strip()
    return texts


def _between_halves(before: str, text: str) -> str:
    """What joins two columns of time: where only one names a month, they are one ("Сентябрь, 25-29")."""
    named = bool(glance(before).months)
    if named is bool(glance(text).months):
        return "\n"
    return ", " if named else " "


def _as_headed(text: str, header: str) -> str:
    """A time with what only its header says: "2" below "Неделя", two dates below "начало / окончание"."""
    if header.startswith("недел") and re.fullmatch(r"[\dIVX\s,-]+", text):
        return f"{text} неделя"
    if "начал" in header and re.search("оконч|заверш|конец", header):
        return re.sub(r"\s*[/\n]\s*", " – ", text, count=1)
    return text


def period_text(texts: dict[Role, str]) -> str:
    if texts[Role.START] or texts[Role.END]:
        start, end = texts[Role.START], texts[Role.END]
        if not start and glance(end).months and is_period(texts[Role.PERIOD]):
            start = texts[Role.PERIOD]  # "Дата проведения" beside "Дата окончания"
        joined = f"{start} - {end}" if start and end and start != end else start or end
        return f"{texts[Role.PERIOD]} {joined}".strip() if not start else joined
    return texts[Role.PERIOD]


def distinct(row: Row) -> list[tuple[Cell, list[int]]]:
    """The cells of a row that hold text, each once, with the columns it stands in."""
    places: dict[int, list[int]] = {}
    cells: dict[int, Cell] = {}
    for k, cell in enumerate(row):
        if not cell.empty:
            places.setdefault(id(cell), []).append(k)
            cells[id(cell)] = cell
    return [(cells[key], where) for key, where in places.items()]


def mended(row: Row) -> Row:
    """A heading that stands anew in every cell of its row, as the one wide cell it was meant to be."""
    said = [cell for cell, _ in distinct(row) if not is_number_cell(cell.text)]
    torn = len(said) >= TORN and len({cell.text for cell in said}) == 1
    if not torn or not re.search(r"[^\W\d_]{3}", said[0].text):
        return row
    return [said[0] if cell in said else cell for cell in row]


def is_single(row: Row) -> bool:
    return len(distinct(row)) == 1


def only(row: Row) -> Cell:
    return distinct(row)[0][0]


def counts_columns(row: Row, least: int = 3) -> bool:
    """The row "1 | 2 | 3 | 4" under a header, of `least` cells or more."""
    texts = [cell.text.strip(" .") for cell, _ in distinct(row)]
    return len(texts) >= least and texts == [
        str(int(texts[0]) + k if texts[0].isdigit() else -1) for k in range(len(texts))
    ]


def is_second_header(row: Row, below: Row) -> bool:
    """Whether the row below splits header cells of this one ("Сроки" into "начало" and "окончание")."""
    hangs = any(
        cell.above and not cell.empty and not row[k].above for k, cell in enumerate(below) if k < len(row)
    )
    own = [cell for cell, _ in distinct(below) if not cell.above]
    if not own or any(len(cell.text) > 60 for cell in own):
        return False
    split = any(len(places) > 1 for _, places in distinct(row)) and len(distinct(row)) > 1
    return hangs or (
        split and not any(re.search(r"\d", cell.text) for cell in own) and read_header(below) is None
    )


def clean(number: str | None) -> str | None:
    return number.strip().rstrip(".)").strip() or None if number else None


def short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 80 else f"{flat[:79]}…"
