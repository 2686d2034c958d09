"""What the main menu and the launch screen show: a programme at a glance."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, distinct, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, PartnershipState, ProgrammeState, Role
from models.partnerships import Partnership, PartnershipMentee
from models.people import Membership, Person, School
from models.programmes import Municipality, Programme
from models.roadmap import CAN_BE_LATE, Assignment
from services.actor import Actor
from services.base import Service
from services.people.names import greeting_name
from services.programmes import counts
from services.programmes.facts import HomeFacts, ProgrammeLine, Readiness
from services.roadmap.asked import ASKED_FOR
from services.roadmap.sharing import answered_by


class Overview(Service):
    """The reading half of the programmes' service."""

    async def home(self, actor: Actor) -> HomeFacts:
        """What the main menu shows this reader; empty facts for a stranger."""
        if actor.programme_id is None or actor.person_id is None:
            return HomeFacts()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, actor.programme_id)
            person = await session.get_one(Person, actor.person_id)
            school = await session.get(School, person.school_id) if person.school_id else None
            today = self._today(programme)
            facts = HomeFacts(
                title=programme.title,
                state=programme.state,
                roles=actor.roles,
                registered=actor.registered,
                greeting=greeting_name(person),
                school=school.name if school else "",
                programmes=await programmes_of(session, actor, self.clock.now()),
            )
            if Role.METHODIST in actor.roles:
                return await _of_programme(session, facts, programme.id, today)
            return await _of_person(session, facts, programme.id, person.id, today)

    async def mine(self, actor: Actor) -> tuple[ProgrammeLine, ...]:
        """The programmes in which the account has a part now, newest first."""
        async with self.database.read() as session:
            rows = await session.execute(
                select(Programme.id, Programme.title, Municipality.name)
                .join(Municipality, Municipality.id == Programme.municipality_id)
                .join(Membership, Membership.programme_id == Programme.id)
                .join(Person, Person.id == Membership.person_id)
                .where(Person.account_id == actor.account_id, _in_force(self.clock.now()))
                .order_by(Programme.id.desc())
                .distinct()
            )
            return tuple(
                ProgrammeLine(programme_id, title, name, programme_id == actor.programme_id)
                for programme_id, title, name in rows
            )

    async def readiness(self, actor: Actor) -> Readiness:
        """What stands ready for a launch, and what is missing."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            today = self._today(programme)
            people = await counts.people(session, programme_id, today)
            started = await session.scalar(
                select(func.count(Person.id)).where(
                    Person.id.in_(counts.members(programme_id, today)), Person.account_id.is_not(None)
                )
            )
            return Readiness(
                title=programme.title,
                state=programme.state,
                people=people,
                connected=await counts.connected(session, programme_id, today),
                not_invited=people - (started or 0),
                activities=await counts.activities(session, programme_id),
                partnerships=await counts.partnerships(session, programme_id),
            )

    def _today(self, programme: Programme) -> date:
        return self.clock.now().astimezone(ZoneInfo(programme.time_zone)).date()


async def _of_programme(session: AsyncSession, facts: HomeFacts, programme_id: int, today: date) -> HomeFacts:
    preparing = facts.state is ProgrammeState.PREPARING
    return replace(
        facts,
        activities=await counts.activities(session, programme_id) if preparing else 0,
        schools=await counts.schools(session, programme_id, today),
        people=await counts.people(session, programme_id, today),
        connected=await counts.connected(session, programme_id, today),
        overdue=await counts.overdue(session, programme_id, today),
    )


async def _of_person(
    session: AsyncSession, facts: HomeFacts, programme_id: int, person_id: int, today: date
) -> HomeFacts:
    due = func.coalesce(Assignment.postponed_to, Assignment.due_on)
    mine = (
        answered_by([person_id]),
        Assignment.programme_id == programme_id,
        Assignment.state == AssignmentState.OPEN,
        or_(Assignment.takes_part.is_(False), due >= today - ASKED_FOR),
    )
    open_tasks = await session.scalar(select(func.count(Assignment.id)).where(*mine))
    overdue = await session.scalar(select(func.count(Assignment.id)).where(*mine, CAN_BE_LATE, due < today))
    ahead = (
        await session.execute(select(Assignment.title, due).where(*mine, due >= today).order_by(due).limit(1))
    ).first()
    active = (Partnership.programme_id == programme_id, Partnership.state == PartnershipState.ACTIVE)
    mentors = await session.scalar(
        select(func.count(distinct(Partnership.mentor_id)))
        .join(PartnershipMentee)
        .where(*active, PartnershipMentee.person_id == person_id)
    )
    mentees = await session.scalar(
        select(func.count(PartnershipMentee.person_id))
        .join(Partnership)
        .where(*active, Partnership.mentor_id == person_id)
    )
    return replace(
        facts,
        open_tasks=open_tasks or 0,
        overdue_tasks=overdue or 0,
        next_task=ahead[0] if ahead else "",
        next_due=ahead[1] if ahead else None,
        mentors=mentors or 0,
        mentees=mentees or 0,
    )


async def programmes_of(session: AsyncSession, actor: Actor, now: datetime) -> int:
    """In how many programmes the account has a part now."""
    return int(
        await session.scalar(
            select(func.count(distinct(Membership.programme_id)))
            .join(Person, Person.id == Membership.person_id)
            .where(Person.account_id == actor.account_id, _in_force(now))
        )
        or 0
    )


def _in_force(now: datetime) -> ColumnElement[bool]:
    return or_(Membership.ends_on.is_(None), Membership.ends_on >= now.date())
