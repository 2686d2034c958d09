"""Surveys that no event brings: whom they ask, when, and what anonymity forbids."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from locales import Texts
from models.database import Database
from models.enums import ParticipationState, ProgrammeState, Role, SchoolCategory, SurveyState
from models.programmes import Programme
from models.surveys import Participation, Survey
from models.system import DailyMessage, OutboxMessage, Rider
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, NotFound
from services.registry import Services
from services.surveys.circles import Circle, CircleKind
from services.surveys.facts import Step
from services.surveys.forms import ready_version
from services.surveys.opening import NewSurvey
from services.surveys.ready import BY_CODE, INTERIM, title_key
from tests.builders import District, a_district

ALL = Circle(CircleKind.ALL)
MORNING = datetime(2026, 11, 16, 7, 0, tzinfo=UTC)


@pytest.fixture
async def district(any_database: Database, clock: FixedClock) -> District:
    clock.moment = MORNING
    return await a_district(any_database)


def new(circle: Circle = ALL, *, anonymous: bool = False, ref: str = "interim", **days: date) -> NewSurvey:
    closes_on = days.pop("closes_on", date(2026, 11, 23))
    return NewSurvey(ref, "Как идёт год?", circle, anonymous=anonymous, closes_on=closes_on, **days)


async def teachers(district: District, count: int, school_id: int | None = None) -> list[Actor]:
    return [
        await district.person(f"Учителева{number}", Role.MENTEE, school_id=school_id)
        for number in range(count)
    ]


async def participations(database: Database, survey_id: int) -> list[int]:
    async with database.read() as session:
        rows = await session.scalars(
            select(Participation.person_id)
            .where(Participation.survey_id == survey_id)
            .order_by(Participation.person_id)
        )
        return list(rows)


async def count(database: Database, model: type) -> int:
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(model)) or 0


async def test_it_asks_each_once_in_the_days_one_message(
    services: Services, any_database: Database, district: District
) -> None:
    people = await teachers(district, 3)
    await district.person("Безботова", Role.MENTEE, with_account=False)
    async with any_database.write() as session:
        session.add(DailyMessage(account_id=people[0].account_id, day=MORNING.date()))
    asked = await services.surveys.asked_by(district.methodist, ALL)
    assert (asked.people, asked.unreachable) == (3, 1)
    survey_id = await services.surveys.open_survey(district.methodist, new())
    for _ in range(2):
        await services.surveys.begin_due()
    assert await participations(any_database, survey_id) == [one.person_id for one in people]
    assert await count(any_database, OutboxMessage) == 2
    assert await count(any_database, Rider) == 1, "whose day is taken hears of it with the next bundle"
    assert await count(any_database, DailyMessage) == 3
    line = (await services.surveys.listed(district.methodist)).lines[0]
    assert (line.title, line.state, line.asked, line.answered) == ("Как идёт год?", SurveyState.OPEN, 3, 0)


async def test_telling_goes_on_where_it_stopped(
    services: Services, any_database: Database, district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand at a time, each part in its own transaction: a crash in between loses nobody."""
    monkeypatch.setattr("services.surveys.audience.TOLD_AT_ONCE", 2)
    await teachers(district, 5)
    survey_id = await services.surveys.open_survey(district.methodist, new())
    told = 0

    async def crash(now: datetime, survey: int) -> bool:
        nonlocal told
        if told:
            raise RuntimeError
        told += 1
        return await type(services.surveys)._tell(services.surveys, now, survey)

    monkeypatch.setattr(services.surveys, "_tell", crash)
    with pytest.raises(RuntimeError):
        await services.surveys.begin_due()
    assert await count(any_database, OutboxMessage) == 2
    monkeypatch.undo()
    await services.surveys.begin_due()
    assert await count(any_database, OutboxMessage) == 5
    assert len(await participations(any_database, survey_id)) == 5


async def test_every_circle(services: Services, any_database: Database, district: District) -> None:
    mentor = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    mentee = await district.person("Смирнова", Role.MENTEE)
    free = await district.person("Вольнова", Role.MENTEE)
    curator = await district.person("Жуков", Role.CURATOR)
    await services.partnerships.create(
        district.methodist, mentor.require_person(), [mentee.require_person()], "физика"
    )
    far = await a_district(any_database, name="Дальний район")
    await far.person("Чужова", Role.MENTEE)
    expected: list[tuple[Circle, list[Actor]]] = [
        (ALL, [mentor, mentee, free, curator]),
        (Circle(CircleKind.ROLE, role=Role.MENTEE), [mentee, free]),
        (Circle(CircleKind.ROLE, role=Role.METHODIST), [district.methodist]),
        (Circle(CircleKind.PARTNERS, role=Role.MENTEE), [mentee]),
        (Circle(CircleKind.PARTNERS, role=Role.MENTOR), [mentor]),
        (Circle(CircleKind.SCHOOL, (district.leader_school,)), [mentor, district.methodist]),
        (Circle(CircleKind.CATEGORY, category=SchoolCategory.LOW_RESULTS), [mentee, free, curator]),
        (Circle(CircleKind.PEOPLE, (free.require_person(), curator.require_person())), [free, curator]),
    ]
    for circle, people in expected:
        survey_id = await services.surveys.open_survey(district.methodist, new(circle))
        await services.surveys.begin_due()
        found = await participations(any_database, survey_id)
        assert found == sorted(one.require_person() for one in people), circle
    with pytest.raises(DomainError, match="surveys-error-nobody"):
        await services.surveys.open_survey(district.methodist, new(Circle(CircleKind.PEOPLE, (9999,))))


