"""When to ask again for dates that nobody knows yet: a week or a month on, or a day that is typed."""

from datetime import date, timedelta

from aiogram_dialog import DialogManager

from handlers.common.context import Context, ctx_of
from handlers.programmes.spans import day_of_words

WAITS = {"week": timedelta(days=7), "month": timedelta(days=30)}
"""Buttons with the days they wait."""


async def day_after(manager: DialogManager, wait: str) -> date:
    """The local day so long after today."""
    ctx = ctx_of(manager)
    return (await ctx.services.roadmap.plan_frame(ctx.actor)).today + WAITS[wait]


async def typed_day_to_ask(ctx: Context, text: str) -> date:
    """The local day that the words mean; DomainError when they mean none."""
    frame = await ctx.services.roadmap.plan_frame(ctx.actor)
    year = await ctx.services.programmes.year(ctx.actor)
    return await day_of_words(ctx, text, frame.today, year.time_zone)
