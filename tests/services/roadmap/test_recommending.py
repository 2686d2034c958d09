"""Recommendations become assignments of whom they mean, and are followed to their end."""

from datetime import UTC, date, datetime

import pytest

from locales import Reader, Texts
from models.database import Database
from models.enums import AssignmentState, EventKind, Role
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, NotFound
from services.events.facts import NewEvent
from services.registry import Services
from services.roadmap.recommend_facts import Addressee, Source, To, addressee_words
from tests.builders import District, a_district, another_programme
from tests.services.roadmap.plans import assignments, reminders
from tests.services.surveys.afterwards import an_event

RU = Reader(Texts.load(), "ru").plain
DUE = date(2026, 12, 15)


@pytest.fixture
async def district(database: Database, clock: FixedClock) -> District:
    clock.moment = datetime(2026, 11, 23, 9, tzinfo=UTC)
    return await a_district(database)


@pytest.fixture
async def source(services: Services, district: District) -> Source:
    starts = datetime(2026, 11, 24, 9, tzinfo=UTC)
    event = NewEvent(EventKind.SEMINAR, "Чтение", starts, 60, "каб. 1", False)
    return Source(event_id=await services.events.create(district.methodist, event))


async def test_each_addressee_gets_an_assignment_with_reminders(
    services: Services, district: District, source: Source
) -> None:
    roadmap, methodist = services.roadmap, district.methodist
    curator = await district.person("Жуков", Role.CURATOR)
    mentor = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    mentees = [await district.person(name, Role.MENTEE) for name in ("Азарова", "Белова")]
    ids = tuple(one.require_person() for one in mentees)
    wishes = {
        To(Addressee.ADMINISTRATION, school_id=district.weak_school): [curator],
        To(Addressee.ADMINISTRATION): [curator],
        To(Addressee.HEAD, people=(mentor.require_person(),)): [mentor],
        To(Addressee.PERSONS, people=ids): mentees,
        To(Addressee.ROLE, role=Role.MENTOR): [mentor],
    }
    for to in wishes:
        await roadmap.recommend(methodist, source, "Провести  пробный урок", to, DUE)
    found = (await roadmap.recommendations(methodist, source)).recommendations
    assert [addressee_words(RU, one) for one in found] == [
        "администрация: Шумская СОШ",
        "администрации всех школ",
        "руководитель объединения: Орлова\u00a0И.\u00a0П.",
        "Азарова\u00a0И.\u00a0П., Белова\u00a0И.\u00a0П.",
        "наставники",
    ]
    assert [one.total for one in found] == [len(people) for people in wishes.values()]
    given = await assignments(district, curator)
    assert [(one.title, one.due_on) for one in given] == [("Провести пробный урок", DUE)] * 2
    # A week before, the day before, on the day, three days later.
    assert len(await reminders(district)) == 4 * sum(map(len, wishes.values()))


async def test_it_is_followed_to_its_end(
    services: Services, district: District, source: Source, clock: FixedClock
) -> None:
    roadmap, methodist = services.roadmap, district.methodist
    curator = await district.person("Жуков", Role.CURATOR)
    first = await district.person("Азарова", Role.MENTEE)
    second = await district.person("Белова", Role.MENTEE)
    both = To(Addressee.PERSONS, people=(first.require_person(), second.require_person()))
    one = await roadmap.recommend(methodist, source, "Посетить урок наставника", both, DUE)
    await roadmap.done(first, (await assignments(district, first))[0].id)
    clock.moment = datetime(2026, 12, 17, 9, tzinfo=UTC)
    assert [case.kind for case in (await roadmap.attention(curator)).cases] == ["advice"], (
        "the school hears first"
    )
    assert (await roadmap.recommendation(curator, one)).line.late == 1
    assert all(case.kind != "advice" for case in (await roadmap.attention(methodist)).cases)
    clock.moment = datetime(2026, 12, 22, 9, tzinfo=UTC)
    (case,) = [case for case in (await roadmap.attention(methodist)).cases if case.kind == "advice"]
    assert (case.id, case.title, case.count) == (one, "Посетить урок наставника", 1)
    card = await roadmap.recommendation(methodist, one)
    assert [(who.state, who.late_days) for who in card.assignees] == [
        (AssignmentState.DONE, 0),
        (AssignmentState.OPEN, 7),
    ]
    await roadmap.drop_recommendation(methodist, one)
    await roadmap.drop_recommendation(methodist, one)
    assert all(case.kind != "advice" for case in (await roadmap.attention(methodist)).cases)
    states = {who.person_id: who.state for who in await assignments(district)}
    assert states == {
        first.person_id: AssignmentState.DONE,
        second.person_id: AssignmentState.CANCELLED,
    }


