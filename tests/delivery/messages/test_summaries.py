"""The summary's words: five lines that fit a caption, in both languages, whatever people wrote."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from delivery.messages.summaries import (
    CAPTION,
    comments_text,
    cut,
    file_name,
    percent,
    summary_keyboard,
    summary_text,
)
from locales import Reader, Texts
from services.summaries.facts import EventFacts, Nps, Satisfaction, SurveySummary, Theme

LONGEST = "🏔️<b>&«Ъ»" * 200


def a_summary(*, name: str = "Мастер-класс «Готовимся к ОГЭ»", **changes: object) -> SurveySummary:
    values: dict[str, object] = {
        "programme": "Кировский район",
        "title": name,
        "time_zone": "Europe/Moscow",
        "anonymous": True,
        "eligible": 24,
        "answered": 19,
        "event": EventFacts(
            kind="master_class",
            title=name,
            starts_at=datetime(2026, 11, 22, 12, tzinfo=UTC),
            ends_at=datetime(2026, 11, 22, 13, tzinfo=UTC),
        ),
        "satisfaction": Satisfaction((0, 1, 1, 11, 25)),
        "nps": Nps(12, 6, 1),
        "takeaways": (Theme("групповой разбор заданий", 11),),
        "difficulties": (Theme("время на подготовку", 6), Theme("класс не готов", 2)),
    }
    return SurveySummary(**(values | changes))  # type: ignore[arg-type]


def test_the_lines_in_russian() -> None:
    text = summary_text(Reader(Texts.load(), "ru"), a_summary())
    assert text.split("\n") == [
        "<b>Мастер-класс «Готовимся к ОГЭ»</b>: ответили 19 из 24 (79\u00a0%)",
        "Удовлетворённость <b>4,6</b> из 5 (доля 4–5: 95\u00a0%), рекомендуют <b>+58</b>",
        "Чаще всего берут в работу: групповой разбор заданий (11)",
        "Трудности: время на подготовку (6), класс не готов (2)",
        "Не ответили: 5",
    ]


def test_the_lines_in_english() -> None:
    text = summary_text(Reader(Texts.load(), "en"), a_summary())
    assert "19 of 24 answered (79%)" in text
    assert "Satisfaction <b>4.6</b> of 5 (share of 4–5: 95%), recommend <b>+58</b>" in text


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_the_longest_fits_a_caption(locale: str) -> None:
    summary = a_summary(
        name=LONGEST,
        takeaways=tuple(Theme(f"{number}{LONGEST}", 10_000) for number in range(5)),
        difficulties=tuple(Theme(f"{number}{LONGEST}", 10_000) for number in range(5)),
        comments=tuple(Theme(f"{number}{LONGEST}", number + 1) for number in range(30)),
    )
    reader = Reader(Texts.load(), locale)
    assert _units(summary_text(reader, summary)) <= CAPTION
    assert _units(comments_text(reader, summary)) <= 4096
    for row in summary_keyboard(reader, 2**31).inline_keyboard:
        for button in row:
            assert len(button.text) <= 28
            assert len((button.callback_data or "").encode()) <= 64


def _units(html: str) -> int:
    """Length as Telegram counts it: UTF-16 units of the text without tags and entities."""
    text = re.sub(r"</?b>", "", html)
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, letter)
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("parts", "present", "absent"),
    [
        ({"satisfaction": None}, "Рекомендуют", "Удовлетворённость"),
        ({"nps": None}, "Удовлетворённость", "екомендуют"),
        ({"nps": Nps(1, 0, 3)}, "<b>−50</b>", "-50"),
        ({"nps": Nps(2, 1, 2)}, "<b>0</b>", "+0"),
    ],
)
def test_what_was_not_asked_is_not_said(parts: dict[str, object], present: str, absent: str) -> None:
    text = summary_text(Reader(Texts.load(), "ru"), replace(a_summary(), **parts))  # type: ignore[arg-type]
    assert present in text
    assert absent not in text


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Справка. «Готовимся к ОГЭ»", "Справка. «Готовимся к ОГЭ»"),
        ("../../etc/passwd", ".. .. etc passwd"),
        ('a\x00b\n<c>:d|e?f*"g\\h', "a b c d e f g h"),
        ("Отчёт – Район, 2026/27", "Отчёт – Район, 2026-27"),
        ("🎉🎉", "summary"),
        ("я" * 300, "я" * 60),
    ],
)
def test_file_names_of_any_titles(title: str, expected: str) -> None:
    assert file_name(title) == expected


def test_shares_and_cuts() -> None:
    reader = Reader(Texts.load(), "ru")
    assert percent(reader, None) == "—"
    assert percent(reader, 19 / 24) == "79\u00a0%"
    assert cut("а  б\nв", 10) == "а б в"
    assert cut("🎉" * 10, 5) == "🎉🎉…"
    assert cut("\ud800" + "а" * 20, 5) == "аааа…"
