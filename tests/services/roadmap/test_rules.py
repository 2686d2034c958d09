"""Whom wordings mean, what proves a result, when an activity is due, when people are reminded."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.enums import Evidence, PeriodKind, Role
from services.files import Received
from services.roadmap.days import (
    local_moment,
    next_working_day,
    pace_offsets,
    public_days_off,
    reminder_days,
    working_day_before,
)
from services.roadmap.rules import (
    Given,
    Occurrence,
    Timing,
    evidence_error,
    evidence_of,
    occurrences,
    offsets_of,
    overdue_days,
    roles_of,
)

START, END = date(2026, 9, 1), date(2027, 8, 31)
BOTH = {Role.MENTOR, Role.MENTEE}


@pytest.mark.parametrize(
    ("wording", "roles"),
    [
        ("Наставник", {Role.MENTOR}),
        ("Педагоги-наставники", {Role.MENTOR}),
        ("учителя - наставники", {Role.MENTOR}),
        ("Молодые педагоги", {Role.MENTEE}),
        ("наставляемые", {Role.MENTEE}),
        ("Наставник, наставляемый", BOTH),
        ("Педагоги", BOTH),
        ("Все участники", BOTH),
        ("участники программы", BOTH),
        ("участники конкурса", set()),
        ("Учителя физкультуры", BOTH),
        ("Классные\nруководители", BOTH),
        ("Куратор", {Role.CURATOR}),
        ("Заместитель директора", {Role.CURATOR}),
        ("Зам. директора по УВР", {Role.CURATOR}),
        ("Замдиректора по ВР", {Role.CURATOR}),
        ("Администрация", {Role.CURATOR}),
        ("ОО", {Role.CURATOR}),
        ("Методист", {Role.METHODIST}),
        ("УО", {Role.METHODIST}),
        ("Руководитель РМО учителей русского языка и литературы", {Role.METHODIST}),
        ("рук. МО", {Role.METHODIST}),
        ("рук. МО, учителя-наставники", {Role.METHODIST, Role.MENTOR}),
        ("УО, ОО", {Role.METHODIST, Role.CURATOR}),
        ("Соц. педагог", set()),
        ("Социальный педагог", set()),
        ("Председатель попечительского совета", set()),
        ("", set()),
    ],
)
def test_wordings(wording: str, roles: set[Role]) -> None:
    assert roles_of(wording) == roles


@pytest.mark.parametrize(
    ("result", "evidence"),
    [
        ("Приказ о рабочих группах", Evidence.FILE),
        ("1.Справка по итогам проведения", Evidence.FILE),
        ("Отчёт", Evidence.FILE),
        ("Протокол собрания", Evidence.FILE),
        ("Фотоотчет", Evidence.PHOTO),
        ("Ссылка на запись", Evidence.LINK),
        ("Количество участников", Evidence.NUMBER),
        ("Индивидуальная консультация", Evidence.NOTHING),
        ("", Evidence.NOTHING),
        (None, Evidence.NOTHING),
    ],
)
def test_evidence_is_what_the_result_names(result: str | None, evidence: Evidence) -> None:
    assert evidence_of(result) is evidence


PHOTO = Received("photo.jpg", "image/jpeg", 10, "id")
PAPER = Received("справка.docx", "application/msword", 10, "id")


@pytest.mark.parametrize(
    ("wanted", "given_", "good"),
    [
        (Evidence.FILE, Given(file=PAPER), True),
        (Evidence.FILE, Given(file=PHOTO), True),
        (Evidence.FILE, Given("https://disk.yandex.ru/i/abc"), True),
        (Evidence.FILE, Given("вот она"), False),
        (Evidence.PHOTO, Given(file=PHOTO), True),
        (Evidence.PHOTO, Given(file=PAPER), False),
        (Evidence.LINK, Given("см. школа.рф/новости"), True),
        (Evidence.LINK, Given("на сайте"), False),
        (Evidence.NUMBER, Given("24 человека"), True),
        (Evidence.NUMBER, Given("много"), False),
        (Evidence.NUMBER, Given("-3"), False),
        (Evidence.NUMBER, Given("уроков - 3"), True),
        (Evidence.NOTHING, Given("  "), False),
    ],
)
def test_evidence_of_the_wrong_kind_is_refused(wanted: Evidence, given_: Given, good: bool) -> None:
    assert (evidence_error(wanted, given_) == "") is good


def due(timing: Timing) -> list[date]:
    return [one.due_on for one in occurrences(timing, START, END)]


@pytest.mark.parametrize(
    ("timing", "days"),
    [
        (Timing(PeriodKind.DATE, date(2026, 11, 5), date(2026, 11, 5)), [date(2026, 11, 5)]),
        (Timing(PeriodKind.DEADLINE, ends_on=date(2026, 12, 1)), [date(2026, 12, 1)]),
        (Timing(PeriodKind.WINDOW, date(2026, 10, 1), date(2026, 12, 31)), [date(2026, 12, 31)]),
        (Timing(PeriodKind.WINDOW, whole=True), [END]),
        (
            Timing(
                PeriodKind.WINDOW,
                date(2026, 10, 1),
                date(2027, 1, 31),
                points=((date(2026, 10, 1), date(2026, 10, 31)), (date(2027, 1, 1), date(2027, 1, 31))),
            ),
            [date(2026, 10, 31), date(2027, 1, 31)],
        ),
        (Timing(PeriodKind.RECURRING, rrule="FREQ=YEARLY;BYMONTH=5"), [date(2027, 5, 31)]),
        (
            Timing(PeriodKind.RECURRING, date(2026, 9, 1), date(2026, 11, 30), rrule="FREQ=MONTHLY"),
            [date(2026, 9, 30), date(2026, 10, 31), date(2026, 11, 30)],
        ),
        (
            Timing(PeriodKind.RECURRING, date(2026, 11, 1), date(2026, 11, 16), rrule="FREQ=WEEKLY;BYDAY=MO"),
            [date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16)],
        ),
        (Timing(PeriodKind.RECURRING, rrule="FREQ=DAILY"), [END]),
        (Timing(PeriodKind.RECURRING, date(2030, 1, 1), rrule="FREQ=WEEKLY"), []),
        (Timing(PeriodKind.BY_SCHEDULE), []),
        (Timing(PeriodKind.NONE), []),
        (Timing(PeriodKind.WINDOW), []),
    ],
)
def test_when_activities_are_due(timing: Timing, days: list[date]) -> None:
    assert due(timing) == days


def test_windows_have_no_deadline() -> None:
    [one] = occurrences(Timing(PeriodKind.WINDOW, whole=True), START, END)
    assert one.is_window
    assert pace_offsets(START, END) == (-182, -6)


def test_reminders_of_repetitions_do_not_overtake_each_other() -> None:
    offsets = (-7, -1, 0, 3)
    assert offsets_of(Occurrence(None, END), offsets) == offsets
    assert offsets_of(Occurrence(None, END, every_days=7), offsets) == (-1, 0, 3)
    assert offsets_of(Occurrence(None, END, every_days=28), offsets) == offsets
    assert offsets_of(Occurrence(None, END, every_days=1), offsets) == (0,)


def test_overdue_counts_from_the_next_day() -> None:
    assert overdue_days(date(2026, 11, 20), date(2026, 11, 20)) == 0
    assert overdue_days(date(2026, 11, 20), date(2026, 11, 22)) == 2


DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
OFFSETS = st.sets(st.integers(-60, 30), min_size=1, max_size=6)


@given(due_on=DAYS, offsets=OFFSETS, launched_on=DAYS, country=st.sampled_from(["RU", "KZ", "DE", "XX"]))
def test_no_reminder_falls_on_a_day_off_or_before_the_launch(
    due_on: date, offsets: set[int], launched_on: date, country: str
) -> None:
    is_off = public_days_off(country)
    found = reminder_days(due_on, offsets, launched_on, is_off)
    assert set(found) <= offsets
    assert len(set(found.values())) == len(found)
    for offset, day in found.items():
        assert not is_off(day)
        assert day >= launched_on
        wanted = due_on + timedelta(days=offset)
        assert day >= wanted if offset > 0 else day <= wanted


@given(day=DAYS)
def test_working_days_are_near(day: date) -> None:
    is_off = public_days_off("RU")
    assert timedelta(0) <= day - working_day_before(day, is_off) <= timedelta(days=14)
    assert timedelta(0) < next_working_day(day, is_off) - day <= timedelta(days=14)


def test_new_year_is_a_long_holiday() -> None:
    assert working_day_before(date(2027, 1, 5), public_days_off("RU")) == date(2026, 12, 30)


@pytest.mark.parametrize(
    ("zone", "day", "utc"),
    [
        ("Europe/Berlin", date(2026, 3, 29), datetime(2026, 3, 29, 6, 30, tzinfo=UTC)),
        ("Europe/Berlin", date(2026, 10, 25), datetime(2026, 10, 25, 7, 30, tzinfo=UTC)),
        ("America/New_York", date(2026, 11, 1), datetime(2026, 11, 1, 13, 30, tzinfo=UTC)),
        ("Australia/Lord_Howe", date(2026, 4, 5), datetime(2026, 4, 4, 22, 0, tzinfo=UTC)),
        ("Asia/Kamchatka", date(2026, 4, 5), datetime(2026, 4, 4, 20, 30, tzinfo=UTC)),
    ],
)
def test_half_past_eight_where_the_clocks_change(zone: str, day: date, utc: datetime) -> None:
    assert local_moment(day, 8 * 60 + 30, zone).astimezone(UTC) == utc
