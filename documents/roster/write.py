"""Files for the methodist: the wrong rows with their reasons, and an empty roster to fill in."""

from __future__ import annotations

import io
import re
from typing import Any

from documents.roster.as_json import reason
from documents.roster.headers import letter
from documents.roster.sheets import Sheet, read_sheets
from locales import Texts
from services.people.drafts import RosterDraft, RosterProblem, RosterTable

_PEOPLE = (
    "number",
    "school",
    "name",
    "position",
    "subject",
    "role",
    "mentor",
    "phone",
    "strengths",
    "deficits",
)
_SCHOOLS = ("school", "category", "partner", "model", "contract", "headcount", "counted-on")
_WIDTHS = {"number": 6, "name": 36, "school": 34, "partner": 34, "model": 34, "strengths": 40, "deficits": 40}
_ROLES = ("mentor", "mentee", "curator", "methodist", "viewer")
_CATEGORIES = ("leader", "low-results", "at-risk", "other")
_MODELS = ("coordinating", "resource", "instrumental", "identical", "chain", "mixed")
_TEMPLATE_ROWS = 500


def write_roster_errors(data: bytes, filename: str, draft: RosterDraft, locale: str = "ru") -> bytes:
    """Return an .xlsx of the wrong rows of `data` as they stand there, each with its reasons.

    Sheets, columns, headers and the lone texts over rows (a school, a role) are kept, so the corrected file
    can be sent as a roster. `draft` is what was read from `data`.
    """
    texts = Texts.load()
    sheets = {sheet.name: sheet for sheet in read_sheets(data, filename)}
    output = io.BytesIO()
    with _book(output) as book:
        bold, wrong, why = (
            book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            book.add_format({"bg_color": "#FDE2E0", "valign": "top"}),
            book.add_format({"font_color": "#9C1C13", "text_wrap": True, "valign": "top"}),
        )
        for name in dict.fromkeys(problem.sheet for problem in draft.errors):
            source = sheets[name]
            page = book.add_worksheet(_sheet_name(name, book) or texts.plain(locale, "roster-sheet-people"))
            width = max(len(cells) for cells in source.rows)
            line = 0
            for table, problems in _by_table(draft, name):
                top = _top(source, table, line)
                over = [] if "school" in table.columns else _lone(source, 0, top)
                for row in (*over, *range(top, table.header_row)):
                    _copy(page, line, source.rows[row], bold)
                    line += 1
                page.write_string(line - 1, width, texts.plain(locale, "roster-column-reason"), bold)
                before = table.header_row
                for row, said in problems.items():
                    for heading in _lone(source, before, row - 1):
                        _copy(page, line, source.rows[heading], bold)
                        line += 1
                    before = row
                    marked = {problem.column for problem in said}
                    for column, text in enumerate(source.rows[row - 1]):
                        page.write_string(line, column, text, wrong if letter(column) in marked else None)
                    reasons = "\n".join(f"{row}: {reason(problem, locale)}" for problem in said)
                    page.write_string(line, width, reasons, why)
                    line += 1
                line += 1
            page.set_column(0, max(width - 1, 0), 22)
            page.set_column(width, width, 70)
            page.freeze_panes(1, 0)
        if not draft.errors:
            book.add_worksheet(texts.plain(locale, "roster-sheet-people"))
    return output.getvalue()


def roster_template(locale: str = "ru") -> bytes:
    """Return an empty roster (.xlsx): people and schools, with lists to choose from and hints on headers."""
    texts = Texts.load()
    output = io.BytesIO()
    with _book(output) as book:
        bold = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1, "bg_color": "#E8EEF7"}
        )
        as_text = book.add_format({"num_format": "@"})
        choices = {
            "role": [texts.plain(locale, f"roster-role-{role}") for role in _ROLES],
            "category": [texts.plain(locale, f"roster-category-{category}") for category in _CATEGORIES],
            "model": [texts.plain(locale, f"roster-model-{model}") for model in _MODELS],
        }
        for sheet, columns in (("people", _PEOPLE), ("schools", _SCHOOLS)):
            page = book.add_worksheet(texts.plain(locale, f"roster-sheet-{sheet}"))
            page.freeze_panes(1, 0)
            page.set_row(0, 34)
            for column, name in enumerate(columns):
                page.set_column(column, column, _WIDTHS.get(name, 24), as_text)
                page.write_string(0, column, texts.plain(locale, f"roster-column-{name}"), bold)
                if texts.has(f"roster-hint-{name}"):
                    page.write_comment(0, column, texts.plain(locale, f"roster-hint-{name}"), {"x_scale": 2})
                if name in choices:
                    rule = {"validate": "list", "source": choices[name], "error_type": "warning"}
                    page.data_validation(1, column, _TEMPLATE_ROWS, column, rule)
    return output.getvalue()


def _book(output: io.BytesIO) -> Any:
    import xlsxwriter

    return xlsxwriter.Workbook(
        output, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )


def _top(source: Sheet, table: RosterTable, line: int) -> int:
    """The first row (0-based) of a table's header: a second line over it has several texts, a title one.

    Only at the sheet's first table (`line` 0): over a later one stand the people of the one before.
    """
    above = table.header_row - 2
    return (
        above if above >= 0 and line == 0 and sum(1 for text in source.rows[above] if text) > 1 else above + 1
    )


def _lone(source: Sheet, start: int, end: int) -> list[int]:
    """Rows (0-based) with one text alone: titles and headings, which say a school or a role."""
    return [row for row in range(start, end) if sum(1 for text in source.rows[row] if text) == 1]


def _copy(page: Any, line: int, cells: list[str], style: Any) -> None:
    for column, text in enumerate(cells):
        page.write_string(line, column, text, style)


def _sheet_name(name: str, book: Any) -> str:
    """A name that Excel takes: other programs allow longer ones and more marks."""
    short = re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ")[:28]
    taken = {page.get_name().lower() for page in book.worksheets()}
    return f"{short} {len(taken) + 1}" if short.lower() in taken else short


def _by_table(draft: RosterDraft, sheet: str) -> list[tuple[RosterTable, dict[int, list[RosterProblem]]]]:
    """The sheet's tables that have wrong rows, each with its problems by row."""
    tables = [table for table in draft.tables if table.sheet == sheet]
    grouped: list[tuple[RosterTable, dict[int, list[RosterProblem]]]] = [(table, {}) for table in tables]
    for problem in draft.errors:
        if problem.sheet == sheet:
            above = [rows for table, rows in grouped if table.header_row < problem.row]
            above[-1].setdefault(problem.row, []).append(problem)
    return [(table, dict(sorted(rows.items()))) for table, rows in grouped if rows]
