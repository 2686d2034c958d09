"""What people show as evidence is looked at: accepted, or returned with a word (PRODUCT.md §3.6)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, Evidence, PersonState
from models.people import Person, School
from models.programmes import Programme
from models.roadmap import UNSEEN, Assignment
from models.system import StoredFile
from services.actor import Actor
from services.base import Service
from services.errors import DomainError
from services.files import Received, received
from services.outbox import Priority, Wish
from services.outbox.daily import offer
from services.people.names import full_name
from services.roadmap.answering import REASON_LENGTH, remind_on_day
from services.roadmap.board_rows import assignment_in_charge, scope_of
from services.roadmap.case_scope import held_by
from services.roadmap.days import days_off, next_working_day
from services.roadmap.facts import fitting, local_day

KIND = "evidence_returned"


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """Something that was done and shown. `place` of `total` counts from 1; `done_on` is a local day."""

    id: int
    place: int
    total: int
    title: str
    person: str
    school: str
    evidence: Evidence
    text: str
    file: Received | None
    done_on: date | None
    returns: int


@dataclass(frozen=True, slots=True)
class ReturnedFacts:
    """What the person is told of it."""

    programme_id: int
    title: str
    note: str


class Reviewing(Service):
    """For the methodist of the programme; a curator looks at what is of the own school."""

    async def review(self, actor: Actor, skip: int = 0) -> ReviewCard | None:
        """The `skip`-th (from 0, oldest first) of what waits to be looked at; None when nothing does."""
        programme_id, school = scope_of(actor)
        async with self.database.read() as session:
            total = await waiting_for_review(session, programme_id, school)
            if not total:
                return None
            skip = min(max(skip, 0), total - 1)
            row = (
                await session.execute(
                    select(Assignment, Person, School.name, StoredFile, Programme)
                    .join(Person, Person.id == Assignment.person_id)
                    .join(Programme, Programme.id == Assignment.programme_id)
                    .outerjoin(School, School.id == Person.school_id)
                    .outerjoin(StoredFile, StoredFile.id == Assignment.evidence_file_id)
                    .where(*_unseen(programme_id), *school)
                    .order_by(Assignment.done_at, Assignment.id)
                    .offset(skip)
                    .limit(1)
                )
            ).one()
            assignment, person, school_name, _, programme = row
            # An outer join: there may be no file.
            file: StoredFile | None = row[3]
            return ReviewCard(
                id=assignment.id,
                place=skip + 1,
                total=total,
                title=assignment.title,
                person=full_name(person),
                school=school_name or "",
                evidence=assignment.evidence,
                text=assignment.evidence_text,
                file=received(file) if file else None,
                done_on=local_day(assignment.done_at, programme) if assignment.done_at else None,
                returns=assignment.returns,
            )

    async def accept(self, actor: Actor, assignment_id: int) -> None:
        """What was shown will do. Idempotent."""
        async with self.database.write() as session:
            assignment, _ = await assignment_in_charge(session, actor, assignment_id)
            if assignment.state is AssignmentState.DONE and assignment.accepted_at is None:
                assignment.accepted_at, assignment.returned_note = self.clock.now(), ""
                self.audit(session, actor, "evidence.accepted", f"assignment:{assignment_id}")

    async def accept_all(self, actor: Actor) -> int:
        """Accept everything that waits now; how many."""
        programme_id, school = scope_of(actor)
        async with self.database.write() as session:
            ids = (
                await session.scalars(
                    select(Assignment.id)
                    .join(Person, Person.id == Assignment.person_id)
                    .where(*_unseen(programme_id), *school)
                )
            ).all()
            await session.execute(
                update(Assignment)
                .where(Assignment.id.in_(ids))
                .values(accepted_at=self.clock.now(), returned_note="")
                .execution_options(synchronize_session=False)
            )
            self.audit(session, actor, "evidence.accepted", f"programme:{programme_id}", count=len(ids))
            return len(ids)

    async def return_evidence(self, actor: Actor, assignment_id: int, note: str) -> None:
        """Ask for something else, with a word what: the assignment is open again, the person is told.

        DomainError for an empty word, or when it has been settled otherwise meanwhile.
        """
        note = fitting(" ".join(note.split()), REASON_LENGTH)
        if not note:
            raise DomainError("review-word-empty")
        now = self.clock.now()
        async with self.once(actor, "roadmap.return_evidence") as session:
            assignment, programme = await assignment_in_charge(session, actor, assignment_id)
            if assignment.state is not AssignmentState.DONE or assignment.accepted_at is not None:
                raise DomainError("review-settled")
            assignment.state, assignment.done_at = AssignmentState.OPEN, None
            assignment.returned_note, assignment.returns = note, assignment.returns + 1
            day = next_working_day(local_day(now, programme), days_off(programme))
            await remind_on_day(session, assignment.id, programme, day, (day - assignment.due_on).days)
            await self._tell_returned(session, now, programme, assignment)
            self.audit(session, actor, "evidence.returned", f"assignment:{assignment_id}")

    async def returned_facts(self, assignment_id: int, returns: int) -> ReturnedFacts | None:
        """For delivery: what was returned; None when it has been shown anew or settled."""
        async with self.database.read() as session:
            assignment = await session.get(Assignment, assignment_id)
            if assignment is None or assignment.returns != returns:
                return None
            if assignment.state is not AssignmentState.OPEN:
                return None
            return ReturnedFacts(assignment.programme_id, assignment.title, assignment.returned_note)

    async def _tell_returned(
        self, session: AsyncSession, now: datetime, programme: Programme, assignment: Assignment
    ) -> None:
        person = await session.get_one(Person, assignment.person_id)
        if person.account_id is None or person.state is not PersonState.REGISTERED:
            return
        wish = Wish(
            kind=KIND,
            dedupe_key=f"{KIND}:{assignment.id}:{assignment.returns}",
            account_id=person.account_id,
            priority=Priority.REMINDER,
            not_before=now,
            values={"assignment": assignment.id, "returns": assignment.returns},
            person_id=person.id,
        )
        await offer(session, now, programme, wish)


async def waiting_for_review(
    session: AsyncSession, programme_id: int, school: tuple[ColumnElement[bool], ...]
) -> int:
    """How much waits to be looked at; `school` limits a curator to the own one."""
    query = select(func.count()).select_from(Assignment).where(*_unseen(programme_id))
    if school:
        query = query.where(held_by(select(Person.id).where(*school)))
    return int(await session.scalar(query) or 0)


def _unseen(programme_id: int) -> tuple[ColumnElement[bool], ...]:
    return (
        Assignment.programme_id == programme_id,
        UNSEEN,  # type: ignore[return-value]
    )
