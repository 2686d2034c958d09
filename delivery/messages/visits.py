"""A lesson visit sheet as both sides of a pair read it."""

from delivery.messages.partnerships import shortened
from delivery.messages.surveys import answer_text
from locales import Markup, Reader, join
from services.surveys.visits import Sheet, SheetLine

LONGEST = 700
"""Characters of one answer: three in words and the marks fit one message."""


def sheet_text(reader: Reader, sheet: Sheet) -> Markup:
    """What was seen at whose lesson: marks of a criterion a line, words below their question."""
    lines, heading = [reader.html("visit-title", who=sheet.who)], ""
    for one in sheet.lines:
        said = one.question.text_key or one.question.text
        if one.question.heading != heading:
            heading = one.question.heading
            lines.append(Markup(""))
            if heading:
                lines.append(reader.html("visit-heading", heading=_words(reader, one, heading)))
        lines.append(
            reader.html(
                "visit-mark" if heading else "visit-words",
                question=_words(reader, one, said),
                answer=shortened(answer_text(reader, one.picked, one.question), LONGEST),
            )
        )
    return join(lines)


def _words(reader: Reader, one: SheetLine, text: str) -> str:
    return reader.plain(text) if one.question.text_key else text
