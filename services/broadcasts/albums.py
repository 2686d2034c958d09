"""An album comes as several messages: each is taken into the draft as it comes."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.broadcasts import Broadcast
from models.enums import BroadcastState
from services.actor import Actor
from services.base import Service
from services.broadcasts.drafting import fit_for_groups, is_to_groups, own_draft
from services.broadcasts.facts import Medium
from services.broadcasts.rules import check_content, check_fields
from services.errors import DomainError

MOST = 10
"""Bot API, sendMediaGroup. Telegram's apps send more than ten as several albums."""
KINDS = frozenset({"photo", "video", "document", "audio"})


class Albums(Service):
    async def take_in(
        self, actor: Actor, item: Medium, message_id: int, group_id: str, broadcast_id: int | None = None
    ) -> int:
        """Put one item of the album `group_id` into the draft (a new one without an id); returns its id.

        `message_id` is the item's place in the album; the same one again changes nothing, so an album goes
        on after a restart. Another album takes the place of what the draft had. DomainError for a kind that
        no album has, a caption that is too long, an eleventh item.
        """
        programme_id = actor.methodist_of()
        if item.kind not in KINDS:
            raise DomainError("broadcasts-kind")
        check_content(item.html, item.kind, item.file_id)
        check_fields(item.html)
        async with self.database.write() as session:
            broadcast = await self._draft(session, actor, programme_id, group_id, broadcast_id)
            if broadcast.event_id is not None:
                raise DomainError("broadcasts-album-event")
            if broadcast.media_group_id != group_id:
                broadcast.album, broadcast.media_group_id = [], group_id
            items = {one["message"]: one for one in broadcast.album}
            if message_id not in items and len(items) >= MOST:
                raise DomainError("broadcasts-album-full", n=MOST)
            items[message_id] = _kept(item, message_id)
            album = [items[number] for number in sorted(items)]
            broadcast.album = album
            broadcast.html = next((one["html"] for one in album if one["html"]), "")
            broadcast.media_kind = broadcast.media_file_id = ""
            broadcast.got_it = False
            if is_to_groups(broadcast):
                fit_for_groups(broadcast)
            await session.flush()
            return broadcast.id

    async def _draft(
        self, session: AsyncSession, actor: Actor, programme_id: int, group_id: str, broadcast_id: int | None
    ) -> Broadcast:
        if broadcast_id is None:
            # Begun by an item before a restart, which the menu does not remember.
            broadcast_id = await session.scalar(
                select(Broadcast.id).where(
                    Broadcast.programme_id == programme_id,
                    Broadcast.author_id == actor.person_id,
                    Broadcast.state == BroadcastState.DRAFT,
                    Broadcast.media_group_id == group_id,
                )
            )
        if broadcast_id is not None:
            return await own_draft(session, actor, broadcast_id)
        broadcast = Broadcast(
            programme_id=programme_id,
            author_id=actor.person_id,
            state=BroadcastState.DRAFT,
            segment={},
            album=[],
            media_group_id=group_id,
            created_at=self.clock.now(),
        )
        session.add(broadcast)
        return broadcast


def _kept(item: Medium, message_id: int) -> dict[str, Any]:
    return {"message": message_id, "kind": item.kind, "file_id": item.file_id, "html": item.html}


def album_of(broadcast: Broadcast) -> tuple[Medium, ...]:
    """The items of a broadcast's album, in their order; none for anything else."""
    return tuple(Medium(one["kind"], one["file_id"], one["html"]) for one in broadcast.album)


def medium_of(broadcast: Broadcast) -> str:
    """What is sent, by its kind: "album", "voice" …; empty for a text."""
    if len(broadcast.album) > 1:
        return "album"
    return str(broadcast.album[0]["kind"]) if broadcast.album else broadcast.media_kind
