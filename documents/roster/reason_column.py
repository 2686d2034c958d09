"""The column that a roster gets when it goes back with what is wrong in it, and loses when it is read."""

from __future__ import annotations

from functools import cache

from documents.roster.header_words import field_of
from documents.roster.sheets import Sheet
from locales import LANGUAGES, Texts
from services.people.words import squeeze


def header_of_reasons(locale: str) -> str:
    return Texts.load().plain(locale, "roster-column-reason")


def find_reasons(sheet: Sheet) -> tuple[int, int] | None:
    """Row and column (0-based) of the first header of reasons, in any language; None without one.

    It is the last word of its row, after headers: elsewhere the word is somebody's own.
    """
    for row, cells in enumerate(sheet.rows):
        *before, last = [*filter(None, cells)] or [""]
        if squeeze(last) in _headers() and any(map(field_of, before)):
            return row, max(column for column, text in enumerate(cells) if text)
    return None


def drop_reasons(sheet: Sheet) -> Sheet:
    """The sheet without the reasons it may have come back with: they are the bot's words and no data."""
    if found := find_reasons(sheet):
        top, column = found
        for cells in sheet.rows[top:]:
            if column < len(cells):
                cells[column] = ""
            while cells and not cells[-1]:
                cells.pop()
        for row in range(top, len(sheet.rows)):
            sheet.formulas.discard((row, column))
            sheet.mended.pop((row, column), None)
    return sheet


@cache
def _headers() -> frozenset[str]:
    return frozenset(squeeze(header_of_reasons(locale)) for locale in LANGUAGES)
