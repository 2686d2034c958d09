"""Where the tables of people and schools begin, and which column is what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.roster.assigned import lists_mentors, whom_assigned
from documents.roster.header_words import field_of
from documents.roster.pairs import holds_names, holds_pairs
from documents.roster.sheets import Sheet
from documents.roster.ticks import only_ticks
from documents.roster.two_sides import OF_MENTEES, mentors_first, of_mentor, sides_of
from services.people.drafts import RoleName
from services.people.words import squeeze

MAX_HEADER_ROW = 60

_NAMES = ("full_name", "surname", "mentee_name", "pair")
_OFFICIALS: dict[str, RoleName] = {"curator_name": "curator", "methodist_name": "methodist"}
_WEAK = ("weak_mentee_name", "weak_name")
_HEADS = (*_NAMES, *_WEAK)
_OF_PEOPLE = ("weak_name", "weak_mentee_name", "mentor_name", "subject", "given")
# What every header of a column of names says.
_NAMING = re.compile(
    r"ф[\W_]*и[\W_]*о|фам|name|\bпар[аы]\b|групп|наставник\W+(и\W)?наставл|наставляем\w+\W+(и\W)?наставн",
    re.IGNORECASE,
)
_OF_HEAD = re.compile(r"(?<!заместителя )\b(руководител|председател)\w*( \w?мо\b)?")
_OF_DEPUTY = re.compile(r"\b(зам|заместител\w*|завуч\w*)\b( директор\w*)?( по \w+)?")
_SUBJECT_GROUPS = re.compile(r"\b[ргшо]мо\b|\bмо учител|методич\w+ объединени", re.IGNORECASE)
_SCHOOL_FACTS = ("category", "partner", "model", "contract", "headcount")


@dataclass(frozen=True, slots=True)
class Table:
    """A header found: its last row (0-based) and field → column (0-based).

    `implied_role` is the role that the name's own header gives ("ФИО наставляемого"). Where one column
    names both sides of a pair, it is both the name's and the mentor's.
    """

    row: int
    columns: dict[str, int]
    implied_role: RoleName | None = None

    @property
    def pairs(self) -> bool:
        """Whether one column names both sides of pairs."""
        return "full_name" in self.columns and self.columns["full_name"] == self.columns.get("mentor")


def find_people(sheet: Sheet, start: int = 0) -> Table | None:
    """The first header of a table of people at or after row `start`."""
    for row in range(start, min(len(sheet.rows), start + MAX_HEADER_ROW)):
        if table := people_header(sheet, row, repeated=False):
            return table
    return None


def people_header(sheet: Sheet, row: int, *, repeated: bool) -> Table | None:
    """Read row `row` as a header of people, with a second line under it if it has one.

    In the middle of a table (`repeated`) only unmistakable words count: a teacher's position may well be
    called like a column.
    """
    if repeated and not _NAMING.search("\n".join(sheet.rows[row])):
        return None  # asked of every row of people, so answered fast
    columns = _by_contents(sheet, row, _fields(sheet.rows[row], of_mentors=lists_mentors(sheet, row)))
    named = [name for name in columns if name in _NAMES]
    of_mentees = any(name in columns for name in OF_MENTEES)
    if repeated:
        return Table(row, *_settled(columns)) if named and len(columns) >= 3 else None
    if not named and not any(name in columns for name in (*_WEAK, *_OFFICIALS, "mentor_name", "mentor")):
        both = _banner(sheet, row, columns) if len(columns) >= 2 else {}
        return Table(row + 1, *_settled(both)) if both else None
    if not named and _alone(sheet.rows[row]):
        return None  # a title: «Список учителей-наставников»
    last = row
    if sides := sides_of(sheet, row):
        settled, implied = _settled(sides)
        return Table(row + 1, settled, implied or "mentee")
    if row + 1 < len(sheet.rows):
        below = _fields(sheet.rows[row + 1])
        if len({"surname", "given", "patronymic"} & below.keys()) >= 2:
            columns = {name: at for name, at in columns.items() if name not in ("full_name", *_WEAK)} | below
            named, last = ["surname"], row + 1
        elif len(below) >= 2 and not any(_names_somebody(sheet, row + 1, columns, name) for name in _HEADS):
            # Under a header that spans columns stand their own; under the name stands nobody.
            taken = set(below.values())
            columns = {
                name: at for name, at in columns.items() if at not in taken and name not in below
            } | below
            named, last = [name for name in columns if name in _NAMES], row + 1
    others = columns.keys() - {*_NAMES, *_WEAK, "number", "given", "patronymic"}
    if named and (others or len(columns) > 1 or _alone(sheet.rows[row])):
        settled, implied = _settled(columns)
        # "Молодой педагог" may stand over "Фамилия | Имя | Отчество".
        return Table(last, settled, implied or ("mentee" if of_mentees and last > row else None))
    weak = [name for name in columns if name in _WEAK]
    if weak and others:
        return Table(last, *_settled(columns))
    if {"mentor_name", *_OFFICIALS} & columns.keys() and len(others) > 1:
        return Table(last, *_settled(columns))
    return None


def _banner(sheet: Sheet, row: int, columns: dict[str, int]) -> dict[str, int]:
    """The fields of a header whose upper line only groups columns ("Сведения о педагоге" over "ФИО")."""
    below = _fields(sheet.rows[row + 1]) if row + 1 < len(sheet.rows) else {}
    if not any(name in _NAMES for name in below) or len(below) < 2:
        return {}
    empty = {name: at for name, at in columns.items() if not sheet.text(row + 1, at)}
    return {name: at for name, at in empty.items() if name not in below} | below


def _by_contents(sheet: Sheet, row: int, columns: dict[str, int]) -> dict[str, int]:
    """The fields of row `row`, those told apart that only other cells tell."""
    columns = _with_heads(sheet, row, _with_pairs(sheet, row, columns))
    mentees = columns.get("weak_mentee_name")
    if mentees is not None and "weak_name" in columns and only_ticks(sheet, row, mentees):
        # "Педагог | Наставник | Молодой педагог", a tick below the last
        return {name: at for name, at in columns.items() if name != "weak_mentee_name"}
    return mentors_first(sheet, row, columns)


def _with_pairs(sheet: Sheet, row: int, columns: dict[str, int]) -> dict[str, int]:
    """The fields of row `row`, `pair` only where its cells name both sides: «Наставник – наставляемый» may
    stand over roles, too."""
    for name in ("pair", "role"):
        column = columns.get(name)
        if column is not None and holds_pairs(sheet, row, column):
            return {other: at for other, at in columns.items() if other != name} | {"pair": column}
    return {name: at for name, at in columns.items() if name != "pair"}


def _with_heads(sheet: Sheet, row: int, columns: dict[str, int], *, deputies: bool = True) -> dict[str, int]:
    """The fields of row `row`: «ФИО руководителя» is a teacher's name where subject groups are listed, that
    of a deputy wherever nobody else is named; else it is the office of a school."""
    head = columns.get("head_name")
    if head is None:
        return columns
    others = {name: at for name, at in columns.items() if name != "head_name"}
    over = "\n".join(text for cells in sheet.rows[: row + 1] for text in cells)
    deputy = bool(_OF_DEPUTY.search(squeeze(sheet.text(row, head))))
    if any(name in columns for name in _HEADS) or not holds_names(sheet, row, head):
        return others
    if not (deputies if deputy else _SUBJECT_GROUPS.search(over)):
        return others
    # «Телефон руководителя»: of the only person of the row, so theirs.
    office = _OF_DEPUTY if deputy else _OF_HEAD
    words = {at: squeeze(text) for at, text in enumerate(sheet.rows[row]) if at != head}
    own = {field_of(office.sub("", text).strip()): at for at, text in words.items() if office.search(text)}
    return others | {name: at for name, at in own.items() if name} | {"full_name": head}


def more_mentees(sheet: Sheet, table: Table) -> tuple[int, ...]:
    """The other columns of a mentor's mentees: «Наставляемый 2», «Наставляемый 3»."""
    if table.implied_role != "mentee":
        return ()
    fields = {column: field_of(text) for column, text in enumerate(sheet.rows[table.row])}
    own = table.columns.get("full_name")
    same = fields.get(own, "") if own is not None else ""
    of_mentees = (*OF_MENTEES, "assigned")
    return tuple(at for at, name in fields.items() if at != own and name == same and name in of_mentees)


