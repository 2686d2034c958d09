"""Whom a wording of the plan means (roles, of which schools, teams, people), and how often it asks them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import Answering as Answering
from models.enums import PartnershipState, PersonState
from models.enums import Role as Role
from models.enums import SchoolCategory as SchoolCategory
from models.partnerships import Partnership, PartnershipMentee
from models.people import Membership, Person, School, Team, TeamMember
from models.programmes import Programme
from models.roadmap import AssigneeRule, AssigneeTarget
from services.people.rules import name_key
from services.roadmap.rules import answering_of, categories_of, people_in, roles_of

TAUGHT = frozenset({Role.MENTOR, Role.MENTEE, Role.CURATOR})
"""Roles by which a school takes part."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """`roles` are those of the `categories` and `schools`, of all schools where none is named.

    Schools without a role mean their curators. `teams` and `people` come on top. Nothing at all: nobody.
    `answering`: whether each of them is asked, or their school or partnership once.
    """

    roles: frozenset[Role] = frozenset()
    categories: frozenset[SchoolCategory] = frozenset()
    schools: frozenset[int] = frozenset()
    teams: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()
    answering: Answering = Answering.EACH

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
class Share:
    """What one assignee has to do: a person, or the people of a school or partnership of whom one does it.

    The first of `people` holds it until somebody answers.
    """

    people: tuple[int, ...]
    school_id: int | None = None
    partnership_id: int | None = None

    @property
    def is_shared(self) -> bool:
        return self.school_id is not None or self.partnership_id is not None

    @property
    def key(self) -> "Key":
        return key_of(self.people[0], self.school_id, self.partnership_id)


Key = tuple[Answering, int]
"""An assignee: what sort, and which."""


def key_of(person_id: int, school_id: int | None, partnership_id: int | None) -> Key:
    """The assignee of an assignment with these columns."""
    if school_id is not None:
        return Answering.SCHOOL, school_id
    if partnership_id is not None:
        return Answering.PAIR, partnership_id
    return Answering.EACH, person_id


@dataclass(frozen=True, slots=True)
class Members:
    """Who holds which role in a programme, in which schools, and who is in which team.

    `school_teams` are the people of each school's teams, `pairs` those of each active partnership, mentees
    first.
    """

    parts: tuple[Part, ...]
    teams: dict[int, frozenset[int]]
    school_teams: dict[int, frozenset[int]] = field(default_factory=dict)
    pairs: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def shares(self, meaning: Meaning, *, stand_in: bool = True) -> list[Share]:
        """What a meaning asks of whom, in a lasting order; see `assignees` for `stand_in`.

        Once for a school: of those whom it means of the school, and, where curators are meant, of its
        teams; who is of no school answers alone. Once for a partnership: of those whom it means of an
        active one; who has none has nothing to answer.
        """
        meant = self.assignees(meaning, stand_in=stand_in)
        if meaning.answering is Answering.PAIR:
            sides = {pair: [one for one in people if one in meant] for pair, people in self.pairs.items()}
            return [Share(tuple(people), partnership_id=pair) for pair, people in sides.items() if people]
        if meaning.answering is Answering.EACH:
            return [Share((one,)) for one in meant]
        return self._of_schools(meaning, meant)

    def _of_schools(self, meaning: Meaning, meant: Collection[int]) -> list[Share]:
        school_of = {part.person_id: part.school_id for part in self.parts if part.role in TAUGHT}
        named = meaning.people.union(*(self.teams.get(team, frozenset()) for team in meaning.teams))
        inside: dict[int, dict[int, None]] = {}
        for one in meant:
            school = school_of.get(one)
            if school is not None:
                inside.setdefault(school, {})[one] = None
        schools = self._schools(meaning) if self._means_curators(meaning) else frozenset()
        for school in sorted(schools):
            mates = sorted(one for one in self.school_teams.get(school, ()) if one in school_of)
            if mates:
                inside.setdefault(school, {}).update(dict.fromkeys(mates))
        # The methodist stands in for schools that have nobody to answer.
        needed = Role.METHODIST in meaning.roles or not schools or bool(schools - inside.keys())
        alone = [one for one in meant if school_of.get(one) is None and (needed or one in named)]
        return [
            *(Share((one,)) for one in alone),
            *(Share(tuple(people), school_id=school) for school, people in inside.items()),
        ]

    def assignees(self, meaning: Meaning, *, stand_in: bool = True) -> list[int]:
        """The people behind a meaning. Where a school has no curator the methodist may `stand_in`."""
        roles = frozenset({Role.CURATOR}) if self._means_curators(meaning) else meaning.roles
        roles |= meaning.roles
        meant = self._meant(meaning)
        methodists = [part.person_id for part in self.parts if part.role is Role.METHODIST]
        found = dict.fromkeys(part.person_id for part in meant if part.role in roles)
        if Role.METHODIST in roles:
            # They are of no school, so none can narrow them.
            found |= dict.fromkeys(methodists)
        if stand_in and Role.CURATOR in roles:
            curated = {part.school_id for part in meant if part.role is Role.CURATOR}
            if self._schools(meaning) - curated or not curated:
                found |= dict.fromkeys(methodists)
        inside = {part.person_id for part in self.parts}
        named = meaning.people.union(*(self.teams.get(team, frozenset()) for team in meaning.teams))
        return list(found | dict.fromkeys(sorted(named & inside)))

    def _meant(self, meaning: Meaning) -> list[Part]:
        """The parts that the meaning's schools leave."""
        if not (meaning.categories or meaning.schools):
            return list(self.parts)
        return [
            part
            for part in self.parts
            if part.school_id in meaning.schools or part.category in meaning.categories
        ]

    def _schools(self, meaning: Meaning) -> frozenset[int]:
        """The schools that take part and are meant, and those meant by name."""
        return meaning.schools | {
            part.school_id
            for part in self._meant(meaning)
            if part.role in TAUGHT and part.school_id is not None
        }

    @staticmethod
    def _means_curators(meaning: Meaning) -> bool:
        narrowed = bool(meaning.categories or meaning.schools)
        return Role.CURATOR in meaning.roles or (narrowed and not meaning.roles)


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
    of_schools: defaultdict[int, set[int]] = defaultdict(set)
    mates = await session.execute(
        select(TeamMember.team_id, TeamMember.person_id, Team.school_id)
        .join(Team, Team.id == TeamMember.team_id)
        .where(Team.programme_id == programme_id)
    )
    for team_id, person_id, school_id in mates:
        teams[team_id].add(person_id)
        if school_id is not None:
            of_schools[school_id].add(person_id)
    return Members(
        tuple(Part(*row) for row in rows),
        {team: frozenset(people) for team, people in teams.items()},
        {school: frozenset(people) for school, people in of_schools.items()},
        await _pairs(session, programme_id),
    )


async def _pairs(session: AsyncSession, programme_id: int) -> dict[int, tuple[int, ...]]:
    rows = await session.execute(
        select(Partnership.id, Partnership.mentor_id, PartnershipMentee.person_id)
        .join(PartnershipMentee, PartnershipMentee.partnership_id == Partnership.id)
        .where(Partnership.programme_id == programme_id, Partnership.state == PartnershipState.ACTIVE)
        .order_by(Partnership.id, PartnershipMentee.person_id)
    )
    found: dict[int, tuple[int, ...]] = {}
    for pair, mentor, mentee in rows:
        found[pair] = (*found.get(pair, (mentor,))[:-1], mentee, mentor)
    return found


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
            rule.answering,
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
    return Meaning(
        roles_of(wording), categories_of(wording) & set(rows), people=people, answering=answering_of(wording)
    )


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
    rule.answering = meaning.answering
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
