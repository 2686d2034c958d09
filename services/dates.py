"""Days and moments as people type them: "12 декабря", "завтра в 15:00", "через неделю", "12.12 15:30".

The language library behind it is large: call `parse_moment` through the office worker.
"""

import re
from datetime import date, datetime, time, timedelta

LONGEST = 60
"""Characters; nobody writes a date longer than this."""

_CLOCK = re.compile(
    r"(?:\b(?:в|at|с|from)\s+)?\b(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)\b(?:\s*(?P<half>am|pm)\b)?"
    r"|\b(?:в|at|с|from)\s+(?P<dotted>[01]?\d|2[0-3])\.(?P<dotted_minute>[0-5]\d)\b(?!\.\d)"
    r"|\b(?:в|at|с|from)\s+(?P<bare>[01]?\d|2[0-3])\b(?:\s*(?P<bare_half>am|pm)\b|\s*ч(?:ас(?:а|ов)?)?\b\.?)?(?!\s*[.\w])"
)
_ONLY_CLOCK = re.compile(
    r"(?:(?:в|до|at|till|until)\s+)?(?P<hour>[01]?\d|2[0-3])(?:\s*[:.\- ]\s*(?P<minute>[0-5]\d))?"
)
_NUMBERS = re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?:[./](?P<year>\d{4}|\d{2}))?(?:\s*г\.?)?")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_ORDINAL = re.compile(r"(\d)-(?:е|го|ого|ое)\b")
_WEEKDAY = re.compile(
    r"(?:(?:в|во|on)\s+)?(?P<next>(?:следующ\w+|next)\s+)?(?:(?:ближайш\w+|эт\w+|this|coming)\s+)?"
    r"(?P<name>понедельник|вторник|сред|четверг|пятниц|суббот|воскресень|mon|tue|wed|thu|fri|sat|sun|"
    r"пн|вт|ср|чт|пт|сб|вс)(?:[уаеыяюи]|day|sday|s|nesday|rsday|urday)?"
)
_WEEK = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
_SHORT_WEEK = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_ENGLISH_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SMALL_UNITS = re.compile(r"\b(?:час|минут|hour|minute)")
_FOR = re.compile(r"^(?:на|for)\s+(?=(?:\w+\s+)?(?:день|дн[яе]|недел|месяц|day|week|month))")
_TOWARDS = re.compile(r"^(?:до|к|ко|по|на|until|till|by)\s+")
"""How an answer to "until when?" begins: the day itself follows."""
_END = re.compile(
    r"(?:(?:в|на|at)\s+)?(?:the\s+)?(?:конц[аеу]|конец|end(?:\s+of)?)\s+(?:(?:the|this|эт\w+)\s+)?"
    r"(?P<next>(?:следующ\w+|next)\s+)?(?P<what>недел|месяц|week|month)\w*"
)
_PART_OF_DAY = re.compile(
    r"(?<=\w)\s+(?:с\s+утра|утром|днем|вечером|после\s+(?:обеда|уроков)"
    r"|(?:in\s+the\s+)?(?:morning|afternoon|evening)|after\s+(?:lunch|lessons))$"
)
"""What tells no time but stands beside a day: "завтра утром"."""
_NEXT_WEEK = re.compile(r"(?:(?:на|in|during)\s+)?(?:the\s+)?(?:следующ\w+\s+недел\w+|next\s+week)")
_EMPTY = re.compile(r"[\s,;]*")


