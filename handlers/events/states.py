"""Screens of events."""

from aiogram.fsm.state import State, StatesGroup


class Events(StatesGroup):
    """`main` is the methodist's list or, for others, their own invitations.

    Starting `card`, `attendance` or `code` needs the start data {"event_id": id}.
    """

    main = State()
    past = State()
    card = State()
    mine = State()
    kind = State()
    title = State()
    day = State()
    time = State()
    length = State()
    place = State()
    confirm = State()
    move_confirm = State()
    cancel_confirm = State()
    attendance = State()
    add = State()
    code = State()
    presenters = State()
    presenter = State()
    edit = State()
    places = State()
