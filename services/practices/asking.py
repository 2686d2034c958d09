"""After an event its presenters are asked, once, for the card of what they have shown."""

from datetime import timedelta

from sqlalchemy import select

from models.enums import EventAfter, EventKind, EventState
from models.events import Event, EventPresenter
from models.people import Account, Person
from models.practices import Practice, PracticeAsk
from models.programmes import Programme
from services.base import insert_ignore
from services.events.guests import CONSENTED
from services.outbox import Priority, Wish
from services.outbox.daily import offer
from services.practices.facts import PracticeState
from services.practices.standing import PracticeStanding

ASK_KIND = "practice_ask"
AFTER, NOT_AFTER = timedelta(hours=1), timedelta(days=14)
SHOWN = (EventKind.LESSON, EventKind.MASTER_CLASS, EventKind.TRIAL_LESSON, EventKind.SEMINAR)
"""A council shows no practice, and a festival's lessons are asked about one by one."""
AT_ONCE = 50


class PracticeAsking(PracticeStanding):
    async def ask_presenters(self) -> int:
        """Tick: ask who led what has ended, in the message of the day or the next bundle; how many."""
        now = self.clock.now()
        due = (
            select(EventPresenter.event_id, EventPresenter.person_id, Account.id, Programme)
            .join(Event, Event.id == EventPresenter.event_id)
            .join(Programme, Programme.id == Event.programme_id)
            .join(Person, Person.id == EventPresenter.person_id)
            .join(Account, Account.id == Person.account_id)
            .outerjoin(
                PracticeAsk,
                (PracticeAsk.event_id == EventPresenter.event_id)
                & (PracticeAsk.person_id == EventPresenter.person_id),
            )
            .where(
                # All of them: named, so that the index over `after` and `ends_at` serves.
                Event.after.in_(tuple(EventAfter)),
                Event.state == EventState.PLANNED,
                Event.ends_at.between(now - NOT_AFTER, now - AFTER),
                Event.kind.in_(SHOWN),
                Person.state.in_(CONSENTED),
                PracticeAsk.event_id.is_(None),
            )
            .order_by(Event.ends_at, EventPresenter.person_id)
            .limit(AT_ONCE)
        )
        async with self.database.read() as session:
            if (await session.execute(due.with_only_columns(EventPresenter.event_id))).first() is None:
                return 0
        asked = 0
        async with self.database.write() as session:
            for event_id, person_id, account_id, programme in (await session.execute(due)).all():
                row = {"event_id": event_id, "person_id": person_id, "asked_at": now}
                if not await insert_ignore(session, PracticeAsk, [row]):
                    continue
                wish = Wish(
                    kind=ASK_KIND,
                    dedupe_key=f"practice-ask:{event_id}:{person_id}",
                    account_id=account_id,
                    person_id=person_id,
                    priority=Priority.SURVEY,
                    not_before=now,
                    expires_at=now + NOT_AFTER,
                    values={"event": event_id, "person": person_id},
                )
                await offer(session, now, programme, wish)
                asked += 1
        return asked

    async def asked_event(self, event_id: int, person_id: int) -> tuple[EventKind, str, int] | None:
        """For delivery: kind, title and programme of what was led; None when its card was begun already."""
        async with self.database.read() as session:
            event = await session.get(Event, event_id)
            leads = await session.get(EventPresenter, (event_id, person_id))
            begun = await session.scalar(
                select(Practice.id).where(Practice.event_id == event_id, Practice.author_id == person_id)
            )
            if event is None or leads is None or begun is not None or event.state is EventState.CANCELLED:
                return None
            return event.kind, event.title, event.programme_id

    async def asked_title(self, practice_id: int, *states: PracticeState) -> tuple[str, str] | None:
        """For delivery: title and note of a card that is in one of `states`; None when it is not any more."""
        async with self.database.read() as session:
            practice = await session.get(Practice, practice_id)
            if practice is None or practice.state not in states:
                return None
            return practice.title, practice.note
