"""How a paper is set: quotation marks inside others, and spaces at which no line may end.

What people write («МБОУ «СОШ № 5»», «до 15 октября 2026 г.») comes into papers as it is; that a line does not
end after «№», and that the inner marks are „лапки“, is a matter of the page. Rules: A. E. Milchin,
L. K. Cheltsova, «Справочник издателя и автора».
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from locales.marks import nested

if TYPE_CHECKING:
    from docx.document import Document

NO_BREAK = "\u00a0"
MONTHS = (
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    "|January|February|March|April|May|June|July|August|September|October|November|December"
)
GLUED = re.compile(
    r"(?<=№) (?=\S)"
    r"|(?<=\d) (?=гг?\.|ч\b|мин\b|%)"
    rf"|(?<=\d) (?=(?:{MONTHS})\b)"
    # Initials: «Ф. Ф. Ушакова».
    r"|(?<=\b[А-ЯЁA-Z]\.) (?=[А-ЯЁA-Z])"
)


def set_well(document: Document) -> None:
    """Set every paragraph of a finished document (.docx), those of its tables among them, in place."""
    from docx.oxml.ns import qn

    for paragraph in document.element.body.iter(qn("w:p")):
        pieces = list(paragraph.iter(qn("w:t")))
        for piece, text in zip(pieces, set_text([piece.text or "" for piece in pieces]), strict=True):
            if text != piece.text:
                piece.text = text


def set_text(pieces: Iterable[str]) -> list[str]:
    """One paragraph's text as it is set; `pieces` are what Word has cut it into."""
    return nested(GLUED.sub(NO_BREAK, piece) for piece in pieces)
