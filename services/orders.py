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
    day = _DAY.fullmatch(found["day"].strip()) if found else None
    if found is None or day is None or len(found["number"]) > NUMBER_LENGTH:
        raise DomainError("order-unclear")
    year = int(day[3])
    try:
        return Order(found["number"], date(year + 2000 if year < 100 else year, int(day[2]), int(day[1])))
    except ValueError as error:
        raise DomainError("order-unclear") from error
