"""Materials of an event: links and files for its guests, at once or when it is over."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import EventState
from models.events import Event, EventGuest, EventMaterial
from models.people import Account, Person
from models.programmes import Programme
from models.system import StoredFile
from services.actor import Actor
from services.errors import DomainError
from services.events.facts import MaterialLine, MaterialList, NewMaterial
from services.events.guests import CONSENTED
from services.events.rules import LONGEST_TITLE, MOST_MATERIALS, clean, link_of
from services.events.standing import EventStanding, is_guest
from services.files import received, record_file
from services.outbox import Priority, Wish
from services.outbox.daily import offer

KIND = "event_materials"
AT_ONCE = 20
"""Events whose materials are given out in one tick, each in a transaction of its own."""


class Materials(EventStanding):
    async def add_material(self, actor: Actor, event_id: int, new: NewMaterial) -> int:
        """Put a link or file by the event; for its methodist and presenters. Returns its id.

        The file is the programme's, not the person's: it stays when they leave. Raises DomainError for a
        link that is none, and when there are as many as an event may have.
        """
        link = link_of(new.link) if new.file is None else ""
        title = clean(new.title, LONGEST_TITLE) or (new.file.name if new.file else link)
        async with self.once(actor, "events.add_material") as session:
            event, _ = await self.hosted(session, actor, event_id, lock=True)
            count = await session.scalar(select(func.count()).where(EventMaterial.event_id == event_id))
            if (count or 0) >= MOST_MATERIALS:
                raise DomainError("event-error-materials", limit=MOST_MATERIALS)
            file_id = await record_file(session, self.clock.now(), new.file, None) if new.file else None
            material = EventMaterial(
                event_id=event_id,
                title=title[:LONGEST_TITLE],
                link=link,
                file_id=file_id,
                afterwards=new.afterwards,
            )
            session.add(material)
            await session.flush()
            self.audit(
                session,
                actor,
                "events.changed",
                f"event:{event_id}",
                programme_id=event.programme_id,
                what="materials",
            )
            return material.id

    async def remove_material(self, actor: Actor, event_id: int, material_id: int) -> None:
        """Take a material away; one that is gone changes nothing."""
        async with self.database.write() as session:
            event, _ = await self.hosted(session, actor, event_id, lock=True)
            material = await session.get(EventMaterial, material_id)
            if material is None or material.event_id != event_id:
                return
            file_id = material.file_id
            await session.delete(material)
            if file_id is not None:
                # The content without an owner goes with the next clean-up.
                await session.flush()
                await session.delete(await session.get_one(StoredFile, file_id))
            self.audit(
                session,
                actor,
                "events.changed",
                f"event:{event_id}",
                programme_id=event.programme_id,
                what="materials",
            )

    async def materials(self, actor: Actor, event_id: int) -> MaterialList:
        """What the actor may have of the event's materials: guests those of now, who leads it all."""
        async with self.database.read() as session:
            if await is_guest(session, actor, event_id):
                event = await session.get_one(Event, event_id)
                programme = await session.get_one(Programme, event.programme_id)
                hosting = await self.hosts(session, actor, event)
            else:
                event, programme = await self.hosted(session, actor, event_id)
                hosting = True
            visible = [] if hosting else given_out(event, self.clock.now())
            rows = await session.execute(
                select(EventMaterial, StoredFile)
                .outerjoin(StoredFile, StoredFile.id == EventMaterial.file_id)
                .where(EventMaterial.event_id == event_id, *visible)
                .order_by(EventMaterial.id)
            )
            return MaterialList(
                self.line(event, programme),
                tuple(_line(one, file) for one, file in rows),
                hosting,
            )

    async def hand_out_due(self) -> None:
        """Tick: when an event is over, tell those who were there of what is given out afterwards."""
        now = self.clock.now()
        due = (
            select(Event.id)
            .join(EventMaterial, EventMaterial.event_id == Event.id)
            .where(
                EventMaterial.told_at.is_(None),
                EventMaterial.afterwards,
                Event.ends_at <= now,
                Event.state == EventState.PLANNED,
                # Nobody is told before it is known who was there.
                select(EventGuest.event_id)
                .where(EventGuest.event_id == Event.id, EventGuest.attended)
                .exists(),
            )
            .distinct()
            .limit(AT_ONCE)
        )
        async with self.database.read() as session:
            events = (await session.scalars(due)).all()
        for event_id in events:
            async with self.database.write() as session:
                await self._hand_out(session, now, event_id)

    async def _hand_out(self, session: AsyncSession, now: datetime, event_id: int) -> None:
        event = await session.get_one(Event, event_id, with_for_update=True)
        programme = await session.get_one(Programme, event.programme_id)
        waiting = (
            await session.scalars(
                select(EventMaterial)
                .where(
                    EventMaterial.event_id == event_id,
                    EventMaterial.afterwards,
                    EventMaterial.told_at.is_(None),
                )
                .order_by(EventMaterial.id)
            )
        ).all()
        if not waiting:
            return
        for material in waiting:
            material.told_at = now
        rows = await session.execute(
            select(Person.id, Account.id)
            .join(Account, Account.id == Person.account_id)
            .join(EventGuest, EventGuest.person_id == Person.id)
            .where(EventGuest.event_id == event_id, EventGuest.attended, Person.state.in_(CONSENTED))
        )
        for person_id, account_id in rows.all():
            wish = Wish(
                kind=KIND,
                dedupe_key=f"event-materials:{event_id}:{person_id}:{waiting[-1].id}",
                account_id=account_id,
                person_id=person_id,
                priority=Priority.SURVEY,
                not_before=now,
                values={"event": event_id, "person": person_id},
            )
            await offer(session, now, programme, wish)


def _line(material: EventMaterial, file: StoredFile | None) -> MaterialLine:
    kept = received(file) if file is not None else None
    return MaterialLine(material.id, material.title, material.link, kept, material.afterwards)


def given_out(event: Event, now: datetime) -> list[ColumnElement[bool]]:
    """The conditions on EventMaterial that guests have it by now."""
    return [] if event.ends_at <= now else [~EventMaterial.afterwards]


async def material_count(session: AsyncSession, event: Event, now: datetime) -> int:
    """How many materials guests have by now."""
    of_event = EventMaterial.event_id == event.id
    return await session.scalar(select(func.count()).where(of_event, *given_out(event, now))) or 0
