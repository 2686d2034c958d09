"""The week's digest of exceptions, on its first working morning, to every methodist (PRODUCT.md §6.2)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from models.control import CaseNote
from models.database import Database
from models.enums import ProgrammeState, Role
from models.programmes import Programme
from models.system import Rider
from services.actor import Actor
from services.base import insert_ignore
from services.clock import Clock
from services.roadmap.attention import note_lines, open_cases
from services.roadmap.board_facts import Case, NoteLine
from services.roadmap.bundles import Bundles
from services.roadmap.days import days_off, working_day_after
from services.roadmap.escalating import holders
from services.roadmap.facts import local_day

KIND = "digest"
WEEK = timedelta(weeks=1)
SETTLED_SHOWN = 5


@dataclass(frozen=True, slots=True)
class DigestFacts:
    """What needs a decision on the local day `on`, and what was dealt with since that day of last week: the
    newest of it, and how many there are beside (`settled_more`)."""

    programme_id: int
    on: date
    cases: tuple[Case, ...]
    settled: tuple[NoteLine, ...]
    settled_more: int = 0
    more: bool = False
    """Others wait until some of these are dealt with."""


class Digests(Bundles):
    """A rider, so that it takes the methodist's message of the day or stands in it with their own tasks."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        # The riders' keys keep it from being said twice; this only spares looking again the same day.
        self._digested_on: dict[int, date] = {}

    async def plan_digests(self, now: datetime) -> int:
        """Let the digest ride in every methodist's message of this working morning; how many are new.

        Once a week: a bot that was off on Monday says it on the next working day. Not in the week of the
        launch, whose first working morning had nothing to tell.
        """
        added = 0
        for programme, day in await self.mornings(now):
            if self._digested_on.get(programme.id) == day:
                continue
            self._digested_on[programme.id] = day
            if programme.launched_at is None or local_day(programme.launched_at, programme) >= _first(
                programme, day
            ):
                continue
            async with self.database.write() as session:
                riders = [
                    _rider(programme, day, account_id, person_id)
                    for account_id, person_id, _ in await holders(session, programme.id, Role.METHODIST, day)
                ]
                added += await insert_ignore(session, Rider, riders)
        return added

    async def digest(self, actor: Actor) -> DigestFacts:
        """The digest as it is now, for a methodist of the programme."""
        found = await self.digest_facts(actor.methodist_of())
        assert found is not None, "the actor's own programme is there"
        return found

    async def digest_facts(self, programme_id: int) -> DigestFacts | None:
        """For delivery: the same; None when the programme is gone or over."""
        now = self.clock.now()
        async with self.database.read() as session:
            programme = await session.get(Programme, programme_id)
            if programme is None or programme.state is not ProgrammeState.LAUNCHED:
                return None
            this_week = (
                CaseNote.programme_id == programme_id,
                CaseNote.noted_at >= _a_week_before(programme, now),
            )
            newest = select(CaseNote).where(*this_week).order_by(CaseNote.noted_at.desc(), CaseNote.id.desc())
            notes = (await session.scalars(newest.limit(SETTLED_SHOWN))).all()
            noted = await session.scalar(select(func.count(CaseNote.id)).where(*this_week)) or 0
            found = await open_cases(session, programme, now)
            return DigestFacts(
                programme_id,
                local_day(now, programme),
                found.cases,
                await note_lines(session, programme, notes),
                noted - len(notes),
                found.more,
            )


def _first(programme: Programme, day: date) -> date:
    """The first working day of the day's week."""
    return working_day_after(day - timedelta(days=day.weekday()), days_off(programme))


def _a_week_before(programme: Programme, now: datetime) -> datetime:
    """The start of the local day a week ago: what was noted after last week's digest stands in this one,
    at whatever hour it is opened."""
    return datetime.combine(local_day(now, programme) - WEEK, time(), ZoneInfo(programme.time_zone))


def _rider(programme: Programme, day: date, account_id: int, person_id: int) -> dict[str, object]:
    monday = day - timedelta(days=day.weekday())
    return {
        "account_id": account_id,
        "person_id": person_id,
        "programme_id": programme.id,
        "kind": KIND,
        "dedupe_key": f"{KIND}:{programme.id}:{person_id}:{monday}",
        "payload": {"programme": programme.id},
        # The next week has a digest of its own.
        "expires_at": datetime.combine(monday + WEEK, time(), ZoneInfo(programme.time_zone)),
        "taken": False,
    }
