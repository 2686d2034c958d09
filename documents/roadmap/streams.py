"""Plans with a column per line of work: months down the side, "Работа с детьми" and the like beside."""

from __future__ import annotations

import re

from documents.roadmap.blocks import Grid, Row
from documents.roadmap.columns import Role, role_of
from documents.roadmap.found import Above, Found, TableReading
from documents.roadmap.numbering import parts_of, split_number, without_bullet
from documents.roadmap.periods import is_period

_LINE_OF_WORK = re.compile(
    r"работа\s+(?:с|со|по|над)\b|мероприятия\s+(?:с|со|по|для)\b|взаимодействие|планирование|контроль|методическ|организаци"
    r"|консультаци|сопровождение|саморазвитие|диагности|просвещение|профилактик|аналитическ",
    re.IGNORECASE,
)
_PEOPLE = (Role.RESPONSIBLE, Role.PARTICIPANTS, Role.RESULT)


def read_streams(grid: Grid, above: Above, place: str) -> TableReading | None:
    """Read a table in which every cell beside a month is an activity; None when the table is no such one."""
    for n, row in enumerate(grid.rows[:3]):
        roles = [role_of(cell.text) if not cell.empty else None for cell in row]
        times = [k for k, role in enumerate(roles) if role is not None and role[0] is Role.PERIOD]
        lines = [k for k, cell in enumerate(row) if _LINE_OF_WORK.match(cell.text) and k not in times]
        body = grid.rows[n + 1 :]
        if len(lines) < 2 or len({id(row[k]) for k in lines}) < len(lines) or len(times) != 1:
            continue
        if not any(
            role is not None and role == (Role.TITLE, 9) and k not in lines for k, role in enumerate(roles)
        ):
            lines += [
                k for k, cell in enumerate(row) if roles[k] is None and not cell.empty and k not in lines
            ]
            others = {role[0]: k for k, role in enumerate(roles) if role is not None and role[0] in _PEOPLE}
            if _times_share(body, times[0]) >= 0.7:
                first = grid.first_row + n + 1
                return _read(row, body, sorted(lines), times[0], others, above, place, first)
    return None


def _times_share(rows: list[Row], column: int) -> float:
    texts = [row[column].text for row in rows if not row[column].empty]
    return sum(map(is_period, texts)) / len(texts) if texts else 0.0


def _read(
    header: Row,
    rows: list[Row],
    lines: list[int],
    time: int,
    others: dict[Role, int],
    above: Above,
    place: str,
    first: int,
) -> TableReading:
    reading = TableReading(lines=[cell.text for cell in header if not cell.empty])
    when = ""
    for n, row in enumerate(rows, first):
        when = row[time].text or when
        for k in lines:
            if row[k].empty or row[k].above or not re.search(r"\w\w", row[k].text):
                continue
            parts = parts_of(row[k].text)
            people = {role: row[at].text for role, at in others.items() if at not in lines}
            reading.found.append(
                Found(
                    title=row[k].text if parts else without_bullet(split_number(row[k].text).text),
                    direction=" ".join(header[k].text.split()),
                    period_text=when,
                    responsible=people.get(Role.RESPONSIBLE, ""),
                    participants=people.get(Role.PARTICIPANTS, ""),
                    result=people.get(Role.RESULT, ""),
                    parts=parts,
                    place=f"{place}.{n}",
                    years=above.years,
                    group=above.group,
                )
            )
    reading.dated = bool(reading.found)
    return reading
