"""A methodist's own forms: kept, changed while they run, taken away."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from models.database import Database
from models.enums import QuestionKind as Kind
from models.enums import Role
from models.surveys import FormVersion, Participation, Question
from services.clock import FixedClock
from services.errors import DomainError, NotFound, Repeated
from services.registry import Services
from services.surveys.circles import Circle, CircleKind
from services.surveys.drafts import MOST_QUESTIONS, FormDraft
from services.surveys.forms import NewQuestion
from services.surveys.opening import NewSurvey
from tests.builders import District, a_district

MEET = NewQuestion("a", Kind.SINGLE, "Как часто?", ("часто", "редко"), required=True)
WHY = NewQuestion("b", Kind.TEXT, "Почему?", only_if=("a", (1,)))
PHOTO = NewQuestion("c", Kind.FILE, "Фото")


def say(key: str, **_: object) -> str:
    return f"«{key}»"


@pytest.fixture
async def district(any_database: Database, clock: FixedClock) -> District:
    return await a_district(any_database)


async def opened(services: Services, district: District, clock: FixedClock, ref: str) -> int:
    day = date.fromordinal(clock.now().date().toordinal() + 7)
    new = NewSurvey(ref, "Встречи", Circle(CircleKind.ALL), anonymous=False, closes_on=day)
    return await services.surveys.open_survey(district.methodist, new)


async def test_a_form_is_kept_and_offered(services: Services, district: District) -> None:
    ref = await services.surveys.save_form(
        district.methodist, FormDraft(" Наши \n встречи ", (MEET, WHY, PHOTO))
    )
    card = await services.surveys.form_card(district.methodist, ref, say)
    assert (card.title, card.number, card.ready) == ("Наши встречи", 1, False)
    assert [one.text for one in card.questions] == ["Как часто?", "Почему?", "Фото"]
    draft = await services.surveys.form_draft(district.methodist, ref, say)
    first, second, third = draft.questions
    assert second.only_if == (first.code, (1,))
    assert third.named, "a file shows whose it is"
    assert (await services.surveys.forms(district.methodist, say))[0].ref == ref
    ready = await services.surveys.form_draft(district.methodist, "interim", say)
    assert ready.questions[0].text == "«form-interim-useful»"
    assert await services.surveys.save_form(district.methodist, ready) != ref, "a ready form to go on from"


async def test_a_running_form_keeps_its_version(
    services: Services, any_database: Database, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Смирнова", Role.MENTEE)
    ref = await services.surveys.save_form(district.methodist, FormDraft("Встречи", (MEET,)))
    await services.surveys.save_form(district.methodist, FormDraft("Встречи", (MEET, WHY)), ref)
    assert (await services.surveys.form_card(district.methodist, ref, say)).number == 1, "nothing ran on it"

    await opened(services, district, clock, ref)
    await services.surveys.begin_due()
    async with any_database.read() as session:
        part = (await session.scalars(select(Participation.id))).one()
    view = await services.surveys.choose(teacher, part, 1, 1)
    changed = replace(MEET, text="Как часто вы встречаетесь?")
    more = NewQuestion("z", Kind.NPS, "Посоветуете?")
    await services.surveys.save_form(
        district.methodist, FormDraft("Встречи-2", (changed, replace(WHY, only_if=None), more)), ref
    )
    card = await services.surveys.form_card(district.methodist, ref, say)
    assert (card.title, card.number, len(card.questions)) == ("Встречи-2", 2, 3)

    view = await services.surveys.look(teacher, part)
    assert (view.position, view.total) == (2, 2)
    assert view.question is not None
    assert view.question.text == "Почему?"
    await services.surveys.write(teacher, part, 2, "некогда")
    async with any_database.read() as session:
        rows = await session.execute(
            select(FormVersion.number, Question.code, Question.text)
            .join(Question, Question.version_id == FormVersion.id)
            .order_by(FormVersion.number, Question.position)
        )
        assert [tuple(row) for row in rows] == [
            (1, "q1", "Как часто?"),
            (1, "q2", "Почему?"),
            (2, "q3", "Как часто вы встречаетесь?"),
            (2, "q2", "Почему?"),
            (2, "q4", "Посоветуете?"),
        ], "like questions keep their code, so that two surveys can be compared"


@pytest.mark.parametrize(
    ("questions", "key"),
    [
        ([replace(MEET, options=("одно",))], "own-error-options"),
        ([replace(MEET, options=("да", "ДА"))], "own-error-option-twice"),
        ([replace(MEET, options=("да", "н" * 81))], "own-error-option-long"),
        ([replace(MEET, text=" ")], "own-error-text"),
        ([replace(MEET, text="в" * 301)], "own-error-text"),
        ([NewQuestion("n", Kind.NUMBER, "Сколько?", least=5, most=5)], "own-error-bounds"),
        ([NewQuestion("w", Kind.WHEN, "Когда?", ("да",))], "own-error-kind"),
        ([PHOTO, MEET], "own-error-named-last"),
        ([WHY, MEET], "own-error-hangs"),
        ([MEET, replace(WHY, only_if=("a", (2,)))], "own-error-hangs-answers"),
        ([MEET, replace(WHY, only_if=("a", (0, 1)))], "own-error-hangs-answers"),
        ([MEET, replace(WHY, named=True)], "own-error-hangs"),
        (
            [NewQuestion(f"q{number}", Kind.TEXT, "Как?") for number in range(MOST_QUESTIONS + 1)],
            "own-error-many",
        ),
    ],
)
async def test_what_is_refused(
    services: Services, any_database: Database, district: District, questions: list[NewQuestion], key: str
) -> None:
    with pytest.raises(DomainError, match=key):
        await services.surveys.save_form(district.methodist, FormDraft("Встречи", tuple(questions)))
    async with any_database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Question)) == 0


async def test_an_empty_form_is_not_asked_and_a_retired_one_is_gone(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Смирнова", Role.MENTEE)
    ref = await services.surveys.save_form(district.methodist, FormDraft("Встречи", ()))
    with pytest.raises(DomainError, match="own-error-empty"):
        await opened(services, district, clock, ref)
    await services.surveys.save_form(district.methodist, FormDraft("Встречи", (MEET,)), ref)
    survey = await opened(services, district, clock, ref)
    await services.surveys.retire_form(district.methodist, ref)
    assert ref not in [one.ref for one in await services.surveys.forms(district.methodist, say)]
    with pytest.raises(NotFound):
        await services.surveys.form_card(district.methodist, ref, say)
    assert (await services.surveys.line(district.methodist, survey)).title == "Встречи"


async def test_a_yes_that_comes_twice_makes_one_form(services: Services, district: District) -> None:
    once = replace(district.methodist, request=77)
    await services.surveys.save_form(once, FormDraft("Встречи", (MEET,)))
    with pytest.raises(Repeated):
        await services.surveys.save_form(once, FormDraft("Встречи", (MEET,)))
    assert len([one for one in await services.surveys.forms(once, say) if not one.ready]) == 1
