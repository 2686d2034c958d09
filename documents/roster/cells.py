"""One row's cells: what each says, and what is wrong with it."""

from __future__ import annotations

from documents.roster import values
from documents.roster.header_words import field_of
from documents.roster.headers import Table, letter
from documents.roster.jobs import is_job, position_and_subject
from documents.roster.namecells import ROLE_BESIDE, mentors_in
from documents.roster.names import BadName, Name, read_name
from documents.roster.nothing import is_nothing
from documents.roster.pairs import sides
from documents.roster.row import Row
from documents.roster.schools import MAX_SCHOOL_CHARS, SCHOOL_BEHIND, without_category
from documents.roster.sheets import Sheet
from services.people.drafts import FieldName, RoleName

MAX_TEXT_CHARS = 2000
MAX_SUBJECT_CHARS = 500
MAX_MENTOR_CHARS = 300
# The fields whose merged cells speak for all the rows they cover.
_SPANNING = ("school", "role", "mentor", "mentor_school", "mentor_job", "mentor_phone", "curator")
_SHOWN_AS: dict[str, FieldName] = {
    "full_name": "name",
    "surname": "name",
    "given": "name",
    "patronymic": "name",
    "school": "school",
    "role": "role",
    "subject": "subject",
    "position": "subject",
    "mentor": "mentor",
}


