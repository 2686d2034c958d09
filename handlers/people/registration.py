"""From a personal link to a registered person: one message, edited in place; every step in the database."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from delivery.outgoing import Outgoing, edit_or_send, send
from handlers.common.context import Context
from handlers.home.opening import open_home, open_over_home
from handlers.people import screens
from handlers.people.asking import remember_link
from handlers.people.callbacks import CheckTap, LinkStep, LinkTap
from handlers.people.states import Profile
from services.people.facts import PersonState

router = Router(name="registration")


@router.callback_query(LinkTap.filter(F.step.in_({LinkStep.SHOW, LinkStep.READ, LinkStep.DECLINE})))
async def look(query: CallbackQuery, callback_data: LinkTap, ctx: Context) -> None:
    """The greeting, the whole text, or what a refusal means."""
    facts = await ctx.services.people.open_link(ctx.actor, callback_data.token)
    screen = {
        LinkStep.SHOW: screens.greeting,
        LinkStep.READ: screens.full_text,
        LinkStep.DECLINE: screens.declining,
    }[callback_data.step]
    await redraw(query, ctx, (screens.check if facts.inside else screen)(ctx.reader, facts))
    await query.answer()


@router.callback_query(LinkTap.filter(F.step == LinkStep.AGREE))
async def agree(
    query: CallbackQuery,
    callback_data: LinkTap,
    ctx: Context,
    dialog_manager: DialogManager,
    state: FSMContext,
) -> None:
    facts = await ctx.services.people.agree(ctx.actor, callback_data.token)
    await remember_link(state, None)
    await ctx.refresh()
    await query.answer()
    if facts.state is PersonState.REGISTERED:
        await open_home(dialog_manager)
    else:
        await redraw(query, ctx, screens.check(ctx.reader, facts))


@router.callback_query(LinkTap.filter(F.step == LinkStep.ERASE))
async def refuse(query: CallbackQuery, callback_data: LinkTap, ctx: Context, state: FSMContext) -> None:
    await ctx.services.people.refuse(ctx.actor, callback_data.token)
    await remember_link(state, None)
    await redraw(query, ctx, screens.erased(ctx.reader))
    await query.answer()


@router.callback_query(CheckTap.filter())
async def checked(
    query: CallbackQuery, callback_data: CheckTap, ctx: Context, dialog_manager: DialogManager
) -> None:
    """Registered either way: what is wrong can be put right in the profile, now and later."""
    await ctx.services.people.register(ctx.actor)
    await ctx.refresh()
    if callback_data.right:
        await query.answer(ctx.reader.plain("check-done"))
        await open_home(dialog_manager)
    else:
        await query.answer()
        await open_over_home(dialog_manager, Profile.main)


async def redraw(query: CallbackQuery, ctx: Context, outgoing: Outgoing) -> None:
    """Edit the tapped message; one that Telegram no longer shows us is said anew."""
    if isinstance(query.message, Message):
        await edit_or_send(ctx.bot, ctx.user.id, query.message.message_id, outgoing)
    else:
        await send(ctx.bot, ctx.user.id, outgoing)
