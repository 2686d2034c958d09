"""Lists that may be long: the programme's broadcasts, who is left out. Cut by the database."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, func, literal, select

from models.broadcasts import Broadcast
from models.enums import SurveyState
from models.events import Event
from models.people import Person, School
from models.programmes import Programme
from models.surveys import Survey
from services.actor import Actor
from services.base import Service
from services.broadcasts.albums import medium_of
from services.broadcasts.drafting import meant, own_broadcast, today_of
from services.broadcasts.facts import BroadcastLine, LeftOut, NamedLine, Option, Segment
from services.broadcasts.rules import excerpt
from services.broadcasts.segments import left_out_parts
from services.errors import DomainError
from services.paging import Place, cut
from services.people.names import short_name

PAGE = 6
NAMES = 15
COUNTED = 200
"""So many who are left out are counted."""
SURVEYS = 20


@dataclass(frozen=True, slots=True)
class BroadcastPage:
    """Broadcasts, the latest first."""

    lines: tuple[BroadcastLine, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class NamedPage:
    """People with what becomes of their message."""

    lines: tuple[NamedLine, ...]
    place: Place


class Listing(Service):
    async def all(self, actor: Actor, page: int = 0) -> BroadcastPage:
        """A page of the programme's broadcasts, newest first (corrections stand with what they correct)."""
        programme_id = actor.methodist_of()
        query = (
            select(Broadcast)
            .where(Broadcast.programme_id == programme_id, Broadcast.changes_id.is_(None))
            .order_by(Broadcast.id.desc())
        )
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            zone = ZoneInfo(programme.time_zone)
            rows, place = await cut(session, [query], page, PAGE)
            lines = [
                BroadcastLine(
                    row.id,
                    row.state,
                    excerpt(row.html, 40),
                    medium_of(row),
                    (row.started_at or row.send_at or row.created_at).astimezone(zone),
                    withdrawn=row.withdrawn_at is not None,
                )
                for (row,) in rows
            ]
        return BroadcastPage(tuple(lines), place)

    async def left_out(self, actor: Actor, broadcast_id: int, page: int = 0) -> NamedPage:
        """A page of who of the segment would not get it now and why, by name.

        DomainError where the segment tells who has not answered an anonymous survey.
        """
        async with self.database.read() as session:
            broadcast = await own_broadcast(session, actor, broadcast_id)
            if Segment.load(broadcast.segment).secret:
                raise DomainError("broadcasts-no-names")
            programme = await session.get_one(Programme, broadcast.programme_id)
            today = await today_of(session, self, programme.id)
            parts = left_out_parts(programme.municipality_id, today)
            rows, place = await cut(
                session,
                [_left_out(part.why, part.many, meant(broadcast, today)) for part in parts],
                page,
                NAMES,
                short=[_left_out(part.why, part.few, meant(broadcast, today)) for part in parts],
                upto=COUNTED,
            )
            lines = [NamedLine(short_name(person), school or "", reason) for person, school, reason in rows]
        return NamedPage(tuple(lines), place)

    async def surveys(self, actor: Actor) -> list[Option]:
        """Surveys that are open, the latest first, by their event's title or their own."""
        async with self.database.read() as session:
            rows = await session.execute(
                select(Survey.id, func.coalesce(Event.title, Survey.title))
                .outerjoin(Event, Event.id == Survey.event_id)
                .where(
                    Survey.programme_id == actor.methodist_of(),
                    Survey.partnership_id.is_(None),
                    Survey.state == SurveyState.OPEN,
                )
                .order_by(Survey.opens_at.desc(), Survey.id.desc())
                .limit(SURVEYS)
            )
            return [Option(survey_id, title or "") for survey_id, title in rows]


def _left_out(why: LeftOut, *conditions: ColumnElement[bool]) -> Select[Person, str | None, str]:
    return (
        select(Person, School.name, literal(why.value))
        .outerjoin(School, School.id == Person.school_id)
        .where(*conditions)
        .order_by(Person.sort_key, Person.id)
    )
