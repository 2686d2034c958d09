"""Screens of opening a survey and of making a form."""

from aiogram.fsm.state import State, StatesGroup


class Surveys(StatesGroup):
    forms = State()
    form = State()
    file = State()
    read = State()
    own = State()
    name = State()
    edit = State()
    kind = State()
    words = State()
    question = State()
    leading = State()
    after = State()
    circle = State()
    role = State()
    schools = State()
    category = State()
    people = State()
    check = State()
    title = State()
    opens = State()
    closes = State()