async def test_what_will_not_do_is_said(services: Services, district: District, source: Source) -> None:
    roadmap, methodist = services.roadmap, district.methodist
    everybody = To(Addressee.ROLE, role=Role.MENTOR)
    with pytest.raises(DomainError, match="recommend-nobody"):
        await roadmap.recommend(methodist, source, "Сделать", everybody, DUE)
    mentor = await district.person("Орлова", Role.MENTOR)
    for day in (date(2026, 11, 22), date(2027, 9, 1)):
        with pytest.raises(DomainError, match="recommend-day"):
            await roadmap.recommend(methodist, source, "Сделать", everybody, day)
    with pytest.raises(DomainError, match="recommend-empty"):
        await roadmap.recommend(methodist, source, "  ", everybody, DUE)
    with pytest.raises(Forbidden):
        await roadmap.recommend(mentor, source, "Сделать", everybody, DUE)
    beside = await another_programme(district)
    stranger = await beside.person("Чужой", Role.MENTOR)
    with pytest.raises(NotFound):
        await roadmap.recommend(
            methodist, source, "Сделать", To(Addressee.PERSONS, people=(stranger.require_person(),)), DUE
        )
    with pytest.raises(NotFound):
        await roadmap.recommend(beside.methodist, source, "Сделать", everybody, DUE)


async def test_they_stand_in_the_summary_and_its_letter(
    services: Services, district: District, clock: FixedClock
) -> None:
    clock.moment = datetime(2026, 11, 16, 9, tzinfo=UTC)
    story = await an_event(services, district, clock, 1, anonymous=False)
    await story.end()
    clock.moment = datetime(2026, 11, 21, 9, tzinfo=UTC)
    await services.surveys.close_due()
    survey = await story.survey_id()
    mentee = To(Addressee.ROLE, role=Role.MENTEE)
    roadmap, methodist = services.roadmap, district.methodist
    await roadmap.recommend(methodist, Source(event_id=story.event_id), "К событию", mentee, DUE)
    taken = await roadmap.recommend(methodist, Source(survey_id=survey), "Снятая", mentee, DUE)
    await roadmap.recommend(methodist, Source(survey_id=survey), "К опросу", mentee, DUE)
    await roadmap.drop_recommendation(methodist, taken)
    found = await services.summaries.survey_summary(methodist, survey, RU)
    assert [(one.text, one.addressee, one.due) for one in found.recommendations] == [
        ("К событию", "наставляемые", DUE),
        ("К опросу", "наставляемые", DUE),
    ]


async def test_who_withdraws_keeps_the_mark_and_no_name(
    services: Services, district: District, source: Source
) -> None:
    mentee = await district.person("Азарова", Role.MENTEE)
    to = To(Addressee.PERSONS, people=(mentee.require_person(),))
    one = await services.roadmap.recommend(district.methodist, source, "Посетить урок", to, DUE)
    await services.roadmap.done(mentee, (await assignments(district, mentee))[0].id)
    await services.people.withdraw(mentee)
    line = (await services.roadmap.recommendation(district.methodist, one)).line
    assert (line.done, line.people) == (1, ())
