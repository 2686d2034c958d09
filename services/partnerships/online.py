"""The five usual steps of a partnership held online."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import OnlineStep, PartnershipState, Role
from models.partnerships import Partnership
from models.programmes import Programme
from services.actor import Actor
from services.base import Service
from services.errors import DomainError, Forbidden
from services.partnerships.personal_rows import readable
from services.partnerships.telling import STEP, introduced, mentees_of, take_back, tell

__all__ = ["STEPS", "Online", "OnlineFacts", "OnlineStep"]

STEPS = tuple(OnlineStep)


@dataclass(frozen=True, slots=True)
class OnlineFacts:
    """How far a partnership is online; `step` is None while it is not held online.

    `can_lead`: the reader moves it from step to step; `can_mark`: says whether it is held online.
    """

    partnership_id: int
    step: OnlineStep | None
    can_lead: bool
    can_mark: bool


class Online(Service):
    """A partnership held online goes through five steps; its mentor says when the next one begins.

    That there are five follows Gilly Salmon's five-stage model of e-moderating (access and motivation,
    online socialisation, information exchange, knowledge construction, development), put here in the
    terms of mentoring; what is suggested in each step is worded by us.
    """

    async def online(self, actor: Actor, partnership_id: int) -> OnlineFacts:
        """The step of a partnership, for its members, its methodist and a curator of a member's school."""
        async with self.database.read() as session:
            partnership, person_id = await readable(session, actor, partnership_id)
        living = partnership.state is not PartnershipState.CLOSED
        leads = living and person_id == partnership.mentor_id
        return OnlineFacts(
            partnership_id,
            partnership.online_step,
            can_lead=leads and partnership.state is PartnershipState.ACTIVE,
            can_mark=leads or (living and _is_methodist(actor, partnership)),
        )

    async def set_online(self, actor: Actor, partnership_id: int, *, online: bool) -> None:
        """Say that a partnership is held online, from its first step on, or that it is not any more.

        For the mentor and the methodist. The other members hear of the first step.
        """
        async with self.database.write() as session:
            partnership, person_id = await _living(session, actor, partnership_id)
            if person_id != partnership.mentor_id and not _is_methodist(actor, partnership):
                raise Forbidden(f"partnership:{partnership_id}")
            if online == (partnership.online_step is not None):
                return
            partnership.online_step = STEPS[0] if online else None
            await self._tell(session, partnership, person_id)
            done = "partnerships.online_begun" if online else "partnerships.online_ended"
            self.audit(session, actor, done, f"partnership:{partnership_id}")

    async def go_to_step(self, actor: Actor, partnership_id: int, step: OnlineStep) -> None:
        """For the mentor: the next step begins, or the one before it again; the mentees hear of it.

        The step it is in already changes nothing. DomainError for a step that is not a neighbour (an old
        button) or a partnership that is not led now.
        """
        async with self.database.write() as session:
            partnership, person_id = await _living(session, actor, partnership_id)
            if person_id != partnership.mentor_id:
                raise Forbidden(f"partnership:{partnership_id}")
            if partnership.state is not PartnershipState.ACTIVE:
                raise DomainError("partnerships-not-active")
            before = partnership.online_step
            if before is None:
                raise DomainError("online-not-online")
            if before is step:
                return
            if abs(STEPS.index(step) - STEPS.index(before)) != 1:
                raise DomainError("online-step-not-next")
            partnership.online_step = step
            await self._tell(session, partnership, person_id)
            self.audit(
                session,
                actor,
                "partnerships.step_moved",
                f"partnership:{partnership_id}",
                old=before.value,
                step=step.value,
            )

    async def _tell(self, session: AsyncSession, partnership: Partnership, by_id: int | None) -> None:
        """Members but the one who said it, if they know of each other; only the newest step is said."""
        await session.flush()
        now = self.clock.now()
        people = {partnership.mentor_id, *await mentees_of(session, partnership.id)} - {by_id}
        await take_back(session, now, (STEP,), partnership.id, people)
        if partnership.online_step is not None:
            programme = await session.get_one(Programme, partnership.programme_id)
            know = people & await introduced(session, partnership.id)
            await tell(session, now, programme, STEP, partnership.id, know)


async def _living(session: AsyncSession, actor: Actor, partnership_id: int) -> tuple[Partnership, int | None]:
    """A partnership to be changed, locked, and the member the actor is; DomainError when it is over."""
    partnership, person_id = await readable(session, actor, partnership_id)
    await session.refresh(partnership, with_for_update=True)
    if partnership.state is PartnershipState.CLOSED:
        raise DomainError("partnerships-closed")
    return partnership, person_id


def _is_methodist(actor: Actor, partnership: Partnership) -> bool:
    return actor.programme_id == partnership.programme_id and Role.METHODIST in actor.roles
