"""Rows of a personal programme, with the right to read them and to change them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PartnershipState, PersonalState, PersonState, Role
from models.partnerships import Partnership, PartnershipMentee
from models.people import Person
from models.personal import PersonalAction, PersonalGoal, PersonalProgramme, PersonalYes
from models.programmes import Programme
from services.actor import Actor
from services.errors import DomainError, Forbidden, NotFound
from services.partnerships.journal import member


@dataclass(slots=True)
class Work:
    """What a change of a programme works with; `personal` is locked until the transaction ends."""

    session: AsyncSession
    personal: PersonalProgramme
    partnership: Partnership
    programme: Programme
    person_id: int
    today: date

    @property
    def leads(self) -> bool:
        return self.person_id == self.partnership.mentor_id

    def require_lead(self) -> None:
        """Raise Forbidden for a mentee: the mentor leads."""
        if not self.leads:
            raise Forbidden(f"personal:{self.personal.id}")

    def require_draft(self) -> None:
        """What is agreed is changed by both: DomainError says how."""
        if self.personal.state is PersonalState.FINISHED:
            raise DomainError("personal-finished")
        if self.personal.state is not PersonalState.DRAFT:
            raise DomainError("personal-agreed-already")

    def may_edit(self, by_id: int | None) -> bool:
        """The mentor may change everything, a mentee what they have proposed themselves."""
        return self.leads or by_id == self.person_id

    async def touch(self) -> None:
        """A draft has changed: who had said yes to the one before is asked anew."""
        self.personal.revision += 1
        await self.session.execute(delete(PersonalYes).where(PersonalYes.personal_id == self.personal.id))


async def readable(
    session: AsyncSession, actor: Actor, partnership_id: int
) -> tuple[Partnership, int | None]:
    """The partnership, and the actor's person if they are a member of it.

    Besides members: the programme's methodist, and a curator of a member's school. Forbidden for others.
    """
    partnership = await session.get(Partnership, partnership_id)
    if partnership is None:
        raise NotFound("partnership")
    here = actor.programme_id == partnership.programme_id
    try:
        return partnership, await member(session, actor, partnership_id)
    except Forbidden:
        if here and Role.METHODIST in actor.roles:
            return partnership, None
        if here and Role.CURATOR in actor.roles and await _of_school(session, actor, partnership):
            return partnership, None
        raise


async def _of_school(session: AsyncSession, actor: Actor, partnership: Partnership) -> bool:
    mentees = select(PartnershipMentee.person_id).where(PartnershipMentee.partnership_id == partnership.id)
    found = await session.scalar(
        select(Person.id)
        .where(
            Person.school_id == actor.school_id,
            (Person.id == partnership.mentor_id) | Person.id.in_(mentees),
        )
        .limit(1)
    )
    return actor.school_id is not None and found is not None


async def require_active(session: AsyncSession, partnership: Partnership) -> None:
    """Raise DomainError unless the partnership lives: nothing is planned for one that is over."""
    if partnership.state is PartnershipState.CLOSED:
        raise DomainError("partnerships-closed")
    if partnership.state is not PartnershipState.ACTIVE:
        raise DomainError("personal-not-active")


async def goal_of(work: Work, goal_id: int) -> PersonalGoal:
    """A goal of this programme."""
    goal = await work.session.get(PersonalGoal, goal_id)
    if goal is None or goal.personal_id != work.personal.id:
        raise NotFound("goal")
    return goal


async def action_of(work: Work, action_id: int) -> PersonalAction:
    """An action of this programme that has not been taken out."""
    action = await work.session.get(PersonalAction, action_id)
    if action is None or action.personal_id != work.personal.id or action.dropped_at is not None:
        raise NotFound("action")
    return action


async def to_agree(work: Work) -> set[int]:
    """Whose yes is needed: the mentor's and every registered mentee's (all of them while nobody is)."""
    mentees = (
        await work.session.execute(
            select(Person.id, Person.state)
            .join(PartnershipMentee, PartnershipMentee.person_id == Person.id)
            .where(PartnershipMentee.partnership_id == work.partnership.id)
        )
    ).all()
    registered = {one.id for one in mentees if one.state is PersonState.REGISTERED}
    return {work.partnership.mentor_id, *(registered or {one.id for one in mentees})}


async def have_agreed(session: AsyncSession, personal_id: int) -> set[int]:
    rows = await session.scalars(select(PersonalYes.person_id).where(PersonalYes.personal_id == personal_id))
    return set(rows)
