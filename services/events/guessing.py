"""A limit on guessing check-in codes, so that nobody finds one by trying.

Kept in the database: replicas share it, and a restart gives nobody new tries. For whoever works within a
session.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.events import WrongCode
from services.errors import DomainError

MOST_WRONG, WITHIN = 5, timedelta(minutes=10)
TOO_OFTEN = "checkin-too-often"


async def allow(session: AsyncSession, account_id: int, now: datetime) -> None:
    """Raises DomainError, saying when to go on, after too many wrong ones."""
    lately = await session.scalars(
        select(WrongCode.at)
        .where(WrongCode.account_id == account_id, WrongCode.at > now - WITHIN, WrongCode.at <= now)
        .order_by(WrongCode.at.desc())
        .limit(MOST_WRONG)
    )
    tries = lately.all()
    if len(tries) >= MOST_WRONG:
        minutes = -(-(tries[-1] + WITHIN - now) // timedelta(minutes=1))
        raise DomainError(TOO_OFTEN, tries=MOST_WRONG, minutes=minutes)


async def note_wrong(session: AsyncSession, account_id: int, now: datetime) -> None:
    """One more that fitted nothing; what nobody counts any more goes, whoever's it is."""
    await session.execute(delete(WrongCode).where(WrongCode.at <= now - WITHIN))
    session.add(WrongCode(account_id=account_id, at=now))


async def forgive(session: AsyncSession, account_id: int) -> None:
    """Who is in the room has nothing to be held against."""
    await session.execute(delete(WrongCode).where(WrongCode.account_id == account_id))
