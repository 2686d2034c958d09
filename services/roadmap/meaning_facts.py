"""Whom a wording of the plan means, with the names that a screen shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import Role, SchoolCategory
from models.people import Person, School, Team
from services.people.names import short_name
from services.roadmap.meaning import Meaning


@dataclass(frozen=True, slots=True)
class MeaningFacts:
    """`roles` of the `categories` and `schools` (of all schools without any), and `named`: teams, people."""

    meaning: Meaning
    roles: tuple[Role, ...]
    categories: tuple[SchoolCategory, ...]
    schools: tuple[str, ...]
    named: tuple[str, ...]


async def meaning_facts(session: AsyncSession, meaning: Meaning) -> MeaningFacts:
    """One meaning with its names."""
    (found,) = await all_facts(session, [meaning])
    return found


async def all_facts(session: AsyncSession, meanings: Iterable[Meaning]) -> list[MeaningFacts]:
    """As `meaning_facts`, of many with as few queries."""
    known = list(meanings)
    school_ids = {one for meaning in known for one in meaning.schools}
    team_ids = {one for meaning in known for one in meaning.teams}
    person_ids = {one for meaning in known for one in meaning.people}
    schools = await session.execute(select(School.id, School.name).where(School.id.in_(school_ids)))
    teams = await session.execute(select(Team.id, Team.name).where(Team.id.in_(team_ids)))
    people = await session.scalars(select(Person).where(Person.id.in_(person_ids)))
    school_names = {row.id: row.name for row in schools}
    team_names = {row.id: row.name for row in teams}
    person_names = {person.id: short_name(person) for person in people}
    return [
        MeaningFacts(
            one,
            tuple(role for role in Role if role in one.roles),
            tuple(category for category in SchoolCategory if category in one.categories),
            tuple(sorted(school_names[number] for number in one.schools)),
            (
                *sorted(team_names[number] for number in one.teams),
                *sorted(person_names[number] for number in one.people),
            ),
        )
        for one in known
    ]
