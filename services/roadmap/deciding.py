"""What those who run the plan decide: done, released, once more, its dates, whose it is."""

from datetime import date

from models.enums import AssignmentState, ProgrammeState
from services.actor import Actor
from services.base import Service
from services.errors import DomainError
from services.roadmap.answering import remind_on_day
from services.roadmap.board_rows import activity_of, assignment_in_charge, is_dated
from services.roadmap.bundles import forget_reminders
from services.roadmap.days import days_off, next_working_day
from services.roadmap.drafts import Period
from services.roadmap.facts import local_day
from services.roadmap.launching import fan_out, set_period


class Decisions(Service):
    """For the methodist of the programme; a curator settles what is of the own school."""

    async def mark_done(self, actor: Actor, assignment_id: int) -> None:
        """Somebody told them in person that it is done. Idempotent."""
        async with self.database.write() as session:
            assignment, _ = await assignment_in_charge(session, actor, assignment_id)
            if assignment.state is not AssignmentState.DONE:
                assignment.state, assignment.done_at = AssignmentState.DONE, self.clock.now()
                # Who settles it has seen what there is to see.
                assignment.accepted_at = self.clock.now()
                assignment.awaiting_evidence = False
                await forget_reminders(session, [assignment_id])
                self.audit(session, actor, "assignment.marked_done", f"assignment:{assignment_id}")

    async def release(self, actor: Actor, assignment_id: int) -> None:
        """The assignment is taken off the person: the reason holds. Idempotent; what is done stays done."""
        async with self.database.write() as session:
            assignment, _ = await assignment_in_charge(session, actor, assignment_id)
            if assignment.state in {AssignmentState.OPEN, AssignmentState.NOT_POSSIBLE}:
                assignment.state = AssignmentState.CANCELLED
                assignment.awaiting_evidence = False
                await forget_reminders(session, [assignment_id])
                self.audit(session, actor, "assignment.released", f"assignment:{assignment_id}")

    async def ask_again(self, actor: Actor, assignment_id: int) -> date | None:
        """Remind of it once more on the next working day: that day, or None when it is settled already.

        What was "not possible" is open again, the reason stays readable.
        """
        async with self.database.write() as session:
            assignment, programme = await assignment_in_charge(session, actor, assignment_id)
            if assignment.state not in {AssignmentState.OPEN, AssignmentState.NOT_POSSIBLE}:
                return None
            today = local_day(self.clock.now(), programme)
            assignment.state = AssignmentState.OPEN
            day = next_working_day(today, days_off(programme))
            await remind_on_day(session, assignment.id, programme, day, (day - assignment.due_on).days)
            return day

    async def give_dates(self, actor: Actor, activity_id: int, period: Period, text: str) -> int:
        """Say when an activity without dates takes place; assignments go out if the programme runs.

        Returns how many assignments are new. Raises DomainError when the period has no dates either,
        or when the activity has its dates already.
        """
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            activity, programme = await activity_of(session, programme_id, activity_id)
            if is_dated(activity, programme):
                raise DomainError("plan-has-dates")
            set_period(activity, period, text)
            if not is_dated(activity, programme):
                raise DomainError("plan-no-dates")
            self.audit(session, actor, "activity.dated", f"activity:{activity_id}")
            if programme.state is not ProgrammeState.LAUNCHED:
                return 0
            await session.flush()
            return await fan_out(session, self.clock.now(), programme, activities=[activity_id])
