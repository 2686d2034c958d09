"""One row that means a person, on its way from cells to a draft."""

from __future__ import annotations

from dataclasses import dataclass, field

from documents.roster.names import Name
from services.people.drafts import FieldName, RoleName, RosterProblem


@dataclass(slots=True)
class Row:
    """A row that means a person, before schools and mentors are looked up.

    `columns` are the letters its cells stand in; `school`, `mentor` and `curator` are still as written.
    `school_above` is the last school written over it, `school_title` what its sheet is called; `one_school`
    says that its school is the mentor's, too.
    `mentor_above` is the last mentor written over it in a register of pairs.
    `of_mentees`: its table lists mentees and nobody else. `more_mentors` are those named behind the first,
    each as (name, position, school); `leads` are the mentees whom a mentor's own row names.
    """

    sheet: str
    number: int
    columns: dict[str, str]
    name: Name | None = None
    school: str = ""
    school_above: str = ""
    school_title: str = ""
    one_school: bool = False
    roles: tuple[RoleName, ...] = ()
    position: str = ""
    subject: str = ""
    phone: str | None = None
    mentor: str | None = None
    mentor_above: str = ""
    mentor_school: str = ""
    mentor_job: str = ""
    mentor_phone: str = ""
    more_mentors: tuple[tuple[str, str, str], ...] = ()
    leads: tuple[str, ...] = ()
    curator: str = ""
    curator_job: str = ""
    curator_phone: str | None = None
    of_mentees: bool = False
    strengths: tuple[str, ...] = ()
    deficits: tuple[str, ...] = ()
    errors: list[RosterProblem] = field(default_factory=list)
    warnings: list[RosterProblem] = field(default_factory=list)

    def problem(
        self,
        where: FieldName,
        code: str,
        suggestion: str | None = None,
        suggestion_at: tuple[str, int] | None = None,
        /,
        **said: str | int,
    ) -> RosterProblem:
        """A problem in this row's own column of `where`."""
        at = self.columns.get(where, "")
        return RosterProblem(self.sheet, self.number, at, where, code, said, suggestion, suggestion_at)

    def wrong(self, where: FieldName, code: str, /, **said: str | int) -> None:
        self.errors.append(self.problem(where, code, **said))

    def note(self, where: FieldName, code: str, /, **said: str | int) -> None:
        self.warnings.append(self.problem(where, code, **said))
