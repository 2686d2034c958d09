"""What a roster says, before anybody has confirmed it: the draft between the reader and the import.

Plain frozen values without the database, so that the office worker's process can build them. Role,
category and model names are those of `models.enums` (a test holds them together).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from dataclasses import field as default
from datetime import date
from typing import Any, Literal

ROSTER = "roster"
"""The kind of the draft row in which it waits."""

RoleName = Literal["methodist", "curator", "viewer", "mentor", "mentee"]
CategoryName = Literal["leader", "low_results", "at_risk", "other"]
ModelName = Literal["coordinating", "resource", "instrumental", "identical", "chain", "mixed"]
# The columns a problem can be in.
FieldName = Literal["name", "school", "role", "subject", "phone", "mentor", "strengths", "deficits", "row"]


@dataclass(frozen=True, slots=True)
class RosterPerson:
    """One good row. `sheet` and `row` (1-based, as in the file) say where it stands.

    `school` is the name as the roster's list of schools (or the programme) writes it. `mentor` is the full
    name of a person of the roster or of `known_people`, `mentor_at` the mentor's own (sheet, row) if the
    roster has it. `phone` is +7XXXXXXXXXX (or another +country number). Texts are trimmed, never escaped.
    """

    sheet: str
    row: int
    surname: str
    name: str
    patronymic: str = ""
    school: str = ""
    role: RoleName | None = None
    other_roles: tuple[RoleName, ...] = ()
    position: str = ""
    subject: str = ""
    phone: str | None = None
    mentor: str | None = None
    mentor_at: tuple[str, int] | None = None
    strengths: tuple[str, ...] = ()
    deficits: tuple[str, ...] = ()

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.surname, self.name, self.patronymic) if part)


@dataclass(frozen=True, slots=True)
class RosterSchool:
    """A school of the roster; all but the name may be missing. `row` is None if only people name it."""

    name: str
    sheet: str = ""
    row: int | None = None
    category: CategoryName | None = None
    partner: str | None = None
    model: ModelName | None = None
    contract_number: str | None = None
    contract_date: date | None = None
    head_count: int | None = None
    counted_on: date | None = None


@dataclass(frozen=True, slots=True)
class RosterProblem:
    """What is wrong (or worth a look) in one cell. The text is Fluent's `roster-CODE` with `values`.

    `column` is the cell's letter ("" if the table has no such column). `suggestion`, if there is one, is
    what the reader thinks was meant: a school or a person; it waits for the methodist's yes.
    """

    sheet: str
    row: int
    column: str
    field: FieldName
    code: str
    values: Mapping[str, str | int] = default(default_factory=dict)
    suggestion: str | None = None
    suggestion_at: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class RosterTable:
    """A table of people as it was understood: its sheet, header row (1-based) and field → column letter.

    `page` is the file's own sheet, where several tables stand on it side by side.
    """

    sheet: str
    header_row: int
    columns: Mapping[str, str]
    page: str | None = None


@dataclass(frozen=True, slots=True)
class RosterDraft:
    """All that was read from one file.

    `people` are the rows without errors, in the file's order. `held` are the others that have a name: answers
    (services.people.questions) may make them good. Rows of `held` are named in `errors`, too. `skipped` are
    places of rows that the methodist leaves out. `warnings` hold nothing back.
    """

    people: tuple[RosterPerson, ...]
    schools: tuple[RosterSchool, ...]
    errors: tuple[RosterProblem, ...] = ()
    warnings: tuple[RosterProblem, ...] = ()
    held: tuple[RosterPerson, ...] = ()
    tables: tuple[RosterTable, ...] = ()
    skipped: tuple[tuple[str, int], ...] = ()

    @property
    def wrong_rows(self) -> tuple[tuple[str, int], ...]:
        """(sheet, row) of every row with an error, once each, in the file's order."""
        return tuple(dict.fromkeys((problem.sheet, problem.row) for problem in self.errors))


def dump(draft: RosterDraft) -> dict[str, Any]:
    """The draft as JSON values, for the draft row that waits for a confirmation."""
    data = asdict(draft)
    for school in data["schools"]:
        for day in ("contract_date", "counted_on"):
            school[day] = school[day].isoformat() if school[day] else None
    return data


def load(data: Mapping[str, Any]) -> RosterDraft:
    """The inverse of `dump`, also after a round trip through JSON text."""

    def place(value: Any) -> tuple[str, int] | None:
        return (str(value[0]), int(value[1])) if value else None

    def person(item: Mapping[str, Any]) -> RosterPerson:
        lists = {name: tuple(item[name]) for name in ("other_roles", "strengths", "deficits")}
        return RosterPerson(**{**item, **lists, "mentor_at": place(item["mentor_at"])})

    def school(item: Mapping[str, Any]) -> RosterSchool:
        days = {
            name: date.fromisoformat(item[name]) if item[name] else None
            for name in ("contract_date", "counted_on")
        }
        return RosterSchool(**{**item, **days})

    def problem(item: Mapping[str, Any]) -> RosterProblem:
        return RosterProblem(**{**item, "suggestion_at": place(item["suggestion_at"])})

    return RosterDraft(
        people=tuple(person(item) for item in data["people"]),
        schools=tuple(school(item) for item in data["schools"]),
        errors=tuple(problem(item) for item in data["errors"]),
        warnings=tuple(problem(item) for item in data["warnings"]),
        held=tuple(person(item) for item in data["held"]),
        tables=tuple(RosterTable(**item) for item in data["tables"]),
        skipped=tuple((str(sheet), int(row)) for sheet, row in data.get("skipped", ())),
    )
