"""Buttons that sit in chats: "Got it" at the readers', pause and stop at the author's."""

from contextlib import suppress

from aiogram import Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from delivery.messages.broadcasts import (
    LIST,
    OPEN,
    PAUSE,
    REPEAT,
    RESUME,
    STOP,
    Control,
    GotIt,
    keyboard,
    watched,
)
from delivery.outgoing import edit_or_send
from handlers.broadcasts.states import Broadcasts
from handlers.broadcasts.writing import UNSENT
from handlers.common.context import Context
from services.broadcasts.facts import Card, Progress
from services.errors import NotFound

router = Router(name="broadcasts")


@router.callback_query(GotIt.filter())
async def got_it(query: CallbackQuery, callback_data: GotIt, ctx: Context) -> None:
    message = await ctx.services.broadcasts.got_it(ctx.actor, callback_data.broadcast_id)
    if isinstance(query.message, Message):
        with suppress(TelegramBadRequest):
            # Tapped twice: the tick is there already.
            await query.message.edit_reply_markup(reply_markup=keyboard(ctx.reader, message))
    await query.answer(ctx.reader.plain("broadcast-got-it-thanks"))


@router.callback_query(Control.filter())
async def control(
    query: CallbackQuery, callback_data: Control, ctx: Context, dialog_manager: DialogManager
) -> None:
    broadcast_id = callback_data.broadcast_id
    if callback_data.what == LIST:
        await ctx.services.broadcasts.progress(ctx.actor, broadcast_id)
        await query.answer()
        await dialog_manager.start(
            Broadcasts.report,
            data={"broadcast_id": broadcast_id},
            mode=StartMode.RESET_STACK,
            show_mode=ShowMode.SEND,
        )
        return
    if callback_data.what == OPEN:
        card = await ctx.services.broadcasts.card(ctx.actor, broadcast_id)
        await query.answer()
        await _open(card, dialog_manager)
        return
    progress = await _act(ctx, broadcast_id, callback_data.what)
    if query.message is not None:
        chat_id, message_id = query.message.chat.id, query.message.message_id
        if callback_data.what == REPEAT:
            await ctx.services.broadcasts.watch(ctx.actor, broadcast_id, chat_id, message_id)
        await edit_or_send(ctx.bot, chat_id, message_id, watched(ctx.reader, progress))
    await query.answer()


async def _open(card: Card, manager: DialogManager) -> None:
    """A draft is looked at and can be sent; what is under way has its report."""
    state = Broadcasts.report
    if card.state.value in UNSENT:
        state = Broadcasts.preview if card.segment else Broadcasts.segment
    await manager.start(
        state, data={"broadcast_id": card.id}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND
    )


async def _act(ctx: Context, broadcast_id: int, what: int) -> Progress:
    match what:
        case _ if what == PAUSE:
            return await ctx.services.broadcasts.pause(ctx.actor, broadcast_id)
        case _ if what == RESUME:
            return await ctx.services.broadcasts.resume(ctx.actor, broadcast_id)
        case _ if what == STOP:
            return await ctx.services.broadcasts.stop(ctx.actor, broadcast_id)
        case _ if what == REPEAT:
            return await ctx.services.broadcasts.repeat(ctx.actor, broadcast_id)
    raise NotFound("broadcast button")
