"""The programme that the open screen is about, and the way to it from a partnership's card."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from handlers.common.context import ctx_of
from handlers.partnerships import states
from services.partnerships.personal_facts import Personal


async def seen(manager: DialogManager) -> Personal:
    ctx = ctx_of(manager)
    return await ctx.services.partnerships.personal(ctx.actor, manager.dialog_data["partnership"])


async def open_personal(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await manager.start(states.Personal.main, data={"partnership": manager.dialog_data["partnership"]})
