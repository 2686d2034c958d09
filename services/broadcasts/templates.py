"""Texts that are sent again and again, kept by the methodist."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.broadcasts import BroadcastTemplate
from models.programmes import Programme
from services.actor import Actor
from services.base import Service
from services.broadcasts.drafting import own_broadcast
from services.broadcasts.facts import Content
from services.broadcasts.rules import excerpt
from services.errors import DomainError, NotFound
from services.paging import Place, cut

PAGE = 6


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A template by its beginning, or, where it has no words, by its medium."""

    id: int
    beginning: str
    medium: str


@dataclass(frozen=True, slots=True)
class TemplatePage:
    """Templates, the newest first."""

    lines: tuple[TemplateLine, ...]
    place: Place


class Templates(Service):
    async def keep_template(self, actor: Actor, broadcast_id: int) -> None:
        """Keep a broadcast's text (and medium) for later ones; the same once. DomainError for an album."""
        async with self.database.write() as session:
            broadcast = await own_broadcast(session, actor, broadcast_id)
            if broadcast.album:
                raise DomainError("broadcasts-template-album")
            same = await session.scalar(
                select(BroadcastTemplate.id).where(
                    BroadcastTemplate.programme_id == broadcast.programme_id,
                    BroadcastTemplate.html == broadcast.html,
                    BroadcastTemplate.media_file_id == broadcast.media_file_id,
                )
            )
            if same is None:
                template = BroadcastTemplate(
                    programme_id=broadcast.programme_id,
                    html=broadcast.html,
                    media_kind=broadcast.media_kind,
                    media_file_id=broadcast.media_file_id,
                    created_at=self.clock.now(),
                )
                session.add(template)

    async def templates(self, actor: Actor, page: int = 0) -> TemplatePage:
        """A page of the templates of this programme and of the one it was made from."""
        async with self.database.read() as session:
            own = await _own(session, actor)
            query = select(BroadcastTemplate).where(own).order_by(BroadcastTemplate.id.desc())
            rows, place = await cut(session, [query], page, PAGE)
            lines = (TemplateLine(row.id, excerpt(row.html, 40), row.media_kind) for (row,) in rows)
            return TemplatePage(tuple(lines), place)

    async def template(self, actor: Actor, template_id: int) -> Content:
        """What a template says. NotFound when it is gone or another programme's."""
        async with self.database.read() as session:
            found = await session.scalar(
                select(BroadcastTemplate).where(
                    BroadcastTemplate.id == template_id, await _own(session, actor)
                )
            )
            if found is None:
                raise NotFound("template")
            return Content(found.html, found.media_kind, found.media_file_id)

    async def drop_template(self, actor: Actor, template_id: int) -> None:
        """Throw a template away; one that is gone stays gone."""
        async with self.database.write() as session:
            await session.execute(
                delete(BroadcastTemplate).where(
                    BroadcastTemplate.id == template_id, await _own(session, actor)
                )
            )


async def _own(session: AsyncSession, actor: Actor) -> ColumnElement[bool]:
    programme = await session.get_one(Programme, actor.methodist_of())
    return BroadcastTemplate.programme_id.in_([programme.id, programme.previous_id or 0])
