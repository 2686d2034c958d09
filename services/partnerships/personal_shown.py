"""What people have shown for a step of a personal programme, for those whom it concerns."""

from dataclasses import dataclass

from sqlalchemy import select

from models.enums import AssignmentState, Role
from models.people import Person
from models.personal import PersonalAction, PersonalProgramme
from models.roadmap import Assignment
from models.system import StoredFile
from services.actor import Actor
from services.base import Service
from services.files import Received, received
from services.partnerships.personal_rows import readable
from services.people.names import short_name


@dataclass(frozen=True, slots=True)
class Shown:
    """One person's evidence: a text (a link or a number, too), a file, or both. `who` is a short name."""

    assignment_id: int
    who: str
    text: str
    file: Received | None


class PersonalShown(Service):
    async def step_shown(self, actor: Actor, partnership_id: int, action_id: int) -> tuple[Shown, ...]:
        """Evidence of the step, by name: the mentor and the methodist see everybody's, a mentee the own,
        a curator the own school's. Forbidden for others; empty for a step of another partnership."""
        async with self.database.read() as session:
            partnership, person_id = await readable(session, actor, partnership_id)
            query = (
                select(Assignment, Person, StoredFile)
                .join(PersonalAction, PersonalAction.id == Assignment.personal_action_id)
                .join(PersonalProgramme, PersonalProgramme.id == PersonalAction.personal_id)
                .join(Person, Person.id == Assignment.person_id)
                .outerjoin(StoredFile, StoredFile.id == Assignment.evidence_file_id)
                .where(
                    PersonalProgramme.partnership_id == partnership_id,
                    PersonalAction.id == action_id,
                    Assignment.state == AssignmentState.DONE,
                    (Assignment.evidence_text != "") | Assignment.evidence_file_id.is_not(None),
                )
                .order_by(Person.sort_key, Person.id)
            )
            if person_id is None and Role.METHODIST not in actor.roles:
                query = query.where(Person.school_id == actor.school_id)
            elif person_id is not None and person_id != partnership.mentor_id:
                query = query.where(Person.id == person_id)
            shown = []
            for assignment, person, row in await session.execute(query):
                # An outer join: there may be no file.
                file: StoredFile | None = row
                shown.append(
                    Shown(
                        assignment.id,
                        short_name(person),
                        assignment.evidence_text,
                        received(file) if file else None,
                    )
                )
            return tuple(shown)