async def test_a_performer_gets_their_direction_only(
    services: Services, any_database: Database, district: District
) -> None:
    performers = await teachers(district, 2)
    for one, name in zip(performers, ("social", "quality"), strict=True):
        circle = Circle(CircleKind.PEOPLE, (one.require_person(),))
        await services.surveys.open_survey(district.methodist, new(circle, ref=f"direction_{name}"))
    await services.surveys.begin_due()
    async with any_database.read() as session:
        rows = (await session.execute(select(Participation.person_id, Participation.id))).all()
    assert len(rows) == 2
    for person_id, part in rows:
        actor = next(one for one in performers if one.person_id == person_id)
        view = await services.surveys.look(actor, part)
        assert view.question is not None
        name = "social" if actor is performers[0] else "quality"
        assert view.question.text_key == f"form-direction-{name}"


async def test_a_day_to_come_and_the_last_day(
    services: Services, any_database: Database, district: District, clock: FixedClock
) -> None:
    (teacher,) = await teachers(district, 1)
    survey_id = await services.surveys.open_survey(
        district.methodist, new(opens_on=date(2026, 11, 18), closes_on=date(2026, 11, 20))
    )
    await services.surveys.begin_due()
    assert await participations(any_database, survey_id) == []
    clock.moment = datetime(2026, 11, 18, 6, 1, tzinfo=UTC)
    await services.surveys.begin_due()
    async with any_database.read() as session:
        part = (await session.scalars(select(Participation.id))).one()
    clock.moment = datetime(2026, 11, 20, 20, 59, tzinfo=UTC)
    for position in (1, 2):
        await services.surveys.choose(teacher, part, position, 5)
    for position in (3, 4, 5, 6):
        view = await services.surveys.skip(teacher, part, position)
    assert view.step is Step.FINISHED
    await services.surveys.close_due()
    line = await services.surveys.line(district.methodist, survey_id)
    assert (line.state, line.answered) == (SurveyState.OPEN, 1), "everybody was told it is open until then"
    assert f"{line.open_until:%d.%m %H:%M}" == "20.11 23:59", "midnight is said as the day's end"
    clock.advance(minutes=1)
    await services.surveys.close_due()
    assert (await services.surveys.line(district.methodist, survey_id)).state is SurveyState.CLOSED


@pytest.mark.parametrize(
    ("survey", "key"),
    [
        (new(closes_on=date(2026, 11, 15)), "surveys-error-closes"),
        (new(closes_on=date(2027, 11, 15)), "surveys-error-closes"),
        (new(opens_on=date(2026, 11, 15)), "surveys-error-opens-past"),
        (new(opens_on=date(2026, 11, 25), closes_on=date(2026, 11, 24)), "surveys-error-closes"),
        (
            NewSurvey("interim", " ", ALL, False, date(2026, 11, 20)),
            "surveys-error-title",
        ),
        (NewSurvey("interim", "я" * 121, ALL, False, date(2026, 11, 20)), "surveys-error-title"),
        (new(anonymous=True), "surveys-error-few"),
    ],
)
async def test_what_cannot_be_opened(
    services: Services, any_database: Database, district: District, survey: NewSurvey, key: str
) -> None:
    await teachers(district, 4)
    with pytest.raises(DomainError, match=key):
        await services.surveys.open_survey(district.methodist, survey)
    assert await count(any_database, Survey) == 0


async def test_foreign_and_unknown_forms(services: Services, district: District) -> None:
    await teachers(district, 1)
    for ref in ("nothing", "999", "-1", "9" * 40):
        with pytest.raises(NotFound):
            await services.surveys.open_survey(district.methodist, new(ref=ref))


async def test_before_the_launch_nobody_is_asked(
    services: Services, any_database: Database, district: District
) -> None:
    await teachers(district, 1)
    async with any_database.write() as session:
        programme = await session.get_one(Programme, district.programme_id)
        programme.state = ProgrammeState.PREPARING
    with pytest.raises(DomainError, match="surveys-error-not-launched"):
        await services.surveys.open_survey(district.methodist, new())


