"""Buttons of messages about what becomes of a partnership."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode

from delivery.messages.partnership_news import OpenPairs, OpenPartners
from delivery.messages.personal import OpenPersonal
from handlers.common.context import Context
from handlers.home.opening import open_over_home
from handlers.partnerships.states import MyPartners, Partnerships, Personal

router = Router(name="partnerships.news")


@router.callback_query(OpenPartners.filter())
async def open_partners(
    query: CallbackQuery, callback_data: OpenPartners, ctx: Context, dialog_manager: DialogManager
) -> None:
    ctx.actor = await ctx.services.identity.choose_programme(ctx.actor, callback_data.programme)
    # Somebody who takes no part any more is refused before a screen is half open.
    ctx.actor.require_person()
    dialog_manager.show_mode = ShowMode.SEND
    await open_over_home(dialog_manager, MyPartners.main)
    await query.answer()


@router.callback_query(OpenPersonal.filter())
async def open_personal(
    query: CallbackQuery, callback_data: OpenPersonal, ctx: Context, dialog_manager: DialogManager
) -> None:
    ctx.actor = await ctx.services.identity.choose_programme(ctx.actor, callback_data.programme)
    # Who is not of this partnership any more is refused before a screen is half open.
    await ctx.services.partnerships.personal(ctx.actor, callback_data.partnership)
    dialog_manager.show_mode = ShowMode.SEND
    await open_over_home(dialog_manager, Personal.main, {"partnership": callback_data.partnership})
    await query.answer()


@router.callback_query(OpenPairs.filter())
async def open_pairs(
    query: CallbackQuery, callback_data: OpenPairs, ctx: Context, dialog_manager: DialogManager
) -> None:
    ctx.actor = await ctx.services.identity.choose_programme(ctx.actor, callback_data.programme)
    # Who is no methodist any more is refused before a screen is half open.
    ctx.actor.methodist_of()
    dialog_manager.show_mode = ShowMode.SEND
    await open_over_home(dialog_manager, Partnerships.main)
    await query.answer()
