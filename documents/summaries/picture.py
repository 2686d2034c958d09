"""The picture of a survey: readable on a phone without zooming."""

from __future__ import annotations

from documents.canvas import FAINT, INK, INNER, MARGIN, TRACK, WIDTH, Canvas
from documents.summaries.words import Words, printable
from services.summaries.facts import Nps, Numbers, QuestionSummary, SurveySummary, Theme

# From dislike to like; told apart in every kind of colour blindness and in grey print by their order.
_MARKS = ("#B2182B", "#EF8A62", "#D5DAE1", "#67A9CF", "#2166AC")
_BAR = "#2166AC"
_MOST_QUESTIONS = 24
_MOST_CHOICES = 8


def survey_picture(summary: SurveySummary, locale: str = "ru") -> bytes:
    """Return a PNG, 1080 px wide: headline figures, then each question's distribution, then themes."""
    words = Words(locale)
    canvas = Canvas()
    _heading(canvas, summary, words)
    if summary.hidden:
        canvas.gap(24)
        canvas.text(words("hidden"), 36, colour=FAINT)
    else:
        _tiles(canvas, summary, words)
    drawn = [each for each in summary.questions if (each.choices or each.numbers) and each.answered]
    scales = [each for each in drawn if each.kind in ("scale", "matrix") and len(each.choices) <= 5]
    if scales:
        _legend(canvas, words)
    heading = ""
    for question in drawn[:_MOST_QUESTIONS]:
        if question.heading and question.heading != heading:
            canvas.gap(34)
            canvas.text(printable(question.heading), 34, bold=True, lines=3)
        heading = question.heading
        # The rows of a matrix stand close together under their heading.
        canvas.gap(14 if heading else 34)
        canvas.text(printable(question.text), 30 if heading else 34, bold=not heading, lines=3)
        canvas.gap(8)
        if question.numbers:
            _numbers(canvas, question.numbers, words)
        elif question in scales:
            _scale(canvas, question, words)
        elif question.kind == "nps" and summary.nps:
            _nps(canvas, summary.nps, words)
        else:
            _bars(canvas, [Theme(choice.label, choice.count) for choice in words.chosen(question)])
    for key, themes in (("takeaways", summary.takeaways), ("difficulties", summary.difficulties)):
        if themes:
            canvas.gap(40)
            canvas.text(words(key), 34, bold=True)
            canvas.gap(8)
            _bars(canvas, list(themes[:5]))
    return canvas.png()


def _heading(canvas: Canvas, summary: SurveySummary, words: Words) -> None:
    canvas.text(printable(summary.event.title if summary.event else summary.title), 50, bold=True)
    canvas.gap(6)
    day = summary.event.starts_at if summary.event else summary.closed_at
    when = f"{words.day(day, summary.time_zone)} · " if day else ""
    canvas.text(when + words.answered(summary), 34, colour=FAINT)


def _tiles(canvas: Canvas, summary: SurveySummary, words: Words) -> None:
    """Two or three figures side by side, as large as a thumb."""
    tiles: list[tuple[str, str]] = []
    if summary.satisfaction and summary.satisfaction.given:
        tiles.append((words.decimal(summary.satisfaction.mean), words("tile-csi")))
        tiles.append((words.percent(summary.satisfaction.high_share), words("tile-high")))
    if summary.nps and summary.nps.answered:
        tiles.append((words.signed(summary.nps.score), words("tile-nps")))
    if not tiles:
        return
    canvas.gap(30)
    space = 24
    width = (INNER - space * (len(tiles) - 1)) / len(tiles)
    for index, (figure, label) in enumerate(tiles):
        x = MARGIN + index * (width + space)
        canvas.box(x, canvas.y, width, 190, "#EDF3FA", 24)
        canvas.put(x + width / 2, canvas.y + 26, figure, 76, bold=True, colour="#12406E", align="center")
        canvas.put(x + width / 2, canvas.y + 128, label, 30, colour=INK, align="center")
    canvas.gap(190)


def _legend(canvas: Canvas, words: Words) -> None:
    canvas.gap(34)
    x: float = MARGIN
    for value, colour in enumerate(_MARKS, start=1):
        canvas.box(x, canvas.y + 4, 30, 30, colour, 6)
        label = words(f"mark-{value}") if value in (1, 5) else str(value)
        canvas.put(x + 42, canvas.y + 2, label, 30, colour=FAINT)
        x += 42 + canvas.measure(label, 30) + 34
    canvas.gap(40)


def _scale(canvas: Canvas, question: QuestionSummary, words: Words) -> None:
    """One bar of all marks, worst to best, the mean at its end."""
    counts = [(index, choice.count) for index, choice in enumerate(question.choices)]
    _strip(canvas, [(count, _MARKS[index]) for index, count in counts], words.decimal(question.mean))


def _numbers(canvas: Canvas, numbers: Numbers, words: Words) -> None:
    figures = {
        "mean": words.decimal(numbers.mean),
        "median": words.decimal(numbers.median),
        "total": str(numbers.total),
    }
    canvas.text(words("numbers", **figures), 30, colour=FAINT, lines=2)


def _nps(canvas: Canvas, nps: Nps, words: Words) -> None:
    parts = [(nps.detractors, _MARKS[0]), (nps.passives, _MARKS[2]), (nps.promoters, _MARKS[4])]
    _strip(canvas, parts, words.signed(nps.score))
    canvas.gap(8)
    values = {
        "promoters": str(nps.promoters),
        "passives": str(nps.passives),
        "detractors": str(nps.detractors),
    }
    canvas.text(words("nps-parts", **values), 28, colour=FAINT, lines=2)


def _strip(canvas: Canvas, parts: list[tuple[int, str]], figure: str) -> None:
    total = sum(count for count, _ in parts)
    height, room = 64, INNER - 130
    canvas.box(MARGIN, canvas.y, room, height, TRACK, 8)
    x: float = MARGIN
    for count, colour in parts:
        width = room * count / total if total else 0
        canvas.box(x, canvas.y, width, height, colour)
        if width >= canvas.measure(str(count), 30) + 8:
            ink = INK if colour in _MARKS[1:4] else "#FFFFFF"
            canvas.put(x + width / 2, canvas.y + 16, str(count), 30, bold=True, colour=ink, align="center")
        x += width
    canvas.put(WIDTH - MARGIN, canvas.y + 10, figure, 40, bold=True, align="right")
    canvas.gap(height)


def _bars(canvas: Canvas, rows: list[Theme]) -> None:
    """A line of text and a bar for each answer."""
    most = max((row.count for row in rows), default=0)
    room = INNER - 110
    for row in rows[:_MOST_CHOICES]:
        canvas.text(printable(row.text), 30, lines=2)
        canvas.box(MARGIN, canvas.y, room, 26, TRACK, 8)
        canvas.box(MARGIN, canvas.y, room * row.count / most if most else 0, 26, _BAR, 8)
        canvas.put(WIDTH - MARGIN, canvas.y - 6, str(row.count), 32, bold=True, align="right")
        canvas.gap(44)
