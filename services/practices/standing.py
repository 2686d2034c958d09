"""Whose a card is, who sees it, and who decides about it: what all services of practices stand on."""

from zoneinfo import ZoneInfo

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PracticeState, Role
from models.events import Event
from models.people import Deficit, Person, School
from models.practices import Practice, PracticeDeficit, PracticeFile
from models.programmes import Programme
from models.system import StoredFile
from services.actor import Actor
from services.base import Service
from services.errors import Forbidden, NotFound
from services.files import received
from services.people.deficits import DeficitLine
from services.people.names import full_name
from services.practices.bank import lineage
from services.practices.facts import PracticeCard, PracticeFileLine, PracticeLine

READERS = (Role.METHODIST, Role.CURATOR, Role.MENTOR, Role.MENTEE)
"""A viewer reads aggregates only: cards carry names."""


class PracticeStanding(Service):
    def bank_of(self, actor: Actor) -> Select[int]:
        """Ids of the programmes whose cards the actor may read: the current one and those before it."""
        actor.require(*READERS)
        if actor.programme_id is None:
            raise Forbidden("programme")
        return lineage(actor.programme_id)

    async def seen(
        self, session: AsyncSession, actor: Actor, practice_id: int, *, lock: bool = False
    ) -> Practice:
        """A card that the actor may read: a published one, their own, or as methodist any that was sent."""
        practice = await session.get(Practice, practice_id, with_for_update=lock or None)
        if practice is None:
            raise NotFound("practice")
        if practice.author_id == actor.person_id:
            return practice
        programmes = await session.scalars(self.bank_of(actor))
        if practice.programme_id not in programmes.all():
            raise NotFound("practice")
        if practice.state is PracticeState.PUBLISHED or (
            practice.state is not PracticeState.DRAFT and Role.METHODIST in actor.roles
        ):
            return practice
        raise NotFound("practice")

    async def own(self, session: AsyncSession, actor: Actor, practice_id: int) -> Practice:
        """The actor's card, for this transaction alone. Forbidden for another's, NotFound for none."""
        person_id = actor.require_person()
        practice = await session.get(Practice, practice_id, with_for_update=True)
        if practice is None:
            raise NotFound("practice")
        if practice.author_id != person_id:
            raise Forbidden(f"practice:{practice_id}")
        return practice

    async def moderated(self, session: AsyncSession, actor: Actor, practice_id: int) -> Practice:
        """A card that was sent to the actor, who is methodist; for this transaction alone."""
        actor.methodist_of()
        practice = await self.seen(session, actor, practice_id, lock=True)
        if practice.state is PracticeState.DRAFT:
            raise NotFound("practice")
        return practice

    async def card_of(self, session: AsyncSession, actor: Actor, practice: Practice) -> PracticeCard:
        author, school = (
            await session.execute(
                select(Person, School.name)
                .outerjoin(School, School.id == Person.school_id)
                .where(Person.id == practice.author_id)
            )
        ).one()
        programme = await session.get_one(Programme, practice.programme_id)
        event = await session.get(Event, practice.event_id) if practice.event_id else None
        deficits = await session.scalars(
            select(Deficit)
            .join(PracticeDeficit, PracticeDeficit.deficit_id == Deficit.id)
            .where(PracticeDeficit.practice_id == practice.id)
            .order_by(Deficit.position, Deficit.id)
        )
        files = await session.execute(
            select(PracticeFile.id, StoredFile)
            .join(StoredFile, StoredFile.id == PracticeFile.file_id)
            .where(PracticeFile.practice_id == practice.id)
            .order_by(PracticeFile.id)
        )
        published = practice.published_at
        return PracticeCard(
            practice.id,
            practice.title,
            practice.subject,
            practice.grade,
            practice.uses,
            practice.state,
            about=practice.about,
            link=practice.link,
            author=full_name(author),
            school=school or "",
            event=event.title if event else "",
            note=practice.note,
            deficits=tuple(DeficitLine(one.id, one.kind, one.title) for one in deficits),
            files=tuple(PracticeFileLine(one, received(file)) for one, file in files),
            published_on=published.astimezone(ZoneInfo(programme.time_zone)).date() if published else None,
            mine=practice.author_id == actor.person_id,
            moderates=Role.METHODIST in actor.roles and practice.state is not PracticeState.DRAFT,
        )


def line_of(practice: Practice) -> PracticeLine:
    return PracticeLine(
        practice.id, practice.title, practice.subject, practice.grade, practice.uses, practice.state
    )
