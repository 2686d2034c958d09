"""The table of a survey (.xlsx): figures as numbers, words as text whatever they begin with."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from documents.summaries.cited import cited_order
from documents.summaries.words import Words, printable
from services.summaries.facts import QuestionSummary, SurveySummary

# A spreadsheet's own limit for one cell.
_MAX_CELL = 32_767


class Share(float):
    """A part of a whole, 0.0–1.0, shown as a percentage."""


Value = str | int | float | datetime | date | None


def survey_xlsx(summary: SurveySummary, locale: str = "ru") -> bytes:
    """Return a workbook: key figures, answers by question, themes and comments, named answers.

    Every list has a frozen header and a filter. Moments are in the programme's time zone.
    """
    import xlsxwriter

    words = Words(locale)
    output = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(output, options) as book:
        pages = Pages(book)
        pages.add(
            words("sheet-figures"),
            (words("column-figure"), words("column-value")),
            _figures(summary, words),
            (46, 60),
        )
        columns = tuple(
            words(f"column-{name}") for name in ("question", "part", "answered", "answer", "count", "share")
        )
        pages.add(words("sheet-questions"), columns, _questions(summary, words), (60, 16, 12, 40, 12, 12))
        themes = [
            *((words("takeaways"), theme.text, theme.count) for theme in summary.takeaways),
            *((words("difficulties"), theme.text, theme.count) for theme in summary.difficulties),
            *((words("comments"), comment.text, comment.count) for comment in summary.comments),
        ]
        columns = tuple(words(f"column-{name}") for name in ("about", "words", "count"))
        pages.add(words("sheet-words"), columns, themes, (30, 90, 12))
        if summary.named_answers:
            columns = tuple(words(f"column-{name}") for name in ("person", "school", "question", "answer"))
            rows = [(one.person, one.school, one.question, one.answer) for one in summary.named_answers]
            pages.add(words("sheet-named"), columns, rows, (36, 34, 50, 80))
    return output.getvalue()


def _figures(summary: SurveySummary, words: Words) -> list[tuple[Value, ...]]:
    rows: list[tuple[Value, ...]] = [
        (words("programme"), summary.programme),
        (words("survey"), summary.title),
    ]
    if event := summary.event:
        zone = ZoneInfo(summary.time_zone)
        rows += [
            (words("event"), event.title),
            (words("kind"), words(f"kind-{event.kind}")),
            (words("starts"), event.starts_at.astimezone(zone)),
            (words("ends"), event.ends_at.astimezone(zone)),
            (words("place"), event.place or None),
            (words("opening-order"), cited_order(event.opening_order, words) or None),
            (words("closing-order"), cited_order(event.closing_order, words) or None),
            (words("invited"), event.invited),
            (words("going"), event.going),
            (words("attended"), event.attended),
        ]
    rows += [(words("eligible"), summary.eligible), (words("answered-count"), summary.answered)]
    rows += [(words("not-answered"), summary.not_answered), (words("rate"), _share(summary.response_rate))]
    rows.append((words("anonymous"), words("yes" if summary.anonymous else "no")))
    if summary.hidden:
        rows.append((words("results"), words("hidden")))
    if summary.satisfaction:
        rows += [
            (words("csi"), summary.satisfaction.mean),
            (words("high-share"), _share(summary.satisfaction.high_share)),
            (words("marks-given"), summary.satisfaction.given),
        ]
    if summary.nps:
        rows += [
            (words("nps"), summary.nps.score),
            (words("promoters"), summary.nps.promoters),
            (words("passives"), summary.nps.passives),
            (words("detractors"), summary.nps.detractors),
        ]
    return rows


def _questions(summary: SurveySummary, words: Words) -> list[tuple[Value, ...]]:
    rows: list[tuple[Value, ...]] = []
    for question in summary.questions:
        part = words("part-named" if question.named or not summary.anonymous else "part-anonymous")
        asked = f"{question.heading}: {question.text}" if question.heading else question.text
        for choice in words.chosen(question):
            share = Share(choice.count / question.answered) if question.answered else None
            rows.append((asked, part, question.answered, choice.label, choice.count, share))
        for name, figure in _of_numbers(question):
            rows.append((asked, part, question.answered, words(name), figure, None))
        if not question.choices and not question.numbers:
            rows.append((asked, part, question.answered, None, None, None))
    return rows


def _of_numbers(question: QuestionSummary) -> list[tuple[str, float | int]]:
    """Figures of a question that is more than its counts: the mean of marks, and what numbers come to."""
    if question.mean is None:
        return []
    figures: list[tuple[str, float | int]] = [("mean", question.mean)]
    if numbers := question.numbers:
        figures += [("median", float(numbers.median)), ("total", numbers.total)]
        figures += [
            (name, value)
            for name, value in (("least", numbers.least), ("most", numbers.most))
            if value is not None
        ]
    return figures


def _share(value: float | None) -> Share | None:
    return None if value is None else Share(value)


class Pages:
    """Adds lists to a workbook, each cell by its own type and never as a formula."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format(
            {"bold": True, "bg_color": "#E8EEF7", "bottom": 1, "text_wrap": True, "valign": "vcenter"}
        )
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        self._number = book.add_format({"valign": "top", "align": "left"})
        self._decimal = book.add_format({"valign": "top", "align": "left", "num_format": "0.00"})
        self._share = book.add_format({"valign": "top", "align": "left", "num_format": "0%"})
        self._day = book.add_format({"valign": "top", "align": "left", "num_format": "dd.mm.yyyy"})
        self._moment = book.add_format({"valign": "top", "align": "left", "num_format": "dd.mm.yyyy hh:mm"})

    def add(
        self, name: str, columns: Sequence[str], rows: Sequence[Sequence[Value]], widths: Sequence[int]
    ) -> None:
        """Write `rows` under `columns`, with a filter over them."""
        page = self._book.add_worksheet(name)
        for column, (title, width) in enumerate(zip(columns, widths, strict=True)):
            page.set_column(column, column, width)
            page.write_string(0, column, title, self._head)
        for line, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                self._write(page, line, column, value)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)

    def _write(self, page: Any, line: int, column: int, value: Value) -> None:
        if value is None:
            return
        if isinstance(value, str):
            page.write_string(line, column, printable(value)[:_MAX_CELL], self._text)
        elif isinstance(value, datetime):
            page.write_datetime(line, column, value.replace(tzinfo=None), self._moment)
        elif isinstance(value, date):
            page.write_datetime(line, column, value, self._day)
        elif isinstance(value, float):
            style = self._share if isinstance(value, Share) else self._decimal
            page.write_number(line, column, value, style)
        elif isinstance(value, int):
            page.write_number(line, column, value, self._number)
