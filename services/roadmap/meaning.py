"""Whom a wording of the plan means: roles, of which schools, and teams and people by name."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PersonState
from models.enums import Role as Role
from models.enums import SchoolCategory as SchoolCategory
from models.people import Membership, Person, School, Team, TeamMember
from models.programmes import Programme
from models.roadmap import AssigneeRule, AssigneeTarget
from services.people.rules import name_key
from services.roadmap.rules import categories_of, people_in, roles_of

TAUGHT = frozenset({Role.MENTOR, Role.MENTEE, Role.CURATOR})
"""Roles by which a school takes part."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """`roles` are those of the `categories` and `schools`, of all schools where none is named.

    Schools without a role mean their curators. `teams` and `people` come on top. Nothing at all: nobody.
    """

    roles: frozenset[Role] = frozenset()
    categories: frozenset[SchoolCategory] = frozenset()
    schools: frozenset[int] = frozenset()
    teams: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.roles or self.categories or self.schools or self.teams or self.people)


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's role in a programme, with their school."""

    role: Role
    person_id: int
    school_id: int | None
    category: SchoolCategory | None


@dataclass(frozen=True, slots=True)
class Members:
    """Who holds which role in a programme, in which schools, and who is in which team."""

    parts: tuple[Part, ...]
    teams: dict[int, frozenset[int]]

    def assignees(self, meaning: Meaning) -> list[int]:
        """The people behind a meaning. Where a school has no curator the methodist stands in."""
        narrowed = bool(meaning.categories or meaning.schools)
        roles = meaning.roles or (frozenset({Role.CURATOR}) if narrowed else frozenset())
        meant = [
            part
            for part in self.parts
            if not narrowed or part.school_id in meaning.schools or part.category in meaning.categories
        ]
        methodists = [part.person_id for part in self.parts if part.role is Role.METHODIST]
        found = dict.fromkeys(part.person_id for part in meant if part.role in roles)
        if Role.METHODIST in roles:
            # They are of no school, so none can narrow them.
            found |= dict.fromkeys(methodists)
        if Role.CURATOR in roles:
            curated = {part.school_id for part in meant if part.role is Role.CURATOR}
            schools = {part.school_id for part in meant if part.role in TAUGHT and part.school_id is not None}
            if (schools | meaning.schools) - curated or not curated:
                found |= dict.fromkeys(methodists)
        inside = {part.person_id for part in self.parts}
        named = meaning.people.union(*(self.teams.get(team, frozenset()) for team in meaning.teams))
        return list(found | dict.fromkeys(sorted(named & inside)))


async def members_of(session: AsyncSession, programme_id: int, today: date) -> Members:
    """Who takes part in a programme on a local day."""
    rows = await session.execute(
        select(Membership.role, Person.id, Person.school_id, School.category)
        .join(Person, Person.id == Membership.person_id)
        .outerjoin(School, School.id == Person.school_id)
        .where(
            Membership.programme_id == programme_id,
            Person.state != PersonState.WITHDRAWN,
            or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
        )
        .order_by(Membership.role, Person.id)
    )
    teams: defaultdict[int, set[int]] = defaultdict(set)
    mates = await session.execute(
        select(TeamMember.team_id, TeamMember.person_id)
        .join(Team, Team.id == TeamMember.team_id)
        .where(Team.programme_id == programme_id)
    )
    for team_id, person_id in mates:
        teams[team_id].add(person_id)
    return Members(
        tuple(Part(*row) for row in rows), {team: frozenset(people) for team, people in teams.items()}
    )


async def meanings(
    session: AsyncSession, programme_id: int, wording: str | None = None
) -> dict[str, Meaning]:
    """Wording → whom it means, where that was said; of one wording, or of all."""
    which = [AssigneeRule.programme_id == programme_id]
    if wording is not None:
        which.append(AssigneeRule.wording == wording)
    rules = (await session.scalars(select(AssigneeRule).where(*which))).all()
    targets: defaultdict[int, list[AssigneeTarget]] = defaultdict(list)
    for one in await session.scalars(
        select(AssigneeTarget).join(AssigneeRule, AssigneeRule.id == AssigneeTarget.rule_id).where(*which)
    ):
        targets[one.rule_id].append(one)
    return {
        rule.wording: Meaning(
            frozenset(map(Role, rule.roles)),
            frozenset(map(SchoolCategory, rule.categories)),
            frozenset(one.school_id for one in targets[rule.id] if one.school_id is not None),
            frozenset(one.team_id for one in targets[rule.id] if one.team_id is not None),
            frozenset(one.person_id for one in targets[rule.id] if one.person_id is not None),
        )
        for rule in rules
    }


async def guessed(session: AsyncSession, programme_id: int, wording: str) -> Meaning:
    """What the rules make of a wording: its roles, the kinds of schools it names, if there are such, and
    people of the programme whom it names by surname and initials, if nobody else can be meant."""
    programme = await session.get_one(Programme, programme_id)
    rows = await session.scalars(
        select(School.category).where(School.municipality_id == programme.municipality_id).distinct()
    )
    people = await _people(session, programme_id, people_in(wording))
    return Meaning(roles_of(wording), categories_of(wording) & set(rows), people=people)


async def _people(
    session: AsyncSession, programme_id: int, named: Collection[tuple[str, str]]
) -> frozenset[int]:
    """Of the people `named` those that are one person of the programme, and one only."""
    found: set[int] = set()
    for surname, initials in named:
        rows = await session.scalars(
            select(Person).where(
                Person.id.in_(select(Membership.person_id).where(Membership.programme_id == programme_id)),
                Person.sort_key.startswith(name_key(surname)),
            )
        )
        same = [
            one.id
            for one in rows
            if name_key(one.surname) == name_key(surname)
            and f"{one.name[:1]}{one.patronymic[:1]}".upper().startswith(initials)
        ]
        if len(same) == 1:
            found.add(same[0])
    return frozenset(found)


async def keep_meaning(session: AsyncSession, programme_id: int, wording: str, meaning: Meaning) -> None:
    """From now on the wording means this, whatever it meant before."""
    rule = await session.scalar(
        select(AssigneeRule).where(AssigneeRule.programme_id == programme_id, AssigneeRule.wording == wording)
    )
    if rule is None:
        rule = AssigneeRule(programme_id=programme_id, wording=wording)
        session.add(rule)
    rule.roles = sorted(map(str, meaning.roles))
    rule.categories = sorted(map(str, meaning.categories))
    await session.flush()
    await session.execute(delete(AssigneeTarget).where(AssigneeTarget.rule_id == rule.id))
    session.add_all(
        [
            *(AssigneeTarget(rule_id=rule.id, school_id=one) for one in sorted(meaning.schools)),
            *(AssigneeTarget(rule_id=rule.id, team_id=one) for one in sorted(meaning.teams)),
            *(AssigneeTarget(rule_id=rule.id, person_id=one) for one in sorted(meaning.people)),
        ]
    )
    await session.flush()
