"""The buttons under a survey's question, and what they carry."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from delivery.messages.months import month_rows
from locales import Reader
from models.enums import QuestionKind
from services.surveys.facts import QuestionView, SurveyView
from services.surveys.rules import LIKELY, MARKS, bits

BACK, SKIP, OPEN, YES, NO, DONE = "back", "skip", "open", "yes", "no", "done"
SHARE, KEEP = "share", "keep"
GIVE_UP, GIVE_UP_YES, GO_ON = "give_up", "give_up_yes", "go_on"
OFF = "off"
"""Before the place of an option: it is taken back."""
LABEL = 28
"""Characters of a button that a phone of 360 px shows."""
CHOSEN = "✓ "
NPS_ROW, NUMBERS_ROW = 6, 5
Row = list[InlineKeyboardButton]


class SurveyCall(CallbackData, prefix="sv"):
    """One button of the conversation. `value`: a number (a mark, the place of an option), a day, a word."""

    participation: int
    position: int
    value: str


class PreviewCall(CallbackData, prefix="svp"):
    """The same under a form that is only looked at: every button leads on or back."""

    version: int
    position: int
    anonymous: bool
    value: str


def options_of(reader: Reader, question: QuestionView) -> tuple[str, ...]:
    """The options in the reader's words."""
    return tuple(reader.plain(one) if question.text_key else one for one in question.options)


def is_listed(reader: Reader, question: QuestionView) -> bool:
    """Whether an option is too long for a button: then all stand in the text, and their numbers below."""
    room = LABEL - len(CHOSEN) if question.kind is QuestionKind.MULTIPLE else LABEL
    return any(len(option) > room for option in options_of(reader, question))


def keyboard(reader: Reader, view: SurveyView, month: date | None = None) -> InlineKeyboardMarkup | None:
    """Answers by button, as far as the kind has them, and the ways back and on; `month` of the calendar."""
    question = view.question
    assert question is not None
    lines = _answers(reader, view, question, month)
    steps = []
    if view.can_go_back:
        steps.append(button(view, reader.plain("button-back"), BACK))
    if view.can_skip:
        steps.append(button(view, reader.plain("button-skip"), SKIP))
    lines += [steps] if steps else []
    if view.visit_of:
        lines.append([button(view, reader.plain("visit-give-up"), GIVE_UP)])
    return InlineKeyboardMarkup(inline_keyboard=lines) if lines else None


def _answers(reader: Reader, view: SurveyView, question: QuestionView, month: date | None) -> list[Row]:
    match question.kind:
        case QuestionKind.SCALE | QuestionKind.MATRIX:
            return [_numbers(view, range(MARKS[0], MARKS[1] + 1))]
        case QuestionKind.NPS:
            marks = _numbers(view, range(LIKELY[0], LIKELY[1] + 1))
            return [marks[:NPS_ROW], marks[NPS_ROW:]]
        case QuestionKind.SINGLE | QuestionKind.TEXT | QuestionKind.WHEN:
            return _options(reader, view, question, ())
        case QuestionKind.MULTIPLE:
            picked = bits(view.picked.number or 0)
            lines = _options(reader, view, question, picked)
            if picked:
                lines.append([button(view, reader.plain("survey-done", count=len(picked)), DONE)])
            return lines
        case QuestionKind.DATE:
            return month_rows(
                reader.locale, month or view.today, lambda label, value: button(view, label, value)
            )
        case QuestionKind.NUMBER | QuestionKind.FILE:
            if view.preview is not None:
                return [[button(view, reader.plain("survey-preview-next"), SKIP)]]
            return []
        case _:
            assert_never(question.kind)


def _options(reader: Reader, view: SurveyView, question: QuestionView, picked: Sequence[int]) -> list[Row]:
    labels = options_of(reader, question)
    marked = [f"{CHOSEN if place in picked else ''}{label}" for place, label in enumerate(labels)]
    # What a tap does stands in the button: the same tap delivered again does not undo it.
    values = [f"{OFF if place in picked else ''}{place}" for place in range(len(labels))]
    if not is_listed(reader, question):
        return [[button(view, label, value)] for label, value in zip(marked, values, strict=True)]
    row = [
        button(view, f"{CHOSEN if place in picked else ''}{place + 1}", value)
        for place, value in enumerate(values)
    ]
    # Rows of like length: seven are four and three, not five and two.
    width = -(-len(row) // -(-len(row) // NUMBERS_ROW))
    return [row[start : start + width] for start in range(0, len(row), width)]


def _numbers(view: SurveyView, numbers: range) -> Row:
    return [button(view, str(number), str(number)) for number in numbers]


def yes_no(reader: Reader, view: SurveyView) -> InlineKeyboardMarkup:
    """Whether to be reminded of what they will try."""
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                button(view, reader.plain("survey-offer-yes"), YES),
                button(view, reader.plain("survey-offer-no"), NO),
            ]
        ]
    )


def share_or_not(reader: Reader, view: SurveyView) -> InlineKeyboardMarkup:
    """Whether the mentor may see what they take away."""
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [button(view, reader.plain("survey-share-yes"), SHARE)],
            [button(view, reader.plain("survey-share-no"), KEEP)],
        ]
    )


def button(view: SurveyView, label: str, value: str) -> InlineKeyboardButton:
    data: CallbackData
    if view.preview is not None:
        data = PreviewCall(
            version=view.preview, position=view.position, anonymous=view.anonymous, value=value
        )
    else:
        data = SurveyCall(participation=view.participation_id, position=view.position, value=value)
    return InlineKeyboardButton(text=label, callback_data=data.pack())
