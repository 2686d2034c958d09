"""School years, names, zones, goals."""

from datetime import date
from itertools import pairwise

import pytest

from services.errors import DomainError
from services.programmes import rules
from services.programmes.facts import Indicator


@pytest.mark.parametrize(
    ("today", "year"),
    [
        (date(2026, 11, 16), 2026),
        (date(2027, 5, 31), 2026),
        (date(2027, 6, 1), 2027),
        (date(2027, 1, 1), 2026),
    ],
)
def test_the_school_year_to_work_in(today: date, year: int) -> None:
    assert rules.school_year(today) == year


def test_labels_and_days_of_a_school_year() -> None:
    assert rules.year_label(2026) == "2026/27"
    assert rules.year_label(2099) == "2099/00"
    span, phases = rules.year_span(2026), list(rules.phases(2026).values())
    assert (phases[0].starts_on, phases[-1].ends_on) == (span.starts_on, span.ends_on)
    for earlier, later in pairwise(phases):
        assert (later.starts_on - earlier.ends_on).days == 1


def test_names_are_one_line_without_control_characters() -> None:
    assert rules.clean_name(" Кировский\n\u200b район\x07 ") == "Кировский район"
    assert rules.clean_name("Район <b>&</b> №1") == "Район <b>&</b> №1"
    for empty in ("", " ", "\n", "…", "🏔"):
        with pytest.raises(DomainError, match="programme-name-empty"):
            rules.clean_name(empty)
    with pytest.raises(DomainError, match="error-text-too-long"):
        rules.clean_name("я" * 121)


def test_zones_are_found_however_they_are_typed() -> None:
    assert rules.clean_zone(" asia/novosibirsk ") == "Asia/Novosibirsk"
    assert all(rules.clean_zone(zone) == zone for zone in rules.RUSSIAN_ZONES)
    for wrong in ("Москва", "", "Mars/Olympus", "localtime", "/etc/passwd", "posixrules"):
        with pytest.raises(DomainError, match="programme-zone-unknown"):
            rules.clean_zone(wrong)


def test_goals_are_percents_or_means() -> None:
    assert rules.clean_goal(Indicator.SCHOOLS, "50 %") == 50
    assert rules.clean_goal(Indicator.SATISFACTION, "4,5") == 4.5
    for indicator, wrong in (
        (Indicator.SCHOOLS, "101"),
        (Indicator.SCHOOLS, "0"),
        (Indicator.SCHOOLS, "nan"),
        (Indicator.SATISFACTION, "6"),
        (Indicator.TEACHERS, "много"),
        (Indicator.TEACHERS, "inf"),
    ):
        with pytest.raises(DomainError, match="programme-goal-wrong"):
            rules.clean_goal(indicator, wrong)
