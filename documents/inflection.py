"""A person's name in the cases of Russian, where grammar leaves no doubt (runs in the office worker).

A name is inflected as a whole or not at all: when one word is unsure there are no forms, and the paper says
the same in the nominative. Rules: D. E. Rosenthal, «Справочник по правописанию и литературной правке», on
the declension of names and surnames. Words: the OpenCorpora dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from documents.morphology import dictionary
from services.people.names import Named
from services.people.rules import Gender

Forms = tuple[str, str, str]
"""A word in the genitive, dative and accusative."""

WORD = re.compile(r"[а-яё]{2,}")
INITIALS = re.compile(r"[А-ЯЁ]|[А-ЯЁ]\.(?: ?[А-ЯЁ]\.)?")
HARD = re.compile(r".+[бвгджзклмнпрстфхцчшщ]")
CONSONANT = re.compile(r".+[бвгджзйклмнпрстфхцчшщь]")
UNCHANGED = re.compile(r".+[оеёиуэю]")
PLURAL = re.compile(r".+(?:ых|[гкхжчшщ]их)")
"""«Черных», «Долгих»; not «Рерих», which is a noun."""
AFTER_VOWEL = re.compile(r".+[аеёиоуыэюя]а")
"""«Гулиа», «Моруа»: most do not change, some do."""
FLEETING = re.compile(r".+(?:[еёоя]ц|[еёо][кл]|[еёо]нь|ей|их)")
"""A vowel may go («Кравец – Кравцу») or the word be a plural («Средних»): only the dictionary knows."""

Rule = tuple[re.Pattern[str], int, Forms]
"""A word's ending; how many letters of it go; what comes in their place."""
ADJECTIVES: dict[Gender, tuple[Rule, ...]] = {
    Gender.MALE: (
        (re.compile(r".+(?:[оеё]в|[иы]н)"), 0, ("а", "у", "а")),
        (re.compile(r".+(?:[сц]кий|ый)"), 2, ("ого", "ому", "ого")),
    ),
    Gender.FEMALE: (
        (re.compile(r".+(?:[оеё]ва|[иы]на)"), 1, ("ой", "ой", "у")),
        (re.compile(r".+[сц]кая"), 2, ("ой", "ой", "ую")),
    ),
}
"""Surnames that are adjectives by origin."""
NOUNS: tuple[Rule, ...] = (
    (re.compile(r".+(?:[аеёуыэюя]й|ь)"), 1, ("я", "ю", "я")),
    (HARD, 0, ("а", "у", "а")),
)
"""Men's surnames that are nouns."""
PATRONYMICS: dict[Gender, tuple[Rule, ...]] = {
    Gender.MALE: ((re.compile(r"[а-яё]{2,}ич"), 0, ("а", "у", "а")),),
    Gender.FEMALE: ((re.compile(r"[а-яё]{2,}[вч]на"), 1, ("ы", "е", "у")),),
}
TURKIC = {
    Gender.MALE: re.compile(r"[а-яё]+[ -]?(?:оглы|оглу|улы|уулу)"),
    Gender.FEMALE: re.compile(r"[а-яё]+[ -]?(?:кызы|гызы)"),
}
"""«Ахмед оглы», «Ахмед кызы»: neither word changes."""
SLIPS = {"Erro", "Dist"}
GRAMMEMES = {Gender.MALE: {"masc", "ms-f"}, Gender.FEMALE: {"femn", "ms-f"}}

UNSTRESSED = re.compile(
    "аврелия|агния|амалия|анастасия|антония|аполлинария|аурелия|валерия|виктория|виталия|гликерия|дария|"
    "евгения|евдокия|евлалия|евпраксия|евфросиния|есения|калерия|клавдия|корнелия|ксения|лидия|лилия|"
    "лукерия|мария|мелания|наталия|оливия|олесия|офелия|патриция|пелагия|розалия|сильвия|софия|стефания|"
    "таисия|феврония|цецилия|эмилия|юлия"
)
"""Women's names. Others in «-ия» may be stressed on the end: their dative is «Зульфие» and «Зульфии»."""
DISPUTED = frozenset({"шота", "шенгелая", "пихоя"})
"""The dictionary declines them, and hardly anybody else does, or otherwise."""


