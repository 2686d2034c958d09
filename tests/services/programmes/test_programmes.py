"""Programmes: who may make them, what the menu counts, how they are launched."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, update

from models.database import Database
from models.enums import AssignmentState, PeriodKind, PersonState
from models.people import Account, Person
from models.programmes import Goal, Municipality, Phase, Programme, Region
from models.roadmap import Activity, AssigneeRule, Assignment, Roadmap
from models.system import AuditRecord
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, Repeated
from services.people.identity import TelegramUser
from services.programmes import rules
from services.programmes.facts import Indicator, NetworkModel, NewProgramme, ProgrammeState, Role
from services.registry import Services
from tests.builders import NOW, District, a_district
from tests.conftest import OWNER


def new(**more: Any) -> NewProgramme:
    values: dict[str, Any] = {
        "municipality": "Кировский район",
        "region": "Ленинградская область",
        "title": "Кировский район, 2026/27",
        "year": 2026,
        "time_zone": "Europe/Moscow",
        "network_model": NetworkModel.MIXED,
        "surname": "Соколова",
        "name": "Елена",
    }
    return NewProgramme(**{**values, **more})


async def owner_of(services: Services, request: int | None = None) -> Actor:
    return await services.identity.actor(TelegramUser(OWNER, "owner", "ru"), request)


async def test_an_owner_becomes_the_first_methodist(services: Services, database: Database) -> None:
    programme_id = await services.programmes.create(await owner_of(services), new())
    actor = await owner_of(services)
    assert (actor.programme_id, actor.roles, actor.registered) == (
        programme_id,
        frozenset({Role.METHODIST}),
        True,
    )
    async with database.read() as session:
        programme = await session.get_one(Programme, programme_id)
        goals = {goal.indicator: goal.value for goal in await session.scalars(select(Goal))}
        phases = (await session.scalars(select(Phase).order_by(Phase.starts_on))).all()
    assert (programme.starts_on, programme.ends_on) == (date(2026, 9, 1), date(2027, 8, 31))
    assert goals == rules.DEFAULT_GOALS
    assert (phases[0].starts_on, phases[-1].ends_on) == (programme.starts_on, programme.ends_on)
    home = await services.programmes.home(actor)
    assert (home.title, home.people, home.schools, home.greeting) == (
        "Кировский район, 2026/27",
        0,
        0,
        "Елена",
    )


async def test_only_owners_make_programmes(services: Services, database: Database) -> None:
    district = await a_district(database)
    teacher = await district.person("Петрова", Role.MENTEE)
    for actor in (Actor(account_id=1, telegram_id=1), teacher, district.methodist):
        with pytest.raises(Forbidden):
            await services.programmes.create(actor, new(municipality="Чужой район"))
    async with database.read() as session:
        assert len((await session.scalars(select(Programme))).all()) == 1


async def test_a_redelivered_update_makes_one_programme(services: Services, database: Database) -> None:
    await services.programmes.create(await owner_of(services, request=7), new())
    with pytest.raises(Repeated):
        await services.programmes.create(await owner_of(services, request=7), new())
    async with database.read() as session:
        assert len((await session.scalars(select(Programme))).all()) == 1


async def test_a_second_year_is_of_the_same_municipality_and_person(
    services: Services, database: Database
) -> None:
    await services.programmes.create(await owner_of(services), new())
    await services.programmes.create(await owner_of(services), new(year=2027, title="Второй год"))
    async with database.read() as session:
        for model in (Region, Municipality, Person):
            assert len((await session.scalars(select(model))).all()) == 1, model
    lines = await services.programmes.mine(await owner_of(services))
    assert [(line.title, line.current) for line in lines] == [
        ("Второй год", True),
        ("Кировский район, 2026/27", False),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": "я" * 121},
        {"municipality": " \n "},
        {"time_zone": "Mars/Olympus"},
        {"time_zone": "../../etc/passwd"},
        {"title": "<>"},
    ],
)
async def test_wrong_answers_make_nothing(
    services: Services, database: Database, wrong: dict[str, Any]
) -> None:
    with pytest.raises(DomainError):
        await services.programmes.create(await owner_of(services), new(**wrong))
    async with database.read() as session:
        assert (await session.scalars(select(Municipality))).all() == []


async def test_settings_are_the_methodists_alone(services: Services, database: Database) -> None:
    district = await a_district(database)
    neighbours = await a_district(database, name="Соседний район")
    teacher = await district.person("Петрова", Role.MENTEE, Role.CURATOR)
    stranger = Actor(account_id=99, telegram_id=99)
    for actor in (teacher, stranger):
        for call in (
            services.programmes.settings(actor),
            services.programmes.rename(actor, "Моя"),
            services.programmes.set_zone(actor, "Asia/Omsk"),
            services.programmes.set_goal(actor, Indicator.SCHOOLS, "5"),
            services.programmes.set_morning(actor, 500),
            services.programmes.readiness(actor),
            services.programmes.launch(actor),
        ):
            with pytest.raises(Forbidden):
                await call
    await services.programmes.rename(district.methodist, "Новое имя")
    await services.programmes.set_goal(district.methodist, Indicator.SATISFACTION, "4,5")
    await services.programmes.set_morning(district.methodist, 9 * 60)
    mine = await services.programmes.settings(district.methodist)
    theirs = await services.programmes.settings(neighbours.methodist)
    assert (mine.title, mine.goals, mine.morning_minute) == (
        "Новое имя",
        {Indicator.SATISFACTION: 4.5},
        540,
    )
    assert (theirs.title, theirs.goals, theirs.morning_minute) == ("Соседний район, 2026/27", {}, 510)


async def test_the_menu_counts_people_connected_and_overdue(
    services: Services, database: Database, clock: FixedClock
) -> None:
    district = await a_district(database)
    await a_district(database, name="Соседний район")
    teacher = await district.person("Петрова", Role.MENTEE)
    blocked = await district.person("Иванова", Role.MENTOR)
    await district.person("Сидорова", Role.MENTEE, with_account=False)
    async with database.write() as session:
        await session.execute(update(Account).where(Account.id == blocked.account_id).values(reachable=False))
        for title, due, window in (
            ("Справка", date(2026, 11, 14), False),
            ("Окно", date(2026, 11, 1), True),
            ("Урок", date(2026, 11, 20), False),
        ):
            session.add(
                Assignment(
                    programme_id=district.programme_id,
                    title=title,
                    person_id=teacher.person_id,
                    due_on=due,
                    is_window=window,
                    state=AssignmentState.OPEN,
                )
            )
    home = await services.programmes.home(district.methodist)
    assert (home.people, home.connected, home.schools, home.overdue) == (3, 1, 1, 1)
    own = await services.programmes.home(teacher)
    assert (own.open_tasks, own.overdue_tasks, own.next_task, own.next_due) == (
        3,
        1,
        "Урок",
        date(2026, 11, 20),
    )
    assert (own.people, own.connected) == (0, 0)


async def test_a_launch_needs_people_and_a_plan(services: Services, database: Database) -> None:
    district = await a_district(database, state=ProgrammeState.PREPARING)
    with pytest.raises(DomainError, match="launch-no-people"):
        await services.programmes.launch(district.methodist)
    await district.person("Петрова", Role.MENTEE)
    with pytest.raises(DomainError, match="launch-no-roadmap"):
        await services.programmes.launch(district.methodist)
    ready = await services.programmes.readiness(district.methodist)
    assert (ready.people, ready.activities, ready.ready) == (1, 0, False)


async def test_a_launch_gives_out_assignments_once(
    services: Services, database: Database, clock: FixedClock
) -> None:
    district = await a_district(database, state=ProgrammeState.PREPARING)
    await district.person("Петрова", Role.MENTEE)
    await planned(district)
    assert (await services.programmes.readiness(district.methodist)).ready
    first = await services.programmes.launch(district.methodist)
    assert (first.assignments, first.already) == (1, False)
    again = await services.programmes.launch(district.methodist)
    assert (again.assignments, again.already) == (0, True)
    async with database.read() as session:
        programme = await session.get_one(Programme, district.programme_id)
        actions = (await session.scalars(select(AuditRecord.action))).all()
    assert (programme.state, programme.launched_at) == (ProgrammeState.LAUNCHED, clock.now())
    assert actions.count("programmes.launched") == 1


async def planned(district: District) -> None:
    async with district.database.write() as session:
        roadmap = Roadmap(programme_id=district.programme_id, imported_at=NOW)
        session.add(roadmap)
        await session.flush()
        session.add(
            Activity(
                roadmap_id=roadmap.id,
                position=1,
                title="Пробный урок",
                responsible="наставляемые",
                period_kind=PeriodKind.DATE,
                starts_on=date(2026, 12, 1),
                ends_on=date(2026, 12, 1),
            )
        )
        session.add(
            AssigneeRule(programme_id=district.programme_id, wording="наставляемые", roles=[str(Role.MENTEE)])
        )


async def test_a_person_who_has_not_consented_sees_no_programme(
    services: Services, database: Database
) -> None:
    district = await a_district(database)
    teacher = await district.person("Петрова", Role.MENTEE)
    async with database.write() as session:
        await session.execute(
            update(Person).where(Person.id == teacher.person_id).values(state=PersonState.IMPORTED)
        )
    actor = await services.identity.actor(TelegramUser(teacher.telegram_id, None, "ru"), None)
    assert actor.roles == frozenset()
    with pytest.raises(Forbidden):
        await services.programmes.settings(actor)
