"""Buttons of the introduction: contacts, and a meeting logged in two taps."""

from datetime import date
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from delivery.messages.partnerships import (
    FORMS,
    Introduced,
    Met,
    MetDay,
    MetForm,
    MetMinutes,
    MetTopic,
    asking_day,
    asking_form,
    introduction,
)
from delivery.outgoing import Outgoing, edit_or_send, send
from handlers.common.context import Context
from handlers.common.filters import Expecting
from handlers.partnerships.days import typed_day
from services.errors import NotFound
from services.partnerships.facts import Logged
from services.partnerships.rules import read_minutes

router = Router(name="partnerships")


@router.callback_query(Introduced.filter())
async def show(query: CallbackQuery, callback_data: Introduced, ctx: Context) -> None:
    mine = await ctx.services.partnerships.my_partnership(ctx.actor, callback_data.partnership_id)
    outgoing = introduction(ctx.reader, mine)
    if callback_data.fresh:
        await send(ctx.bot, ctx.user.id, outgoing)
    else:
        await _redraw(query, ctx, outgoing)
    await query.answer()


@router.callback_query(Met.filter())
async def ask_form(query: CallbackQuery, callback_data: Met, ctx: Context) -> None:
    mine = await ctx.services.partnerships.my_partnership(ctx.actor, callback_data.partnership_id)
    await _redraw(query, ctx, asking_form(ctx.reader, mine))
    await query.answer()


@router.callback_query(MetForm.filter())
async def ask_day(query: CallbackQuery, callback_data: MetForm, ctx: Context) -> None:
    mine = await ctx.services.partnerships.my_partnership(ctx.actor, callback_data.partnership_id)
    today = ctx.services.clock.now().astimezone(ZoneInfo(mine.time_zone)).date()
    await _redraw(query, ctx, asking_day(ctx.reader, mine, callback_data, today))
    await query.answer()


@router.callback_query(MetDay.filter())
async def save(query: CallbackQuery, callback_data: MetDay, ctx: Context) -> None:
    if not 0 <= callback_data.form < len(FORMS) or not 0 <= callback_data.day <= date.max.toordinal():
        raise NotFound("meeting form")
    if callback_data.day == 0:
        await ctx.services.partnerships.my_partnership(ctx.actor, callback_data.partnership_id)
        await ctx.services.identity.expect(
            ctx.actor, f"met:{callback_data.partnership_id}.{callback_data.form}"
        )
        await send(ctx.bot, ctx.user.id, Outgoing(ctx.reader.html("meeting-type-day")))
        await query.answer()
        return
    logged = await ctx.services.partnerships.log_meeting(
        ctx.actor,
        callback_data.partnership_id,
        FORMS[callback_data.form],
        date.fromordinal(callback_data.day),
    )
    await _redraw(query, ctx, await _confirmed(ctx, logged))
    await query.answer()


@router.callback_query(MetMinutes.filter())
async def on_minutes(query: CallbackQuery, callback_data: MetMinutes, ctx: Context) -> None:
    if callback_data.minutes == 0:
        await ctx.services.partnerships.own_meeting(ctx.actor, callback_data.meeting_id)
        await ctx.services.identity.expect(ctx.actor, f"minutes:{callback_data.meeting_id}")
        await send(ctx.bot, ctx.user.id, Outgoing(ctx.reader.html("minutes-ask")))
    else:
        logged = await ctx.services.partnerships.set_minutes(
            ctx.actor, callback_data.meeting_id, callback_data.minutes
        )
        await _redraw(query, ctx, await _confirmed(ctx, logged))
    await query.answer()


@router.callback_query(MetTopic.filter())
async def ask_topic(query: CallbackQuery, callback_data: MetTopic, ctx: Context) -> None:
    await ctx.services.partnerships.own_meeting(ctx.actor, callback_data.meeting_id)
    await ctx.services.identity.expect(ctx.actor, f"topic:{callback_data.meeting_id}")
    await send(ctx.bot, ctx.user.id, Outgoing(ctx.reader.html("meeting-type-topic")))
    await query.answer()


@router.message(Expecting("met"))
async def on_day(message: Message, expected: str, ctx: Context) -> None:
    partnership_id, form = (int(part) for part in expected.split("."))
    mine = await ctx.services.partnerships.my_partnership(ctx.actor, partnership_id)
    day = await typed_day(ctx, message.text or "", mine.time_zone)
    if day is None:
        text = ctx.reader.html("meeting-day-unclear", text=(message.text or "")[:60])
        await send(ctx.bot, ctx.user.id, Outgoing(text))
        return
    logged = await ctx.services.partnerships.log_meeting(ctx.actor, partnership_id, FORMS[form], day)
    await ctx.services.identity.expect(ctx.actor, "")
    await send(ctx.bot, ctx.user.id, await _confirmed(ctx, logged))


@router.message(Expecting("minutes"))
async def on_minutes_typed(message: Message, expected: str, ctx: Context) -> None:
    minutes = read_minutes(message.text or "")
    logged = await ctx.services.partnerships.set_minutes(ctx.actor, int(expected), minutes)
    await ctx.services.identity.expect(ctx.actor, "")
    await send(ctx.bot, ctx.user.id, await _confirmed(ctx, logged))


@router.message(Expecting("topic"))
async def on_topic(message: Message, expected: str, ctx: Context) -> None:
    if not message.text:
        await send(ctx.bot, ctx.user.id, Outgoing(ctx.reader.html("meeting-only-text")))
        return
    await ctx.services.partnerships.set_topic(ctx.actor, int(expected), message.text)
    await ctx.services.identity.expect(ctx.actor, "")
    topic = " ".join(message.text.split())
    await send(ctx.bot, ctx.user.id, Outgoing(ctx.reader.html("meeting-topic-saved", topic=topic)))


async def _confirmed(ctx: Context, logged: Logged) -> Outgoing:
    mine = await ctx.services.partnerships.my_partnership(ctx.actor, logged.partnership_id)
    return introduction(ctx.reader, mine, logged)


async def _redraw(query: CallbackQuery, ctx: Context, outgoing: Outgoing) -> None:
    if query.message is not None:
        await edit_or_send(ctx.bot, query.message.chat.id, query.message.message_id, outgoing)
