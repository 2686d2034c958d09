"""What needs a decision, most pressing first; what was done about it, and by whom."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.control import CaseNote
from models.enums import AssignmentState, CaseOutcome, Role
from models.people import Account, Membership, Person
from models.programmes import Programme
from models.roadmap import Activity, Assignment, HelpRequest, Roadmap
from services.actor import Actor
from services.base import Service
from services.errors import NotFound
from services.outbox.unsent import count_unsent
from services.paging import cut
from services.partnerships.silence import silences
from services.partnerships.worries import open_worries
from services.people.approving import waiting_applications
from services.people.names import full_name, short_name
from services.roadmap.board_facts import GROWING, Case, CaseKind, NoteLine, NotesPage, Taken
from services.roadmap.board_rows import is_dated, is_late, scope_of
from services.roadmap.case_names import named
from services.roadmap.escalating import TO_METHODIST
from services.roadmap.facts import fitting, local_day
from services.roadmap.personal_late import late_programmes
from services.roadmap.recommending import late_recommendations
from services.roadmap.requests_map import unmet_cases
from services.roadmap.reviewing import waiting_for_review
from services.roadmap.stage_gaps import gap_cases

WORD_LENGTH = 500
NOTES_A_PAGE = 6


class Attention(Service):
    """For the methodist of the programme; a curator sees what is of the own school."""

    async def attention(self, actor: Actor) -> tuple[Case, ...]:
        """What needs a decision now, without what was dealt with; each line opens its case."""
        programme_id, school = scope_of(actor)
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            if Role.METHODIST in actor.roles:
                return tuple(await open_cases(session, programme, self.clock.now()))
            return tuple(await _tasks(session, programme, self.clock.now(), timedelta(), school))

    async def case(self, actor: Actor, kind: CaseKind, subject: int, other: int = 0) -> Case | None:
        """One exception of the methodist's programme as it is now; None when it is none any more."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            return await _standing(session, programme, self.clock.now(), (kind, subject, other))

    async def note_case(
        self, actor: Actor, kind: CaseKind, subject: int, other: int, outcome: CaseOutcome, word: str = ""
    ) -> None:
        """Record what was done about an exception; with DONE and NO_PROBLEM it stays away for some weeks.

        NotFound when there is no such exception (any more).
        """
        programme_id, word = actor.methodist_of(), fitting(word, WORD_LENGTH)
        async with self.once(actor, "roadmap.note_case") as session:
            programme = await session.get_one(Programme, programme_id)
            one = await _standing(session, programme, self.clock.now(), (kind, subject, other))
            if one is None:
                raise NotFound("case")
            session.add(
                CaseNote(
                    programme_id=programme_id,
                    kind=str(kind),
                    subject=subject,
                    other=other,
                    size=one.count,
                    outcome=outcome,
                    word=word,
                    by_id=actor.person_id,
                    noted_at=self.clock.now(),
                )
            )

    async def case_notes(self, actor: Actor, page: int = 0) -> NotesPage:
        """A page of what was done about exceptions, the newest first."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            query = select(CaseNote).where(CaseNote.programme_id == programme_id)
            rows, place = await cut(
                session,
                [query.order_by(CaseNote.noted_at.desc(), CaseNote.id.desc())],
                page,
                NOTES_A_PAGE,
            )
            programme = await session.get_one(Programme, programme_id)
            return NotesPage(place, await note_lines(session, programme, [row[0] for row in rows]))

    async def away(self, actor: Actor) -> tuple[str, ...]:
        """Names of those who had come and can't be written to any more."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            return tuple(await _away(session, programme_id, local_day(self.clock.now(), programme)))


async def open_cases(session: AsyncSession, programme: Programme, now: datetime) -> list[Case]:
    """The methodist's list: everything that stands and was not dealt with lately; what is in hand last."""
    notes = await _newest_notes(session, programme)
    today = local_day(now, programme)
    found: list[Case] = []
    for one in await _all_cases(session, programme, now):
        note = notes.get((one.kind, one.id, one.other))
        if note is None or (one.kind in GROWING and one.count > note.size):
            found.append(one)
        elif note.outcome is CaseOutcome.TAKEN:
            found.append(replace(one, taken=await _taken(session, programme, note)))
        elif _day(note, programme) + timedelta(weeks=programme.settled_weeks) <= today:
            found.append(one)
    return sorted(found, key=lambda one: one.taken is not None)


async def note_lines(
    session: AsyncSession, programme: Programme, notes: Sequence[CaseNote]
) -> tuple[NoteLine, ...]:
    """Notes with the names of now."""
    lines = []
    for note in notes:
        taken = await _taken(session, programme, note)
        about = await named(session, Case(CaseKind(note.kind), note.subject, "", note.size, other=note.other))
        lines.append(NoteLine(about, note.outcome, note.word, taken.by, taken.on))
    return tuple(lines)


async def _standing(
    session: AsyncSession, programme: Programme, now: datetime, key: tuple[str, int, int]
) -> Case | None:
    return next(
        (one for one in await _all_cases(session, programme, now) if (one.kind, one.id, one.other) == key),
        None,
    )


