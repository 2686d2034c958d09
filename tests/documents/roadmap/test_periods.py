"""Properties of the grammar of periods: any written form of a period reads back to it."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.roadmap.periods import Frame, Years, is_period, read_period
from services.roadmap.drafts import PeriodKind

NAMES = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
]
GENITIVE = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
SHORT = ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
LONG = [name for name in NAMES if len(name) > 5]
SCHOOL = 2023
FRAME = Frame(Years(school=SCHOOL, start=date(SCHOOL, 8, 1), end=date(SCHOOL + 1, 8, 31)))

DAYS = st.dates(date(SCHOOL, 9, 1), date(SCHOOL + 1, 7, 31))
MONTHS = st.sampled_from([9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7])
DASH = st.sampled_from(["-", " - ", "–", " – ", "—", " — ", "- ", " -", "−", " -\n"])
SPACE = st.sampled_from([" ", "  ", "\u00a0", "\n"])
YEAR_END = st.sampled_from(["", "г", "г.", " г.", " года", " год"])
COMMA = st.sampled_from([", ", ",", " и ", "; ", ",\n"])


def year_of(month: int) -> int:
    return SCHOOL if month >= 8 else SCHOOL + 1


def month_days(month: int) -> tuple[date, date]:
    year = year_of(month)
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


@st.composite
def case(draw: st.DrawFn, text: str) -> str:
    """The same words as someone else would type them."""
    return draw(st.sampled_from([text, text.capitalize(), text.upper(), f" {text} ", f"{text}."]))


@st.composite
def written_day(draw: st.DrawFn, day: date, *, with_year: bool | None = None) -> str:
    named = draw(st.booleans())
    year = draw(st.booleans()) if with_year is None else with_year
    if named:
        month = draw(st.sampled_from([GENITIVE[day.month - 1], SHORT[day.month - 1] + "."]))
        text = f"{day.day}{draw(SPACE)}{month}"
        return f"{text} {day.year}{draw(YEAR_END)}" if year else text
    zero = draw(st.booleans())
    text = f"{day.day:02d}.{day.month:02d}" if zero else f"{day.day}.{day.month}"
    if not year:
        # A bare "14.05" of one digit each could be a clock's time: people write months with two.
        return f"{day.day:02d}.{day.month:02d}"
    tail = draw(st.sampled_from([f".{day.year}", f".{day.year % 100:02d}"]))
    return text + tail + draw(st.sampled_from(["", "г", "г.", " г.", " года"]))


@st.composite
def written_month(draw: st.DrawFn, month: int) -> str:
    return draw(st.sampled_from([NAMES[month - 1], SHORT[month - 1], SHORT[month - 1] + "."]))


@settings(deadline=None)
@given(st.data(), DAYS)
def test_a_date(data: st.DataObject, day: date) -> None:
    text = data.draw(written_day(day))
    period, doubts = read_period(data.draw(case(text)), FRAME)
    assert (period.kind, period.start, period.end, doubts) == (PeriodKind.DATE, day, day, ()), text


@settings(deadline=None)
@given(st.data(), DAYS, st.sampled_from(["до", "не позднее", "к", "в срок до", "Срок: до", "не поздне"]))
def test_a_deadline(data: st.DataObject, day: date, word: str) -> None:
    text = f"{word}{data.draw(SPACE)}{data.draw(written_day(day))}"
    period, doubts = read_period(text, FRAME)
    assert (period.kind, period.start, period.end, doubts) == (PeriodKind.DEADLINE, None, day, ()), text


@settings(deadline=None)
@given(st.data(), DAYS, st.integers(1, 60))
def test_a_range_of_days(data: st.DataObject, first: date, length: int) -> None:
    last = min(first + timedelta(days=length), date(SCHOOL + 1, 7, 31))
    a, b = data.draw(written_day(first)), data.draw(written_day(last))
    text = data.draw(st.sampled_from([f"{a}{data.draw(DASH)}{b}", f"с {a} по {b}", f"с {a} до {b}"]))
    period, doubts = read_period(text, FRAME)
    if first == last:
        assert (period.kind, period.start) == (PeriodKind.DATE, first)
    else:
        expected = (PeriodKind.WINDOW, first, last, (), ())
        assert (period.kind, period.start, period.end, period.points, doubts) == expected, text


@settings(deadline=None)
@given(st.data(), MONTHS, st.integers(1, 27), st.integers(1, 20))
def test_days_that_share_a_month(data: st.DataObject, month: int, day: int, length: int) -> None:
    start, end = date(year_of(month), month, day), date(year_of(month), month, min(day + length, 28))
    name = GENITIVE[month - 1]
    text = data.draw(
        st.sampled_from(
            [
                f"{start.day}{data.draw(DASH)}{end.day} {name}",
                f"с {start.day} по {end.day} {name}",
                f"{start.day}-{end.day}.{month:02d}.{end.year}",
                f"{start.day:02d}.{month:02d}.-{end.day:02d}.{month:02d}.{end.year}",
            ]
        )
    )
    period, doubts = read_period(text, FRAME)
    assert (period.start, period.end, doubts) == (start, end, ()), text


@settings(deadline=None)
@given(st.data(), MONTHS, YEAR_END)
def test_a_month(data: st.DataObject, month: int, ending: str) -> None:
    name = data.draw(written_month(month))
    forms = [
        name,
        f"{name} {year_of(month)}{ending}",
        f"{name}, {year_of(month)}{ending}",
        f"в течение {name}",
    ]
    text = data.draw(st.sampled_from(forms))
    period, doubts = read_period(data.draw(case(text)), FRAME)
    assert (period.kind, (period.start, period.end), doubts) == (PeriodKind.WINDOW, month_days(month), ()), (
        text
    )


@settings(deadline=None)
@given(st.data(), st.lists(MONTHS, min_size=2, max_size=5, unique=True))
def test_several_months(data: st.DataObject, months: list[int]) -> None:
    months = sorted(months, key=lambda month: (month - 8) % 12)
    text = data.draw(written_month(months[0]))
    for month in months[1:]:
        text += data.draw(COMMA) + data.draw(written_month(month))
    period, doubts = read_period(text, FRAME)
    assert (period.points, doubts) == (tuple(map(month_days, months)), ()), text


@settings(deadline=None)
@given(st.data(), st.lists(MONTHS, min_size=2, max_size=2, unique=True))
def test_a_range_of_months(data: st.DataObject, months: list[int]) -> None:
    first, last = sorted(months, key=lambda month: (month - 8) % 12)
    a, b = data.draw(written_month(first)), data.draw(written_month(last))
    text = data.draw(st.sampled_from([f"{a}{data.draw(DASH)}{b}", f"с {a} по {b}"]))
    period, doubts = read_period(text, FRAME)
    expected = (month_days(first)[0], month_days(last)[1], (), ())
    assert (period.start, period.end, period.points, doubts) == expected, text


@settings(deadline=None)
@given(st.sampled_from(LONG), st.data())
def test_one_slip_in_a_long_month(name: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(name) - 2))
    slip = data.draw(st.sampled_from(["lose", "double", "swap"]))
    if slip == "lose":
        typed = name[:place] + name[place + 1 :]
    elif slip == "double":
        typed = name[:place] + name[place] + name[place:]
    else:
        typed = name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    period, doubts = read_period(f"{typed} 2023", FRAME)
    month = NAMES.index(name) + 1
    right = period.start == date(2023, month, 1)
    assert right or doubts, typed  # never another month without a question
    assert period.start is None or period.start.month == month or doubts, typed


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_answered(text: str) -> None:
    period, doubts = read_period(text, FRAME)
    if period.kind is PeriodKind.NONE:
        assert doubts
    is_period(text)


WORDS = st.sampled_from(
    [
        "до",
        "с",
        "по",
        "и",
        "в",
        ",",
        "-",
        ".",
        "/",
        "(",
        ")",
        "1",
        "5",
        "15",
        "31",
        "2023",
        "2024",
        "2023-2024",
        "05.10",
        "31.11.2023",
        "сентября",
        "октябрь",
        "май",
        "неделя",
        "квартал",
        "полугодие",
        "четверть",
        "год",
        "года",
        "учебный",
        "ежегодно",
        "ежемесячно",
        "каждый",
        "понедельник",
        "раз",
        "месяц",
        "числа",
        "начало",
        "конец",
        "течение",
        "графику",
        "период",
        "каникулы",
        "II",
        "14:45",
        "слово",
        "\n",
    ]
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=12))
def test_any_words_are_answered(words: list[str]) -> None:
    """Whatever is put together, the reader stands and never says nothing without a doubt."""
    period, doubts = read_period(" ".join(words), FRAME)
    if period.kind is PeriodKind.NONE or (period.start and period.end and period.end < period.start):
        assert doubts


@settings(deadline=None)
@given(DAYS)
def test_without_a_year_there_is_a_question(day: date) -> None:
    period, doubts = read_period(f"{day.day} {GENITIVE[day.month - 1]}")
    assert [doubt.code for doubt in doubts] == ["no-year"]
    assert (period.start, period.end, period.months) == (None, None, (day.month,))


def test_the_programme_bounds_are_checked() -> None:
    frame = Frame(Years(school=2023), programme=(date(2023, 10, 1), date(2024, 4, 30)))
    assert read_period("5 октября", frame)[1] == ()
    for text in ("1 сентября", "май", "сентябрь-октябрь", "до 1 июня"):
        assert [doubt.code for doubt in read_period(text, frame)[1]] == ["outside-programme"], text


AUTUMN, SPRING = (date(2023, 10, 28), date(2023, 11, 5)), (date(2024, 3, 23), date(2024, 3, 31))
HOLIDAYS = (("autumn", *AUTUMN), ("spring", *SPRING))


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("осенние каникулы", [AUTUMN]),
        ("в период весенних каникул", [SPRING]),
        ("Во время осенних каникул 2023 года", [AUTUMN]),
        ("в дни осенних и весенних каникул", [AUTUMN, SPRING]),
        ("осенние, весенние каникулы 2023-2024 уч. года", [AUTUMN, SPRING]),
    ],
)
def test_school_holidays_are_the_programmes_own(text: str, points: list[tuple[date, date]]) -> None:
    period, doubts = read_period(text, replace(FRAME, holidays=HOLIDAYS))
    assert (period.kind, period.start, period.end) == (PeriodKind.WINDOW, points[0][0], points[-1][1])
    assert list(period.points or [(period.start, period.end)]) == points
    assert doubts == ()
    assert read_period(text, FRAME)[0].kind is PeriodKind.BY_SCHEDULE, "nobody said which they are"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("зимние каникулы", ["holidays-unknown"]),
        ("осенние и зимние каникулы", ["holidays-unknown"]),
        ("осенние каникулы 2021 года", ["holidays-unknown"]),
        ("каникулы", []),
        ("после осенних каникул", []),
    ],
)
def test_holidays_that_the_programme_has_not_are_asked_for(text: str, codes: list[str]) -> None:
    period, doubts = read_period(text, replace(FRAME, holidays=HOLIDAYS))
    assert period.kind is PeriodKind.BY_SCHEDULE
    assert [doubt.code for doubt in doubts] == codes


def test_a_heading_gives_the_month_of_bare_numbers() -> None:
    frame = Frame(Years(school=2023), month=10)
    assert read_period("15", frame)[0].start == date(2023, 10, 15)
    assert read_period("5-10", frame)[0].end == date(2023, 10, 10)
    assert read_period("до 20", frame)[0].end == date(2023, 10, 20)
    assert read_period("в течение месяца", frame)[0].end == date(2023, 10, 31)
    assert read_period("3, 17", frame)[0].points == ((date(2023, 10, 3),) * 2, (date(2023, 10, 17),) * 2)
    assert read_period("ноябрь", frame)[0].start == date(2023, 11, 1)


def test_a_place_after_the_date_is_no_doubt() -> None:
    text = "6 мая, школа № 2, каб. 15"
    assert read_period(text, FRAME, place_follows=True)[1] == ()
    assert read_period("6 мая, МБОУ СОШ № 2", FRAME)[1] == ()
    for unsure in ("6 мая, дом ветеранов", "6 мая, СОШ № 2; 7 мая, СОШ № 3"):
        assert {doubt.code for doubt in read_period(unsure, FRAME)[1]} == {"part-unread"}


WEEK = ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота"]
CODES = ["MO", "TU", "WE", "TH", "FR", "SA"]


@settings(deadline=None)
@given(st.data(), st.integers(0, 4), st.integers(1, 5))
def test_a_range_of_weekdays(data: st.DataObject, first: int, length: int) -> None:
    last = min(first + length, 5)
    text = f"{WEEK[first]}{data.draw(DASH)}{WEEK[last]}"
    period, doubts = read_period(data.draw(case(text)), FRAME)
    expected = (PeriodKind.RECURRING, "FREQ=WEEKLY;BYDAY=" + ",".join(CODES[first : last + 1]), ())
    assert (period.kind, period.rrule, doubts) == expected, text


@settings(deadline=None)
@given(st.data(), st.sampled_from([9, 10, 11, 12]), st.integers(1, 7))
def test_months_by_their_numerals(data: st.DataObject, first: int, length: int) -> None:
    numerals = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
    last = (first - 1 + length) % 12 + 1
    if last in (6, 7, 8):
        last = 5
    text = f"{numerals[first]}{data.draw(DASH)}{numerals[last]}"
    period, doubts = read_period(text, FRAME)
    expected = (PeriodKind.WINDOW, month_days(first)[0], month_days(last)[1], ())
    assert (period.kind, period.start, period.end, doubts) == expected, text
