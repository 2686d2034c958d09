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
    zone = State()
    morning = State()
    model = State()
    goals = State()
    goal = State()
    choose = State()


class Launch(StatesGroup):
    main = State()
    done = State()
