"""A roster's rows against the people already known: who is new, changes, moved, stays out. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.enums import Role
from services.people.drafts import RosterPerson
from services.people.rules import name_key, school_key

SUBJECT_LENGTH = 500
LIST_LENGTH = 2000
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the municipality as the comparison sees them.

    `agreed`: they have consented, so what is theirs to say (subject, phone, strengths, deficits) is no
    longer the roster's. `roles` are those in force in this programme. `mentors` are the name keys of the
    mentors they have or are down for. `paired`: they are in a partnership that is not closed.
    """

    id: int
    full_name: str
    school: str
    agreed: bool
    subject: str
    phone: str
    strengths: str
    deficits: str
    roster_mentor: str
    roles: frozenset[Role]
    mentors: frozenset[str]
    paired: bool = False


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
class FieldChange:
    """A field that differs: texts, or for `role` the roles' names with commas between."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What confirming will do with one row. `what` names the fields that change; `member` comes first
    for people who are new to the programme. With `asked` nothing is done: the row may be that person of
    another school, and nobody has said so yet."""

    row: RosterPerson
    wanted: Wanted
    known: Known | None
    refused: bool
    what: tuple[str, ...]
    asked: Known | None = None

    @property
    def idle(self) -> bool:
        return self.refused or self.asked is not None

    @property
    def new(self) -> bool:
        return not self.idle and "member" in self.what

    @property
    def changed(self) -> bool:
        return not self.idle and bool(self.what) and "member" not in self.what

    @property
    def unchanged(self) -> bool:
        return not self.idle and not self.what

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """What changes, old and new, of somebody already known."""
        if self.known is None:
            return ()
        after = roles_after(self.known.roles, self.wanted.roles)
        values = {
            "school": (self.known.school, self.row.school),
            "mentor": (self.known.roster_mentor, self.wanted.mentor),
            "role": (_roles(self.known.roles), _roles(after)),
        }
        own = ("subject", "phone", "strengths", "deficits")
        values |= {name: (getattr(self.known, name), getattr(self.wanted, name)) for name in own}
        return tuple(FieldChange(name, *values[name]) for name in self.what if name in values)


def compare(
    rows: Iterable[RosterPerson],
    known: Mapping[str, list[Known]],
    is_refused: Callable[[RosterPerson], bool],
    moved: Mapping[Place, bool] | None = None,
) -> list[RowPlan]:
    """One plan per row, in their order. `known` is keyed by `name_key` of the full name.

    `moved` are the methodist's answers by row: whether it is the namesake of another school.
    """
    rows = list(rows)
    moved = moved or {}
    out = {(row.sheet, row.row) for row in rows if is_refused(row)}
    claimed: set[int] = set()
    found: list[Known | None] = []
    for row in rows:
        person = _match(row, [one for one in known.get(name_key(row.full_name), []) if one.id not in claimed])
        claimed.update({person.id} if person else ())
        found.append(person)
    plans = []
    for row, person in zip(rows, found, strict=True):
        place = (row.sheet, row.row)
        asked: Known | None = None
        if person is None and place not in out:
            asked = _elsewhere(row, known.get(name_key(row.full_name), []), claimed)
            if asked and place in moved:
                person, asked = (asked if moved[place] else None), None
            claimed.update({person.id} if person else ())
        wanted = _wanted(row, mentor_out=row.mentor_at in out)
        idle = place in out or asked is not None
        plans.append(
            RowPlan(row, wanted, person, place in out, () if idle else _differs(row, wanted, person), asked)
        )
    return plans


def missing(
    known: Mapping[str, list[Known]], plans: Sequence[RowPlan], others: Iterable[str] = ()
) -> list[Known]:
    """Who takes part, of the schools that the list names, and is not in it, by school and name.

    `others` are full names in rows that are not good yet. Who runs the programme is never missing.
    """
    schools = {school_key(plan.row.school) for plan in plans}
    seen = {one.id for plan in plans for one in (plan.known, plan.asked) if one}
    named = {name_key(name) for name in others}
    found = [
        one
        for key, people in known.items()
        if key not in named
        for one in people
        if one.id not in seen
        and one.roles & {Role.MENTOR, Role.MENTEE, Role.CURATOR}
        and Role.METHODIST not in one.roles
        and school_key(one.school) in schools
    ]
    return sorted(found, key=lambda one: (school_key(one.school), name_key(one.full_name), one.id))


def _match(row: RosterPerson, namesakes: list[Known]) -> Known | None:
    """The same name in the same school; elsewhere only with the same phone: namesakes are not one person.

    Of several in one school the phone tells, then the subject.
    """
    school = school_key(row.school)
    here = [one for one in namesakes if not row.school or not one.school or school_key(one.school) == school]
    if here:
        subject = (row.subject or row.position)[:SUBJECT_LENGTH]
        return max(
            here,
            key=lambda one: (bool(row.phone) and one.phone == row.phone, one.subject == subject, -one.id),
        )
    return next((person for person in namesakes if row.phone and person.phone == row.phone), None)


def _elsewhere(row: RosterPerson, namesakes: list[Known], claimed: set[int]) -> Known | None:
    """The one namesake of another school whom no row of the list means: perhaps they moved."""
    if len(namesakes) != 1 or namesakes[0].id in claimed:
        return None
    other = namesakes[0]
    return None if row.phone and other.phone and row.phone != other.phone else other


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


def _roles(roles: frozenset[Role]) -> str:
    return ",".join(role for role in Role if role in roles)
