"""States of the partnership dialogs."""

from aiogram.fsm.state import State, StatesGroup


class Partnerships(StatesGroup):
    """The methodist's: all pairs and groups."""

    main = State()
    mentor = State()
    mentees = State()
    check = State()
    reason = State()
    roster = State()
    ask_pair = State()
    ask_who = State()
    card = State()
    why = State()
    until = State()
    members = State()
    add = State()
    replace = State()
    check_change = State()
    out = State()
    hours = State()
    lengths = State()
    length = State()


class Worries(StatesGroup):
    """The methodist's: a mentee's worrying answer, or a request for another partner."""

    main = State()
    word = State()
    part = State()
    mentor = State()
    check = State()


class Journal(StatesGroup):
    """The meetings of one partnership, by months."""

    month = State()
    entry = State()
    minutes = State()
    topic = State()
    day = State()
    form = State()
    delete = State()
    visit = State()
    sheet = State()


class History(StatesGroup):
    """A person's partnerships over the years."""

    main = State()


class Mentors(StatesGroup):
    """Mentors chosen and prepared."""

    main = State()
    card = State()
    training = State()
    certificate = State()
    add = State()


class Matching(StatesGroup):
    """Partnerships proposed for the whole cohort."""

    start = State()
    wishes = State()
    running = State()
    main = State()
    publish = State()
    when = State()
    published = State()
    groups = State()
    group = State()
    place = State()
    choose = State()
    alone = State()
    changes = State()
    add = State()


class MyPartners(StatesGroup):
    """A teacher's: my mentor, my mentees, our meetings."""

    main = State()
    card = State()
    form = State()
    day = State()
    ask = State()
    ask_check = State()
    visit = State()


class PersonalList(StatesGroup):
    """The personal programmes of all pairs, for those who only read them."""

    main = State()


class Online(StatesGroup):
    """The steps of a partnership held online."""

    main = State()


class Personal(StatesGroup):
    """The personal programme of one partnership."""

    main = State()
    goals = State()
    goal_new = State()
    goal = State()
    steps = State()
    step_new = State()
    step_who = State()
    step = State()
    step_words = State()
    step_drop = State()
    step_evidence = State()
    day = State()
    expects = State()
    change = State()
    days = State()
    review = State()
    mark = State()
