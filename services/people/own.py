"""What people put right about themselves beyond the profile's fields: their name, their quiet hours."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from models.people import Account, Person
from models.programmes import Programme
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.people.fullnames import read_full_name
from services.people.keyed import Keyed

QUIET_FROM = range(15, 21)
QUIET_TO = range(8, 13)
"""Hours to choose from: quiet hours may be longer than the usual 20 to 8, never shorter (PRODUCT.md §7)."""

LATEST = 24
_HOUR = re.compile(r"(?<![\d:.])(\d{1,2})(?:[:.]\d\d)?(?!\d)\s*(pm|вечера)?")

PAUSE_AT_MOST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class MessagesPause:
    """`until` is the local day on which messages come again; None: they come. `now` is local."""

    now: datetime
    until: date | None


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Whole local hours: nothing unasked comes from `start` in the evening until `end` in the morning."""

    start: int
    end: int

    @classmethod
    def read(cls, text: str) -> "QuietHours":
        """As people write them: «с 21 до 9», "9 pm to 8 am", "18-10". DomainError when it can't be told.

        Who asks for fewer hours than are quiet anyway has what they ask for.
        """
        found = [_hour(*one) for one in _HOUR.findall(text.lower())]
        if len(found) != 2:
            raise DomainError("profile-quiet-unclear")
        start, end = min(found[0] or LATEST, QUIET_FROM[-1]), max(found[1], QUIET_TO[0])
        if start not in QUIET_FROM or end not in QUIET_TO:
            raise DomainError("profile-quiet-bounds", latest=f"{QUIET_FROM[0]}:00", last=f"{QUIET_TO[-1]}:00")
        return cls(start, end)


def _hour(hour: str, half: str) -> int:
    """The hour of a day of 24; midnight is 0."""
    number = int(hour) % LATEST
    return number + 12 if half and number < 12 else number


class OwnThings(Keyed):
    async def rename(self, actor: Actor, text: str) -> None:
        """Write one's own name anew; DomainError says what is wrong with it."""
        name = read_full_name(text)
        person_id = actor.require_person()
        async with self.database.write() as session:
            person = await session.get_one(Person, person_id)
            person.surname, person.name, person.patronymic = name.surname, name.name, name.patronymic
            self.audit(session, actor, "people.corrected", f"person:{person_id}", what="name")

    async def quiet_hours(self, actor: Actor) -> QuietHours:
        """The account's own, in all its programmes."""
        actor.require_person()
        async with self.database.read() as session:
            account = await session.get_one(Account, actor.account_id)
            return QuietHours(account.quiet_from // 60, account.quiet_to // 60)

    async def set_quiet_hours(self, actor: Actor, hours: QuietHours) -> None:
        """The morning bundle waits for the end; NotFound for hours that are not offered."""
        actor.require_person()
        if hours.start not in QUIET_FROM or hours.end not in QUIET_TO:
            raise NotFound("hours")
        async with self.database.write() as session:
            account = await session.get_one(Account, actor.account_id)
            account.quiet_from, account.quiet_to = hours.start * 60, hours.end * 60
            self.audit(session, actor, "people.corrected", f"person:{actor.person_id}", what="quiet")

    async def messages_pause(self, actor: Actor) -> MessagesPause:
        """Whether the account has asked for silence; what is over counts as none."""
        actor.require_person()
        async with self.database.read() as session:
            account = await session.get_one(Account, actor.account_id)
            programme = await session.get_one(Programme, actor.programme_id)
            now = self.clock.now().astimezone(ZoneInfo(programme.time_zone))
            until = account.paused_until
            return MessagesPause(now, until if until and until > now.date() else None)

    async def pause_messages(self, actor: Actor, until: date | None) -> None:
        """Nothing unasked comes before the local day `until`; None takes it back.

        DomainError for a day that is not to come, or more than a year away.
        """
        today = (await self.messages_pause(actor)).now.date()
        if until is not None and not today < until <= today + PAUSE_AT_MOST:
            raise DomainError("profile-pause-day")
        async with self.database.write() as session:
            (await session.get_one(Account, actor.account_id)).paused_until = until
            self.audit(session, actor, "people.corrected", f"person:{actor.person_id}", what="pause")
