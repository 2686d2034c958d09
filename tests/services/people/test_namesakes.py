"""A row finds whom it means by what people are kept by, as a look at every namesake would."""

import random
from collections.abc import Sequence

import pytest

from services.people.namesakes import Known, Namesakes

SCHOOLS = ("", "СОШ № 1", "«СОШ № 1»", "СОШ № 2")
PHONES = ("", "+79990000001", "+79990000002")
SUBJECTS = ("", "физика", "химия")


def known(number: int, school: str, phone: str, subject: str) -> Known:
    return Known(
        number,
        "Орлова Ирина",
        school,
        agreed=False,
        subject=subject,
        phone=phone,
        strengths="",
        deficits="",
        roster_mentor="",
        roles=frozenset(),
        mentors=frozenset(),
    )


@pytest.mark.parametrize("seed", range(40))
def test_each_row_takes_whom_a_look_at_all_finds(seed: int) -> None:
    chance = random.Random(seed)

    def said() -> tuple[str, str, str]:
        return chance.choice(SCHOOLS), chance.choice(PHONES), chance.choice(SUBJECTS)

    left = [known(number, *said()) for number in chance.sample(range(100), 15)]
    namesakes = Namesakes(left)
    for _ in range(20):
        row = said()
        expected = looked_through(left, *row)
        assert namesakes.take(*row) == expected, row
        if expected:
            left.remove(expected)


def looked_through(people: Sequence[Known], school: str, phone: str, subject: str) -> Known | None:
    plain = school.strip("«»")
    here = [one for one in people if not plain or one.school.strip("«»") in ("", plain)]
    if here:
        return max(
            here, key=lambda one: (bool(phone) and one.phone == phone, one.subject == subject, -one.id)
        )
    elsewhere = [one for one in people if phone and one.phone == phone]
    return min(elsewhere, key=lambda one: one.id, default=None)
