"""A pair with a mentor, and what linked groups of it and its programme are told."""

from dataclasses import dataclass

from sqlalchemy import select

from models.chats import LinkedChat
from models.database import Database
from models.enums import OutboxStatus, Role
from models.system import AuditRecord, DailyMessage, OutboxMessage, Rider
from services.actor import Actor
from services.chats.facts import Thing
from services.chats.rules import payload_of
from services.registry import Services
from tests.builders import District, a_district

GROUP, LARGE = -4_000_001, -1_001_000_000_001


@dataclass
class Pair:
    """One pair of a launched district."""

    database: Database
    services: Services
    district: District
    mentor: Actor
    mentee: Actor
    id: int

    @property
    def code(self) -> str:
        return payload_of(Thing(self.district.programme_id, self.id))

    @property
    def programme_code(self) -> str:
        return payload_of(Thing(self.district.programme_id))

    async def link(self, actor: Actor | None = None, group: int = GROUP, title: str = "Наша пара") -> int:
        """The pair's group is linked (by its mentor); the link's id."""
        linked = await self.services.chats.link(actor or self.mentor, self.code, group, title)
        return linked.chat_id

    async def link_programme(self, group: int = GROUP) -> int:
        """A group of the whole programme is linked by its methodist; the link's id."""
        linked = await self.services.chats.link(self.district.methodist, self.programme_code, group, "Район")
        return linked.chat_id

    async def chat(self, chat_id: int) -> LinkedChat:
        async with self.database.read() as session:
            return await session.get_one(LinkedChat, chat_id)

    async def said(self, chat_id: int, *statuses: OutboxStatus) -> list[str]:
        """Kinds of messages to a group (waiting ones, unless told otherwise), in their order."""
        async with self.database.read() as session:
            rows = await session.scalars(
                select(OutboxMessage.kind)
                .where(
                    OutboxMessage.linked_chat_id == chat_id,
                    OutboxMessage.status.in_(statuses or (OutboxStatus.PENDING,)),
                )
                .order_by(OutboxMessage.id)
            )
            return list(rows)

    async def told(self) -> list[tuple[int | None, str]]:
        """(account, kind) of what keepers are told: at once, or riding in a bundle."""
        kinds = ("chat_lost", "chat_muted")
        async with self.database.read() as session:
            found: list[tuple[int | None, str]] = []
            for table in (OutboxMessage, Rider):
                rows = await session.execute(
                    select(table.account_id, table.kind).where(table.kind.in_(kinds)).order_by(table.id)
                )
                found += [(account_id, kind) for account_id, kind in rows]
            return found

    async def free_days(self) -> None:
        """Everybody's message of the day is free again."""
        async with self.database.write() as session:
            for row in await session.scalars(select(DailyMessage)):
                await session.delete(row)

    async def audited(self) -> list[str]:
        async with self.database.read() as session:
            rows = await session.scalars(
                select(AuditRecord.action)
                .where(AuditRecord.action.startswith("chats."))
                .order_by(AuditRecord.id)
            )
            return list(rows)


async def a_pair(database: Database, services: Services, name: str = "Кировский район") -> Pair:
    district = await a_district(database, name=name)
    mentor = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    mentee = await district.person("Смирнова", Role.MENTEE)
    assert mentor.person_id
    assert mentee.person_id
    made = await services.partnerships.create(district.methodist, mentor.person_id, [mentee.person_id])
    return Pair(database, services, district, mentor, mentee, made.id)
