"""Who is stuck where on the way into the programme, school by school."""

from dataclasses import dataclass

from sqlalchemy import func, select

from models.enums import Role
from models.people import Person, School
from models.programmes import Programme
from services.actor import Actor
from services.people import listing
from services.people.keyed import Keyed
from services.people.names import full_name
from services.people.rules import Stage

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
    """A page (0-based, within bounds) of the schools whose people are on their way, most first."""

    page: int
    pages: int
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
        """Schools with people who are not in a pair yet. A curator sees the own one."""
        actor.require(Role.METHODIST, Role.CURATOR)
        async with self.database.read() as session:
            programme = await session.get_one(Programme, actor.programme_id)
            counts = [
                func.count().filter(listing.stands_at(stage, programme.id)).label(stage.value)
                for stage in WAITED_FOR
            ]
            waiting = ~listing.stands_at(Stage.PAIRED, programme.id)
            rows = (
                await session.execute(
                    select(Person.school_id, School.name, *counts)
                    .outerjoin(School, School.id == Person.school_id)
                    .where(
                        listing.visible(actor, programme, self._today(programme), *listing.AIMED_AT), waiting
                    )
                    .group_by(Person.school_id, School.name)
                    .order_by(func.count().desc(), School.name, Person.school_id)
                )
            ).all()
        pages = max(1, -(-len(rows) // SCHOOLS_A_PAGE))
        page = min(max(page, 0), pages - 1)
        return StuckPage(
            page,
            pages,
            tuple(
                SchoolStuck(row[0] or 0, row[1] or "", dict(zip(WAITED_FOR, row[2:], strict=True)))
                for row in rows[page * SCHOOLS_A_PAGE : (page + 1) * SCHOOLS_A_PAGE]
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
