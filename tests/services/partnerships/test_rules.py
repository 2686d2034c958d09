"""Names as rosters write them, and who can be with whom."""

import pytest

from services.errors import DomainError
from services.partnerships.rules import Candidate, check_members, read_minutes, who_is

ORLOVA = Candidate(1, "Орлова", "Ирина", "Павловна")
OTHER_ORLOVA = Candidate(2, "Орлова", "Ирина", "Петровна")
ORLOVA_ANNA = Candidate(3, "Орлова", "Анна", "Павловна")
FEDOROV = Candidate(4, "Фёдоров", "Пётр", "")
PEOPLE = (ORLOVA, OTHER_ORLOVA, ORLOVA_ANNA, FEDOROV)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Орлова А. П.", ORLOVA_ANNA),
        ("Орлова А.П.", ORLOVA_ANNA),
        ("орлова  анна павловна", ORLOVA_ANNA),
        ("Орлова Ирина Петровна", OTHER_ORLOVA),
        ("Федоров П.", FEDOROV),
    ],
)
def test_a_name_that_can_mean_only_one_is_sure(written: str, expected: Candidate) -> None:
    found = who_is(written, PEOPLE)
    assert found.sure
    assert found.candidates == (expected,)


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("Орлова И. П.", {1, 2}),
        ("Орлова", {1, 2, 3}),
        ("Фёдоров", {4}),
        ("Орлова Б. Б.", {1, 2, 3}),
        ("Орлава И. П.", {1, 2}),
        ("Кузнецов К. К.", set()),
        ("", set()),
        (" . ", set()),
    ],
)
def test_a_doubtful_name_is_a_question(written: str, ids: set[int]) -> None:
    found = who_is(written, PEOPLE)
    assert not found.sure
    assert {one.id for one in found.candidates} == ids


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
