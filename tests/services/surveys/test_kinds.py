"""Every kind of question, and the way that answers open through them."""

from collections.abc import Awaitable, Callable
from datetime import date

import pytest
from sqlalchemy import select

from models.database import Database
from models.enums import QuestionKind as Kind
from models.surveys import AnonymousAnswer, NamedAnswer, Participation
from models.system import StoredFile
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError
from services.files import Received
from services.registry import Services
from services.surveys.facts import Picked, Step, SurveyView
from services.surveys.forms import NewQuestion
from services.surveys.rules import Shape, bits, chosen, likely_day, meets, written
from tests.builders import a_district
from tests.services.surveys.asking import a_survey

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_says_what_a_button_and_words_mean(kind: Kind) -> None:
    """No kind falls through to another's rule."""
    shape = Shape(kind, options=3, least=1, most=10)
    ways: list[Callable[[], int | str]] = [lambda: chosen(shape, 2), lambda: written(shape, "2")]
    refusals = []
    for read in ways:
        try:
            assert read() in (2, "2")
        except DomainError as error:
            refusals.append(error.key)
    assert all(key.startswith("survey-error-") for key in refusals)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("12", 12), (" 1 200 ", 1200), ("45 %", 45), ("45%", 45), ("12 чел.", 12), ("7 педагогов", 7)],
)
def test_a_number_as_people_write_it(text: str, meant: int) -> None:
    assert written(Shape(Kind.NUMBER, least=0, most=5000), text) == meant


@pytest.mark.parametrize("text", ["двенадцать", "5001", "-1", "12,5", "1 или 2", "", "9" * 400, "²"])
def test_a_number_that_will_not_do(text: str) -> None:
    with pytest.raises(DomainError, match="survey-error-number") as error:
        written(Shape(Kind.NUMBER, least=0, most=5000), text)
    assert error.value.values == {"first": "0", "last": "5000", "example": "12"}


def test_numbers_below_nothing() -> None:
    assert written(Shape(Kind.NUMBER, least=-40, most=40), "−12") == -12


@pytest.mark.parametrize(
    ("found", "text", "meant"),
    [
        (date(2027, 11, 12), "12 ноября", date(2026, 11, 12)),
        (date(2026, 12, 1), "1 декабря", date(2026, 12, 1)),
        (date(2027, 11, 12), "12 ноября 2027", date(2027, 11, 12)),
        (date(2026, 11, 25), "вчера", date(2026, 11, 25)),
        (date(2028, 2, 29), "29 февраля 2028", date(2028, 2, 29)),
    ],
)
def test_a_day_without_a_year_is_the_nearest(found: date, text: str, meant: date) -> None:
    assert likely_day(found, text, TODAY) == meant


def test_what_opens_another_question() -> None:
    assert bits(0b1010) == (1, 3)
    assert meets(Kind.MULTIPLE, 0b1010, [3])
    assert not meets(Kind.MULTIPLE, 0b1010, [2])
    assert meets(Kind.SCALE, 1, [1, 2])
    assert not meets(Kind.SCALE, None, [1])


EVERY = [
    NewQuestion("role", Kind.SINGLE, "Кто вы?", ("Наставник", "Наставляемый"), required=True),
    NewQuestion("ways", Kind.MULTIPLE, "Как встречались?", ("Очно", "По видео", "Перепиской")),
    NewQuestion("calm", Kind.MATRIX, "Спокойно", heading="На уроке мне"),
    NewQuestion("sure", Kind.MATRIX, "Уверенно", heading="На уроке мне"),
    NewQuestion("visits", Kind.NUMBER, "Сколько уроков посетили?", least=0, most=100),
    NewQuestion("first", Kind.DATE, "Когда была первая встреча?"),
    NewQuestion("words", Kind.TEXT, "Что добавить?"),
    NewQuestion("plan_file", Kind.FILE, "Конспект урока", named=True),
]


async def test_a_conversation_of_every_kind(services: Services, any_database: Database) -> None:
    clock = services.clock
    assert isinstance(clock, FixedClock)
    district = await a_district(any_database)
    _survey_id, [(guest, part)] = await a_survey(district, clock, EVERY)
    surveys = services.surveys
    with pytest.raises(DomainError, match="survey-error-choose"):
        await surveys.write(guest, part, 1, "наставник")
    with pytest.raises(DomainError, match="survey-error-required"):
        await surveys.skip(guest, part, 1)
    await surveys.choose(guest, part, 1, 0)
    with pytest.raises(DomainError, match="survey-error-choose-several"):
        await surveys.done(guest, part, 2)
    for place, off in ((0, False), (1, False), (2, False), (1, True), (1, True), (2, False)):
        view = await surveys.choose(guest, part, 2, place, off=off)
        assert view.position == 2, "of several one goes on with «Done»"
    assert view.picked == Picked(0b101)
    view = await surveys.done(guest, part, 2)
    assert view.question is not None
    assert view.question.heading == "На уроке мне"
    await surveys.choose(guest, part, 3, 4)
    await surveys.write(guest, part, 4, "5")
    with pytest.raises(DomainError, match="survey-error-number"):
        await surveys.write(guest, part, 5, "101")
    await surveys.write(guest, part, 5, "12 уроков")
    with pytest.raises(DomainError, match="survey-error-date"):
        await surveys.write(guest, part, 6, "когда-то осенью")
    view = await surveys.say_day(guest, part, 6, date(2026, 9, 14), typed="14 сентября")
    assert view.position == 7
    await surveys.write(guest, part, 7, "Спасибо")
    with pytest.raises(DomainError, match="survey-error-file"):
        await surveys.write(guest, part, 8, "потом пришлю")
    view = await surveys.send_file(guest, part, 8, Received("конспект.pdf", sha256="a" * 64))
    assert view.step is Step.FINISHED
    async with any_database.read() as session:
        kept = await session.execute(select(NamedAnswer.number, NamedAnswer.text).order_by(NamedAnswer.id))
        owner = await session.scalar(select(StoredFile.person_id))
    assert [tuple(row) for row in kept] == [
        (0, None),
        (0b101, None),
        (4, None),
        (5, None),
        (12, None),
        (None, "2026-09-14"),
        (None, "Спасибо"),
        (None, "конспект.pdf"),
    ]
    assert owner == guest.person_id


