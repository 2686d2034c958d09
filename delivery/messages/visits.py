"""A lesson visit sheet as both sides of a pair read it."""

from aiogram.types import InlineKeyboardMarkup

from delivery.messages.partnerships import shortened
from delivery.messages.survey_buttons import GIVE_UP_YES, GO_ON, button
from delivery.messages.surveys import answer_text
from delivery.outgoing import Outgoing
from locales import Markup, Reader, join
from services.surveys.facts import SurveyView
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


def giving_up(reader: Reader, view: SurveyView) -> Outgoing:
    """Whether the sheet is really to be given up, in the place of its question."""
    lines = [
        reader.html("visit-title", who=view.visit_of),
        reader.html("visit-give-up-sure", who=view.visit_of),
    ]
    buttons = ((GIVE_UP_YES, "visit-give-up-yes"), (GO_ON, "visit-go-on"))
    rows = [[button(view, reader.plain(key), value)] for value, key in buttons]
    return Outgoing(join(lines, "\n\n"), InlineKeyboardMarkup(inline_keyboard=rows))


def _words(reader: Reader, one: SheetLine, text: str) -> str:
    return reader.plain(text) if one.question.text_key else text
