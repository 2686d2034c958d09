"""Two surveys side by side: in words, as a picture, as a table."""

from dataclasses import replace

from delivery.messages.summaries import cut, percent
from delivery.outgoing import Attachment, Outgoing
from documents.lists import Sheet
from documents.summaries import comparison_picture
from documents.summaries.table import Share, Value
from documents.summaries.words import Words
from documents.worker import OfficeWorker
from locales import Markup, Reader, join
from services.summaries.comparing import Comparison, Pair
from services.summaries.facts import SurveySummary

MOST_PAIRS = 18
QUESTION, TITLE = 90, 80


def comparison_text(reader: Reader, found: Comparison) -> Markup:
    """What both surveys asked: the earlier figure, the later one, and the difference."""
    lines = [
        reader.html("comparison-title"),
        join([_head(reader, "1", found.first), _head(reader, "2", found.second)]),
    ]
    totals = []
    if found.csi:
        totals.append(reader.html("comparison-csi", figures=_figures(reader, found.csi)))
    if found.nps:
        totals.append(reader.html("comparison-nps", figures=_figures(reader, found.nps)))
    if totals:
        lines.append(join(totals))
    pairs, question = [], ""
    for pair in found.pairs[:MOST_PAIRS]:
        if pair.answer and pair.question != question:
            pairs.append(reader.html("comparison-question", question=cut(pair.question, QUESTION)))
        question = pair.question
        name = cut(pair.answer or pair.question, QUESTION)
        key = "comparison-answer" if pair.answer else "comparison-line"
        pairs.append(reader.html(key, name=name, figures=_figures(reader, pair)))
    lines.append(join(pairs))
    if len(found.pairs) > MOST_PAIRS:
        lines.append(reader.html("comparison-more", count=len(found.pairs) - MOST_PAIRS))
    return join(lines, "\n\n")


def _head(reader: Reader, number: str, summary: SurveySummary) -> Markup:
    return reader.html(
        "comparison-head",
        number=number,
        title=cut(summary.title, TITLE),
        answered=summary.answered,
        asked=summary.eligible,
        rate=percent(reader, summary.response_rate),
    )


def _figures(reader: Reader, pair: Pair) -> str:
    """«3,10 → 3,90 (+0,80)», percentages and points likewise."""
    words = Words(reader.locale)
    first, second = words.figure(pair.first, pair.unit), words.figure(pair.second, pair.unit)
    return f"{first} → {second} ({words.difference(pair.first, pair.second, pair.unit)})"


async def picture(office: OfficeWorker, reader: Reader, found: Comparison) -> Outgoing:
    """The two surveys as bars side by side (PNG)."""
    content = await office.run(comparison_picture, found, reader.locale)
    caption = reader.html("comparison-caption", title=cut(found.second.title, TITLE))
    return Outgoing(caption, attachment=Attachment("photo", content=content, name="comparison.png"))


def sheets(reader: Reader, found: Comparison) -> tuple[Sheet, Sheet]:
    """All that is compared, figures as numbers; and the two surveys themselves."""

    def columns(**widths: int) -> tuple[tuple[str, int], ...]:
        return tuple(
            (reader.plain(f"comparison-column-{name.replace('_', '-')}"), width)
            for name, width in widths.items()
        )

    totals = [
        replace(pair, question=reader.plain(f"summary-{key}"))
        for key, pair in (("csi", found.csi), ("nps", found.nps))
        if pair
    ]
    compared = Sheet(
        reader.plain("comparison-sheet"),
        columns(
            question=60, answer=40, unit=14, first=12, second=12, change=12,
            first_answered=12, second_answered=12,
        ),
        tuple(_row(reader, pair) for pair in (*totals, *found.pairs)),
    )  # fmt: skip
    surveys = Sheet(
        reader.plain("comparison-sheet-surveys"),
        columns(order=6, survey=60, asked=12, answered=12),
        tuple(
            (number, one.title, one.eligible, one.answered)
            for number, one in enumerate((found.first, found.second), start=1)
        ),
    )
    return compared, surveys


def _row(reader: Reader, pair: Pair) -> tuple[Value, ...]:
    kind = Share if pair.unit == "share" else float
    figures = (kind(pair.first), kind(pair.second), kind(pair.second - pair.first))
    unit = reader.plain(f"comparison-unit-{pair.unit}")
    return (pair.question, pair.answer, unit, *figures, pair.first_answered, pair.second_answered)
