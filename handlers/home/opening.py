"""How a menu is opened from outside the menus: the main menu below, the wanted screen above it."""

from aiogram.fsm.state import State
from aiogram_dialog import Data, DialogManager, ShowMode, StartMode

from handlers.home.states import Home


async def open_home(manager: DialogManager) -> None:
    """The main menu, and nothing else open."""
    await manager.start(Home.main, mode=StartMode.RESET_STACK)


async def show_below(manager: DialogManager) -> None:
    """The open screen once more under what has just been said, or the main menu when none is open."""
    if manager.has_context():
        await manager.show()
    else:
        await open_home(manager)


async def bring_below(manager: DialogManager) -> None:
    """The open screen, with all that was entered in it, as the newest message; after a tap on an old one."""
    manager.show_mode = ShowMode.DELETE_AND_SEND
    await show_below(manager)


async def open_over_home(manager: DialogManager, state: State, data: Data = None) -> None:
    """`state` with the main menu under it, so that the way back leads somewhere."""
    shown = manager.show_mode
    await manager.start(Home.main, mode=StartMode.RESET_STACK, show_mode=ShowMode.NO_UPDATE)
    await manager.start(state, data, show_mode=ShowMode.EDIT if shown is ShowMode.AUTO else shown)
