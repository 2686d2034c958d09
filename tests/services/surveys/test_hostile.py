"""A methodist who wants to know who said what, or who has not answered, by nothing but the bot's screens."""

import io
from collections import Counter
from datetime import date, timedelta

import openpyxl
import pytest
from sqlalchemy import select, update

from delivery.messages.summaries import summary_text
from documents.summaries.table import survey_xlsx
from locales import Reader, Texts
from models.database import Database
from models.enums import Role
from models.people import Account, Membership
from models.surveys import Participation
from services.actor import Actor
from services.broadcasts.facts import Content, Segment, SegmentKind
from services.clock import FixedClock
from services.errors import DomainError
from services.registry import Services
from services.surveys.apart import APART, alike
from services.surveys.circles import Circle, CircleKind
from services.surveys.drafts import FormDraft
from services.surveys.facts import QuestionKind, Step, SurveyLine
from services.surveys.forms import NewQuestion
from services.surveys.opening import NewSurvey
from tests.builders import District, a_district
from tests.services.surveys.afterwards import Afterwards, an_event
from tests.services.surveys.test_conversation import participation_of

ALL = Circle(CircleKind.ALL)
say = Reader(Texts.load(), "ru").plain
SCALE = NewQuestion("q", QuestionKind.SCALE, "Вам помогает наставник?", required=True)


@pytest.fixture
async def district(any_database: Database, clock: FixedClock) -> District:
    district = await a_district(any_database)
    clock.advance(days=1)
    return district


async def school_of(district: District, people: int, school_id: int) -> list[Actor]:
    return [await district.person(f"Учителева{n}", Role.MENTEE, school_id=school_id) for n in range(people)]


def new(clock: FixedClock, ref: str, circle: Circle = ALL, opens: int = 0) -> NewSurvey:
    today = clock.now().date()
    opens_on = today + timedelta(days=opens) if opens else None
    closes_on = today + timedelta(days=opens + 7)
    return NewSurvey(ref, "Как идёт год?", circle, anonymous=True, closes_on=closes_on, opens_on=opens_on)


async def a_form(services: Services, district: District, *texts: str) -> str:
    questions = tuple(
        NewQuestion(f"new{n}", QuestionKind.SCALE, text, required=True) for n, text in enumerate(texts)
    )
    return await services.surveys.save_form(district.methodist, FormDraft("Своя", questions))


async def numbers(story: Afterwards) -> SurveyLine:
    return await story.services.surveys.line(story.district.methodist, await story.survey_id())


async def test_taking_somebody_off_the_list_does_not_tell_whether_they_answered(
    services: Services, any_database: Database, clock: FixedClock
) -> None:
    """Untick one, look at the numbers, tick again: the same whoever it is."""
    story = await an_event(services, await a_district(any_database), clock, guests=6)
    await story.end()
    answered, begun = story.guests[0], story.guests[1]
    await story.answer(answered, await participation_of(any_database, answered), 5, 4, 10)
    await story.answer(begun, await participation_of(any_database, begun), 5)
    before = await numbers(story)
    assert (before.asked, before.answered) == (6, 1)
    for person in story.guests:
        taken = await services.events.tick(
            story.district.methodist, story.event_id, person.require_person(), False
        )
        assert taken.kept, "the methodist is told why"
        assert await numbers(story) == before
        await services.events.tick(story.district.methodist, story.event_id, person.require_person(), True)
    await services.events.tick(story.district.methodist, story.event_id, begun.require_person(), False)
    assert (await services.surveys.chase(story.district.methodist, await story.survey_id())).reminded == 5
    view = await services.surveys.look(begun, await participation_of(any_database, begun))
    assert (view.step, view.position) == (Step.ASKING, 2), "what was begun can be ended"


async def test_who_leaves_does_not_show_by_leaving_that_they_had_not_answered(
    services: Services, any_database: Database, clock: FixedClock
) -> None:
    story = await an_event(services, await a_district(any_database), clock, guests=6)
    await story.end()
    await story.answer(story.guests[0], await participation_of(any_database, story.guests[0]), 5, 4, 10)
    before = await numbers(story)
    for person in story.guests[:2]:
        await services.people.withdraw(person)
        assert await numbers(story) == before
    await services.surveys.close(story.district.methodist, before.id)
    summary = await services.summaries.survey_summary(story.district.methodist, before.id, say)
    assert (summary.eligible, summary.answered) == (6, 1)


