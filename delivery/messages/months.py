"""A month of days as plain buttons, for messages that sit in a chat."""

from collections.abc import Callable
from datetime import date, timedelta

from aiogram.types import InlineKeyboardButton
from babel.dates import get_day_names

from locales.dates import LANGUAGE_OF, month

Make = Callable[[str, str], InlineKeyboardButton]
"""Label and value of a button → the button."""
SPACE = "\u2800"
"""A blank that Telegram takes for a label."""
TURN, DAY, NOTHING = "m", "d", "-"


def month_rows(locale: str, shown: date, make: Make) -> list[list[InlineKeyboardButton]]:
    """The month of `shown`; values: `d20261126` a day, `m202612` another month, `-` nothing."""
    first = shown.replace(day=1)
    names = get_day_names("short", context="stand-alone", locale=LANGUAGE_OF.get(locale, "ru"))
    before, after = first - timedelta(days=1), first + timedelta(days=32)
    rows = [
        [
            make("←", f"{TURN}{before:%Y%m}"),
            make(month(locale, first), NOTHING),
            make("→", f"{TURN}{after:%Y%m}"),
        ],
        [make(names[day], NOTHING) for day in range(7)],
    ]
    monday = first - timedelta(days=first.weekday())
    while monday.month == first.month or monday < first:
        week = [monday + timedelta(days=day) for day in range(7)]
        rows.append(
            [
                make(str(day.day), f"{DAY}{day:%Y%m%d}") if day.month == first.month else make(SPACE, NOTHING)
                for day in week
            ]
        )
        monday += timedelta(days=7)
    return rows


def value_of(value: str) -> tuple[str, date] | None:
    """What a button of these says: (DAY or TURN, its date); None when it is none of these."""
    sign, digits = value[:1], value[1:]
    if not digits.isdecimal() or not digits.isascii() or (sign, len(digits)) not in {(DAY, 8), (TURN, 6)}:
        return None
    try:
        return sign, date(int(digits[:4]), int(digits[4:6]), int(digits[6:] or 1))
    except ValueError:
        return None