def parse_moment(text: str, locale: str, now_local: datetime) -> datetime | date | None:
    """What day (and time) `text` means to somebody for whom it is `now_local` (aware, their zone).

    A datetime (in the zone of `now_local`) when a time was given, a date when not, None when it can't
    be told. A day without a year is the next such day; today counts while its time is not past. A day
    written as past ("вчера", "12.12.2020") is given back as it is: whether that will do is the
    caller's to say.
    """
    words = " ".join(text.lower().replace("ё", "е").split())
    if not words or len(words) > LONGEST:
        return None
    clock, rest = _clock_in(words)
    today = now_local.date()
    if _EMPTY.fullmatch(rest):
        if clock is None:
            return None
        moment = datetime.combine(today, clock, now_local.tzinfo)
        return moment if moment > now_local else moment + timedelta(days=1)
    rest = _PART_OF_DAY.sub("", rest.strip(" ,;"))
    period = _of_period(_TOWARDS.sub("", rest), today)
    rest = _TOWARDS.sub("", _FOR.sub("через " if locale == "ru" else "in ", rest))
    if clock is None and _SMALL_UNITS.search(rest):
        return _spoken(rest, locale, now_local)
    day = period or _numbers(rest, today) or _weekday(rest, today) or _words(rest, locale, now_local)
    if day is None:
        return None
    return day if clock is None else datetime.combine(day, clock, now_local.tzinfo)


def parse_clock(text: str) -> time | None:
    """A time of day as people type it: "14:30", "14.30", "14 30", "в 9", "9"; None for anything else."""
    found = _ONLY_CLOCK.fullmatch(text.strip().lower())
    return time(int(found["hour"]), int(found["minute"] or 0)) if found else None


def _clock_in(words: str) -> tuple[time | None, str]:
    """The time of day in `words`, and the words without it."""
    found = _CLOCK.search(words)
    if found is None:
        return None, words
    hour = int(found["hour"] or found["dotted"] or found["bare"])
    minute = int(found["minute"] or found["dotted_minute"] or 0)
    half = found["half"] or found["bare_half"]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute), f"{words[: found.start()]} {words[found.end() :]}"


def _numbers(words: str, today: date) -> date | None:
    """A day written in figures only."""
    found = _NUMBERS.fullmatch(words) or _ISO.fullmatch(words)
    if found is None:
        return None
    month, day = int(found["month"]), int(found["day"])
    try:
        if found["year"]:
            year = int(found["year"])
            return date(year + 2000 if year < 100 else year, month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)
    except ValueError:
        return None


def _weekday(words: str, today: date) -> date | None:
    """The nearest such weekday after today; "next" makes it that of the next calendar week."""
    found = _WEEKDAY.fullmatch(words)
    if found is None:
        return None
    names = next(week for week in (_WEEK, _SHORT_WEEK, _ENGLISH_WEEK) if found["name"] in week)
    wanted = names.index(found["name"])
    if found["next"]:
        return today + timedelta(days=7 - today.weekday() + wanted)
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _of_period(words: str, today: date) -> date | None:
    """The last day of a week or month; for "next week" alone its Monday."""
    sunday = today + timedelta(days=6 - today.weekday())
    if _NEXT_WEEK.fullmatch(words):
        return sunday + timedelta(days=1)
    found = _END.fullmatch(words)
    if found is None:
        return None
    if found["what"] in ("недел", "week"):
        return sunday + timedelta(weeks=bool(found["next"]))
    months = today.year * 12 + today.month + bool(found["next"])
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def _words(words: str, locale: str, now_local: datetime) -> date | None:
    if words.isdecimal() or _NUMBERS.match(words):
        # "12" alone may be a day or an hour; "30.02" is neither.
        return None
    found = _spoken(_ORDINAL.sub(r"\1", words), locale, now_local)
    if found is None:
        return None
    today, day = now_local.date(), found.date()
    # The library takes today's own day and month for next year's.
    if (
        words.startswith(str(today.day))
        and str(day.year) not in words
        and (day.month, day.day) == (today.month, today.day)
    ):
        return today
    return day


def _spoken(words: str, locale: str, now_local: datetime) -> datetime | None:
    import dateparser

    languages = ["en", "ru"] if locale == "en" else ["ru", "en"]
    found = dateparser.parse(
        words,
        languages=languages,
        settings={
            "PREFER_DATES_FROM": "future",
            "DATE_ORDER": "DMY",
            "RELATIVE_BASE": now_local.replace(tzinfo=None),
            "RETURN_AS_TIMEZONE_AWARE": False,
            "REQUIRE_PARTS": ["day"],
        },
    )
    return found.replace(tzinfo=now_local.tzinfo) if found else None
