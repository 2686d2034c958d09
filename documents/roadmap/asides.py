"""What stands in another column than its own: times inside titles, names behind times."""

from __future__ import annotations

import re

from documents.roadmap.contents import names_people
from documents.roadmap.found import Found
from documents.roadmap.periods import is_period
from documents.roadmap.titles import split_time

# Behind a whole date a capital begins a name: "15.03.2025 Методист".
_CUT = re.compile(r"[,;/]\s*|\s*\n\s*|\s+[-–—]\s+|\.\s+|(?<=\.20\d\d)\s+(?=[А-ЯЁ])")
_LABEL = re.compile(r"^\s*(?:отв(?:етственн\w+)?|исп(?:олнител\w+)?)\.?\s*[:–-]\s*", re.IGNORECASE)


def take_times_from_titles(found: list[Found]) -> None:
    """Give activities the times that their titles name ("Слёт наставников (до 20 мая)").

    Only where no activity has a time of its own and most titles name one: elsewhere a date in a title is
    a part of the name.
    """
    if any(item.period_text for item in found):
        return
    pieces = [split_time(item.title) for item in found]
    if sum(bool(time and title) for time, title in pieces) * 2 <= len(found):
        return
    for item, (time, title) in zip(found, pieces, strict=True):
        if time and title:
            item.period_text, item.title = time, title


def split_people(text: str) -> tuple[str, str]:
    """The time and the names of a cell "до 5 сентября, директор" or "Директор, до 5 сентября".

    (the text, "") when there is no such cut.
    """
    cuts = list(_CUT.finditer(text))
    for cut in reversed(cuts):
        time, people = text[: cut.start()], text[cut.end() :]
        if is_period(time) and people and not is_period(people):
            return time, _LABEL.sub("", people, count=1)
    for cut in cuts:
        people, time = text[: cut.start()], text[cut.end() :]
        if is_period(time) and people and not is_period(people):
            return time, _LABEL.sub("", people, count=1)
    return text, ""


_ACTORS = re.compile(r"\s*\(([^()\d]{3,60})\)\s*[.;]?\s*$")


def split_actors(title: str) -> tuple[str, str]:
    """The title of "Диагностика затруднений (психолог)" and those who act; (the title, "") for others."""
    found = _ACTORS.search(title)
    if found and names_people(found[1]):
        return title[: found.start()], found[1].strip()
    return title, ""
