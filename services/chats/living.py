"""Linked groups within somebody's session: found, spoken to, let go."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.chats import LinkedChat
from models.enums import PartnershipState, PersonState, ProgrammeState, Role
from models.partnerships import Partnership
from models.people import Account, Membership, Person
from models.programmes import Programme
from models.system import OutboxMessage
from services.chats.facts import Thing
from services.outbox.daily import offer
from services.outbox.queue import Priority, Wish, cancel, enqueue
from services.partnerships.people import local_day

HELLO = "chat_hello"
FAREWELL = "chat_farewell"
LOST = "chat_lost"
MUTED = "chat_muted"
FAREWELL_WAITS = timedelta(days=1)
CONSENTED = (PersonState.CONSENTED, PersonState.REGISTERED)


async def living(
    session: AsyncSession, *conditions: ColumnElement[bool], lock: bool = False
) -> Sequence[LinkedChat]:
    """Groups whose link stands, oldest first."""
    query = select(LinkedChat).where(LinkedChat.unlinked_at.is_(None), *conditions).order_by(LinkedChat.id)
    return (await session.scalars(query.with_for_update() if lock else query)).all()


async def living_one(session: AsyncSession, telegram_id: int) -> LinkedChat | None:
    """The standing link of a group, locked; None when it has none."""
    found = await living(session, LinkedChat.telegram_id == telegram_id, lock=True)
    return found[0] if found else None


def to_group(
    chat: LinkedChat,
    kind: str,
    dedupe_key: str,
    not_before: datetime,
    expires_at: datetime | None = None,
    priority: Priority = Priority.REMINDER,
    broadcast_id: int | None = None,
    **values: Any,
) -> Wish:
    """A message to the group itself."""
    return Wish(
        kind=kind,
        dedupe_key=dedupe_key,
        account_id=None,
        linked_chat_id=chat.id,
        priority=priority,
        not_before=not_before,
        expires_at=expires_at,
        broadcast_id=broadcast_id,
        values={"chat": chat.id, **values},
    )


async def end(session: AsyncSession, now: datetime, chat: LinkedChat, *, farewell: bool) -> None:
    """The link ends: nothing more is said there but, if asked, one line of farewell."""
    await cancel(session, now, OutboxMessage.linked_chat_id == chat.id)
    if farewell:
        # Its words must not need the link any more.
        wish = to_group(
            chat,
            FAREWELL,
            f"chat-farewell:{chat.id}",
            now,
            now + FAREWELL_WAITS,
            Priority.ANSWER,
            partnership=chat.partnership_id is not None,
        )
        await enqueue(session, now, [wish])
    chat.unlinked_at = now
    # A title often names people: it goes with the link.
    chat.title = ""


async def tell_keepers(
    session: AsyncSession, now: datetime, chat: LinkedChat, kind: str, **values: Any
) -> None:
    """Tell who looks after the group, once, of what has happened to it (within their day's message).

    Of a partnership's group that is the mentor; without one who can be told, the programme's methodists.
    """
    programme = await session.get_one(Programme, chat.programme_id)
    keepers = await _mentor(session, chat) or await _methodists(session, programme, now)
    for account_id, person_id in keepers:
        wish = Wish(
            kind=kind,
            dedupe_key=f"{kind.replace('_', '-')}:{chat.id}:{int(now.timestamp())}:{account_id}",
            account_id=account_id,
            person_id=person_id,
            priority=Priority.REMINDER,
            not_before=now,
            values={"chat": chat.id, **values},
        )
        await offer(session, now, programme, wish)


async def is_keeper(session: AsyncSession, account_id: int, thing: Thing, now: datetime) -> bool:
    """Whether the account is a methodist of the programme or the mentor of the partnership."""
    programme = await session.get_one(Programme, thing.programme_id)
    found = await session.scalar(
        select(Person.id)
        .join(Membership, Membership.person_id == Person.id)
        .where(Person.account_id == account_id, *_is_methodist(programme, now))
        .limit(1)
    )
    if found is None and thing.partnership_id is not None:
        found = await session.scalar(
            select(Person.id)
            .join(Partnership, Partnership.mentor_id == Person.id)
            .where(
                Person.account_id == account_id,
                Person.state.in_(CONSENTED),
                Partnership.id == thing.partnership_id,
            )
        )
    return found is not None


def may_hear(programme: Programme, partnership: Partnership | None) -> bool:
    """Whether there is anything for a group to hear of."""
    over = programme.state is ProgrammeState.COMPLETED
    return not over and (partnership is None or partnership.state is not PartnershipState.CLOSED)


def _is_methodist(programme: Programme, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        Person.state.in_(CONSENTED),
        Membership.programme_id == programme.id,
        Membership.role == Role.METHODIST,
        or_(Membership.ends_on.is_(None), Membership.ends_on >= local_day(programme, now)),
    )


async def _mentor(session: AsyncSession, chat: LinkedChat) -> list[tuple[int, int]]:
    rows = await session.execute(
        select(Account.id, Person.id)
        .join(Person, Person.account_id == Account.id)
        .join(Partnership, Partnership.mentor_id == Person.id)
        .where(
            Partnership.id == chat.partnership_id,
            Person.state == PersonState.REGISTERED,
            Account.reachable,
        )
    )
    return [(account_id, person_id) for account_id, person_id in rows]


async def _methodists(session: AsyncSession, programme: Programme, now: datetime) -> list[tuple[int, int]]:
    rows = await session.execute(
        select(Account.id, Person.id)
        .join(Person, Person.account_id == Account.id)
        .join(Membership, Membership.person_id == Person.id)
        .where(Account.reachable, *_is_methodist(programme, now))
        .order_by(Account.id)
    )
    return [(account_id, person_id) for account_id, person_id in rows]
