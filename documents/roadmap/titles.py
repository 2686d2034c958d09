"""Titles and what they tell: the years a plan is for, and which lines are titles, headings or neither."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from documents.roadmap.numbering import is_date, split_number
from documents.roadmap.periods import Years, glance, is_period, read_period, school_years
from services.roadmap.drafts import PeriodKind

_PLAN = re.compile(
    r"план|дорожн|карт[аы]|циклограмм|график|программ|мероприят|календар|перечень|комплекс мер", re.IGNORECASE
)
_STAMP = re.compile(
    r"утвержд|согласован|приложение|протокол|приказ|рассмотрен|принят[оа]?\b|директор\w*\s|подпись|исп\.|тел\.|_{3,}|@",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:МБОУ|МКОУ|МОУ|МАОУ|ГБОУ|МОБУ|ГУО|МБДОУ|МКДОУ|МДОУ|ГКОУ|СОШ|ООШ|НОШ|гимнази|лице[йя])"
    r"|отдел образования",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\s*(?:\d{1,2}(?:\.\d{1,2})*\s*[.)]|[IVXІХ]{1,5}\s*[.)]|[IVXІХ]{1,5}\s+(?:этап|раздел|блок)|(?:раздел|модуль|направлени|блок|этап|задача|часть|глава)\w*)",
    re.IGNORECASE,
)
_NAMES_PART = re.compile(r"направлени[ея]|раздел|модул[ья]|(?:^|\s)блок|этап", re.IGNORECASE)
_PHASE = re.compile(r"этап|срок\w*\s+реализац|период\w*\s+реализац", re.IGNORECASE)
_TERM = re.compile(r"\b(?:срок|период)\w*\b|\b(?:реализу|провод)(?:ет|ют)ся\b", re.IGNORECASE)
_OF_MONTH = re.compile(r"\b(?:на|в)\s+([а-яё]{3,8})(?:\s+месяц\w*)?(?=\s+20\d\d|[\s.,»]*$)", re.IGNORECASE)
_DAY = r"[«\"]?\d{1,2}[»\"]?[.\s]+(?:\d{1,2}|[а-я]{3,9})[.\s]+\d{4}\s*(?:г(?:ода?|\.)?)?"
_DATES = re.compile(rf"(?:от\s+)?{_DAY}", re.IGNORECASE)
_OF_APPROVAL = re.compile(rf"от\s+{_DAY}", re.IGNORECASE)
_PAIR = re.compile(
    r"(?<!\d)(20\d\d)\s*(?:г\w*\.?)?\s*[-–—/]\s*(20\d\d|\d\d)(?!\d)\s*(?P<plural>г\.?\s?г\b|годы|годах|годов)?\s*(?:г\.|год\w*)?\s*(?P<school>уч|у\.\s?г)?",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"(?<!\d)(20\d\d)(?!\d)\s*(?:календарн\w+\s*)?(?:г\.|г\b|год)", re.IGNORECASE)
_OWN_DATES = re.compile(r"\(([^()]*\b20\d\d\b[^()]*)\)[\s.»]*$")
_MONTH_IN_BRACKETS = re.compile(r"\(([а-яё]{3,8})\s+20\d\d[^()]*\)", re.IGNORECASE)
# "экзамены в 2024 году": what leads to them may begin in the summer before.
_IN_YEAR = re.compile(r"\bв\s+20\d\d\s*(?:г\.|году)", re.IGNORECASE)
_SINGLE_BARE = re.compile(r"\b(?:на|в|за)\s+(20\d\d)(?!\d)", re.IGNORECASE)
# A title's last line ends with its years, however long the name of the body before them.
_ENDS_WITH_YEARS = re.compile(
    r"\bна\s+20\d\d(?:\s*[-–—/]\s*(?:20)?\d\d)?\s*(?:уч\w*\.?\s*)?г(?:од\w*|г?\.?)?[\s.»\"]*$", re.IGNORECASE
)
_ENDS_WITH_MONTH = re.compile(r"\b([а-яё]{3,8})\s+20\d\d\s*(?:г\w*\.?)?\s*$", re.IGNORECASE)
_STAMP_DATE = re.compile(r"\b\d{1,2}\.(\d{1,2})\.(20\d\d)\b")


def is_title(text: str) -> bool:
    """Whether a line names the document ("План мероприятий … на 2023 год") and not a part of it."""
    return bool(_PLAN.search(text)) and not is_part(text, strict=True)


def is_part(text: str, *, strict: bool = False) -> bool:
    """Whether a line heads a part of the document ("Раздел 2. …", "Модуль «…»", "3. Работа с родителями")."""
    numbered = bool(_PART.match(text)) and not is_date(text) and len(text) <= 300
    return numbered and not (strict and re.search(r"план|дорожн|циклограмм|график", text, re.IGNORECASE))


def is_stamp(text: str) -> bool:
    """Whether a line belongs to approvals, signatures or the letterhead."""
    return bool(_STAMP.search(text)) or (bool(_BODY.search(text)) and not _PART.match(text))


def find_heading(lines: list[tuple[str, bool]], *, first: bool) -> str | None:
    """The line above a table that names its part of the plan, if one does.

    `lines` are the paragraphs since the table before, each with whether its style is a heading's. Above the
    `first` table only a line that looks like a part's name counts: the rest is the document's title.
    """
    for text, styled in reversed(lines[-4:]):
        if len(text) > 300 or re.match(r"примечани|\*", text, re.IGNORECASE):
            continue
        if is_part(text, strict=True):
            return text
        if is_stamp(text):
            continue
        if is_title(text) or _PAIR.search(text):
            return None
        if not first or styled or (len(text) < 80 and _NAMES_PART.search(text)):
            return text
    return None


_FOR_MONTH = re.compile(r"\bна\s+([а-яё]{3,8}(?:\s+месяц)?(?:\s+20\d\d\s*(?:г\w*\.?)?)?)\s*$", re.IGNORECASE)
_SENTENCE = re.compile(r"\.\s+(?=[\dА-ЯЁ])|[«»(),]")
_BRACKETS = re.compile(r"\(([^()]{3,60})\)")
_SIGN = re.compile(r"\s+[-–—]\s+|\s*:\s+|\.\s+")
_LEAD = re.compile(
    r"[,.]?\s+(?=(?:до|не позднее|в срок|в течени[еи]|в теч\.|ежемесячно|еженедельно|ежегодно|с \d)\b"
    r"|\d{1,2}(?:\s*[-–—]\s*\d{1,2})?(?:\s+[а-я]{3,8}|\.\d\d\.20\d\d)\b)"
)


def split_time(text: str) -> tuple[str, str]:
    """The time inside a line (in brackets, at its end, at its beginning) and the line without it.

    ("", the line) when it names none.
    """
    if len(text) > 500:
        return "", text
    for match in _BRACKETS.finditer(text):
        if is_period(match[1]):
            return match[1], f"{text[: match.start()]} {text[match.end() :]}".strip(" .;,")
    signs = list(_SIGN.finditer(text))
    for cut in (*signs, *_LEAD.finditer(text)):
        tail = text[cut.end() :].strip(" .;")
        if is_period(tail):
            return tail, text[: cut.start()].strip(" .;,")
    numbered = split_number(text).number  # "2.1. Консультации" begins with no 2 January
    for cut in reversed(signs) if numbered is None else ():
        if is_period(text[: cut.start()]):
            return text[: cut.start()].strip(), text[cut.end() :].strip(" .;,")
    return "", text.strip(" ;")


def day_of_title(lines: list[str]) -> date | None:
    """The day a programme of one day is for ("Программа методического дня. 22 марта 2024 года")."""
    for text, below in pairwise([*lines, ""]):
        if is_title(text) and not _STAMP.search(text):
            cuts = [*_SENTENCE.split(text), below if is_period(below) else ""]
            days = [period for cut in cuts if (period := read_period(cut)[0]).start]
            if len(days) == 1 and days[0].kind is PeriodKind.DATE:
                return days[0].start
    return None


def month_of_title(lines: list[tuple[str, bool]]) -> str:
    """The month a plan for one month is for ("План работы на май 2024 года"); "" for any other."""
    for text, _ in reversed(lines):
        match = _FOR_MONTH.search(text) if len(text) < 300 else None
        if match and is_period(match[1]):
            return match[1].strip()
    return ""


def find_years(lines: list[str], phases: list[str] | None = None) -> Years | None:
    """The years that titles name: the pair nearest to the table first, then single years; then other lines.

    `phases` are lines whose phases stretch the plan's bounds (by default the same lines).
    """
    phases = lines if phases is None else phases
    pairs = [(found, text) for text in reversed(lines) if (found := _pair(_DATES.sub(" ", text)))]
    clean = [
        _without_dates(text)
        for text in lines
        if is_title(text) or not is_stamp(text) or _ENDS_WITH_YEARS.search(text) or _ends_with_month(text)
    ]
    titled = _first(pairs, _names_years_of_plan) or _single(
        [text for text in clean if _names_years_of_plan(text)]
    )
    term = next((found for text in lines if (found := _term(text))), None)
    if titled is None and term is not None:
        return term
    found = titled or _first(pairs, _is_short) or _single([text for text in clean if _is_imprint(text)])
    found = found or _single(
        [own[1] for text in lines if (own := _OWN_DATES.search(text)) and not is_stamp(text)]
    )
    return None if found is None else _with_phases(found, phases)


def _ends_with_month(text: str) -> bool:
    """ "МБОУ «СШ № 3», октябрь 2024 г.": the body's name does not make it an approval."""
    match = _ENDS_WITH_MONTH.search(text)
    dated = _STAMP.search(text) or _DATES.search(text)
    return match is not None and not dated and is_period(match[1])


