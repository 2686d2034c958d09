"""The questionnaire of strengths for those who may mentor: one message, redrawn from question to question."""

from enum import IntEnum
from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from delivery.messages.deficits import deficit_label, deficit_name
from delivery.messages.partnerships import shortened
from delivery.messages.rider import RiderLine
from delivery.outgoing import Outgoing
from delivery.worker import Renderer
from locales import Markup, Reader, dates, join
from services.outbox import Claimed
from services.partnerships.mentor_facts import FormStep, MeetingPlace, MentorForm
from services.registry import Services

DEFICITS_A_PAGE = 6
TEXT_LENGTH = 300
TITLE_LENGTH = 120
PLACES = tuple(MeetingPlace)
CAPACITIES = range(6)


class Does(IntEnum):
    """What a button of the form does with its `value`."""

    OPEN = 0
    TOGGLE = 1
    PAGE = 2
    GO = 3
    CAPACITY = 4
    PLACE = 5
    TRAINED = 6


class FormCall(CallbackData, prefix="mf"):
    """One button of the form. `value`: a deficit's id, a page, a question, a number of places."""

    programme_id: int
    does: int
    value: int = 0


class MentorsMessages:
    def __init__(self, services: Services) -> None:
        self._partnerships = services.partnerships

    def renderers(self) -> dict[str, Renderer]:
        return {"mentor_questionnaire": self._opening}

    def riders(self) -> dict[str, RiderLine]:
        return {"mentor_questionnaire": self._line}

    async def _opening(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        form = await self._facts(claimed.payload)
        return questionnaire(reader, form) if form else None

    async def _line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        form = await self._facts(payload)
        if form is None:
            return None
        data = FormCall(programme_id=form.programme_id, does=Does.OPEN).pack()
        return reader.html("mentor-form-rider"), reader.plain("mentor-form-rider-button"), data

    async def _facts(self, payload: dict[str, Any]) -> MentorForm | None:
        return await self._partnerships.seen_form(payload["programme_id"], payload["person_id"])


def questionnaire(reader: Reader, form: MentorForm, page: int = 0, problem: Markup | None = None) -> Outgoing:
    """The one message as it stands; `page` of the list of deficits, `problem` with the last answer."""
    lines = [problem] if problem else []
    if form.step is FormStep.DONE:
        return Outgoing(join([*lines, _summary(reader, form)], "\n\n"), _keyboard(_done(reader, form)))
    title = shortened(form.programme, TITLE_LENGTH)
    lines.append(
        reader.html("mentor-form-title", programme=title, step=int(form.step), steps=len(FormStep) - 1)
    )
    lines.append(_question(reader, form))
    rows = _answers(reader, form, page)
    if form.step > FormStep.DEFICITS:
        rows.append([_button(reader.plain("button-back"), form, Does.GO, form.step - 1)])
    return Outgoing(join(lines, "\n\n"), _keyboard(rows))


def _question(reader: Reader, form: MentorForm) -> Markup:
    match form.step:
        case FormStep.DEFICITS:
            return reader.html("mentor-form-deficits", n=len(form.chosen))
        case FormStep.SUBJECTS:
            known = shortened(form.subjects or form.known_subject, TEXT_LENGTH)
            return reader.html("mentor-form-subjects" if known else "mentor-form-no-subject", subject=known)
        case FormStep.CAPACITY:
            return reader.html("mentor-form-capacity")
        case FormStep.PLACE:
            return reader.html("mentor-form-place")
        case _:
            words = shortened(form.words, TEXT_LENGTH)
            return reader.html("mentor-form-words-known" if words else "mentor-form-words", words=words)


def _answers(reader: Reader, form: MentorForm, page: int) -> list[list[InlineKeyboardButton]]:
    match form.step:
        case FormStep.DEFICITS:
            return _deficits(reader, form, page)
        case FormStep.CAPACITY:
            numbers = [_button(str(n), form, Does.CAPACITY, n) for n in CAPACITIES]
            return [numbers]
        case FormStep.PLACE:
            return [
                [_button(reader.plain(f"mentor-place-{place.value.replace('_', '-')}"), form, Does.PLACE, n)]
                for n, place in enumerate(PLACES)
            ]
        case FormStep.SUBJECTS:
            known = form.subjects or form.known_subject
            key = "mentor-form-right" if known else "button-skip"
            return [[_button(reader.plain(key), form, Does.GO, FormStep.CAPACITY)]]
        case _:
            key = "mentor-form-leave" if form.words else "button-skip"
            return [[_button(reader.plain(key), form, Does.GO, FormStep.DONE)]]


def _deficits(reader: Reader, form: MentorForm, page: int) -> list[list[InlineKeyboardButton]]:
    pages = max(1, -(-len(form.deficits) // DEFICITS_A_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = form.deficits[page * DEFICITS_A_PAGE : (page + 1) * DEFICITS_A_PAGE]
    rows = []
    for line in shown:
        mark = "✓ " if line.id in form.chosen else ""
        label = shortened(mark + deficit_label(reader, line))
        rows.append([_button(label, form, Does.TOGGLE, line.id)])
    turns = []
    if page:
        turns.append(_button("←", form, Does.PAGE, page - 1))
    if page + 1 < pages:
        turns.append(_button("→", form, Does.PAGE, page + 1))
    onward = _button(reader.plain("mentor-form-next", n=len(form.chosen)), form, Does.GO, FormStep.SUBJECTS)
    return [*rows, turns, [onward]]


def page_of(form: MentorForm, deficit_id: int) -> int:
    """The page of the list on which a deficit stands."""
    ids = [line.id for line in form.deficits]
    return ids.index(deficit_id) // DEFICITS_A_PAGE if deficit_id in ids else 0


def _summary(reader: Reader, form: MentorForm) -> Markup:
    names = [deficit_name(reader, line) for line in form.deficits if line.id in form.chosen]
    lines = [
        reader.html("mentor-form-done", n=form.capacity or 0),
        reader.html("mentor-form-done-deficits", deficits=shortened(", ".join(names), TEXT_LENGTH) or "—"),
    ]
    if subject := form.subjects or form.known_subject:
        lines.append(reader.html("mentor-form-done-subject", subject=shortened(subject, TEXT_LENGTH)))
    if form.place and form.capacity:
        place = reader.plain(f"mentor-place-{form.place.value.replace('_', '-')}")
        lines.append(reader.html("mentor-form-done-place", place=place))
    if form.words:
        lines.append(reader.html("mentor-form-done-words", words=shortened(form.words, TEXT_LENGTH)))
    if form.trained_on:
        day = dates.day_with_year(reader.locale, form.trained_on)
        lines.append(reader.html("mentor-form-trained", day=day))
    return join(lines)


def _done(reader: Reader, form: MentorForm) -> list[list[InlineKeyboardButton]]:
    rows = [[_button(reader.plain("mentor-form-change"), form, Does.GO, FormStep.DEFICITS)]]
    if form.may_train and form.trained_on is None:
        rows.insert(0, [_button(reader.plain("mentor-form-train"), form, Does.TRAINED)])
    return rows


def _button(label: str, form: MentorForm, does: Does, value: int = 0) -> InlineKeyboardButton:
    data = FormCall(programme_id=form.programme_id, does=does, value=value).pack()
    return InlineKeyboardButton(text=label, callback_data=data)


def _keyboard(rows: list[list[InlineKeyboardButton]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])
