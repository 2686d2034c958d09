"""What people teach and are: «учитель математики, зам. директора» → a position and its subjects."""

from __future__ import annotations

import re
from functools import lru_cache

from documents.roster.nothing import is_nothing
from services.people.words import squeeze

# Nominatives of subjects that positions put into the genitive ("учитель математики").
_SUBJECTS = {
    "математики": "математика",
    "алгебры": "алгебра",
    "геометрии": "геометрия",
    "физики": "физика",
    "химии": "химия",
    "биологии": "биология",
    "географии": "география",
    "истории": "история",
    "обществознания": "обществознание",
    "истории и обществознания": "история и обществознание",
    "информатики": "информатика",
    "русского языка": "русский язык",
    "литературы": "литература",
    "русского языка и литературы": "русский язык и литература",
    "английского языка": "английский язык",
    "немецкого языка": "немецкий язык",
    "французского языка": "французский язык",
    "иностранного языка": "иностранный язык",
    "иностранных языков": "иностранный язык",
    "начальных классов": "начальные классы",
    "физической культуры": "физическая культура",
    "физкультуры": "физическая культура",
    "технологии": "технология",
    "труда": "технология",
    "музыки": "музыка",
    "изобразительного искусства": "изобразительное искусство",
    "обж": "ОБЖ",
    "обзр": "ОБЗР",
    "основ безопасности и защиты родины": "ОБЗР",
    "астрономии": "астрономия",
}
_NAMED = {squeeze(name) for name in _SUBJECTS.values()}
_TONGUE = re.compile(r"\w+(?:ий|ый|ой) язык(?: и литература)?")
# "татарского языка", "родной литературы": the nominative by its endings.
_LANGUAGE = re.compile(r"(\w+)(?:ого|его) языка( и литературы)?", re.IGNORECASE)
# What stands beside a position and is no subject.
_REMARKS = re.compile(
    r"молод\w*\s+(?:специалист|педагог|учител)\w*|(?:внешн|внутрен)\w+\s+совм\w*|совместител\w*|.*\bкатегори\w*"
    r"|высшая|первая|вторая|соответств\w*.*|\w|\d+\s*(?:лет|г|год\w*|ч\w*)|стаж\b.*|сзд|наставник\w*|наставляем\w*|декрет\w*.*",
    re.IGNORECASE,
)
_TEACHER = re.compile(
    r"^(?:(?:учител\w*|уч-л[ья]|преподавател\w*|педагог\w*)\b(?!-)|уч(?:ит)?\.|преп(?:од)?\.)\s*[-–—:,(]?\s*",
    re.IGNORECASE,
)
# How people shorten subjects, each in full as it stands behind «учитель».
_SHORT = tuple(
    (re.compile(rf"\b(?:{short})", re.IGNORECASE), full)
    for short, full in (
        (r"нач\w{0,3}\.?\s?кл(?:асс)?\b\.?|нач\.\s?классов", "начальных классов"),
        (r"рус\.?\s?яз(?:ыка?)?\b\.?", "русского языка"),
        (r"англ\.?\s?яз(?:ыка?)?\b\.?|англ$", "английского языка"),
        (r"нем\.?\s?яз(?:ыка?)?\b\.?|нем$", "немецкого языка"),
        (r"фр(?:анц)?\.?\s?яз(?:ыка?)?\b\.?|фр(?:анц)?$", "французского языка"),
        (r"ин(?:остр)?\.?\s?яз(?:ыка?)?\b\.?", "иностранного языка"),
        (r"лит-р[аы]|лит$", "литературы"),
        (r"физ-р[аы]|физра|физ\w*\.\s?культуры?|физ\.?\s?воспитани[ея]", "физической культуры"),
        (r"мат-к[аи]|матем$", "математики"),
        (r"информ$|инф-к[аи]", "информатики"),
        (r"(?!обществознание$)общ(?:ество)?(?:-?зн)?(?:ани[ея])?$", "обществознания"),
    )
)
_OFFICE = re.compile(
    r"(зам\w*\.?|заместител\w*|директор\w*|методист\w*|педагог-\w+|педагог доп\w*.*|психолог|логопед\w*|"
    r"социальный педагог|воспитател\w*|советник\w*|завуч|старш\w+ вожат\w+|вожат\w+|библиотекар\w*|тьютор\w*|"
    r"дефектолог\w*|куратор\w*|head|teacher|deputy.*)\b.*",
    re.IGNORECASE,
)


def is_job(text: str) -> bool:
    """Whether a text names a position (of a teacher or another office), not only a subject."""
    text = text.strip()
    return bool(_TEACHER.match(text) or _OFFICE.fullmatch(text))


def is_subject(text: str) -> bool:
    """Whether a text is a usual subject, or several of them."""
    pieces = [squeeze(piece) for piece in re.split(r"[,;/]", text)]
    return all(piece in _SUBJECTS or piece in _NAMED or _TONGUE.fullmatch(piece) for piece in pieces)


@lru_cache(maxsize=8192)
def position_and_subject(text: str) -> tuple[str, str]:
    """Split «учитель, физика», «учитель математики», «зам. директора, учитель истории».

    Returns the whole cell as the position ("" if it names only subjects) and the subjects, in the
    nominative where the genitive is a usual one.
    """
    text = " ".join(text.split())
    if is_nothing(text):
        return "", ""
    subjects: list[str] = []
    for piece in re.split(r"[,;/()+]", text):
        rest = _TEACHER.sub("", piece.strip()).strip(" .-–—")
        known = _OFFICE.fullmatch(rest) or _REMARKS.fullmatch(rest)
        for short, full in _SHORT:
            rest = short.sub(full, rest)
        if rest and not known and rest.lower() not in ("учитель", "педагог"):
            subjects.append(_SUBJECTS.get(squeeze(rest)) or _language(rest) or rest)
    position = text if any(is_job(piece) for piece in re.split(r"[,;/()+]", text)) else ""
    return position, ", ".join(dict.fromkeys(subjects))


def _language(text: str) -> str | None:
    """«татарского языка и литературы» → «татарский язык и литература»; None for anything else."""
    found = _LANGUAGE.fullmatch(text)
    if found is None:
        return None
    stem = found[1]
    ending = "ий" if stem.endswith(("к", "г", "х")) else "ой" if stem.lower() == "родн" else "ый"
    return f"{stem}{ending} язык" + (" и литература" if found[2] else "")
