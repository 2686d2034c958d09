"""One column for both sides of a pair: «Иванова А.П. – Петрова В.С.» below «Наставническая пара»."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from documents.roster.sheets import Sheet
from services.people.words import squeeze

SAMPLE = 30
"""Cells looked at: enough to tell pairs from roles."""

# What may stand between the two, the surest first: a hyphen parts only where blanks are around it.
_BETWEEN = tuple(
    re.compile(mark)
    for mark in (r"\s*[→⇒]\s*|\s+-+>\s*", r"\s*[–—]\s*|\s+-+\s+", r"\s*[/|\\]\s*", r"\n", r"\s*;\s*", r",\s*")
)
_LABEL = re.compile(
    r"((?P<mentor>(?:педагог-)?наставник)|наставляем\w+|подопечн\w+|молод\w+\s\w+)\s*[:–—-]\s*", re.IGNORECASE
)
_WORD = r"[А-ЯЁA-Z][\w'’-]+"
_NAME = re.compile(
    rf"\s*(?:\d+[.)]\s*)?(?:{_WORD}\s+(?:{_WORD}|[А-ЯЁA-Z]\.)|[А-ЯЁA-Z]\.\s?(?:[А-ЯЁA-Z]\.\s?)?{_WORD})"
)


def holds_pairs(sheet: Sheet, header: int, column: int) -> bool:
    """Whether half of the cells below row `header` name two sides, or more."""
    return _mostly(sheet, header, column, lambda text: bool(sides(text, "")[0]))


def holds_names(sheet: Sheet, header: int, column: int) -> bool:
    """Whether half of the cells below row `header` begin with a name, or more."""
    return _mostly(sheet, header, column, lambda text: bool(_NAME.match(text)))


def _mostly(sheet: Sheet, header: int, column: int, fits: Callable[[str], bool]) -> bool:
    texts = [sheet.text(row, column) for row in range(header + 1, len(sheet.rows))]
    texts = [text for text in texts if text][:SAMPLE]
    return bool(texts) and 2 * sum(map(fits, texts)) >= len(texts)


def sides(text: str, header: str) -> tuple[str, str]:
    """The mentor's side and the mentees'; ("", text) where a cell does not name two.

    Who stands first a word before the name says («Наставник: …»), else the header, else custom: the mentor.
    """
    text = _LABEL.sub(lambda found: f"{found[1]}: ", text)  # the mark after such a word parts nobody
    for between in _BETWEEN:
        parts = [part.strip() for part in between.split(text) if part.strip()]
        labels = [_LABEL.match(part) for part in parts]
        named = [part[found.end() :] if found else part for part, found in zip(parts, labels, strict=True)]
        if len(named) == 2 and all(map(_NAME.match, named)):
            first, second = labels
            if first or second:
                turned = bool(second["mentor"] if second else first and not first["mentor"])
            else:
                turned = _mentee_first(header)
            return (named[1], named[0]) if turned else (named[0], named[1])
    return "", text


@lru_cache(maxsize=64)
def _mentee_first(header: str) -> bool:
    """Whether a header names the mentee before the mentor: «Молодой педагог / наставник»."""
    return bool(re.search(r"(наставляем|подопечн|молод).*наставник", squeeze(header)))
