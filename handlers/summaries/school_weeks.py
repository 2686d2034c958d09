"""The button under a school's week. It works for years: who has no say in the school any more is refused."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode

from delivery.messages.school_weeks import OpenSchoolSummary
from handlers.common.context import Context
from handlers.home.opening import open_over_home
from handlers.summaries.states import SchoolSummary

router = Router(name="summaries.school_weeks")


@router.callback_query(OpenSchoolSummary.filter())
async def open_summary(
    query: CallbackQuery, callback_data: OpenSchoolSummary, ctx: Context, dialog_manager: DialogManager
) -> None:
    ctx.actor = await ctx.services.identity.choose_programme(ctx.actor, callback_data.programme)
    # Who may not see it is refused before a screen is half open.
    await ctx.services.summaries.school_summary(ctx.actor, callback_data.school)
    dialog_manager.show_mode = ShowMode.SEND
    await open_over_home(dialog_manager, SchoolSummary.main, {"school": callback_data.school})
    await query.answer()
