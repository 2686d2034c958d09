"""How many weeks the programme waits before something counts as an exception."""

from enum import StrEnum

from models.programmes import Programme
from services.actor import Actor
from services.base import Service
from services.errors import DomainError

MOST_WEEKS = 26


class Patience(StrEnum):
    """SILENT: a pair without a meeting; FOLLOW: from experience shown to a trial lesson; SETTLED: a case
    that was dealt with stays away."""

    SILENT = "silent_weeks"
    FOLLOW = "follow_weeks"
    SETTLED = "settled_weeks"


class Patiences(Service):
    async def patience(self, actor: Actor) -> dict[Patience, int]:
        """The weeks of the current programme, for its methodist."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            return {which: getattr(programme, which) for which in Patience}

    async def set_patience(self, actor: Actor, which: Patience, weeks: int) -> None:
        """Wait so many weeks from now on; DomainError outside 1-26."""
        programme_id = actor.methodist_of()
        if not 1 <= weeks <= MOST_WEEKS:
            raise DomainError("patience-wrong", most=MOST_WEEKS)
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id)
            setattr(programme, which, weeks)
            self.audit(session, actor, "programmes.changed", f"programme:{programme_id}", what=str(which))
