"""Screens of events."""

from aiogram.fsm.state import State, StatesGroup


class Events(StatesGroup):
    """`main` is the methodist's list or, for others, their own invitations.

    Starting `card`, `mine`, `series`, `attendance` or `code` needs the start data {"event_id": id}.
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
    edit_title = State()
    edit_place = State()
    places = State()
    papers = State()
    stage = State()
    deficits = State()
    host_school = State()
    order = State()
    materials = State()
    material = State()
    less_material = State()
    series = State()
    guests = State()
    whom = State()
    whom_people = State()
    whom_school = State()
    whom_confirm = State()
