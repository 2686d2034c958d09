"""When a line of the day's bundle is expected, in words."""

from datetime import date

import pytest

from delivery.messages.bundle import when_text
from locales import Reader, Texts
from models.enums import AssignmentState, Evidence, PeriodKind
from services.roadmap.views import AssignmentFacts

THURSDAY = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("kind", "due_on", "russian", "english"),
    [
        (PeriodKind.WINDOW, date(2026, 12, 3), "Идёт до 3 декабря, чт", "Goes on until Thu 3 December"),
        (PeriodKind.WINDOW, date(2026, 11, 30), "Шло до 30 ноября, пн", "Went on until Mon 30 November"),
        (PeriodKind.DEADLINE, date(2026, 12, 3), "Сегодня последний день", "Today is the last day"),
        (PeriodKind.DEADLINE, date(2026, 11, 27), "Срок был 27 ноября, пт", "Was due Fri 27 November"),
        (PeriodKind.DATE, date(2026, 11, 26), "Было 26 ноября, чт", "Was on Thu 26 November"),
    ],
)
def test_what_is_never_late_is_not_said_to_lie_ahead(
    kind: PeriodKind, due_on: date, russian: str, english: str
) -> None:
    window = kind is PeriodKind.WINDOW
    one = AssignmentFacts(
        1, "Уроки", AssignmentState.OPEN, Evidence.NOTHING, kind, window, None, due_on, None, 0, False
    )
    for locale, expected in (("ru", russian), ("en", english)):
        assert when_text(one, THURSDAY, Reader(Texts.load(), locale)).replace("\u00a0", " ") == expected
