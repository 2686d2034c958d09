"""School holidays by their season: "осенние каникулы", "во время весенних каникул" → the programme's days."""

from __future__ import annotations

import re
from datetime import date

from documents.roadmap.periods.frame import Holidays

SEASONS = {"осенн": "autumn", "зимн": "winter", "новогодн": "winter", "весенн": "spring", "летн": "summer"}
_SEASON = "|".join(SEASONS)
# The whole text: of "после каникул" and "ноябрь, каникулы" the holidays are not the time.
_ALONE = re.compile(
    rf"(?:(?:во?|на)\s+)?(?:(?:период|дни|время)\s+)?(?P<seasons>(?:(?:{_SEASON}|школьн)\w+(?:\s*,|\s+и)?\s+)+)"
    r"каникул\w*(?:\s+(?P<year>20\d\d)(?:\s*[-–/]\s*(?:20)?\d\d)?(?:\s*(?:г|гг|год|года|уч)\b.*)?)?[.;\s]*",
    re.IGNORECASE,
)


def seasons_of(text: str) -> tuple[str, ...]:
    """The seasons whose holidays are all that the text says of time; () when it says something else."""
    found = _ALONE.fullmatch(text.strip().replace("ё", "е"))
    if found is None:
        return ()
    words = re.findall(_SEASON, found["seasons"].lower())
    return tuple(dict.fromkeys(SEASONS[word] for word in words))


def days_of(seasons: tuple[str, ...], holidays: Holidays, text: str) -> tuple[tuple[date, date], ...]:
    """The days of these holidays, in order; () unless every season has some.

    Of several in one season those of the year that the text names, if it names one alone.
    """
    years = re.findall(r"20\d\d", text)
    found: list[tuple[date, date]] = []
    for season in seasons:
        own = [
            (first, last)
            for name, first, last in holidays
            if name == season and (len(years) != 1 or int(years[0]) in (first.year, last.year))
        ]
        if not own:
            return ()
        found += own
    return tuple(sorted(found))
