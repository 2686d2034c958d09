"""The survey conversation: one message, redrawn from question to question by whoever touches it."""

from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from delivery.messages.rider import RiderLine
from delivery.outgoing import Outgoing
from delivery.worker import Renderer
from locales import Markup, Reader, dates, join
from models.enums import QuestionKind
from services.events.names import event_name
from services.outbox import Claimed
from services.registry import Services
from services.surveys.facts import Picked, Step, SurveyView
from services.surveys.rules import LEAST_ANSWERS

BACK, SKIP, OPEN, YES, NO = "back", "skip", "open", "yes", "no"
FRIDAY = 4
NPS_ROW = 6


class SurveyCall(CallbackData, prefix="sv"):
    """One button of the conversation. `value`: a number (a mark, the place of an option) or a word above."""

    participation: int
    position: int
    value: str


class SurveysMessages:
    def __init__(self, services: Services) -> None:
        self._surveys = services.surveys

    def renderers(self) -> dict[str, Renderer]:
        return {"survey": self._opening}

    def riders(self) -> dict[str, RiderLine]:
        return {"survey": self._line}

    async def _opening(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        view = await self._surveys.opening(claimed.payload["participation"])
        if view is None:
            return None
        return conversation(reader, view, reader.html("survey-chase") if claimed.payload["chase"] else None)

    async def _line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        view = await self._surveys.opening(payload["participation"])
        if view is None:
            return None
        data = SurveyCall(participation=view.participation_id, position=view.position, value=OPEN)
        return (
            reader.html("survey-rider", name=called(reader, view)),
            reader.plain("survey-rider-button"),
            data.pack(),
        )


def conversation(reader: Reader, view: SurveyView, head: Markup | None = None) -> Outgoing:
    """The one message as it stands; `head` is said above it."""
    title = reader.html("survey-title", name=called(reader, view), day=dates.day(reader.locale, view.held_on))
    lines = [title] if head is None else [head, title]
    if view.step is Step.ASKING:
        return Outgoing(join([*lines, *_asking(reader, view)], "\n"), _keyboard(reader, view))
    if view.step is Step.OFFER:
        assert view.promise_on is not None
        friday = "yes" if view.promise_on.weekday() == FRIDAY else "no"
        day = dates.day(reader.locale, view.promise_on)
        lines.append(reader.html("survey-offer", friday=friday, day=day))
        return Outgoing(join(lines, "\n\n"), _yes_no(reader, view))
    return Outgoing(join([*lines, _ended(reader, view)], "\n\n"))


def promise_title(reader: Reader, view: SurveyView) -> str:
    """What the own reminder will be called: what they will try, else what they take, else the event."""
    what = view.plan.text or view.takeaway.text
    if what is None and view.takeaway.number is not None:
        what = _option(reader, view.takeaway_options, view.takeaway.number)
    if what:
        return reader.plain("survey-promise-text", what=what)
    return reader.plain("survey-promise-event", name=called(reader, view))


def called(reader: Reader, view: SurveyView) -> str:
    if view.event_kind is None:
        return view.event_title
    return event_name(reader.plain, view.event_kind, view.event_title)


def _asking(reader: Reader, view: SurveyView) -> list[Markup]:
    question = view.question
    assert question is not None
    lines = []
    if view.position == 1:
        key = "survey-intro-anonymous" if view.anonymous_total else "survey-intro-named"
        values: dict[str, int] = {"total": view.total}
        if view.anonymous_total:
            values |= {"hidden": view.anonymous_total, "least": LEAST_ANSWERS}
        lines.append(reader.html(key, **values))
    elif view.boundary:
        key = "survey-boundary-anonymous" if view.anonymous_total else "survey-boundary-named"
        lines.append(reader.html(key, left=view.total - view.position + 1))
    elif view.anonymous_total:
        hidden = view.position <= view.anonymous_total
        lines.append(reader.html("survey-part-anonymous" if hidden else "survey-part-named"))
    bar = "▓" * view.position + "░" * (view.total - view.position)
    lines.append(reader.html("survey-progress", bar=bar, position=view.position, total=view.total))
    text = reader.html(question.text_key) if question.text_key else join([question.text])
    lines.append(Markup(f"\n<b>{text}</b>"))
    answer = _answer(reader, view.picked, question.options, ready=bool(question.text_key))
    if answer:
        key = "survey-picked-when" if question.kind is QuestionKind.WHEN else "survey-picked"
        lines.append(reader.html(key, answer=answer))
    return lines


def _answer(reader: Reader, picked: Picked, options: tuple[str, ...], *, ready: bool) -> str:
    if picked.text is not None:
        return picked.text
    if picked.number is None:
        return ""
    if not options:
        return str(picked.number)
    return _option(reader, options, picked.number) if ready else options[picked.number]


def _option(reader: Reader, options: tuple[str, ...], place: int) -> str:
    return reader.plain(options[place]) if 0 <= place < len(options) else ""


def _keyboard(reader: Reader, view: SurveyView) -> InlineKeyboardMarkup:
    question = view.question
    assert question is not None
    match question.kind:
        case QuestionKind.SCALE:
            lines = [[_button(view, str(mark), str(mark)) for mark in range(1, 6)]]
        case QuestionKind.NPS:
            marks = [_button(view, str(mark), str(mark)) for mark in range(11)]
            lines = [marks[:NPS_ROW], marks[NPS_ROW:]]
        case _:
            ready = bool(question.text_key)
            lines = [
                [_button(view, reader.plain(option) if ready else option, str(place))]
                for place, option in enumerate(question.options)
            ]
    steps = []
    if view.can_go_back:
        steps.append(_button(view, reader.plain("button-back"), BACK))
    if view.can_skip:
        steps.append(_button(view, reader.plain("button-skip"), SKIP))
    return InlineKeyboardMarkup(inline_keyboard=[*lines, steps] if steps else lines)


def _yes_no(reader: Reader, view: SurveyView) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                _button(view, reader.plain("survey-offer-yes"), YES),
                _button(view, reader.plain("survey-offer-no"), NO),
            ]
        ]
    )


def _ended(reader: Reader, view: SurveyView) -> Markup:
    if view.step is Step.CLOSED:
        return reader.html("survey-closed")
    if view.promise_taken and view.promise_on is not None:
        return reader.html("survey-promised", day=dates.day(reader.locale, view.promise_on))
    return reader.html("survey-declined" if view.promise_taken is False else "survey-thanks")


def _button(view: SurveyView, label: str, value: str) -> InlineKeyboardButton:
    data = SurveyCall(participation=view.participation_id, position=view.position, value=value)
    return InlineKeyboardButton(text=label, callback_data=data.pack())
