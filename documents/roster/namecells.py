"""Cells that hold more than a name: a position, a school, several people, or nobody."""

from __future__ import annotations

import re
from functools import lru_cache

from documents.roster.names import initials_of
from documents.roster.schools import looks_like_school

_JOB = (
    r"(?:учител|преподават|педагог|воспитат|директор|зам\.|зам\b|заместит|завуч|методист|социальн|логопед|"
    r"психолог|старш|вожат|библиотек|тьютор|советник|руководител|председател|мастер\b|тренер)"
)
_REMARK = re.compile(
    r"[\s,;:–—-]+((внешн|внутрен)\w+ совмест\w*|совмест\w*|декрет\w*( отпуск\w*)?|молод\w+ специалист\w*)$",
    re.IGNORECASE,
)
_NAME_THEN_JOB = re.compile(rf"(\S+\s+\S.*?)\s*[\s,;:(–—-]\s*({_JOB}.*)", re.IGNORECASE)
_JOB_THEN_NAME = re.compile(
    rf"{_JOB}.*?\s[-–—:]?\s*((?:[А-ЯЁ][\w-]+\s+[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?)|(?:[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][\w-]+))",
)
_PATRONYMIC = re.compile(r"\w{2,}(вич|вна|чна|мич|ьич|нич|шна)", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;\n](?![^()]*\))")
_BEHIND_NAME = re.compile(r"[,(–—]|\s-\s")
_IN_BRACKETS = re.compile(r"\([^()]*\)\s*$")
_SCHOOL_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")
# «Адамова Анна Львовна (наставник)»
ROLE_BESIDE = re.compile(
    r"(?:педагог-)?наставник|наставляем\w+|куратор|молод\w+ (?:специалист|педагог|учитель)", re.IGNORECASE
)
_ROLE_IN_BRACKETS = re.compile(rf"\s*\(({ROLE_BESIDE.pattern})\)\s*$", re.IGNORECASE)
_PHONE_BEHIND = re.compile(r"(?<=[^\W\d])\s+(?=(?:т(?:ел)?\.?:?\s*)?\+?\d[\d\s()-]{8,}$)", re.IGNORECASE)
_MENTOR_OVER = re.compile(r"(?:\d+[.)]\s*)?(?:педагог[ -]{0,3})?наставник\s*[-–—:]?\s+(.+)", re.IGNORECASE)
_NUMBERING = re.compile(r"^\d+\s?[.)]\s*")
# Nobody's date of birth is kept.
_BIRTH = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}\s*г?\.?\s*р|(род|дата рожд)\w*", re.IGNORECASE)
_VACANCY = re.compile(r"(ваканси\w*|вакант\w*|вакансия .*|нет педагога|vacancy)", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"((и\.? ?о\.? )?(директор|заведующ|начальник|председател)\w*|зам\w*\.? дир\w*|заместител\w*|"
    r"исп(олнител\w*)?\b|согласован\w*|утвержда\w*|примечани\w*|ответственн\w*|дата\b|подпись|м\.? ?п\.|"
    r"((ведущ|главн|старш)\w+ )?(методист|специалист|руководител\w*|секретар\w*|составител\w*)"
    r"(?-i:( [а-яё]+)*)\W*$)",
    re.IGNORECASE,
)


def is_vacancy(text: str) -> bool:
    """«Вакансия»: a place nobody holds."""
    return bool(_VACANCY.fullmatch(text.strip(" .")))


def is_signature(text: str) -> bool:
    """What stands under a table in the names' column: «Директор школы», «Исполнитель: …»."""
    return bool(_SIGNATURE.match(text.strip()))


def people_in(text: str) -> list[tuple[str, str, str]]:
    """Split a name cell into (name, position, school), one of them for each person it names.

    «1. Иванова Анна Петровна, учитель химии», «Ким А. О., Пак И. С.», «Смирнова М. В. – учитель физики,
    МКОУ «Шумская СОШ»».
    """
    text = "\n".join(_NUMBERING.sub("", line.strip()) for line in text.strip().splitlines())
    for mark in filter(text.__contains__, "\n;"):
        # «1. Ким А. О., СОШ № 2» and below it the next: each has a school or a position behind the name.
        lines = [_NUMBERING.sub("", line.strip()) for line in text.split(mark) if line.strip()]
        if len(lines) > 1 and all(_names_somebody(_BEHIND_NAME.split(line)[0]) for line in lines):
            return [one for line in lines for one in people_in(line)]
    pieces = [_NUMBERING.sub("", piece.strip()) for piece in _BETWEEN.split(text) if piece.strip()]
    if len(pieces) > 1 and all(_names_somebody(_IN_BRACKETS.sub("", piece)) for piece in pieces):
        return [one for piece in pieces for one in _one_in(piece)]
    return _one_in(text)


def _one_in(text: str) -> list[tuple[str, str, str]]:
    """The one person whom a text names: (name, position, school)."""
    if text.endswith(")"):
        text = _ROLE_IN_BRACKETS.sub(r", \1", text)
        text = _SCHOOL_IN_BRACKETS.sub(
            lambda found: f", {found[1]}" if looks_like_school(found[1]) else found[0], text
        )
    elif text[-1:].isdigit():
        text = _PHONE_BEHIND.sub(", ", text)
    flat = _REMARK.sub("", " ".join(text.split()))
    name, _, rest = flat.partition(",")
    if (found := _NAME_THEN_JOB.fullmatch(name)) and len(found[1].split()) > 1:
        name, rest = found[1], f"{found[2].rstrip(')')},{rest}"
    job, school = [], ""
    for piece in _outside_quotes(re.sub(r"\s(?=(?:М[БКА]?ОУ|МОБУ|ГБОУ|ГКОУ|ЧОУ)\s)", ", ", rest)):
        if not school and looks_like_school(piece) and not re.match(_JOB, piece, re.IGNORECASE):
            school = piece
        elif not _BIRTH.match(piece):
            job.append(piece)
    return [(name.strip(), ", ".join(job), school)]


@lru_cache(maxsize=8192)  # one mentor is named in many rows
def mentors_in(text: str) -> tuple[tuple[str, str, str], ...]:
    """(name, position, school) of everybody in a mentor's cell, without remarks in brackets."""
    text = re.sub(
        r"\(([^)]*)\)", lambda found: found[0] if looks_like_school(found[1]) else " ", text
    ).strip()
    if found := _JOB_THEN_NAME.match(" ".join(text.split())):
        return ((found[1].strip(), "", ""),)
    return tuple(people_in(text))


def mentor_over(text: str) -> tuple[str, str, str] | None:
    """(name, position, school) of the one mentor whom a section's row names: «Наставник – Орлова И. П.»."""
    found = _MENTOR_OVER.fullmatch(" ".join(text.split()))
    named = mentors_in(found[1]) if found else ()
    return named[0] if len(named) == 1 and _names_somebody(named[0][0]) else None


def _names_somebody(text: str) -> bool:
    """A full name with its patronymic, or a surname with initials."""
    words = text.split()
    if any(re.match(_JOB, word, re.IGNORECASE) for word in words):
        return False
    return initials_of(" ".join(words)) is not None or (
        len(words) == 3 and any(_PATRONYMIC.fullmatch(word) for word in words)
    )


def _outside_quotes(text: str) -> list[str]:
    """The parts between commas; a comma inside «…» parts nothing."""
    found = re.findall(r"(?:«[^»]*»|\"[^\"]*\"|[^,;«\"]|[«\"])+", text)
    return [part.strip() for part in found if part.strip()]
