"""The main menu's one state."""

from aiogram.fsm.state import State, StatesGroup


class Home(StatesGroup):
    main = State()
