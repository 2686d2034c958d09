"""A broadcast as its readers get it, and the message on which its author watches it run."""

from dataclasses import replace
from math import ceil
from zoneinfo import ZoneInfo

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from delivery.messages.events import announcement, answer_row, for_guest
from delivery.outcome import NotNowError
from delivery.outgoing import Attachment, Captioned, Outgoing
from delivery.worker import Renderer
from locales import LANGUAGES, Markup, Reader, dates, join
from models.enums import BroadcastState, OutboxStatus
from services.broadcasts.facts import Change, Progress, ToSend
from services.broadcasts.groups import KIND
from services.broadcasts.progress import WATCH
from services.broadcasts.rules import personal
from services.outbox import Claimed
from services.registry import Services

BAR = 10
RUNNING = {
    Change.NONE: "broadcast-running",
    Change.CORRECTS: "broadcast-correcting",
    Change.WITHDRAWS: "broadcast-withdrawing",
}
FINISHED = {
    Change.NONE: "broadcast-finished",
    Change.CORRECTS: "broadcast-corrected",
    Change.WITHDRAWS: "broadcast-all-withdrawn",
}
DELIVERED = {
    Change.NONE: "broadcast-delivered",
    Change.CORRECTS: "broadcast-edited",
    Change.WITHDRAWS: "broadcast-deleted",
}


class GotIt(CallbackData, prefix="got"):
    """«Понятно» under a broadcast."""

    broadcast_id: int


class Control(CallbackData, prefix="bc"):
    """A button of the progress message; `what` is one of the constants below."""

    broadcast_id: int
    what: int


PAUSE, RESUME, STOP, LIST, REPEAT, OPEN = range(6)


class BroadcastsMessages:
    def __init__(self, services: Services) -> None:
        self._services = services

    def renderers(self) -> dict[str, Renderer]:
        return {KIND: self._broadcast, WATCH: self._watch}

    async def _broadcast(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        assert claimed.broadcast_id is not None
        message = await self._services.broadcasts.to_send(claimed.broadcast_id, claimed.person_id)
        if message is None:
            return None
        if message.too_late or message.rests_until is not None:
            raise NotNowError(None if message.too_late else message.rests_until)
        made = outgoing(reader, await self._in_language(reader, message))
        made = await for_guest(self._services, reader, made, message.event_id, claimed.person_id)
        return replace(made, keyboard=None) if claimed.linked_chat_id is not None else made

    async def _in_language(self, reader: Reader, message: ToSend) -> ToSend:
        """An event's announcement to which its author added nothing comes in the reader's own language."""
        if message.event_id is None or message.media_kind or message.album:
            return message
        event = await self._services.events.described(message.event_id)
        ours = (
            {announcement(Reader(reader.texts, language), event) for language in LANGUAGES} if event else ()
        )
        return (
            replace(message, html=announcement(reader, event)) if event and message.html in ours else message
        )

    async def _watch(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        progress = await self._services.broadcasts.watching(claimed.payload["broadcast_id"])
        return watched(reader, progress) if progress else None


def outgoing(reader: Reader, message: ToSend) -> Outgoing:
    """The message with its medium and buttons, or the album."""
    school = message.school or reader.plain("broadcast-your-school")
    if len(message.album) > 1:
        items = (
            Captioned(Attachment(one.kind, one.file_id), personal(one.html, message.name, school))
            for one in message.album
        )
        return Outgoing("", album=tuple(items))
    if message.album:
        only = message.album[0]
        message = replace(message, html=only.html, media_kind=only.kind, media_file_id=only.file_id)
    attachment = Attachment(message.media_kind, message.media_file_id) if message.media_kind else None
    return Outgoing(personal(message.html, message.name, school), keyboard(reader, message), attachment)


def keyboard(reader: Reader, message: ToSend) -> InlineKeyboardMarkup | None:
    """An event's three answers, or "Got it", or nothing."""
    if message.event_id is not None:
        return InlineKeyboardMarkup(inline_keyboard=[answer_row(message.event_id, reader, message.answer)])
    if not message.got_it:
        return None
    label = reader.plain("broadcast-got-it-done" if message.read else "broadcast-got-it")
    data = GotIt(broadcast_id=message.broadcast_id).pack()
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=label, callback_data=data)]])


