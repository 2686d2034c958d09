"""What the owner sees of messages that were not sent."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog

from delivery.messages.outbox import Unsent, unsent
from delivery.outgoing import send
from handlers.common.context import Context

router = Router(name="outbox")
dialogs: tuple[Dialog, ...] = ()


@router.callback_query(Unsent.filter())
async def show(query: CallbackQuery, callback_data: Unsent, ctx: Context) -> None:
    report = await ctx.services.unsent.report(ctx.actor, callback_data.report)
    if query.message is not None:
        await send(ctx.bot, query.message.chat.id, unsent(ctx.reader, report))
    await query.answer()
