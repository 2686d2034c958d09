"""Pure rules of the roadmap: who a wording means, what proves a result, which dates a period asks for."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise

from dateutil.rrule import rrulestr

from models.enums import Answering, Evidence, PeriodKind, Role, SchoolCategory
from services.files import Received

MOST_OCCURRENCES = 60
"""More repetitions than this in a programme are a steady duty, not a row of due dates."""

_ROLE_WORDS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        Role.METHODIST,
        re.compile(
            r"методист|методическ\w+ (служб|кабинет|центр|совет)|отдел\w* образовани|управлени\w* образовани"
            r"|рабоч\w+ групп|координатор|\b(уо|мо|рмо|ммс|имц|ммц|мку|роо|гоо)\b|\bрук\w*\.? (р?мо)\b"
        ),
    ),
    (
        Role.CURATOR,
        re.compile(
            r"куратор|зам\w*\.?\s*дир|замдир|директор|администраци\w* (оо|школ|образовательн)|^администраци"
            r"|руководител\w* (оо|школ|образовательн)|завуч|заведующ|\b(оо|оу|шл|шнор)\b"
            r"|команд\w* школ|рабоч\w+ команд|школ\w*[\s-]*партнер"
        ),
    ),
    (Role.MENTOR, re.compile(r"настав(ник|ниц)|ментор|тьютор")),
    (Role.MENTEE, re.compile(r"наставляем|молод\w+ (педагог|учител|специалист)|подопечн|менти\b")),
)
_TEACHERS = re.compile(
    r"педагог|учител|преподавател|классн\w+ руководител|\bкл\.?\s*рук|воспитател|предметник"
)
_NOT_TEACHERS = re.compile(
    r"социальн\w+ педагог|соц\.?\s*педагог|педагог\w*[\s-]*(организатор|психолог|библиот)"
)


def roles_of(wording: str) -> frozenset[Role]:
    """Whom a wording of the columns "responsible" or "participants" means; empty when it says nothing.

    By keywords and the usual codes (УО, МО, ОО, ШЛ, РМО …). One wording may mean several roles.
    """
    text = " ".join(wording.lower().replace("ё", "е").split())
    found = {role for role, words in _ROLE_WORDS if words.search(text)}
    if _PAIRS.search(text) or _EVERYBODY.fullmatch(text):
        found |= {Role.MENTOR, Role.MENTEE}
    plain = _NOT_TEACHERS.sub(" ", text)
    special = found & {Role.MENTOR, Role.MENTEE}
    # «Учителя-наставники» are mentors; «руководитель РМО учителей» is no teacher's task.
    if not special and not found & {Role.METHODIST} and _TEACHERS.search(plain):
        found |= {Role.MENTOR, Role.MENTEE}
    return frozenset(found)


_OUTSIDE = re.compile(
    r"обучающ|учащ(и|его)ся|\bучени(к|ц)|воспитанник|\bдет(и|ей|ям)\b|школьник|студент|выпускник"
    r"|родител|законн\w+ представител|общественност|социальн\w+ партнер|\bгост(и|ей)\b|приглашенн"
)


def is_outside(wording: str) -> bool:
    """Whether a wording names only people who are never of the programme: pupils, parents, guests."""
    return bool(_OUTSIDE.search(wording.lower().replace("ё", "е"))) and not roles_of(wording)


_EVERYBODY = re.compile(r"все|(все )?участник(и|ов|ам)( (программы|проекта|наставничества|дорожной карты))?")
_PAIRS = re.compile(r"\bпар(ы|ам|ах|ами)\b|наставническ\w+ групп")
_SCHOOLS = re.compile(r"\b(оо|оу|оош|сош|шл|шнор|шф?нсу)\b|школ|образовательн\w+ (организац|учрежден)")


def answering_of(wording: str) -> Answering:
    """How often a wording asks: of a school («ОО», «школы-партнёры») or of a pair («наставнические пары»,
    «наставники и наставляемые») once, else of each whom it means."""
    text = " ".join(wording.lower().replace("ё", "е").split())
    roles = roles_of(wording)
    sides = {role for role, words in _ROLE_WORDS if words.search(text)} & {Role.MENTOR, Role.MENTEE}
    if _PAIRS.search(text) or len(sides) == 2:
        return Answering.PAIR
    of_school = (Role.CURATOR in roles and _SCHOOLS.search(text)) or (not roles and categories_of(wording))
    if of_school and not roles & {Role.MENTOR, Role.MENTEE}:
        return Answering.SCHOOL
    return Answering.EACH


_CATEGORY_WORDS: tuple[tuple[SchoolCategory, re.Pattern[str]], ...] = (
    (SchoolCategory.LEADER, re.compile(r"\bшл\b|школ\w*[\s-]*лидер|лидерск\w+ школ|школ\w*[\s-]*наставни")),
    (SchoolCategory.LOW_RESULTS, re.compile(r"\bшнор\b|низким\w* (образовательн\w+ )?результат")),
    (
        SchoolCategory.AT_RISK,
        re.compile(r"\bшф?нсу\b|зон\w+ риска|рисков\w+ школ|неблагоприятн\w+ (социальн\w+ )?услови"),
    ),
)


def categories_of(wording: str) -> frozenset[SchoolCategory]:
    """Which kinds of schools a wording names: «ШЛ», «ШНОР», «школы с низкими результатами» …"""
    text = " ".join(wording.lower().replace("ё", "е").split())
    return frozenset(category for category, words in _CATEGORY_WORDS if words.search(text))


_PERSON = re.compile(
    r"\b(?P<surname>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)\s+(?P<name>[А-ЯЁ])\.(?:\s?(?P<patronymic>[А-ЯЁ])\.)?"
    r"|\b(?P<name_before>[А-ЯЁ])\.(?:\s?(?P<patronymic_before>[А-ЯЁ])\.)?"
    r"\s?(?P<surname_after>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)"
)


def people_in(wording: str) -> tuple[tuple[str, str], ...]:
    """Whom a wording names: surname and initials, «Орлова И. П.» or «И.П. Орлова» → ("Орлова", "ИП")."""
    return tuple(
        (
            found["surname"] or found["surname_after"],
            (found["name"] or found["name_before"])
            + (found["patronymic"] or found["patronymic_before"] or ""),
        )
        for found in _PERSON.finditer(wording)
    )


_EVIDENCE_WORDS: tuple[tuple[Evidence, re.Pattern[str]], ...] = (
    (
        Evidence.FILE,
        re.compile(
            r"приказ|справк|отч[её]т|протокол|договор|соглашени|положени|програм|список|списк|анализ|анкет"
            r"|база данных|дорожн\w+ карт|\bплан|сценари|конспект|методическ\w+ (разработ|рекоменд)|документ"
        ),
    ),
    (Evidence.PHOTO, re.compile(r"фото")),
    (Evidence.LINK, re.compile(r"ссылк|публикаци|на сайте|размещени|видеозапис")),
    (Evidence.NUMBER, re.compile(r"количеств|численност|число |доля |процент")),
)


def evidence_of(result: str | None) -> Evidence:
    """What the expected result asks to be shown, by its first telling word."""
    text = (result or "").lower().replace("ё", "е")
    hits = [(match.start(), kind) for kind, words in _EVIDENCE_WORDS if (match := words.search(text))]
    return min(hits, key=lambda hit: hit[0])[1] if hits else Evidence.NOTHING


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time an activity is due. A window's `due_on` is its end: a pace, never a deadline."""

    starts_on: date | None
    due_on: date
    is_window: bool = False
    every_days: int | None = None
    """For repetitions: days to the nearest neighbour, so that reminders do not overtake each other."""


