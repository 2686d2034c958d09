"""The conversation's one message at each of its steps, in both languages."""

from dataclasses import replace
from datetime import date

import pytest

from delivery.messages.survey_buttons import SurveyCall
from delivery.messages.surveys import conversation, promise_title
from locales import Reader, Texts
from models.enums import EventKind, QuestionKind
from services.surveys.facts import Picked, QuestionView, Step, SurveyView
from services.surveys.forms import AFTER_EVENT

LONGEST = "🏔<b>&«Ъ»" * 100


def a_view(position: int, *, anonymous: bool = True, title: str = "Готовимся к ОГЭ") -> SurveyView:
    """The conversation after an event at question `position`."""
    question = AFTER_EVENT.questions[position - 1]
    return SurveyView(
        participation_id=2**31,
        event_kind=EventKind.MASTER_CLASS,
        event_title=title,
        held_on=date(2026, 11, 17),
        anonymous=anonymous,
        step=Step.ASKING,
        position=position,
        total=6,
        anonymous_total=3 if anonymous else 0,
        question=QuestionView(question.kind, question.text, "", question.options),
        boundary=position == 4,
        can_go_back=position in {2, 3, 5, 6},
        can_skip=position < 6,
    )


@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize("anonymous", [True, False])
@pytest.mark.parametrize("position", range(1, 7))
def test_every_question_fits_a_phone(locale: str, anonymous: bool, position: int) -> None:
    view = a_view(position, anonymous=anonymous, title=LONGEST[:200])
    shown = conversation(Reader(Texts.load(), locale), replace(view, picked=Picked(text=LONGEST)))
    assert len(shown.text) < 4096
    assert f"{position} " in shown.text
    assert "<b>&amp;" not in shown.text.replace("&lt;b&gt;", "")
    assert shown.keyboard is not None
    for row in shown.keyboard.inline_keyboard:
        for button in row:
            assert len(button.text) <= 28
            assert len((button.callback_data or "").encode()) <= 64
            assert SurveyCall.unpack(button.callback_data or "").position == position


def test_which_kind_it_is_is_said_before_the_first_question() -> None:
    reader = Reader(Texts.load(), "ru")
    hidden = conversation(reader, a_view(1)).text
    assert "анонимны" in hidden
    assert hidden.index("анонимны") < hidden.index("Насколько пригодится")
    named = conversation(reader, a_view(1, anonymous=False)).text
    assert "с вашим именем" in named
    assert "анонимн" not in named


def test_the_boundary_is_announced_once() -> None:
    reader = Reader(Texts.load(), "ru")
    assert "без имени" in conversation(reader, a_view(4)).text
    assert "без имени" not in conversation(reader, a_view(5)).text
    assert "с вашим именем" in conversation(reader, a_view(5)).text


@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize(
    ("step", "taken", "on"),
    [
        (Step.OFFER, None, date(2026, 11, 20)),
        (Step.OFFER, None, date(2026, 11, 30)),
        (Step.FINISHED, True, date(2026, 11, 20)),
        (Step.FINISHED, False, date(2026, 11, 20)),
        (Step.FINISHED, None, None),
        (Step.CLOSED, None, None),
        (Step.GIVEN_UP, None, None),
    ],
)
def test_every_end(locale: str, step: Step, taken: bool | None, on: date | None) -> None:
    view = replace(a_view(6), step=step, question=None, promise_taken=taken, promise_on=on)
    shown = conversation(Reader(Texts.load(), locale), view)
    assert (shown.keyboard is not None) == (step is Step.OFFER)
    if step is Step.OFFER:
        assert on is not None
        # The day once: it carries its weekday.
        weekday = {"ru": ", пт", "en": "Fri "} if on.weekday() == 4 else {"ru": ", пн", "en": "Mon "}
        assert shown.text.count(weekday[locale]) == 1
        assert "пятниц" not in shown.text
        assert "Friday" not in shown.text


@pytest.mark.parametrize(
    ("plan", "takeaway", "expected"),
    [
        (Picked(0, "Разбор в 9 «Б»"), Picked(1), "Попробовать у себя: Разбор в 9 «Б»"),
        (Picked(0), Picked(text="Разбор"), "Попробовать у себя: Разбор"),
        (Picked(0), Picked(0), "Попробовать у себя: Приём или способ работы"),
        (Picked(0), Picked(), "То, что понравилось: Мастер-класс «Готовимся к ОГЭ»"),
    ],
)
def test_what_the_own_reminder_is_called(plan: Picked, takeaway: Picked, expected: str) -> None:
    view = replace(
        a_view(6),
        plan=plan,
        takeaway=takeaway,
        takeaway_options=AFTER_EVENT.questions[3].options,
    )
    assert promise_title(Reader(Texts.load(), "ru"), view) == expected


def test_an_own_form_shows_its_own_words() -> None:
    view = replace(a_view(1), question=QuestionView(QuestionKind.SINGLE, "", "<Что> & как?", ("а<", "б")))
    shown = conversation(Reader(Texts.load(), "ru"), replace(view, picked=Picked(1)))
    assert "&lt;Что&gt; &amp; как?" in shown.text
    assert "Ваш ответ: б" in shown.text
    assert shown.keyboard is not None
    assert shown.keyboard.inline_keyboard[0][0].text == "а<"


@pytest.mark.parametrize(("options", "rows"), [(3, [3]), (5, [5]), (7, [4, 3]), (12, [4, 4, 4])])
def test_numbers_of_long_options_stand_in_like_rows(options: int, rows: list[int]) -> None:
    question = QuestionView(
        QuestionKind.SINGLE, "", "Что?", ("Очень длинный вариант ответа на вопрос",) * options
    )
    shown = conversation(Reader(Texts.load(), "ru"), replace(a_view(2), question=question, can_skip=False))
    assert shown.keyboard is not None
    assert [len(row) for row in shown.keyboard.inline_keyboard[:-1]] == rows


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_an_own_form_says_what_its_marks_mean_and_promises_no_mentor(locale: str) -> None:
    reader, texts = Reader(Texts.load(), locale), Texts.load()
    own = replace(a_view(4), event_kind=None, event_title="Итоги", closes_on=date(2026, 11, 30))
    for kind in (QuestionKind.SCALE, QuestionKind.NPS):
        view = replace(own, question=QuestionView(kind, "", "Как?", ()))
        text = conversation(reader, view).text
        assert texts.plain(locale, f"survey-hint-{kind.value}") in text
        assert ("наставник" if locale == "ru" else "mentor") not in text
