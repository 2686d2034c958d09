"""A roster's rows against the people already known: who is new, changes, moved, stays out. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from models.enums import Role
from services.people.drafts import RosterPerson
from services.people.namesakes import Known, Namesakes
from services.people.row_asks import Answers, Ask, AskKind, Standing, roles_after, settle_roles
from services.people.rules import name_key, school_key

SUBJECT_LENGTH = 500
LIST_LENGTH = 2000
WITHHELD = {AskKind.CURATOR: ("school", "team"), AskKind.HELD: ("role",)}
"""The fields that wait for the answer; the rest of the row does not."""


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
    for people who are new to the programme. `asks` are what only the methodist can say; `asked` is the
    person whom the row may mean, while nobody has said so."""

    row: RosterPerson
    wanted: Wanted
    known: Known | None
    refused: bool
    what: tuple[str, ...]
    asks: tuple[Ask, ...] = ()
    asked: Known | None = None

    @property
    def idle(self) -> bool:
        return self.refused or any(ask.whole for ask in self.asks)

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
            "team": (", ".join(self.known.teams), ""),
        }
        own = ("subject", "phone", "strengths", "deficits")
        values |= {name: (getattr(self.known, name), getattr(self.wanted, name)) for name in own}
        return tuple(FieldChange(name, *values[name]) for name in self.what if name in values)


def compare(
    rows: Iterable[RosterPerson],
    known: Mapping[str, list[Known]],
    is_refused: Callable[[RosterPerson], bool],
    answers: Answers,
    namesake_refused: Callable[[RosterPerson], bool] = lambda _: False,
) -> list[RowPlan]:
    """One plan per row, in their order. `known` is keyed by `name_key` of the full name.

    `is_refused` knows who refused by name and school, `namesake_refused` by the surname and name alone.
    """
    rows = list(rows)
    out = {_place(row) for row in rows if is_refused(row)}
    namesakes = {key: Namesakes(known.get(key, [])) for key in {name_key(row.full_name) for row in rows}}
    found = [
        namesakes[name_key(row.full_name)].take(row.school or "", row.phone or "", _subject(row))
        for row in rows
    ]
    claimed = {person.id for person in found if person}
    doubted = set()
    for row, person in zip(rows, found, strict=True):
        place = _place(row)
        if person is None and place not in out and namesake_refused(row):
            match answers.get((AskKind.REFUSED, *place)):
                case None:
                    doubted.add(place)
                case False:
                    out.add(place)
    plans = []
    for row, person in zip(rows, found, strict=True):
        place = _place(row)
        asks: list[Ask] = []
        asked: Known | None = None
        if place in doubted:
            asks.append(Ask(AskKind.REFUSED, {"name": row.full_name}))
        elif person is None and place not in out:
            asked = _elsewhere(row, known.get(name_key(row.full_name), []), claimed)
            if asked and (AskKind.MOVED, *place) in answers:
                person, asked = (asked if answers[AskKind.MOVED, *place] else None), None
            if asked:
                old = {"name": row.full_name, "old": asked.school, "school": row.school}
                asks.append(Ask(AskKind.MOVED, old))
            claimed.update({person.id} if person else ())
        mentor = (*row.mentor_at, row.mentor or "") if row.mentor_at else None
        wanted = _wanted(row, mentor_out=mentor in out or mentor in doubted)
        if person is not None and place not in out:
            wanted, about_roles = _settled(row, wanted, person, answers)
            asks += about_roles
        plan = RowPlan(row, wanted, person, place in out, (), tuple(asks), asked)
        plans.append(plan if plan.idle else replace(plan, what=_differs(plan)))
    return plans


def _settled(row: RosterPerson, wanted: Wanted, person: Known, answers: Answers) -> tuple[Wanted, list[Ask]]:
    place = _place(row)
    said = {kind: answers[kind, *place] for kind in AskKind if (kind, *place) in answers}
    roles, open_asks = settle_roles(
        Standing(person.roles, person.held), wanted.roles, moves=_moves(row, person), said=said
    )
    asks = [
        Ask(
            kind,
            {
                "name": row.full_name,
                "old": person.school,
                "school": row.school,
                "held": _roles(lost),
            },
        )
        for kind, lost in open_asks.items()
    ]
    return replace(wanted, roles=roles), asks


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


def _elsewhere(row: RosterPerson, namesakes: list[Known], claimed: set[int]) -> Known | None:
    """The one namesake of another school whom no row of the list means: perhaps they moved."""
    if len(namesakes) != 1 or namesakes[0].id in claimed:
        return None
    other = namesakes[0]
    return None if row.phone and other.phone and row.phone != other.phone else other


def _wanted(row: RosterPerson, *, mentor_out: bool) -> Wanted:
    named = [role for role in (row.role, *row.other_roles) if role]
    return Wanted(
        subject=_subject(row),
        phone=row.phone or "",
        strengths="; ".join(row.strengths)[:LIST_LENGTH],
        deficits="; ".join(row.deficits)[:LIST_LENGTH],
        mentor="" if mentor_out else (row.mentor or ""),
        roles=frozenset(Role(role) for role in named),
    )


def _subject(row: RosterPerson) -> str:
    return (row.subject or row.position)[:SUBJECT_LENGTH]


def _place(row: RosterPerson) -> tuple[str, int, str]:
    """Where somebody stands: a row may name several, a pair or all whom one cell lists."""
    return row.sheet, row.row, row.full_name


def _moves(row: RosterPerson, person: Known) -> bool:
    return bool(row.school) and school_key(person.school) != school_key(row.school)


def _differs(plan: RowPlan) -> tuple[str, ...]:
    row, wanted, person = plan.row, plan.wanted, plan.known
    if person is None:
        return ("member",)
    what = [] if person.roles else ["member"]
    if _moves(row, person):
        what += ["school", "team"] if person.teams else ["school"]
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
    withheld = {name for ask in plan.asks for name in WITHHELD.get(ask.kind, ())}
    return tuple(name for name in what if name not in withheld)


def _roles(roles: frozenset[Role]) -> str:
    return ",".join(role for role in Role if role in roles)
