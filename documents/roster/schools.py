"""Schools: what a name boils down to, and which known school is meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from services.people.words import squeeze

MAX_SCHOOL_CHARS = 200
_FORMS = (
    (
        r"муниципальн\w* ((автономн|бюджетн|казенн)\w* )?(обще)?образовательн\w* (учреждени|организаци)\w*",
        " ",
    ),
    (r"\b(м|г|ч|фг|о)?[бкан]?о[уо]\b|\b(мбоу|мкоу|маоу|моу|гбоу|гкоу|мобу|мбу|ноу|чоу|фгкоу|мбоо)\b", " "),
    (r"средн\w* (обще)?(образовательн\w* )?школ\w*", " сош "),
    (r"основн\w* (обще)?(образовательн\w* )?школ\w*", " оош "),
    (r"начальн\w* (обще)?(образовательн\w* )?школ\w*", " нош "),
    (r"\bсш\b", " сош "),
    (r"\bимени\b", " им "),
    (r"\bм[бка]?доу\b|\bмдобу\b", " "),
    (r"\bдетск\w* сад\w*|\bд с\b", " дс "),
    (r"№|\bn(?=\s*\d)|\bномер\b", " "),
)
_KINDS = {"сош", "оош", "нош", "гимназия", "лицей", "школа", "интернат", "цо", "дс"}
_SCHOOLISH = re.compile(
    r"\b(м[бка]?д?оу|мобу|гбоу|гкоу|чоу|сош|оош|нош|сш|школ[аы]|гимназия|лицей|центр образования|"
    r"детский сад|д/с)\b",
    re.IGNORECASE,
)
_LEGAL = "М[БКА]?Д?ОУ|МОБУ|ГБОУ|ГКОУ|ЧОУ"
# «учитель математики МБОУ «СОШ № 1»»
SCHOOL_BEHIND = re.compile(rf"\b({_LEGAL}|СОШ|ООШ|НОШ)\b")
_QUOTED = re.compile(
    rf"\b(?:{_LEGAL})\s*"
    r"(?:«[^»]{2,80}»|\"[^\"]{2,80}\"|"
    r"(?:СОШ|ООШ|НОШ|школа|гимназия|лицей|детский сад)\s*№?\s*\d+|"
    r"(?:[А-ЯЁ][\w-]+\s){1,2}(?:СОШ|ООШ|НОШ|гимназия|лицей|школа)(?!\w))(?:\s*№\s*\d+)?"
)

_CATEGORY = re.compile(r"\s*\((шнор|снор|шфнсу|шфзр|шсрр|швр|шл|школа-лидер|лидер)\)\s*$", re.IGNORECASE)


@lru_cache(maxsize=8192)
def without_category(name: str) -> str:
    """A school's name without the category behind it: «СОШ № 9 (ШНОР)»."""
    return _CATEGORY.sub("", name)


@lru_cache(maxsize=8192)
def school_key(name: str) -> tuple[str, ...]:
    """What is left of a school's name without legal forms, marks and word order.

    «МБОУ «Шумская СОШ»», «Шумская средняя общеобразовательная школа» and «СОШ Шумская» share one key.
    """
    text = f" {squeeze(name)} "
    for pattern, plain in _FORMS:
        text = re.sub(pattern, plain, text)
    words = re.sub(r"(?<=\D)(?=\d)|(?<=\d)(?=\D)", " ", text).split()
    return tuple(sorted(set(words))) or (squeeze(name),)


def looks_like_school(text: str) -> bool:
    """Whether a lone text (a section row, a sheet's title) names a school."""
    return len(text) <= MAX_SCHOOL_CHARS and bool(_SCHOOLISH.search(text.replace("ё", "е")))


def heading_school(text: str) -> str:
    """The school that a section's row names, without its numbering and the word before it."""
    text = re.sub(r"^([IVXLCХ]+|\d+)\s?[.)]\s*", "", " ".join(text.split()))
    text = re.sub(
        r"^(наименование )?(школа|оо|оу|организация|учреждение|шл|швр|шнор|шфнсу)\s*[:–—-]\s*",
        "",
        text,
        flags=re.IGNORECASE,
    )
    return re.sub(r"\s*\(\s*\d+\s*(чел\w*|педагог\w*)?\.?\s*\)$|[\s:]+$", "", text)


