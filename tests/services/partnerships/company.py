"""A pair or a group that knows each other, for tests of what becomes of it."""

from dataclasses import dataclass, field

from sqlalchemy import select

from models.database import Database
from models.enums import OutboxStatus, Role
from models.system import OutboxMessage, Rider
from services.actor import Actor
from services.registry import Services
from tests.builders import District, a_district


@dataclass
class Company:
    district: District
    services: Services
    mentor: Actor
    mentees: list[Actor]
    id: int
    database: Database = field(repr=False)

    @property
    def methodist(self) -> Actor:
        return self.district.methodist

    @property
    def mentee(self) -> Actor:
        return self.mentees[0]

    async def said(self, person: Actor) -> list[str]:
        """Kinds of what waits to be said to a person, or is said: messages first, then riders."""
        async with self.database.read() as session:
            messages = await session.scalars(
                select(OutboxMessage.kind)
                .where(
                    OutboxMessage.person_id == person.person_id,
                    OutboxMessage.status != OutboxStatus.CANCELLED,
                )
                .order_by(OutboxMessage.id)
            )
            riders = await session.scalars(
                select(Rider.kind).where(Rider.person_id == person.person_id).order_by(Rider.id)
            )
            return [*messages, *riders]


async def company_of(services: Services, database: Database, mentees: int) -> Company:
    """A launched district with an active partnership of so many; all of them have been introduced."""
    district = await a_district(database)
    mentor = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    led = [await district.person(f"Смирнова-{number}", Role.MENTEE) for number in range(mentees)]
    created = await services.partnerships.create(
        district.methodist, mentor.require_person(), [one.require_person() for one in led]
    )
    await services.partnerships.tell_waiting()
    return Company(district, services, mentor, led, created.id, database)