async def _all_cases(session: AsyncSession, programme: Programme, now: datetime) -> list[Case]:
    today = local_day(now, programme)
    cases = await _help_cases(session, programme.id)
    cases += await _tasks(session, programme, now, TO_METHODIST, ())
    cases += [
        Case(CaseKind.APPLICATION, number, "", person=name)
        for number, name in await waiting_applications(session, programme.id)
    ]
    cases += [
        Case(CaseKind(str(one.kind)), one.id, one.word, person=one.person)
        for one in await open_worries(session, programme.id)
    ]
    cases += [
        Case(
            CaseKind.ONE_SIDED if one.one_sided else CaseKind.SILENT,
            one.partnership_id,
            ", ".join(one.mentees),
            one.weeks,
            one.mentor,
            side=str(one.silent),
        )
        for one in await silences(session, programme, now)
    ]
    cases += await gap_cases(session, programme, now)
    cases += await unmet_cases(session, programme.id)
    cases += await _dates_cases(session, programme)
    if away := await _away(session, programme.id, today):
        cases.append(Case(CaseKind.AWAY, 0, "", len(away)))
    if unsent := await count_unsent(session, programme.id, now):
        cases.append(Case(CaseKind.UNSENT, 0, "", unsent))
    return cases


async def _tasks(
    session: AsyncSession,
    programme: Programme,
    now: datetime,
    late_by: timedelta,
    school: Sequence[ColumnElement[bool]],
) -> list[Case]:
    """What is late by more than that (less counts as under way), can't be done, or waits to be looked at."""
    day = local_day(now, programme) - max(late_by - timedelta(days=1), timedelta())
    cases = await _late_cases(session, programme.id, day, school)
    cases += await late_recommendations(session, programme.id, is_late(day), school)
    cases += await late_programmes(session, programme.id, is_late(day), school)
    cases += await _not_possible_cases(session, programme.id, school)
    if waiting := await waiting_for_review(session, programme.id, tuple(school)):
        cases.append(Case(CaseKind.REVIEW, 0, "", waiting))
    return cases


async def _newest_notes(session: AsyncSession, programme: Programme) -> dict[tuple[str, int, int], CaseNote]:
    notes = await session.scalars(
        select(CaseNote).where(CaseNote.programme_id == programme.id).order_by(CaseNote.noted_at, CaseNote.id)
    )
    return {(note.kind, note.subject, note.other): note for note in notes}


async def _taken(session: AsyncSession, programme: Programme, note: CaseNote) -> Taken:
    person = await session.get(Person, note.by_id) if note.by_id else None
    return Taken(short_name(person) if person else "", _day(note, programme))


def _day(note: CaseNote, programme: Programme) -> date:
    return note.noted_at.astimezone(ZoneInfo(programme.time_zone)).date()


async def _late_cases(
    session: AsyncSession, programme_id: int, today: date, school: Sequence[ColumnElement[bool]]
) -> list[Case]:
    rows = await session.execute(
        select(Activity.id, Activity.title, func.count())
        .join(Assignment, Assignment.activity_id == Activity.id)
        .join(Person, Person.id == Assignment.person_id)
        .where(Assignment.programme_id == programme_id, is_late(today), *school)
        .group_by(Activity.id, Activity.title)
        .order_by(func.min(Assignment.due_on), Activity.id)
    )
    return [Case(CaseKind.LATE, activity_id, title, count) for activity_id, title, count in rows]


async def _not_possible_cases(
    session: AsyncSession, programme_id: int, school: Sequence[ColumnElement[bool]]
) -> list[Case]:
    rows = await session.execute(
        select(Assignment, Person)
        .join(Person, Person.id == Assignment.person_id)
        .where(
            Assignment.programme_id == programme_id,
            Assignment.state == AssignmentState.NOT_POSSIBLE,
            *school,
        )
        .order_by(Assignment.due_on, Assignment.id)
    )
    return [
        Case(CaseKind.NOT_POSSIBLE, assignment.id, assignment.title, person=short_name(person))
        for assignment, person in rows
    ]


async def _help_cases(session: AsyncSession, programme_id: int) -> list[Case]:
    rows = await session.execute(
        select(HelpRequest, Person, Assignment.title)
        .join(Person, Person.id == HelpRequest.person_id)
        .outerjoin(Assignment, Assignment.id == HelpRequest.assignment_id)
        .where(HelpRequest.programme_id == programme_id, HelpRequest.answered_at.is_(None))
        .order_by(HelpRequest.asked_at, HelpRequest.id)
    )
    return [
        Case(CaseKind.HELP, request.id, title or request.question, person=short_name(person))
        for request, person, title in rows
    ]


async def _dates_cases(session: AsyncSession, programme: Programme) -> list[Case]:
    activities = await session.scalars(
        select(Activity)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(Roadmap.programme_id == programme.id, Activity.dropped_at.is_(None))
        .order_by(Activity.position)
    )
    return [
        Case(CaseKind.DATES, activity.id, activity.title)
        for activity in activities
        if not is_dated(activity, programme)
    ]


async def _away(session: AsyncSession, programme_id: int, today: date) -> list[str]:
    people = await session.scalars(
        select(Person)
        .join(Account, Account.id == Person.account_id)
        .where(
            Person.id.in_(
                select(Membership.person_id).where(
                    Membership.programme_id == programme_id,
                    or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
                )
            ),
            Account.reachable.is_(False),
        )
        .order_by(Person.surname, Person.name)
    )
    return [full_name(person) for person in people]
