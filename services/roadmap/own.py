"""One's own assignments: this week, and the whole roadmap."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from models.enums import AssignmentState
from models.programmes import Programme
from models.roadmap import Activity, Assignment
from services.actor import Actor
from services.base import Service
from services.people.listing import unindexed
from services.roadmap.asked import ASKED_FOR
from services.roadmap.facts import facts_of, local_day
from services.roadmap.sharing import answered_by
from services.roadmap.views import AssignmentFacts


@dataclass(frozen=True, slots=True)
class OwnRoadmap:
    """All of a person's assignments in the current programme, by day. `today` is the local day."""

    today: date
    assignments: tuple[AssignmentFacts, ...]

    @property
    def week(self) -> tuple[AssignmentFacts, ...]:
        """What is open and late, due within seven days, or a window that goes on now; late ones first.

        Whether one has taken part is asked for a while (`ASKED_FOR`).
        """
        horizon, past = self.today + timedelta(days=7), self.today - ASKED_FOR
        found = [
            one
            for one in self.assignments
            if one.is_open
            and (one.late_days or one.expected_on <= horizon or one.going_on(self.today))
            and not (one.takes_part and one.expected_on < past)
        ]
        return tuple(sorted(found, key=lambda one: (not one.late_days, one.expected_on, one.id)))

    @property
    def done(self) -> int:
        return sum(one.state is AssignmentState.DONE for one in self.assignments)


class Own(Service):
    async def own_roadmap(self, actor: Actor) -> OwnRoadmap:
        """What the actor holds or shares in the current programme; Forbidden for a stranger."""
        person_id = actor.require_person()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, actor.programme_id)
            today = local_day(self.clock.now(), programme)
            rows = await session.execute(
                select(Assignment, Activity)
                .outerjoin(Activity, Activity.id == Assignment.activity_id)
                .where(
                    answered_by([person_id]),
                    unindexed(Assignment.programme_id) == programme.id,
                    Assignment.state != AssignmentState.CANCELLED,
                )
                .order_by(Assignment.due_on, Assignment.id)
            )
            return OwnRoadmap(today, tuple(facts_of(one, activity, today) for one, activity in rows))
