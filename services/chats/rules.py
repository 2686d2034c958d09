"""Pure rules of linked groups: the payload of a link, and when a group is reminded."""

import re
from collections.abc import Collection
from datetime import date

from services.chats.facts import Thing
from services.roadmap.days import IsOff, reminder_days

GROUPS_AT_MOST = 20
"""Groups of one programme."""
TITLE_LENGTH = 200
HORIZON_DAYS = 40
"""No group is reminded earlier than so many days before."""

_PAYLOAD = re.compile(r"g([rp])([1-9][0-9]{0,8})")


def payload_of(thing: Thing) -> str:
    """What the link `?startgroup=` and the command /link carry."""
    return f"gp{thing.partnership_id}" if thing.partnership_id else f"gr{thing.programme_id}"


def read_payload(payload: str) -> tuple[int | None, int | None] | None:
    """(programme, partnership): the one that a payload names; None when it is none of ours."""
    found = _PAYLOAD.fullmatch(payload.strip())
    if found is None:
        return None
    number = int(found.group(2))
    return (number, None) if found.group(1) == "r" else (None, number)


def reminded_on(due_on: date, offsets: Collection[int], launched_on: date, is_off: IsOff) -> set[date]:
    """The local days on which a group is reminded of what is due: before it and on the day, never after."""
    early = [offset for offset in offsets if -HORIZON_DAYS <= offset <= 0]
    return set(reminder_days(due_on, early, launched_on, is_off).values())
