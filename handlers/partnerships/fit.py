"""The private question: one tap, and a word if there is one. A case opened from the methodist's notice."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from delivery.messages.fit import FitCall, FitOpen, OpenWorry, draw_fit
from delivery.outgoing import Outgoing, edit_or_send, send
from handlers.common.context import Context
from handlers.common.filters import Expecting
from handlers.home.opening import open_over_home
from handlers.partnerships.states import Worries

router = Router(name="partnerships.fit")


@router.callback_query(FitCall.filter())
async def on_answer(query: CallbackQuery, callback_data: FitCall, ctx: Context) -> None:
    found = await ctx.services.partnerships.answer_fit(ctx.actor, callback_data.fit, callback_data.answer)
    await _redraw(query, ctx, draw_fit(found, ctx.reader))
    await query.answer()


@router.callback_query(FitOpen.filter())
async def on_open(query: CallbackQuery, callback_data: FitOpen, ctx: Context) -> None:
    found = await ctx.services.partnerships.my_fit(ctx.actor, callback_data.fit)
    if callback_data.word and found.answer is not None:
        await ctx.services.identity.expect(ctx.actor, f"fit:{found.id}")
        await send(ctx.bot, ctx.user.id, Outgoing(ctx.reader.html("fit-type-word")))
    else:
        await send(ctx.bot, ctx.user.id, draw_fit(found, ctx.reader))
    await query.answer()


@router.message(Expecting("fit"))
async def on_word(message: Message, expected: str, ctx: Context) -> None:
    if not message.text:
        await send(ctx.bot, ctx.user.id, Outgoing(ctx.reader.html("meeting-only-text")))
        return
    found = await ctx.services.partnerships.fit_word(ctx.actor, int(expected), message.text)
    await ctx.services.identity.expect(ctx.actor, "")
    await send(ctx.bot, ctx.user.id, draw_fit(found, ctx.reader))


@router.callback_query(OpenWorry.filter())
async def open_worry(
    query: CallbackQuery, callback_data: OpenWorry, ctx: Context, dialog_manager: DialogManager
) -> None:
    ctx.actor = await ctx.services.identity.choose_programme(ctx.actor, callback_data.programme)
    # Somebody who has no say here any more is refused before a screen is half open.
    await ctx.services.partnerships.worry(ctx.actor, callback_data.kind, callback_data.worry)
    dialog_manager.show_mode = ShowMode.SEND
    await open_over_home(
        dialog_manager, Worries.main, {"kind": str(callback_data.kind), "id": callback_data.worry}
    )
    await query.answer()


async def _redraw(query: CallbackQuery, ctx: Context, outgoing: Outgoing) -> None:
    if query.message is not None:
        await edit_or_send(ctx.bot, query.message.chat.id, query.message.message_id, outgoing)
