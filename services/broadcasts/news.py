"""What is said of a broadcast unasked: to its author that it did not go, to the others that it is held."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.broadcasts import Broadcast
from models.people import Account, Person
from models.programmes import Programme
from services.errors import DomainError
from services.events.guests import methodists
from services.outbox import Priority, Wish, enqueue
from services.outbox.daily import offer
from services.partnerships.people import local_day

RETURNED = "broadcast_returned"
HELD = "broadcast_held"


async def tell_returned(
    session: AsyncSession, broadcast: Broadcast, now: datetime, reason: DomainError
) -> None:
    """Its author hears at once why what they had scheduled did not go."""
    account_id = await session.scalar(select(Person.account_id).where(Person.id == broadcast.author_id))
    if account_id is None:
        return
    values: dict[str, Any] = {"broadcast_id": broadcast.id, "key": reason.key, "values": reason.values}
    wish = Wish(
        kind=RETURNED,
        dedupe_key=f"{RETURNED}:{broadcast.id}:{now.isoformat()}",
        account_id=account_id,
        priority=Priority.ANSWER,
        not_before=now,
        values=values,
    )
    await enqueue(session, now, [wish])


async def tell_held(session: AsyncSession, broadcast: Broadcast, now: datetime) -> None:
    """The programme's other methodists hear in their message of the day that a broadcast waits for them."""
    programme = await session.get_one(Programme, broadcast.programme_id)
    author = await session.scalar(select(Person.account_id).where(Person.id == broadcast.author_id))
    accounts: list[Account] = await methodists(session, programme.id, local_day(programme, now))
    for account in accounts:
        if account.id == author:
            continue
        wish = Wish(
            kind=HELD,
            dedupe_key=f"{HELD}:{broadcast.id}:{account.id}:{now.isoformat()}",
            account_id=account.id,
            priority=Priority.REMINDER,
            not_before=now,
            values={"broadcast_id": broadcast.id},
        )
        await offer(session, now, programme, wish)