SKIPS = [
    NewQuestion("met", Kind.SINGLE, "Встречались?", ("Да", "Нет")),
    NewQuestion("often", Kind.NUMBER, "Сколько раз?", only_if=("met", (0,))),
    NewQuestion("enough", Kind.SINGLE, "Достаточно?", ("Да", "Нет"), only_if=("often", (1, 2))),
    NewQuestion("why", Kind.TEXT, "Что помешало?", only_if=("met", (1,))),
    NewQuestion("sum", Kind.SCALE, "В целом?"),
]


@pytest.mark.parametrize("anonymous", [False, True])
async def test_the_way_follows_the_answers(
    services: Services, any_database: Database, anonymous: bool
) -> None:
    clock = services.clock
    assert isinstance(clock, FixedClock)
    district = await a_district(any_database)
    _, [(guest, part)] = await a_survey(district, clock, SKIPS, anonymous=anonymous)
    surveys = services.surveys
    assert (await surveys.choose(guest, part, 1, 0)).position == 2
    assert (await surveys.write(guest, part, 2, "2")).position == 3
    assert (await surveys.choose(guest, part, 3, 1)).position == 5, "what hindered them is not asked"
    assert (await surveys.back(guest, part, 5)).position == 3
    assert (await surveys.back(guest, part, 3)).position == 2
    assert (await surveys.back(guest, part, 2)).position == 1
    view = await surveys.choose(guest, part, 1, 1)
    assert view.position == 4, "the other way"
    assert (await surveys.back(guest, part, 4)).position == 1
    await surveys.choose(guest, part, 1, 1)
    await surveys.write(guest, part, 4, "Далеко ехать")
    view = await surveys.choose(guest, part, 5, 3)
    assert view.step is Step.FINISHED
    model = AnonymousAnswer if anonymous else NamedAnswer
    async with any_database.read() as session:
        kept = (await session.execute(select(model.number, model.text))).all()
    assert sorted(map(str, kept)) == sorted(map(str, [(1, None), (None, "Далеко ехать"), (3, None)])), (
        "answers of the way not taken are gone"
    )


async def test_another_file_takes_the_first_ones_place(services: Services, any_database: Database) -> None:
    clock = services.clock
    assert isinstance(clock, FixedClock)
    district = await a_district(any_database)
    questions = [EVERY[-1], NewQuestion("words", Kind.TEXT, "Что добавить?", named=True)]
    _, [(guest, part)] = await a_survey(district, clock, questions)
    await services.surveys.send_file(guest, part, 1, Received("первый.pdf", sha256="a" * 64))
    view = await services.surveys.back(guest, part, 2)
    assert view.picked.text == "первый.pdf"
    await services.surveys.send_file(guest, part, 1, Received("второй.pdf", sha256="b" * 64))
    async with any_database.read() as session:
        assert list(await session.scalars(select(StoredFile.name))) == ["второй.pdf"]
    await services.people.withdraw(guest)
    async with any_database.read() as session:
        assert list(await session.scalars(select(StoredFile.name))) == []
        assert list(await session.scalars(select(NamedAnswer.text))) == [None]


@pytest.mark.parametrize("size", [1, 3, 8])
async def test_steps_delivered_again_come_to_the_same(
    services: Services, any_database: Database, size: int
) -> None:
    """A bot killed between handling updates and confirming them gets the last `size` of them once more."""
    clock = services.clock
    assert isinstance(clock, FixedClock)
    district = await a_district(any_database)
    _, [(guest, part)] = await a_survey(district, clock, EVERY)
    surveys = services.surveys
    steps: list[Callable[[Actor], Awaitable[SurveyView]]] = [
        lambda actor: surveys.choose(actor, part, 1, 0),
        lambda actor: surveys.choose(actor, part, 2, 0),
        lambda actor: surveys.choose(actor, part, 2, 1),
        lambda actor: surveys.choose(actor, part, 2, 0, off=True),
        lambda actor: surveys.done(actor, part, 2),
        lambda actor: surveys.choose(actor, part, 3, 4),
        lambda actor: surveys.back(actor, part, 4),
        lambda actor: surveys.back(actor, part, 3),
        lambda actor: surveys.choose(actor, part, 2, 1, off=True),
    ]

    async def standing() -> list[object]:
        async with any_database.read() as session:
            state = await session.execute(
                select(Participation.position, Participation.state).where(Participation.id == part)
            )
            answers = await session.execute(
                select(NamedAnswer.question_id, NamedAnswer.number).order_by(NamedAnswer.question_id)
            )
            return [*state.all(), *answers.all()]

    for done in range(1, len(steps) + 1):
        await steps[done - 1](guest.asking(done))
        before = await standing()
        for number in range(max(done - size, 0), done):
            await steps[number](guest.asking(number + 1))
        assert await standing() == before, done