@dataclass(frozen=True, slots=True)
class Timing:
    """The period of an activity as its columns hold it (local days, both ends included)."""

    kind: PeriodKind
    starts_on: date | None = None
    ends_on: date | None = None
    rrule: str = ""
    whole: bool = False
    points: tuple[tuple[date, date], ...] = ()


def occurrences(timing: Timing, starts_on: date, ends_on: date) -> tuple[Occurrence, ...]:
    """When an activity is due within a programme from `starts_on` to `ends_on`.

    None for by-schedule, and where the wording left no date: the methodist is asked for dates.
    """
    match timing.kind:
        case PeriodKind.DATE if timing.starts_on is not None:
            return (Occurrence(timing.starts_on, timing.starts_on),)
        case PeriodKind.DEADLINE if timing.ends_on is not None:
            return (Occurrence(timing.starts_on, timing.ends_on),)
        case PeriodKind.WINDOW if timing.points:
            return tuple(_span(first, last) for first, last in timing.points)
        case PeriodKind.WINDOW if timing.starts_on is not None and timing.ends_on is not None:
            return (_span(timing.starts_on, timing.ends_on),)
        case PeriodKind.WINDOW if timing.whole:
            return (_span(timing.starts_on or starts_on, timing.ends_on or ends_on),)
        case PeriodKind.RECURRING if timing.rrule:
            first = max(timing.starts_on or starts_on, starts_on)
            last = min(timing.ends_on or ends_on, ends_on)
            return _repeated(timing.rrule, first, last) if first <= last else ()
        case _:
            return ()


