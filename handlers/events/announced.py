"""Invitations in the words of an event's card follow it when it changes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from delivery.messages.events import announcement
from handlers.common.context import Context
from locales import LANGUAGES, Reader


@asynccontextmanager
async def announced_anew(ctx: Context, event_id: int) -> AsyncIterator[None]:
    """Around a change of an event: drafts, scheduled invitations and what is left of a running one say how
    it is now, unless their author has changed the words."""
    before = await _announcements(ctx, event_id)
    yield
    words = dict(zip(before, await _announcements(ctx, event_id), strict=True))
    await ctx.services.broadcasts.reword(ctx.actor, event_id, words)


async def _announcements(ctx: Context, event_id: int) -> list[str]:
    """What is said of it when nothing is added, in every language."""
    event = (await ctx.services.events.card(ctx.actor, event_id)).line
    return [str(announcement(Reader(ctx.reader.texts, language), event)) for language in LANGUAGES]
