"""Buttons in groups open the private chat by a link: an event's answer, the week."""

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from delivery.messages.chat_news import KeptChat
from delivery.messages.chats import EVENT_LINK, WEEK_LINK
from delivery.messages.events import about, answer_keyboard
from handlers.chats.states import Groups
from handlers.common.context import Context
from handlers.home.opening import open_over_home
from handlers.roadmap.states import MyWeek
from services.errors import NotFound

router = Router(name="chats")


@router.message(CommandStart(deep_link=True, magic=F.args.regexp(rf"^{EVENT_LINK}[1-9][0-9]{{0,8}}$")))
async def event(message: Message, command: CommandObject, ctx: Context) -> None:
    """The invitation, if the person has one."""
    found = await ctx.services.events.invitation(
        ctx.actor, int((command.args or "").removeprefix(EVENT_LINK))
    )
    keyboard = None if found.over else answer_keyboard(found.id, ctx.reader, found.answer)
    await message.answer(about(ctx.reader, found), reply_markup=keyboard)


@router.callback_query(KeptChat.filter())
async def kept(
    query: CallbackQuery, callback_data: KeptChat, ctx: Context, dialog_manager: DialogManager
) -> None:
    """A keeper was told of a group and looks at what is linked."""
    partnership_id = await ctx.services.chats.kept_by(ctx.actor, callback_data.chat)
    dialog_manager.show_mode = ShowMode.SEND
    await open_over_home(
        dialog_manager, Groups.main, {"partnership": partnership_id} if partnership_id else None
    )
    await query.answer()


@router.message(CommandStart(deep_link=True, magic=F.args == WEEK_LINK))
async def week(message: Message, ctx: Context, dialog_manager: DialogManager) -> None:
    """The person's own tasks."""
    if not ctx.actor.registered:
        raise NotFound("person")
    await open_over_home(dialog_manager, MyWeek.main)
