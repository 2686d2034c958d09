"""Who is stuck where on the way into the programme, school by school."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import Role
from models.people import Person, School
from models.programmes import Programme
from services.actor import Actor
from services.paging import Place, cut
from services.people import listing
from services.people.keyed import Keyed
from services.people.names import full_name
from services.people.rules import Stage
from services.people.tallies import own_school, tallies, waiting_at

SCHOOLS_A_PAGE = 7
WAITED_FOR = tuple(stage for stage in Stage if stage is not Stage.PAIRED)
"""Where one can be stuck: everywhere but at the end."""
NAMES_AT_MOST = 60


@dataclass(frozen=True, slots=True)
class SchoolStuck:
    """People of one school (id 0: of none) by the step at which they stand."""

    school_id: int
    name: str
    stages: dict[Stage, int]


@dataclass(frozen=True, slots=True)
class StuckPage:
    """A page of the schools whose people are on their way, most first."""

    place: Place
    schools: tuple[SchoolStuck, ...]


@dataclass(frozen=True, slots=True)
class SchoolNames:
    """Names of a school's people who have not registered yet, by step; `more` were left out."""

    name: str
    programme: str
    names: dict[Stage, tuple[str, ...]]
    more: int


class Stuck(Keyed):
    async def stuck(self, actor: Actor, page: int = 0) -> StuckPage:
        """Schools with people who have not registered, and with mentors and mentees who have no pair yet.

        A curator sees the own one.
        """
        actor.require(Role.METHODIST, Role.CURATOR)
        async with self.database.read() as session:
            programme = await session.get_one(Programme, actor.programme_id)
            today = self._today(programme)
            waiting = await waiting_at(session, programme.id, today, own_school(actor))
            rows, place = await cut(session, [waiting], page, SCHOOLS_A_PAGE)
            shown = [school_id for school_id, _ in rows]
            stages: defaultdict[int, Counter[Stage]] = defaultdict(Counter)
            for found in await tallies(session, programme.id, today, shown):
                if found.to_pair or found.stage is not Stage.REGISTERED:
                    stages[found.school_id][found.stage] += found.people
            names = await _names(session, shown)
        return StuckPage(
            place,
            tuple(
                SchoolStuck(one, names.get(one, ""), {stage: stages[one][stage] for stage in WAITED_FOR})
                for one in shown
            ),
        )

    async def stuck_in(self, actor: Actor, school_id: int) -> SchoolNames:
        """Who of a school (0: of none) has not registered yet, for a word to its head."""
        actor.require(Role.METHODIST, Role.CURATOR)
        async with self.database.read() as session:
            programme = await session.get_one(Programme, actor.programme_id)
            of_school = Person.school_id == school_id if school_id else Person.school_id.is_(None)
            rows = (
                await session.execute(
                    listing.lines(programme.id).where(
                        listing.visible(actor, programme, self._today(programme), *listing.AIMED_AT),
                        of_school,
                        ~listing.stands_at(Stage.PAIRED, programme.id),
                        ~listing.stands_at(Stage.REGISTERED, programme.id),
                    )
                )
            ).all()
            names: dict[Stage, list[str]] = {}
            for person, _, _, stage in rows[:NAMES_AT_MOST]:
                names.setdefault(Stage(stage), []).append(full_name(person))
        return SchoolNames(
            rows[0][1] or "" if rows else "",
            programme.title,
            {stage: tuple(names[stage]) for stage in WAITED_FOR if stage in names},
            max(0, len(rows) - NAMES_AT_MOST),
        )


async def _names(session: AsyncSession, schools: Iterable[int]) -> dict[int, str]:
    rows = await session.execute(select(School.id, School.name).where(School.id.in_(schools)))
    return {row.id: row.name for row in rows}