def watched(reader: Reader, progress: Progress) -> Outgoing:
    """How it goes, with what can be done about it."""
    ended = progress.state in (BroadcastState.FINISHED, BroadcastState.CANCELLED)
    if ended or (progress.state is BroadcastState.RUNNING and not progress.waiting):
        return _ended(reader, progress)
    sent = progress.total - progress.waiting
    paused = progress.state is BroadcastState.PAUSED
    lines = [
        reader.html(
            "broadcast-paused" if paused else RUNNING[progress.change],
            bar=bar(sent, progress.total),
            sent=sent,
            total=progress.total,
        )
    ]
    if not paused:
        lines.append(_time_left(reader, progress))
    first = (RESUME, "broadcast-resume") if paused else (PAUSE, "broadcast-pause")
    return Outgoing(join(lines, " · "), _buttons(reader, progress.id, first, (STOP, "broadcast-stop")))


def bar(done: int, total: int) -> str:
    """«▓▓▓▓▓▓░░░░»."""
    filled = done * BAR // total if total else BAR
    return "▓" * filled + "░" * (BAR - filled)


def _time_left(reader: Reader, progress: Progress) -> Markup:
    if progress.resumes_at is not None:
        local = progress.resumes_at.astimezone(ZoneInfo(progress.time_zone))
        key = "broadcast-muted-until" if progress.muted else "broadcast-resumes-at"
        return reader.html(key, at=dates.moment(reader.locale, local))
    seconds = ceil(progress.waiting / progress.a_second)
    if seconds < 100:
        return reader.html("broadcast-seconds-left", n=seconds)
    return reader.html("broadcast-minutes-left", n=ceil(seconds / 60))


def _ended(reader: Reader, progress: Progress) -> Outgoing:
    done = progress.count(OutboxStatus.SENT)
    parts = [reader.html(DELIVERED[progress.change], n=done - progress.noted)]
    if progress.noted:
        parts.append(reader.html("broadcast-noted", n=progress.noted))
    if progress.got_it and progress.change is Change.NONE:
        parts.append(reader.html("broadcast-read", n=progress.read))
    # Of a change those are left out of whom nobody knows whether they have the message.
    left_out = "broadcast-left-out" if progress.change is Change.NONE else "broadcast-uncertain"
    counted = (
        ("broadcast-blocked", progress.count(OutboxStatus.UNREACHABLE)),
        ("broadcast-failed", progress.count(OutboxStatus.FAILED, OutboxStatus.EXPIRED)),
        ("broadcast-uncertain", progress.count(OutboxStatus.UNCERTAIN)),
        ("broadcast-not-sent", progress.count(OutboxStatus.CANCELLED)),
        (left_out, progress.left_out),
    )
    parts.extend(reader.html(key, n=count) for key, count in counted if count)
    stopped = progress.state is BroadcastState.CANCELLED
    head = "broadcast-stopped" if stopped else FINISHED[progress.change]
    if progress.withdrawn:
        head = "broadcast-taken-back"
    buttons = [(LIST, "broadcast-list")]
    if progress.repeatable:
        buttons.append((REPEAT, "broadcast-repeat"))
    text = join([reader.html(head), join(parts, " · ")])
    return Outgoing(text, _buttons(reader, progress.id, *buttons))


def _buttons(reader: Reader, broadcast_id: int, *choices: tuple[int, str]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(
                    text=reader.plain(key),
                    callback_data=Control(broadcast_id=broadcast_id, what=what).pack(),
                )
                for what, key in choices
            ]
        ]
    )
