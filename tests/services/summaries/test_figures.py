"""Figures recomputed from the raw answers by hand-written arithmetic; what must stay hidden stays hidden."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from locales import Reader, Texts
from models.database import Database
from models.enums import QuestionKind
from models.surveys import Participation
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, NotFound
from services.registry import Services
from services.summaries import rules
from services.summaries.facts import SurveySummary
from tests.builders import a_district
from tests.services.surveys.afterwards import Afterwards, an_event

RU = Reader(Texts.load(), "ru")


async def lived(
    services: Services,
    database: Database,
    clock: FixedClock,
    answers: Sequence[Sequence[int | str | None]],
    *,
    silent: int = 0,
    anonymous: bool = True,
) -> Afterwards:
    """An event whose guests answered so (None: skipped), `silent` more who did not; then it closes."""
    district = await a_district(database)
    story = await an_event(services, district, clock, len(answers) + silent, anonymous=anonymous)
    await story.end()
    async with database.read() as session:
        parts = dict((await session.execute(select(Participation.person_id, Participation.id))).all())
    for guest, row in zip(story.guests, answers, strict=False):
        part = parts[guest.require_person()]
        for position, value in enumerate(row, 1):
            if value is None:
                await services.surveys.skip(guest, part, position)
            else:
                await story.answer(guest, part, value)
    clock.moment = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
    await services.surveys.close_due()
    return story


async def summary_of(story: Afterwards) -> SurveySummary:
    survey_id = await story.survey_id()
    return await story.services.summaries.survey_summary(story.district.methodist, survey_id, RU.plain)


async def test_every_figure_against_the_raw_answers(
    services: Services, database: Database, clock: FixedClock
) -> None:
    chance = random.Random(7)
    rows = [(chance.randint(1, 5), chance.randint(1, 5), chance.randint(0, 10)) for _ in range(19)]
    story = await lived(services, database, clock, rows, silent=5)
    found = await summary_of(story)

    assert (found.eligible, found.answered, found.not_answered) == (24, 19, 5)
    assert found.response_rate == 19 / 24
    marks = [mark for useful, organised, _ in rows for mark in (useful, organised)]
    assert found.satisfaction is not None
    assert found.satisfaction.mean == pytest.approx(sum(marks) / len(marks))
    assert found.satisfaction.high_share == pytest.approx(len([m for m in marks if m >= 4]) / len(marks))
    likely = [nps for _, _, nps in rows]
    promoters, detractors = len([n for n in likely if n >= 9]), len([n for n in likely if n <= 6])
    assert found.nps is not None
    assert found.nps.score == round(100 * (promoters - detractors) / 19)
    by_mark = [sum(row[0] == mark for row in rows) for mark in range(1, 6)]
    assert [choice.count for choice in found.questions[0].choices] == by_mark
    assert found.event is not None
    assert (found.event.invited, found.event.attended) == (24, 24)


async def test_under_five_answers_nothing_is_shown(
    services: Services, database: Database, clock: FixedClock
) -> None:
    rows = [(5, 5, 10, "Разбор заданий", "Время", "Попробую разбор", 0)] * 4
    found = await summary_of(await lived(services, database, clock, rows, silent=3))
    assert found.hidden
    assert (found.answered, found.eligible) == (4, 7)
    assert found.satisfaction is None
    assert found.nps is None
    assert found.questions == ()
    assert found.takeaways == ()
    assert found.comments == ()
    assert found.named_answers == ()


def test_five_people_are_wanted_not_five_answers() -> None:
    """Of somebody erased since their answer may be left: it does not make up for a person."""
    question = rules.Answers("q", QuestionKind.SCALE, "Как?", named=False, numbers={5: 5}, answered=5)
    assert rules.shown([question], anonymous=True, answered=4) == ()
    assert rules.shown([question], anonymous=True, answered=5) == (question,)
    assert rules.shown([question], anonymous=False, answered=4) == (question,)


async def test_a_question_under_five_is_in_no_sum(
    services: Services, database: Database, clock: FixedClock
) -> None:
    """With 4 marks of one side inside the CSI of both, the other side's figures would give them away."""
    rows: list[tuple[int | None, ...]] = [(1, 5, 9)] * 4 + [(None, 5, 9)] * 4
    found = await summary_of(await lived(services, database, clock, rows))
    assert [question.answered for question in found.questions] == [8, 8]
    assert found.satisfaction is not None
    assert found.satisfaction.marks == (0, 0, 0, 0, 8)


async def test_what_people_take_and_say(services: Services, database: Database, clock: FixedClock) -> None:
    rows: list[tuple[int | str, ...]] = [
        (4, 5, 9, "групповой разбор заданий.", "время на подготовку", 1),
        (5, 5, 10, "Групповой разбор заданий", 0, "В 9 «Б» дам разбор", 0),
        (4, 4, 9, 0, 1, 2),
        (5, 3, 8, 3, 3, 2),
        (5, 4, 10, 0, 0, 0),
        (2, 2, 3),
    ]
    found = await summary_of(await lived(services, database, clock, rows))
    assert [(theme.text, theme.count) for theme in found.takeaways] == [
        ("Групповой разбор заданий", 2),
        ("Приём или способ работы", 2),
    ]
    assert [(theme.text, theme.count) for theme in found.difficulties] == [
        ("Время на подготовку", 3),
        ("Темп и объём материала", 1),
    ], "nothing hard is no difficulty"
    assert {(one.text.casefold().rstrip("."), one.count) for one in found.comments} == {
        ("в 9 «б» дам разбор", 1),
        ("групповой разбор заданий", 2),
        ("время на подготовку", 1),
    }
    assert found.named_answers == (), "who answered an anonymous survey is a number everywhere"


async def test_a_named_survey_says_who_said_what(
    services: Services, database: Database, clock: FixedClock
) -> None:
    found = await summary_of(
        await lived(services, database, clock, [(5, 4, 10, "Разбор", 1, 0)], silent=1, anonymous=False)
    )
    assert not found.hidden
    assert {answer.person for answer in found.named_answers} == {"Гостева0 Ирина Павловна"}
    assert [answer.answer for answer in found.named_answers] == [
        "5",
        "4",
        "10",
        "Разбор",
        "Темп и объём материала",
        "На этой неделе",
    ]


async def test_nobody_answered(services: Services, database: Database, clock: FixedClock) -> None:
    found = await summary_of(await lived(services, database, clock, [], silent=6))
    assert (found.answered, found.response_rate, found.hidden) == (0, 0.0, True)


async def test_results_wait_for_the_closing_and_for_the_right_person(
    services: Services, database: Database, clock: FixedClock
) -> None:
    story = await an_event(services, await a_district(database), clock, guests=6)
    await story.end()
    with pytest.raises(DomainError, match="summaries-error-open"):
        await summary_of(story)
    survey_id = await story.survey_id()
    with pytest.raises(Forbidden):
        await services.summaries.survey_summary(story.guests[0], survey_id, RU.plain)
    other = await a_district(database, name="Другой район")
    with pytest.raises(NotFound):
        await services.summaries.survey_summary(other.methodist, survey_id, RU.plain)
    assert await services.summaries.closed_summary(survey_id, RU.plain) is None
