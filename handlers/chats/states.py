"""States of the dialog about linked groups."""

from aiogram.fsm.state import State, StatesGroup


class Groups(StatesGroup):
    """Start data {"partnership": id} means that partnership's group, none the programme's."""

    main = State()
    card = State()
