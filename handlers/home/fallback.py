"""What answers when nobody else does: a useful guess, never silence."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from handlers.common.context import Context
from handlers.home.opening import bring_below, show_below
from handlers.people.asking import ask
from handlers.people.unanswered import unanswered

router = Router(name="home")

LINKS = ("url", "text_link")


@router.message()
async def not_understood(
    message: Message, ctx: Context, dialog_manager: DialogManager, state: FSMContext
) -> None:
    """Say what can be done instead, and put the open question or screen below the words."""
    if question := await unanswered(ctx, state):
        await message.answer(ctx.reader.html("home-answer-first"))
        await ask(ctx, state, question)
        return
    key = "home-not-understood" if ctx.actor.person_id else "start-stranger"
    await message.answer(ctx.reader.html(key))
    if ctx.actor.person_id is not None or dialog_manager.has_context():
        await show_below(dialog_manager)


@router.edited_message(F.text | F.caption)
async def edited(message: Message, ctx: Context) -> None:
    """Whoever mends an answer in the chat must not believe that it is mended with us, too.

    Telegram tells of edits that nobody has made, as when it has found what a link shows: of those not a word.
    """
    if any(one.type in LINKS for one in message.entities or message.caption_entities or ()):
        return
    # It may be deleted by now.
    reply = message.as_reply_parameters(allow_sending_without_reply=True)
    await message.answer(ctx.reader.html("home-edited"), reply_parameters=reply)


@router.callback_query()
async def old_button(query: CallbackQuery, ctx: Context, dialog_manager: DialogManager) -> None:
    """A button that no version of ours knows any more."""
    await query.answer(ctx.reader.plain("error-old-button"), show_alert=True)
    await bring_below(dialog_manager)