def find_schools(sheet: Sheet) -> Table | None:
    """The header of a table of schools: a school column and facts about schools, but no names."""
    for row in range(min(len(sheet.rows), MAX_HEADER_ROW)):
        columns = _with_heads(sheet, row, _with_pairs(sheet, row, _fields(sheet.rows[row])), deputies=False)
        if "leader" in columns:
            columns.setdefault("partner", columns.pop("leader"))
        if "role" in columns:
            columns.setdefault("category", columns.pop("role"))
        facts = [name for name in columns if name in _SCHOOL_FACTS]
        if row + 1 < len(sheet.rows) and any(name in _NAMES for name in _fields(sheet.rows[row + 1])):
            continue  # "Сведения о педагоге | Сведения об организации" over names
        if "school" in columns and facts and not any(name in columns for name in (*_NAMES, *_OF_PEOPLE)):
            return Table(row, columns)
    return None


def knows_something(sheet: Sheet) -> bool:
    """Whether a row looks like a header at all, though without names."""
    return any(
        len({name for name in _fields(cells) if name not in ("", "number")}) >= 2
        for cells in sheet.rows[:MAX_HEADER_ROW]
    )


def is_plan(sheet: Sheet) -> bool:
    """Whether a row of the sheet is a roadmap's header: activities and their dates."""
    for cells in sheet.rows[:MAX_HEADER_ROW]:
        words = [squeeze(text) for text in cells if text]
        if any(
            re.match(r"(наименование )?мероприяти|содержание (работы|деятельности)", word) for word in words
        ) and any(re.match(r"(срок|дата|период|время)", word) for word in words):
            return True
    return False