@dataclass(frozen=True, slots=True)
class Inflected:
    """A full name in three cases; `gender` is unknown when it makes no difference («Шевченко А. А.»)."""

    genitive: str
    dative: str
    accusative: str
    gender: Gender


def inflected(person: Named) -> Inflected | None:
    """The full name in its cases; None for what rules and dictionary do not settle.

    The gender is the one that patronymic, name and surname allow. Not settled are people of one word
    («Ли»), words that are not Cyrillic, and surnames whose declension only their bearers know.
    """
    if not person.surname or not person.name:
        return None
    found: dict[Forms, Gender] = {}
    for gender in (Gender.FEMALE, Gender.MALE):
        words = [_surname(person.surname, gender), _name(person.name, gender)]
        if person.patronymic:
            words.append(_patronymic(person.patronymic, gender))
        if whole := _joined(" ", words):
            found[whole] = Gender.UNKNOWN if whole in found else gender
    if len(found) != 1:
        return None
    ((forms, gender),) = found.items()
    return Inflected(*forms, gender)


def _surname(text: str, gender: Gender) -> Forms | None:
    first, hyphen, last = text.partition("-")
    if not hyphen:
        return _one_surname(text, gender)
    # Some double ones stand in the dictionary («Корвин-Круковскому»). Of others the first changes only if
    # it is a surname by itself («Петрову-Водкину», but «Ван-Дейку»).
    if known := set(_surnames(text.lower(), gender)):
        return _written(text, known)
    return _joined("-", [_one_surname(first, gender, certain=True), _one_surname(last, gender)])


def _one_surname(text: str, gender: Gender, *, certain: bool = False) -> Forms | None:
    """`certain`: only a word that is known, or formed, as a surname."""
    word = text.lower()
    if not WORD.fullmatch(word):
        return None
    if UNCHANGED.fullmatch(word) or PLURAL.fullmatch(word):
        return (text,) * 3
    if word in DISPUTED or AFTER_VOWEL.fullmatch(word) or _foreign(word):
        return None
    if gender is Gender.FEMALE and CONSONANT.fullmatch(word):
        # A woman is hardly called «Иванов» or «Толстой»: that is a slip, or a man.
        return None if _adjective_of_a_man(word) else (text,) * 3
    if known := set(_surnames(word, gender)):
        return _written(text, known)
    formed = _by(ADJECTIVES[gender], word)
    if certain and not formed:
        return None
    # What else the word is must come to the same: «Малине» or «Малиной», «Соловью» or «Соловею»?
    besides = set(_words(word, gender))
    if not formed and gender is Gender.MALE and (besides or not FLEETING.fullmatch(word)):
        formed = _by(NOUNS, word)
    return _written(text, besides | ({formed} if formed else set()))


def _foreign(word: str) -> bool:
    """«Дюма», which never changes, and «Мота», which the dictionary takes for such a one."""
    vowel = not CONSONANT.fullmatch(word)
    return vowel and any({"Fixd", "ms-f"} <= one.tag.grammemes for one in _readings(word, "Surn"))


def _adjective_of_a_man(word: str) -> bool:
    if _by(ADJECTIVES[Gender.MALE], word):
        return True
    readings = (*_surnames(word, Gender.MALE), *_words(word, Gender.MALE))
    return any(genitive.endswith(("ого", "его")) for genitive, _, _ in readings)


