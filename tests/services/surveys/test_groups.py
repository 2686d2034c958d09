"""A methodist who asks the same in quite other words of almost the same people; and one who does honest work.

No words are compared here: who was asked what is all that counts.
"""

import random
from collections import Counter
from datetime import timedelta
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from models.database import Database
from models.enums import Role
from models.people import Membership, Person
from models.surveys import Participation
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError
from services.registry import Services
from services.surveys.apart import APART
from services.surveys.circles import Circle, CircleKind, none_of
from services.surveys.drafts import FormDraft
from services.surveys.facts import QuestionKind
from services.surveys.forms import NewQuestion
from services.surveys.groups import left_out
from services.surveys.rules import LEAST_ANSWERS
from tests.builders import District, a_district
from tests.services.surveys.afterwards import an_event
from tests.services.surveys.test_hostile import ALL, asked_in, district, new, say

__all__ = ["district"]

SAME = (
    NewQuestion("new0", QuestionKind.SCALE, "Вам помогает наставник?", required=True),
    NewQuestion("new0", QuestionKind.SCALE, "Есть ли толк от того, кто вас ведёт?", required=True),
    NewQuestion(
        "new0", QuestionKind.NPS, "Стало ли легче работать рядом со старшим коллегой?", required=True
    ),
    NewQuestion("new0", QuestionKind.SINGLE, "Довольны парой?", ("Да", "Не очень", "Нет"), required=True),
)
"""One and the same question, as somebody asks it who wants another form of it."""


HONEST = tuple(
    NewQuestion("new0", QuestionKind.SCALE, text, required=True)
    for text in (
        "Хватает ли в школе кабинетов?",
        "Удобно ли расписание встреч?",
        "Как вам школьная столовая?",
        "Понятна ли дорожная карта?",
    )
)


def by_name(people: list[Actor]) -> Circle:
    return Circle(CircleKind.PEOPLE, tuple(one.require_person() for one in people))


async def teachers(district: District, count: int, role: Role = Role.MENTEE) -> list[Actor]:
    return [
        await district.person(f"Учителева{n}", role, school_id=district.weak_school) for n in range(count)
    ]


async def opened(
    services: Services, district: District, clock: FixedClock, question: NewQuestion, circle: Circle
) -> int:
    ref = await services.surveys.save_form(district.methodist, FormDraft("Своя", (question,)))
    survey_id = await services.surveys.open_survey(district.methodist, new(clock, ref, circle), say)
    await services.surveys.begin_due()
    return survey_id


async def test_n_and_n_less_one_in_other_words(
    services: Services, any_database: Database, district: District, clock: FixedClock
) -> None:
    """Everybody answers both, always the same: the methodist subtracts the sums, and has five people's."""
    people = await teachers(district, 16)
    victim = people[7]
    marks = {
        one.require_person(): 1 if one is victim else 4 + number % 2 for number, one in enumerate(people)
    }
    methodist, totals = district.methodist, []
    circles = (by_name(people), by_name([one for one in people if one is not victim]))
    for question, circle in zip(SAME, circles, strict=False):
        survey_id = await opened(services, district, clock, question, circle)
        asked = await parts(any_database, survey_id)
        for one in people:
            if one.require_person() in asked:
                person = one.require_person()
                await services.surveys.choose(one, asked[person], 1, marks[person])
        await services.surveys.close(methodist, survey_id)
        (figure,) = (await services.summaries.survey_summary(methodist, survey_id, say)).questions
        assert figure.mean == pytest.approx(fmean(marks[person] for person in asked))
        totals.append((figure.answered, round((figure.mean or 0) * figure.answered)))
        clock.advance(minutes=1)
    (all_of_them, total), (others, rest) = totals
    assert (all_of_them, others) == (16, 11)
    assert total - rest > 1 + 4 * (LEAST_ANSWERS - 1) - 1, "the victim's 1 and four marks of 4 or 5"
    told = await services.surveys.asked_by(methodist, circles[1], anonymous=True)
    assert (told.people, told.spared) == (11, 4), "said before it is opened"


@pytest.mark.parametrize("question", SAME[1:], ids=lambda one: one.kind)
async def test_of_a_few_people_nobody_can_be_left_out(
    services: Services, district: District, clock: FixedClock, question: NewQuestion
) -> None:
    people = await teachers(district, 9)
    await opened(services, district, clock, SAME[0], by_name(people))
    for circle in (by_name(people[1:]), by_name(people[4:])):
        with pytest.raises(DomainError, match="surveys-error-groups"):
            await opened(services, district, clock, question, circle)
    clock.advance(days=7 + APART.days + 2)
    await services.surveys.close_due()
    await opened(services, district, clock, question, by_name(people[1:]))


async def test_removing_somebody_from_the_programme_in_between_does_not_help(
    services: Services, any_database: Database, district: District, clock: FixedClock
) -> None:
    people = await teachers(district, 20)
    first = await opened(services, district, clock, SAME[0], ALL)
    await dismissed(any_database, clock, people[0])
    clock.advance(days=1)
    second = await opened(services, district, clock, SAME[1], ALL)
    gone = await asked_in(any_database, first) - await asked_in(any_database, second)
    assert len(gone) == LEAST_ANSWERS
    assert people[0].require_person() in gone
    # Who is out by lot stays out together: a third time takes nobody away from the five.
    third = await opened(services, district, clock, SAME[2], ALL)
    assert await asked_in(any_database, third) == await asked_in(any_database, second)


