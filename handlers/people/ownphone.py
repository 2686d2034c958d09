"""The own phone by Telegram's contact button: only the own contact is taken."""

from aiogram.types import (
    CallbackQuery,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from handlers.common.context import ctx_of
from handlers.common.typed import complain
from handlers.people.states import Profile
from services.errors import DomainError
from services.people.rules import ProfileField


async def on_share(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Telegram gives a phone only through a button of its own below the chat; the menu moves under it."""
    ctx = ctx_of(manager)
    button = KeyboardButton(text=ctx.reader.plain("profile-share-phone"), request_contact=True)
    keyboard = ReplyKeyboardMarkup(keyboard=[[button]], resize_keyboard=True, one_time_keyboard=True)
    await ctx.bot.send_message(ctx.user.id, ctx.reader.html("profile-share-how"), reply_markup=keyboard)
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_contact(message: Message, _: MessageInput, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    try:
        if message.contact is None or message.contact.user_id != ctx.user.id:
            raise DomainError("profile-phone-not-own")
        await ctx.services.people.update_profile(ctx.actor, ProfileField.PHONE, message.contact.phone_number)
    except DomainError as error:
        complain(manager, error)
        return
    kept = ctx.reader.html("profile-phone-kept")
    await ctx.bot.send_message(ctx.user.id, kept, reply_markup=ReplyKeyboardRemove())
    await manager.switch_to(Profile.main)
