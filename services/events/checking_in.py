"""Attendance by a code shown in the room: the guest types it, or scans it as a link."""

import re
import secrets
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import EventState, MarkedBy
from models.events import Event, EventGuest
from models.people import Person
from models.programmes import Programme
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.events.attendance import EventAttendance, attended_of
from services.events.facts import CheckedIn, CodeCard, EventLine
from services.events.guessing import allow, forgive, note_wrong
from services.events.guests import CONSENTED, invite, local
from services.events.series import was_invited
from services.events.standing import locked
from services.people.listing import takes_part

DIGITS = 6
OPENS_BEFORE, CLOSES_AFTER = timedelta(minutes=15), timedelta(minutes=60)
"""The code works so long before the event's start and after its end."""

_CODE = re.compile(rf"\s*(?:\d[\s-]*){{{DIGITS}}}")


class CheckingIn(EventAttendance):
    async def event_code(self, actor: Actor, event_id: int) -> CodeCard:
        """The event's code, made at the first look; for its methodist and presenters.

        Raises DomainError when the event is called off or the code works no more.
        """
        async with self.database.write() as session:
            event, programme = await self._codable(session, actor, event_id)
            if event.code is None:
                await self._new_code(session, actor, event)
            return await self._code_card(session, event, programme)

    async def renew_code(self, actor: Actor, event_id: int) -> CodeCard:
        """Another code, because the old one has left the room; marks made by it stay until unticked."""
        async with self.once(actor, "events.renew_code") as session:
            event, programme = await self._codable(session, actor, event_id)
            await self._new_code(session, actor, event)
            return await self._code_card(session, event, programme)

    async def check_in(self, actor: Actor, text: str) -> CheckedIn:
        """The actor is where the code `text` is shown; a second time changes nothing.

        Who was not invited becomes a guest and is marked so. NotFound for an unknown code and for who takes
        no part in the event's programme; DomainError outside the code's time, for who has been taken off
        the list by hand, and after too many codes that fitted nothing.
        """
        try:
            return await self._checked_in(actor, code_of(text))
        except NotFound:
            async with self.database.write() as session:
                # The same message delivered again is no second try.
                if await self.is_first(session, actor, "events.wrong_code"):
                    await note_wrong(session, actor.account_id, self.clock.now())
            raise

    async def _checked_in(self, actor: Actor, code: str | None) -> CheckedIn:
        async with self.database.write() as session:
            await allow(session, actor.account_id, self.clock.now())
            found = await session.scalar(select(Event.id).where(Event.code == code))
            event = await locked(session, found) if found is not None else None
            # Renewed while we waited for the event.
            if event is None or event.code != code:
                raise NotFound("code")
            programme = await session.get_one(Programme, event.programme_id)
            person_id = await self._person(session, actor, programme)
            if person_id is None:
                raise NotFound("code")
            self._require_open(event, programme)
            await forgive(session, actor.account_id)
            invited = await was_invited(session, event, person_id)
            await invite(session, event.id, [person_id], invited=invited)
            guest = await session.get_one(EventGuest, (event.id, person_id))
            if not guest.attended and guest.marked_by is MarkedBy.HOST:
                raise DomainError("checkin-struck")
            again = guest.attended
            if not again:
                guest.marked_by = MarkedBy.CODE
                await self.set_attended(session, event, programme, guest, True)
                subject = f"event:{event.id}"
                self.audit(
                    session,
                    actor,
                    "events.checked_in",
                    subject,
                    programme_id=programme.id,
                    person=person_id,
                    invited=guest.invited,
                )
            return CheckedIn(self.line(event, programme, guest.answer), again, guest.invited)

    async def _person(self, session: AsyncSession, actor: Actor, programme: Programme) -> int | None:
        """Who the actor is in this programme, if they take part in it today and have consented."""
        return await session.scalar(
            select(Person.id)
            .where(
                Person.account_id == actor.account_id,
                Person.state.in_(CONSENTED),
                takes_part(programme.id, local(self.clock.now(), programme).date()),
            )
            .limit(1)
        )

    async def _codable(self, session: AsyncSession, actor: Actor, event_id: int) -> tuple[Event, Programme]:
        event, programme = await self.hosted(session, actor, event_id, lock=True)
        if event.state is EventState.CANCELLED:
            raise DomainError("event-error-cancelled")
        if event.ends_at + CLOSES_AFTER <= self.clock.now():
            raise DomainError("checkin-closed", **_times(event, programme))
        return event, programme

    def _require_open(self, event: Event, programme: Programme) -> None:
        now = self.clock.now()
        if event.state is EventState.CANCELLED:
            raise DomainError("event-error-cancelled")
        if now < event.starts_at - OPENS_BEFORE:
            raise DomainError("checkin-early", title=event.title, **_times(event, programme))
        if now >= event.ends_at + CLOSES_AFTER:
            raise DomainError("checkin-late", title=event.title, **_times(event, programme))

    async def _new_code(self, session: AsyncSession, actor: Actor, event: Event) -> None:
        code = event.code
        while code is None or await session.scalar(select(Event.id).where(Event.code == code)) is not None:
            code = str(secrets.randbelow(9 * 10 ** (DIGITS - 1)) + 10 ** (DIGITS - 1))
        action = "events.code_renewed" if event.code else "events.code_made"
        event.code = code
        self.audit(session, actor, action, f"event:{event.id}", programme_id=event.programme_id)

    async def _code_card(self, session: AsyncSession, event: Event, programme: Programme) -> CodeCard:
        assert event.code is not None
        opens, closes = _window(event, programme)
        attended = await attended_of(session, event.id)
        return CodeCard(self.line(event, programme), event.code, opens, closes, attended)


def code_of(text: str) -> str | None:
    """The six digits of «482 137» or «482-137»; None for anything else."""
    return re.sub(r"\D", "", text) if _CODE.fullmatch(text) and len(text) <= 3 * DIGITS else None


def codable(now: datetime, event: EventLine) -> bool:
    """Whether the code still works, or will."""
    return now < event.ends_at + CLOSES_AFTER


def _window(event: Event, programme: Programme) -> tuple[datetime, datetime]:
    """When the code works (local)."""
    return local(event.starts_at - OPENS_BEFORE, programme), local(event.ends_at + CLOSES_AFTER, programme)


def _times(event: Event, programme: Programme) -> dict[str, str]:
    opens, closes = _window(event, programme)
    last = f"{closes:%H:%M}" if opens.date() == closes.date() else f"{closes:%d.%m %H:%M}"
    return {"opens": f"{opens:%d.%m %H:%M}", "closes": last}
