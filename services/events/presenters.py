"""Who leads an event: persons of the programme, who may then show its code and tick who came."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import EventState
from models.events import Event, EventPresenter
from models.people import Account, Person, words_of
from models.programmes import Programme
from services.actor import Actor
from services.base import insert_ignore
from services.errors import DomainError, NotFound
from services.events.attendance import EventAttendance, found_people
from services.events.facts import FoundPerson
from services.events.guests import remind, unsay
from services.outbox import Priority, Wish, enqueue
from services.outbox.daily import offer
from services.quiet import next_awake

LEADS, LEADS_NOT = "event_leads", "event_leads_not"
PRESENTERS_AT_MOST = 20


class Presenters(EventAttendance):
    async def find_presenters(self, actor: Actor, event_id: int, text: str) -> tuple[FoundPerson, ...]:
        """People of the programme in whose name each word of `text` begins one and who do not lead it yet."""
        if not words_of(text):
            return ()
        async with self.database.read() as session:
            _, programme = await self.own(session, actor, event_id)
            leading = select(EventPresenter.person_id).where(EventPresenter.event_id == event_id)
            return await found_people(
                session, programme, text, self.member(programme), Person.id.not_in(leading)
            )

    async def add_presenter(self, actor: Actor, event_id: int, person_id: int) -> None:
        """Somebody of the programme leads the event; again changes nothing.

        Raises DomainError when there are as many as an event may have.
        """
        async with self.database.write() as session:
            event, programme = await self.own(session, actor, event_id, lock=True)
            if not await session.scalar(
                select(Person.id).where(Person.id == person_id, self.member(programme))
            ):
                raise NotFound("person")
            row = {"event_id": event_id, "person_id": person_id}
            if await insert_ignore(session, EventPresenter, [row]):
                count = await session.scalar(select(func.count()).where(EventPresenter.event_id == event_id))
                if (count or 0) > PRESENTERS_AT_MOST:
                    raise DomainError("event-error-presenters", limit=PRESENTERS_AT_MOST)
                self.audit(session, actor, "events.presenter_added", f"event:{event_id}", person=person_id)
                await self._tell(session, event, programme, person_id)

    async def remove_presenter(self, actor: Actor, event_id: int, person_id: int) -> None:
        """They do not lead it after all, and hear so if they knew; who does not lead it changes nothing."""
        async with self.database.write() as session:
            event, programme = await self.own(session, actor, event_id, lock=True)
            gone = await session.scalars(
                delete(EventPresenter)
                .where(EventPresenter.event_id == event_id, EventPresenter.person_id == person_id)
                .returning(EventPresenter.person_id)
            )
            if gone.all():
                self.audit(session, actor, "events.presenter_removed", f"event:{event_id}", person=person_id)
                await self._tell_otherwise(session, event, programme, person_id)

    async def _tell(self, session: AsyncSession, event: Event, programme: Programme, person_id: int) -> None:
        """They hear once that they lead it, and are reminded of it."""
        now, account = self.clock.now(), await self._account(session, event, person_id)
        if account is not None:
            await offer(session, now, programme, self._wish(LEADS, event, person_id, account))
            await remind(session, now, event, programme, account, person_id)

    async def _tell_otherwise(
        self, session: AsyncSession, event: Event, programme: Programme, person_id: int
    ) -> None:
        now, account = self.clock.now(), await self._account(session, event, person_id)
        if await unsay(session, now, _key(LEADS, event.id, person_id)) or account is None:
            return
        at = next_awake(account, programme.time_zone, now)
        await enqueue(session, now, [self._wish(LEADS_NOT, event, person_id, account, at)])

    async def _account(self, session: AsyncSession, event: Event, person_id: int) -> Account | None:
        """Whom to write to, while there is something to lead."""
        if event.ends_at <= self.clock.now() or event.state is EventState.CANCELLED:
            return None
        return await session.scalar(
            select(Account).join(Person, Person.account_id == Account.id).where(Person.id == person_id)
        )

    def _wish(
        self, kind: str, event: Event, person_id: int, account: Account, at: datetime | None = None
    ) -> Wish:
        now = self.clock.now()
        return Wish(
            kind=kind,
            # Named, taken off and named again: each is told.
            dedupe_key=f"{_key(kind, event.id, person_id)}{int(now.timestamp())}",
            account_id=account.id,
            person_id=person_id,
            priority=Priority.SURVEY,
            not_before=at or now,
            expires_at=event.ends_at,
            values={"event": event.id, "person": person_id},
        )


def _key(kind: str, event_id: int, person_id: int) -> str:
    return f"{kind.replace('_', '-')}:{event_id}:{person_id}:"
