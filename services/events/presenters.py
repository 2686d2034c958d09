"""Who leads an event: persons of the programme, who may then show its code and tick who came."""

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import EventState
from models.events import Event, EventPresenter
from models.people import Account, Person
from models.programmes import Programme
from services.actor import Actor
from services.base import insert_ignore
from services.errors import DomainError, NotFound
from services.events.attendance import EventAttendance, found_people
from services.events.facts import FoundPerson
from services.events.guests import remind
from services.outbox import Priority, Wish
from services.outbox.daily import offer
from services.people.listing import named

KIND = "event_leads"
PRESENTERS_AT_MOST = 20


class Presenters(EventAttendance):
    async def find_presenters(self, actor: Actor, event_id: int, text: str) -> tuple[FoundPerson, ...]:
        """People of the programme whose name has all words of `text` and who do not lead it yet."""
        if not text.split():
            return ()
        async with self.database.read() as session:
            _, programme = await self.own(session, actor, event_id)
            leading = select(EventPresenter.person_id).where(EventPresenter.event_id == event_id)
            return await found_people(
                session, self.member(programme), Person.id.not_in(leading), *named(text)
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
        """They do not lead it after all; who does not lead it changes nothing."""
        async with self.database.write() as session:
            await self.own(session, actor, event_id, lock=True)
            gone = await session.scalars(
                delete(EventPresenter)
                .where(EventPresenter.event_id == event_id, EventPresenter.person_id == person_id)
                .returning(EventPresenter.person_id)
            )
            if gone.all():
                self.audit(session, actor, "events.presenter_removed", f"event:{event_id}", person=person_id)

    async def _tell(self, session: AsyncSession, event: Event, programme: Programme, person_id: int) -> None:
        """They hear once that they lead it, and are reminded of it."""
        now = self.clock.now()
        account = await session.scalar(
            select(Account).join(Person, Person.account_id == Account.id).where(Person.id == person_id)
        )
        if account is None or event.ends_at <= now or event.state is EventState.CANCELLED:
            return
        wish = Wish(
            kind=KIND,
            dedupe_key=f"event-leads:{event.id}:{person_id}",
            account_id=account.id,
            person_id=person_id,
            priority=Priority.SURVEY,
            not_before=now,
            expires_at=event.ends_at,
            values={"event": event.id, "person": person_id},
        )
        await offer(session, now, programme, wish)
        await remind(session, now, event, programme, account, person_id)
