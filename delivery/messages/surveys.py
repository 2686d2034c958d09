"""The survey conversation: one message, redrawn from question to question by whoever touches it."""

from collections.abc import Sequence
from datetime import date
from typing import Any, assert_never

from delivery.messages.events import answer_keyboard
from delivery.messages.rider import RiderLine
from delivery.messages.survey_buttons import (
    OPEN,
    SurveyCall,
    is_listed,
    keyboard,
    options_of,
    share_or_not,
    yes_no,
)
from delivery.outgoing import Outgoing
from delivery.worker import Renderer
from locales import Markup, Reader, dates, join
from models.enums import EventAnswer, QuestionKind
from services.events.names import event_name
from services.outbox import Claimed
from services.registry import Services
from services.surveys.facts import Picked, QuestionView, Step, SurveyView
from services.surveys.rules import LEAST_ANSWERS, bits

QUESTIONS_A_MINUTE = 8
LISTED, LISTED_TEXT = 15, 120
BAR = 10
"""Cells of the longest progress bar."""


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
        await self._surveys.awaits(view.participation_id)
        return conversation(reader, view, reader.html("survey-chase") if claimed.payload["chase"] else None)

    async def _line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        view = await self._surveys.opening(payload["participation"])
        if view is None:
            return None
        data = SurveyCall(participation=view.participation_id, position=view.position, value=OPEN)
        return (
            reader.html("survey-rider", name=called(reader, view), minutes=_minutes(view)),
            reader.plain("survey-rider-button"),
            data.pack(),
        )


def conversation(
    reader: Reader, view: SurveyView, head: Markup | None = None, month: date | None = None
) -> Outgoing:
    """The one message as it stands; `head` is said above it, `month` is shown where a day is asked."""
    lines = [_title(reader, view)] if head is None else [head, _title(reader, view)]
    if view.step is Step.ASKING:
        return Outgoing(join([*lines, *_asking(reader, view)], "\n"), keyboard(reader, view, month))
    if view.step is Step.OFFER:
        assert view.promise_on is not None
        lines.append(reader.html("survey-offer", day=dates.day(reader.locale, view.promise_on)))
        lines += _along(reader, view)
        return Outgoing(join(lines, "\n\n"), yes_no(reader, view))
    lines.append(_ended(reader, view))
    if view.step is not Step.SHARE:
        lines += _along(reader, view)
    if view.step is Step.SHARE:
        lines.append(reader.html("survey-share", what=_taken(reader, view)))
        return Outgoing(join(lines, "\n\n"), share_or_not(reader, view))
    if view.shared:
        lines.append(reader.html("survey-shared"))
    if view.ahead is not None and view.step is Step.FINISHED:
        name = event_name(reader.plain, view.ahead.kind, view.ahead.title)
        when = dates.moment(reader.locale, view.ahead.starts_at)
        lines.append(reader.html("survey-ahead", name=name, when=when))
        said = None if view.ahead.answer is EventAnswer.NONE else view.ahead.answer
        return Outgoing(join(lines, "\n\n"), answer_keyboard(view.ahead.event_id, reader, said))
    return Outgoing(join(lines, "\n\n"))


def _along(reader: Reader, view: SurveyView) -> list[Markup]:
    """What may be sent along, or was."""
    if view.attached:
        return [reader.html("survey-attached", name=view.attached)]
    return [reader.html("survey-attach")] if view.attachable else []


def _title(reader: Reader, view: SurveyView) -> Markup:
    if view.visit_of:
        return reader.html("visit-title", who=view.visit_of)
    if view.closes_on is None:
        return reader.html(
            "survey-title", name=called(reader, view), day=dates.day(reader.locale, view.held_on)
        )
    return reader.html(
        "survey-title-own", name=called(reader, view), day=dates.day(reader.locale, view.closes_on)
    )


def promise_title(reader: Reader, view: SurveyView) -> str:
    """What the own reminder will be called: what they will try, else what they take, else the event."""
    what = view.plan.text or _taken(reader, view)
    if what:
        return reader.plain("survey-promise-text", what=what)
    return reader.plain("survey-promise-event", name=called(reader, view))


def _taken(reader: Reader, view: SurveyView) -> str:
    """What they take away, in words; empty when nothing was answered."""
    if view.takeaway.text is None and view.takeaway.number is not None:
        return _option(reader, view.takeaway_options, view.takeaway.number)
    return view.takeaway.text or ""


def question_lines(
    reader: Reader, questions: Sequence[QuestionView], start: int = 0, most: int = LISTED
) -> list[Markup]:
    """`most` questions of a form as a list, from the place `start` (0-based), and how many follow."""
    lines, heading = [], ""
    for number, question in enumerate(questions[start : start + most], start=start + 1):
        if question.heading != heading:
            heading = question.heading
            if heading:
                lines.append(reader.html(heading) if question.text_key else join([heading]))
        text = reader.plain(question.text_key) if question.text_key else question.text
        lines.append(
            reader.html(
                "survey-question-line",
                number=number,
                text=text if len(text) <= LISTED_TEXT else f"{text[: LISTED_TEXT - 1]}…",
                kind=reader.plain(f"survey-kind-{question.kind}"),
            )
        )
    if (left := len(questions) - start - most) > 0:
        lines.append(reader.html("survey-question-more", count=left))
    return lines


