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
    clock = State()
    zone = State()
    morning = State()
    network = State()
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


class Year(StatesGroup):
    """Phases, reviews, order and name of the programme."""

    main = State()
    day = State()
    order = State()
    title = State()


class OwnDays(StatesGroup):
    """Days off, school holidays and working Saturdays of the programme's own."""

    main = State()
    first = State()
    last = State()
    title = State()
    card = State()
    country = State()


class NextYear(StatesGroup):
    main = State()
    pairs = State()
    done = State()


class Installation(StatesGroup):
    """The owner's: all programmes."""

    main = State()
    card = State()
    enter = State()
    people = State()
    check = State()


class Region(StatesGroup):
    main = State()


class Waiting(StatesGroup):
    """How many weeks to wait before warning."""

    main = State()
    weeks = State()


class SentFile(StatesGroup):
    """A file that came unasked: what it is."""

    main = State()
