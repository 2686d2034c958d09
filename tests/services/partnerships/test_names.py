"""Names as rosters write them, and whom they may mean."""

import pytest

from services.partnerships.names import Candidate, KnownNames

ORLOVA = Candidate(1, "Орлова", "Ирина", "Павловна")
OTHER_ORLOVA = Candidate(2, "Орлова", "Ирина", "Петровна")
ORLOVA_ANNA = Candidate(3, "Орлова", "Анна", "Павловна")
FEDOROV = Candidate(4, "Фёдоров", "Пётр", "")
KNOWN = KnownNames((ORLOVA, OTHER_ORLOVA, ORLOVA_ANNA, FEDOROV))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Орлова А. П.", ORLOVA_ANNA),
        ("Орлова А.П.", ORLOVA_ANNA),
        ("А. П. Орлова", ORLOVA_ANNA),
        ("А.П.Орлова", ORLOVA_ANNA),
        ("орлова  анна павловна", ORLOVA_ANNA),
        ("Орлова Ирина Петровна", OTHER_ORLOVA),
        ("Федоров П.", FEDOROV),
    ],
)
def test_a_name_that_can_mean_only_one_is_sure(written: str, expected: Candidate) -> None:
    assert KNOWN.only(written) == expected
    assert KNOWN.likely(written) == (expected,)


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
    assert KNOWN.only(written) is None
    assert {one.id for one in KNOWN.likely(written)} == ids


def test_nobody_means_themselves() -> None:
    assert KNOWN.only("Фёдоров П.", but=FEDOROV.id) is None
    assert KNOWN.likely("Фёдоров П.", but=FEDOROV.id) == ()
    assert KNOWN.only("Орлова И. П.", but=ORLOVA.id) == OTHER_ORLOVA, "the other one is the only one left"


def test_the_likeliest_surname_comes_first() -> None:
    known = KnownNames(
        Candidate(n, surname, "Анна", "") for n, surname in enumerate(("Смирнова", "Иванеева", "Иванева"), 1)
    )
    assert [one.id for one in known.likely("Иванёва А.")] == [3]
    assert [one.id for one in known.likely("Иваньева А.")] == [3, 2]
    assert known.likely("Иваньева Б.") == ()
