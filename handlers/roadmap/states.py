"""States of the roadmap's menus: the plan and its import, one's own week, what needs attention."""

from aiogram.fsm.state import State, StatesGroup


class Plan(StatesGroup):
    main = State()
    direction = State()
    activity = State()
    dates = State()
    more = State()
    order = State()
    board = State()
    board_direction = State()
    board_school = State()
    board_state = State()
    board_stage = State()


class Change(StatesGroup):
    main = State()
    period = State()
    confirm = State()
    order = State()
    title = State()
    drop = State()


class Outcome(StatesGroup):
    """A review of the plan, and what it came to."""

    main = State()
    text = State()
    day = State()
    order = State()


class Whom(StatesGroup):
    """Whom the plan's words mean."""

    main = State()
    card = State()
    schools = State()
    teams = State()
    people = State()


class Offsets(StatesGroup):
    """When people are reminded: of an activity, or of all."""

    main = State()


class Import(StatesGroup):
    upload = State()
    preview = State()
    direction = State()
    row = State()
    title = State()
    period = State()
    question = State()
    fix = State()
    later = State()
    dates = State()
    responsibles = State()
    responsible = State()


class NewRow(StatesGroup):
    """An activity typed in the chat."""

    title = State()
    period = State()
    later = State()
    who = State()
    result = State()
    card = State()
    direction = State()


class Template(StatesGroup):
    main = State()


class Update(StatesGroup):
    """A new version of the plan's document."""

    main = State()
    question = State()
    lines = State()
    difference = State()
    period = State()
    order = State()


class MyWeek(StatesGroup):
    main = State()
    roadmap = State()
    card = State()
    evidence = State()
    later = State()
    reason = State()
    help = State()


class Staging(StatesGroup):
    """Its start needs {"activity": id}."""

    main = State()
    stage = State()
    deficits = State()


class SchoolForm(StatesGroup):
    """Risks and requests of a school. Its start needs {"school": id}."""

    main = State()
    deficits = State()
    own = State()
    risks = State()
    drop = State()


class RequestsMap(StatesGroup):
    """Starting `school` needs {"school": id}."""

    main = State()
    school = State()
    requests = State()
    card = State()
    options = State()
    unlink = State()


class Recommend(StatesGroup):
    """Recommendations. `main` is started with {"event": id} or {"survey": id}; without, it lists all.

    `opened` needs {"recommendation": id}.
    """

    main = State()
    opened = State()
    card = State()
    text = State()
    whom = State()
    school = State()
    people = State()
    due = State()


class Attention(StatesGroup):
    main = State()
    case = State()
    answer = State()
    dates = State()
    later = State()
    word = State()
    notes = State()


class Review(StatesGroup):
    main = State()
    word = State()
