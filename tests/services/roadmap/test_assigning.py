"""Whom the plan's words mean: schools, teams and people beside roles; changed later, followed once."""

from datetime import date

import pytest
from sqlalchemy import select

from models.database import Database
from models.enums import Answering, AssignmentState, ProgrammeState, Role, SchoolCategory
from models.people import School, Team, TeamMember
from models.roadmap import AssigneeRule, AssigneeTarget
from models.system import OutboxMessage, Rider
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, NotFound
from services.registry import Services
from services.roadmap.assigning import KIND
from services.roadmap.meaning import Meaning, Members, Part, meanings
from services.roadmap.rules import categories_of, people_in
from tests.builders import District, a_district
from tests.services.roadmap.plans import a_draft, a_row, an_activity, assignments, launch, reminders

MENTORS, CURATORS = Meaning(frozenset({Role.MENTOR})), Meaning(frozenset({Role.CURATOR}))


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def with_open(district: District, state: AssignmentState = AssignmentState.OPEN) -> set[int]:
    return {one.person_id for one in await assignments(district) if one.state is state}


def ids(*actors: Actor) -> set[int]:
    return {actor.person_id for actor in actors if actor.person_id is not None}


async def a_team(district: District, *members: Actor) -> int:
    async with district.database.write() as session:
        team = Team(programme_id=district.programme_id, name="Чтение")
        session.add(team)
        await session.flush()
        session.add_all(TeamMember(team_id=team.id, person_id=one) for one in ids(*members))
        return team.id


@pytest.mark.parametrize(
    ("wording", "categories"),
    [
        ("ШЛ", {SchoolCategory.LEADER}),
        ("Школы-лидеры, ШНОР", {SchoolCategory.LEADER, SchoolCategory.LOW_RESULTS}),
        ("Администрация школ с низкими образовательными результатами", {SchoolCategory.LOW_RESULTS}),
        ("ОО в зоне риска", {SchoolCategory.AT_RISK}),
        ("Руководители ОО", set()),
        ("Методист", set()),
    ],
)
def test_kinds_of_schools_in_the_words(wording: str, categories: set[SchoolCategory]) -> None:
    assert categories_of(wording) == categories


def test_who_is_behind_a_meaning() -> None:
    low, leader = SchoolCategory.LOW_RESULTS, SchoolCategory.LEADER
    members = Members(
        (
            Part(Role.METHODIST, 1, None, None),
            Part(Role.CURATOR, 2, 10, low),
            Part(Role.MENTEE, 3, 10, low),
            Part(Role.MENTOR, 4, 20, leader),
            Part(Role.MENTEE, 5, 30, low),
        ),
        {7: frozenset({4, 5, 99})},
    )
    of = members.assignees
    assert set(of(CURATORS)) == {2, 1}, "two schools have no curator: the methodist stands in"
    assert of(Meaning(frozenset({Role.CURATOR}), schools=frozenset({10}))) == [2]
    assert of(Meaning(schools=frozenset({10}))) == [2], "a school by itself means its curator"
    assert of(Meaning(schools=frozenset({20}))) == [1], "and the methodist where it has none"
    assert set(of(Meaning(frozenset({Role.MENTEE}), frozenset({low})))) == {3, 5}
    assert set(of(Meaning(frozenset({Role.MENTEE, Role.METHODIST}), schools=frozenset({30})))) == {5, 1}
    assert set(of(Meaning(teams=frozenset({7}), people=frozenset({3, 98})))) == {3, 4, 5}
    assert of(Meaning()) == []


