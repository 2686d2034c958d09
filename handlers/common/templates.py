"""The municipality's own template of a paper, as bytes."""

from handlers.common.context import Context
from services.summaries.paper_facts import PaperKind


async def own_template(ctx: Context, kind: PaperKind) -> bytes | None:
    """What the reader's programme has in the built-in one's place; None when it has nothing."""
    own = await ctx.services.summaries.template(ctx.actor, kind)
    return await ctx.services.files.get(own.sha256) if own else None
