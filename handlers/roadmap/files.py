"""The plan as files in the chat: the year as pictures, the calendar of the plan or of one's own."""

from dataclasses import replace
from typing import Any

from aiogram.types import CallbackQuery
from aiogram.utils.chat_action import ChatActionSender
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.kbd import Button

from delivery.outgoing import Attachment, Outgoing, send
from documents.plan import plan_ics, year_pictures
from handlers.common.context import Context, ctx_of
from services.calendars import CalendarEntry
from services.errors import DomainError
from services.roadmap.year import YearRow


async def on_year(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Pictures of the year; the menu moves below them."""
    ctx = ctx_of(manager)
    facts = await ctx.services.roadmap.year(ctx.actor)
    if not facts.rows:
        raise DomainError("plan-nothing-dated")
    facts = replace(facts, rows=(*facts.rows, *await _reviews(ctx)))
    async with ChatActionSender.upload_photo(chat_id=ctx.user.id, bot=ctx.bot):
        pictures = await ctx.office.run(year_pictures, facts, ctx.reader.locale)
        for n, picture in enumerate(pictures, start=1):
            attachment = Attachment("photo", content=picture, name=f"year-{n}.png")
            await send(ctx.bot, ctx.user.id, Outgoing("", attachment=attachment))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def _reviews(ctx: Context) -> list[YearRow]:
    """The plan's reviews as rows of the picture, those that have a day."""
    direction = ctx.reader.plain("outcome-direction")
    found = []
    for one in await ctx.services.roadmap.plan_reviews(ctx.actor):
        if day := one.held_on or one.day:
            title = ctx.reader.plain("outcome-name", kind=str(one.kind))
            found.append(YearRow(direction, title, ((day, day),), int(one.held_on is not None), 1, 0))
    return found


async def on_plan_calendar(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    title, entries = await ctx.services.roadmap.plan_calendar(ctx.actor)
    await send_calendar(ctx, title, (*entries, *await review_entries(ctx)))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def review_entries(ctx: Context) -> list[CalendarEntry]:
    """The plan's reviews, those that have a day.

    Their moves are not counted, so the minute of the file is what a phone tells the newer one by.
    """
    minute = int(ctx.services.clock.now().timestamp()) // 60
    return [
        CalendarEntry(
            uid=f"review-{ctx.actor.programme_id}-{one.kind}@svyazka",
            title=ctx.reader.plain("outcome-name", kind=str(one.kind)),
            starts=day,
            ends=day,
            sequence=minute,
        )
        for one in await ctx.services.roadmap.plan_reviews(ctx.actor)
        if (day := one.held_on or one.day)
    ]


async def on_own_calendar(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    note = ctx.reader.plain("calendar-taking-part")
    await send_calendar(ctx, *await ctx.services.roadmap.own_calendar(ctx.actor, note))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def send_calendar(ctx: Context, title: str, entries: tuple[CalendarEntry, ...]) -> None:
    """The entries as an .ics file; DomainError without any."""
    if not entries:
        raise DomainError("plan-nothing-dated")
    content = await ctx.office.run(plan_ics, entries, title, ctx.services.clock.now())
    name = f"{ctx.reader.plain('calendar-file')}.ics"
    attachment = Attachment("document", content=content, name=name)
    await send(ctx.bot, ctx.user.id, Outgoing(ctx.reader.html("calendar-note"), attachment=attachment))
