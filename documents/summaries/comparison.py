"""The picture of two surveys side by side: what was, what is now, and by how much they differ."""

from __future__ import annotations

from documents.canvas import FAINT, INNER, MARGIN, TRACK, WIDTH, Canvas
from documents.summaries.words import Words, printable
from services.summaries.comparing import Comparison, Pair
from services.summaries.facts import SurveySummary

_BEFORE, _AFTER = "#9DB4CC", "#2166AC"
_MOST_PAIRS = 24
_FIGURE = 230
"""Pixels at the end of a bar for its figure."""


def comparison_picture(found: Comparison, locale: str = "ru") -> bytes:
    """Return a PNG, 1080 px wide: two bars a figure, the earlier survey's above the later one's."""
    words = Words(locale)
    canvas = Canvas()
    canvas.text(words("compare-title"), 50, bold=True)
    for survey, colour in ((found.first, _BEFORE), (found.second, _AFTER)):
        _legend(canvas, survey, colour, words)
    for key, pair in (("csi", found.csi), ("nps", found.nps)):
        if pair:
            canvas.gap(34)
            canvas.text(words(key), 34, bold=True)
            _pair(canvas, pair, words)
    asked = ""
    for pair in found.pairs[:_MOST_PAIRS]:
        if pair.question != asked:
            canvas.gap(34)
            canvas.text(printable(pair.question), 34, bold=True, lines=3)
        asked = pair.question
        if pair.answer:
            canvas.gap(8)
            canvas.text(printable(pair.answer), 30, lines=2)
        _pair(canvas, pair, words)
    if len(found.pairs) > _MOST_PAIRS:
        canvas.gap(30)
        canvas.text(words("compare-more", count=len(found.pairs) - _MOST_PAIRS), 30, colour=FAINT)
    return canvas.png()


def _legend(canvas: Canvas, survey: SurveySummary, colour: str, words: Words) -> None:
    canvas.gap(16)
    canvas.box(MARGIN, canvas.y + 4, 30, 30, colour, 6)
    canvas.text(printable(survey.title), 32, lines=2, x=MARGIN + 46, width=INNER - 46)
    day = f"{words.day(survey.opened_at, survey.time_zone)} · " if survey.opened_at else ""
    canvas.text(f"{day}{words.answered(survey)}", 28, colour=FAINT, x=MARGIN + 46, width=INNER - 46)


def _pair(canvas: Canvas, pair: Pair, words: Words) -> None:
    """Two bars from nought to the scale's end, their figures, and the change beside the second."""
    canvas.gap(8)
    room = INNER - _FIGURE
    most = pair.most or max(pair.first, pair.second)
    difference = words.difference(pair.first, pair.second, pair.unit)
    for value, colour, change in ((pair.first, _BEFORE, ""), (pair.second, _AFTER, f" ({difference})")):
        canvas.box(MARGIN, canvas.y, room, 30, TRACK, 8)
        canvas.box(MARGIN, canvas.y, room * max(value, 0) / most if most > 0 else 0, 30, colour, 8)
        figure = words.figure(value, pair.unit) + change
        canvas.put(WIDTH - MARGIN, canvas.y, figure, 28, bold=bool(change), align="right")
        canvas.gap(38)