async def test_another_meaning_releases_and_gives_and_tells_once(
    services: Services, district: District, clock: FixedClock
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    mentee = await district.person("Иванова", Role.MENTEE)
    first = await an_activity(district, Role.MENTEE, title="Справка")
    await an_activity(district, Role.MENTEE, title="Отчёт")
    done = await an_activity(district, Role.MENTEE, title="Сделано")
    await launch(district, clock)
    methodist = district.methodist
    finished = next(one for one in await assignments(district, mentee) if one.activity_id == done)
    await services.roadmap.mark_done(methodist, finished.id)

    words, seen = await services.roadmap.preview_meaning(methodist, first, MENTORS)
    assert (words.roles, seen.people, seen.given, seen.released) == ((Role.MENTOR,), 1, 1, 1)
    assert await with_open(district) == ids(mentee), "a look changes nothing"
    assert await services.roadmap.set_meaning(methodist, first, MENTORS) == seen
    assert await with_open(district) == ids(mentor)
    assert await with_open(district, AssignmentState.DONE) == ids(mentee)
    kept = {one.assignment_id for one in await reminders(district)}
    assert kept == {one.id for one in await assignments(district, mentor)} | {finished.id} & kept

    async with district.database.read() as session:
        told = [
            *await session.scalars(select(OutboxMessage.payload).where(OutboxMessage.kind == KIND)),
            *await session.scalars(select(Rider.payload).where(Rider.kind == KIND)),
        ]
    assert len(told) == 1, "one line for two activities"
    facts = await services.roadmap.unassigned_facts(told[0]["programme"], told[0]["assignments"])
    assert facts is not None
    assert facts.titles == ("Справка", "Отчёт")

    await services.roadmap.set_meaning(methodist, first, Meaning(frozenset({Role.MENTEE})))
    assert await with_open(district) == ids(mentee), "what was taken off comes back"
    assert await services.roadmap.unassigned_facts(told[0]["programme"], told[0]["assignments"]) is None


async def test_what_was_taken_off_one_person_stays_off(
    services: Services, district: District, clock: FixedClock
) -> None:
    one = await district.person("Иванова", Role.MENTEE)
    other = await district.person("Петрова", Role.MENTEE)
    activity = await an_activity(district, Role.MENTEE)
    await launch(district, clock)
    (excused,) = await assignments(district, one)
    await services.roadmap.release(district.methodist, excused.id)
    await services.roadmap.set_meaning(
        district.methodist, activity, Meaning(frozenset({Role.MENTEE, Role.MENTOR}))
    )
    assert await with_open(district) == ids(other)


async def test_schools_teams_and_people(services: Services, district: District, clock: FixedClock) -> None:
    curator = await district.person("Жуков", Role.CURATOR)
    mentor = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    mentee = await district.person("Иванова", Role.MENTEE)
    team = await a_team(district, mentor)
    activity = await an_activity(district, Role.METHODIST)
    await launch(district, clock)
    roadmap, methodist = services.roadmap, district.methodist
    assert mentee.person_id is not None

    await roadmap.set_meaning(methodist, activity, Meaning(schools=frozenset({district.weak_school})))
    assert await with_open(district) == ids(curator)
    await roadmap.set_meaning(
        methodist, activity, Meaning(teams=frozenset({team}), people=frozenset({mentee.person_id}))
    )
    assert await with_open(district) == ids(mentor, mentee)
    line = await roadmap.plan_wording(methodist, activity)
    assert line.people == 2
    assert line.meant.named[0] == "Чтение"
    assert line.meant.named[1].startswith("Иванова")
    card = await roadmap.activity(methodist, activity)
    assert (card.line.given, card.meant) == (True, line.meant)

    for wrong in (
        Meaning(schools=frozenset({9999})),
        Meaning(teams=frozenset({9999})),
        Meaning(people=frozenset({9999})),
    ):
        with pytest.raises(NotFound):
            await roadmap.set_meaning(methodist, activity, wrong)
    with pytest.raises(DomainError, match="whom-many"):
        await roadmap.set_meaning(methodist, activity, Meaning(people=frozenset(range(61))))


async def test_schools_that_become_one_are_meant_as_one(
    services: Services, district: District, clock: FixedClock
) -> None:
    activity = await an_activity(district, Role.METHODIST)
    meaning = Meaning(schools=frozenset({district.weak_school}))
    await services.roadmap.set_meaning(district.methodist, activity, meaning)
    await services.people.merge_schools(district.methodist, district.leader_school, district.weak_school)
    line = await services.roadmap.plan_wording(district.methodist, activity)
    assert line.meant.meaning.schools == {district.leader_school}


async def test_a_wording_is_asked_once_and_known_to_the_next_import(
    services: Services, database: Database
) -> None:
    district = await a_district(database, state=ProgrammeState.PREPARING)
    roadmap, methodist = services.roadmap, district.methodist
    mentee = await district.person("Иванова", Role.MENTEE)
    assert mentee.person_id is not None
    draft = await roadmap.begin_import(
        methodist, "план.docx", a_draft(a_row(responsible="Совет"), a_row("Отчёт", responsible="Комиссия"))
    )
    assert {one.wording: one.settled for one in (await roadmap.preview(methodist, draft)).wordings} == {
        "Совет": False,
        "Комиссия": False,
    }
    await roadmap.set_roles(methodist, draft, "Совет", ["mentor"])
    await roadmap.confirm_import(methodist, draft)
    lines = await roadmap.plan_wordings(methodist)
    assert [one.wording for one in lines] == ["Комиссия", "Совет"], "those that mean nobody come first"
    people = Meaning(people=frozenset({mentee.person_id}))
    await roadmap.set_meaning(methodist, lines[0].activity_id, people)

    again = await roadmap.begin_import(
        methodist, "план2.docx", a_draft(a_row(responsible="Совет"), a_row("Отчёт", responsible="Комиссия"))
    )
    known = {one.wording: one for one in (await roadmap.preview(methodist, again)).wordings}
    assert (known["Совет"].roles, known["Совет"].settled) == (("mentor",), True)
    assert (known["Комиссия"].named, known["Комиссия"].settled) == (True, True)
    await roadmap.confirm_import(methodist, again)
    meant = {one.wording: one.meant.meaning for one in await roadmap.plan_wordings(methodist)}
    assert meant == {"Совет": MENTORS, "Комиссия": people}


async def test_kinds_of_schools_are_understood_where_there_are_such(
    services: Services, database: Database
) -> None:
    district = await a_district(database, state=ProgrammeState.PREPARING)
    roadmap, methodist = services.roadmap, district.methodist
    draft = await roadmap.begin_import(
        methodist, "план.docx", a_draft(a_row(responsible="Руководители ШНОР"))
    )
    async with district.database.write() as session:
        school = await session.get_one(School, district.weak_school)
        school.category = SchoolCategory.LOW_RESULTS
    await roadmap.confirm_import(methodist, draft)
    (line,) = await roadmap.plan_wordings(methodist)
    low = frozenset({SchoolCategory.LOW_RESULTS})
    assert line.meant.meaning == Meaning(frozenset({Role.CURATOR}), low, answering=Answering.SCHOOL)


@pytest.mark.parametrize(
    ("wording", "people"),
    [
        ("Орлова И.П.", (("Орлова", "ИП"),)),
        ("И. П. Орлова, Петрова-Водкина А.", (("Орлова", "ИП"), ("Петрова-Водкина", "А"))),
        ("Методист Соколова А. А.", (("Соколова", "АА"),)),
        ("Руководители ОО", ()),
        ("МБОУ СОШ № 2", ()),
    ],
)
def test_people_named_in_the_words(wording: str, people: tuple[tuple[str, str], ...]) -> None:
    assert people_in(wording) == people


async def test_who_is_named_is_meant_if_there_is_one_only(services: Services, database: Database) -> None:
    district = await a_district(database, state=ProgrammeState.PREPARING)
    named = await district.person("Орлова", Role.MENTOR, name="Ирина", patronymic="Павловна")
    for patronymic in ("Ильинична", "Игоревна"):
        await district.person("Петрова", Role.MENTEE, name="Анна", patronymic=patronymic)
    roadmap, methodist = services.roadmap, district.methodist
    plan = a_draft(a_row(responsible="Орлова И.П."), a_row("Отчёт", responsible="Петрова А.И."))
    draft = await roadmap.begin_import(methodist, "план.docx", plan)
    seen = {
        one.wording: (one.settled, one.named) for one in (await roadmap.preview(methodist, draft)).wordings
    }
    assert seen == {"Орлова И.П.": (True, True), "Петрова А.И.": (False, False)}
    await roadmap.confirm_import(methodist, draft)
    meant = {one.wording: one.meant.meaning for one in await roadmap.plan_wordings(methodist)}
    assert named.person_id is not None
    assert meant["Орлова И.П."] == Meaning(people=frozenset({named.person_id}))
    assert not meant["Петрова А.И."]


async def test_next_years_plan_knows_the_same_words(
    services: Services, district: District, database: Database
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    team = await a_team(district, mentor)
    activity = await an_activity(district, Role.METHODIST)
    assert mentor.person_id is not None
    meaning = Meaning(
        schools=frozenset({district.weak_school}),
        teams=frozenset({team}),
        people=frozenset({mentor.person_id}),
    )
    await services.roadmap.set_meaning(district.methodist, activity, meaning)
    made = await services.programmes.roll_over(district.methodist, ())
    async with database.read() as session:
        (next_year,) = (await meanings(session, made.programme_id)).values()
    assert (next_year.schools, next_year.people) == (meaning.schools, meaning.people)
    assert len(next_year.teams) == 1
    assert next_year.teams != meaning.teams


async def test_rules_go_with_their_targets(services: Services, district: District) -> None:
    activity = await an_activity(district, Role.METHODIST)
    meaning = Meaning(schools=frozenset({district.weak_school}))
    await services.roadmap.set_meaning(district.methodist, activity, meaning)
    async with district.database.write() as session:
        for rule in await session.scalars(select(AssigneeRule)):
            await session.delete(rule)
    async with district.database.read() as session:
        assert (await session.scalars(select(AssigneeTarget.id))).all() == []


async def test_who_came_by_a_wider_meaning_is_not_asked_for_what_is_past(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Иванова", Role.MENTEE)
    mentor = await district.person("Орлова", Role.MENTOR)
    past = await an_activity(district, Role.MENTEE, due=date(2026, 11, 17))
    await an_activity(district, Role.MENTEE, title="Впереди", due=date(2026, 12, 4))
    await launch(district, clock)
    clock.advance(days=7)
    both = Meaning(frozenset({Role.MENTEE, Role.MENTOR}))
    await services.roadmap.set_meaning(district.methodist, past, both)
    assert [one.title for one in await assignments(district, mentor)] == ["Впереди"]
