"""/start, /menu, /me, /help and personal links. They stand before all menus: a command is never an answer."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import Message
from aiogram_dialog import DialogManager, StartMode

from handlers.common.context import Context
from handlers.home.opening import bring_below, open_home, open_over_home, show_below
from handlers.people import application_screens, applying, screens
from handlers.people.asking import ask
from handlers.people.states import Profile
from handlers.programmes.states import NewProgramme
from services.errors import DomainError
from services.people.facts import PersonState
from services.people.rules import JOIN_PREFIX, token_of

router = Router(name="commands")


@router.message(CommandStart(deep_link=True, ignore_case=True))
async def by_link(
    message: Message, command: CommandObject, ctx: Context, dialog_manager: DialogManager, state: FSMContext
) -> None:
    """Somebody opened a link: their own, or a school's or programme's."""
    payload = command.args or ""
    if joining := token_of(payload, JOIN_PREFIX):
        await ask(ctx, state, await applying.opened(ctx, joining))
        return
    token = token_of(payload)
    if token is None:
        raise DomainError("link-unknown")
    greeting = await ctx.services.people.open_link(ctx.actor, token)
    await ctx.refresh()
    if not greeting.inside:
        await ask(ctx, state, screens.greeting(ctx.reader, greeting))
    elif greeting.state is PersonState.CONSENTED:
        await ask(ctx, state, screens.check(ctx.reader, greeting))
    else:
        await open_home(dialog_manager)


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
        elif begun := await ctx.services.people.own_application(actor):
            await ask(ctx, state, application_screens.question(ctx.reader, begun))
        else:
            await message.answer(ctx.reader.html("start-stranger"))
    elif not actor.registered:
        standing = await ctx.services.people.standing(actor)
        await ask(ctx, state, screens.check(ctx.reader, standing))
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
async def help_(message: Message, ctx: Context, dialog_manager: DialogManager) -> None:
    """What the bot can do, and the open screen below it."""
    roles = ctx.actor.roles
    key = "help-methodist" if "methodist" in roles else "help-member" if roles else "start-stranger"
    await message.answer(ctx.reader.html(key))
    if ctx.actor.registered:
        await show_below(dialog_manager)