async def test_a_reminder_does_not_tell_of_the_one_who_cannot_be_written_to(
    services: Services, any_database: Database, clock: FixedClock
) -> None:
    """Everybody sees who has blocked the bot: one less among those reminded would be this one."""
    story = await an_event(services, await a_district(any_database), clock, guests=6)
    await story.end()
    async with any_database.write() as session:
        blocked = Account.id == story.guests[3].account_id
        await session.execute(update(Account).where(blocked).values(reachable=False))
    methodist, survey_id = story.district.methodist, await story.survey_id()
    assert (await services.surveys.chase(methodist, survey_id)).reminded == 6
    letter = await services.broadcasts.compose(methodist, Content("Ответьте, пожалуйста"))
    segment = Segment(SegmentKind.SURVEY, (survey_id,))
    await services.broadcasts.choose_segment(methodist, letter, segment)
    audience = await services.broadcasts.audience(methodist, letter)
    assert (dict(audience.left_out), audience.schools) == ({}, 0), "neither a reason nor a school"


async def test_a_number_of_two_surveys_tells_of_nobody(
    services: Services, any_database: Database, clock: FixedClock
) -> None:
    """Together with a survey that asks one person alone, it would tell whether this one has answered."""
    story = await an_event(services, await a_district(any_database), clock, guests=6)
    await story.end()
    alone = Circle(CircleKind.PEOPLE, (story.guests[2].require_person(),))
    named = NewSurvey("interim", "Одной", alone, anonymous=False, closes_on=date(2026, 12, 1))
    other = await services.surveys.open_survey(story.district.methodist, named)
    letter = await services.broadcasts.compose(story.district.methodist, Content("Ответьте"))
    both = Segment(SegmentKind.SURVEY, (await story.survey_id(), other))
    with pytest.raises(DomainError, match="broadcasts-no-names"):
        await services.broadcasts.choose_segment(story.district.methodist, letter, both)


async def test_in_a_school_of_five_results_come_once_and_only_of_all_five(
    services: Services, any_database: Database, district: District, clock: FixedClock
) -> None:
    five = await school_of(district, 5, district.weak_school)
    six = await school_of(district, 6, district.leader_school)
    ref = await a_form(services, district, SCALE.text)
    school = Circle(CircleKind.SCHOOL, (district.weak_school,))
    methodist, surveys = district.methodist, services.surveys
    survey_id = await surveys.open_survey(methodist, new(clock, ref, school))
    await surveys.begin_due()
    for person in five[:4]:
        await surveys.choose(person, await participation_of(any_database, person), 1, 5)
    with pytest.raises(DomainError, match="summaries-error-open"):
        await services.summaries.survey_summary(methodist, survey_id, say)
    await surveys.close(methodist, survey_id)
    before = await services.summaries.survey_summary(methodist, survey_id, say)
    assert before.hidden
    assert before.questions == ()
    late = await surveys.choose(five[4], await participation_of(any_database, five[4]), 1, 1)
    assert late.step is Step.CLOSED
    after = await services.summaries.survey_summary(methodist, survey_id, say)
    assert cells(survey_xlsx(after, "ru")) == cells(survey_xlsx(before, "ru")), "nothing to compare"
    # Four of the five with somebody else, everybody, all but one: the fifth is never alone in a difference.
    four_and_one = tuple(one.require_person() for one in (*five[:4], six[0]))
    with pytest.raises(DomainError, match="surveys-error-groups"):
        await surveys.open_survey(methodist, new(clock, ref, Circle(CircleKind.PEOPLE, four_and_one)))
    with pytest.raises(DomainError, match="surveys-error-near"):
        await surveys.open_survey(methodist, new(clock, ref))
    but_one = tuple(one.require_person() for one in (*five[1:], *six))
    second = await surveys.open_survey(methodist, new(clock, ref, Circle(CircleKind.PEOPLE, but_one)))
    await surveys.begin_due()
    assert await asked_in(any_database, second) == {one.require_person() for one in six}
    clock.advance(days=APART.days + 8)
    await surveys.close_due()
    clock.advance(days=APART.days + 1)
    await surveys.open_survey(methodist, new(clock, ref))


