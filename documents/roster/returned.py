"""A roster goes back as the file it came as, with a column that says what to mend beside each wrong row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from documents.roster.as_json import reason
from documents.roster.reason_column import header_of_reasons
from documents.roster.returned_book import return_book
from documents.roster.returned_text import return_text
from documents.roster.wrong_rows import WrongRow, WrongSheet
from documents.safe_zip import FileKind, expect
from services.people.drafts import RosterDraft


@dataclass(frozen=True, slots=True)
class Returned:
    """`suffix` is what the file's name has to end with."""

    content: bytes
    suffix: str


def return_roster(data: bytes, filename: str, draft: RosterDraft, locale: str = "ru") -> Returned:
    """Return `data` with the reasons of `draft` (what was read from it) in a column of their own.

    Rows stay where they are and say what they said, so the file can be mended and sent as a roster: the
    reader passes the column over. Formulas come back as their text. A workbook that openpyxl can read but
    not write loses its looks, none of its texts.
    """
    kind = expect(data, filename, FileKind.XLSX, FileKind.CSV)
    sheets, header = _wrong_sheets(draft, locale), header_of_reasons(locale)
    if kind is FileKind.XLSX:
        return Returned(return_book(data, sheets, header), ".xlsx")
    (sheet,) = sheets or (WrongSheet("", (), {}),)
    suffix = filename.lower().rpartition(".")[2]
    return Returned(return_text(data, sheet, header), f".{suffix}" if suffix in ("tsv", "txt") else ".csv")


def _wrong_sheets(draft: RosterDraft, locale: str) -> tuple[WrongSheet, ...]:
    """The file's sheets that have wrong rows, each with the headers of its tables."""
    pages = {table.sheet: table.sheet if table.page is None else table.page for table in draft.tables}
    wrong = dict.fromkeys(pages[problem.sheet] for problem in draft.errors)
    return tuple(_wrong_sheet(draft, page, pages, locale) for page in wrong)


def _wrong_sheet(draft: RosterDraft, page: str, pages: Mapping[str, str], locale: str) -> WrongSheet:
    found: dict[int, tuple[list[str], set[str]]] = {}
    for problem in draft.errors:
        if pages[problem.sheet] == page:
            reasons, columns = found.setdefault(problem.row, ([], set()))
            reasons.append(reason(problem, locale))
            columns.add(problem.column)
    rows = {row: WrongRow(_once(reasons), frozenset(columns)) for row, (reasons, columns) in found.items()}
    headers = tuple(table.header_row for table in draft.tables if pages[table.sheet] == page)
    return WrongSheet(page, headers, rows)


def _once(reasons: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reasons))
