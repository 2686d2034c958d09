"""The rows of a table of people: which of them mean somebody, and what lies over them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from documents.roster import values
from documents.roster.cells import RowReader
from documents.roster.contents import with_contents
from documents.roster.headers import Table, letter, more_mentees, people_header
from documents.roster.jobs import is_job, position_and_subject
from documents.roster.namecells import is_signature, is_vacancy, mentor_over, people_in
from documents.roster.names import initials_of
from documents.roster.nothing import is_nothing
from documents.roster.pairs import sides
from documents.roster.row import Row
from documents.roster.schools import heading_school, is_school_alone, looks_like_school, school_in_title
from documents.roster.sheets import Sheet
from documents.roster.ticks import ticked_roles
from documents.roster.titles import role_of_title, school_beside_role
from services.people.drafts import RoleName, RosterProblem, RosterTable

_TOTALS = re.compile(r"(итого|всего|total)\b", re.IGNORECASE)
_GENERIC_TITLE = re.compile(r"(лист|sheet|table|таблица|общий|список|все|свод)\s*\w*|[\d\W]+", re.IGNORECASE)
_OF_ONE = ("given", "role", "subject", "position", "phone", "mentor")
_DATA = ("school", "role", "subject", "position", "phone", "mentor", "strengths", "deficits", "shares")


class PeopleReader:
    """Walks one sheet from its header to its end, keeping what lies over the rows: school, role.

    `notes` are remarks on rows that mean nobody.
    """

    def __init__(self, sheet: Sheet, table: Table) -> None:
        self.sheet = sheet
        table = replace(table, columns=with_contents(sheet, table.row, table.columns))
        self.tables = [self._described(table)]
        self.notes: list[RosterProblem] = []
        self._table = table
        self._reader = RowReader(sheet, table)
        self._school = self._school_of_titles()
        self._mentor, self._leads = ("", "", ""), False
        self._role = role_of_title(sheet.name) or self._role_of_titles()
        self._ticked = ticked_roles(sheet, table.row)
        self._more_mentees = more_mentees(sheet, table)

    def rows(self) -> Iterator[Row]:
        """Yield the rows that mean people, in order; titles, totals and repeated headers are passed over."""
        last: Row | None = None
        above, title = "", self._title()
        mentor = ""
        for index in range(self._table.row + 1, len(self.sheet.rows)):
            if again := people_header(self.sheet, index, repeated=True):
                self._table, last, mentor = again, None, ""
                self._reader = RowReader(self.sheet, again)
                self.tables.append(self._described(again))
            elif last is not None and self._is_second_job(index):
                self._add_job(index, last)
            elif self._is_person(index):
                mentor = "" if self._begins_a_block(index) else mentor
                for part in self._parts(index):
                    last = self._reader.read(index, part, self._school, self._role)
                    last.school_above, last.school_title = above, title
                    above = last.school or above
                    last.mentor_above = mentor
                    if self._mentor[0] and not last.mentor:
                        self._is_led(last)
                    if ticked := [role for at, role in self._ticked.items() if self._has_tick(index, at)]:
                        last.roles = tuple(ticked)
                    yield last
                mentor = (last and last.mentor) or mentor
            else:
                last, mentor = None, ""

    def _begins_a_block(self, row: int) -> bool:
        """Whether the mentor above a row is not its own: it names one, or a school left of the mentor; only
        in a register, the mentor left of the mentee, an empty cell means what stands above."""
        columns = self._table.columns
        mentor, mentee = columns.get("mentor", -1), columns.get("full_name", columns.get("surname", -1))
        register = self._table.implied_role == "mentee" and -1 < mentor < mentee
        own = columns.get("school", mentor) < mentor and self._cell(row, "school")
        return not register or bool(own or self._cell(row, "mentor"))

    def _is_led(self, row: Row) -> None:
        """Below «Наставник – Орлова Ирина Павловна, СОШ № 4» stand her mentees; of her school, perhaps."""
        self._leads = True
        row.mentor, row.mentor_job, row.mentor_school = self._mentor
        row.school_title = row.mentor_school
        row.roles = row.roles or ("mentee",)

    def _has_tick(self, row: int, column: int) -> bool:
        return values.is_yes(self.sheet.text(row, column))

    def _described(self, table: Table) -> RosterTable:
        columns = {name: letter(at) for name, at in table.columns.items()}
        return RosterTable(self.sheet.name, table.row + 1, columns, self.sheet.page)

    def _school_of_titles(self) -> str:
        if "school" in self._table.columns:
            return ""
        titles = self._titles()
        named = next((school for text in titles if (school := school_in_title(text))), "")
        if not named:
            named = next((school for text in titles if (school := school_beside_role(text))), "")
        if not named:
            named = next((text for text in titles if is_school_alone(text) and not role_of_title(text)), "")
        return " ".join(named.split()) or (self.sheet.name if looks_like_school(self.sheet.name) else "")

    def _titles(self) -> list[str]:
        """The texts over the table, the nearest first."""
        above = [text for cells in self.sheet.rows[: self._table.row] for text in cells if text]
        return above[::-1]

    def _role_of_titles(self) -> RoleName | None:
        """«Список молодых специалистов МБОУ «СОШ № 1»» over the table."""
        titles = (text.replace(school_in_title(text) or "\0", "") for text in self._titles())
        return next((role for text in titles if (role := role_of_title(text))), None)

    def _title(self) -> str:
        """The sheet's title where it may well be a school's short name («Шумская»)."""
        name = self.sheet.name
        unlikely = (
            len(name) < 4
            or "school" in self._table.columns
            or _GENERIC_TITLE.fullmatch(name)
            or role_of_title(name)
        )
        return "" if unlikely else name

    def _cell(self, row: int, name: str) -> str:
        column = self._table.columns.get(name)
        return "" if column is None else self.sheet.text(row, column)

    def _is_person(self, row: int) -> bool:
        cells = self.sheet.rows[row]
        texts = [text for text in cells if text]
        number = self._cell(row, "number")
        number = number if re.fullmatch(r"\d+(\.\d+)*\.?", number) else ""
        if not texts or texts == [number] or _is_numbering(cells):
            return False
        name = self._cell(row, "full_name") or self._cell(row, "surname")
        if _TOTALS.match(texts[0]) or _TOTALS.match(name):
            return False
        if self._table.pairs and sides(name, "")[0]:
            return True
        if len([text for text in texts if text != number]) == 1 and self._is_heading(texts):
            return False
        if is_vacancy(name):
            self.notes.append(RosterProblem(self.sheet.name, row + 1, "", "row", "vacancy"))
            return False
        if name and is_nothing(name) and not any(self._cell(row, field) for field in _OF_ONE):
            return False  # a school that has nobody to name: «нет», «-»
        if not number and (is_signature(name) or self._is_signed(cells, texts)):
            return False
        if any(self._cell(row, field) for field in ("full_name", "surname", "given")):
            return True
        # Signatures under the table also have two texts in a row, but no number where others have one.
        known = sum(1 for field in _DATA if self._cell(row, field))
        return known >= 2 and (bool(number) or "number" not in self._table.columns or known >= 3)

    def _is_signed(self, cells: list[str], texts: list[str]) -> bool:
        """«Начальник управления … Крылова Р.С.» below a table, whatever columns the two stand in."""
        if len(texts) > 3 or not is_signature(texts[0]):
            return False
        own = [self._table.columns.get(field) for field in ("position", "subject", "role")]
        return cells.index(texts[0]) not in own and initials_of(texts[-1].strip(" /")) is not None

    def _is_heading(self, texts: list[str]) -> bool:
        """A lone text over rows: remember the school or role it names."""
        text = texts[-1]
        if mentor := mentor_over(text):
            self._mentor, self._leads = mentor, False
            return True
        if self._leads and (role_of_title(text) or looks_like_school(text)):
            self._mentor = ("", "", "")
        if role := role_of_title(text):
            self._role = role
            self._school = school_beside_role(text) or self._school
            return True
        if looks_like_school(text):
            self._school = heading_school(text)
            return True
        return len(self._table.columns) > 1 and not re.fullmatch(r"[^\W\d_-]+([ -][^\W\d_]+){1,3}", text)

    def _is_second_job(self, index: int) -> bool:
        """A line under a person that only adds a position, as tariff lists have them."""
        if "number" not in self._table.columns:
            return False
        job = self._cell(index, "position") or self._cell(index, "subject")
        rest = ("number", "full_name", "surname", "given", "school", "role", "phone", "mentor")
        return is_job(job) and not any(self._cell(index, field) for field in rest)

    def _add_job(self, index: int, last: Row) -> None:
        text = self._cell(index, "position") or self._cell(index, "subject")
        position, subject = position_and_subject(text)
        last.position = ", ".join(dict.fromkeys(filter(None, (last.position, position))))
        last.subject = ", ".join(dict.fromkeys(filter(None, (last.subject, subject))))

    def _parts(self, index: int) -> list[tuple[str, str, str]]:
        """(name, position, school) of everybody whom the name's one cell names."""
        columns = self._table.columns
        if "given" in columns:
            return [("", "", "")]
        found: list[tuple[str, str, str]] = []
        for column in (columns.get("full_name", columns.get("surname", 0)), *self._more_mentees):
            text = self.sheet.text(index, column)
            if self._table.pairs:
                text = sides(text, self.sheet.text(self._table.row, column))[1]
            found += [(text, "", "")] if text.startswith("=") else people_in(text) if text else []
        return found or [("", "", "")]


def _is_numbering(cells: list[str]) -> bool:
    """The row under a header that counts its columns: 1, 2, 3 …"""
    numbers = [text for text in cells if text]
    return len(numbers) > 2 and numbers == [str(number) for number in range(1, len(numbers) + 1)]
