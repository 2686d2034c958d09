"""The question of consent once more: read, agreed to, or left for later."""

from aiogram import Router
from aiogram.types import CallbackQuery

from delivery.messages import consent
from delivery.messages.consent import ConsentStep, ConsentTap
from delivery.outgoing import send
from handlers.common.context import Context
from handlers.people.registration import redraw

router = Router(name="consenting")


@router.callback_query(ConsentTap.filter())
async def tapped(query: CallbackQuery, callback_data: ConsentTap, ctx: Context) -> None:
    agreed = callback_data.version if callback_data.step is ConsentStep.AGREE else 0
    facts = await ctx.services.people.look_at_consent(ctx.actor, callback_data.person, agreed)
    if callback_data.step is ConsentStep.OPEN:
        # The bundle stays where it is; the question comes below it.
        await send(ctx.bot, ctx.user.id, consent.question(ctx.reader, facts))
    elif facts.settled or callback_data.step in {ConsentStep.SHOW, ConsentStep.AGREE}:
        await redraw(query, ctx, consent.question(ctx.reader, facts))
    elif callback_data.step is ConsentStep.READ:
        await redraw(query, ctx, consent.full_text(ctx.reader, facts))
    else:
        await redraw(query, ctx, consent.later(ctx.reader))
    await query.answer()
