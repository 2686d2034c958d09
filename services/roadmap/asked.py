"""Of whom an activity is asked: the responsible are to do it, the participants to take part in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.roadmap import Activity, Roadmap
from services.roadmap.meaning import Key, Meaning, Members, Share

WORDING_LENGTH = 500
ASKED_FOR = timedelta(days=7)
"""So long after the day one's own screens ask whether one took part."""


@dataclass(frozen=True, slots=True)
class Wordings:
    """Whose words an activity carries, each on one line; "" where there are none.

    `doing` names the responsible, or the participants where nobody is responsible; `taking_part` the
    participants where somebody else is.
    """

    doing: str
    taking_part: str = ""

    def __contains__(self, wording: str) -> bool:
        return wording == self.doing or (bool(wording) and wording == self.taking_part)

    def of(self, takes_part: bool) -> str:
        return self.taking_part if takes_part else self.doing


@dataclass(frozen=True, slots=True)
class Asked:
    """One assignee of an activity, and whether they only take part."""

    share: Share
    takes_part: bool = False

    @property
    def key(self) -> Key:
        return self.share.key


def wordings(responsible: str | None, participants: str | None) -> Wordings:
    """The words of an activity's two columns."""
    responsible, participants = _line(responsible), _line(participants)
    if not responsible or responsible == participants:
        return Wordings(participants)
    return Wordings(responsible, participants)


def wordings_of(activity: Activity) -> Wordings:
    return wordings(activity.responsible, activity.participants)


def asked_of(activity: Activity, meant: Mapping[str, Meaning], members: Members) -> list[Asked]:
    """Everybody an activity is asked of, in a lasting order. Who is responsible does not take part as well;
    nobody takes part in somebody's stead."""
    said = wordings_of(activity)
    doing = members.shares(meant.get(said.doing, Meaning()))
    busy = {one for share in doing for one in share.people}
    keys = {share.key for share in doing}
    found = [Asked(share) for share in doing]
    for share in members.shares(meant.get(said.taking_part, Meaning()), stand_in=False):
        people = tuple(one for one in share.people if one not in busy)
        if people and share.key not in keys:
            found.append(Asked(Share(people, share.school_id, share.partnership_id), takes_part=True))
    return found


async def plan_activities(session: AsyncSession, programme_id: int) -> list[Activity]:
    """The activities of a programme's plan in its order, without those that were dropped."""
    rows = await session.scalars(
        select(Activity)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(Roadmap.programme_id == programme_id, Activity.dropped_at.is_(None))
        .order_by(Activity.position)
    )
    return list(rows)


def _line(text: str | None) -> str:
    return " ".join((text or "").split())[:WORDING_LENGTH]
