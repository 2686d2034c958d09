"""When people are reminded, as the methodist sets it: for the programme, and for single activities."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import or_, select

from models.programmes import Programme
from models.roadmap import Activity, Assignment
from services.actor import Actor
from services.base import Service
from services.errors import DomainError
from services.roadmap.board_rows import activity_of
from services.roadmap.offsets import kept, offsets_for
from services.roadmap.replanning import replan


@dataclass(frozen=True, slots=True)
class Offsets:
    """Days from the due date; `own` says whether an activity has them for itself, `title` which one."""

    days: tuple[int, ...]
    own: bool = False
    title: str = ""


class Reminding(Service):
    """For the methodist of the programme. What changes plans unsaid reminders anew, and says how many."""

    async def offsets(self, actor: Actor, activity_id: int | None = None) -> Offsets:
        """When people are reminded of an activity, or of those without days of their own."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            if activity_id is None:
                return Offsets(offsets_for(await session.get_one(Programme, programme_id)))
            activity, programme = await activity_of(session, programme_id, activity_id)
            own = activity.reminder_offsets is not None
            return Offsets(offsets_for(programme, activity), own, activity.title)

    async def set_offsets(self, actor: Actor, days: Collection[int]) -> int:
        """Remind of everything without days of its own on these. DomainError for none at all."""
        programme_id = actor.methodist_of()
        if not days:
            raise DomainError("offsets-none")
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id, with_for_update=True)
            before = offsets_for(programme)
            programme.reminder_offsets = kept(days)
            self.audit(session, actor, "programmes.changed", f"programme:{programme_id}", what="reminders")
            await session.flush()
            own = select(Activity.id).where(Activity.reminder_offsets.is_not(None))
            common = or_(Assignment.activity_id.is_(None), Assignment.activity_id.not_in(own))
            return await replan(session, self.clock.now(), programme, common, before=before)

    async def set_activity_offsets(self, actor: Actor, activity_id: int, days: Collection[int] | None) -> int:
        """Remind of one activity on these days; with none only once it is late; None: as of the others."""
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            activity, programme = await activity_of(session, programme_id, activity_id)
            before = offsets_for(programme, activity)
            activity.reminder_offsets = None if days is None else kept(days)
            self.audit(session, actor, "activity.reminders", f"activity:{activity_id}")
            await session.flush()
            this = Assignment.activity_id == activity_id
            return await replan(session, self.clock.now(), programme, this, before=before)
