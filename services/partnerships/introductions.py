"""Both sides are told of each other once: at the launch, or when a side registers later."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PartnershipState, PersonState, ProgrammeState
from models.partnerships import Introduction, Partnership, PartnershipMentee
from models.people import Person
from models.programmes import Programme
from services.base import Service, insert_ignore
from services.outbox.daily import offer
from services.outbox.queue import Priority, Wish
from services.partnerships.people import local_day
from services.partnerships.rules import FIRST_MEETING_WITHIN

KIND = "introduction"
AT_ONCE = 100


async def introduce_all(session: AsyncSession, now: datetime, programme: Programme) -> int:
    """Make every proposed partnership of a launched programme active; returns how many.

    Runs in the caller's transaction. The tick `tell_waiting` then tells each side that is registered.
    """
    proposed = (
        await session.scalars(
            select(Partnership).where(
                Partnership.programme_id == programme.id, Partnership.state == PartnershipState.PROPOSED
            )
        )
    ).all()
    for partnership in proposed:
        await activate(session, now, programme, partnership)
    return len(proposed)


async def activate(
    session: AsyncSession, now: datetime, programme: Programme, partnership: Partnership
) -> bool:
    """Make a partnership active, if its programme is launched; whether it was."""
    if programme.state is not ProgrammeState.LAUNCHED:
        return False
    partnership.state = PartnershipState.ACTIVE
    partnership.introduced_at = now
    partnership.first_meeting_by = local_day(programme, now) + FIRST_MEETING_WITHIN
    await session.flush()
    mentees = await session.scalars(
        select(PartnershipMentee.person_id).where(PartnershipMentee.partnership_id == partnership.id)
    )
    await expect_introduction(session, partnership.id, [partnership.mentor_id, *mentees])
    return True


async def expect_introduction(session: AsyncSession, partnership_id: int, people: Iterable[int]) -> None:
    """Note that these are to be told of their partners, in the caller's transaction."""
    await insert_ignore(
        session,
        Introduction,
        [{"partnership_id": partnership_id, "person_id": person_id, "told_at": None} for person_id in people],
    )


class Introductions(Service):
    async def tell_waiting(self) -> int:
        """Tick: offer the introduction to every side that is registered by now; returns how many."""
        waiting = _waiting()
        async with self.database.read() as session:
            if (await session.execute(waiting.limit(1))).first() is None:
                return 0
        now = self.clock.now()
        async with self.database.write() as session:
            rows = (await session.execute(waiting.limit(AT_ONCE))).all()
            for partnership_id, person_id, account_id, programme_id in rows:
                assert account_id is not None
                programme = await session.get_one(Programme, programme_id)
                wish = Wish(
                    kind=KIND,
                    dedupe_key=f"{KIND}:{partnership_id}:{person_id}",
                    account_id=account_id,
                    priority=Priority.SURVEY,
                    not_before=now,
                    values={"partnership_id": partnership_id, "person_id": person_id},
                    person_id=person_id,
                )
                await offer(session, now, programme, wish)
                await session.execute(
                    update(Introduction)
                    .where(Introduction.partnership_id == partnership_id, Introduction.person_id == person_id)
                    .values(told_at=now)
                )
        return len(rows)


def _waiting() -> Select[int, int, int | None, int]:
    return (
        select(Introduction.partnership_id, Person.id, Person.account_id, Partnership.programme_id)
        .join(Person, Person.id == Introduction.person_id)
        .join(Partnership, Partnership.id == Introduction.partnership_id)
        .where(
            Introduction.told_at.is_(None),
            Person.state == PersonState.REGISTERED,
            Person.account_id.is_not(None),
            Partnership.state == PartnershipState.ACTIVE,
        )
    )
