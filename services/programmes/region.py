"""A region's programmes side by side, for its viewer: numbers, never names of people."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, ProgrammeState, Role
from models.programmes import Municipality, Programme, Region
from models.roadmap import Assignment
from services.actor import Actor
from services.base import Service
from services.programmes import counts
from services.summaries.effort import Effort, whole_effort
from services.summaries.indicators import Figure, figures_of
from services.summaries.results import MeasureSum, results_sums

PAGE = 4


@dataclass(frozen=True, slots=True)
class ProgrammeNumbers:
    """`done` of the `due` assignments whose day has come (or that were done before) are done."""

    title: str
    municipality: str
    state: ProgrammeState
    schools: int
    people: int
    connected: int
    partnerships: int
    done: int
    due: int
    figures: tuple[Figure, ...]
    effort: Effort
    results: tuple[MeasureSum, ...]


@dataclass(frozen=True, slots=True)
class RegionPage:
    """`region` is empty where nobody has named it.

    `page` is the one shown (0-based); whether others lie before and behind it.
    """

    region: str
    page: int
    earlier: bool
    later: bool
    programmes: tuple[ProgrammeNumbers, ...]


class RegionView(Service):
    async def region(self, actor: Actor, page: int = 0) -> RegionPage:
        """A page of the programmes of the viewer's region, the newest first.

        Where nobody has named the region there are but those of the viewer's own municipality.
        """
        actor.require(Role.VIEWER)
        page = max(page, 0)
        async with self.database.read() as session:
            home = await session.get_one(Municipality, actor.municipality_id)
            region = await session.get_one(Region, home.region_id)
            # All who leave the region out share the one without a name: they are no neighbours.
            seen = Municipality.region_id == region.id if region.name else Municipality.id == home.id
            rows = (
                await session.execute(
                    select(Programme, Municipality.name)
                    .join(Municipality, Municipality.id == Programme.municipality_id)
                    .where(seen)
                    .order_by(Programme.id.desc())
                    .offset(page * PAGE)
                    .limit(PAGE + 1)
                )
            ).all()
            numbers = [await self._numbers(session, programme, name) for programme, name in rows[:PAGE]]
        return RegionPage(region.name, page, page > 0, len(rows) > PAGE, tuple(numbers))

    async def _numbers(
        self, session: AsyncSession, programme: Programme, municipality: str
    ) -> ProgrammeNumbers:
        today = self.clock.now().astimezone(ZoneInfo(programme.time_zone)).date()
        done = Assignment.state == AssignmentState.DONE
        due = (
            await session.execute(
                select(func.count().filter(done), func.count()).where(
                    Assignment.programme_id == programme.id,
                    Assignment.activity_id.is_not(None),
                    Assignment.takes_part.is_(False),
                    Assignment.state != AssignmentState.CANCELLED,
                    done | (Assignment.due_on < today),
                )
            )
        ).one()
        return ProgrammeNumbers(
            title=programme.title,
            municipality=municipality,
            state=programme.state,
            schools=await counts.schools(session, programme.id, today),
            people=await counts.people(session, programme.id, today),
            connected=await counts.connected(session, programme.id, today),
            partnerships=await counts.partnerships(session, programme.id),
            done=due[0],
            due=due[1],
            figures=await figures_of(session, programme, self.clock.now()),
            effort=await whole_effort(session, programme),
            results=await results_sums(session, programme),
        )
