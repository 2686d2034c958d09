"""Mentors and mentees with answers, for tests of mentors and matchings."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import update

from models.database import Database
from models.enums import DeficitSide, Role
from models.matching import MentorProfile
from models.people import Person, PersonDeficit
from services.actor import Actor
from services.partnerships.matching import match
from services.registry import Services
from tests.builders import District, a_district


@dataclass
class Cohort:
    """A launched district; `deficits` are the ids of its list, in their order."""

    district: District
    services: Services
    database: Database = field(repr=False)
    deficits: tuple[int, ...] = ()

    @property
    def methodist(self) -> Actor:
        return self.district.methodist

    async def mentor(
        self,
        surname: str,
        *shares: int,
        places: int | None = 1,
        subject: str = "математика",
        trained: bool = True,
        school_id: int | None = None,
    ) -> Actor:
        """A mentor of the leader school who can help with `shares` (places in the list, from 0)."""
        one = await self.district.person(
            surname, Role.MENTOR, school_id=school_id or self.district.leader_school
        )
        await self._say(one, DeficitSide.SHARED, shares, subject)
        async with self.database.write() as session:
            session.add(
                MentorProfile(
                    programme_id=self.district.programme_id,
                    person_id=one.require_person(),
                    capacity=places,
                    trained_on=date(2026, 9, 10) if trained else None,
                )
            )
        return one

    async def mentee(self, surname: str, *wants: int, subject: str = "математика") -> Actor:
        one = await self.district.person(surname, Role.MENTEE, name="Марина")
        await self._say(one, DeficitSide.WANTED, wants, subject)
        return one

    async def matched(self) -> int:
        """What the methodist's tap does, without the office worker; the proposal's id."""
        problem = await self.services.partnerships.matching_problem(self.methodist)
        return await self.services.partnerships.save_matching(self.methodist, match(problem))

    async def pairs(self, matching_id: int) -> dict[int, int | None]:
        """Mentee → mentor of the proposal."""
        partnerships = self.services.partnerships
        groups = await partnerships.all_groups(self.methodist, matching_id)
        found: dict[int, int | None] = {
            place.mentee_id: group.mentor_id for group in groups for place in group.places
        }
        page = await partnerships.alone(self.methodist, matching_id)
        return found | {one.mentee_id: None for one in page.places if one.mentor_id is None}

    async def _say(self, one: Actor, side: DeficitSide, places: tuple[int, ...], subject: str) -> None:
        async with self.database.write() as session:
            await session.execute(update(Person).where(Person.id == one.person_id).values(subject=subject))
            session.add_all(
                PersonDeficit(person_id=one.require_person(), deficit_id=self.deficits[place], side=side)
                for place in places
            )


async def a_cohort(services: Services, database: Database) -> Cohort:
    district = await a_district(database)
    lines = await services.people.deficits(district.methodist)
    return Cohort(district, services, database, tuple(line.id for line in lines))
