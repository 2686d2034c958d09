"""Two surveys side by side, in words."""

from delivery.messages.summaries import cut, percent
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
    """«3,1 → 3,9 (+0,8)», percentages and points likewise."""
    match pair.unit:
        case "share":
            first, second = percent(reader, pair.first), percent(reader, pair.second)
            change = f"{round(100 * pair.second) - round(100 * pair.first):+d}"
        case "points":
            first, second = f"{pair.first:+.0f}", f"{pair.second:+.0f}"
            change = f"{pair.second - pair.first:+.0f}"
        case _:
            first, second = f"{pair.first:.2f}", f"{pair.second:.2f}"
            change = f"{round(pair.second, 2) - round(pair.first, 2):+.2f}"
    text = f"{first} → {second} ({change})".replace("-", "−")
    return text.replace(".", ",") if reader.locale == "ru" else text
