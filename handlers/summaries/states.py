"""Screens of summaries."""

from aiogram.fsm.state import State, StatesGroup


class Summaries(StatesGroup):
    """Starting `card` needs the start data {"survey_id": id}."""

    main = State()
    card = State()
    close_confirm = State()


class Figures(StatesGroup):
    """Indicators and what they are made of."""

    main = State()
    one = State()
