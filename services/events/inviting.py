"""Who is invited can change after the invitation: newcomers are told, so are those taken out; once each."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, func, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import EventAnswer, PersonState
from models.events import Event, EventGuest
from models.people import Account, Person
from models.programmes import Programme
from models.system import OutboxMessage
from services.actor import Actor
from services.broadcasts.facts import Segment
from services.broadcasts.segments import in_segment
from services.chats.events import announce
from services.errors import DomainError, NotFound
from services.events import guests
from services.events.changing import Changing
from services.events.facts import Told
from services.events.places import release
from services.events.series import lessons_of
from services.outbox import Priority, Wish, cancel, enqueue
from services.outbox.daily import offer
from services.people.listing import takes_part
from services.quiet import next_awake

INVITED, UNINVITED = "event_invitation", "event_uninvited"

Whom = Segment | int
"""People by a segment of the programme, or one person by id."""


class Inviting(Changing):
    """For the programme's methodist, until the event begins (a series: until it is over)."""

    async def count_invitees(self, actor: Actor, event_id: int, whom: Whom, invited: bool) -> int:
        """How many of `whom` are guests already (`invited`), or are not."""
        async with self.database.read() as session:
            event, programme = await self.own(session, actor, event_id)
            condition = self._meant(event, programme, whom, invited)
            return await session.scalar(select(func.count()).select_from(Person).where(condition)) or 0

    async def invite_guests(self, actor: Actor, event_id: int, whom: Whom) -> Told:
        """Invite those of `whom` who are no guests yet, and tell them within their message of the day.

        Who is a guest already hears nothing. Raises DomainError when the event has begun or is called off,
        and for a lesson of a series, which has one invitation for all; NotFound for a person who takes no
        part in the programme.
        """
        now = self.clock.now()
        async with self.database.write() as session:
            event, programme = await self._open(session, actor, event_id)
            people = await self._people(session, event, programme, whom, invited=False)
            added = await guests.invite(session, event_id, [person_id for person_id, _ in people])
            wishes = 0
            for person_id, account in people:
                if account is not None and account.reachable:
                    await offer(session, now, programme, self._wish(INVITED, event, person_id, account))
                    wishes += 1
            if added:
                await announce(session, now, event, programme)
                self.audit(session, actor, "events.invited", f"event:{event_id}", lines=added)
            return Told(wishes, len(people) - wishes)

    async def take_back(self, actor: Actor, event_id: int, whom: Whom) -> Told:
        """Take the invitation of those of `whom` back, and tell those who have heard of it and not declined.

        Their places go to who waits. Raises as `invite_guests` does.
        """
        now = self.clock.now()
        async with self.database.write() as session:
            event, programme = await self._open(session, actor, event_id)
            people = await self._people(session, event, programme, whom, invited=True)
            same_day = self.is_today(programme, event.starts_at)
            told = untold = 0
            for person_id, account in people:
                guest = await session.get_one(EventGuest, (event_id, person_id))
                unsaid = await guests.unsay(session, now, _key(INVITED, event.id, person_id))
                if guest.answer is EventAnswer.DECLINED or unsaid:
                    continue
                if account is None or not account.reachable:
                    untold += 1
                    continue
                at = now if same_day else next_awake(account, programme.time_zone, now)
                await enqueue(session, now, [self._wish(UNINVITED, event, person_id, account, at)])
                told += 1
            await self._remove(session, event, programme, [person_id for person_id, _ in people])
            if people:
                self.audit(session, actor, "events.uninvited", f"event:{event_id}", lines=len(people))
            return Told(told, untold)

    async def _open(self, session: AsyncSession, actor: Actor, event_id: int) -> tuple[Event, Programme]:
        event, programme = await self.own(session, actor, event_id, lock=True)
        self.require_ahead(event)
        if event.series_id is not None:
            raise DomainError("event-error-lesson-invites")
        if event.starts_at <= self.clock.now() and not await lessons_of(session, event_id):
            raise DomainError("event-error-started")
        return event, programme

    def _meant(self, event: Event, programme: Programme, whom: Whom, invited: bool) -> ColumnElement[bool]:
        today = guests.local(self.clock.now(), programme).date()
        is_guest = Person.id.in_(select(EventGuest.person_id).where(EventGuest.event_id == event.id))
        which = is_guest if invited else not_(is_guest)
        if isinstance(whom, int):
            # Who has left the programme since can still be taken out.
            there = which if invited else takes_part(programme.id, today)
            return and_(Person.id == whom, Person.state != PersonState.WITHDRAWN, which, there)
        return and_(in_segment(whom, programme.id, today, None), which)

    async def _people(
        self, session: AsyncSession, event: Event, programme: Programme, whom: Whom, *, invited: bool
    ) -> list[tuple[int, Account | None]]:
        if isinstance(whom, int):
            today = guests.local(self.clock.now(), programme).date()
            there = or_(
                takes_part(programme.id, today),
                Person.id.in_(select(EventGuest.person_id).where(EventGuest.event_id == event.id)),
            )
            if await session.scalar(select(Person.id).where(Person.id == whom, there)) is None:
                raise NotFound("person")
        rows = await session.execute(
            select(Person.id, Account)
            .outerjoin(Account, and_(Account.id == Person.account_id, Person.state.in_(guests.CONSENTED)))
            .where(self._meant(event, programme, whom, invited))
            .order_by(Person.id)
        )
        return [(person_id, account) for person_id, account in rows]

    async def _remove(
        self, session: AsyncSession, event: Event, programme: Programme, person_ids: Sequence[int]
    ) -> None:
        now = self.clock.now()
        events = [event.id, *(lesson.id for lesson in await lessons_of(session, event.id))]
        for person_id in person_ids:
            await release(session, now, person_id, within=events)
            for number in events:
                key = f"event-soon:{number}:{person_id}:"
                await cancel(session, now, OutboxMessage.dedupe_key.startswith(key, autoescape=True))
        await session.flush()
        await session.execute(
            delete(EventGuest).where(
                EventGuest.event_id.in_(events), EventGuest.person_id.in_(person_ids), ~EventGuest.attended
            )
        )

    def _wish(
        self, kind: str, event: Event, person_id: int, account: Account, at: datetime | None = None
    ) -> Wish:
        now = self.clock.now()
        return Wish(
            kind=kind,
            # Somebody may be invited, taken out and invited again: each is told.
            dedupe_key=f"{_key(kind, event.id, person_id)}{int(now.timestamp())}",
            account_id=account.id,
            person_id=person_id,
            priority=Priority.EVENT_SOON if kind == UNINVITED else Priority.SURVEY,
            not_before=at or now,
            expires_at=event.ends_at,
            values={"event": event.id, "person": person_id},
        )


def _key(kind: str, event_id: int, person_id: int) -> str:
    return f"{kind.replace('_', '-')}:{event_id}:{person_id}:"
