"""A roster's rows against the people already known: who is new, who changes, who stays out. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from models.enums import Role
from services.people.drafts import RosterPerson
from services.people.rules import name_key, school_key

SUBJECT_LENGTH = 500
LIST_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the municipality as the comparison sees them.

    `agreed`: they have consented, so what is theirs to say (subject, phone, strengths, deficits) is no
    longer the roster's. `roles` are those in force in this programme. `mentors` are the name keys of the
    mentors they have or are down for.
    """

    id: int
    school: str
    agreed: bool
    subject: str
    phone: str
    strengths: str
    deficits: str
    roster_mentor: str
    roles: frozenset[Role]
    mentors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a row says of its person, as the tables hold it."""

    subject: str
    phone: str
    strengths: str
    deficits: str
    mentor: str
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What confirming will do with one row. `what` names the fields that change; `member` comes first
    for people who are new to the programme."""

    row: RosterPerson
    wanted: Wanted
    known: Known | None
    refused: bool
    what: tuple[str, ...]

    @property
    def new(self) -> bool:
        return not self.refused and "member" in self.what

    @property
    def changed(self) -> bool:
        return not self.refused and bool(self.what) and "member" not in self.what


def compare(
    rows: Iterable[RosterPerson],
    known: Mapping[str, list[Known]],
    is_refused: Callable[[RosterPerson], bool],
) -> list[RowPlan]:
    """One plan per row, in their order. `known` is keyed by `name_key` of the full name."""
    rows = list(rows)
    out = {(row.sheet, row.row) for row in rows if is_refused(row)}
    plans = []
    for row in rows:
        wanted = _wanted(row, mentor_out=row.mentor_at in out)
        person = _match(row, known.get(name_key(row.full_name), []))
        refused = (row.sheet, row.row) in out
        plans.append(RowPlan(row, wanted, person, refused, () if refused else _differs(row, wanted, person)))
    return plans


def _match(row: RosterPerson, namesakes: list[Known]) -> Known | None:
    """The same name in the same school; elsewhere only with the same phone: namesakes are not one person."""
    school = school_key(row.school)
    for person in namesakes:
        if not row.school or not person.school or school_key(person.school) == school:
            return person
    return next((person for person in namesakes if row.phone and person.phone == row.phone), None)


def _wanted(row: RosterPerson, *, mentor_out: bool) -> Wanted:
    named = [role for role in (row.role, *row.other_roles) if role]
    return Wanted(
        subject=(row.subject or row.position)[:SUBJECT_LENGTH],
        phone=row.phone or "",
        strengths="; ".join(row.strengths)[:LIST_LENGTH],
        deficits="; ".join(row.deficits)[:LIST_LENGTH],
        mentor="" if mentor_out else (row.mentor or ""),
        roles=frozenset(Role(role) for role in named),
    )


def _differs(row: RosterPerson, wanted: Wanted, person: Known | None) -> tuple[str, ...]:
    if person is None:
        return ("member",)
    what = [] if person.roles else ["member"]
    if row.school and school_key(person.school) != school_key(row.school):
        what.append("school")
    if not person.agreed:
        what += [
            name
            for name in ("subject", "phone", "strengths", "deficits")
            if getattr(wanted, name) and getattr(wanted, name) != getattr(person, name)
        ]
    if wanted.mentor and name_key(wanted.mentor) not in person.mentors:
        what.append("mentor")
    if person.roles and wanted.roles and roles_after(person.roles, wanted.roles) != person.roles:
        what.append("role")
    return tuple(what)


def roles_after(current: frozenset[Role], wanted: frozenset[Role]) -> frozenset[Role]:
    """The roster says who takes part as what; it makes methodists but never unmakes one.

    A row without a role leaves things as they are, and brings newcomers in as mentees: whom a mentoring
    programme lists without more ado is there to be helped.
    """
    if not wanted:
        return current or frozenset({Role.MENTEE})
    return wanted | (current & {Role.METHODIST})
