"""The same person twice in one list, and people who only share a name."""

from __future__ import annotations

from collections.abc import Sequence

from documents.roster.names import fold
from documents.roster.row import Row
from documents.roster.schools import school_key

_Key = tuple[str, ...]


def link_doubles(rows: Sequence[Row]) -> None:
    """Mark the same person twice. Rows of one name are one person unless two phones say otherwise;
    where there is no patronymic either, only those of one school or one phone.

    Whoever is somebody else gets a note with the last namesake's row. Each row is looked up, never
    compared with all of its name: a column filled down by mistake makes thousands of them.
    """
    first: dict[_Key, tuple[int, Row]] = {}
    last: dict[_Key, Row] = {}
    for place, row in enumerate(rows):
        if row.name is None:
            continue
        name = (fold(row.name.surname), fold(row.name.name), fold(row.name.patronymic))
        same, own = _keys(name, row)
        if earlier := min((first[key] for key in same if key in first), default=None, key=lambda met: met[0]):
            _say_double(row, earlier[1])
            continue
        if name in last:
            row.note("name", "namesake", row=str(last[name].number), name=row.name.full)
        last[name] = row
        for key in own:
            first.setdefault(key, (place, row))


def _keys(name: tuple[str, str, str], row: Row) -> tuple[list[_Key], list[_Key]]:
    """Under which keys a row of the same person would be found, and under which this row is."""
    where: _Key | None = ("anywhere",)
    if not name[2]:
        where = school_key(row.school) if row.school else None
    with_phone: list[_Key] = [("phone", row.phone, *name)] if row.phone else []
    if where is None:
        return with_phone, with_phone
    here, here_without = ("here", *name, *where), ("without phone", *name, *where)
    if row.phone:
        return [*with_phone, here_without], [*with_phone, here]
    return [here], [here, here_without]


def _say_double(row: Row, earlier: Row) -> None:
    assert row.name is not None
    here = row.school and school_key(row.school) == school_key(earlier.school)
    code = "double" if here else "double-elsewhere"
    row.wrong("name", code, row=str(earlier.number), name=row.name.full, school=earlier.school)
