"""The methodist's answers to what a roster leaves open; kept in the draft until it is confirmed."""

from dataclasses import dataclass

from sqlalchemy import select

from models.people import School
from models.programmes import Programme
from services.actor import Actor
from services.drafts import own_draft
from services.errors import DomainError, NotFound
from services.people.drafts import FieldName, dump
from services.people.facts import MissingPerson
from services.people.names import full_name
from services.people.questions import Answer, Question, answered
from services.people.roster_looking import KIND, RosterLooking
from services.people.row_asks import ASK_CODES
from services.people.rules import clean_phone, name_key


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the people its rows are about, by name."""

    question: Question
    names: tuple[str, ...]


class RosterAnswers(RosterLooking):
    async def roster_questions(self, actor: Actor, draft_id: int) -> tuple[Asked, ...]:
        """The open questions of a draft, in the file's order; what only concerns one person comes last."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            row = await own_draft(session, self.clock, actor, KIND, draft_id)
            programme = await session.get_one(Programme, programme_id)
            found = await self._plans(session, programme, row.content)
        names: dict[tuple[str, int], str] = {}
        for person in (*found.draft.people, *found.draft.held):
            names.setdefault((person.sheet, person.row), person.full_name)
        return tuple(
            Asked(one, tuple(names[place] for place in one.places if place in names))
            for one in found.questions
        )

    async def roster_choices(self, actor: Actor, draft_id: int, field: FieldName) -> tuple[str, ...]:
        """What another school or mentor may be: names of the draft and of the programme, in order."""
        actor.methodist_of()
        async with self.database.read() as session:
            row = await own_draft(session, self.clock, actor, KIND, draft_id)
            programme = await session.get_one(Programme, actor.methodist_of())
            found = await self._plans(session, programme, row.content)
            schools = await session.scalars(
                select(School.name).where(School.municipality_id == programme.municipality_id)
            )
            if field == "school":
                names = {*schools, *(one.name for one in found.draft.schools)}
                names |= {one.school for one in found.draft.people if one.school}
            else:
                names = {one.full_name for one in (*found.draft.people, *found.draft.held)}
                names |= {full_name(person) for person in found.people.values()}
        return tuple(sorted(names, key=name_key))

    async def answer_roster(
        self, actor: Actor, draft_id: int, key: str, answer: Answer, value: str = ""
    ) -> bool:
        """Take an answer to the question `key`. False when it is answered already: a second tap.

        `value` is the other school, mentor, role or phone; DomainError for a phone that is none.
        """
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            row = await own_draft(session, self.clock, actor, KIND, draft_id)
            programme = await session.get_one(Programme, programme_id)
            found = await self._plans(session, programme, row.content)
            question = next((one for one in found.questions if one.key == key), None)
            if question is None:
                return False
            if answer not in question.answers:
                raise NotFound("answer")
            if question.problem.code in ASK_CODES:
                (sheet, number), yes = question.places[0], answer is Answer.TAKE
                name = question.problem.values["name"]
                given = [question.problem.code, sheet, number, name, yes]
                row.content = {**row.content, "said": [*row.content.get("said", ()), given]}
                return True
            if question.problem.field == "phone" and answer is Answer.VALUE:
                value = clean_phone(value)
            draft = answered(found.draft, question, answer, value)
            row.content = {**row.content, "roster": dump(draft)}
            return True

    async def missing_people(self, actor: Actor, draft_id: int) -> tuple[MissingPerson, ...]:
        """Who takes part, of the schools that the list names, and is not in it, by school and name."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            row = await own_draft(session, self.clock, actor, KIND, draft_id)
            programme = await session.get_one(Programme, programme_id)
            found = await self._plans(session, programme, row.content)
            leaving = set(row.content.get("leaving", ()))
        return tuple(
            MissingPerson(one.id, one.full_name, one.school, bool(one.held), one.id in leaving)
            for one in found.missing
        )

    async def mark_leaving(self, actor: Actor, draft_id: int, person_id: int, *, leaves: bool) -> None:
        """Note that a missing person's participation ends with the confirm (or does not, after all).

        DomainError while they are in a partnership: that is closed first, with its reason.
        """
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            row = await own_draft(session, self.clock, actor, KIND, draft_id)
            programme = await session.get_one(Programme, programme_id)
            found = await self._plans(session, programme, row.content)
            person = next((one for one in found.missing if one.id == person_id), None)
            if person is None:
                raise NotFound("person")
            if person.held:
                raise DomainError("people-leaving-paired", name=person.full_name)
            leaving = set(row.content.get("leaving", ())) - {person_id}
            row.content = {**row.content, "leaving": sorted(leaving | ({person_id} if leaves else set()))}
