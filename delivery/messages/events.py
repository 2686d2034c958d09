"""What comes unasked about events: reminders, moves, cancellations; the guest's answer buttons."""

from dataclasses import replace
from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from delivery.messages.rider import RiderLine
from delivery.outgoing import Outgoing, rows
from delivery.worker import Renderer
from locales import Markup, Reader, dates, join
from models.enums import EventAfter, EventAnswer, EventState
from services.events.facts import EventLine
from services.events.names import event_name
from services.events.rules import COMING
from services.outbox import Claimed
from services.registry import Services

CHOICES = (EventAnswer.GOING, EventAnswer.MAYBE, EventAnswer.DECLINED)


class EventAnswerCall(CallbackData, prefix="ea"):
    """A guest says whether they come."""

    event: int
    answer: EventAnswer


class AttendanceCall(CallbackData, prefix="eat"):
    """The methodist opens the list of who was there."""

    event: int


class EventOpenCall(CallbackData, prefix="eo"):
    """A guest or presenter opens the event: its materials, its code, the answer."""

    event: int


class LessonsCall(CallbackData, prefix="el"):
    """A guest opens the lessons of a series to choose among them."""

    event: int


def answer_keyboard(event_id: int, reader: Reader, chosen: EventAnswer | None = None) -> InlineKeyboardMarkup:
    """The three answers in a row; the one given is ticked."""
    return InlineKeyboardMarkup(inline_keyboard=[answer_row(event_id, reader, chosen)])


def answer_row(event_id: int, reader: Reader, chosen: EventAnswer | None) -> list[InlineKeyboardButton]:
    """The same as one row, for messages with other buttons."""
    return [
        InlineKeyboardButton(
            text=reader.plain("event-chosen-waiting")
            if chosen is EventAnswer.WAITING and answer is EventAnswer.GOING
            else _label(reader, answer, answer is chosen),
            callback_data=EventAnswerCall(event=event_id, answer=answer).pack(),
        )
        for answer in CHOICES
    ]


def with_answer(
    markup: InlineKeyboardMarkup | None, event_id: int, reader: Reader, chosen: EventAnswer | None
) -> InlineKeyboardMarkup:
    """`markup` with its answer row redrawn; the other rows stay. Where it was not told of: that row alone."""
    if markup is None:
        return answer_keyboard(event_id, reader, chosen)
    prefix = f"{EventAnswerCall.__prefix__}:"
    lines = [
        answer_row(event_id, reader, chosen)
        if any((button.callback_data or "").startswith(prefix) for button in line)
        else line
        for line in markup.inline_keyboard
    ]
    return InlineKeyboardMarkup(inline_keyboard=lines)


def about(reader: Reader, event: EventLine) -> Markup:
    """Name, time, place and link of an event, a line each."""
    lines = [reader.html("event-about", name=called(reader, event), when=span(reader, event))]
    if event.place:
        lines.append(reader.html("event-about-place", place=event.place))
    if event.link:
        lines.append(reader.html("event-about-link", link=event.link))
    return join(lines)


def announcement(reader: Reader, event: EventLine) -> Markup:
    """What a broadcast says of an event when its author adds nothing."""
    return join([about(reader, event), reader.html("broadcasts-event-question")], "\n\n")


def called(reader: Reader, event: EventLine) -> str:
    """«Мастер-класс «Готовимся к ОГЭ»», plain."""
    return event_name(reader.plain, event.kind, event.title)


def span(reader: Reader, event: EventLine) -> str:
    """«22 ноября, вс, 15:00–16:30», plain; with both days when it lasts over midnight."""
    starts, ends = event.starts_at, event.ends_at
    until = (
        dates.clock(reader.locale, ends)
        if starts.date() == ends.date()
        else f" {dates.moment(reader.locale, ends)}"
    )
    return f"{dates.moment(reader.locale, starts)}–{until.lstrip()}"


