"""Teams: the people of one school, or of several around a deficit, who work together."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PersonState, Role
from models.people import Deficit, Person, School, Team, TeamMember
from models.programmes import Programme
from models.roadmap import Assignment
from services.actor import Actor
from services.base import insert_ignore
from services.errors import DomainError, NotFound
from services.people.deficits import DeficitLine
from services.people.keyed import Keyed
from services.people.listing import AIMED_AT, takes_part
from services.people.names import short_name
from services.people.schools_list import seen_school
from services.programmes.rules import clean_name
from services.roadmap.sharing import hand_over

PAGE = 8
NAME_LENGTH = 120
MEMBERS_AT_MOST = 100


@dataclass(frozen=True, slots=True)
class TeamLine:
    id: int
    name: str
    members: int


@dataclass(frozen=True, slots=True)
class TeamsPage:
    page: int
    earlier: bool
    later: bool
    teams: tuple[TeamLine, ...]


@dataclass(frozen=True, slots=True)
class TeamMate:
    """`inside` says whether the person is in the team."""

    id: int
    name: str
    school: str
    inside: bool


@dataclass(frozen=True, slots=True)
class TeamCard:
    """Without a school the team is of several; `deficit` is what it works on, if that was said."""

    id: int
    name: str
    school_id: int | None
    school: str
    deficit: DeficitLine | None
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatesPage:
    page: int
    earlier: bool
    later: bool
    people: tuple[TeamMate, ...]


class Teams(Keyed):
    async def teams(self, actor: Actor, page: int = 0, school_id: int | None = None) -> TeamsPage:
        """A page of the programme's teams by name, or of one school's; a curator sees the own school's."""
        page = max(page, 0)
        async with self.database.read() as session:
            query = select(Team.id, Team.name).where(*_visible(actor))
            if school_id is not None:
                await seen_school(session, actor, school_id)
                query = query.where(Team.school_id == school_id)
            rows = (
                await session.execute(query.order_by(Team.name, Team.id).offset(page * PAGE).limit(PAGE + 1))
            ).all()
            sizes = await session.execute(
                select(TeamMember.team_id, func.count())
                .where(TeamMember.team_id.in_([row.id for row in rows]))
                .group_by(TeamMember.team_id)
            )
            counted = dict(sizes.all())
        lines = tuple(TeamLine(row.id, row.name, counted.get(row.id, 0)) for row in rows[:PAGE])
        return TeamsPage(page, page > 0, len(rows) > PAGE, lines)

    async def team(self, actor: Actor, team_id: int) -> TeamCard:
        """One team with its people."""
        async with self.database.read() as session:
            team = await _own(session, actor, team_id)
            school = await session.get(School, team.school_id) if team.school_id else None
            deficit = await session.get(Deficit, team.deficit_id) if team.deficit_id else None
            people = await session.scalars(
                select(Person)
                .join(TeamMember, TeamMember.person_id == Person.id)
                .where(TeamMember.team_id == team_id)
                .order_by(Person.sort_key, Person.id)
            )
            return TeamCard(
                id=team.id,
                name=team.name,
                school_id=team.school_id,
                school=school.name if school else "",
                deficit=DeficitLine(deficit.id, deficit.kind, deficit.title) if deficit else None,
                members=tuple(short_name(person) for person in people),
            )

    async def make_team(
        self, actor: Actor, name: str, school_id: int | None = None, deficit_id: int | None = None
    ) -> int:
        """A team of one school, or (without one) of several; returns its id.

        A school's team has all its people to begin with. DomainError when one of that name is there.
        """
        name = clean_name(name, NAME_LENGTH)
        async with self.once(actor, "people.make_team") as session:
            if school_id is None:
                actor.methodist_of()
            else:
                await seen_school(session, actor, school_id)
            programme = await session.get_one(Programme, actor.programme_id, with_for_update=True)
            await _refuse_double(session, programme.id, name)
            await _require_deficit(session, programme.id, deficit_id)
            team = Team(programme_id=programme.id, school_id=school_id, deficit_id=deficit_id, name=name)
            session.add(team)
            await session.flush()
            if school_id is not None:
                people = await session.scalars(
                    select(Person.id)
                    .where(*self._possible(programme, team))
                    .order_by(Person.id)
                    .limit(MEMBERS_AT_MOST)
                )
                session.add_all(TeamMember(team_id=team.id, person_id=one) for one in people.all())
            self.audit(session, actor, "teams.made", f"team:{team.id}")
            return team.id

    async def rename_team(self, actor: Actor, team_id: int, name: str) -> None:
        name = clean_name(name, NAME_LENGTH)
        async with self.database.write() as session:
            team = await _own(session, actor, team_id)
            await _refuse_double(session, team.programme_id, name, but=team_id)
            team.name = name
            self.audit(session, actor, "teams.changed", f"team:{team_id}", what="name")

    async def set_team_deficit(self, actor: Actor, team_id: int, deficit_id: int | None) -> None:
        """What the team works on; None for nothing in particular."""
        async with self.database.write() as session:
            team = await _own(session, actor, team_id)
            await _require_deficit(session, team.programme_id, deficit_id)
            team.deficit_id = deficit_id
            self.audit(session, actor, "teams.changed", f"team:{team_id}", what="deficit")

    async def drop_team(self, actor: Actor, team_id: int) -> None:
        """There is no such team any more; its people stay where they are."""
        async with self.database.write() as session:
            await session.delete(await _own(session, actor, team_id))
            self.audit(session, actor, "teams.dropped", f"team:{team_id}")

    async def mates(self, actor: Actor, team_id: int, page: int = 0) -> MatesPage:
        """A page of those who may be in the team, by name, and whether they are."""
        page = max(page, 0)
        async with self.database.read() as session:
            team = await _own(session, actor, team_id)
            programme = await session.get_one(Programme, team.programme_id)
            rows = (
                await session.execute(
                    select(Person, School.name, TeamMember.team_id)
                    .outerjoin(School, School.id == Person.school_id)
                    .outerjoin(
                        TeamMember, (TeamMember.person_id == Person.id) & (TeamMember.team_id == team_id)
                    )
                    .where(*self._possible(programme, team))
                    .order_by(Person.sort_key, Person.id)
                    .offset(page * PAGE)
                    .limit(PAGE + 1)
                )
            ).all()
        people = tuple(
            TeamMate(person.id, short_name(person), school or "", inside is not None)
            for person, school, inside in rows[:PAGE]
        )
        return MatesPage(page, page > 0, len(rows) > PAGE, people)

    async def put_in_team(self, actor: Actor, team_id: int, person_id: int, inside: bool) -> None:
        """Add somebody to the team or take them out of it; twice counts once.

        NotFound for people of another programme, and for those of another school in a school's team.
        """
        async with self.database.write() as session:
            team = await _own(session, actor, team_id)
            programme = await session.get_one(Programme, team.programme_id)
            possible = select(Person.id).where(Person.id == person_id, *self._possible(programme, team))
            there = await session.get(TeamMember, (team_id, person_id))
            if there is None and await session.scalar(possible) is None:
                raise NotFound("person")
            if inside and there is None:
                size = await session.scalar(
                    select(func.count()).select_from(TeamMember).where(TeamMember.team_id == team_id)
                )
                if (size or 0) >= MEMBERS_AT_MOST:
                    raise DomainError("teams-full", limit=MEMBERS_AT_MOST)
                await insert_ignore(session, TeamMember, [{"team_id": team_id, "person_id": person_id}])
            elif not inside and there is not None:
                await session.delete(there)
            self.audit(session, actor, "teams.changed", f"team:{team_id}", person=person_id, inside=inside)

    def _possible(self, programme: Programme, team: Team) -> list[ColumnElement[bool]]:
        """Who may be in the team: members of the programme, of its school if it has one."""
        possible = [
            Person.municipality_id == programme.municipality_id,
            takes_part(programme.id, self._today(programme), *AIMED_AT),
            Person.state != PersonState.WITHDRAWN,
        ]
        return [*possible, Person.school_id == team.school_id] if team.school_id else possible


