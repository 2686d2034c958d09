"""A launched district in the running program: a methodist, a mentor and a mentee with phones."""

from dataclasses import dataclass

from models.enums import Role
from sandbox.client import Person
from services.actor import Actor
from tests.builders import District, a_district
from tests.handlers.conftest import Town


@dataclass
class Crew:
    town: Town
    district: District
    methodist: Person
    mentor: Person
    mentee: Person
    mentor_actor: Actor
    mentee_actor: Actor

    async def pair(self, reason: str = "") -> int:
        """The two are paired, and both have been told."""
        mentor, mentee = self.mentor_actor.person_id, self.mentee_actor.person_id
        assert mentor
        assert mentee
        partnerships = self.town.app.services.partnerships
        created = await partnerships.create(self.district.methodist, mentor, [mentee], reason)
        await self.town.tick()
        await self.mentor.wait_for("Ваша наставляемая")
        await self.mentee.wait_for("Ваш наставник")
        return created.id


async def a_crew(town: Town) -> Crew:
    district = await a_district(town.app.database)
    mentor = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    mentee = await district.person("Смирнова", Role.MENTEE, name="Марина", patronymic="Викторовна")
    phones = [
        await town.person(actor.telegram_id, name)
        for actor, name in ((district.methodist, "Елена"), (mentor, "Ирина"), (mentee, "Марина"))
    ]
    for phone in phones:
        await phone.start()
        await phone.wait_for("Кировский район")
    return Crew(town, district, phones[0], phones[1], phones[2], mentor, mentee)
