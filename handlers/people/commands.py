"""/start, /menu, /me, /help and personal links. They stand before all menus: a command is never an answer."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import Message
from aiogram_dialog import DialogManager, StartMode

from handlers.common.context import Context
from handlers.home.opening import bring_below, open_home, open_over_home, show_below
from handlers.people.asking import ask, remember_link
from handlers.people.states import Profile
from handlers.people.unanswered import asked_by_link, unanswered
from handlers.programmes.states import NewProgramme

router = Router(name="commands")


@router.message(CommandStart(deep_link=True, ignore_case=True))
async def by_link(
    message: Message, command: CommandObject, ctx: Context, dialog_manager: DialogManager, state: FSMContext
) -> None:
    """Somebody opened a link: their own, or a school's or programme's."""
    payload = command.args or ""
    question = await asked_by_link(ctx, payload)
    if question is None:
        await open_home(dialog_manager)
        return
    await remember_link(state, payload if ctx.actor.person_id is None else None)
    await ask(ctx, state, question)


@router.message(CommandStart(ignore_case=True))
@router.message(Command("menu", ignore_case=True))
async def menu(message: Message, ctx: Context, dialog_manager: DialogManager, state: FSMContext) -> None:
    """The main menu; for an owner before the first programme its setting up, for a stranger what this is."""
    actor = ctx.actor
    if actor.person_id is None:
        if actor.is_owner and (await ctx.services.programmes.installation(actor)).programmes:
            await open_home(dialog_manager)
        elif actor.is_owner and _is_setting_up(dialog_manager):
            await bring_below(dialog_manager)
        elif actor.is_owner:
            await dialog_manager.start(NewProgramme.municipality, mode=StartMode.RESET_STACK)
        elif question := await unanswered(ctx, state):
            await ask(ctx, state, question)
        else:
            await message.answer(ctx.reader.html("start-stranger"))
    elif question := await unanswered(ctx, state):
        await ask(ctx, state, question)
    else:
        await open_home(dialog_manager)


def _is_setting_up(manager: DialogManager) -> bool:
    """Whether the first programme is being set up: there is no menu yet, and what was answered stays."""
    return manager.has_context() and manager.current_context().state.group is NewProgramme


@router.message(Command("me", ignore_case=True))
async def profile(message: Message, ctx: Context, dialog_manager: DialogManager) -> None:
    if ctx.actor.person_id is None:
        await message.answer(ctx.reader.html("profile-stranger"))
    else:
        await open_over_home(dialog_manager, Profile.main)


@router.message(Command("help", ignore_case=True))
async def help_(message: Message, ctx: Context, dialog_manager: DialogManager, state: FSMContext) -> None:
    """What the bot can do, and below it the open screen, or the question that waits for an answer."""
    roles, question = ctx.actor.roles, await unanswered(ctx, state)
    member = bool(roles) or question is not None
    key = "help-methodist" if "methodist" in roles else "help-member" if member else "start-stranger"
    await message.answer(ctx.reader.html(key))
    if question is not None:
        await ask(ctx, state, question)
    elif ctx.actor.registered:
        await show_below(dialog_manager)
