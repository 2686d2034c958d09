"""What comes next on the way of «обучение действием» for somebody who has just looked back at an event."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import EventAnswer, EventKind, EventState, Stage
from models.events import Event, EventGuest
from models.programmes import Programme
from services.roadmap.stages import stage_of_event

LOOKED_AT = 20
"""Of the events to come: what is farther away is no next step."""
_ORDER = list(Stage)


@dataclass(frozen=True, slots=True)
class Ahead:
    """An event to come, and what the person has said to its invitation; `starts_at` is in the programme's
    zone."""

    event_id: int
    kind: EventKind
    title: str
    starts_at: datetime
    answer: EventAnswer


async def ahead_of(
    session: AsyncSession, programme: Programme, event: Event, person_id: int, now: datetime
) -> Ahead | None:
    """The nearest event of a later stage that the person is invited to and has not declined."""
    stage = stage_of_event(event.kind, event.stage)
    if stage is None:
        return None
    coming = await session.execute(
        select(Event, EventGuest.answer)
        .join(EventGuest, EventGuest.event_id == Event.id)
        .where(
            EventGuest.person_id == person_id,
            EventGuest.answer != EventAnswer.DECLINED,
            Event.programme_id == programme.id,
            Event.state == EventState.PLANNED,
            Event.starts_at > now,
        )
        .order_by(Event.starts_at, Event.id)
        .limit(LOOKED_AT)
    )
    for one, answer in coming:
        later = stage_of_event(one.kind, one.stage)
        if later is not None and _ORDER.index(later) > _ORDER.index(stage):
            starts_at = one.starts_at.astimezone(ZoneInfo(programme.time_zone))
            return Ahead(one.id, one.kind, one.title, starts_at, answer)
    return None
