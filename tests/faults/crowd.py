"""A programme with a crowd of teachers, a broadcast to all of them, and a judge of what they got."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import insert, select

from models.database import Database
from models.enums import OutboxStatus, PersonState, Role
from models.people import Account, Membership, Person
from models.system import OutboxMessage
from sandbox.people import People
from sandbox.server import SandboxServer
from services.broadcasts.facts import Content, Segment, SegmentKind
from services.clock import Clock
from services.registry import Services
from tests.builders import NOW, District, a_district
from tests.conftest import build_services

FIRST_CHAT = 100_000
TEXT = "Уважаемые коллеги, {имя}!"
MORNING = datetime.fromisoformat("2026-11-17T09:00:00+03:00")
"""A Tuesday; the programme is in Moscow's zone."""

ENDS = frozenset(OutboxStatus) - {
    OutboxStatus.PENDING,
    OutboxStatus.HELD,
    OutboxStatus.CLAIMED,
    OutboxStatus.SENDING,
}


@dataclass
class Judged:
    """What the recipients have (by the Telegram of the trial) against what our rows say of it."""

    recipients: int
    copies: Counter[int] = field(default_factory=Counter)
    """chat → how many copies it got."""
    statuses: Counter[OutboxStatus] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    """Rows that say something else than the chat shows, and lines of the report that do."""

    @property
    def doubled(self) -> int:
        return sum(count - 1 for count in self.copies.values() if count > 1)

    @property
    def most_copies(self) -> int:
        return max(self.copies.values(), default=0)

    @property
    def lost(self) -> int:
        """Who got nothing, unless their row is listed as uncertain."""
        return self.recipients - len(self.copies) - self.listed_without_copy

    listed_without_copy: int = 0


@dataclass
class Crowd:
    """`size` teachers with open chats, and their broadcast."""

    database: Database
    services: Services
    server: SandboxServer
    district: District
    size: int
    broadcast_id: int = 0

    async def write_to_all(self) -> None:
        """The methodist sends the broadcast to everybody."""
        broadcasts, methodist = self.services.broadcasts, self.district.methodist
        self.broadcast_id = await broadcasts.compose(methodist, Content(TEXT))
        await broadcasts.choose_segment(methodist, self.broadcast_id, Segment(SegmentKind.ALL))
        await broadcasts.start(methodist, self.broadcast_id)

    async def rows(self) -> list[tuple[OutboxMessage, int]]:
        """The broadcast's rows, each with its chat."""
        async with self.database.read() as session:
            found = await session.execute(
                select(OutboxMessage, Account.telegram_id)
                .join(Account, Account.id == OutboxMessage.account_id)
                .where(OutboxMessage.broadcast_id == self.broadcast_id)
            )
            return [(row, chat) for row, chat in found]

    async def on_their_way(self) -> int:
        """How many sendings have begun and have no end yet."""
        return sum(row.status is OutboxStatus.SENDING for row, _ in await self.rows())

    async def ended(self, broadcast_id: int | None = None) -> bool:
        async with self.database.read() as session:
            left = await session.scalar(
                select(OutboxMessage.id)
                .where(
                    OutboxMessage.broadcast_id == (broadcast_id or self.broadcast_id),
                    OutboxMessage.status.not_in(ENDS),
                )
                .limit(1)
            )
            return left is None

    def delivered(self) -> int:
        """How many chats have the message."""
        return sum(bool(self._copies(FIRST_CHAT + n)) for n in range(self.size))

    def _copies(self, chat: int) -> list[int]:
        user = self.server.world.users[chat]
        return [one.message_id for one in user.messages.values() if one.mine and "коллеги" in one.text]

    def _noted(self) -> dict[int, list[int]]:
        """Chat → the broadcast's messages that its Telegram's journal says were put into it."""
        noted: dict[int, list[int]] = {}
        for entry in self.server.world.journal.entries:
            if entry.method == "sendMessage" and entry.packed_result and isinstance(entry.chat_id, int):
                seen = entry.show()
                if "коллеги" in seen["params"]["text"]:
                    noted.setdefault(entry.chat_id, []).append(seen["result"]["message_id"])
        return noted

    async def correct(self, text: str) -> int:
        """The methodist corrects it for everybody; the id of the correction."""
        broadcasts, methodist = self.services.broadcasts, self.district.methodist
        change = await broadcasts.propose_change(methodist, self.broadcast_id, False)
        await broadcasts.correct(methodist, change, Content(text))
        await broadcasts.start_change(methodist, change)
        return change

    def saying(self, text: str) -> int:
        """How many chats have one message of ours, and in it these words."""
        chats = (self.server.world.users[FIRST_CHAT + n] for n in range(self.size))
        own = ([one.text for one in user.messages.values() if one.mine] for user in chats)
        return sum(len(said) == 1 and text in said[0] for said in own)

    async def judge(self) -> Judged:
        """Compare message by message: rows, the methodist's report by name, the chats themselves, and what
        their Telegram noted of every request."""
        found = Judged(self.size)
        noted = self._noted()
        reported = await self.services.broadcasts.report(self.district.methodist, self.broadcast_id)
        by_name = {line.name.split("\xa0")[0]: line.status for line in reported}
        rows = await self.rows()
        if len(rows) != self.size or len(by_name) != self.size:
            found.wrong.append(f"{len(rows)} rows and {len(by_name)} lines for {self.size} people")
        for row, chat in rows:
            copies = self._copies(chat)
            found.statuses[row.status] += 1
            if copies:
                found.copies[chat] = len(copies)
            if row.status is OutboxStatus.SENT:
                fits = row.message_id in copies
            elif row.status is OutboxStatus.UNCERTAIN:
                fits = True
                found.listed_without_copy += not copies
            else:
                fits = not copies
            fits = fits and sorted(copies) == sorted(noted.get(chat, []))
            if not fits or by_name.get(_surname(chat - FIRST_CHAT)) != row.status.value:
                found.wrong.append(f"{row.id}: {row.status}, {len(copies)} copies, noted {noted.get(chat)}")
        return found


async def a_crowd(database: Database, server: SandboxServer, clock: Clock, folder: Path, size: int) -> Crowd:
    """The programme and its people, each with the chat open."""
    district = await a_district(database)
    people = People(server.world)
    numbers = range(size)
    async with database.write() as session:
        first = (await session.scalar(select(Account.id).order_by(Account.id.desc()).limit(1)) or 0) + 1
        await session.execute(
            insert(Account),
            [{"id": first + n, "telegram_id": FIRST_CHAT + n, "created_at": NOW} for n in numbers],
        )
        await session.execute(
            insert(Person),
            [
                {
                    "id": first + 1000 + n,
                    "municipality_id": district.municipality_id,
                    "account_id": first + n,
                    "school_id": district.weak_school,
                    "state": PersonState.REGISTERED,
                    "surname": _surname(n),
                    "name": "Ирина",
                    "patronymic": "Павловна",
                    "created_at": NOW,
                }
                for n in numbers
            ],
        )
        await session.execute(
            insert(Membership),
            [
                {
                    "programme_id": district.programme_id,
                    "person_id": first + 1000 + n,
                    "role": Role.MENTEE,
                    "starts_on": date(2026, 9, 1),
                }
                for n in numbers
            ],
        )
    for n in numbers:
        people.save({"id": FIRST_CHAT + n, "first_name": "Ирина"}).started = True
    return Crowd(database, build_services(database, clock, folder), server, district, size)


def _surname(n: int) -> str:
    return f"Фамилия{n}"
