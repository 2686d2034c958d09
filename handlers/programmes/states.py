"""States of setting up a programme, its settings and its launch."""

from aiogram.fsm.state import State, StatesGroup


class NewProgramme(StatesGroup):
    municipality = State()
    region = State()
    year = State()
    zone = State()
    model = State()
    review = State()
    title = State()
    goals = State()
    goal = State()


class Settings(StatesGroup):
    main = State()
    title = State()
    clock = State()
    zone = State()
    morning = State()
    model = State()
    goals = State()
    goal = State()
    choose = State()


class Catalogue(StatesGroup):
    """The programme's list of deficits."""

    main = State()
    add = State()
    one = State()
    rename = State()
    words = State()
    word = State()


class Launch(StatesGroup):
    main = State()
    done = State()
