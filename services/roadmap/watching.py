"""Exceptions that only a look at everybody finds: a tick looks every few minutes, the list shows them.

They are no news of a minute: pairs fall silent and steps go missing over weeks. What is opened or dealt with
is looked at anew by itself.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.control import CaseLook, FoundCase
from models.database import Database
from models.enums import ProgrammeState
from models.programmes import Programme
from services.base import Service, insert_ignore
from services.clock import Clock
from services.partnerships.silence import Silence, active_after, most_pressing, silences
from services.roadmap.board_facts import Case, CaseKind
from services.roadmap.case_names import named_alike
from services.roadmap.case_scope import Scope
from services.roadmap.stage_gaps import missing_activities, missing_steps
from services.roadmap.stages import Gap

EVERY = timedelta(minutes=5)
KEPT_FOR = timedelta(minutes=15)
"""What was found so long ago is not believed: then the list looks for itself."""

KEPT_AT_MOST = 1000
"""Of a part: many times what is listed, and as much as may have been dealt with before."""


class Part(StrEnum):
    PAIRS = "pairs"
    STAGES = "stages"


class Watching(Service):
    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        # Only spares asking each second; the truth is in the table.
        self._watched_at: datetime | None = None

    async def watch(self) -> int:
        """Tick: look at everybody of the programmes that run and were not looked at lately; how many."""
        now = self.clock.now()
        if self._watched_at is not None and self._watched_at <= now < self._watched_at + EVERY:
            return 0
        self._watched_at = now
        async with self.database.read() as session:
            due = (
                await session.scalars(
                    select(Programme)
                    .outerjoin(CaseLook, CaseLook.programme_id == Programme.id)
                    .where(
                        Programme.state != ProgrammeState.COMPLETED,
                        or_(
                            CaseLook.looked_at.is_(None),
                            CaseLook.looked_at <= now - EVERY,
                            CaseLook.looked_at > now,
                        ),
                    )
                    .order_by(Programme.id)
                )
            ).all()
        for programme in due:
            async with self.database.read() as session:
                found = {part: await _look(session, programme, now, part) for part in Part}
            async with self.database.write() as session:
                await insert_ignore(session, CaseLook, [{"programme_id": programme.id, "looked_at": None}])
                # Of several replicas that look at once one after the other writes.
                look = await session.get_one(CaseLook, programme.id, with_for_update=True)
                look.looked_at = now
                await _keep(session, programme.id, found)
        return len(due)


async def watched(session: AsyncSession, scope: Scope, part: Part) -> list[Case]:
    """What stands of a part of the list, with names; of one subject it is looked at as it is now."""
    now, programme = scope.now, scope.programme
    if scope.subject is not None:
        found = await _look_at(session, programme, now, part, scope.subject)
    else:
        look = await session.get(CaseLook, programme.id)
        if look is not None and look.looked_at and now - KEPT_FOR <= look.looked_at <= now:
            found = await _kept(session, scope, part)
        else:
            found = (await _look(session, programme, now, part))[: scope.limit]
    return await named_alike(session, found)


async def _kept(session: AsyncSession, scope: Scope, part: Part) -> list[Case]:
    rows = await session.scalars(
        select(FoundCase)
        .where(FoundCase.programme_id == scope.programme.id, FoundCase.part == part)
        .order_by(FoundCase.position)
        .limit(scope.limit)
    )
    return [
        Case(
            CaseKind(row.kind),
            row.subject,
            row.title,
            row.size,
            other=row.other,
            on=row.happened_on,
            side=row.side,
        )
        for row in rows
    ]


async def _keep(session: AsyncSession, programme_id: int, found: dict[Part, list[Case]]) -> None:
    await session.execute(delete(FoundCase).where(FoundCase.programme_id == programme_id))
    rows = [
        {
            "programme_id": programme_id,
            "part": part,
            "position": position,
            "kind": str(one.kind),
            "subject": one.id,
            "other": one.other,
            "size": one.count,
            "title": one.title,
            "happened_on": one.on,
            "side": one.side,
        }
        for part, cases in found.items()
        for position, one in enumerate(cases[:KEPT_AT_MOST])
    ]
    if rows:
        await session.execute(insert(FoundCase), rows)


async def _look(session: AsyncSession, programme: Programme, now: datetime, part: Part) -> list[Case]:
    if part is Part.STAGES:
        found = await missing_steps(session, programme, now)
        return [_of_gap(one) for one in (*found, *await missing_activities(session, programme, now))]
    quiet: list[Silence] = []
    after = 0
    while ids := await active_after(session, programme.id, after):
        quiet += await silences(session, programme, now, ids)
        after = ids[-1]
    return [_of_silence(one) for one in sorted(quiet, key=most_pressing)]


async def _look_at(
    session: AsyncSession, programme: Programme, now: datetime, part: Part, subject: int
) -> list[Case]:
    """The same of one partnership; of what may be missing in one school, or for one deficit."""
    if part is Part.PAIRS:
        return [_of_silence(one) for one in await silences(session, programme, now, [subject])]
    found = await missing_steps(session, programme, now, school=subject)
    found += await missing_activities(session, programme, now, deficit=subject)
    return [_of_gap(one) for one in found]


def _of_silence(one: Silence) -> Case:
    kind = CaseKind.ONE_SIDED if one.one_sided else CaseKind.SILENT
    return Case(kind, one.partnership_id, "", one.weeks, side=str(one.silent))


def _of_gap(gap: Gap) -> Case:
    """`id`: the school or the deficit, `other`: the theme."""
    return Case(
        CaseKind(str(gap.kind)),
        gap.school or gap.theme,
        gap.title,
        gap.people or 1,
        other=gap.theme if gap.school else 0,
        on=gap.on,
    )
