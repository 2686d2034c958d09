"""Days and times as people type them."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.dates import parse_clock, parse_moment

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 16, 12, 0, tzinfo=MOSCOW)
"""A Monday."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 декабря", date(2026, 12, 12)),
        ("12 дек", date(2026, 12, 12)),
        ("12-го декабря", date(2026, 12, 12)),
        ("12.12", date(2026, 12, 12)),
        ("12.12.26", date(2026, 12, 12)),
        ("12/12/2026", date(2026, 12, 12)),
        ("2026-12-12", date(2026, 12, 12)),
        ("12 декабря 2027 года", date(2027, 12, 12)),
        ("1 марта", date(2027, 3, 1)),
        ("16 ноября", date(2026, 11, 16)),
        ("16.11", date(2026, 11, 16)),
        ("15.11", date(2027, 11, 15)),
        ("29 февраля", date(2028, 2, 29)),
        ("сегодня", date(2026, 11, 16)),
        ("завтра", date(2026, 11, 17)),
        ("Послезавтра", date(2026, 11, 18)),
        ("через неделю", date(2026, 11, 23)),
        ("через 3 дня", date(2026, 11, 19)),
        ("через месяц", date(2026, 12, 16)),
        ("через год", date(2027, 11, 16)),
        ("в пятницу", date(2026, 11, 20)),
        ("пт", date(2026, 11, 20)),
        ("в понедельник", date(2026, 11, 23)),
        ("в следующую среду", date(2026, 11, 25)),
        ("в эту среду", date(2026, 11, 18)),
        ("до 1 декабря", date(2026, 12, 1)),
        ("до пятницы", date(2026, 11, 20)),
        ("к следующей среде", date(2026, 11, 25)),
        ("на четверг", date(2026, 11, 19)),
        ("до завтра", date(2026, 11, 17)),
        ("на неделю", date(2026, 11, 23)),
        ("на две недели", date(2026, 11, 30)),
        ("до конца недели", date(2026, 11, 22)),
        ("к концу следующей недели", date(2026, 11, 29)),
        ("до конца месяца", date(2026, 11, 30)),
        ("на следующей неделе", date(2026, 11, 23)),
        ("завтра утром", date(2026, 11, 17)),
        ("by the end of the week", date(2026, 11, 22)),
        ("the end of next month", date(2026, 12, 31)),
        ("next week", date(2026, 11, 23)),
        ("tomorrow morning", date(2026, 11, 17)),
        ("tomorrow", date(2026, 11, 17)),
        ("12 December", date(2026, 12, 12)),
        ("Dec 12", date(2026, 12, 12)),
        ("on friday", date(2026, 11, 20)),
        ("until Friday", date(2026, 11, 20)),
        ("by 1 December", date(2026, 12, 1)),
        ("next friday", date(2026, 11, 27)),
        ("in a week", date(2026, 11, 23)),
        ("вчера", date(2026, 11, 15)),
        ("12.12.2020", date(2020, 12, 12)),
    ],
)
def test_days(text: str, expected: date) -> None:
    found = parse_moment(text, "ru", NOW)
    assert not isinstance(found, datetime)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("завтра в 15:00", "2026-11-17 15:00"),
        ("завтра в 15", "2026-11-17 15:00"),
        ("завтра в 9 часов", "2026-11-17 09:00"),
        ("12.12 15:30", "2026-12-12 15:30"),
        ("12.12.26 в 9.30", "2026-12-12 09:30"),
        ("в пятницу, 14:00", "2026-11-20 14:00"),
        ("12-го декабря в 12 часов", "2026-12-12 12:00"),
        ("в 15:30", "2026-11-16 15:30"),
        ("11:00", "2026-11-17 11:00"),
        ("через 2 часа", "2026-11-16 14:00"),
        ("tomorrow at 3 pm", "2026-11-17 15:00"),
        ("Dec 12, 15:30", "2026-12-12 15:30"),
    ],
)
def test_moments_keep_the_readers_zone(text: str, expected: str) -> None:
    found = parse_moment(text, "ru", NOW)
    assert found == datetime.fromisoformat(expected).replace(tzinfo=MOSCOW)


@pytest.mark.parametrize(
    "text",
    ["", " ", "12", "абв", "31 февраля", "30.02", "30.02 15:00", "декабрь", "2026", "25:00", "🎉", "x" * 61],
)
def test_what_can_not_be_told(text: str) -> None:
    assert parse_moment(text, "ru", NOW) is None


@pytest.mark.parametrize("locale", ["ru", "en", "de"])
def test_both_languages_whatever_the_readers_is(locale: str) -> None:
    assert parse_moment("tomorrow", locale, NOW) == parse_moment("завтра", locale, NOW) == date(2026, 11, 17)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:30", time(14, 30)),
        ("14.30", time(14, 30)),
        ("14 30", time(14, 30)),
        (" в 9 ", time(9)),
        ("9", time(9)),
        ("до 16:00", time(16)),
        ("24:00", None),
        ("14:60", None),
        ("пол третьего", None),
        ("", None),
        ("1430", None),
    ],
)
def test_clock(text: str, expected: time | None) -> None:
    assert parse_clock(text) == expected


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert parse_clock(text) is None or isinstance(parse_clock(text), time)
    if not any(letter.isalpha() for letter in text):
        # Letters go to the language library; figures and signs are read here.
        found = parse_moment(text, "ru", NOW)
        assert found is None or isinstance(found, date)
