"""States of the areas' menus: the people of a programme, the roster's import, one's own profile."""

from aiogram.fsm.state import State, StatesGroup


class People(StatesGroup):
    main = State()
    list = State()
    person = State()
    paper = State()


class StuckSchools(StatesGroup):
    """Who is stuck where, school by school."""

    main = State()


class Invitations(StatesGroup):
    """Links to hand out, on a screen and on paper."""

    main = State()
    schools = State()
    link_schools = State()
    link = State()
    until = State()
    most = State()


class Applicants(StatesGroup):
    """Somebody who registered themselves, before the methodist."""

    main = State()
    school = State()
    roster = State()
    reject = State()


class Roster(StatesGroup):
    main = State()
    preview = State()
    errors = State()
    changes = State()
    notes = State()
    missing = State()
    question = State()
    other = State()
    basis = State()
    done = State()


class Profile(StatesGroup):
    main = State()
    fields = State()
    edit = State()
    rename = State()
    deficits = State()
    quiet_from = State()
    quiet_to = State()
    school = State()
    language = State()
    pause = State()
    kept = State()
    kept_part = State()
    withdraw = State()
    withdraw_sure = State()


class Roles(StatesGroup):
    """Of one person: what they are in the programme, and the way out of it."""

    main = State()
    reason = State()
    check = State()
    done = State()


class Schools(StatesGroup):
    list = State()
    add = State()
    card = State()
    name = State()
    category = State()
    count = State()
    merge = State()
    merge_check = State()
    partners = State()
    join = State()
    pair = State()
    contract = State()
    model = State()
    part = State()
    group_new = State()
    group = State()
    group_name = State()
    group_contract = State()
    group_model = State()
    group_drop = State()


class Teams(StatesGroup):
    list = State()
    add = State()
    card = State()
    mates = State()
    name = State()
    deficit = State()
    drop = State()


class AuditScreens(StatesGroup):
    """The log of changes."""

    main = State()
    kinds = State()
    periods = State()
