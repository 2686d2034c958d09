"""The log of changes as its methodist reads it: who did what, to whom, when; names as they are now.

The log itself holds ids. Who has withdrawn since is the number that stands in the name's place, so nothing
of a person comes back through the log. It is kept as long as its programme.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, CompoundSelect, Select, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.people import Person
from models.programmes import Programme
from models.system import AuditRecord
from services.actor import Actor
from services.paging import Place, cut
from services.people.auditnames import names_of
from services.people.keyed import Keyed
from services.people.names import short_name
from services.people.searching import LAST

PAGE = 6
ROWS_AT_MOST = 50_000
"""Of an exported table; the newest."""


class AuditKind(StrEnum):
    """What the log is filtered by; each is a set of actions by how they begin."""

    PEOPLE = "people"
    CONSENT = "consent"
    ROLES = "roles"
    PARTNERSHIPS = "partnerships"
    BROADCASTS = "broadcasts"
    PROGRAMME = "programme"
    REFUSED = "refused"

    @property
    def beginnings(self) -> tuple[str, ...]:
        return _BEGINNINGS[self]


_BEGINNINGS: dict[AuditKind, tuple[str, ...]] = {
    AuditKind.PEOPLE: ("people.", "schools.", "teams."),
    AuditKind.CONSENT: ("consent.",),
    AuditKind.ROLES: ("roles.",),
    AuditKind.PARTNERSHIPS: ("partnerships.", "matchings."),
    AuditKind.BROADCASTS: ("broadcasts.", "chats."),
    AuditKind.PROGRAMME: (
        "programmes.",
        "roadmap.",
        "activity.",
        "assignment.",
        "evidence.",
        "events.",
        "surveys.",
        "practices.",
        "audit.",
    ),
    AuditKind.REFUSED: ("refused",),
}


class AuditPeriod(StrEnum):
    """How far back an exported table goes."""

    MONTH = "month"
    QUARTER = "quarter"
    ALL = "all"


_BACK = {AuditPeriod.MONTH: timedelta(days=31), AuditPeriod.QUARTER: timedelta(days=92)}


@dataclass(frozen=True, slots=True)
class AuditLine:
    """`at` is local; `who` is empty for the bot itself, and for who has left since (`left`).

    `thing` is the kind of what was changed (person, partnership …), `name` how it is called now.
    """

    at: datetime
    who: str
    left: bool
    action: str
    thing: str
    number: int | None
    name: str
    detail: dict[str, Any]


@dataclass(frozen=True, slots=True)
class AuditPage:
    place: Place
    lines: tuple[AuditLine, ...]


class AuditLog(Keyed):
    async def audit_log(self, actor: Actor, page: int = 0, kind: AuditKind | None = None) -> AuditPage:
        """A page of the programme's changes, the newest first."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            counting = short = None
            if kind is not None:
                found = _ids(programme_id, kind).subquery()
                counting, short = [select(found.c.id)], [_few_records(programme_id, kind)]
            parts = [_records(programme_id, kind)]
            rows, place = await cut(session, parts, page, PAGE, counting, short)
            lines = await _lines(session, programme, [record for (record,) in rows])
        return AuditPage(place, lines)

    async def audit_table(
        self, actor: Actor, period: AuditPeriod, kind: AuditKind | None = None
    ) -> tuple[AuditLine, ...]:
        """The changes of a period for a table, the newest first; taking it is noted in the log itself."""
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id)
            query = _records(programme_id, kind).limit(ROWS_AT_MOST)
            if period in _BACK:
                query = query.where(AuditRecord.at >= self.clock.now() - _BACK[period])
            lines = await _lines(session, programme, (await session.scalars(query)).all())
            self.audit(session, actor, "audit.exported", f"programme:{programme_id}", lines=len(lines))
        return lines


def _records(programme_id: int, kind: AuditKind | None) -> Select[AuditRecord]:
    query = (
        select(AuditRecord)
        .where(AuditRecord.programme_id == programme_id)
        .order_by(AuditRecord.at.desc(), AuditRecord.id.desc())
    )
    return query.where(_of_kind(kind)) if kind else query


def _of_kind(kind: AuditKind) -> ColumnElement[bool]:
    return or_(*(AuditRecord.action.startswith(beginning, autoescape=True) for beginning in kind.beginnings))


def _few_records(programme_id: int, kind: AuditKind) -> Select[AuditRecord]:
    """The same as an index of actions finds them: few, which the newest of everything may be far from."""
    return (
        select(AuditRecord)
        .where(AuditRecord.id.in_(_ids(programme_id, kind)))
        .order_by(AuditRecord.at.desc(), AuditRecord.id.desc())
    )


def _ids(programme_id: int, kind: AuditKind) -> CompoundSelect[int]:
    one = aliased(AuditRecord)
    return union_all(
        *(
            select(one.id).where(
                one.programme_id == programme_id, one.action >= beginning, one.action < beginning + LAST
            )
            for beginning in kind.beginnings
        )
    )


async def _lines(
    session: AsyncSession, programme: Programme, records: Sequence[AuditRecord]
) -> tuple[AuditLine, ...]:
    subjects = [_subject(record) for record in records]
    names = await names_of(session, programme.municipality_id, subjects)
    doers = await _doers(session, programme, {record.account_id for record in records})
    zone = ZoneInfo(programme.time_zone)
    return tuple(
        AuditLine(
            at=record.at.astimezone(zone),
            who=doers.get(record.account_id, ""),
            left=record.account_id is not None and record.account_id not in doers,
            action=record.action,
            thing=subject[0],
            number=subject[1],
            name=names.get(subject, ""),
            detail=record.detail,
        )
        for record, subject in zip(records, subjects, strict=True)
    )


def _subject(record: AuditRecord) -> tuple[str, int | None]:
    """«person:12» as ("person", 12); what has no number has none."""
    thing, _, number = record.subject.partition(":")
    return thing, int(number) if number.isdecimal() else None


async def _doers(
    session: AsyncSession, programme: Programme, accounts: Iterable[int | None]
) -> dict[int | None, str]:
    # Asked for the municipality as well, SQLite would go through all of its people.
    people = await session.scalars(select(Person).where(Person.account_id.in_(set(accounts) - {None})))
    return {
        person.account_id: short_name(person)
        for person in people
        if person.municipality_id == programme.municipality_id
    }
