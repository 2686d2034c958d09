"""Single cells: phones, roles, deficits, dates, contracts."""

from __future__ import annotations

import contextlib
import re
from datetime import date
from functools import lru_cache
from typing import Literal

from documents.roster.jobs import is_job
from documents.roster.nothing import is_nothing
from services.people.drafts import CategoryName, ModelName, RoleName
from services.people.words import NAME_OF, recognised, squeeze

_ROLES: tuple[tuple[RoleName, str], ...] = (
    (
        "mentee",
        r"наставл(яем\w*)?( (педагог|учитель|специалист))?|подопечн\w*|подшефн\w*|менти|стажер\w*|мс|mentee",
    ),
    ("mentee", r"(нуждаюсь в|нуждается в|нужен|требуется|хочу иметь) (\w+ )?наставник(а|е)?( .*)?"),
    (
        "mentee",
        (
            r"(мол|молод\w*|начинающ\w*|новый|новая|вновь прибывш\w*) "
            r"(спец|педагог|учит|работник)\w*( .*)?|мол(од\w*)? (уч|пед)( .*)?"
        ),
    ),
    ("curator", r"(школьн\w* )?(куратор|координатор|curator)\w*( .*)?|отв(етственн\w*)?( .*)?"),
    ("methodist", r"(муниципальн\w* |районн\w* |городск\w* )?(методист|methodist)\w*( .*)?"),
    ("viewer", r"наблюдател\w*( .*)?|viewer|observer"),
    (
        "mentor",
        (
            r"((педагог|пед|учитель|учител|уч|опытн\w*|школьн\w*|предметн\w*) )*(наставник|ментор)\w*( .*)?"
            r"|наст(авн)?|mentor"
        ),
    ),
    (
        "mentor",
        r"наставляющ\w*|(готов\w?|хочу|могу|соглас\w+) (быть|стать|выступить|работать) наставником( .*)?",
    ),
)
# Offices that say a role only by custom: read, but shown to the methodist for a look.
_OFFICES: tuple[tuple[RoleName, str], ...] = (
    ("mentor", r"тьютор\w*( .*)?|((педагог|учитель) )?стажист\w*"),
    (
        "mentor",
        (
            r"(руководител\w*|рук|рук ль|председател\w*) ((район|город|школь)н\w* )?"
            r"(рмо|гмо|шмо|мо|методич\w* об\w*)( .*)?"
        ),
    ),
    ("curator", r"(зам\w*|заместител\w*) (директор\w*|дир)( .*)?|завуч( .*)?|директор( .*)?|зам по .*"),
    (
        "viewer",
        r"(начальник|специалист|представител|руководител)\w* (\w+ )?((управл|отдел|комитет)\w*|уо|роо)( .*)?",
    ),
)
_NO_PHONE = re.compile(r"(нет|без|не имеет)( моб\w*| сот\w*| личн\w*)? (тел\w*|номера|связи)")
_NO_ROLE = re.compile(r"учител\w*|педагог\w*|участни\w*|сотрудник\w*|teacher|participant")

_MONTHS = ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]


def is_yes(text: str) -> bool:
    """Whether a cell of a yes-or-no column says yes."""
    return squeeze(text) in {"да", "yes", "v", "x", "1"} or text.strip() in {"+", "✓", "✔"}


def phone(text: str) -> str | None:
    """Return +7XXXXXXXXXX (or +country… when written so); None for an empty cell.

    Of several numbers in one cell the first whole one counts. Raises ValueError if there is none.
    """
    if is_nothing(text) or _NO_PHONE.fullmatch(squeeze(text)):
        return None
    bare = re.sub(r"\S+@\S+", " ", text.lower())
    bare = re.sub(r"(доб|вн|ext)\w*\.?\s*\d+", " ", bare)
    if not bare.strip(" ,;/"):
        return None
    if number := _phone_number(bare):
        return number
    for piece in re.split(r"[,;/\n]|\bили\b|(?<=\d)\s+(?=\+|8[\s(-])", bare):
        if number := _phone_number(piece):
            return number
    raise ValueError(text)


def without_phone(text: str) -> tuple[str, str | None]:
    """What stands beside a name («учитель химии, 8 921 123-45-67») without its phone, and the phone."""
    if not re.search(r"\d", text):
        return text, None
    rest, number = [], None
    for piece in filter(None, (one.strip() for one in re.split(r"[,;]", text))):
        found = None
        with contextlib.suppress(ValueError):
            found = phone(piece) if re.search(r"\d{2}", piece) else None
        number = number or found
        if not found:
            rest.append(piece)
    return (", ".join(rest), number) if number else (text, None)


def is_local_phone(text: str) -> bool:
    """Five to seven digits, as people write a number of their own town: «5-12-34», «т. 21-345»."""
    return bool(re.fullmatch(r"(т|тел|раб|дом)?[^\W\d]*[.:]?\s*\d(?:[\s-]?\d){4,6}", text.strip().lower()))


