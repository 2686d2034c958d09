"""The methodist says which stage an activity is of, and which deficits it is there for."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import Stage
from models.people import Deficit
from models.roadmap import ActivityDeficit
from services.actor import Actor
from services.base import Service
from services.errors import NotFound
from services.people.deficits import DeficitLine
from services.roadmap.board_rows import activity_of


class Staging(Service):
    async def set_stage(self, actor: Actor, activity_id: int, stage: Stage | None) -> None:
        """The activity is of this stage, or of none; from now on its title is not asked."""
        async with self.database.write() as session:
            activity, _ = await activity_of(session, actor.methodist_of(), activity_id)
            activity.stage, activity.stage_said = stage, True

    async def turn_activity_deficit(self, actor: Actor, activity_id: int, deficit_id: int) -> None:
        """The activity is there for the deficit, or not any more. NotFound for another programme's."""
        async with self.once(actor, "roadmap.turn_activity_deficit") as session:
            activity, programme = await activity_of(session, actor.methodist_of(), activity_id)
            deficit = await session.get(Deficit, deficit_id)
            if deficit is None or deficit.programme_id != programme.id:
                raise NotFound("deficit")
            there = await session.get(ActivityDeficit, (activity.id, deficit_id))
            if there is not None:
                await session.delete(there)
            else:
                session.add(ActivityDeficit(activity_id=activity.id, deficit_id=deficit_id))


async def deficits_of(session: AsyncSession, activity_id: int) -> tuple[DeficitLine, ...]:
    """What an activity is there for, in the programme's order."""
    found = await session.scalars(
        select(Deficit)
        .join(ActivityDeficit, ActivityDeficit.deficit_id == Deficit.id)
        .where(ActivityDeficit.activity_id == activity_id)
        .order_by(Deficit.position, Deficit.id)
    )
    return tuple(DeficitLine(one.id, one.kind, one.title) for one in found)
