"""What schools ask for at the start: who is asked, who may say it, what answers it, what nothing answers."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from models.database import Database
from models.enums import DeficitSide, PracticeState, Role, SchoolCategory
from models.people import PersonDeficit, School
from models.practices import Practice, PracticeDeficit
from models.system import Rider
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, NotFound
from services.registry import Services
from services.roadmap.request_facts import AnswerKind
from services.roadmap.school_requests import START
from tests.builders import District, a_district, another_programme
from tests.services.roadmap.plans import an_activity

TUESDAY = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)


@pytest.fixture
async def district(database: Database, clock: FixedClock) -> District:
    clock.moment = TUESDAY
    return await a_district(database)


async def a_practice(
    district: District, author: Actor, title: str, state: PracticeState, *deficits: int
) -> int:
    """A card of the bank, as far along as `state` says."""
    async with district.database.write() as session:
        card = Practice(
            programme_id=district.programme_id,
            author_id=author.require_person(),
            title=title,
            state=state,
            made_at=TUESDAY,
        )
        session.add(card)
        await session.flush()
        session.add_all(PracticeDeficit(practice_id=card.id, deficit_id=one) for one in deficits)
        return card.id


async def asked(district: District) -> list[tuple[int, int | None]]:
    async with district.database.read() as session:
        rows = await session.scalars(select(Rider).where(Rider.kind == "school_requests").order_by(Rider.id))
        return [(school, row.person_id) for row in rows for school in row.payload["schools"]]


async def test_the_curator_of_a_weak_school_is_asked_once(
    services: Services, district: District, clock: FixedClock
) -> None:
    curator = await district.person("Жуков", Role.CURATOR)
    await district.person("Смирнова", Role.MENTEE)
    await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    assert await services.roadmap.ask_schools(clock.now()) == 1
    for _ in range(3):
        clock.advance(days=1)
        assert await services.roadmap.ask_schools(clock.now()) == 0
    assert await asked(district) == [(district.weak_school, curator.person_id)]


async def test_without_a_curator_one_of_the_team_without_a_team_the_methodist(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Азарова", Role.MENTEE)
    await district.person("Белова", Role.MENTEE)
    await services.people.make_team(district.methodist, "Команда", district.weak_school)
    async with district.database.write() as session:
        other = School(
            municipality_id=district.municipality_id, name="Без команды", category=SchoolCategory.AT_RISK
        )
        session.add(other)
        await session.flush()
        other_id = other.id
    await district.person("Власова", Role.MENTEE, school_id=other_id)
    assert await services.roadmap.ask_schools(clock.now()) == 2
    assert set(await asked(district)) == {
        (district.weak_school, teacher.person_id),
        (other_id, district.methodist.person_id),
    }


async def test_a_methodist_asked_for_several_schools_gets_one_line(
    services: Services, district: District, clock: FixedClock
) -> None:
    schools = [district.weak_school]
    async with district.database.write() as session:
        for name in ("Дальняя СОШ", "Ближняя СОШ"):
            school = School(
                municipality_id=district.municipality_id, name=name, category=SchoolCategory.AT_RISK
            )
            session.add(school)
            await session.flush()
            schools.append(school.id)
    for n, school_id in enumerate(schools):
        await district.person(f"Учитель{'аб' * n}", Role.MENTEE, school_id=school_id)
    assert await services.roadmap.ask_schools(clock.now()) == 3
    async with district.database.read() as session:
        (line,) = await session.scalars(select(Rider))
    assert sorted(line.payload["schools"]) == sorted(schools)
    assert line.person_id == district.methodist.person_id
    assert await services.roadmap.ask_schools(clock.now()) == 0
    left = await services.roadmap.asked_schools(district.programme_id, schools)
    assert [name for _, name in left] == ["Ближняя СОШ", "Дальняя СОШ", "Шумская СОШ"]
    await services.roadmap.write_request(district.methodist, schools[1], "нет учителя физики")
    left = await services.roadmap.asked_schools(district.programme_id, schools)
    assert [name for _, name in left] == ["Ближняя СОШ", "Шумская СОШ"]


async def test_nobody_is_asked_when_the_start_is_over(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Смирнова", Role.MENTEE)
    clock.moment = TUESDAY + START
    clock.advance(days=1)
    assert await services.roadmap.ask_schools(clock.now()) == 0


async def test_a_school_says_what_it_needs_until_the_programme_ends(
    services: Services, district: District, clock: FixedClock
) -> None:
    curator = await district.person("Жуков", Role.CURATOR)
    first, second, *_ = await services.people.deficits(curator)
    form = services.roadmap
    await form.turn_request(curator, district.weak_school, first.id)
    await form.turn_request(curator, district.weak_school, second.id)
    await form.turn_request(curator, district.weak_school, first.id)
    await form.write_request(curator, district.weak_school, " нет  учителя физики ")
    await form.write_risks(curator, district.weak_school, "уходят учителя")
    await form.write_risks(curator, district.weak_school, "двое уходят")
    found = await form.request_form(district.methodist, district.weak_school)
    assert found.risks == "двое уходят"
    assert [(one.deficit, one.text) for one in found.requests] == [(second, ""), (None, "нет учителя физики")]
    await form.drop_request(curator, found.requests[1].id)
    assert len((await form.request_form(curator, district.weak_school)).requests) == 1
    with pytest.raises(DomainError, match="requests-empty"):
        await form.write_request(curator, district.weak_school, "  ")
    clock.moment = datetime(2027, 9, 1, 6, tzinfo=UTC)
    with pytest.raises(DomainError, match="requests-over"):
        await form.turn_request(curator, district.weak_school, first.id)


async def test_others_do_not_speak_for_the_school(services: Services, district: District) -> None:
    mate = await district.person("Азарова", Role.MENTEE)
    stranger = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    await services.people.make_team(district.methodist, "Команда", district.weak_school)
    await services.roadmap.write_risks(mate, district.weak_school, "из команды")
    with pytest.raises(Forbidden):
        await services.roadmap.write_risks(stranger, district.weak_school, "чужой")
    beside = await another_programme(district)
    theirs, *_ = await services.people.deficits(beside.methodist)
    with pytest.raises(NotFound):
        await services.roadmap.turn_request(district.methodist, district.weak_school, theirs.id)


async def test_the_map_names_what_nothing_answers(services: Services, district: District) -> None:
    methodist, roadmap = district.methodist, services.roadmap
    curator = await district.person("Жуков", Role.CURATOR)
    mentor = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    mentee = await district.person("Смирнова", Role.MENTEE)
    deficit, *_ = await services.people.deficits(curator)
    await roadmap.turn_request(curator, district.weak_school, deficit.id)
    await roadmap.write_request(curator, district.weak_school, "=СУММА(1)")
    activity = await an_activity(district, Role.MENTEE, title="Семинар")
    await roadmap.turn_activity_deficit(methodist, activity, deficit.id)
    async with district.database.write() as session:
        session.add(
            PersonDeficit(person_id=mentee.require_person(), deficit_id=deficit.id, side=DeficitSide.WANTED)
        )
    made = await services.partnerships.create(methodist, mentor.require_person(), [mentee.require_person()])
    practice = await a_practice(district, mentor, "Урок чтения", PracticeState.PUBLISHED, deficit.id)
    await a_practice(district, mentor, "Черновик", PracticeState.DRAFT, deficit.id)
    (case,) = [one for one in (await roadmap.attention(methodist)).cases if one.kind == "unmet"]
    assert (case.id, case.count, case.school) == (district.weak_school, 2, "Шумская СОШ")

    by_deficit, own = (await roadmap.requests_on_map(methodist)).requests
    card = await roadmap.request_card(methodist, by_deficit.line.id)
    assert [(one.kind, one.id) for one in card.proposed] == [
        (AnswerKind.ACTIVITY, activity),
        (AnswerKind.PARTNERSHIP, made.id),
        (AnswerKind.PRACTICE, practice),
    ]
    options = await roadmap.answer_options(methodist, own.line.id, AnswerKind.PRACTICE)
    assert [one.name for one in options.options] == ["Урок чтения"]
    for one in card.proposed:
        await roadmap.link_answer(methodist, by_deficit.line.id, one.kind, one.id)
        await roadmap.link_answer(methodist, by_deficit.line.id, one.kind, one.id)
    card = await roadmap.request_card(methodist, by_deficit.line.id)
    assert [one.name for one in card.answers] == [
        "Семинар",
        "Орлова\u00a0И.\u00a0П. – Смирнова\u00a0И.\u00a0П.",
        "Урок чтения",
    ]
    assert card.proposed == ()
    found = await roadmap.schools_on_map(methodist)
    assert (found.requests, found.unanswered, found.silent) == (2, 1, 0)
    (left,) = (await roadmap.requests_on_map(methodist, unanswered=True)).requests
    assert left == own
    rows = await roadmap.requests_table(methodist)
    assert [(row.line.text if row.line else None, len(row.answers)) for row in rows] == [
        ("", 3),
        ("=СУММА(1)", 0),
    ]

    # An activity that is dropped answers nothing; neither does what was taken away.
    await roadmap.unlink_answer(methodist, by_deficit.line.id, AnswerKind.PARTNERSHIP, made.id)
    await roadmap.drop(methodist, activity)
    assert (await roadmap.schools_on_map(methodist)).unanswered == 1, "the practice still does"
    # Its author takes the card back: nobody else can read it any more.
    await services.practices.take_back(mentor, practice)
    (case,) = [one for one in (await roadmap.attention(methodist)).cases if one.kind == "unmet"]
    assert case.count == 2


async def test_only_what_is_of_the_programme_answers(services: Services, district: District) -> None:
    curator = await district.person("Жуков", Role.CURATOR)
    await services.roadmap.write_request(curator, district.weak_school, "помощь")
    (one,) = (await services.roadmap.requests_on_map(district.methodist)).requests
    beside = await another_programme(district)
    theirs = await an_activity(beside, Role.MENTEE)
    with pytest.raises(NotFound):
        await services.roadmap.link_answer(district.methodist, one.line.id, AnswerKind.ACTIVITY, theirs)
    author = await beside.person("Чужая", Role.MENTOR)
    card = await a_practice(beside, author, "Чужой урок", PracticeState.PUBLISHED)
    with pytest.raises(NotFound):
        await services.roadmap.link_answer(district.methodist, one.line.id, AnswerKind.PRACTICE, card)
    with pytest.raises(NotFound):
        await services.roadmap.request_card(beside.methodist, one.line.id)


async def test_schools_made_one_keep_what_both_said(services: Services, district: District) -> None:
    async with district.database.write() as session:
        double = School(
            municipality_id=district.municipality_id,
            name="Шумская школа",
            category=SchoolCategory.LOW_RESULTS,
        )
        session.add(double)
        await session.flush()
        double_id = double.id
    for school, words in ((district.weak_school, "первое"), (double_id, "второе")):
        await services.roadmap.write_risks(district.methodist, school, words)
        await services.roadmap.write_request(district.methodist, school, words)
    await services.people.merge_schools(district.methodist, district.weak_school, double_id)
    found = await services.roadmap.request_form(district.methodist, district.weak_school)
    assert found.risks == "первое\nвторое"
    assert len(found.requests) == 2
