"""Screens of summaries."""

from aiogram.fsm.state import State, StatesGroup


class Summaries(StatesGroup):
    """Starting `card` needs the start data {"survey_id": id}."""

    main = State()
    card = State()
    close_confirm = State()
    more = State()
    compare = State()
    compared = State()


class Figures(StatesGroup):
    """Indicators and what they are made of."""

    main = State()
    one = State()


class Results(StatesGroup):
    """Results of all schools."""

    main = State()


class Measures(StatesGroup):
    """The programme's own measures."""

    main = State()
    add = State()
    direction = State()


class SchoolSummary(StatesGroup):
    """A school's summary and what is entered of it. Its start needs {"school": id}."""

    main = State()
    measure = State()
    value = State()
    drop = State()


class Papers(StatesGroup):
    """Official papers, and templates of one's own for them."""

    main = State()
    templates = State()
    template = State()
    check = State()