def _span(first: date, last: date) -> Occurrence:
    return Occurrence(first, last, is_window=first != last)


def _repeated(rule: str, first: date, last: date) -> tuple[Occurrence, ...]:
    parts = dict(part.split("=", 1) for part in rule.upper().removeprefix("RRULE:").split(";") if "=" in part)
    if parts.get("FREQ") == "DAILY":
        return (_span(first, last),)
    start = datetime.combine(first, time())
    until = datetime.combine(last, time())
    days = [
        moment.date() for moment in rrulestr(_at_ends(parts), dtstart=start).between(start, until, inc=True)
    ]
    if len(days) > MOST_OCCURRENCES:
        return (_span(first, last),)
    gap = min(((later - earlier).days for earlier, later in pairwise(days)), default=None)
    return tuple(Occurrence(None, day, every_days=gap) for day in days)


def _at_ends(parts: dict[str, str]) -> str:
    """The rule with a day to be due on where the wording names none: Friday, the month's last day."""
    parts = {name: value for name, value in parts.items() if name not in {"COUNT", "UNTIL"}}
    if not {"BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO"} & parts.keys():
        match parts.get("FREQ"):
            case "WEEKLY":
                parts["BYDAY"] = "FR"
            case "MONTHLY":
                parts["BYMONTHDAY"] = "-1"
            case "YEARLY":
                parts.setdefault("BYMONTH", "5")
                parts["BYMONTHDAY"] = "-1"
    return ";".join(f"{name}={value}" for name, value in parts.items())


def offsets_of(
    occurrence: Occurrence, offsets: tuple[int, ...], *, takes_part: bool = False
) -> tuple[int, ...]:
    """Which of the wanted reminder offsets suit this occurrence; of who only takes part none after it."""
    if takes_part:
        offsets = tuple(offset for offset in offsets if offset <= 0)
    gap = occurrence.every_days
    if gap is None or not offsets:
        return offsets
    return tuple(offset for offset in offsets if abs(offset) * 2 <= gap) or (0,)


def overdue_days(due_on: date, today: date) -> int:
    """Days past a deadline, 0 when it is not past."""
    return max((today - due_on).days, 0)


@dataclass(frozen=True, slots=True)
class Given:
    """What a person sent as evidence: words, or a file (a photo is one, too)."""

    text: str = ""
    file: Received | None = None

    @property
    def is_picture(self) -> bool:
        return self.file is not None and self.file.media_type.startswith("image/")


_LINK = re.compile(
    r"(?i)\b(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:ru|рф|com|org|net|su|info)(?:/\S*)?"
)
_NUMBER = re.compile(r"(?<![\w−-])\d[\d\s]*(?:[.,]\d+)?")


def evidence_error(wanted: Evidence, given: Given) -> str:
    """The Fluent key of what is wrong with the evidence, "" when it will do.

    A link to a document is as good as the document.
    """
    match wanted:
        case Evidence.FILE:
            good = given.file is not None or bool(_LINK.search(given.text))
        case Evidence.PHOTO:
            good = given.is_picture
        case Evidence.LINK:
            good = bool(_LINK.search(given.text))
        case Evidence.NUMBER:
            good = bool(_NUMBER.search(given.text))
        case _:
            good = given.file is not None or bool(given.text.strip())
    return "" if good else f"evidence-wrong-{wanted}"