def _without_dates(text: str) -> str:
    """Take away dates of approval; a title's own ("Неделя наставничества, 4–8 декабря 2023 г.") stay."""
    own = is_title(text) and not _STAMP.search(text) and _term(text) is None
    return (_OF_APPROVAL if own else _DATES).sub(" ", text)


def _first(pairs: list[tuple[Years, str]], fits: Callable[[str], bool]) -> Years | None:
    return next((found for found, text in pairs if fits(text)), None)


def _single(lines: list[str]) -> Years | None:
    """The years that lines name one by one ("на 2024 год")."""
    years = {int(y) for text in lines for y in _SINGLE.findall(text) or _SINGLE_BARE.findall(text)}
    if not years:
        return None
    found = _calendar_years(min(years), max(years))
    if any(_IN_YEAR.search(text) for text in lines):
        return replace(found, start=date(found.first or 0, 1, 1) - timedelta(days=184))
    return found


def _names_years_of_plan(text: str) -> bool:
    """A title, or its second line ("на 2023-2024 учебный год", "Центр развития на май 2024 года"), but not
    "Анализ за 2022-2023"."""
    return (
        len(text) < 400
        and not _looks_back(text)
        and (
            is_title(text)
            or bool(re.match(r"\W*на\s+20", text) or _ENDS_WITH_YEARS.search(text))
            or bool(month_of_title([(text, False)]))
        )
    )


