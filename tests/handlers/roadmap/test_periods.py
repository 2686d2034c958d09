"""Periods as people say them: whole months by name, a year only where it is not the programme's own."""

from datetime import date

import pytest

from handlers.roadmap.periods import period_words
from locales import Reader, Texts
from services.roadmap.drafts import Period, PeriodKind

OWN = (date(2026, 9, 1), date(2027, 8, 31))
WINDOW = PeriodKind.WINDOW


@pytest.mark.parametrize(
    ("period", "russian", "english"),
    [
        (Period(WINDOW, date(2026, 9, 1), date(2026, 9, 30)), "сентябрь", "September"),
        (Period(WINDOW, date(2026, 12, 1), date(2027, 2, 28)), "декабрь – февраль", "December – February"),
        (
            Period(WINDOW, date(2026, 9, 1), date(2026, 9, 29)),
            "1 сентября, вт – 29 сентября, вт",
            "Tue 1 September – Tue 29 September",
        ),
        (
            Period(
                WINDOW,
                date(2026, 10, 1),
                date(2027, 3, 31),
                points=(
                    (date(2026, 10, 1), date(2026, 10, 31)),
                    (date(2027, 1, 15), date(2027, 1, 15)),
                    (date(2027, 3, 1), date(2027, 3, 31)),
                ),
            ),
            "октябрь; 15 января, пт; март",
            "October; Fri 15 January; March",
        ),
        (Period(PeriodKind.DEADLINE, end=date(2026, 12, 1)), "до 1 декабря, вт", "by Tue 1 December"),
        (Period(PeriodKind.DEADLINE, end=date(2023, 12, 1)), "до 1 декабря 2023 г.", "by 1 December 2023"),
        (Period(WINDOW, date(2023, 11, 1), date(2023, 11, 30)), "ноябрь 2023", "November 2023"),
        (
            Period(WINDOW, date(2023, 11, 1), date(2024, 1, 31)),
            "ноябрь 2023 – январь 2024",
            "November 2023 – January 2024",
        ),
        (
            Period(WINDOW, date(2023, 10, 1), date(2023, 11, 30)),
            "октябрь – ноябрь 2023",
            "October – November 2023",
        ),
        (Period(WINDOW, date(2023, 11, 7)), "с 7 ноября 2023 г.", "from 7 November 2023"),
        (Period(WINDOW, whole="year"), "в течение учебного года", "all through the school year"),
    ],
)
def test_words_of_a_period(period: Period, russian: str, english: str) -> None:
    for locale, expected in (("ru", russian), ("en", english)):
        said = period_words(period, Reader(Texts.load(), locale), OWN)
        assert said.replace("\u00a0", " ") == expected


def test_a_number_stays_with_its_month() -> None:
    until = Period(PeriodKind.DEADLINE, end=date(2026, 12, 1))
    assert "1\u00a0декабря" in period_words(until, Reader(Texts.load(), "ru"), OWN)
    assert "1\u00a0December" in period_words(until, Reader(Texts.load(), "en"), OWN)
