"""A district for broadcasts: people of every kind of reachability."""

from dataclasses import dataclass

from sqlalchemy import select, update

from models.database import Database
from models.enums import OutboxStatus, PersonState, Role
from models.people import Account, Person
from models.system import OutboxMessage
from services.actor import Actor
from services.broadcasts.facts import Content, Segment, SegmentKind
from services.clock import FixedClock
from services.outbox import Ledger, Outcome
from services.registry import Services
from tests.builders import District, a_district

ALL = Segment(SegmentKind.ALL)


@dataclass
class Town:
    district: District
    database: Database
    services: Services
    clock: FixedClock
    mentors: list[Actor]
    mentees: list[Actor]

    @property
    def methodist(self) -> Actor:
        return self.district.methodist

    async def draft(self, segment: Segment = ALL, text: str = "Уважаемые коллеги!") -> int:
        broadcast_id = await self.services.broadcasts.compose(self.methodist, Content(text))
        await self.services.broadcasts.choose_segment(self.methodist, broadcast_id, segment)
        return broadcast_id

    async def rows(self, broadcast_id: int) -> dict[int, OutboxMessage]:
        """Standing messages by person."""
        async with self.database.read() as session:
            found = await session.scalars(
                select(OutboxMessage).where(OutboxMessage.broadcast_id == broadcast_id)
            )
            return {row.person_id: row for row in found if row.person_id}

    async def deliver(self, **statuses: OutboxStatus) -> int:
        """Send what is due; `p12=FAILED` says how person 12's message ends. How many were sent."""
        ledger = Ledger(self.database)
        lease = await ledger.acquire("test")
        assert lease
        claimed = await ledger.claim(lease, self.clock.now(), 1000)
        await ledger.begin(lease, [message.id for message in claimed])
        await ledger.settle(
            lease,
            self.clock.now(),
            [
                Outcome(
                    message.id,
                    message.account_id,
                    statuses.get(f"p{message.person_id}", OutboxStatus.SENT),
                    message_id=message.id,
                )
                for message in claimed
            ],
        )
        return len(claimed)

    async def deliver_some(self, count: int) -> list[int]:
        """Send so many of what is due; the people who got them."""
        ledger = Ledger(self.database)
        lease = await ledger.acquire("test")
        assert lease
        claimed = await ledger.claim(lease, self.clock.now(), count)
        await ledger.begin(lease, [one.id for one in claimed])
        outcomes = [Outcome(one.id, one.account_id, OutboxStatus.SENT, message_id=one.id) for one in claimed]
        await ledger.settle(lease, self.clock.now(), outcomes)
        return [one.person_id for one in claimed if one.person_id]

    async def change(self, actor: Actor, **values: object) -> None:
        """Change an account's columns."""
        async with self.database.write() as session:
            await session.execute(update(Account).where(Account.id == actor.account_id).values(**values))


async def a_town(database: Database, services: Services, clock: FixedClock) -> Town:
    district = await a_district(database)
    mentors = [
        await district.person(surname, Role.MENTOR, school_id=district.leader_school)
        for surname in ("Орлова", "Соколов")
    ]
    mentees = [await district.person(surname, Role.MENTEE) for surname in ("Белова", "Котова", "Лисова")]
    return Town(district, database, services, clock, mentors, mentees)


async def withdraw(database: Database, actor: Actor, state: PersonState) -> None:
    async with database.write() as session:
        await session.execute(update(Person).where(Person.id == actor.person_id).values(state=state))