def _phone_number(piece: str) -> str | None:
    digits = re.sub(r"\D", "", piece)
    if re.search(r"[a-zа-яё]{12,}", piece):
        return None
    if len(digits) == 11 and digits[0] in "78" and digits[1] in "3456789":
        return "+7" + digits[1:]
    # No town's code begins with 89: ten such digits are a mobile number that lost one.
    if len(digits) == 10 and digits[0] in "3489" and not digits.startswith("89"):
        return "+7" + digits
    if piece.strip().startswith("+") and digits[:1] != "7" and 11 <= len(digits) <= 15:
        return "+" + digits
    return None


@lru_cache(maxsize=8192)
def role(text: str) -> tuple[tuple[RoleName, ...], Literal["sure", "custom", "unsure", "unknown"]]:
    """Read the roles in a cell and how sure the reading is.

    "custom" is an office that usually means the role, "unsure" a role with a question mark: a suggestion.
    """
    if is_nothing(text):
        return (), "sure"
    pieces = [squeeze(piece) for piece in re.split(r"[,;/+\n]|\bи\b", text)]
    found = _roles(list(filter(None, pieces))) or _roles([squeeze(text)])
    if found is None:
        return (), "unknown"
    names, custom = found
    if "?" in text:
        return names, "unsure" if names else "unknown"
    return names, "custom" if custom else "sure"


def _roles(pieces: list[str]) -> tuple[tuple[RoleName, ...], bool] | None:
    """The roles of all pieces and whether custom decided; None if a piece says something else."""
    found: list[RoleName] = []
    custom = False
    for piece in pieces:
        if known := _match(piece, _ROLES):
            found.append(known)
        elif known := _match(piece, _OFFICES):
            found.append(known)
            custom = True
        elif not (_NO_ROLE.fullmatch(piece) or (len(pieces) > 1 and is_job(piece))):
            return None
    if not found and len(pieces) > 1 and not all(_NO_ROLE.fullmatch(piece) for piece in pieces):
        return None
    return tuple(dict.fromkeys(found)), custom


def _match(piece: str, table: tuple[tuple[RoleName, str], ...]) -> RoleName | None:
    return next((name for name, pattern in table if re.fullmatch(pattern, piece)), None)


@lru_cache(maxsize=8192)
def deficits(text: str) -> tuple[str, ...]:
    """Split a cell into deficits or strengths; the usual seven in their usual words, others as written."""
    if is_nothing(text):
        return ()
    return tuple(dict.fromkeys(NAME_OF[kind] if kind else words for kind, words in recognised(text)))


def day(text: str) -> date | None:
    """A date in a cell: 01.09.2023, 1.9.23, 2023-09-01, «1 сентября 2023 г.»; None if there is none."""
    if found := re.search(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b", text):
        year, month, number = (int(part) for part in found.groups())
    elif found := re.search(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})\b", text):
        number, month, year = (int(part) for part in found.groups())
    elif found := re.search(r"\b(\d{1,2})\s+([а-яё]{3})[а-яё]*\s+(\d{4})", text.lower()):
        stem = "мая" if found[2] == "май" else found[2]
        if stem not in _MONTHS:
            return None
        number, month, year = int(found[1]), _MONTHS.index(stem) + 1, int(found[3])
    else:
        return None
    try:
        return date(year + 2000 if year < 100 else year, month, number)
    except ValueError:
        return None


def contract(text: str) -> tuple[str | None, date | None]:
    """Split «1/СН от 10.10.2023», «Договор № 5 от 1 сентября 2023 г.» into number and date."""
    if is_nothing(text):
        return None, None
    signed = day(text)
    number = re.split(r"\bот\b|\bdated\b", text, maxsplit=1)[0]
    number = re.sub(r"^(договор\w*|соглашени\w*|contract)\b", "", number.strip(), flags=re.IGNORECASE)
    number = re.sub(r"^(о|об)\s.*?(?=№)", "", number.strip()).strip(" ,.№N")
    if signed and day(number) == signed:
        number = ""
    return number or None, signed


def count(text: str) -> int | None:
    """A whole number in a cell («16», «16 чел.»); None if there is none or it is absurd."""
    found = re.match(r"\s*(\d{1,5})\b", text)
    return int(found[1]) if found else None


def category(text: str) -> CategoryName | None:
    """A school's category by the usual abbreviations; None if the cell says something else."""
    words = squeeze(text)
    patterns: tuple[tuple[CategoryName, str], ...] = (
        ("low_results", r"\bшнор\b|\bснор\b|низк|low"),
        ("at_risk", r"\bшфзр\b|\bшфнсу\b|\bшсрр\b|риск|неблагопр|risk|сложн"),
        ("leader", r"лидер|\bшл\b|\bшвр\b|высок|наставник|ментор|ресурсн|опорн|leader"),
        ("other", r"прочи|друг|иные|иная|обычн|other|участни"),
    )
    return next((name for name, pattern in patterns if re.search(pattern, words)), None)


def network_model(text: str) -> ModelName | None:
    """A network model by its own word («распределённая инструментальная» → instrumental)."""
    words = squeeze(text)
    patterns: tuple[tuple[ModelName, str], ...] = (
        ("coordinating", r"координ|coordinat"),
        ("resource", r"ресурс|resource"),
        ("instrumental", r"инструмент|instrumental"),
        ("identical", r"идентич|identical"),
        ("chain", r"цеп|chain"),
        ("mixed", r"смешан|mixed"),
    )
    return next((name for name, pattern in patterns if re.search(pattern, words)), None)
