"""The year as pictures that read well on a phone: a row an activity, a bar over the months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from documents.canvas import FAINT, INK, INNER, MARGIN, TRACK, WIDTH, Canvas
from documents.summaries.words import printable
from locales import Texts
from services.roadmap.year import YearFacts, YearRow

ROWS_A_PICTURE = 18
"""More would make the picture so tall that Telegram scales it down until nobody can read it."""
MOST_PICTURES = 8

_PLANNED, _DONE, _LATE, _NOW = "#8FB8DC", "#1F5C99", "#B2182B", "#1B2430"
_BAR, _FIGURE = 24, 130
_ROOM = INNER - _FIGURE
_NARROWEST = 12


def year_pictures(facts: YearFacts, locale: str = "ru") -> list[bytes]:
    """Return PNGs, 1080 px wide, of at most 18 rows each (and at most 8 pictures)."""
    pages = [
        facts.rows[start : start + ROWS_A_PICTURE] for start in range(0, len(facts.rows), ROWS_A_PICTURE)
    ]
    pages = pages[:MOST_PICTURES]
    return [_picture(facts, page, n, len(pages), locale) for n, page in enumerate(pages, start=1)]


def _picture(facts: YearFacts, rows: Sequence[YearRow], n: int, pages: int, locale: str) -> bytes:
    canvas, texts = Canvas(), Texts.load()
    canvas.text(printable(facts.title), 44, bold=True, lines=2)
    about = texts.plain(locale, "year-about", page=n, pages=pages, day=_day(facts.today, locale))
    canvas.text(about, 28, colour=FAINT)
    canvas.gap(8)
    _legend(canvas, texts, locale)
    canvas.gap(20)
    _months(canvas, facts, locale)
    direction = None
    for row in rows:
        if row.direction != direction:
            direction = row.direction
            canvas.gap(14)
            canvas.text(
                printable(direction) or texts.plain(locale, "import-no-direction"), 30, bold=True, lines=1
            )
        _row(canvas, facts, row)
    if n == pages and facts.undated:
        canvas.gap(10)
        canvas.text(texts.plain(locale, "year-undated", count=facts.undated), 28, colour=FAINT)
    return canvas.png()


def _legend(canvas: Canvas, texts: Texts, locale: str) -> None:
    x: float = MARGIN
    for key, colour in (("planned", _PLANNED), ("done", _DONE), ("late", _LATE)):
        canvas.box(x, canvas.y + 4, 28, 28, colour, 6)
        label = texts.plain(locale, f"year-{key}")
        canvas.put(x + 38, canvas.y + 2, label, 28, colour=FAINT)
        x += 38 + canvas.measure(label, 28) + 30
    canvas.gap(36)


def _months(canvas: Canvas, facts: YearFacts, locale: str) -> None:
    from babel.dates import format_date

    for first in _firsts(facts):
        middle = min(first + timedelta(days=14), facts.ends_on)
        name = format_date(first, "LLL", locale=locale)[:3].capitalize()
        canvas.put(_x(facts, middle), canvas.y, name, 24, colour=FAINT, align="center")
    canvas.gap(34)


def _row(canvas: Canvas, facts: YearFacts, row: YearRow) -> None:
    canvas.text(printable(row.title), 26, lines=1)
    canvas.box(MARGIN, canvas.y, _ROOM, _BAR, TRACK, 6)
    for first in _firsts(facts)[1:]:
        canvas.box(_x(facts, first) - 1, canvas.y, 2, _BAR, "#FFFFFF")
    finished = bool(row.total) and row.done == row.total
    for first, last in row.spans:
        colour = _DONE if finished else _LATE if row.late and last < facts.today else _PLANNED
        left, right = _x(facts, first), _x(facts, last + timedelta(days=1))
        right = min(max(right, left + _NARROWEST), MARGIN + _ROOM)
        left = min(left, right - _NARROWEST)
        canvas.box(left, canvas.y, right - left, _BAR, colour, 6)
    if facts.starts_on <= facts.today <= facts.ends_on:
        canvas.box(_x(facts, facts.today) - 1, canvas.y - 4, 3, _BAR + 8, _NOW)
    if row.total:
        ink = _LATE if row.late else INK
        canvas.put(
            WIDTH - MARGIN, canvas.y - 3, f"{row.done}/{row.total}", 28, bold=True, colour=ink, align="right"
        )
    canvas.gap(_BAR + 16)


def _x(facts: YearFacts, day: date) -> float:
    """Where a day begins on the bar; days outside the programme stand at its ends."""
    length = (facts.ends_on - facts.starts_on).days + 1
    return MARGIN + _ROOM * min(max((day - facts.starts_on).days / length, 0), 1)


def _firsts(facts: YearFacts) -> list[date]:
    """The first days of the programme's months (of the first one, the programme's first day)."""
    found, day = [facts.starts_on], facts.starts_on
    while True:
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        if day > facts.ends_on:
            return found
        found.append(day)


def _day(day: date, locale: str) -> str:
    from babel.dates import format_date

    return format_date(day, "d MMMM y", locale=locale)
