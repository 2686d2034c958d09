"""Days off, school holidays and working Saturdays of a programme's own: reminders keep to them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import OwnDayKind as OwnDayKind
from models.programmes import Programme
from services.actor import Actor
from services.base import Service
from services.errors import DomainError, NotFound
from services.programmes.rules import Span, clean_name
from services.roadmap.days import OwnDay as OwnDay
from services.roadmap.days import own_days, public_days_off
from services.roadmap.replanning import replan

MOST = 60
"""Entries of a programme: four school holidays, and a day off a week would still fit."""
LONGEST = {OwnDayKind.OFF: 31, OwnDayKind.HOLIDAYS: 100, OwnDayKind.WORKING: 1}
"""Days of one entry, by kind: the summer holidays are the longest."""
LONGEST_TITLE = 60
COUNTRIES = ("RU", "BY", "KZ", "KG", "AM", "UZ", "TJ", "MD")
"""Whose public holidays a programme can keep (ISO 3166-1 alpha-2), the likeliest first."""


@dataclass(frozen=True, slots=True)
class OwnDays:
    """What a programme says of days itself, by their first; `span` are the programme's days."""

    span: Span
    time_zone: str
    days: tuple[OwnDay, ...]
    quiet_holidays: bool
    country: str


class OwnCalendar(Service):
    """For the methodist of the programme. What changes moves unsaid reminders, and says how many."""

    async def own_days(self, actor: Actor) -> OwnDays:
        """The current programme's own days."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            span = Span(programme.starts_on, programme.ends_on)
            return OwnDays(
                span,
                programme.time_zone,
                own_days(programme),
                programme.quiet_holidays,
                programme.country,
            )

    async def add_days(self, actor: Actor, day: OwnDay) -> int:
        """Mark days. DomainError when they lie outside the programme, are too many, are marked already, or
        are to be worked and would be anyway."""
        programme_id = actor.methodist_of()
        title = clean_name(day.title, LONGEST_TITLE) if day.title else ""
        day = OwnDay(day.kind, day.first, day.last, title)
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id, with_for_update=True)
            check(programme, day)
            return await self._keep(session, actor, programme, (*own_days(programme), day))

    async def remove_days(self, actor: Actor, kind: OwnDayKind, first: date) -> int:
        """Take back what was marked from `first` on. Idempotent."""
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id, with_for_update=True)
            known = own_days(programme)
            kept = tuple(one for one in known if (one.kind, one.first) != (kind, first))
            return await self._keep(session, actor, programme, kept) if kept != known else 0

    async def keep_holidays_quiet(self, actor: Actor, quiet: bool) -> int:
        """Say whether people are reminded in the school holidays, too."""
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id, with_for_update=True)
            programme.quiet_holidays = quiet
            return await self._keep(session, actor, programme, own_days(programme))

    async def set_country(self, actor: Actor, country: str) -> int:
        """Say whose public holidays nobody is reminded on. NotFound unless it is one of `COUNTRIES`."""
        programme_id = actor.methodist_of()
        if country not in COUNTRIES:
            raise NotFound("country")
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id, with_for_update=True)
            programme.country = country
            return await self._keep(session, actor, programme, own_days(programme))

    async def _keep(
        self, session: AsyncSession, actor: Actor, programme: Programme, days: tuple[OwnDay, ...]
    ) -> int:
        programme.own_days = [
            {
                "kind": str(one.kind),
                "first": one.first.isoformat(),
                "last": one.last.isoformat(),
                "title": one.title,
            }
            for one in sorted(days, key=lambda one: (one.first, one.kind))
        ]
        self.audit(session, actor, "programmes.changed", f"programme:{programme.id}", what="own_days")
        await session.flush()
        return await replan(session, self.clock.now(), programme)


def check(programme: Programme, day: OwnDay) -> None:
    """DomainError unless the programme can mark these days."""
    if day.first > day.last:
        raise DomainError("year-backwards")
    if day.first < programme.starts_on or day.last > programme.ends_on:
        starts, ends = (f"{one:%d.%m.%Y}" for one in (programme.starts_on, programme.ends_on))
        raise DomainError("year-outside", starts=starts, ends=ends)
    known = own_days(programme)
    if len(known) >= MOST:
        raise DomainError("own-days-many", limit=MOST)
    if len(day.days) > LONGEST[day.kind]:
        raise DomainError("own-days-long", kind=str(day.kind), limit=LONGEST[day.kind])
    # A working Saturday in the holidays, a day off in them are both fine; all else is a slip.
    for one in known:
        if one.overlaps(day) and (one.kind is day.kind or OwnDayKind.HOLIDAYS not in {one.kind, day.kind}):
            raise DomainError("own-days-known", kind=str(one.kind), day=f"{one.first:%d.%m.%Y}")
    if day.kind is OwnDayKind.WORKING and not public_days_off(programme.country)(day.first):
        raise DomainError("own-days-worked", day=f"{day.first:%d.%m.%Y}")
