"""A table as text (.csv): how it is written, record by record, so that it can be written the same way."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from dataclasses import dataclass

from documents.errors import DocumentError

_BOMS = (
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
)


@dataclass(frozen=True, slots=True)
class TextTable:
    """`written[n]` is how `records[n]` stands in the file, with its quotes and the end of its line.

    `bom` are the bytes before the text, `codec` is what the text is encoded in. A first line that only
    names the delimiter ("sep=;") is a record without cells.
    """

    bom: bytes
    codec: str
    delimiter: str
    written: list[str]
    records: list[list[str]]

    def encode(self, written: list[str]) -> bytes:
        """The file with these lines; what its encoding has no sign for becomes "?"."""
        return self.bom + "".join(written).encode(self.codec, errors="replace")


def read_text_table(data: bytes) -> TextTable:
    """Read a .csv in the encoding and with the delimiter it has. `DocumentError` if it is damaged."""
    bom, codec = _encoding(data)
    text = data[len(bom) :].decode(codec, errors="replace")
    written: list[str] = []
    records: list[list[str]] = []
    first, end, rest = text.partition("\n")
    if (named := first.strip().lower()).startswith("sep=") and len(named) == 5:
        delimiter, text = named[4], rest
        written.append(first + end)
        records.append([])
    else:
        delimiter = _delimiter(text)
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=delimiter)
    begin = 0
    try:
        for record in reader:
            written.append("".join(lines[begin : reader.line_num]))
            records.append(record)
            begin = reader.line_num
    except csv.Error as broken:
        raise DocumentError("document-damaged") from broken
    return TextTable(bom, codec, delimiter, written, records)


def _encoding(data: bytes) -> tuple[bytes, str]:
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return bom, codec
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return b"", "cp1251"
    return b"", "utf-8"


def _delimiter(text: str) -> str:
    """The mark that splits most of the first lines into the same number of columns."""

    def score(mark: str) -> tuple[int, int]:
        sample = io.StringIO("\n".join(text.splitlines()[:50]), newline="")
        try:
            widths = Counter(len(row) for row in csv.reader(sample, delimiter=mark) if len(row) > 1)
        except csv.Error:
            return 0, 0
        width, rows = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return rows, width

    return max((";", "\t", ","), key=score)