def called(reader: Reader, view: SurveyView) -> str:
    if view.event_kind is None:
        return view.event_title
    return event_name(reader.plain, view.event_kind, view.event_title)


def _asking(reader: Reader, view: SurveyView) -> list[Markup]:
    question = view.question
    assert question is not None
    lines = []
    if view.position == 1:
        lines.append(_intro(reader, view))
    elif view.boundary:
        key = "survey-boundary-anonymous" if view.anonymous_total else "survey-boundary-named"
        if view.event_kind is None:
            key = "survey-boundary-own"
        lines.append(reader.html(key, left=view.total - view.position + 1))
    elif view.anonymous_total:
        hidden = view.position <= view.anonymous_total
        lines.append(reader.html("survey-part-anonymous" if hidden else "survey-part-named"))
    cells = min(view.total, BAR)
    full = max(1, view.position * cells // view.total)
    bar = "▓" * full + "░" * (cells - full)
    lines.append(reader.html("survey-progress", bar=bar, position=view.position, total=view.total))
    if question.heading:
        heading = reader.html(question.heading) if question.text_key else join([question.heading])
        lines.append(Markup(f"\n{heading}"))
    gap = "" if question.heading else "\n"
    text = reader.html(question.text_key) if question.text_key else join([question.text])
    lines.append(Markup(f"{gap}<b>{text}</b>"))
    options = options_of(reader, question)
    if is_listed(reader, question):
        lines += [join([f"{number}. {option}"]) for number, option in enumerate(options, start=1)]
    answer = answer_text(reader, view.picked, question)
    if answer:
        key = "survey-picked-when" if question.kind is QuestionKind.WHEN else "survey-picked"
        lines.append(reader.html(key, answer=answer))
    hint = _hint(reader, question)
    return [*lines, hint] if hint else lines


def _intro(reader: Reader, view: SurveyView) -> Markup:
    """How many questions, how long, and which kind it is: before the first answer."""
    values: dict[str, int] = {"total": view.total, "minutes": _minutes(view)}
    if view.visit_of:
        return reader.html("visit-intro", who=view.visit_of, **values)
    if not view.anonymous_total:
        return reader.html("survey-intro-named", **values)
    if view.anonymous_total == view.total:
        return reader.html("survey-intro-all-anonymous", **values, least=LEAST_ANSWERS)
    values |= {"hidden": view.anonymous_total, "least": LEAST_ANSWERS}
    return reader.html("survey-intro-anonymous", **values)


def _minutes(view: SurveyView) -> int:
    return -(-view.total // QUESTIONS_A_MINUTE)


def _hint(reader: Reader, question: QuestionView) -> Markup | None:
    """How to answer, where the buttons do not say it."""
    match question.kind:
        case QuestionKind.NUMBER:
            return reader.html("survey-hint-number", first=str(question.least), last=str(question.most))
        case QuestionKind.DATE:
            return reader.html("survey-hint-date")
        case QuestionKind.FILE:
            return reader.html("survey-hint-file")
        case QuestionKind.MULTIPLE:
            return reader.html("survey-hint-multiple")
        case QuestionKind.TEXT:
            return None if question.options else reader.html("survey-hint-text")
        case QuestionKind.MATRIX:
            return reader.html("survey-hint-matrix")
        case QuestionKind.SCALE | QuestionKind.NPS:
            # The words of ready forms say it themselves.
            return None if question.text_key else reader.html(f"survey-hint-{question.kind.value}")
        case QuestionKind.SINGLE | QuestionKind.WHEN:
            return None
        case _:
            assert_never(question.kind)


def answer_text(reader: Reader, picked: Picked, question: QuestionView) -> str:
    """What was answered, in words; empty when nothing was."""
    if picked.text is not None:
        if question.kind is QuestionKind.DATE:
            return dates.day_with_year(reader.locale, date.fromisoformat(picked.text))
        return picked.text
    if picked.number is None:
        return ""
    options = options_of(reader, question)
    if question.kind is QuestionKind.MULTIPLE:
        return "; ".join(options[place] for place in bits(picked.number) if place < len(options))
    return options[picked.number] if options else str(picked.number)


def _option(reader: Reader, options: tuple[str, ...], place: int) -> str:
    return reader.plain(options[place]) if 0 <= place < len(options) else ""


def _ended(reader: Reader, view: SurveyView) -> Markup:
    if view.step is Step.CLOSED:
        return reader.html("survey-closed")
    if view.step is Step.GIVEN_UP:
        return reader.html("visit-given-up")
    if view.visit_of:
        return reader.html("visit-done", who=view.visit_of)
    if view.promise_taken and view.promise_on is not None:
        return reader.html("survey-promised", day=dates.day(reader.locale, view.promise_on))
    return reader.html("survey-declined" if view.promise_taken is False else "survey-thanks")