async def asked_in(database: Database, survey_id: int) -> set[int]:
    async with database.read() as session:
        theirs = select(Participation.person_id).where(Participation.survey_id == survey_id)
        return set(await session.scalars(theirs))


def cells(content: bytes) -> Counter[str]:
    """Every cell of a table: the order of shuffled words tells nothing."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return Counter(
        f"{sheet.title}: {value}"
        for sheet in book
        for row in sheet.values
        for value in row
        if value is not None
    )


async def test_a_planned_survey_whose_circle_has_lost_one_asks_nobody(
    services: Services, any_database: Database, district: District, clock: FixedClock
) -> None:
    """Two on «all», the second for the day after; in between somebody is taken out of the programme."""
    people = await school_of(district, 7, district.weak_school)
    ref = await a_form(services, district, SCALE.text)
    methodist, surveys = district.methodist, services.surveys
    first = await surveys.open_survey(methodist, new(clock, ref))
    second = await surveys.open_survey(methodist, new(clock, ref, opens=2))
    await surveys.begin_due()
    async with any_database.write() as session:
        gone = Membership.person_id == people[0].require_person()
        await session.execute(
            update(Membership).where(gone).values(ends_on=clock.now().date() - timedelta(days=1))
        )
    clock.advance(days=3)
    await surveys.begin_due()
    assert (await surveys.line(methodist, first)).asked == 7
    assert (await surveys.line(methodist, second)).asked == 0
    summary = await services.summaries.survey_summary(methodist, second, say)
    assert "выдала бы человека" in summary_text(Reader(Texts.load(), "ru"), summary)


async def test_a_planned_survey_of_the_same_people_begins(
    services: Services, any_database: Database, district: District, clock: FixedClock
) -> None:
    await school_of(district, 7, district.weak_school)
    ref = await a_form(services, district, SCALE.text)
    await services.surveys.open_survey(district.methodist, new(clock, ref))
    second = await services.surveys.open_survey(district.methodist, new(clock, ref, opens=2))
    await services.surveys.begin_due()
    clock.advance(days=3)
    await services.surveys.begin_due()
    assert (await services.surveys.line(district.methodist, second)).asked == 7


async def test_a_form_in_nearly_the_same_words_is_no_other_form(
    services: Services, any_database: Database, district: District, clock: FixedClock
) -> None:
    await school_of(district, 6, district.weak_school)
    await district.person("Одинцова", Role.MENTEE, school_id=district.leader_school)
    but_one = Circle(CircleKind.SCHOOL, (district.weak_school,))
    methodist, surveys = district.methodist, services.surveys
    await surveys.open_survey(methodist, new(clock, await a_form(services, district, SCALE.text)), say)
    for words in ("вам помогает наставник", "Вам  помогаёт, наставник?!", "Вам помогаеть наставник?"):
        ref = await a_form(services, district, "Сколько вам лет в профессии?", words)
        with pytest.raises(DomainError, match="surveys-error-near"):
            await surveys.open_survey(methodist, new(clock, ref, but_one), say)
    # A ready form typed anew, word for word.
    await surveys.open_survey(methodist, new(clock, "interim"), say)
    typed = (await surveys.form_draft(methodist, "interim", say)).questions
    ref = await surveys.save_form(methodist, FormDraft("Свой", typed[:1]))
    with pytest.raises(DomainError, match="surveys-error-near"):
        await surveys.open_survey(methodist, new(clock, ref, but_one), say)
    other = await a_form(services, district, "Хватает ли времени на подготовку к урокам?")
    await surveys.open_survey(methodist, new(clock, other, but_one), say)


def test_questions_that_differ_are_not_alike() -> None:
    assert not alike({"чем помог наставник"}, {"чем помешал наставник и школа"})
    assert not alike({"=survey-question-hard"}, {"=survey-question-plan"})
    assert alike({"чем помог наставник"}, {"чем помог вам наставник"})
