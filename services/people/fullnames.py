"""A full name as somebody types it: taken apart, or said what is wrong. Pure."""

import re
from dataclasses import dataclass

from services.errors import DomainError
from services.lookalikes import mend
from services.people.rules import Gender, gender

LONGEST = 200
SONS = ("оглы", "оглу", "уулу", "кызы", "гызы")
"""Words of their own behind the father's name."""
WORD = re.compile(r"[А-ЯЁа-яё]+(?:[-'’][А-ЯЁа-яё]+)*|[A-Za-zÀ-ÖØ-öø-ž]+(?:[-'’][A-Za-zÀ-ÖØ-öø-ž]+)*")
"""One alphabet a word: nobody would find again what mixes them."""


@dataclass(frozen=True, slots=True)
class FullName:
    surname: str
    name: str
    patronymic: str = ""


def read_full_name(text: str) -> FullName:
    """«орлова  ирина павловна» → Орлова, Ирина, Павловна; the patronymic may be missing.

    Latin letters that only look Cyrillic are mended, as in a roster: who typed them can't see them.
    DomainError with an example for digits, marks, mixed alphabets, a single word, or over 200 characters.
    """
    words = mend(text)[0].split()
    text = " ".join(words)
    if len(text) > LONGEST:
        raise DomainError("error-text-too-long", length=len(text), limit=LONGEST)
    if any(letter.isdigit() for letter in text):
        raise DomainError("name-digits")
    if any(not WORD.fullmatch(word) for word in words):
        raise DomainError("name-marks")
    if len(words) < 2:
        raise DomainError("name-one-word")
    surname, name, *rest = (_capital(word) for word in words)
    if len(rest) == 1 and gender(name) is not Gender.UNKNOWN and gender(rest[0]) is Gender.UNKNOWN:
        # «Ирина Павловна Орлова».
        return FullName(rest[0], surname, name)
    if len(rest) == 2 and gender(rest[1]) is not Gender.UNKNOWN and not rest[1].casefold().endswith(SONS):
        # «Петрова Водкина Анна Сергеевна».
        return FullName(f"{surname} {name}", *rest)
    # «оглы», «кызы» and the like are written small.
    return FullName(surname, name, " ".join([*rest[:1], *(word.lower() for word in rest[1:])]))


def _capital(word: str) -> str:
    if not (word.islower() or (word.isupper() and len(word) > 1)):
        return word
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))
