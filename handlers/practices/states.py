"""Screens of the bank of practices."""

from aiogram.fsm.state import State, StatesGroup


class Practices(StatesGroup):
    """Reading. `found` takes a search as start data, {"deficits": [id]} or {"own_deficits": True}; `card`
    needs {"practice": id}."""

    main = State()
    found = State()
    subjects = State()
    deficits = State()
    card = State()


class OwnPractices(StatesGroup):
    """Writing. `card` needs the start data {"practice": id}."""

    main = State()
    title = State()
    card = State()
    field = State()
    deficits = State()
    material = State()
    less = State()
    consent = State()
    drop = State()


class PracticeDesk(StatesGroup):
    """The methodist's. `card` needs the start data {"practice": id}."""

    main = State()
    card = State()
    note = State()
