"""Who can be with whom, and how long a meeting took."""

import pytest

from services.errors import DomainError
from services.partnerships.rules import check_members, read_minutes


def test_who_can_be_together() -> None:
    check_members(1, [2, 3])
    for mentees, key in (([], "partnerships-no-mentee"), ([2, 1], "partnerships-self")):
        with pytest.raises(DomainError) as refused:
            check_members(1, mentees)
        assert refused.value.key == key
    with pytest.raises(DomainError, match="partnerships-too-many"):
        check_members(1, range(2, 18))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45", 45),
        (" 50 мин. ", 50),
        ("90 минут", 90),
        ("1:30", 90),
        ("1 ч 15 мин", 75),
        ("2ч", 120),
        ("2 часа", 120),
        ("Полтора часа", 90),
        ("45 min", 45),
        ("1 h 5 min", 65),
        ("half an hour", 30),
    ],
)
def test_minutes_as_people_type_them(text: str, minutes: int) -> None:
    assert read_minutes(text) == minutes


@pytest.mark.parametrize("text", ["-5", "сто", "", "1:75", "45 лет", "4.5", "1e3", "９" * 9])
def test_what_is_no_length_of_a_meeting(text: str) -> None:
    with pytest.raises(DomainError, match="minutes-unclear"):
        read_minutes(text)