def _looks_back(text: str) -> bool:
    return re.search(r"анализ|отчет|итог|прошл", text.lower().replace("ё", "е")) is not None


def _is_short(text: str) -> bool:
    return len(text) < 120 and not _looks_back(text)


def _is_imprint(text: str) -> bool:
    """Whether a line holds a year and little else ("г. Зарайск, 2023 г."); "Диплом конкурса 2016 года." is a
    sentence."""
    words = re.findall(r"[^\W\d_]{3,}", _SINGLE_BARE.sub(" ", _SINGLE.sub(" ", text)))
    return len(text) < 60 and len(words) <= 3 and not re.search(r"[^\W\d_]{3,}\.\s*$", text)


def _calendar_years(first: int, last: int) -> Years:
    return Years(first=first, last=last, start=date(first, 1, 1), end=date(last, 12, 31))


def find_month(lines: list[str]) -> str | None:
    """The month that a title names as its own: "План работы на ноябрь 2023 года"."""
    for text in reversed(lines):
        match = (_OF_MONTH.search(text) or _MONTH_IN_BRACKETS.search(text)) if is_title(text) else None
        if match and glance(match[1]).months and is_period(match[1]):
            return match[1]
    return None


def find_stamp_year(lines: list[str]) -> Years | None:
    """A guess from the date of approval: a plan signed in August 2022 is for 2022–2023."""
    for text in lines:
        match = _STAMP_DATE.search(text) if is_stamp(text) else None
        if match and 1 <= int(match[1]) <= 12:
            month, year = int(match[1]), int(match[2])
            return Years(school=year if month >= 6 else year - 1, guess="stamp")
    return None


def _term(text: str) -> Years | None:
    """The years of "Срок реализации программы: с 01.09.2023 по 31.05.2024", "на период с … по …"."""
    dated = glance(text).dated if len(text) < 200 and _TERM.search(text) else ()
    if len(dated) != 2:
        return None
    (year, month), (last, end) = dated
    if (last - year) * 12 + end - month < 4:
        return None  # the time of one thing, not of the plan
    start, over = date(year, month, 1), date(last + end // 12, end % 12 + 1, 1) - timedelta(days=1)
    if (year if month >= 8 else year - 1) == (last if end > 8 else last - 1):
        return Years(school=year if month >= 8 else year - 1, start=start, end=over)
    return Years(first=year, last=last, start=start, end=over)


def _pair(text: str) -> Years | None:
    for match in _PAIR.finditer(text):
        first = int(match[1])
        last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
        if last == first + 1 and (match["school"] or not match["plural"]):
            return school_years(first)
        if first < last <= first + 15:
            return _calendar_years(first, last)
    return None


def _with_phases(years: Years, lines: list[str]) -> Years:
    """Stretch the plan's bounds over the phases that the paragraphs name with months and years."""
    start, end = years.start, years.end
    for text in lines:
        if not _PHASE.search(text) or start is None or end is None:
            continue
        for year, month in glance(text).dated:
            if abs(year - start.year) <= 5:
                start = min(start, date(year, month, 1))
                end = max(end, date(year, month, 28))
    return Years(years.school, years.first, years.last, start, end, years.guess)
