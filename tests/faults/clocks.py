"""A clock that jumps, a day without the bot, the nights on which clocks change: everything said once."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

import scheduler.areas
from models.database import Database
from models.enums import EventAnswer, EventKind, OutboxStatus, Role
from models.roadmap import Reminder
from models.system import OutboxMessage
from scheduler.ticker import Ticker
from services.clock import FixedClock, SteadyClock
from services.events.facts import NewEvent
from services.events.guests import invite
from services.outbox import Claimed, Ledger, Outcome
from services.registry import Services
from tests.builders import a_district
from tests.delivery.telegram import FakeTelegram
from tests.faults.verdict import Verdict
from tests.services.roadmap.plans import an_activity, launch

NIGHTS = (
    ("Europe/Berlin", date(2026, 10, 25)),
    ("America/New_York", date(2027, 3, 14)),
    ("Australia/Lord_Howe", date(2027, 4, 4)),
    ("Europe/Berlin", date(2027, 3, 28)),
    ("America/New_York", date(2026, 11, 1)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
)
"""A fold, a gap, and half an hour's fold; then the other three."""
TEACHERS = 3
DAYS_BEFORE, DAYS_AFTER = 3, 5
WAITING = frozenset({OutboxStatus.PENDING, OutboxStatus.CLAIMED, OutboxStatus.SENDING})


class Walk:
    """The program's ticks and its sender, moment by moment; `sent` is what left, with when."""

    def __init__(self, database: Database, services: Services, clock: FixedClock, zone: str) -> None:
        self.database, self.services, self.clock, self.zone = database, services, clock, zone
        self.ledger = Ledger(database)
        self.ticker = Ticker(scheduler.areas.ticks(services, FakeTelegram().bot()), SteadyClock(clock))
        self.sent: list[tuple[Claimed, datetime]] = []

    async def at(self, moment: datetime) -> None:
        """Everything that happens by itself at `moment`."""
        self.clock.moment = moment
        await self.ticker.round()
        lease = await self.ledger.acquire("walk")
        assert lease
        while messages := await self.ledger.claim(lease, moment, 100):
            begun = await self.ledger.begin(lease, [one.id for one in messages])
            self.sent += [(one, moment) for one in messages if one.id in begun]
            outcomes = [
                Outcome(one.id, one.account_id, OutboxStatus.SENT, message_id=one.id) for one in messages
            ]
            await self.ledger.settle(lease, moment, outcomes)

    def bundles(self) -> Counter[tuple[int | None, date]]:
        """(account, local day) → bundles."""
        zone = ZoneInfo(self.zone)
        return Counter(
            (one.account_id, at.astimezone(zone).date()) for one, at in self.sent if one.kind == "bundle"
        )


def moments(start: datetime, end: datetime, minutes: int, seed: int) -> Iterator[datetime]:
    """From `start` to `end` in steps, with jumps by an hour and a day both ways, and a day of outage."""
    chance = random.Random(seed)
    now, jumps = start, [-1, 1, -24, 24, -1, 1, 26]
    every = (end - start) / (len(jumps) + 1)
    places = [start + every * (number + 1) for number in range(len(jumps))]
    while now < end:
        yield now
        if places and now >= places[0]:
            places.pop(0)
            now += timedelta(hours=jumps.pop(0), minutes=chance.randint(0, 59))
        now += timedelta(minutes=minutes)


async def walked(
    database: Database, services: Services, clock: FixedClock, zone: str, night: date, minutes: int
) -> tuple[Verdict, list[str]]:
    """One zone's night with all the jumps; also what is wrong, in words."""
    local = ZoneInfo(zone)
    start = datetime(night.year, night.month, night.day, tzinfo=local) - timedelta(days=DAYS_BEFORE)
    # A Friday, when everything of the week has been said.
    end = (start + timedelta(days=DAYS_BEFORE + DAYS_AFTER)).replace(hour=13)
    clock.moment = start.astimezone(UTC)
    district = await a_district(database, time_zone=zone, name=f"{zone} {night}")
    teachers = [await district.person(f"Учителева{n}", Role.MENTEE) for n in range(TEACHERS)]
    for n in range(DAYS_BEFORE + DAYS_AFTER + 7):
        await an_activity(district, Role.MENTEE, title=f"Дело {n}", due=start.date() + timedelta(days=n + 1))
    await launch(district, clock)
    for n in range(DAYS_BEFORE + DAYS_AFTER - 1):
        starts = datetime.combine(start.date() + timedelta(days=n + 1), datetime.min.time(), local)
        event = await services.events.create(
            district.methodist, NewEvent(EventKind.LESSON, f"Урок {n}", starts.replace(hour=11), 45)
        )
        async with database.write() as session:
            await invite(session, event, [one.require_person() for one in teachers])
        for teacher in teachers:
            await services.events.answer(teacher, event, EventAnswer.GOING)
    walk = Walk(database, services, clock, zone)
    for moment in moments(clock.moment, end.astimezone(UTC), minutes, night.toordinal()):
        await walk.at(moment)
    await walk.at(end.astimezone(UTC))
    return await _judged(walk, district.programme_id, end)


async def _judged(walk: Walk, programme_id: int, end: datetime) -> tuple[Verdict, list[str]]:
    times_sent = Counter(one.id for one, _ in walk.sent)
    async with walk.database.read() as session:
        rows = list(await session.scalars(select(OutboxMessage)))
        left = await session.scalars(
            select(Reminder).where(
                Reminder.programme_id == programme_id,
                Reminder.bundled.is_(False),
                Reminder.remind_on <= end.date(),
            )
        )
        unsaid = [one.id for one in left]
    now = end.astimezone(UTC)
    late = [row.id for row in rows if row.status in WAITING and row.not_before <= now]
    unlisted = [row.id for row in rows if row.status is not OutboxStatus.SENT and times_sent[row.id]] + [
        row.id for row in rows if row.status is OutboxStatus.SENT and not times_sent[row.id]
    ]
    twice = [row_id for row_id, count in times_sent.items() if count > 1]
    crowded = [key for key, count in walk.bundles().items() if count > 1]
    wrong = [
        f"{what}: {found}"
        for what, found in (
            ("reminders unsaid", unsaid),
            ("rows still waiting", late),
            ("rows that say something else than was sent", unlisted),
            ("rows sent twice", twice),
            ("two bundles on one local day", crowded),
        )
        if found
    ]
    if not any(one.kind == "event_soon" for one, _ in walk.sent) or not walk.bundles():
        wrong.append("nothing was said at all")
    lost = len(unsaid) + len(late) + len(unlisted)
    return Verdict(f"clock_{walk.zone}", 7, lost, len(twice) + len(crowded), 0), wrong
