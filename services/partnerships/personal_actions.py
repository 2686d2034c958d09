"""Actions of a personal programme: put there, moved, reworded, taken out; once agreed, assignments follow."""

from datetime import date

from sqlalchemy import func, select

from models.enums import Doer, Evidence, PersonalState
from models.personal import PersonalAction
from models.roadmap import Assignment
from services.actor import Actor
from services.errors import DomainError, Forbidden, Repeated
from services.partnerships import personal_tasks
from services.partnerships.personal import PersonalProgrammes
from services.partnerships.personal_rows import Work, action_of
from services.partnerships.personal_rules import (
    ACTIONS_AT_MOST,
    TITLE_LENGTH,
    check_action_day,
    one_line,
)

WHAT = "personal_actions"


class PersonalActions(PersonalProgrammes):
    """In a draft either side proposes; of what is agreed only the mentor moves, adds and takes out."""

    async def add_action(
        self, actor: Actor, partnership_id: int, title: str, doer: Doer, due_on: date
    ) -> None:
        """Put an action with its local day into the programme; in an agreed one it is given at once.

        DomainError for a day outside the programme, too many of them, or too long a title.
        """
        title = one_line(title, TITLE_LENGTH, "personal-action-empty")
        async with self.changing(actor, partnership_id) as work:
            _may_change(work)
            check_action_day(work.today, work.personal.ends_on, due_on)
            if not await self.is_first(work.session, actor, "partnerships.add_action"):
                raise Repeated
            there = await work.session.scalar(
                select(func.count())
                .select_from(PersonalAction)
                .where(PersonalAction.personal_id == work.personal.id, PersonalAction.dropped_at.is_(None))
            )
            if (there or 0) >= ACTIONS_AT_MOST:
                raise DomainError("personal-actions-full", limit=ACTIONS_AT_MOST)
            work.session.add(
                PersonalAction(
                    personal_id=work.personal.id,
                    title=title,
                    due_on=due_on,
                    doer=doer,
                    by_id=work.person_id,
                )
            )
            await work.session.flush()
            await personal_tasks.give(
                work.session, work.programme, work.partnership, work.personal, work.today
            )
            await self._note_change(actor, work, WHAT)

    async def move_action(self, actor: Actor, partnership_id: int, action_id: int, due_on: date) -> None:
        """Give an action another day; open assignments and unsent reminders follow."""
        async with self.changing(actor, partnership_id) as work:
            action = await _own_action(work, action_id)
            check_action_day(work.today, work.personal.ends_on, due_on)
            if action.due_on == due_on:
                return
            action.due_on = due_on
            await work.session.flush()
            await personal_tasks.moved(work.session, work.programme, action, work.today)
            await personal_tasks.give(
                work.session, work.programme, work.partnership, work.personal, work.today
            )
            await self._note_change(actor, work, WHAT)

    async def reword_action(self, actor: Actor, partnership_id: int, action_id: int, title: str) -> None:
        """Call an action, and what is open of it, otherwise."""
        title = one_line(title, TITLE_LENGTH, "personal-action-empty")
        async with self.changing(actor, partnership_id) as work:
            action = await _own_action(work, action_id)
            if action.title != title:
                action.title, action.by_id = title, work.person_id
                await work.session.flush()
                await personal_tasks.reworded(work.session, action)
                await self._note_change(actor, work, WHAT)

    async def set_action_evidence(
        self, actor: Actor, partnership_id: int, action_id: int, evidence: Evidence
    ) -> None:
        """Say what is to be shown when an action is done; who has done it already need not."""
        async with self.changing(actor, partnership_id) as work:
            action = await _own_action(work, action_id)
            if action.evidence is not evidence:
                action.evidence = evidence
                await work.session.flush()
                await personal_tasks.shown(work.session, action)
                await self._note_change(actor, work, WHAT)

    async def drop_action(self, actor: Actor, partnership_id: int, action_id: int) -> None:
        """Take an action out: what is open of it is cancelled, what is done stays done."""
        async with self.changing(actor, partnership_id) as work:
            action = await _own_action(work, action_id)
            given = await work.session.scalar(
                select(Assignment.id).where(Assignment.personal_action_id == action.id).limit(1)
            )
            if given is None:
                await work.session.delete(action)
            else:
                await personal_tasks.dropped(work.session, [action.id])
                action.dropped_at = self.clock.now()
            await work.session.flush()
            await self._note_change(actor, work, WHAT)


def _may_change(work: Work) -> None:
    """Raise DomainError or Forbidden unless this member may change actions as the programme stands."""
    if work.personal.state is PersonalState.FINISHED:
        raise DomainError("personal-finished")
    if not work.leads:
        work.require_draft()


async def _own_action(work: Work, action_id: int) -> PersonalAction:
    _may_change(work)
    action = await action_of(work, action_id)
    if not work.may_edit(action.by_id):
        raise Forbidden(f"action:{action_id}")
    return action
