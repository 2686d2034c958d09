"""Orders (приказы) as people cite them: a number and a day."""

import re
from dataclasses import dataclass
from datetime import date

from services.errors import DomainError

NUMBER_LENGTH = 60

_CITED = re.compile(
    r"(?:приказ\w*|распоряжени\w*|order)?\s*(?:№|N|No\.?|#)?\s*"
    r"(?P<number>\S.*?)\s+(?:от|of|dated)\s+(?P<day>.+)",
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?:\s*г\.?)?")


@dataclass(frozen=True, slots=True)
class Order:
    """The order that says so: its number and local day."""

    number: str
    day: date


def order_of(text: str) -> Order:
    """«№ 123-од от 01.09.2026» as an order; DomainError with an example for anything else."""
    found = _CITED.fullmatch(" ".join(text.split()))
    day = _day(found["day"]) if found else None
    if found is None or day is None or len(found["number"]) > NUMBER_LENGTH:
        raise DomainError("order-unclear")
    return Order(found["number"], day)


def day_of(text: str) -> date:
    """«31.12.2026» as a day; DomainError with an example for anything else."""
    day = _day(text)
    if day is None:
        raise DomainError("day-unclear")
    return day


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    year = int(found[3])
    try:
        return date(year + 2000 if year < 100 else year, int(found[2]), int(found[1]))
    except ValueError:
        return None