class RowReader:
    """Reads the rows of one table, one at a time."""

    def __init__(self, sheet: Sheet, table: Table) -> None:
        self.sheet = sheet
        self.table = table
        self.columns = table.columns
        self._shown = _shown_at(table.columns)
        mentors = table.columns.get("mentor")
        self._assigned = mentors is not None and field_of(sheet.text(table.row, mentors)) == "assigned"

    def read(
        self, index: int, part: tuple[str, str, str], school_over: str, role_over: RoleName | None
    ) -> Row:
        """Read the row at `index`. `part` is (name, position, school) out of the name's one cell; what lies
        over the row (`school_over`, `role_over`) holds where the row itself says nothing."""
        self.index = index
        of_mentees = "mentee" in (self.table.implied_role, role_over)
        self.row = Row(self.sheet.name, index + 1, self._shown, of_mentees=of_mentees)
        whole, beside, school = part
        self.row.position, self.row.phone = values.without_phone(beside)
        self._name(whole)
        self._school(school, school_over)
        self._role(role_over)
        self._subject()
        self._phone()
        self._mentor()
        self._curator()
        self._shares()
        if self.sheet.mended:
            self._say_mended()
        return self.row

    def _at(self, name: str) -> tuple[int, int] | None:
        """The cell that speaks for a field: the row's own, or the merged one that covers it."""
        column = self.columns.get(name)
        if column is None:
            return None
        own = (self.index, column)
        return self.sheet.below.get(own, own) if name in _SPANNING else own

    def _text(self, name: str) -> str:
        at = self._at(name) if name in self.columns else None
        return self.sheet.text(*at) if at else ""

    def _plain(self, name: str, where: FieldName, limit: int = MAX_TEXT_CHARS) -> str:
        """A cell's text; a formula or a text over the limit is an error and reads as empty."""
        text = self._text(name)
        if not text:
            return ""
        if self._at(name) in self.sheet.formulas:
            self.row.wrong(where, "formula", text=text[:100])
            return ""
        if len(text) > limit:
            self.row.wrong(where, "long", limit=limit)
            return ""
        return text

    def _name(self, whole: str) -> None:
        row = self.row
        if whole or "given" not in self.columns:
            names = ["full_name" if "full_name" in self.columns else "surname"]
            parts = [whole]
        else:
            names = [name for name in ("surname", "given", "patronymic") if name in self.columns]
            parts = [self._text(name).replace("\n", " ") for name in names]
        if any(self._at(name) in self.sheet.formulas for name in names):
            row.wrong("name", "name-formula", text=self._text(names[0])[:100])
            return
        try:
            row.name = read_name(*parts)
        except BadName as bad:
            row.wrong("name", bad.code, text=" ".join(parts)[:100])
            return
        for code in row.name.notes:
            row.note("name", code, name=_shown(row.name))

    def _school(self, own: str, over: str) -> None:
        """The school of the row; `own` stands behind the name itself, `over` over the rows."""
        text = self._plain("school", "school", MAX_SCHOOL_CHARS).replace("\n", " ")
        # «МБОУ «СОШ № 1», учитель математики»
        school, _, job = text.partition(",")
        if is_job(text) and (behind := SCHOOL_BEHIND.search(text)):
            job, school = text[: behind.start()].strip(" ,–—-"), text[behind.start() :]
        beside_mentor = self._order("mentor", "school", "full_name")
        if is_job(job):
            text = school.strip()
            if beside_mentor:
                self.row.mentor_job = job.strip()
            else:
                self.row.position = self.row.position or job.strip()
        said = "" if is_nothing(text) else without_category(text)
        if own and beside_mentor:
            self.row.school, self.row.mentor_school = own, said
        else:
            self.row.school = said or own or over

    def _order(self, *names: str) -> bool:
        """Whether the table has these columns, from left to right."""
        places = [self.columns[name] for name in names if name in self.columns]
        return len(places) == len(names) and places == sorted(set(places))

    def _role(self, over: RoleName | None) -> None:
        row = self.row
        text = self._plain("role", "role")
        roles, sureness = values.role(text)
        if sureness == "unknown":
            row.wrong("role", "role-unknown", text=text[:100])
        elif sureness == "unsure":
            row.errors.append(row.problem("role", "role-unsure", roles[0], text=text[:100]))
        elif sureness == "custom":
            row.note("role", "role-custom", text=text[:100], role=roles[0])
        if not roles and (values.is_yes(self._text("is_mentor")) or values.is_yes(self._text("mentor"))):
            roles = ("mentor",)
        if not roles and ROLE_BESIDE.fullmatch(row.position):
            roles, row.position = values.role(row.position)[0], ""
        if not roles and "role" not in self.columns:
            remark, how = values.role(self._text("remark"))
            roles = remark if how == "sure" else ()
        # Over a list of mentors that names whom they lead, «Наставники» is not said of these.
        implied = self.table.implied_role if "mentor" in self.columns else None
        if not roles and (implied := implied or over or self.table.implied_role):
            roles = (implied,)
        if sureness in ("sure", "custom"):
            row.roles = roles

    def _subject(self) -> None:
        subject = self._plain("subject", "subject", MAX_SUBJECT_CHARS)
        position = self._plain("position", "subject", MAX_SUBJECT_CHARS)
        read, self.row.subject = position_and_subject(subject or position or self.row.position)
        self.row.position = " ".join(position.split()) or self.row.position or read

    def _phone(self) -> None:
        text = self._plain("phone", "phone")
        try:
            self.row.phone = values.phone(text) or self.row.phone
        except ValueError:
            if values.is_local_phone(text):
                self.row.note("phone", "phone-local", text=text[:100])
            else:
                self.row.wrong("phone", "phone", text=text[:100])

    def _mentor(self) -> None:
        row = self.row
        text = self._plain("mentor", "mentor", MAX_MENTOR_CHARS)
        if self.table.pairs:
            text = sides(text, self.sheet.text(self.table.row, self.columns["mentor"]))[0]
        if is_nothing(text) or values.is_yes(text):
            return
        (first, job, school), *others = mentors_in(text)
        if row.roles == ("mentor",) and self._assigned:
            row.leads = tuple(name for name, _, _ in mentors_in(text))
            return
        row.mentor = " ".join(first.split()) or None
        if others:
            row.more_mentors = tuple(others)
            row.note(
                "mentor", "mentor-more", taken=row.mentor or "", text=", ".join(one[0] for one in others)
            )
        named = self._text("mentor_school").replace("\n", " ") or school or row.mentor_school
        # A list of one school, named in its title: the mentors work there too.
        of_title = row.school if row.of_mentees and "school" not in self.columns else ""
        row.one_school = not (named or of_title) and self._is_of_both()
        row.mentor_school = (named or of_title or (row.school if row.one_school else ""))[:MAX_SCHOOL_CHARS]
        job, number = values.without_phone(job)
        row.mentor_job = (self._text("mentor_job").replace("\n", " ") or job or row.mentor_job)[
            :MAX_SUBJECT_CHARS
        ]
        row.mentor_phone = self._text("mentor_phone")[:100] or number or ""
        if row.mentor and not row.roles and not any(problem.field == "role" for problem in row.errors):
            row.roles = ("mentee",)

    def _is_of_both(self) -> bool:
        """ "Школа | Наставник | Наставляемый": the one school, left of the mentee, is that of both; so is any
        beside a column of pairs."""
        if self.table.pairs or ("school" in self.columns and self._at("mentor_school") == self._at("school")):
            return True
        if "mentor_school" in self.columns:
            return False
        mentee = self.columns.get("full_name", -1)
        before = [self.columns.get(name, mentee) < mentee for name in ("school", "mentor")]
        return self.table.implied_role == "mentee" and all(before)

    def _curator(self) -> None:
        text = self._text("curator")
        if self._at("curator") not in self.sheet.formulas and not (is_nothing(text) or values.is_yes(text)):
            (name, job, _), *_ = mentors_in(text[:MAX_MENTOR_CHARS])
            self.row.curator = " ".join(name.split())
            self.row.curator_job, self.row.curator_phone = values.without_phone(job)

    def _shares(self) -> None:
        row = self.row
        row.strengths = values.deficits(self._plain("strengths", "strengths"))
        row.deficits = values.deficits(self._plain("deficits", "deficits"))
        if shared := values.deficits(self._plain("shares", "deficits")):
            # One column for both: a mentor says there what they can give, everybody else what they need.
            if "mentor" in row.roles:
                row.strengths = shared
            else:
                row.deficits = shared

    def _say_mended(self) -> None:
        for name, where in _SHOWN_AS.items():
            for word in self.sheet.mended.get((self.index, self.columns.get(name, -1)), ()):
                self.row.note(where, "latin", text=word[:60])


def _shown(name: Name) -> str:
    return " ".join(part for part in (name.surname, name.name, name.patronymic) if part)


def _shown_at(columns: dict[str, int]) -> dict[str, str]:
    """The letters of the columns in which problems of a row are shown."""
    shown = {name: letter(at) for name, at in columns.items()}
    for name in ("surname", "full_name"):
        if name in shown:
            shown["name"] = shown[name]
    if "shares" in shown:
        shown.setdefault("strengths", shown["shares"])
        shown.setdefault("deficits", shown["shares"])
    shown.setdefault("subject", shown.get("position", ""))
    return shown