def is_school_alone(text: str) -> bool:
    """Whether a title is nothing but a school's name («МБОУ «СОШ № 1»», «Школа № 2»)."""
    if not looks_like_school(text) or re.match(r"(список|сведения|план|тарифик|штат)", text.lower()):
        return False
    official = re.match(r"(государственн|муниципальн)\w* .*учреждени", text.lower())
    return bool(official) or len(text.split()) <= 6


def school_in_title(text: str) -> str | None:
    """The one school that a title names in full («Список педагогов МБОУ «СОШ № 1»», «… МКОУ Шумская СОШ»)."""
    found = _QUOTED.findall(text)
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Match:
    """`name` is the school meant for certain; else `suggestion` is the likeliest, if any is likely."""

    name: str | None
    suggestion: str | None = None


class SchoolBook:
    """The schools that may be meant. `closed`: there is a list, so nothing outside it is right."""

    def __init__(self, names: Iterable[str], *, closed: bool) -> None:
        self.closed = closed
        self._by_key: dict[tuple[str, ...], list[str]] = {}
        self._by_numbers: dict[frozenset[str], list[tuple[str, ...]]] = {}
        self._known: dict[str, Match] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """One more school that may be meant; what was found before stays found."""
        key = school_key(name)
        if key not in self._by_key:
            self._by_numbers.setdefault(_numbers(key), []).append(key)
        same = self._by_key.setdefault(key, [])
        if name not in same:
            same.append(name)

    def find(self, text: str) -> Match:
        """Which school `text` means. Equal keys are the same school; likeness is only a suggestion."""
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def _find(self, text: str) -> Match:
        key = school_key(text)
        same = self._by_key.get(key, [])
        if text in same or len(same) == 1:
            return Match(text if text in same else same[0])
        if same:
            return Match(None, same[0])
        likely = self._likely(key)
        return Match(None if self.closed or likely else text, likely)

    def _likely(self, key: tuple[str, ...]) -> str | None:
        from rapidfuzz import fuzz

        best: tuple[float, str] | None = None
        for other in self._of_numbers(_numbers(key)):
            if not self.closed and _different_kinds(key, other):
                continue
            score = fuzz.WRatio(" ".join(_own(key)), " ".join(_own(other)))
            if _is_more_of(key, other) or _is_more_of(other, key):
                score = max(score, 90.0)
            if score >= (72 if self.closed else 88) and (best is None or score > best[0]):
                best = (score, self._by_key[other][0])
            elif best is not None and score == best[0]:
                best = (score, "")
        return best[1] or None if best else None

    def _of_numbers(self, numbers: frozenset[str]) -> list[tuple[str, ...]]:
        """The keys of schools that may be the one of these numbers: different numbers are different schools.

        On a list a number may be missing in one of the two writings.
        """
        if not self.closed:
            return self._by_numbers.get(numbers, [])
        return [
            key
            for others, keys in self._by_numbers.items()
            if others == numbers or not (others and numbers)
            for key in keys
        ]


def _own(key: tuple[str, ...]) -> list[str]:
    return [word for word in key if word not in _KINDS and not word.isdigit()] or list(key)


def _is_more_of(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether the longer name says all of the shorter one («школа» says any kind) and more."""
    return set(short) - {"школа"} <= set(long) and bool(set(short) - _KINDS or len(short) < len(long))


def _numbers(key: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for word in key if word.isdigit())


def _different_kinds(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    kinds = [_KINDS.intersection(key) - {"школа"} for key in (left, right)]
    return bool(kinds[0] and kinds[1]) and kinds[0] != kinds[1]


def common_spellings(names: Sequence[str]) -> list[str]:
    """One name for each school that people wrote: the most frequent spelling, the longest of equals."""
    spellings: dict[tuple[str, ...], Counter[str]] = {}
    for name in names:
        spellings.setdefault(school_key(name), Counter())[name] += 1
    return [max(counter, key=lambda name: (counter[name], len(name))) for counter in spellings.values()]
