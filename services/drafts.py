"""What waits for a confirm: an import, a form. It outlives restarts and goes by itself."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.system import Draft
from services.actor import Actor
from services.clock import Clock
from services.errors import NotFound

KEPT = timedelta(days=7)


async def save_draft(
    session: AsyncSession, clock: Clock, actor: Actor, kind: str, content: dict[str, Any]
) -> int:
    """Keep `content` (JSON) for the actor in the current programme; returns the draft's id."""
    now = clock.now()
    await session.execute(delete(Draft).where(Draft.expires_at < now))
    draft = Draft(
        programme_id=actor.programme_id,
        account_id=actor.account_id,
        kind=kind,
        content=content,
        created_at=now,
        expires_at=now + KEPT,
    )
    session.add(draft)
    await session.flush()
    return draft.id


async def newest_draft(session: AsyncSession, clock: Clock, actor: Actor, kind: str) -> int | None:
    """The id of what the actor began last of that kind in the current programme and has not ended."""
    return await session.scalar(
        select(Draft.id)
        .where(*_of(actor, kind), Draft.expires_at >= clock.now())
        .order_by(Draft.id.desc())
        .limit(1)
    )


async def end_drafts(session: AsyncSession, actor: Actor, kind: str) -> None:
    """Forget the actor's drafts of that kind: one was confirmed or cancelled, and no older one comes up."""
    await session.execute(delete(Draft).where(*_of(actor, kind)))


def _of(actor: Actor, kind: str) -> tuple[ColumnElement[bool], ...]:
    return (
        Draft.account_id == actor.account_id,
        Draft.programme_id == actor.programme_id,
        Draft.kind == kind,
    )


async def own_draft(session: AsyncSession, clock: Clock, actor: Actor, kind: str, draft_id: int) -> Draft:
    """The actor's own draft of that kind in the current programme; NotFound otherwise or when expired."""
    draft = await session.get(Draft, draft_id)
    if (
        draft is None
        or draft.account_id != actor.account_id
        or draft.programme_id != actor.programme_id
        or draft.kind != kind
        or draft.expires_at < clock.now()
    ):
        raise NotFound("draft")
    return draft
