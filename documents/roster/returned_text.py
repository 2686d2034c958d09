"""A roster as text (.csv) with the reasons: the same lines, longer by one column."""

from __future__ import annotations

import csv
import io

from documents.roster.reason_column import find_reasons
from documents.roster.sheets import text_sheet
from documents.roster.text_table import read_text_table
from documents.roster.wrong_rows import WrongSheet

# What a spreadsheet program takes for the beginning of a formula (or passes over on its way to one).
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def return_text(data: bytes, wrong: WrongSheet, header: str) -> bytes:
    """`data` with a column of reasons under `header`, in its own encoding and with its own delimiter."""
    table = read_text_table(data)
    top = min(wrong.headers, default=1)
    below = table.records[top - 1 :]
    earlier = find_reasons(text_sheet(table))
    column = earlier[1] if earlier else max(map(len, below), default=0)
    written = list(table.written)
    for index in range(top - 1, len(written)):
        record, number = table.records[index], index + 1
        if any(record):
            found = wrong.rows.get(number)
            said = header if number in wrong.headers else _plain(found.reasons) if found else ""
            written[index] = _with_cell(written[index], record, column, said, table.delimiter)
    return table.encode(written)


def _plain(reasons: tuple[str, ...]) -> str:
    text = " ".join(reasons)
    return f"'{text}" if text.startswith(_STARTS_FORMULA) else text


def _with_cell(line: str, record: list[str], column: int, text: str, delimiter: str) -> str:
    """`line` with `text` in that column, put behind it as it is written if that reads as it should."""
    wanted = [*record[:column], *[""] * (column - len(record)), text, *record[column + 1 :]]
    if record == wanted:
        return line
    body = line.rstrip("\r\n")
    end = line[len(body) :]
    longer = body + delimiter * (column - len(record) + 1) + _row([text], delimiter)
    if next(csv.reader(io.StringIO(longer, newline=""), delimiter=delimiter), None) == wanted:
        return longer + end
    return _row(wanted, delimiter) + end


def _row(cells: list[str], delimiter: str) -> str:
    output = io.StringIO(newline="")
    csv.writer(output, delimiter=delimiter, lineterminator="").writerow(cells)
    text = output.getvalue()
    return "" if text == '""' else text
