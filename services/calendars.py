"""What goes into somebody's calendar file; the file itself is made in `documents`."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry. `starts` and `ends` are moments (aware), or both local days, the last included.

    `uid` is the entry's for ever; `sequence` grows with every change of it.
    """

    uid: str
    title: str
    starts: date | datetime
    ends: date | datetime
    sequence: int = 0
    cancelled: bool = False
    note: str = ""
    place: str = ""