def event_keyboard(reader: Reader, event: EventLine) -> InlineKeyboardMarkup | None:
    """What a guest or presenter can do with a message about the event: answer, connect, open it."""
    coming = event.leads or event.answer in COMING
    lines = []
    if event.answer is not None:
        lines.append(answer_row(event.id, reader, event.answer))
    if event.link and coming:
        lines.append([InlineKeyboardButton(text=reader.plain("event-connect"), url=event.link)])
    if event.leads or event.materials:
        key = "event-open-code" if event.leads else "event-open-materials"
        data = EventOpenCall(event=event.id).pack()
        lines.append([InlineKeyboardButton(text=reader.plain(key), callback_data=data)])
    return InlineKeyboardMarkup(inline_keyboard=lines) if lines else None


async def for_guest(
    services: Services, reader: Reader, made: Outgoing, event_id: int | None, person_id: int | None
) -> Outgoing:
    """An announcement with all that its reader can do: besides the answer, connect and take materials."""
    if made.keyboard is None or event_id is None or person_id is None:
        return made
    event = await services.events.notice(event_id, person_id, None)
    return made if event is None else replace(made, keyboard=event_keyboard(reader, event))


class EventsMessages:
    def __init__(self, services: Services) -> None:
        self._events = services.events

    def renderers(self) -> dict[str, Renderer]:
        return {
            "event_soon": self._soon,
            "event_moved": self._moved,
            "event_place": self._place,
            "event_cancelled": self._cancelled,
            "attendance": self._attendance,
            "event_leads": self._leads,
            "event_leads_not": self._leads_not,
            "event_materials": _alone(self._materials_line),
            "event_invitation": self._invitation,
            "event_added": _alone(self._added_line),
            "event_uninvited": self._uninvited,
        }

    def riders(self) -> dict[str, RiderLine]:
        return {
            "attendance": self._attendance_line,
            "event_invitation": self._invitation_line,
            "event_added": self._added_line,
            "event_leads": self._leads_line,
            "event_materials": self._materials_line,
        }

    async def _soon(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        event = await self._notice(claimed, reminder=True)
        # Declined, called off or begun since: there is nothing to remind of.
        if event is None or event.started or event.state is EventState.CANCELLED:
            return None
        if event.answer not in COMING and not event.leads:
            return None
        # Of a series each chosen lesson is reminded of.
        if event.lessons and not event.leads:
            return None
        if claimed.payload["which"] == "hour":
            head = reader.html("event-soon-hour", clock=dates.clock(reader.locale, event.starts_at))
        elif event.leads:
            head = reader.html("event-soon-leads")
        else:
            assert event.answer is not None
            head = reader.html("event-soon-day", answer=event.answer.value)
        return Outgoing(join([head, about(reader, event)], "\n\n"), event_keyboard(reader, event))

    async def _moved(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        event = await self._notice(claimed)
        if event is None or event.over or event.state is EventState.CANCELLED:
            return None
        head = reader.html("event-relocated" if claimed.payload.get("relocated") else "event-moved")
        if event.answer is not None and not claimed.payload.get("relocated"):
            head = join([head, reader.html("event-moved-question")], " ")
        return Outgoing(join([head, about(reader, event)], "\n\n"), event_keyboard(reader, event))

    async def _place(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        event = await self._notice(claimed)
        # Has given the place up again, or the event has moved, which is told itself.
        if event is None or event.answer is not EventAnswer.GOING or event.started:
            return None
        if event.state is EventState.CANCELLED:
            return None
        head = reader.html("event-place-free")
        return Outgoing(join([head, about(reader, event)], "\n\n"), event_keyboard(reader, event))

    async def _cancelled(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        event = await self._notice(claimed)
        if event is None:
            return None
        return Outgoing(reader.html("event-cancelled", name=called(reader, event), when=span(reader, event)))

    async def _attendance(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        event = await self._ended(claimed.payload)
        if event is None:
            return None
        nobody = claimed.payload["after"] == EventAfter.EMPTY
        return Outgoing(
            reader.html("attendance-nobody" if nobody else "attendance-ask", name=called(reader, event)),
            rows([(reader.plain("attendance-button"), AttendanceCall(event=event.id).pack())]),
        )

    async def _attendance_line(
        self, payload: dict[str, Any], reader: Reader
    ) -> tuple[Markup, str, str] | None:
        event = await self._ended(payload)
        if event is None:
            return None
        return (
            reader.html("attendance-rider", name=called(reader, event)),
            reader.plain("attendance-button"),
            AttendanceCall(event=event.id).pack(),
        )

    async def _invitation(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        event = await self._invited(claimed.payload)
        if event is None:
            return None
        text = join([reader.html("event-invitation"), about(reader, event)], "\n\n")
        return Outgoing(text, event_keyboard(reader, event))

    async def _invitation_line(
        self, payload: dict[str, Any], reader: Reader
    ) -> tuple[Markup, str, str] | None:
        event = await self._invited(payload)
        if event is None:
            return None
        line = reader.html("event-invitation-rider", name=called(reader, event), when=span(reader, event))
        return line, reader.plain("event-open-answer"), EventOpenCall(event=event.id).pack()

    async def _added_line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        event = await self._invited(payload)
        if event is None or event.answer is EventAnswer.DECLINED:
            return None
        line = reader.html("event-added-rider", name=called(reader, event), when=span(reader, event))
        return line, reader.plain("event-open-lessons"), LessonsCall(event=event.id).pack()

    async def _invited(self, payload: dict[str, Any]) -> EventLine | None:
        event = await self._events.notice(payload["event"], payload["person"], None)
        # Taken out again, called off or over since.
        if event is None or event.answer is None or event.over or event.state is EventState.CANCELLED:
            return None
        return event

    async def _uninvited(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        payload = claimed.payload
        again = await self._events.notice(payload["event"], payload["person"], None)
        event = await self._events.described(payload["event"])
        if event is None or event.state is EventState.CANCELLED:
            return None
        if again is not None and again.answer is not None:
            return None
        words = {"name": called(reader, event), "when": span(reader, event)}
        return Outgoing(reader.html("event-uninvited", **words))

    async def _leads(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        event = await self._led(claimed.payload)
        if event is None:
            return None
        text = join([reader.html("event-leads"), about(reader, event)], "\n\n")
        return Outgoing(text, event_keyboard(reader, replace(event, answer=None)))

    async def _leads_not(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        event = await self._events.described(claimed.payload["event"])
        # Named again, or off altogether since.
        if event is None or event.state is EventState.CANCELLED or await self._led(claimed.payload):
            return None
        words = {"name": called(reader, event), "when": span(reader, event)}
        return Outgoing(reader.html("event-leads-not", **words))

    async def _leads_line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        event = await self._led(payload)
        if event is None:
            return None
        line = reader.html("event-leads-rider", name=called(reader, event), when=span(reader, event))
        return line, reader.plain("event-open-code"), EventOpenCall(event=event.id).pack()

    async def _led(self, payload: dict[str, Any]) -> EventLine | None:
        event = await self._events.notice(payload["event"], payload["person"], None)
        # Taken off again, over or called off since.
        if event is None or not event.leads or event.over or event.state is EventState.CANCELLED:
            return None
        return event

    async def _materials_line(
        self, payload: dict[str, Any], reader: Reader
    ) -> tuple[Markup, str, str] | None:
        event = await self._events.notice(payload["event"], payload["person"], None)
        if event is None or not event.materials or event.state is EventState.CANCELLED:
            return None
        line = reader.html("event-materials-rider", name=called(reader, event), count=event.materials)
        return line, reader.plain("event-open-materials"), EventOpenCall(event=event.id).pack()

    async def _ended(self, payload: dict[str, Any]) -> EventLine | None:
        return await self._events.ended(payload["event"], EventAfter(payload["after"]))

    async def _notice(self, claimed: Claimed, *, reminder: bool = False) -> EventLine | None:
        payload = claimed.payload
        return await self._events.notice(
            payload["event"], payload["person"], payload["moves"], reminder=reminder
        )


def _alone(line: RiderLine) -> Renderer:
    """A rider's line as a message of its own."""

    async def message(claimed: Claimed, reader: Reader) -> Outgoing | None:
        found = await line(claimed.payload, reader)
        return Outgoing(found[0], rows([found[1:]])) if found else None

    return message


def _label(reader: Reader, answer: EventAnswer, ticked: bool) -> str:
    label = reader.plain(f"event-answer-{answer.value}")
    return reader.plain("event-chosen", label=label) if ticked else label