def _name(text: str, gender: Gender) -> Forms | None:
    if INITIALS.fullmatch(text):
        return (text,) * 3
    word = text.lower()
    first, hyphen, last = text.partition("-")
    if hyphen and gender is Gender.FEMALE and first.endswith(("а", "я")):
        return _joined("-", [_name(first, gender), _name(last, gender)])
    readings = [
        one
        for one in _readings(word, "Name")
        if GRAMMEMES[gender] & one.tag.grammemes and not SLIPS & one.tag.grammemes
    ]
    if not readings or word in DISPUTED or AFTER_VOWEL.fullmatch(word):
        return None
    if UNCHANGED.fullmatch(word) or (gender is Gender.FEMALE and HARD.fullmatch(word)):
        return (text,) * 3
    if any("Fixd" in one.tag for one in readings):
        # «Айгуль», «Гузель»: some decline them, some do not.
        return None
    if gender is Gender.FEMALE and word.endswith("ия") and not UNSTRESSED.fullmatch(word):
        return None
    return _written(text, set(map(_forms, readings)))


def _patronymic(text: str, gender: Gender) -> Forms | None:
    word = text.lower()
    if INITIALS.fullmatch(text) or TURKIC[gender].fullmatch(word):
        return (text,) * 3
    formed = _by(PATRONYMICS[gender], word)
    return _written(text, {formed} if formed else set())


def _surnames(word: str, gender: Gender) -> Iterator[Forms]:
    """As which surnames of that gender the dictionary has the word."""
    for reading in _readings(word, "Surn"):
        if "Fixd" in reading.tag:
            continue  # What never changes is told by its ending.
        # Surnames in «-а» that are nouns decline alike for both («Глинке»).
        alike = "masc" in reading.tag and not CONSONANT.fullmatch(word)
        if alike or GRAMMEMES[gender] & reading.tag.grammemes:
            yield _forms(reading)


def _words(word: str, gender: Gender) -> Iterator[Forms]:
    """As which other words the dictionary has it: nouns of any gender, adjectives of that one."""
    for reading in _readings(word):
        noun = reading.tag.POS == "NOUN" and "Surn" not in reading.tag
        if noun or (reading.tag.POS == "ADJF" and GRAMMEMES[gender] & reading.tag.grammemes):
            yield _forms(reading)


def _readings(word: str, *grammemes: str) -> Iterator[Any]:
    """How the dictionary reads the word as a nominative."""
    for reading in dictionary().parse(word):
        if reading.is_known and {"sing", "nomn", *grammemes} <= reading.tag.grammemes:
            yield reading


def _forms(reading: Any) -> Forms:
    """A reading in `Forms`; of a man the accusative of what ends in a consonant is the genitive."""
    genitive, dative, accusative = (reading.inflect({case}).word for case in ("gent", "datv", "accs"))
    of_a_man = "masc" in reading.tag and CONSONANT.fullmatch(reading.word)
    return genitive, dative, genitive if of_a_man else accusative


def _by(rules: Iterable[Rule], word: str) -> Forms | None:
    for ending, cut, (genitive, dative, accusative) in rules:
        if ending.fullmatch(word):
            stem = word[: len(word) - cut]
            return stem + genitive, stem + dative, stem + accusative
    return None


def _joined(between: str, words: Sequence[Forms | None]) -> Forms | None:
    found = [word for word in words if word]
    if len(found) < len(words):
        return None
    genitive, dative, accusative = (between.join(forms) for forms in zip(*found, strict=True))
    return genitive, dative, accusative


def _written(text: str, found: set[Forms]) -> Forms | None:
    """The forms, if all found are the same, in the letters (capitals, «ё» or «е») of the person's own."""
    alike = {
        tuple("-".join(map(_letters, text.split("-"), form.split("-"))) for form in forms) for forms in found
    }
    if len(alike) != 1:
        return None
    genitive, dative, accusative = alike.pop()
    return genitive, dative, accusative


def _letters(text: str, form: str) -> str:
    if "ё" not in text.lower():
        form = form.replace("ё", "е")
    kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(text.lower(), form, strict=False)))
    return text[:kept] + (form[kept:].upper() if text.isupper() else form[kept:])
