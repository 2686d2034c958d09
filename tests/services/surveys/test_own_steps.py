"""An own form made and changed question by question."""

import pytest

from models.database import Database
from models.enums import QuestionKind as Kind
from services.clock import FixedClock
from services.errors import DomainError, NotFound
from services.registry import Services
from services.surveys.drafts import FormDraft
from services.surveys.forms import NewQuestion
from services.surveys.own_steps import typed_question
from tests.builders import District, a_district


@pytest.fixture
async def district(any_database: Database, clock: FixedClock) -> District:
    return await a_district(any_database)


def say(key: str, **_: object) -> str:
    return key


def test_a_question_from_one_message() -> None:
    assert typed_question(Kind.SINGLE, "Как?\n\nда\nнет")[0].options == ("да", "нет")
    rows = typed_question(Kind.MATRIX, "Уверенность\nплан\nурок")
    assert [(one.heading, one.text) for one in rows] == [("Уверенность", "план"), ("Уверенность", "урок")]
    assert typed_question(Kind.TEXT, "Что\nлучше?")[0].text == "Что лучше?"
    for bounds, meant in (("от 0 до 200", (0, 200)), ("1–5", (1, 5)), ("-5 … 5", (-5, 5)), ("2 10", (2, 10))):
        (number,) = typed_question(Kind.NUMBER, f"Сколько?\n{bounds}")
        assert (number.least, number.most) == meant, bounds
    with pytest.raises(DomainError, match="own-error-bounds-words"):
        typed_question(Kind.NUMBER, "Сколько?\nмного")
    with pytest.raises(DomainError, match="own-error-options"):
        typed_question(Kind.MULTIPLE, "Как?")


async def test_order_parts_and_conditions(services: Services, district: District) -> None:
    surveys, actor = services.surveys, district.methodist
    ref = await surveys.save_form(actor, FormDraft("Встречи", ()))

    async def texts() -> list[str]:
        return [one.text for one in (await surveys.form_draft(actor, ref, say)).questions]

    async def code(text: str) -> str:
        questions = (await surveys.form_draft(actor, ref, say)).questions
        return next(one.code for one in questions if one.text == text)

    await surveys.add_questions(actor, ref, [NewQuestion("new", Kind.FILE, "Фото")])
    await surveys.add_questions(actor, ref, typed_question(Kind.SINGLE, "Часто?\nда\nнет"))
    await surveys.add_questions(actor, ref, typed_question(Kind.TEXT, "Почему?"))
    assert await texts() == ["Часто?", "Почему?", "Фото"], "files stay behind the boundary"
    often = await code("Часто?")
    await surveys.set_question(actor, ref, await code("Почему?"), False, (often, (1,)))
    await surveys.move_question(actor, ref, await code("Почему?"), 1)
    assert await texts() == ["Часто?", "Почему?", "Фото"], "nothing crosses the boundary"
    with pytest.raises(DomainError, match="own-error-hangs"):
        await surveys.move_question(actor, ref, often, 1)
    with pytest.raises(DomainError, match="own-error-hangs"):
        await surveys.set_question(actor, ref, await code("Фото"), False, (often, (1,)))

    await surveys.reword_question(
        actor, ref, often, typed_question(Kind.SINGLE, "Как часто?\nда\nнет\nиногда")[0]
    )
    why = (await surveys.form_draft(actor, ref, say)).questions[1]
    assert why.only_if == (await code("Как часто?"), (1,)), "what hangs on it follows its new words"
    await surveys.drop_question(actor, ref, await code("Как часто?"))
    assert await texts() == ["Почему?", "Фото"]
    assert (await surveys.form_draft(actor, ref, say)).questions[0].only_if is None
    with pytest.raises(NotFound):
        await surveys.drop_question(actor, ref, "q99")
    with pytest.raises(NotFound):
        await surveys.add_questions(actor, "interim", typed_question(Kind.TEXT, "Почему?"))


async def test_twins_keep_their_codes(services: Services, district: District) -> None:
    """Two questions with the same words are told apart, however often the form is written anew."""
    surveys, actor = services.surveys, district.methodist
    ref = await surveys.save_form(actor, FormDraft("Встречи", (NewQuestion("a", Kind.SCALE, "Как?"),) * 2))
    before = [one.code for one in (await surveys.form_draft(actor, ref, say)).questions]
    await surveys.set_question(actor, ref, before[1], True, (before[0], (1, 2)))
    after = (await surveys.form_draft(actor, ref, say)).questions
    assert [one.code for one in after] == before
    assert after[1].only_if == (before[0], (1, 2))