async def test_an_events_survey_asked_again_of_all_but_one(
    services: Services, any_database: Database, clock: FixedClock
) -> None:
    district = await a_district(any_database)
    story = await an_event(services, district, clock, guests=8)
    await story.end()
    with pytest.raises(DomainError, match="surveys-error-near-event"):
        await opened(services, district, clock, SAME[0], by_name(story.guests[1:]))
    await opened(services, district, clock, SAME[0], by_name(story.guests))


async def test_ordinary_work_goes_on(
    services: Services, any_database: Database, district: District, clock: FixedClock
) -> None:
    """Different surveys of the same teachers, of roles, of a school, while people come and go."""
    mentees = await teachers(district, 12)
    mentors = [
        await district.person(f"Наставникова{n}", Role.MENTOR, school_id=district.leader_school)
        for n in range(7)
    ]
    questions = iter(HONEST)

    async def a_form() -> str:
        return await services.surveys.save_form(district.methodist, FormDraft("Своя", (next(questions),)))

    for ref in ("mentee_start", "deficits", "interim"):
        circle = Circle(CircleKind.ROLE, role=Role.MENTEE)
        assert await size(services, any_database, district, clock, ref, circle) == len(mentees)
    circle = Circle(CircleKind.ROLE, role=Role.MENTOR)
    assert await size(services, any_database, district, clock, "mentor_start", circle) == len(mentors)
    circle = Circle(CircleKind.SCHOOL, (district.weak_school,))
    assert await size(services, any_database, district, clock, await a_form(), circle) == len(mentees)
    both = len(mentees) + len(mentors)
    assert await size(services, any_database, district, clock, await a_form(), ALL) == both
    await district.person("Новенькая", Role.MENTEE, school_id=district.weak_school)
    assert await size(services, any_database, district, clock, await a_form(), ALL) == both, "not yet"
    await dismissed(any_database, clock, mentees[0])
    clock.advance(days=1)
    assert await size(services, any_database, district, clock, await a_form(), ALL) == both - LEAST_ANSWERS


async def size(
    services: Services, database: Database, district: District, clock: FixedClock, ref: str, circle: Circle
) -> int:
    """How many are asked by a survey on this form."""
    clock.advance(minutes=1)
    told = await services.surveys.asked_by(district.methodist, circle, anonymous=True)
    survey_id = await services.surveys.open_survey(district.methodist, new(clock, ref, circle), say)
    await services.surveys.begin_due()
    asked = await asked_in(database, survey_id)
    assert len(asked) == told.people, "as many as the methodist was told"
    return len(asked)


async def parts(database: Database, survey_id: int) -> dict[int, int]:
    """Person → their conversation."""
    async with database.read() as session:
        theirs = select(Participation.person_id, Participation.id).where(Participation.survey_id == survey_id)
        return dict((await session.execute(theirs)).all())


async def dismissed(database: Database, clock: FixedClock, person: Actor) -> None:
    async with database.write() as session:
        theirs = update(Membership).where(Membership.person_id == person.require_person())
        await session.execute(theirs.values(ends_on=clock.now().date() - timedelta(days=1)))


PEOPLE = range(40)
circles = st.one_of(
    st.sets(st.sampled_from(PEOPLE)),
    # The attacker's favourites: all but a few of a stretch.
    st.builds(
        lambda first, last, but: set(range(first, last)) - but,
        st.integers(0, 20),
        st.integers(20, 40),
        st.sets(st.sampled_from(PEOPLE), max_size=3),
    ),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(circles, min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_no_sum_of_results_tells_of_fewer_than_five(wanted: list[set[int]], chance: random.Random) -> None:
    """Whatever circles somebody chooses: each result taken so and so many times, added and subtracted."""
    asked: dict[int, set[int]] = {}
    for number, people in enumerate(wanted):
        asked[number] = people - left_out(people, asked, chance.sample)
    for _ in range(20):
        weights = [chance.randint(-3, 3) for _ in asked]
        worth = Counter(
            {
                person: sum(
                    weight for weight, theirs in zip(weights, asked.values(), strict=True) if person in theirs
                )
                for person in PEOPLE
            }
        )
        for times, count in Counter(worth.values()).items():
            assert times == 0 or count >= LEAST_ANSWERS, "of nobody, or of five at least alike"


@given(st.sets(st.sampled_from(PEOPLE), min_size=LEAST_ANSWERS), st.integers(1, 5))
def test_the_same_circle_is_never_thinned(people: set[int], times: int) -> None:
    assert left_out(people, dict.fromkeys(range(times), people), random.sample) == set()


async def test_any_number_of_people_can_be_left_out(database: Database, district: District) -> None:
    async with database.read() as session:
        everybody = set(await session.scalars(select(Person.id)))
        some = set(sorted(everybody)[:2])
        left = await session.scalars(
            select(Person.id).where(none_of(some | set(range(10**6, 10**6 + 40_000))))
        )
        assert set(left) == everybody - some
        assert set(await session.scalars(select(Person.id).where(none_of(())))) == everybody
