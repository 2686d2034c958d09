"""Buttons of the week's digest. They work for years: a case that is settled by then says so."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode

from delivery.messages.digest import DigestCase, DigestPage, OpenNotes, draw_digest
from delivery.outgoing import edit, send
from handlers.common.context import Context
from handlers.home.opening import open_over_home
from handlers.roadmap.attention import place_of
from handlers.roadmap.states import Attention

router = Router(name="roadmap.digest")


@router.callback_query(DigestPage.filter())
async def turn(query: CallbackQuery, callback_data: DigestPage, ctx: Context) -> None:
    """Another page of it, as things are now; from a bundle as a message of its own."""
    ctx.actor = await ctx.services.identity.choose_programme(ctx.actor, callback_data.programme)
    drawn = draw_digest(await ctx.services.roadmap.digest(ctx.actor), ctx.reader, callback_data.page)
    if callback_data.below or query.message is None:
        await send(ctx.bot, ctx.user.id, drawn)
    else:
        await edit(ctx.bot, query.message.chat.id, query.message.message_id, drawn)
    await query.answer()


@router.callback_query(DigestCase.filter())
async def open_case(
    query: CallbackQuery, callback_data: DigestCase, ctx: Context, dialog_manager: DialogManager
) -> None:
    ctx.actor = await ctx.services.identity.choose_programme(ctx.actor, callback_data.programme)
    # Who is no methodist any more is refused before a screen is half open.
    ctx.actor.methodist_of()
    dialog_manager.show_mode = ShowMode.SEND
    here = {"kind": str(callback_data.kind), "id": callback_data.subject, "other": callback_data.other}
    state, data = place_of(callback_data.kind, callback_data.subject) or (Attention.case, here)
    await open_over_home(dialog_manager, state, data)
    await query.answer()


@router.callback_query(OpenNotes.filter())
async def open_notes(
    query: CallbackQuery, callback_data: OpenNotes, ctx: Context, dialog_manager: DialogManager
) -> None:
    ctx.actor = await ctx.services.identity.choose_programme(ctx.actor, callback_data.programme)
    ctx.actor.methodist_of()
    dialog_manager.show_mode = ShowMode.SEND
    await open_over_home(dialog_manager, Attention.notes)
    await query.answer()
