"""Rows that go on with the activity above them: cut by a page's end or by a converter."""

from __future__ import annotations

import re

from documents.roadmap.blocks import Row
from documents.roadmap.cells import FIELDS
from documents.roadmap.columns import Columns, Role
from documents.roadmap.found import Found

_ASIDE = {Role.RESPONSIBLE, Role.RESULT, Role.PARTICIPANTS, Role.OTHER, Role.NOTE, Role.PLACE}
_UNFINISHED = re.compile(r"(?:[-–—,]|\b(?:до|с|по|и|в|не\s+позднее|течени[еи]|учебного))\s*$", re.IGNORECASE)
_REST = re.compile(r"\s*(?:[-–—]|20\d\d\b\s*(?:г\w*\.?)?\s*$|года?\b|г\.|учебного\b)", re.IGNORECASE)


def goes_on(row: Row, columns: Columns, texts: dict[Role, str], before: Found) -> bool:
    """Whether a row has nothing of its own: all that stands in it ends what the row `before` began."""
    own = {columns.roles[k] for k, cell in enumerate(row) if not cell.above and not cell.empty}
    if not own or own - _ASIDE - {Role.TITLE, Role.PERIOD}:
        return False
    broken = {
        Role.TITLE: _ends_title(before.title, texts[Role.TITLE]),
        Role.PERIOD: _ends_period(before.period_text, texts[Role.PERIOD]),
    }
    return all(broken[role] for role in own - _ASIDE)


def _ends_title(before: str, text: str) -> bool:
    """The second half begins small, the first has no end."""
    return text[:1].islower() and not before.rstrip().endswith((".", ";", ":", "!", "?"))


def _ends_period(before: str, text: str) -> bool:
    """ "октябрь -" above "апрель", "сентябрь" above "2023 года"."""
    return bool(before) and bool(_UNFINISHED.search(before) or _REST.match(text))


def add_piece(item: Found, texts: dict[Role, str]) -> None:
    """Add a row's texts to the activity it goes on with."""
    if texts[Role.PERIOD] and texts[Role.PERIOD] not in item.period_text:
        item.period_text = f"{item.period_text} {texts[Role.PERIOD]}"
    for role, name in FIELDS.items():
        if texts[role] and texts[role] not in getattr(item, name):
            setattr(item, name, f"{getattr(item, name)}\n{texts[role]}".strip())