async def test_a_methodist_who_removes_filters_one_by_one(
    services: Services, any_database: Database, district: District, clock: FixedClock
) -> None:
    """From «all» to «all but one school» the difference would be one person's answer."""
    await teachers(district, 6)
    alone = await district.person("Одинцова", Role.MENTEE, school_id=district.leader_school)
    without_her = [
        Circle(CircleKind.SCHOOL, (district.weak_school,)),
        Circle(CircleKind.CATEGORY, category=SchoolCategory.LOW_RESULTS),
    ]
    with_me = Circle(CircleKind.SCHOOL, (district.weak_school, district.leader_school))
    first = await services.surveys.open_survey(district.methodist, new(anonymous=True))
    for step in range(3):
        for circle in without_her:
            with pytest.raises(DomainError, match=r"surveys-error-(near|groups)"):
                await services.surveys.open_survey(district.methodist, new(circle, anonymous=True))
        if step == 0:
            await services.surveys.begin_due()
        elif step == 1:
            await services.surveys.close(district.methodist, first)
    only_her = Circle(CircleKind.PEOPLE, (alone.require_person(),))
    with pytest.raises(DomainError, match="surveys-error-few"):
        await services.surveys.open_survey(district.methodist, new(only_her, anonymous=True))
    for circle in without_her:
        with pytest.raises(DomainError, match="surveys-error-groups"):
            await services.surveys.open_survey(
                district.methodist, new(circle, anonymous=True, ref="deficits")
            )
    asked = await services.surveys.asked_by(district.methodist, with_me, anonymous=True)
    assert (asked.people, asked.spared) == (7, 1), "the methodist's own answer would tell the others'"
    # The same circle again, with whatever questions, or names: none of these tells a difference.
    for ref in ("interim", "deficits"):
        await services.surveys.open_survey(district.methodist, new(anonymous=True, ref=ref))
    await services.surveys.open_survey(district.methodist, new(without_her[0]))


async def test_a_form_edited_while_it_runs(
    services: Services, any_database: Database, district: District, clock: FixedClock
) -> None:
    (teacher,) = await teachers(district, 1)
    first = await services.surveys.open_survey(district.methodist, new())
    await services.surveys.begin_due()
    newer = type(INTERIM)(INTERIM.code, 2, INTERIM.questions[:1])
    async with any_database.write() as session:
        second = await ready_version(session, clock.now(), newer)
    async with any_database.read() as session:
        survey = await session.get_one(Survey, first)
        part = (await session.scalars(select(Participation.id))).one()
    assert survey.version_id != second
    view = await services.surveys.look(teacher, part)
    assert view.total == len(INTERIM.questions), "what runs keeps its questions"
    assert view.closes_on == date(2026, 11, 23), "the last day, not the midnight after it"


async def test_a_planned_survey_is_given_up(
    services: Services, any_database: Database, district: District
) -> None:
    await teachers(district, 1)
    survey_id = await services.surveys.open_survey(
        district.methodist, new(opens_on=date(2026, 11, 18), closes_on=date(2026, 11, 20))
    )
    await services.surveys.close(district.methodist, survey_id)
    assert await count(any_database, Survey) == 0


async def test_chasing_reaches_only_who_has_not_answered(
    services: Services, any_database: Database, district: District, clock: FixedClock
) -> None:
    people = await teachers(district, 3)
    survey_id = await services.surveys.open_survey(district.methodist, new())
    await services.surveys.begin_due()
    async with any_database.write() as session:
        first = (await session.scalars(select(Participation).order_by(Participation.id))).first()
        assert first is not None
        first.state = ParticipationState.FINISHED
    clock.moment += timedelta(days=1)
    chase = await services.surveys.chase(district.methodist, survey_id)
    assert (chase.reminded, chase.left) == (2, 1)
    await services.surveys.begin_due()
    async with any_database.read() as session:
        chased = await session.scalars(
            select(OutboxMessage.account_id).where(OutboxMessage.dedupe_key.like("survey:%:1"))
        )
        assert sorted(each or 0 for each in chased) == [one.account_id for one in people[1:]]


@pytest.mark.parametrize("code", BY_CODE)
def test_ready_forms_are_whole(code: str) -> None:
    """Every text in both languages, conditions on earlier questions of the same part, codes once."""
    form = BY_CODE[code]
    texts = Texts.load()
    for locale in ("ru", "en"):
        assert texts.plain(locale, title_key(code))
        for question in form.questions:
            for key in (question.text, *question.options, *([question.heading] if question.heading else [])):
                assert key.startswith("form-")
                assert texts._bundles[locale].has_message(key), (locale, key)
    codes = [question.code for question in form.questions]
    assert len(codes) == len(set(codes))
    for place, question in enumerate(form.questions):
        if question.only_if:
            earlier = form.questions[codes.index(question.only_if[0])]
            assert codes.index(earlier.code) < place
            assert earlier.named is question.named
    names = [question.named for question in form.questions]
    assert names == sorted(names), "named questions stand after the boundary"
