"""Two surveys side by side, and figures of every kind, against arithmetic by hand."""

from datetime import UTC, date, datetime
from statistics import fmean, median

import pytest
from sqlalchemy import select

from documents.summaries import survey_docx, survey_picture, survey_xlsx
from locales import Reader, Texts
from models.database import Database
from models.enums import QuestionKind as Kind
from models.enums import Role
from models.surveys import Participation
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError
from services.files import Received
from services.registry import Services
from services.surveys.circles import Circle, CircleKind
from services.surveys.forms import NewQuestion
from services.surveys.opening import NewSurvey
from tests.builders import District, a_district
from tests.services.surveys.asking import a_survey

RU = Reader(Texts.load(), "ru")
MORNING = datetime(2026, 11, 16, 7, 0, tzinfo=UTC)


@pytest.fixture
async def district(any_database: Database, clock: FixedClock) -> District:
    clock.moment = MORNING
    return await a_district(any_database)


async def asked(
    services: Services, database: Database, district: District, ref: str, marks: dict[Actor, list[int]]
) -> int:
    """An anonymous survey on a ready form, whose matrix everybody marks so; then it closes."""
    survey_id = await services.surveys.open_survey(
        district.methodist, NewSurvey(ref, ref, Circle(CircleKind.ALL), True, date(2026, 11, 30))
    )
    await services.surveys.begin_due()
    async with database.read() as session:
        rows = await session.execute(
            select(Participation.person_id, Participation.id).where(Participation.survey_id == survey_id)
        )
        parts = dict(rows.all())
    for actor, row in marks.items():
        part = parts[actor.require_person()]
        for position, mark in enumerate(row, start=1):
            view = await services.surveys.choose(actor, part, position, mark)
        while view.question is not None:
            view = await services.surveys.skip(actor, part, view.position)
    await services.surveys.close(district.methodist, survey_id)
    return survey_id


async def test_start_and_end_of_the_programme(
    services: Services, any_database: Database, district: District, clock: FixedClock
) -> None:
    people = [await district.person(f"Учителева{number}", Role.MENTEE) for number in range(6)]
    before = {one: [1 + (number + row) % 3 for row in range(5)] for number, one in enumerate(people)}
    after = {one: [3 + (number * row) % 3 for row in range(5)] for number, one in enumerate(people[:5])}
    first = await asked(services, any_database, district, "mentee_start", before)
    clock.advance(days=1)
    second = await asked(services, any_database, district, "mentee_end", after)
    found, place = await services.summaries.comparable(district.methodist, second, 0, RU.plain)
    assert ([one.id for one in found], place.total) == ([first], 1)
    for pair in ((second, first), (first, second)):
        compared = await services.summaries.compare(district.methodist, *pair, RU.plain)
        assert [one.unit for one in compared.pairs] == ["mean"] * 5
        for row, one in enumerate(compared.pairs):
            assert one.first == pytest.approx(fmean(marks[row] for marks in before.values()))
            assert one.second == pytest.approx(fmean(marks[row] for marks in after.values()))
            assert (one.first_answered, one.second_answered) == (6, 5)
        assert compared.csi is None, "the start asks of no satisfaction"


async def test_what_is_hidden_is_not_compared(
    services: Services, any_database: Database, district: District, clock: FixedClock
) -> None:
    people = [await district.person(f"Учителева{number}", Role.MENTEE) for number in range(6)]
    first = await asked(services, any_database, district, "mentee_start", {one: [5] * 5 for one in people})
    clock.advance(days=1)
    few = {one: [1] * 5 for one in people[:4]}
    second = await asked(services, any_database, district, "mentee_end", few)
    with pytest.raises(DomainError, match="summaries-error-nothing-common"):
        await services.summaries.compare(district.methodist, first, second, RU.plain)


