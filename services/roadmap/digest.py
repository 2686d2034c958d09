"""The week's digest of exceptions, on its first working morning, to every methodist (PRODUCT.md §6.2)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from models.control import CaseNote
from models.enums import ProgrammeState, Role
from models.programmes import Programme
from models.system import Rider
from services.actor import Actor
from services.base import insert_ignore
from services.roadmap.attention import note_lines, open_cases
from services.roadmap.board_facts import Case, NoteLine
from services.roadmap.escalating import holders
from services.roadmap.facts import local_day
from services.roadmap.weekly import Weekly, a_week_before, weekly_rider

KIND = "digest"
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


class Digests(Weekly):
    """A rider, so that it takes the methodist's message of the day or stands in it with their own tasks."""

    async def plan_digests(self, now: datetime) -> int:
        """Let the digest ride in every methodist's message of this working morning; how many are new."""
        added = 0
        async for programme, day in self.weekly_mornings(now):
            async with self.database.write() as session:
                riders = [
                    weekly_rider(KIND, programme, day, account_id, person_id)
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
                CaseNote.noted_at >= a_week_before(programme, now),
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
