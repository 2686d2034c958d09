"""Before it is sent: the draft, whom it is for, who would get it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, delete, distinct, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.broadcasts import Broadcast
from models.enums import BroadcastState, EventState
from models.events import Event
from models.partnerships import Partnership
from models.people import Account, Person, School
from models.programmes import Programme
from services.actor import Actor
from services.base import Service
from services.broadcasts.facts import (
    Audience,
    Card,
    Content,
    LeftOut,
    Medium,
    Option,
    Segment,
    SegmentKind,
)
from services.broadcasts.groups import group_count
from services.broadcasts.rules import check_content, check_fields, is_personal
from services.broadcasts.segments import LIVING, in_segment, is_anonymous, segment_names, why_left_out
from services.errors import DomainError, NotFound
from services.paging import Place, cut
from services.people.names import short_name
from services.people.tallies import has_people

DRAFT_KEPT = timedelta(days=7)
LISTED = 20


PAGE = 6
"""Of what a segment is chosen from."""


class Drafting(Service):
    async def compose(
        self, actor: Actor, content: Content, broadcast_id: int | None = None, event_id: int | None = None
    ) -> int:
        """Keep what is to be sent as a draft (or put it into the draft `broadcast_id`); returns its id.

        With `event_id` it announces that event and carries its answer buttons.
        """
        programme_id = actor.methodist_of()
        check_content(content.html, content.media_kind, content.media_file_id)
        if event_id is None:
            # An event's title is its author's own: braces in it are no mistake of this draft.
            check_fields(content.html)
        now = self.clock.now()
        async with self.database.write() as session:
            await session.execute(
                delete(Broadcast).where(
                    Broadcast.programme_id == programme_id,
                    Broadcast.state == BroadcastState.DRAFT,
                    Broadcast.created_at < now - DRAFT_KEPT,
                )
            )
            if event_id is not None and broadcast_id is None:
                await _announceable(session, actor, event_id, now)
                # Begun before and left: one draft of a notice is enough.
                broadcast_id = await session.scalar(
                    select(Broadcast.id).where(
                        Broadcast.event_id == event_id,
                        Broadcast.state == BroadcastState.DRAFT,
                        Broadcast.changes_id.is_(None),
                    )
                )
            if broadcast_id is None:
                broadcast = Broadcast(
                    programme_id=programme_id,
                    author_id=actor.person_id,
                    event_id=event_id,
                    state=BroadcastState.DRAFT,
                    segment={},
                    created_at=now,
                )
                session.add(broadcast)
            else:
                broadcast = await own_draft(session, actor, broadcast_id)
            broadcast.html, broadcast.media_kind = content.html, content.media_kind
            broadcast.media_file_id = content.media_file_id
            broadcast.album, broadcast.media_group_id = [], ""
            if is_to_groups(broadcast):
                fit_for_groups(broadcast)
            await session.flush()
            return broadcast.id

    async def reword(self, actor: Actor, event_id: int, words: Mapping[str, str]) -> None:
        """The event has changed: what announced it in a text of `words` says the new one from now on.

        Texts to which their authors have added something stay; so does what people have already.
        """
        async with self.database.write() as session:
            await _own_event(session, actor, event_id)
            invitations = select(Broadcast).where(
                Broadcast.event_id == event_id, Broadcast.html.in_(list(words))
            )
            for one in await session.scalars(invitations.with_for_update()):
                one.html = words[one.html]

    async def choose_segment(self, actor: Actor, broadcast_id: int, segment: Segment) -> None:
        """Say whom the draft is for. Who has not answered an anonymous survey is nobody's to know by name."""
        async with self.database.write() as session:
            broadcast = await own_draft(session, actor, broadcast_id)
            if segment.kind is SegmentKind.GROUPS:
                fit_for_groups(broadcast)
            secret = segment.kind is SegmentKind.SURVEY and await is_anonymous(session, segment)
            if secret and len(segment.ids) > 1:
                # With a survey that asks one person alone the number would tell of this person.
                raise DomainError("broadcasts-no-names")
            broadcast.segment = replace(segment, secret=secret).dump()

    async def set_got_it(self, actor: Actor, broadcast_id: int, wanted: bool) -> None:
        """With or without a "Got it" button; an event's notice has its own answers instead, an album none."""
        async with self.database.write() as session:
            broadcast = await own_draft(session, actor, broadcast_id)
            may = broadcast.event_id is None and not broadcast.album and not is_to_groups(broadcast)
            broadcast.got_it = wanted and may

    async def discard(self, actor: Actor, broadcast_id: int) -> None:
        """Throw a draft away; one that is gone or already sent stays as it is."""
        async with self.database.write() as session:
            await session.execute(
                delete(Broadcast).where(
                    Broadcast.id == broadcast_id,
                    Broadcast.programme_id == actor.methodist_of(),
                    Broadcast.state == BroadcastState.DRAFT,
                )
            )

    async def card(self, actor: Actor, broadcast_id: int) -> Card:
        """One broadcast of the programme, with what its segment is called."""
        async with self.database.read() as session:
            broadcast = await own_broadcast(session, actor, broadcast_id)
            programme = await session.get_one(Programme, broadcast.programme_id)
            event = await session.get(Event, broadcast.event_id) if broadcast.event_id else None
            segment = Segment.load(broadcast.segment) if broadcast.segment else None
            names = await segment_names(session, segment, programme.id) if segment else ()
        return Card(
            id=broadcast.id,
            state=broadcast.state,
            content=Content(
                broadcast.html,
                broadcast.media_kind,
                broadcast.media_file_id,
                tuple(Medium(one["kind"], one["file_id"], one["html"]) for one in broadcast.album),
            ),
            segment=segment,
            segment_names=names,
            event_id=broadcast.event_id,
            event_title=event.title if event else "",
            got_it=broadcast.got_it,
            send_at=broadcast.send_at,
            time_zone=programme.time_zone,
        )

    async def audience(self, actor: Actor, broadcast_id: int) -> Audience:
        """How many would get it now, of how many schools, and how many not and why.

        Of a secret segment only the first: schools and reasons would tell of somebody known by them.
        """
        async with self.database.read() as session:
            broadcast = await own_broadcast(session, actor, broadcast_id)
            if is_to_groups(broadcast):
                return Audience(await group_count(session, broadcast.programme_id), 0)
            today = await today_of(session, self, broadcast.programme_id)
            why, everybody = why_left_out(today), meant(broadcast, today)
            rows = await session.execute(
                select(why, func.count(), func.count(distinct(Person.school_id)))
                .select_from(Person)
                .outerjoin(Account, Account.id == Person.account_id)
                .where(everybody)
                .group_by(why)
            )
            counts = {reason: (people, schools) for reason, people, schools in rows}
        will_get, schools = counts.pop("", (0, 0))
        if Segment.load(broadcast.segment).secret:
            return Audience(will_get, 0)
        return Audience(
            will_get, schools, {LeftOut(reason): people for reason, (people, _) in sorted(counts.items())}
        )

    async def schools(self, actor: Actor, page: int = 0) -> tuple[list[Option], Place]:
        """A page of the schools with people in the programme, by name."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            query = (
                select(School.id, School.name)
                .where(
                    School.municipality_id == programme.municipality_id,
                    has_people(programme_id, await today_of(session, self, programme_id)),
                )
                .order_by(School.name, School.id)
            )
            rows, place = await cut(session, [query], page, PAGE)
            return [Option(school_id, name) for school_id, name in rows], place

    async def partnerships(self, actor: Actor, page: int = 0) -> tuple[list[Option], Place]:
        """A page of living pairs and groups, by their state and their mentors."""
        programme_id = actor.methodist_of()
        living = [
            select(Partnership.id).where(Partnership.programme_id == programme_id, Partnership.state == state)
            for state in LIVING
        ]
        parts = [
            one.add_columns(Person)
            .join(Person, Person.id == Partnership.mentor_id)
            .order_by(Partnership.sort_key, Partnership.id)
            for one in living
        ]
        async with self.database.read() as session:
            rows, place = await cut(session, parts, page, PAGE, living)
            return [Option(partnership_id, short_name(mentor)) for partnership_id, mentor in rows], place

    async def events(self, actor: Actor) -> list[Option]:
        """Events of the programme, the latest first."""
        async with self.database.read() as session:
            rows = await session.execute(
                select(Event.id, Event.title)
                .where(Event.programme_id == actor.methodist_of(), Event.state == EventState.PLANNED)
                .order_by(Event.starts_at.desc())
                .limit(LISTED)
            )
            return [Option(event_id, title) for event_id, title in rows]


async def own_broadcast(
    session: AsyncSession, actor: Actor, broadcast_id: int, *, lock: bool = False
) -> Broadcast:
    """A broadcast of the programme that the actor runs; NotFound otherwise."""
    programme_id = actor.methodist_of()
    broadcast = await session.get(Broadcast, broadcast_id, with_for_update=lock)
    if broadcast is None or broadcast.programme_id != programme_id:
        raise NotFound("broadcast")
    return broadcast


def is_to_groups(broadcast: Broadcast) -> bool:
    """Whether it is for linked groups instead of people."""
    return bool(broadcast.segment) and Segment.load(broadcast.segment).kind is SegmentKind.GROUPS


def fit_for_groups(broadcast: Broadcast) -> None:
    """Raise DomainError for what only a person can be asked or called."""
    if broadcast.event_id is not None:
        raise DomainError("broadcasts-groups-event")
    if any(is_personal(html) for html in texts_of(broadcast)):
        raise DomainError("broadcasts-groups-name")
    broadcast.got_it = False


def texts_of(broadcast: Broadcast) -> tuple[str, ...]:
    """Its text, or all its captions."""
    return tuple(one["html"] for one in broadcast.album) or (broadcast.html,)


async def own_draft(session: AsyncSession, actor: Actor, broadcast_id: int) -> Broadcast:
    broadcast = await own_broadcast(session, actor, broadcast_id, lock=True)
    if broadcast.state is not BroadcastState.DRAFT or broadcast.changes_id is not None:
        raise DomainError("broadcasts-already-sent")
    return broadcast


async def _own_event(session: AsyncSession, actor: Actor, event_id: int) -> Event:
    programme_id = actor.methodist_of()
    event = await session.get(Event, event_id)
    if event is None or event.programme_id != programme_id:
        raise NotFound("event")
    return event


async def _announceable(session: AsyncSession, actor: Actor, event_id: int, now: datetime) -> None:
    event = await _own_event(session, actor, event_id)
    if event.state is EventState.CANCELLED or event.ends_at <= now:
        raise DomainError("broadcasts-event-over")


async def today_of(session: AsyncSession, service: Service, programme_id: int) -> date:
    """The programme's local day."""
    programme = await session.get_one(Programme, programme_id)
    return service.clock.now().astimezone(ZoneInfo(programme.time_zone)).date()


def meant(broadcast: Broadcast, today: date) -> ColumnElement[bool]:
    """The condition on Person: of the broadcast's segment today."""
    return in_segment(Segment.load(broadcast.segment), broadcast.programme_id, today, broadcast.author_id)
