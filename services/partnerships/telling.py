"""What becomes of a partnership is told each side once, within their one message a day."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.elements import ColumnElement

from models.enums import OnlineStep, PartnershipState, PersonState, RequestOutcome
from models.partnerships import FormerMentee, Introduction, PartnerRequest, Partnership, PartnershipMentee
from models.people import Person
from models.personal import PersonalProgramme
from models.programmes import Programme
from models.system import OutboxMessage, Rider
from services.base import Service
from services.outbox import cancel
from services.outbox.daily import offer
from services.outbox.queue import Priority, Wish
from services.partnerships import personal_tasks
from services.partnerships.personal_rules import LATE
from services.partnerships.personal_rules import NEWS as PERSONAL
from services.people.names import full_name

PAUSED, RESUMED, CLOSED = "partnership_paused", "partnership_resumed", "partnership_closed"
JOINED, LEFT = "partnership_joined", "partnership_left"
STEP = "partnership_step"
VISITED = "partnership_visited"
"""For the mentee: the mentor has filled in a lesson visit sheet."""
BEREFT = "partnership_bereft"
"""For the methodists: the mentor has withdrawn, and mentees are left without one."""
NEWS = (PAUSED, RESUMED, CLOSED, JOINED, LEFT, STEP, VISITED, BEREFT)
INTRODUCTION, FIT = "introduction", "partnership_fit"
OF_LIVING = (INTRODUCTION, FIT, PAUSED, RESUMED, JOINED, LEFT, STEP, LATE, *PERSONAL)
"""What is not worth saying any more once the partnership is over."""


@dataclass(frozen=True, slots=True)
class News:
    """What a message about a partnership says, as things are when it is sent.

    `partners` are the names of the other side (for a methodist: of the mentees), `about` of who joined or
    left (empty when nothing is kept of them); `alone` says that nobody of the other side takes part in the
    programme any more.
    """

    programme_id: int
    state: PartnershipState
    paused_until: date | None
    partners: tuple[str, ...]
    about: str
    about_me: bool
    alone: bool
    step: OnlineStep | None = None


class Telling(Service):
    async def news(self, partnership_id: int, person_id: int, about_id: int | None = None) -> News | None:
        """For delivery: a partnership as `person_id` hears of it; None when it is gone."""
        async with self.database.read() as session:
            partnership = await session.get(Partnership, partnership_id)
            if partnership is None:
                return None
            mentees = await mentees_of(session, partnership_id)
            led = person_id in mentees or about_id == person_id
            others = [partnership.mentor_id] if led else mentees
            people = {
                person.id: person
                for person in await session.scalars(
                    select(Person)
                    .where(Person.id.in_([*others, about_id or 0]))
                    .order_by(Person.surname, Person.name, Person.id)
                )
            }
            partners = [person for person in people.values() if person.id in others]
            about = people.get(about_id) if about_id else None
            return News(
                programme_id=partnership.programme_id,
                state=partnership.state,
                paused_until=partnership.paused_until,
                partners=tuple(full_name(person) for person in partners),
                about=full_name(about) if about and about.state is not PersonState.WITHDRAWN else "",
                about_me=about_id == person_id,
                alone=all(person.state is PersonState.WITHDRAWN for person in partners),
                step=partnership.online_step,
            )


async def tell(
    session: AsyncSession,
    now: datetime,
    programme: Programme,
    kind: str,
    partnership_id: int,
    people: Collection[int],
    about_id: int | None = None,
    mark: str = "",
) -> None:
    """Offer those of `people` who are in the bot a message of this `kind`; once for each `mark`, if given."""
    rows = await session.execute(
        select(Person.id, Person.account_id)
        .where(Person.id.in_(people), Person.account_id.is_not(None), Person.state == PersonState.REGISTERED)
        .order_by(Person.id)
    )
    for person_id, account_id in rows:
        assert account_id is not None
        wish = Wish(
            kind=kind,
            # The moment: a partnership may be paused twice.
            dedupe_key=f"{kind}:{partnership_id}:{person_id}:{mark or int(now.timestamp())}:{about_id or 0}",
            account_id=account_id,
            priority=Priority.SURVEY,
            not_before=now,
            values={"partnership_id": partnership_id, "person_id": person_id, "about_id": about_id},
            person_id=person_id,
        )
        await offer(session, now, programme, wish)


async def take_back(
    session: AsyncSession, now: datetime, kinds: Iterable[str], partnership_id: int, people: Collection[int]
) -> None:
    """What of these kinds has not been said to these people yet is not said any more."""
    kinds = tuple(kinds)
    of_people = Rider.person_id.in_(people), Rider.taken.is_(False)
    await session.execute(delete(Rider).where(*of_people, _about(Rider.dedupe_key, kinds, partnership_id)))
    await cancel(
        session,
        now,
        OutboxMessage.person_id.in_(people),
        _about(OutboxMessage.dedupe_key, kinds, partnership_id),
    )


def _about(
    key: InstrumentedAttribute[str], kinds: tuple[str, ...], partnership_id: int
) -> ColumnElement[bool]:
    return or_(*(key.startswith(f"{kind}:{partnership_id}:", autoescape=True) for kind in kinds))


async def mentees_of(session: AsyncSession, partnership_id: int) -> list[int]:
    """Who is led now."""
    rows = await session.scalars(
        select(PartnershipMentee.person_id)
        .where(PartnershipMentee.partnership_id == partnership_id)
        .order_by(PartnershipMentee.person_id)
    )
    return list(rows)


async def introduced(session: AsyncSession, partnership_id: int) -> set[int]:
    """Who has been told of this partnership: nobody else need hear of its end."""
    rows = await session.scalars(
        select(Introduction.person_id).where(
            Introduction.partnership_id == partnership_id, Introduction.told_at.is_not(None)
        )
    )
    return set(rows)


async def end(
    session: AsyncSession,
    now: datetime,
    programme: Programme,
    partnership: Partnership,
    reason: str,
    *,
    silent_to: Collection[int] = (),
) -> bool:
    """Close a partnership in the caller's transaction: what was to come stops, each side hears it once.

    `silent_to` hear of it otherwise. False when it was closed already.
    """
    if partnership.state is PartnershipState.CLOSED:
        return False
    people = [partnership.mentor_id, *await mentees_of(session, partnership.id)]
    partnership.state = PartnershipState.CLOSED
    partnership.closed_at = now
    partnership.close_reason = reason
    partnership.paused_until = None
    await session.flush()
    await take_back(session, now, OF_LIVING, partnership.id, people)
    await _settle(session, now, PartnerRequest.partnership_id == partnership.id)
    await personal_tasks.stop(session, partnership.id)
    await session.execute(
        update(PersonalProgramme)
        .where(PersonalProgramme.partnership_id == partnership.id)
        .values(remind_on=None)
    )
    know = await introduced(session, partnership.id)
    await session.execute(
        delete(Introduction).where(
            Introduction.partnership_id == partnership.id, Introduction.told_at.is_(None)
        )
    )
    await tell(
        session,
        now,
        programme,
        CLOSED,
        partnership.id,
        [one for one in people if one in know and one not in silent_to],
    )
    return True


async def leave(
    session: AsyncSession, now: datetime, partnership: Partnership, person_id: int, reason: str
) -> None:
    """Take one mentee out of a group that goes on, in the caller's transaction; their part is history."""
    mentee = await session.get_one(PartnershipMentee, (partnership.id, person_id))
    session.add(
        FormerMentee(
            partnership_id=partnership.id,
            person_id=person_id,
            joined_at=mentee.joined_at,
            left_at=now,
            reason=reason,
        )
    )
    await session.delete(mentee)
    await session.flush()
    await take_back(session, now, OF_LIVING, partnership.id, [person_id])
    await personal_tasks.stop(session, partnership.id, [person_id])
    await _settle(
        session, now, PartnerRequest.partnership_id == partnership.id, PartnerRequest.person_id == person_id
    )
    await session.execute(
        delete(Introduction).where(
            Introduction.partnership_id == partnership.id, Introduction.person_id == person_id
        )
    )


async def _settle(session: AsyncSession, now: datetime, *which: ColumnElement[bool]) -> None:
    """Who is parted has nothing to ask any more."""
    await session.execute(
        update(PartnerRequest)
        .where(PartnerRequest.settled_at.is_(None), *which)
        .values(settled_at=now, outcome=RequestOutcome.PARTED)
    )
