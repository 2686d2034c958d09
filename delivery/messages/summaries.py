"""The summary that comes when a survey closes, and the same facts on a screen."""

import re
from enum import StrEnum
from typing import assert_never

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardMarkup

from delivery.outgoing import Attachment, Outgoing, rows
from delivery.worker import Renderer
from documents.summaries import survey_docx, survey_picture, survey_xlsx
from documents.worker import OfficeWorker
from locales import Markup, Reader, join
from services.outbox import Claimed
from services.registry import Services
from services.summaries.facts import LEAST_ANONYMOUS, SurveySummary, Theme
from services.summaries.rules import telling

CAPTION = 1024
"""Longest caption of a picture (Bot API, sendPhoto), in UTF-16 units; the lengths below keep to it."""
TELLING, THEMES = 3, 3
QUOTED, NAMED, THEME = 110, 140, 50
COMMENTS, COMMENT = 12, 250
FILE_NAME = 60
YEARS = re.compile(r"(?<=\d)/(?=\d)")
"""«2026/27» stays legible as «2026-27»."""


class Part(StrEnum):
    """What may be asked of a closed survey's summary."""

    COMMENTS = "comments"
    PICTURE = "picture"
    DOCX = "docx"
    XLSX = "xlsx"
    FILES = "files"


class SummaryCall(CallbackData, prefix="sm"):
    """A button under the summary."""

    survey: int
    part: Part


class SummariesMessages:
    def __init__(self, services: Services, office: OfficeWorker) -> None:
        self._summaries = services.summaries
        self._office = office

    def renderers(self) -> dict[str, Renderer]:
        return {"survey_summary": self._closed}

    async def _closed(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        survey_id: int = claimed.payload["survey"]
        summary = await self._summaries.closed_summary(survey_id, reader.plain)
        if summary is None:
            return None
        text, keyboard = summary_text(reader, summary), summary_keyboard(reader, survey_id)
        if not has_results(summary):
            return Outgoing(text, keyboard)
        return Outgoing(text, keyboard, await picture(self._office, reader, summary))


def has_results(summary: SurveySummary) -> bool:
    """Whether there is anything to draw."""
    return bool(summary.answered) and not summary.hidden


def summary_text(reader: Reader, summary: SurveySummary) -> Markup:
    """The five lines, the most telling comments, how many have not answered; fits a caption."""
    lines = [
        reader.html(
            "summaries-head",
            name=cut(summary.title, NAMED),
            answered=summary.answered,
            asked=summary.eligible,
            rate=percent(reader, summary.response_rate),
        ),
        *_results(reader, summary),
        reader.html("summaries-not-answered", count=summary.not_answered),
    ]
    return join(lines)


def summary_keyboard(reader: Reader, survey_id: int) -> InlineKeyboardMarkup:
    """What may be asked of the summary, under the message that came by itself."""

    def button(part: Part) -> tuple[str, str]:
        return reader.plain(f"summaries-{part.value}"), SummaryCall(survey=survey_id, part=part).pack()

    return rows([button(Part.COMMENTS)], [button(Part.DOCX), button(Part.XLSX)])


def comments_text(reader: Reader, summary: SurveySummary) -> Markup:
    """What people wrote in their own words, shuffled; the rest is in the table."""
    if summary.hidden:
        return reader.html("summaries-comments-hidden", least=LEAST_ANONYMOUS)
    if not summary.comments:
        return reader.html("summaries-comments-none")
    lines = [reader.html("summaries-comments-title", name=cut(summary.title, NAMED))]
    lines += [
        reader.html("summaries-comment", text=cut(comment.text, COMMENT), count=comment.count)
        for comment in summary.comments[:COMMENTS]
    ]
    if len(summary.comments) > COMMENTS:
        lines.append(reader.html("summaries-comments-more", count=len(summary.comments) - COMMENTS))
    return join(lines, "\n\n")


async def picture(office: OfficeWorker, reader: Reader, summary: SurveySummary) -> Attachment:
    """The distribution of answers as a PNG."""
    content = await office.run(survey_picture, summary, reader.locale)
    return Attachment("photo", content=content, name="summary.png")


async def document(
    office: OfficeWorker, reader: Reader, summary: SurveySummary, part: Part, template: bytes | None = None
) -> Attachment:
    """The file (or picture) that a button asks for; `template` is the municipality's own of the letter.

    Raises ValueError for what is no file.
    """
    title = summary.event.title if summary.event else summary.title
    match part:
        case Part.PICTURE:
            return await picture(office, reader, summary)
        case Part.DOCX:
            content = await office.run(survey_docx, summary, reader.locale, template)
        case Part.XLSX:
            content = await office.run(survey_xlsx, summary, reader.locale)
        case Part.COMMENTS | Part.FILES:
            raise ValueError(part)
        case _:
            assert_never(part)
    name = file_name(reader.plain(f"summaries-file-{part.value}", title=title))
    return Attachment("document", content=content, name=f"{name}.{part.value}")


def file_name(title: str) -> str:
    """A name that every system takes: no separators, no control characters, not too long."""
    title = YEARS.sub("-", title)
    allowed = "".join(letter if letter.isalnum() or letter in " -–_.,()«»№" else " " for letter in title)
    return " ".join(allowed.split())[:FILE_NAME].rstrip(" .") or "summary"


def percent(reader: Reader, share: float | None) -> str:
    """«79 %» with a space that does not break; a dash for nothing of nothing."""
    if share is None:
        return "—"
    return f"{share:.0%}".replace("%", "\u00a0%" if reader.locale == "ru" else "%")


def cut(text: str, length: int) -> str:
    """`text` on one line, at most `length` UTF-16 units (Telegram's measure)."""
    line = " ".join(text.split())
    units = line.encode("utf-16-le", "ignore")
    if len(units) <= 2 * length:
        return line
    return f"{units[: 2 * (length - 1)].decode('utf-16-le', 'ignore').rstrip()}…"


def _results(reader: Reader, summary: SurveySummary) -> list[Markup]:
    if not summary.eligible:
        return [reader.html("summaries-nobody-asked")]
    if not summary.answered:
        return [reader.html("summaries-no-answers")]
    if summary.hidden:
        return [reader.html("summaries-hidden", least=LEAST_ANONYMOUS)]
    lines = []
    csi, nps = summary.satisfaction, summary.nps
    values: dict[str, str] = {}
    if csi is not None and csi.mean is not None:
        mean = f"{csi.mean:.1f}"
        values["csi"] = mean.replace(".", ",") if reader.locale == "ru" else mean
        values["high"] = percent(reader, csi.high_share)
    if nps is not None and nps.score is not None:
        values["nps"] = f"{nps.score:+d}".replace("-", "−") if nps.score else "0"
    if values:
        key = "-".join(part for part in ("csi", "nps") if part in values)
        lines.append(reader.html(f"summaries-{key}", **values))
    for key, themes in (("takeaways", summary.takeaways), ("difficulties", summary.difficulties)):
        if themes:
            named = ", ".join(_theme(reader, theme) for theme in themes[:THEMES])
            lines.append(reader.html(f"summaries-{key}", themes=named))
    lines += [
        reader.html("summaries-comment", text=cut(comment.text, QUOTED), count=comment.count)
        for comment in telling(summary.comments, TELLING)
    ]
    return lines


def _theme(reader: Reader, theme: Theme) -> str:
    return reader.plain("summaries-theme", text=cut(theme.text, THEME), count=theme.count)
