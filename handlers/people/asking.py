"""The one open question of registration: a new one takes the place of the one before it.

The link behind it is remembered until it is answered: before consent nothing else tells who is asked.
"""

from contextlib import suppress

from aiogram.exceptions import TelegramBadRequest
from aiogram.fsm.context import FSMContext

from delivery.outgoing import Outgoing, send
from handlers.common.context import Context

ASKED = "registration_message"
LINK = "registration_link"


async def ask(ctx: Context, state: FSMContext, question: Outgoing) -> None:
    """Ask below, and take the earlier question away, so that no dead buttons stay in the chat."""
    await withdraw(ctx, state)
    sent = await send(ctx.bot, ctx.user.id, question)
    await state.update_data({ASKED: sent})


async def withdraw(ctx: Context, state: FSMContext) -> None:
    """Take the open question away; of one too old to be deleted, the buttons."""
    message_id = (await state.get_data()).get(ASKED)
    if message_id is None:
        return
    await state.update_data({ASKED: None})
    try:
        await ctx.bot.delete_message(ctx.user.id, message_id)
    except TelegramBadRequest:
        with suppress(TelegramBadRequest):
            await ctx.bot.edit_message_reply_markup(chat_id=ctx.user.id, message_id=message_id)


async def remember_link(state: FSMContext, payload: str | None) -> None:
    """The link whose question is open now; None once it is answered."""
    if (await state.get_data()).get(LINK) != payload:
        await state.update_data({LINK: payload})


async def remembered_link(state: FSMContext) -> str | None:
    """The payload of the link that still waits for an answer."""
    payload: str | None = (await state.get_data()).get(LINK)
    return payload
