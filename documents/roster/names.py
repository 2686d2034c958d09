"""People's names: parts, repair of look-alike letters, keys for comparing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from services.lookalikes import CYRILLIC, LATIN, TWIN_LETTERS, TWINS

MAX_NAME_CHARS = 200
_WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ.][^\W\d_]+)*\.?", re.UNICODE)
_PATRONYMIC = re.compile(r".{2,}(вич|вна|чна|мич|ьич|нич|шна)$", re.IGNORECASE)
_INITIALS = re.compile(r"^([^\W\d_])\.?\s?(?:([^\W\d_])\.?)?$", re.UNICODE)
_ENDING = re.compile(r"(?<=..)(ого|его|ому|ему|ыми?|ими?|ом|ем|о[йю]|е[йю]|ую|юю|ая|яя|ый|ий|[аеиоуыюяй])$")
# What leads to a remark below the table: «Смирнова*», «Смирнова¹».
_FOOTNOTES = re.compile(r"[*†¹²³⁴⁵⁶⁷⁸⁹⁰]+")
_TURKIC = {"оглы", "кызы", "оглу", "гызы", "улы", "уулу"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts. `notes` are codes of what was mended or is worth a look."""

    surname: str
    name: str
    patronymic: str
    notes: tuple[str, ...] = ()

    @property
    def full(self) -> str:
        return " ".join(part for part in (self.surname, self.name, self.patronymic) if part)


class BadName(ValueError):  # noqa: N818 a reading, not a failure
    """The text is not a person's name; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_name(surname: str, given: str = "", patronymic: str = "") -> Name:
    """Read a name from one cell (surname alone given) or three.

    Raises BadName: name-empty, name-long, name-letters, name-incomplete, name-many.
    """
    notes: list[str] = []
    three = bool(given or patronymic)
    whole = " ".join(f"{surname} {given} {patronymic}".split())
    if not whole:
        raise BadName("name-empty")
    if len(whole) > MAX_NAME_CHARS:
        raise BadName("name-long")
    cells = [_tidy(part, whole, notes) for part in ((surname, given, patronymic) if three else (whole,))]
    words = _given_apart(cells) if three else _in_order(cells[0].split(), notes)
    words = [*words, "", ""][: max(3, len(words))]
    parts = Name(words[0], words[1], " ".join(filter(None, words[2:])))
    if not parts.surname or not parts.name:
        raise BadName("name-incomplete")
    if (
        all(_INITIALS.match(part) for part in filter(None, (parts.name, parts.patronymic)))
        and "." in parts.name
    ):
        notes.append("name-initials")
    return Name(parts.surname, parts.name, parts.patronymic, tuple(dict.fromkeys(notes)))


def _tidy(text: str, whole: str, notes: list[str]) -> str:
    """One cell of a name: brackets off, hyphens joined, look-alike letters mended, capitals as usual."""
    text = _FOOTNOTES.sub("", re.sub(r"\([^)]*\)", " ", text))
    text = re.sub(r"\s*[-‐‑‒–—]\s*", "-", text).strip(" ,;.-" if "." not in text[-2:] else " ,;-")
    text = re.sub(r"(?<=[^\W\d_]\.)(?=[^\W\d_])", " ", text)
    words = []
    for word in text.split():
        if not _WORD.fullmatch(word):
            raise BadName("name-letters")
        words.append(_mend(word, whole, notes))
    tidy = " ".join(words)
    if tidy.isupper() or tidy.islower():
        return _capitals(tidy)
    return " ".join(_capitals(word) if _shouted(word) else word for word in words)


def _mend(word: str, whole: str, notes: list[str]) -> str:
    latin = LATIN.findall(word)
    if not latin or not CYRILLIC.search(whole):
        return word
    if not TWIN_LETTERS.issuperset(latin):
        raise BadName("name-letters")
    notes.append("name-latin")
    return word.translate(TWINS)


def _shouted(word: str) -> bool:
    """«СМИРНОВА Анна», «Смирнова анна»: one word in capitals, or in none; particles («де», «оглы») stay."""
    return word.isupper() or (word.islower() and len(word) > 3 and word not in _TURKIC)


def _capitals(text: str) -> str:
    if len(text) <= 2 or "." in text:
        return text
    return re.sub(
        r"[^\W\d_]+", lambda part: part[0] if part[0].lower() in _TURKIC else part[0].capitalize(), text
    )


def _given_apart(cells: list[str]) -> list[str]:
    """Surname, name and patronymic of cells, the last two of which may share one («Анна Ильинична»)."""
    words = cells[1].split() if len(cells) > 1 and not any(cells[2:]) else []
    if len(words) == 2 and (_PATRONYMIC.match(words[1]) or all(map(_INITIALS.match, words))):
        return [cells[0], *words]
    return cells


def _in_order(words: list[str], notes: list[str]) -> list[str]:
    """Surname first: «Марина Викторовна Смирнова» is turned round, and said so."""
    if (turned := surname_first(" ".join(words)).split()) != words:
        notes.append("name-order")
        return turned
    if len(words) < 4 or words[-1].lower() in _TURKIC:
        return words
    if len(words) == 4 and _PATRONYMIC.match(words[3]) and not _PATRONYMIC.match(words[2]):
        notes.append("name-double")
        return [f"{words[0]} {words[1]}", words[2], words[3]]
    raise BadName("name-many")


def fold(text: str) -> str:
    """The form in which names are compared: ё as е, look-alikes as Cyrillic, no case."""
    if LATIN.search(text) and CYRILLIC.search(text):
        text = text.translate(TWINS)
    return text.lower().replace("ё", "е")


def base(word: str) -> str:
    """A folded word without the ending that its case gives it: «орловой», «орлову», «орлова» → «орлов»."""
    return _ENDING.sub("", word)


def surname_first(text: str) -> str:
    """A full name as lists write it: «Марина Викторовна Смирнова» turned round, any other as it is."""
    words = text.split()
    turned = len(words) == 3 and _PATRONYMIC.match(words[1]) and not _PATRONYMIC.match(words[2])
    return " ".join([words[2], *words[:2]] if turned else words)


def initials_of(text: str) -> tuple[str, str, str] | None:
    """Read «Иванова А.П.», «Иванова А.», «А.П. Иванова», «Иванова АП» as (surname, first, second), folded."""
    text = re.sub(r"(?<=\s)([А-ЯЁ])([А-ЯЁ])\s*$", r"\1. \2.", text)
    words = re.sub(r"([^\W\d_])\.", r"\1. ", text).split()
    if len(words) < 2:
        return None
    for surname, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        letters = [word.rstrip(".") for word in rest]
        if len(surname) > 1 and len(letters) <= 2 and all(len(one) == 1 and one.isalpha() for one in letters):
            first, second = [*letters, ""][:2]
            return fold(surname), fold(first), fold(second)
    return None