async def leave_school_teams(session: AsyncSession, person_id: int) -> tuple[str, ...]:
    """Who is at another school now is not in the former one's teams, nor answers what it is asked; the names
    of the teams left."""
    school = select(Person.school_id).where(Person.id == person_id).scalar_subquery()
    found = await session.execute(
        select(TeamMember, Team.name)
        .join(Team, Team.id == TeamMember.team_id)
        .where(TeamMember.person_id == person_id, Team.school_id.is_not(None), Team.school_id != school)
        .order_by(Team.name)
    )
    names = []
    for member, name in found.all():
        await session.delete(member)
        names.append(name)
    await hand_over(session, person_id, Assignment.school_id != school)
    return tuple(names)


def _visible(actor: Actor) -> list[ColumnElement[bool]]:
    """A methodist sees the programme's teams, a curator those of the own school."""
    actor.require(Role.METHODIST, Role.CURATOR)
    of_programme = Team.programme_id == actor.programme_id
    if Role.METHODIST in actor.roles:
        return [of_programme]
    return [of_programme, Team.school_id.is_not(None), Team.school_id == actor.school_id]


async def _own(session: AsyncSession, actor: Actor, team_id: int) -> Team:
    team: Team | None = await session.scalar(select(Team).where(Team.id == team_id, *_visible(actor)))
    if team is None:
        raise NotFound("team")
    return team


async def _refuse_double(session: AsyncSession, programme_id: int, name: str, but: int = 0) -> None:
    double = await session.scalar(
        select(Team.id).where(Team.programme_id == programme_id, Team.name == name, Team.id != but)
    )
    if double is not None:
        raise DomainError("teams-exists", name=name)


async def _require_deficit(session: AsyncSession, programme_id: int, deficit_id: int | None) -> None:
    if deficit_id is not None:
        deficit = await session.get(Deficit, deficit_id)
        if deficit is None or deficit.programme_id != programme_id:
            raise NotFound("deficit")
