"""The year's pictures and calendar files, opened again by other libraries."""

import struct
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from documents.plan import plan_ics, year_pictures
from documents.plan.year import ROWS_A_PICTURE
from services.calendars import CalendarEntry
from services.roadmap.year import YearFacts, YearRow

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
LONG = "Круглый стол «Функциональная грамотность» <b>и</b> 🤝 " * 20
ROW = YearRow("Методическая работа", LONG, ((date(2026, 11, 1), date(2026, 12, 15)),), 3, 8, 1)
YEAR = YearFacts(
    "Кировский район, 2026/27", date(2026, 9, 1), date(2027, 8, 31), date(2026, 11, 16), (ROW,) * 40, 2
)


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_a_long_plan_comes_as_pictures_that_telegram_does_not_shrink(locale: str) -> None:
    pictures = year_pictures(YEAR, locale)
    assert len(pictures) == -(-40 // ROWS_A_PICTURE)
    for picture in pictures:
        width, height = struct.unpack(">II", picture[16:24])
        assert width == 1080
        # Above 2,560 px Telegram scales a photo down, and the letters with it.
        assert height < 2560


def test_days_outside_the_programme_and_a_day_outside_it_draw_all_the_same() -> None:
    odd = replace(ROW, spans=((date(2020, 1, 1), date(2030, 1, 1)),), direction="", title="Ы")
    assert year_pictures(replace(YEAR, rows=(odd,), today=date(2030, 1, 1), undated=0))


def entry(**changes: object) -> CalendarEntry:
    whole = CalendarEntry(
        "assignment-7@svyazka", "Справка; отчёт, \\ и\nвсё", date(2026, 11, 2), date(2026, 11, 6)
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def read(*entries: CalendarEntry) -> list[dict[str, object]]:
    calendar = Calendar.from_ical(plan_ics(entries, "Кировский район", NOW).decode())
    return [
        {
            "uid": str(event["uid"]),
            "summary": str(event["summary"]),
            "start": event.decoded("dtstart"),
            "end": event.decoded("dtend"),
            "sequence": event.decoded("sequence"),
            "status": str(event["status"]),
        }
        for event in calendar.walk("VEVENT")
    ]


def test_whole_days_stay_days_and_the_last_one_is_inside() -> None:
    (event,) = read(entry())
    assert event["start"] == date(2026, 11, 2)
    assert event["end"] == date(2026, 11, 7)
    assert event["summary"] == "Справка; отчёт, \\ и\nвсё"


def test_a_change_keeps_the_uid_and_raises_the_sequence_and_a_cancelled_one_says_so() -> None:
    before, after = read(entry(), entry(sequence=2, cancelled=True))
    assert before["uid"] == after["uid"]
    assert (before["status"], after["status"]) == ("CONFIRMED", "CANCELLED")
    assert after["sequence"] == 2


def test_a_moment_is_written_in_utc() -> None:
    starts, ends = datetime(2026, 11, 2, 11, 0, tzinfo=UTC), datetime(2026, 11, 2, 12, 30, tzinfo=UTC)
    (event,) = read(entry(starts=starts, ends=ends))
    assert (event["start"], event["end"]) == (starts, ends)
