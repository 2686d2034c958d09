"""Personal links on paper (.docx): a school a page, several people on it, lines to cut along."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from documents.invitations.qr import qr_png
from documents.summaries.words import printable
from documents.typography import set_well
from locales import Texts

COLUMNS = 2
CARD_HEIGHT_CM, CARD_WIDTH_CM, QR_CM = 6.0, 9.2, 3.6
MARGIN_CM = 1.2
CUT = {"w:val": "dashed", "w:sz": "4", "w:space": "0", "w:color": "808080"}
SIZES = ((40, 12.0), (90, 9.0), (200, 7.0))
"""Up to so many characters of a name, in that size: it stays on its card."""
SMALLEST = 5.5


@dataclass(frozen=True, slots=True)
class Invited:
    """One person and their own link, ready to be opened."""

    full_name: str
    link: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one school gets. `school` is empty for people without one."""

    school: str
    people: tuple[Invited, ...]


def invitations_docx(sheets: Sequence[Sheet], programme: str, locale: str = "ru") -> bytes:
    """Return one document in which every school begins on a page of its own."""
    from docx import Document
    from docx.enum.text import WD_BREAK
    from docx.shared import Cm, Pt

    texts = Texts.load()
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN_CM)
    for n, sheet in enumerate(sheets):
        head = document.add_paragraph()
        if n:
            head.add_run().add_break(WD_BREAK.PAGE)
        school = printable(sheet.school) or texts.plain(locale, "invitation-no-school")
        title = head.add_run(school)
        title.bold, title.font.size = True, Pt(14)
        hint = texts.plain(locale, "invitation-hint", programme=printable(programme))
        document.add_paragraph().add_run(hint).font.size = Pt(9)
        _cards(document, sheet.people, texts.plain(locale, "invitation-personal"))
    set_well(document)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def _cards(document: Any, people: Sequence[Invited], note: str) -> None:
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Cm

    table = document.add_table(rows=-(-len(people) // COLUMNS), cols=COLUMNS)
    table.autofit = False
    for row in table.rows:
        # At least: a very long name makes its row higher and is never cut off.
        row.height, row.height_rule = Cm(CARD_HEIGHT_CM), WD_ROW_HEIGHT_RULE.AT_LEAST
        _whole(row)
    cells = [cell for row in table.rows for cell in row.cells]
    for cell, one in zip(cells, people, strict=False):
        cell.width = Cm(CARD_WIDTH_CM)
        _cut_lines(cell)
        _card(cell, one, note)


def _card(cell: Any, one: Invited, note: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    name = printable(one.full_name)
    lines = [(name, _size(name), True), (one.link, 8.0, False), (note, 7.0, False)]
    picture = cell.paragraphs[0]
    picture.add_run().add_picture(io.BytesIO(qr_png(one.link)), width=Cm(QR_CM))
    for text, size, bold in lines:
        run = cell.add_paragraph().add_run(text)
        run.bold, run.font.size = bold, Pt(size)
    # The code's white margin would lie over the line to cut along.
    picture.paragraph_format.space_before = Pt(5)
    for paragraph in cell.paragraphs:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(1)


def _size(name: str) -> float:
    return next((size for longest, size in SIZES if len(name) <= longest), SMALLEST)


def _whole(row: Any) -> None:
    """A card is never torn by the end of a page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001


def _cut_lines(cell: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{side}")
        for name, value in CUT.items():
            line.set(qn(name), value)
        borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001
