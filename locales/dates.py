"""Days and moments as people say them in the chat: a number stays on the line of its month."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from babel.dates import format_date, format_time

LANGUAGE_OF = {"ru": "ru", "en": "en_GB"}


@lru_cache(maxsize=1_000)
def day(locale: str, value: date) -> str:
    """«17 ноября, пт» / "Fri 17 November"."""
    language = LANGUAGE_OF.get(locale, "ru")
    form = "d\u00a0MMMM, EEEEEE" if language == "ru" else "EEE d\u00a0MMMM"
    return format_date(value, form, locale=language)


def day_with_year(locale: str, value: date) -> str:
    """«17 ноября 2026 г.» / "17 November 2026"; «г.» never begins a line."""
    language = LANGUAGE_OF.get(locale, "ru")
    form = "d\u00a0MMMM y\u00a0'г'." if language == "ru" else "d\u00a0MMMM y"
    return format_date(value, form, locale=language)


def clock(locale: str, value: datetime) -> str:
    """«15:00»; `value` is already in the zone of its reader."""
    return format_time(value, "HH:mm", locale=LANGUAGE_OF.get(locale, "ru"))


def moment(locale: str, value: datetime) -> str:
    """«17 ноября, пт, 15:00»; `value` is already in the zone of its reader."""
    return f"{day(locale, value.date())}, {clock(locale, value)}"


def moment_from(locale: str, value: datetime, now: datetime) -> str:
    """The same; of another year than that of `now` with it: «17 ноября 2027 г., 15:00»."""
    if value.year == now.astimezone(value.tzinfo).year:
        return moment(locale, value)
    return f"{day_with_year(locale, value.date())}, {clock(locale, value)}"


def short_day(locale: str, value: date) -> str:
    """«17 нояб.» / "17 Nov": for buttons."""
    return format_date(value, "d\u00a0MMM", locale=LANGUAGE_OF.get(locale, "ru"))


def month(locale: str, value: date) -> str:
    """«Ноябрь 2026» / "November 2026"."""
    text = _month(locale, value, year=True)
    return text[:1].upper() + text[1:]


def are_whole_months(first: date, last: date) -> bool:
    """Whether the days from `first` to `last` are one calendar month or several."""
    return first < last and first.day == 1 and (last + timedelta(days=1)).day == 1


def months(locale: str, first: date, last: date, *, years: bool = False) -> str:
    """«сентябрь – октябрь» / "September – October", with `years` «сентябрь 2026 – май 2027»; no line begins
    with the dash."""
    end = _month(locale, last, year=years)
    if (first.year, first.month) == (last.year, last.month):
        return end
    return f"{_month(locale, first, year=years and first.year != last.year)}\u00a0– {end}"


def _month(locale: str, value: date, *, year: bool) -> str:
    form = "LLLL\u00a0y" if year else "LLLL"
    return format_date(value, form, locale=LANGUAGE_OF.get(locale, "ru"))
