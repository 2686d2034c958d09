"""States of the broadcast dialog."""

from aiogram.fsm.state import State, StatesGroup


class Broadcasts(StatesGroup):
    """`segment` may be started with {"event_id": id} to announce an event."""

    main = State()
    write = State()
    album = State()
    templates = State()
    template = State()
    segment = State()
    role = State()
    schools = State()
    categories = State()
    narrow = State()
    silent = State()
    surveys = State()
    pairs = State()
    events = State()
    part = State()
    preview = State()
    when = State()
    left_out = State()
    report = State()
    correct = State()
    change = State()
    sure = State()
