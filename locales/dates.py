"""Days and moments as people say them in the chat."""

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_time

LANGUAGE_OF = {"ru": "ru", "en": "en_GB"}


@lru_cache(maxsize=1_000)
def day(locale: str, value: date) -> str:
    """«17 ноября, пт» / "Fri 17 November"."""
    language = LANGUAGE_OF.get(locale, "ru")
    return format_date(value, "d MMMM, EEEEEE" if language == "ru" else "EEE d MMMM", locale=language)


def day_with_year(locale: str, value: date) -> str:
    """«17 ноября 2026 г.» / "17 November 2026"; «г.» never begins a line."""
    language = LANGUAGE_OF.get(locale, "ru")
    return format_date(value, "d MMMM y\u00a0'г'." if language == "ru" else "d MMMM y", locale=language)


def clock(locale: str, value: datetime) -> str:
    """«15:00»; `value` is already in the zone of its reader."""
    return format_time(value, "HH:mm", locale=LANGUAGE_OF.get(locale, "ru"))


def moment(locale: str, value: datetime) -> str:
    """«17 ноября, пт, 15:00»; `value` is already in the zone of its reader."""
    return f"{day(locale, value.date())}, {clock(locale, value)}"


def short_day(locale: str, value: date) -> str:
    """«17 нояб.» / "17 Nov": for buttons."""
    return format_date(value, "d MMM", locale=LANGUAGE_OF.get(locale, "ru"))


def month(locale: str, value: date) -> str:
    """«Ноябрь 2026» / "November 2026"."""
    text = format_date(value, "LLLL y", locale=LANGUAGE_OF.get(locale, "ru"))
    return text[:1].upper() + text[1:]
