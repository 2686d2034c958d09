"""Pure rules of programmes: school years, phases, goals, names of zones."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from zoneinfo import available_timezones

from models.enums import Indicator, PhaseKind
from services.errors import DomainError

LONGEST_NAME = 120
"""Characters of a municipality's, region's or programme's name that still fit a phone's screen."""

NAMELESS = "—"
"""For an owner whose Telegram profile shows no name at all."""

SUMMER = 6
"""From June on people plan the school year that is about to begin."""

DEFAULT_ZONE = "Europe/Moscow"
RUSSIAN_ZONES = (
    "Europe/Moscow",
    "Europe/Kaliningrad",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
)
"""One zone for each of the country's eleven offsets from UTC, the likeliest first."""

DEFAULT_GOALS: dict[Indicator, float] = {
    Indicator.SCHOOLS: 50,
    Indicator.WEAK_SCHOOLS: 100,
    Indicator.TEACHERS: 30,
    Indicator.ON_TIME: 80,
    Indicator.SATISFACTION: 4,
}


@dataclass(frozen=True, slots=True)
class Span:
    """Local days, both included."""

    starts_on: date
    ends_on: date


def school_year(today: date) -> int:
    """The calendar year in which the school year to work in begins; `today` is a local day."""
    return today.year if today.month >= SUMMER else today.year - 1


def year_label(year: int) -> str:
    """«2026/27»."""
    return f"{year}/{(year + 1) % 100:02d}"


def year_span(year: int) -> Span:
    """The programme's days: the first of September to the end of August."""
    return Span(date(year, 9, 1), date(year + 1, 8, 31))


def phases(year: int) -> dict[PhaseKind, Span]:
    """Launch in autumn, practice until spring, completion with the year's end."""
    return {
        PhaseKind.LAUNCH: Span(date(year, 9, 1), date(year, 10, 31)),
        PhaseKind.PRACTICE: Span(date(year, 11, 1), date(year + 1, 4, 30)),
        PhaseKind.COMPLETION: Span(date(year + 1, 5, 1), date(year + 1, 8, 31)),
    }


def check_phases(phases: Mapping[PhaseKind, Span], changed: PhaseKind, whole: Span) -> None:
    """DomainError unless the changed phase lies in the programme's days, after the phases before it and
    before those after it."""
    span = phases[changed]
    if span.starts_on > span.ends_on:
        raise DomainError("year-backwards")
    if span.starts_on < whole.starts_on or span.ends_on > whole.ends_on:
        starts, ends = (f"{day:%d.%m.%Y}" for day in (whole.starts_on, whole.ends_on))
        raise DomainError("year-outside", starts=starts, ends=ends)
    order = list(PhaseKind)
    for kind, other in phases.items():
        if order.index(kind) < order.index(changed) and other.ends_on >= span.starts_on:
            raise DomainError("year-overlap-before", phase=str(kind), day=f"{other.ends_on:%d.%m.%Y}")
        if order.index(kind) > order.index(changed) and other.starts_on <= span.ends_on:
            raise DomainError("year-overlap-after", phase=str(kind), day=f"{other.starts_on:%d.%m.%Y}")


def clean_name(text: str, limit: int = LONGEST_NAME) -> str:
    """A name on one line, without control characters. DomainError when nothing is left or it is too long."""
    name = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    if not any(letter.isalnum() for letter in name):
        raise DomainError("programme-name-empty")
    if len(name) > limit:
        raise DomainError("error-text-too-long", length=len(name), limit=limit)
    return name


@cache
def _zones() -> dict[str, str]:
    """Every zone's IANA name by its folded one. Looking through the folder takes tens of milliseconds."""
    return {zone.casefold(): zone for zone in available_timezones()}


def clean_zone(text: str) -> str:
    """The IANA name of a zone, however its case; DomainError when there is none of that name."""
    found = _zones().get(text.strip().replace(" ", "_").casefold())
    # A few files of the zone database (leap seconds and the like) carry a name without a region.
    if found is None or ("/" not in found and found != "UTC"):
        raise DomainError("programme-zone-unknown")
    return found


def clean_goal(indicator: Indicator, text: str) -> float:
    """The promised value: percent 1-100, or a mean 1-5 for satisfaction; DomainError says what fits."""
    high = 5 if indicator is Indicator.SATISFACTION else 100
    try:
        value = float(text.strip().rstrip("%").strip().replace(",", "."))
    except ValueError:
        value = 0
    if not 1 <= value <= high:
        raise DomainError("programme-goal-wrong", high=high)
    return round(value, 1)
