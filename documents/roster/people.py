"""The rows of a table of people: what each cell says, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.roster import values
from documents.roster.headers import Table, letter, people_header
from documents.roster.names import BadName, Name, initials_of, read_name
from documents.roster.row import Row
from documents.roster.schools import MAX_SCHOOL_CHARS, is_school_alone, looks_like_school, school_in_title
from documents.roster.sheets import Sheet
from services.people.drafts import FieldName, RoleName, RosterTable

MAX_TEXT_CHARS = 2000
MAX_SUBJECT_CHARS = 500
_TOTALS = re.compile(r"(итого|всего|total)\b", re.IGNORECASE)
_DATA = ("school", "role", "subject", "position", "phone", "mentor", "strengths", "deficits", "shares")


class PeopleReader:
    """Walks one sheet from its header to its end, keeping what lies over the rows: school, role."""

    def __init__(self, sheet: Sheet, table: Table) -> None:
        self.sheet = sheet
        self.tables = [self._described(table)]
        self._table = table
        self._school = self._school_of_titles()
        self._role: RoleName | None = _plural_role(sheet.name)
        self._school_above = ""

    def rows(self) -> Iterator[Row]:
        """Yield the rows that mean people, in order; titles, totals and repeated headers are passed over."""
        index = self._table.row + 1
        while index < len(self.sheet.rows):
            if again := people_header(self.sheet, index, repeated=True):
                self._table = again
                self.tables.append(self._described(again))
            elif self._is_person(index):
                yield self._read(index)
            index += 1

    def _described(self, table: Table) -> RosterTable:
        columns = {name: letter(at) for name, at in table.columns.items()}
        return RosterTable(self.sheet.name, table.row + 1, columns)

    def _school_of_titles(self) -> str:
        if "school" in self._table.columns:
            return ""
        titles = [text for cells in self.sheet.rows[: self._table.row] for text in cells if text]
        named = next((school for text in titles if (school := school_in_title(text))), "")
        if not named and titles and is_school_alone(titles[-1]):
            named = titles[-1]
        return named or (self.sheet.name if looks_like_school(self.sheet.name) else "")

    def _cell(self, row: int, name: str) -> str:
        column = self._table.columns.get(name)
        if column is None:
            return ""
        if name in ("school", "mentor", "role"):
            return self.sheet.text(*self.sheet.below.get((row, column), (row, column)))
        return self.sheet.text(row, column)

    def _is_person(self, row: int) -> bool:
        cells = self.sheet.rows[row]
        texts = [text for text in cells if text]
        number = self._cell(row, "number")
        number = number if re.fullmatch(r"\d+\.?", number) else ""
        if not texts or texts == [number] or _is_numbering(cells):
            return False
        if _TOTALS.match(texts[0]) or _TOTALS.match(self._cell(row, "full_name")):
            return False
        if len([text for text in texts if text != number]) == 1 and self._is_heading(texts):
            return False
        if any(self._cell(row, name) for name in ("full_name", "surname", "given")):
            return True
        # Signatures under the table also have two texts in a row, but no number where others have one.
        known = sum(1 for name in _DATA if self._own(row, name))
        return known >= 2 and (bool(number) or "number" not in self._table.columns or known >= 3)

    def _own(self, row: int, name: str) -> str:
        column = self._table.columns.get(name)
        return "" if column is None else self.sheet.text(row, column)

    def _is_heading(self, texts: list[str]) -> bool:
        """A lone text over rows: remember the school or role it names."""
        text = texts[-1]
        if role := _plural_role(text):
            self._role = role
            return True
        if looks_like_school(text):
            self._school = " ".join(text.split())
            return True
        return len(self._table.columns) > 1 and not re.fullmatch(r"[^\W\d_-]+([ -][^\W\d_]+){1,3}", text)

    def _read(self, index: int) -> Row:
        columns = self._table.columns
        shown = {name: letter(at) for name, at in columns.items()}
        for name in ("surname", "full_name"):
            if name in shown:
                shown["name"] = shown[name]
        if "shares" in shown:
            shown.setdefault("strengths", shown["shares"])
            shown.setdefault("deficits", shown["shares"])
        shown.setdefault("subject", shown.get("position", ""))
        row = Row(self.sheet.name, index + 1, shown)
        self._read_name(index, row)
        self._read_school(index, row)
        self._read_role(index, row)
        self._read_subject(index, row)
        self._read_phone(index, row)
        self._read_mentor(index, row)
        self._read_shares(index, row)
        return row

    def _plain(self, index: int, name: str, row: Row, where: FieldName, limit: int = MAX_TEXT_CHARS) -> str:
        """A cell's text; a formula or a text over the limit is an error and reads as empty."""
        column = self._table.columns.get(name)
        text = self._cell(index, name)
        if not text or column is None:
            return ""
        if self.sheet.below.get((index, column), (index, column)) in self.sheet.formulas:
            row.wrong(where, "formula", text=text[:100])
            return ""
        if len(text) > limit:
            row.wrong(where, "long", limit=limit)
            return ""
        return text

    def _read_name(self, index: int, row: Row) -> None:
        columns = [
            self._table.columns[name]
            for name in ("surname", "given", "patronymic")
            if name in self._table.columns
        ]
        if "full_name" in self._table.columns and "given" not in self._table.columns:
            columns = [self._table.columns["full_name"]]
        if any((index, column) in self.sheet.formulas for column in columns):
            row.wrong("name", "name-formula", text=self.sheet.text(index, columns[0])[:100])
            return
        parts = [self.sheet.text(index, column).replace("\n", " ") for column in columns]
        if len(parts) == 1:
            # «1. Иванова Анна Петровна, учитель химии»
            whole, _, row.position = re.sub(r"^\d+\s?[.)]\s*", "", parts[0]).partition(",")
            parts = [whole]
        try:
            row.name = read_name(*parts)
        except BadName as bad:
            row.wrong("name", bad.code, text=" ".join(parts)[:100])
            return
        for code in row.name.notes:
            row.note("name", code, name=_shown(row.name))

    def _read_school(self, index: int, row: Row) -> None:
        text = self._plain(index, "school", row, "school", MAX_SCHOOL_CHARS).replace("\n", " ")
        if not {"subject", "position"} & self._table.columns.keys():
            # «МБОУ «СОШ № 1», учитель математики»
            school, _, job = text.partition(",")
            if values.is_job(job):
                text, row.position = school.strip(), row.position or job.strip()
        row.school = text if text and not values.is_nothing(text) else self._school
        row.school_above, self._school_above = self._school_above, row.school or self._school_above

    def _read_role(self, index: int, row: Row) -> None:
        text = self._plain(index, "role", row, "role")
        roles, sureness = values.role(text)
        if sureness == "unknown":
            row.wrong("role", "role-unknown", text=text[:100])
        elif sureness == "unsure":
            row.errors.append(row.problem("role", "role-unsure", roles[0], text=text[:100]))
        elif sureness == "custom":
            row.note("role", "role-custom", text=text[:100], role=roles[0])
        if not roles and values.is_yes(self._cell(index, "is_mentor")):
            roles = ("mentor",)
        implied = self._table.implied_role
        if not roles and self._role:
            roles = (self._role,)
        elif not roles and implied in ("mentor", "mentee"):
            roles = ("mentor",) if implied == "mentor" else ("mentee",)
        if sureness in ("sure", "custom"):
            row.roles = roles

    def _read_subject(self, index: int, row: Row) -> None:
        subject = self._plain(index, "subject", row, "subject", MAX_SUBJECT_CHARS)
        position = self._plain(index, "position", row, "subject", MAX_SUBJECT_CHARS)
        read, row.subject = values.position_and_subject(subject or position or row.position)
        row.position = " ".join(position.split()) or read

    def _read_phone(self, index: int, row: Row) -> None:
        text = self._plain(index, "phone", row, "phone")
        try:
            row.phone = values.phone(text)
        except ValueError:
            row.wrong("phone", "phone", text=text[:100])

    def _read_mentor(self, index: int, row: Row) -> None:
        text = self._plain(index, "mentor", row, "mentor", 300).replace("\n", " ")
        text, *others = re.split(r"[,;]", re.sub(r"\([^)]*\)", " ", text))
        row.mentor = None if values.is_nothing(text) else " ".join(text.split())
        if more := [other.strip() for other in others if initials_of(other) or len(other.split()) == 3]:
            row.note("mentor", "mentor-more", taken=row.mentor or "", text=", ".join(more))
        row.mentor_school = self._cell(index, "mentor_school").replace("\n", " ")[:MAX_SCHOOL_CHARS]
        if row.mentor and not row.roles and not any(problem.field == "role" for problem in row.errors):
            row.roles = ("mentee",)

    def _read_shares(self, index: int, row: Row) -> None:
        row.strengths = values.deficits(self._plain(index, "strengths", row, "strengths"))
        row.deficits = values.deficits(self._plain(index, "deficits", row, "deficits"))
        if shared := values.deficits(self._plain(index, "shares", row, "deficits")):
            # One column for both: a mentor says there what they can give, everybody else what they need.
            if "mentor" in row.roles:
                row.strengths = shared
            else:
                row.deficits = shared


def _is_numbering(cells: list[str]) -> bool:
    """The row under a header that counts its columns: 1, 2, 3 …"""
    numbers = [text for text in cells if text]
    return len(numbers) > 2 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _plural_role(text: str) -> RoleName | None:
    """The role that a heading over rows (or a sheet's title) gives to all of them."""
    words = text.lower().replace("ё", "е").strip(" .:")
    headings: tuple[tuple[RoleName, str], ...] = (
        ("mentee", r"(список )?(наставляем\w+|молод\w+ (специалист|педагог|учител)\w+|подопечны\w+)"),
        ("mentor", r"(список )?((педагог\w*|учител\w*)[- ])?наставник(и|ов)|mentors"),
        ("curator", r"(список )?(школьн\w+ )?(куратор|координатор)(ы|ов)( школ)?|curators"),
        ("methodist", r"методисты"),
    )
    return next((role for role, pattern in headings if re.fullmatch(pattern, words)), None)


def _shown(name: Name) -> str:
    return " ".join(part for part in (name.surname, name.name, name.patronymic) if part)
