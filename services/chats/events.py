"""Events as linked groups hear of them: announced, moved, called off, a day and an hour before.

For whoever works within a session. A programme's group hears of every event that people were invited to; a
partnership's only of those to which all of it were.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.chats import LinkedChat
from models.enums import EventState
from models.events import Event, EventGuest
from models.partnerships import Partnership, PartnershipMentee
from models.people import Account
from models.programmes import Programme
from models.system import OutboxMessage
from services.chats.living import living, to_group
from services.events.rules import reminders
from services.outbox.queue import Priority, Wish, enqueue
from services.quiet import next_awake

ANNOUNCED = "chat_event"
SOON = "chat_event_soon"
MOVED = "chat_event_moved"
CANCELLED = "chat_event_cancelled"


async def announce(session: AsyncSession, now: datetime, event: Event, programme: Programme) -> None:
    """People have been invited: their groups hear of the event, once, and are reminded of it."""
    for chat in await _listening(session, event):
        wish = to_group(
            chat,
            ANNOUNCED,
            f"event-announced:{event.id}:chat{chat.id}",
            next_awake(_hours(), programme.time_zone, now),
            event.starts_at,
            Priority.BROADCAST,
            event=event.id,
        )
        await enqueue(session, now, [wish, *_reminders(chat, now, event, programme)])


async def tell_groups(
    session: AsyncSession,
    now: datetime,
    event: Event,
    programme: Programme,
    kind: str,
    same_day: bool,
    **values: int,
) -> None:
    """Their groups hear that the event was MOVED or CANCELLED; at once when it is about today."""
    for chat in await _listening(session, event):
        key = (
            f"{'event-moved' if kind == MOVED else 'event-cancelled'}:{event.id}:chat{chat.id}:{event.moves}"
        )
        at = now if same_day else next_awake(_hours(), programme.time_zone, now)
        wishes = [
            to_group(
                chat,
                kind,
                key,
                at,
                event.ends_at,
                Priority.EVENT_SOON,
                event=event.id,
                moves=event.moves,
                **values,
            )
        ]
        if kind == MOVED:
            wishes += _reminders(chat, now, event, programme)
        await enqueue(session, now, wishes)


async def remind_groups(session: AsyncSession, now: datetime, event: Event, programme: Programme) -> None:
    """Groups that have heard of the event are reminded of it by its present time."""
    for chat in await _listening(session, event):
        heard = OutboxMessage.dedupe_key.startswith(f"event-soon:{event.id}:chat{chat.id}:", autoescape=True)
        if await session.scalar(select(OutboxMessage.id).where(heard).limit(1)) is not None:
            await enqueue(session, now, _reminders(chat, now, event, programme))


async def remind_upcoming(
    session: AsyncSession, now: datetime, chat: LinkedChat, programme: Programme
) -> None:
    """A group linked just now is reminded of what has been announced before."""
    events = await session.scalars(
        select(Event).where(
            Event.programme_id == programme.id,
            Event.state == EventState.PLANNED,
            Event.starts_at > now,
            select(EventGuest.event_id).where(EventGuest.event_id == Event.id).exists(),
        )
    )
    for event in events.all():
        if chat.partnership_id is None or await _all_invited(session, event.id, chat.partnership_id):
            await enqueue(session, now, _reminders(chat, now, event, programme))


def _reminders(chat: LinkedChat, now: datetime, event: Event, programme: Programme) -> list[Wish]:
    # The keys begin as those to people do: moving the event takes both back.
    return [
        to_group(
            chat,
            SOON,
            f"event-soon:{event.id}:chat{chat.id}:{event.moves}:{which}",
            at,
            until,
            Priority.EVENT_SOON,
            event=event.id,
            moves=event.moves,
            which=which,
        )
        for which, at, until in reminders(event.starts_at, now, _hours(), programme.time_zone)
    ]


async def _listening(session: AsyncSession, event: Event) -> Sequence[LinkedChat]:
    chats = await living(session, LinkedChat.programme_id == event.programme_id)
    return [
        chat
        for chat in chats
        if chat.partnership_id is None or await _all_invited(session, event.id, chat.partnership_id)
    ]


async def _all_invited(session: AsyncSession, event_id: int, partnership_id: int) -> bool:
    invited = select(EventGuest.person_id).where(EventGuest.event_id == event_id)
    absent = await session.scalar(
        select(func.count()).where(
            PartnershipMentee.partnership_id == partnership_id, PartnershipMentee.person_id.not_in(invited)
        )
    )
    mentor: Select[int] = select(Partnership.id).where(
        Partnership.id == partnership_id, Partnership.mentor_id.in_(invited)
    )
    return not absent and await session.scalar(mentor) is not None


def _hours() -> Account:
    """A group has nobody's own hours: the usual ones, 20:00 to 8:00, are quiet."""
    return Account(quiet_from=20 * 60, quiet_to=8 * 60)
