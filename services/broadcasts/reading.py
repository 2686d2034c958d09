"""What became of it: one recipient's message, "Got it", the report by name."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.broadcasts import Broadcast, BroadcastRecipient
from models.enums import BroadcastState, EventState
from models.events import Event, EventGuest
from models.people import Account, Person, School
from models.programmes import Programme
from services.actor import Actor
from services.base import Service
from services.broadcasts.albums import album_of, medium_of
from services.broadcasts.change_rows import changed_row
from services.broadcasts.changing import DELETABLE_FOR
from services.broadcasts.drafting import is_to_groups, own_broadcast, texts_of, today_of
from services.broadcasts.facts import BroadcastLine, NamedLine, Segment, ToChange, ToSend
from services.broadcasts.groups import groups_report
from services.broadcasts.reported import reported
from services.broadcasts.rules import excerpt, is_personal
from services.broadcasts.watching import rests_until
from services.errors import DomainError, Forbidden
from services.people.names import greeting_name, short_name


class Reading(Service):
    async def to_send(self, broadcast_id: int, person_id: int | None) -> ToSend | None:
        """One recipient's message for its renderer; None when it was stopped or is gone, or meanwhile its
        event was called off or its reader has paused all messages."""
        now = self.clock.now()
        async with self.database.read() as session:
            broadcast = await session.get(Broadcast, broadcast_id)
            if broadcast is None or broadcast.state is BroadcastState.CANCELLED:
                return None
            event = await session.get(Event, broadcast.event_id) if broadcast.event_id else None
            if event is not None and event.state is EventState.CANCELLED:
                return None
            account = await session.scalar(
                select(Account).join(Person, Person.account_id == Account.id).where(Person.id == person_id)
            )
            today = await today_of(session, self, broadcast.programme_id)
            if account is not None and account.paused_until is not None and account.paused_until > today:
                return None
            return replace(
                await _to_send(session, broadcast, person_id),
                too_late=event is not None and event.ends_at <= now,
                rests_until=await rests_until(session, broadcast, account, now),
            )

    async def to_change(
        self, change_id: int, person_id: int | None, linked_chat_id: int | None
    ) -> ToChange | None:
        """One reader's message that a change is of; None when it was stopped or either is gone."""
        async with self.database.read() as session:
            change = await session.get(Broadcast, change_id)
            if change is None or change.changes_id is None or change.state is BroadcastState.CANCELLED:
                return None
            row = await changed_row(session, change, person_id, linked_chat_id)
            if row is None or row.message_id is None:
                return None
            original = await session.get_one(Broadcast, change.changes_id)
            sent_at = row.settled_at or row.created_at
            return ToChange(
                message_ids=tuple(row.album_ids or (row.message_id,)),
                withdraws=change.withdraws,
                too_old=self.clock.now() - sent_at >= DELETABLE_FOR,
                new_medium=change.new_medium,
                message=await _to_send(session, original, person_id),
            )

    async def told(self, broadcast_id: int) -> BroadcastLine | None:
        """What news of a broadcast speak of; None when it is gone. `at` is UTC."""
        async with self.database.read() as session:
            row = await session.get(Broadcast, broadcast_id)
            if row is None:
                return None
            at = row.started_at or row.send_at or row.created_at
            return BroadcastLine(row.id, row.state, excerpt(row.html, 40), medium_of(row), at)

    async def preview(self, actor: Actor, broadcast_id: int) -> ToSend:
        """The message as the methodist themself would get it."""
        async with self.database.read() as session:
            return await _to_send(session, await own_broadcast(session, actor, broadcast_id), actor.person_id)

    async def got_it(self, actor: Actor, broadcast_id: int) -> ToSend:
        """The reader has read it; counted once. Forbidden for somebody it was not sent to."""
        async with self.database.write() as session:
            recipient = await session.scalar(
                select(BroadcastRecipient)
                .join(Person, Person.id == BroadcastRecipient.person_id)
                .where(BroadcastRecipient.broadcast_id == broadcast_id, Person.account_id == actor.account_id)
                .with_for_update()
            )
            if recipient is None:
                raise Forbidden(f"broadcast:{broadcast_id}")
            if recipient.read_at is None:
                recipient.read_at = self.clock.now()
                await session.flush()
            broadcast = await session.get_one(Broadcast, broadcast_id)
            return await _to_send(session, broadcast, recipient.person_id)

    async def report(
        self, actor: Actor, broadcast_id: int, offset: int = 0, limit: int | None = None
    ) -> list[NamedLine]:
        """By name, what became of everybody's message; who needs attention comes first.

        `offset` and `limit` cut out a page. DomainError where nobody may be named.
        """
        async with self.database.read() as session:
            broadcast = await own_broadcast(session, actor, broadcast_id)
            if broadcast.segment and Segment.load(broadcast.segment).secret:
                raise DomainError("broadcasts-no-names")
            if is_to_groups(broadcast):
                return await groups_report(session, broadcast_id, offset, limit)
            programme = await session.get_one(Programme, broadcast.programme_id)
            rows = await reported(session, broadcast_id, programme.municipality_id, offset, limit)
            return [
                NamedLine(
                    name=short_name(person),
                    school=school or "",
                    status=status,
                    reason=reason or "",
                    read=read_at is not None,
                )
                for person, school, status, reason, read_at in rows
            ]


async def _to_send(session: AsyncSession, broadcast: Broadcast, person_id: int | None) -> ToSend:
    answer, read, name, school = None, False, "", None
    if person_id is not None and broadcast.event_id is not None:
        guest = await session.get(EventGuest, (broadcast.event_id, person_id))
        answer = guest.answer if guest else None
    if person_id is not None and broadcast.got_it:
        recipient = await session.get(BroadcastRecipient, (broadcast.id, person_id))
        read = recipient is not None and recipient.read_at is not None
    if person_id is not None and any(is_personal(html) for html in texts_of(broadcast)):
        person = await session.get(Person, person_id)
        name = greeting_name(person) if person else ""
        school = await session.get(School, person.school_id) if person and person.school_id else None
    return ToSend(
        html=broadcast.html,
        media_kind=broadcast.media_kind,
        media_file_id=broadcast.media_file_id,
        broadcast_id=broadcast.id,
        event_id=broadcast.event_id,
        answer=answer,
        got_it=broadcast.got_it,
        read=read,
        name=name,
        album=album_of(broadcast),
        school=school.name if school else "",
    )