def _fields(cells: Sequence[str], *, of_mentors: bool = False) -> dict[str, int]:
    """Field → column; the first column of a kind wins, but for what stands beside both names of a pair."""
    named = [(name, column) for column, text in enumerate(cells) if (name := field_of(text))]
    named = whom_assigned(named, of_mentors=of_mentors)
    columns: dict[str, int] = {}
    for name, column in named:
        columns.setdefault(name, column)
    if "phone" in columns:
        phones = [column for name, column in named if name == "phone"]
        columns["phone"] = min(phones, key=lambda column: _not_mobile(cells[column]))
    return columns | of_mentor(named, columns)


def _not_mobile(header: str) -> int:
    """How far a header of phones is from one's own mobile: 0, 1, and 2 for the office's."""
    words = squeeze(header)
    if re.search(r"\b(моб|сот|личн)", words):
        return 0
    return 2 if re.search(r"\b(раб|служ|стац|гор)", words) else 1


def _names_somebody(sheet: Sheet, row: int, columns: dict[str, int], head: str) -> bool:
    """Whether `row` holds a person's name in the column of `head`, and so is no second line of a header."""
    text = sheet.text(row, columns[head]) if head in columns else ""
    return bool(text) and (head in _NAMES or field_of(text) is None)


def _alone(cells: Sequence[str]) -> bool:
    return sum(1 for text in cells if text) == 1


def _settled(columns: dict[str, int]) -> tuple[dict[str, int], RoleName | None]:
    """Resolve the kinds of name columns into one, and the role it implies."""
    columns = dict(columns)
    implied: RoleName | None = None
    officials = {name: columns.pop(name) for name in _OFFICIALS if name in columns}
    mentee = columns.pop("mentee_name", columns.pop("weak_mentee_name", None))
    weak = columns.pop("weak_name", None)
    mentor_name = columns.pop("mentor_name", None)
    pair = columns.pop("pair", None)
    leader, partner = columns.pop("leader", None), columns.pop("partner", None)
    if mentee is not None or mentor_name is not None:
        # «Школа-наставник» is where the mentors work, «школа-партнёр» where the mentees do.
        for name, column in (("mentor_school", leader), ("school", partner)):
            if column is not None:
                columns.setdefault(name, column)
    if "full_name" not in columns and "surname" not in columns:
        if pair is not None:
            columns["full_name"] = columns["mentor"] = pair
            implied = "mentee"
        elif mentee is not None:
            columns["full_name"], implied = mentee, "mentee"
        elif weak is not None:
            columns["full_name"] = weak
        elif mentor_name is not None:
            columns["full_name"], implied, mentor_name = mentor_name, "mentor", None
        elif officials:
            name, columns["full_name"] = next(iter(officials.items()))
            implied = _OFFICIALS[name]
    if mentor_name is not None:
        columns["mentor"] = mentor_name
    curator = officials.get("curator_name")
    if curator is not None and curator != columns.get("full_name"):
        columns["curator"] = curator
    return columns, implied


def letter(column: int) -> str:
    """A 0-based column as a spreadsheet shows it: 0 → A, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
