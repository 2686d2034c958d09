"""The municipality's schools as its methodist looks at them: a page of the list, a card."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import NetworkModel, Role, SchoolCategory
from models.partnerships import SchoolPartnership
from models.people import School, SchoolAlias, Team
from models.programmes import Programme
from services.actor import Actor
from services.errors import Forbidden, NotFound
from services.lookalikes import mend
from services.people.keyed import Keyed
from services.people.tallies import tallies

PAGE = 8
WORDS_AT_MOST = 6


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """`people` take part in the current programme."""

    id: int
    name: str
    category: SchoolCategory
    people: int


@dataclass(frozen=True, slots=True)
class SchoolsPage:
    """`page` is the one shown (0-based); whether others lie before and behind it."""

    page: int
    earlier: bool
    later: bool
    schools: tuple[SchoolRow, ...]


@dataclass(frozen=True, slots=True)
class PartnerSchool:
    """One partnership of the school; `leads` says whether this school is the leader of the two."""

    id: int
    name: str
    leads: bool
    model: NetworkModel | None
    contract_number: str
    contract_date: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class SchoolCard:
    """`head_count` are all its teachers, as counted on `counted_on`; `people` take part.

    `writings` are other names under which a roster may know it. `editable` is True for a methodist.
    """

    id: int
    name: str
    category: SchoolCategory
    head_count: int | None
    counted_on: date | None
    people: int
    teams: int
    partners: tuple[PartnerSchool, ...]
    writings: tuple[str, ...]
    today: date
    editable: bool


class SchoolsList(Keyed):
    async def schools(
        self, actor: Actor, page: int = 0, query: str = "", without: int | None = None
    ) -> SchoolsPage:
        """A page of the municipality's schools by name; `query` keeps those that have all its words."""
        programme_id = actor.methodist_of()
        page = max(page, 0)
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            # SQLite folds only Latin letters, so the case is tried as names are written.
            found = select(School).where(
                School.municipality_id == programme.municipality_id,
                *(
                    or_(*(School.name.contains(form, autoescape=True) for form in _forms(word)))
                    for word in mend(query)[0].split()[:WORDS_AT_MOST]
                ),
            )
            if without is not None:
                found = found.where(School.id != without)
            schools = (
                await session.scalars(
                    found.order_by(School.name, School.id).offset(page * PAGE).limit(PAGE + 1)
                )
            ).all()
            people = await self._people(session, programme, [school.id for school in schools])
        return SchoolsPage(
            page=page,
            earlier=page > 0,
            later=len(schools) > PAGE,
            schools=tuple(
                SchoolRow(school.id, school.name, school.category, people.get(school.id, 0))
                for school in schools[:PAGE]
            ),
        )

    async def school_card(self, actor: Actor, school_id: int) -> SchoolCard:
        """One school: any of the municipality for a methodist, the own one for its curator."""
        async with self.database.read() as session:
            school = await seen_school(session, actor, school_id)
            programme = await session.get_one(Programme, actor.programme_id)
            people = await self._people(session, programme, [school_id])
            teams = await session.scalar(
                select(func.count(Team.id)).where(
                    Team.programme_id == programme.id, Team.school_id == school_id
                )
            )
            writings = await session.scalars(
                select(SchoolAlias.name).where(SchoolAlias.school_id == school_id).order_by(SchoolAlias.id)
            )
            return SchoolCard(
                id=school.id,
                name=school.name,
                category=school.category,
                head_count=school.teachers_count,
                counted_on=school.counted_on,
                people=people.get(school_id, 0),
                teams=teams or 0,
                partners=await _partners(session, programme.id, school_id),
                writings=tuple(writings),
                today=self._today(programme),
                editable=Role.METHODIST in actor.roles,
            )

    async def _people(
        self, session: AsyncSession, programme: Programme, schools: list[int]
    ) -> Mapping[int, int]:
        people: Counter[int] = Counter()
        for one in await tallies(session, programme.id, self._today(programme), schools):
            people[one.school_id] += one.people
        return people


async def seen_school(session: AsyncSession, actor: Actor, school_id: int) -> School:
    """A school the actor may look at; NotFound for others."""
    if not actor.roles & {Role.METHODIST, Role.CURATOR}:
        raise Forbidden(f"school:{school_id}")
    school = await session.get(School, school_id)
    own = Role.METHODIST in actor.roles or school_id == actor.school_id
    if school is None or school.municipality_id != actor.municipality_id or not own:
        raise NotFound("school")
    return school


async def own_school(session: AsyncSession, actor: Actor, school_id: int, *, lock: bool = False) -> School:
    """A school of the methodist's municipality; NotFound for others."""
    actor.methodist_of()
    school = await session.get(School, school_id, with_for_update=lock or None)
    if school is None or school.municipality_id != actor.municipality_id:
        raise NotFound("school")
    return school


async def _partners(session: AsyncSession, programme_id: int, school_id: int) -> tuple[PartnerSchool, ...]:
    leads = SchoolPartnership.leader_school_id == school_id
    led = SchoolPartnership.partner_school_id == school_id
    rows = await session.execute(
        select(SchoolPartnership, School.name)
        .join(
            School,
            or_(
                and_(leads, School.id == SchoolPartnership.partner_school_id),
                and_(led, School.id == SchoolPartnership.leader_school_id),
            ),
        )
        .where(SchoolPartnership.programme_id == programme_id, or_(leads, led))
        .order_by(SchoolPartnership.ended_on.is_not(None), School.name, SchoolPartnership.id)
    )
    return tuple(
        PartnerSchool(
            id=one.id,
            name=name,
            leads=one.leader_school_id == school_id,
            model=one.network_model,
            contract_number=one.contract_number,
            contract_date=one.contract_date,
            ended_on=one.ended_on,
        )
        for one, name in rows
    )


def _forms(word: str) -> set[str]:
    return {word, word.lower(), word.upper(), word.capitalize()}
