"""Ways into the bank from outside its screens: buttons of messages, links from what was shown inline."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from delivery.messages.practices import PracticeAskCall, PracticeOpenCall
from handlers.common.context import Context
from handlers.home.opening import open_home, open_over_home
from handlers.practices.states import OwnPractices, PracticeDesk, Practices
from services.practices.facts import PracticeCard, PracticeState
from services.practices.standing import READERS

BANK_PARAMETER = "practices"
LINK_PREFIX = "pr"
"""First letters of the payload of a link to a card; then its number."""

router = Router(name="practices")


@router.callback_query(PracticeAskCall.filter())
async def begin_card(
    query: CallbackQuery, callback_data: PracticeAskCall, ctx: Context, dialog_manager: DialogManager
) -> None:
    ctx.actor = await ctx.services.identity.choose_programme(ctx.actor, callback_data.programme)
    practice_id = await ctx.services.practices.begin_after(ctx.actor, callback_data.event)
    dialog_manager.show_mode = ShowMode.SEND
    await open_over_home(dialog_manager, OwnPractices.card, {"practice": practice_id})
    await query.answer()


@router.callback_query(PracticeOpenCall.filter())
async def open_card(
    query: CallbackQuery, callback_data: PracticeOpenCall, ctx: Context, dialog_manager: DialogManager
) -> None:
    ctx.actor = await ctx.services.identity.choose_programme(ctx.actor, callback_data.programme)
    card = await ctx.services.practices.practice_card(ctx.actor, callback_data.practice)
    dialog_manager.show_mode = ShowMode.SEND
    await open_over_home(dialog_manager, screen_of(card), {"practice": card.id})
    await query.answer()


@router.message(CommandStart(deep_link=True, magic=F.args.regexp(rf"^{LINK_PREFIX}[1-9]\d{{0,8}}$")))
async def by_link(_: Message, command: CommandObject, ctx: Context, dialog_manager: DialogManager) -> None:
    """A card that somebody showed: opened by people of its programme; others get NotFound or Forbidden."""
    practice_id = int((command.args or "").removeprefix(LINK_PREFIX))
    card = await ctx.services.practices.practice_card(ctx.actor, practice_id)
    dialog_manager.show_mode = ShowMode.SEND
    await open_over_home(dialog_manager, screen_of(card), {"practice": card.id})


@router.message(Command("practices", ignore_case=True))
@router.message(CommandStart(deep_link=True, magic=F.args == BANK_PARAMETER))
async def open_bank(_: Message, ctx: Context, dialog_manager: DialogManager) -> None:
    """By the command, or from the hint under an empty inline search."""
    dialog_manager.show_mode = ShowMode.SEND
    if ctx.actor.roles.intersection(READERS):
        await open_over_home(dialog_manager, Practices.main)
    else:
        await open_home(dialog_manager)


def screen_of(card: PracticeCard) -> State:
    """Where the reader meets the card: at their own desk, the methodist's, or in the bank."""
    if card.mine and not (card.moderates and card.state is PracticeState.WAITING):
        return OwnPractices.card
    if card.moderates and card.state is not PracticeState.PUBLISHED:
        return PracticeDesk.card
    return Practices.card
