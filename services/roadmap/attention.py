"""What needs a decision, most pressing first; what was done about it, and by whom."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.control import CaseNote
from models.enums import CaseOutcome, Role
from models.people import CUT_OFF, Account, Person
from models.programmes import Programme
from services.actor import Actor
from services.base import Service
from services.errors import NotFound
from services.paging import cut
from services.people.listing import AIMED_AT, takes_part
from services.people.names import full_name, short_name
from services.people.tallies import is_unreachable, unreachable
from services.roadmap.board_facts import (
    GROWING,
    AwayPage,
    Case,
    CaseKind,
    CaseList,
    NoteLine,
    NotesPage,
    Taken,
)
from services.roadmap.board_rows import scope_of
from services.roadmap.case_names import named
from services.roadmap.case_scope import LISTED, Scope
from services.roadmap.case_seeking import OF_TASKS, SORTS, Sort
from services.roadmap.escalating import TO_METHODIST
from services.roadmap.facts import fitting, local_day

WORD_LENGTH = 500
NOTES_A_PAGE = 6
NAMES_A_PAGE = 20

Key = tuple[CaseKind, int, int]
"""What names an exception: its kind, subject and `other`."""


class Attention(Service):
    """For the methodist of the programme; a curator sees what is of the own school."""

    async def attention(self, actor: Actor) -> CaseList:
        """What needs a decision now, without what was dealt with; each line opens its case."""
        programme_id, school = scope_of(actor)
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            if Role.METHODIST in actor.roles:
                return await open_cases(session, programme, self.clock.now())
            # The school hears of everything that is late at once.
            today = local_day(self.clock.now(), programme)
            return await _listed(session, Scope(programme, self.clock.now(), today, school), OF_TASKS, {})

    async def case(self, actor: Actor, kind: CaseKind, subject: int, other: int = 0) -> Case | None:
        """One exception of the methodist's programme as it is now; None when it is none any more."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            return await _standing(session, _methodists(programme, self.clock.now()), (kind, subject, other))

    async def note_case(
        self, actor: Actor, kind: CaseKind, subject: int, other: int, outcome: CaseOutcome, word: str = ""
    ) -> None:
        """Record what was done about an exception; with DONE and NO_PROBLEM it stays away for some weeks.

        NotFound when there is no such exception (any more).
        """
        programme_id, word = actor.methodist_of(), fitting(word, WORD_LENGTH)
        async with self.once(actor, "roadmap.note_case") as session:
            programme = await session.get_one(Programme, programme_id)
            one = await _standing(session, _methodists(programme, self.clock.now()), (kind, subject, other))
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

    async def away(self, actor: Actor, page: int = 0) -> AwayPage:
        """A page of those who had come and can't be written to any more, by name; of many, as they came."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            today = local_day(self.clock.now(), programme)
            people = select(Person).where(
                is_unreachable(programme_id, today),
                exists().where(Account.id == Person.account_id, CUT_OFF),
                takes_part(programme_id, today, *AIMED_AT),
            )
            rows, place = await cut(
                session,
                [people.order_by(Person.id)],
                page,
                NAMES_A_PAGE,
                short=[people.order_by(Person.sort_key, Person.id)],
                known=[await unreachable(session, programme_id, today)],
            )
            return AwayPage(place, tuple(full_name(row[0]) for row in rows))


async def open_cases(session: AsyncSession, programme: Programme, now: datetime) -> CaseList:
    """The methodist's list: everything that stands and was not dealt with lately; what is in hand last."""
    scope = _methodists(programme, now)
    return await _listed(session, scope, SORTS, await _notes_in_force(session, scope))


def _methodists(programme: Programme, now: datetime) -> Scope:
    # What is late for less than that counts as under way: people and their curators have heard of it.
    return Scope(programme, now, local_day(now, programme) - TO_METHODIST + timedelta(days=1))


async def _listed(
    session: AsyncSession, scope: Scope, sorts: Sequence[Sort], notes: Mapping[Key, CaseNote]
) -> CaseList:
    shown: list[Case] = []
    in_hand: list[Case] = []
    more = False
    for kinds, seek in sorts:
        noted = {key: note for key, note in notes.items() if key[0] in kinds}
        wanted = scope.beyond(len(noted))
        found = await seek(session, wanted)
        if len(found) == wanted.limit:
            # What is in hand is shown wherever it stands.
            found += await _beyond(session, scope, {*noted} - {_key_of(one) for one in found})
        new = [one for one in found if _is_new(one, noted)]
        shown += new[:LISTED]
        more = more or len(new) > LISTED
        for one in found:
            note = noted.get(_key_of(one))
            if note is not None and note.outcome is CaseOutcome.TAKEN and not _is_new(one, noted):
                in_hand.append(replace(one, taken=await _taken(session, scope.programme, note)))
    return CaseList((*shown, *in_hand), more)


async def _beyond(session: AsyncSession, scope: Scope, keys: Collection[Key]) -> list[Case]:
    found = [await _standing(session, scope, key) for key in sorted(keys)]
    return [one for one in found if one is not None]


def _is_new(case: Case, notes: Mapping[Key, CaseNote]) -> bool:
    note = notes.get(_key_of(case))
    return note is None or (case.kind in GROWING and case.count > note.size)


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


async def _standing(session: AsyncSession, scope: Scope, key: Key) -> Case | None:
    kind, subject, _ = key
    seek = next(seek for kinds, seek in SORTS if kind in kinds)
    found = await seek(session, replace(scope, subject=subject))
    return next((one for one in found if _key_of(one) == key), None)


def _key_of(case: Case) -> Key:
    return case.kind, case.id, case.other


async def _notes_in_force(session: AsyncSession, scope: Scope) -> dict[Key, CaseNote]:
    """Exception → the newest of its notes, while that keeps it away or says who has it in hand."""
    programme = scope.programme
    settled_since = local_day(scope.now, programme) - timedelta(weeks=programme.settled_weeks, days=-1)
    newest = (
        select(func.max(CaseNote.id))
        .where(CaseNote.programme_id == programme.id)
        .group_by(CaseNote.kind, CaseNote.subject, CaseNote.other)
    )
    notes = await session.scalars(
        select(CaseNote)
        .where(
            CaseNote.id.in_(newest),
            or_(
                CaseNote.outcome == CaseOutcome.TAKEN,
                CaseNote.noted_at >= datetime.combine(settled_since, time(), ZoneInfo(programme.time_zone)),
            ),
        )
        .order_by(CaseNote.id)
    )
    return {(CaseKind(note.kind), note.subject, note.other): note for note in notes}


async def _taken(session: AsyncSession, programme: Programme, note: CaseNote) -> Taken:
    person = await session.get(Person, note.by_id) if note.by_id else None
    return Taken(short_name(person) if person else "", _day(note, programme))


def _day(note: CaseNote, programme: Programme) -> date:
    return note.noted_at.astimezone(ZoneInfo(programme.time_zone)).date()