async def test_named_surveys_are_compared_while_they_run(
    services: Services, any_database: Database, district: District, clock: FixedClock
) -> None:
    marks = [NewQuestion("calm", Kind.SCALE, "Спокойно ли?"), NewQuestion("times", Kind.NUMBER, "Сколько?")]
    found = []
    for anonymous, mark in ((False, 2), (True, 5)):
        clock.advance(minutes=1)
        survey_id, people = await a_survey(district, clock, marks, 1, anonymous=anonymous)
        found.append(survey_id)
        ((actor, part),) = people
        await services.surveys.choose(actor, part, 1, mark)
        await services.surveys.write(actor, part, 2, str(mark))
    named, hidden = found
    with pytest.raises(DomainError, match="summaries-error-open"):
        await services.summaries.compare(district.methodist, named, hidden, RU.plain)
    same = await services.summaries.compare(district.methodist, named, named, RU.plain)
    assert [(one.first, one.most) for one in same.pairs] == [(2, 5), (2, None)], "a number has no scale"


KINDS = [
    NewQuestion("ways", Kind.MULTIPLE, "Как встречались?", ("Очно", "По видео", "Перепиской")),
    NewQuestion("visits", Kind.NUMBER, "Сколько раз?", least=0, most=100),
    NewQuestion("calm", Kind.MATRIX, "Спокойно", heading="На уроке мне"),
    NewQuestion("first", Kind.DATE, "Когда впервые?"),
    NewQuestion("paper", Kind.FILE, "Конспект", named=True),
]


@pytest.mark.parametrize("anonymous", [False, True])
async def test_figures_of_every_kind(
    services: Services, any_database: Database, district: District, clock: FixedClock, anonymous: bool
) -> None:
    answers = [({0}, 3, 5), ({0, 2}, 10, 4), ({1}, 4, 5), ({0, 1, 2}, 3, 2), ({2}, 43, 1)]
    survey_id, people = await a_survey(district, clock, KINDS, len(answers), anonymous=anonymous)
    for (actor, part), (ways, visits, calm) in zip(people, answers, strict=True):
        for place in ways:
            await services.surveys.choose(actor, part, 1, place)
        await services.surveys.done(actor, part, 1)
        await services.surveys.write(actor, part, 2, str(visits))
        await services.surveys.choose(actor, part, 3, calm)
        await services.surveys.say_day(actor, part, 4, date(2026, 9, visits % 28 + 1))
        await services.surveys.send_file(actor, part, 5, Received(f"{visits}.pdf", sha256="a" * 64))
    await services.surveys.close(district.methodist, survey_id)
    found = await services.summaries.survey_summary(district.methodist, survey_id, RU.plain)
    of_ways, of_visits, of_calm, of_first, of_paper = found.questions
    assert [choice.count for choice in of_ways.choices] == [
        sum(place in row[0] for row in answers) for place in range(3)
    ]
    numbers = [row[1] for row in answers]
    assert of_visits.numbers is not None
    assert of_visits.numbers.mean == pytest.approx(fmean(numbers))
    assert (of_visits.numbers.median, of_visits.numbers.total) == (median(numbers), sum(numbers))
    bounds = (None, None) if anonymous else (3, 43)
    assert (of_visits.numbers.least, of_visits.numbers.most) == bounds, "one person's number tells the person"
    assert of_calm.mean == pytest.approx(fmean(row[2] for row in answers))
    assert of_calm.heading == "На уроке мне"
    assert found.satisfaction is None, "how calm one is, is no satisfaction with anything"
    assert [(choice.label, choice.count) for choice in of_first.choices] == [("09.2026", 5)]
    assert (of_paper.answered, found.files) == (5, 5)
    assert found.comments == (), "names of files are no words"
    sent = await services.summaries.files(district.methodist, survey_id)
    assert {one.file.name for one in sent} == {f"{number}.pdf" for number in numbers}
    assert all(bool(one.person) is not anonymous for one in sent)
    for make in (survey_docx, survey_picture, survey_xlsx):
        assert make(found, "ru")
