"""What is said of events, and the answer buttons under any message."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from delivery.messages.events import EventAnswerCall, about, answer_keyboard, called, span, with_answer
from locales import Reader, Texts
from models.enums import EventAnswer, EventKind, EventState
from services.events.facts import EventLine

RU = Reader(Texts.load(), "ru")
STARTS = datetime(2026, 11, 22, 15, 0, tzinfo=ZoneInfo("Europe/Moscow"))
EVENT = EventLine(
    id=7,
    kind=EventKind.MASTER_CLASS,
    title="Готовимся к ОГЭ",
    starts_at=STARTS,
    ends_at=STARTS + timedelta(minutes=90),
    place="каб. <12> & холл",
    state=EventState.PLANNED,
    started=False,
    over=False,
)


def test_an_event_in_three_lines() -> None:
    assert about(RU, EVENT).split("\n") == [
        "🎓 <b>Мастер-класс «Готовимся к ОГЭ»</b>",
        "22\u00a0ноября, вс, 15:00–16:30",
        "📍 каб. &lt;12&gt; &amp; холл",
    ]


def test_over_midnight_both_days_are_named() -> None:
    late = replace(EVENT, ends_at=STARTS + timedelta(hours=10))
    assert span(RU, late) == "22\u00a0ноября, вс, 15:00–23\u00a0ноября, пн, 01:00"


@pytest.mark.parametrize("kind", list(EventKind))
@pytest.mark.parametrize("locale", ["ru", "en"])
def test_a_title_that_names_its_kind_is_not_named_twice(kind: EventKind, locale: str) -> None:
    reader = Reader(Texts.load(), locale)
    word = reader.plain("event-kind", kind=kind.value)
    assert called(reader, replace(EVENT, kind=kind, title=f"{word} по чтению")) == f"{word} по чтению"
    assert called(reader, replace(EVENT, kind=kind)).count(word) == 1


def test_the_chosen_answer_is_ticked_and_other_buttons_stay() -> None:
    got_it = [InlineKeyboardButton(text="Прочитано", callback_data="gi:1")]
    asked = InlineKeyboardMarkup(inline_keyboard=[got_it, *answer_keyboard(7, RU).inline_keyboard])
    answered = with_answer(asked, 7, RU, EventAnswer.MAYBE)
    assert answered.inline_keyboard[0] == got_it
    assert [button.text for button in answered.inline_keyboard[1]] == ["Приду", "✓ Возможно", "Не смогу"]
    data = [button.callback_data or "" for button in answered.inline_keyboard[1]]
    assert EventAnswerCall.unpack(data[2]) == EventAnswerCall(event=7, answer=EventAnswer.DECLINED)
    assert with_answer(answered, 7, RU, EventAnswer.NONE) == asked
