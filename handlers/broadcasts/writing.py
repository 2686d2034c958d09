"""The list of broadcasts, and what to send: written or forwarded."""

from datetime import datetime
from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Start, SwitchTo

from delivery.messages.events import announcement
from delivery.messages.partnerships import shortened
from handlers.broadcasts.formatting import formatted
from handlers.broadcasts.states import Broadcasts
from handlers.chats.states import Groups
from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, complain
from handlers.common.widgets import Html, Label, Ready, Turns, back, choice, leave, wanted_page
from locales import Reader
from services.broadcasts.facts import BroadcastLine, Content, Medium
from services.errors import DomainError

ICONS = {
    "draft": "✏️",
    "scheduled": "🕓",
    "running": "📤",
    "paused": "⏸",
    "finished": "✅",
    "cancelled": "⏹",
}
WITHDRAWN = "🗑"
UNSENT = ("draft", "scheduled")


async def broadcasts(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.broadcasts.all(ctx.actor, wanted_page(dialog_manager, "all"))
    now = ctx.services.clock.now()
    return {
        "place": found.place,
        "text": ctx.reader.html("broadcasts-title" if found.lines else "broadcasts-none"),
        "lines": [
            {
                "id": f"{line.id}:{line.state.value}",
                "label": shortened(_line(ctx.reader, line, now.astimezone(line.at.tzinfo))),
            }
            for line in found.lines
        ],
    }


def _line(reader: Reader, line: BroadcastLine, now: datetime) -> str:
    """«✏️ 30.11 · Уважаемые коллеги», or what is sent where there are no words; another year is shown."""
    icon = WITHDRAWN if line.withdrawn else ICONS[line.state.value]
    day = f"{line.at:%d.%m}" if line.at.year == now.year else f"{line.at:%d.%m.%y}"
    return f"{icon} {day} · {line.beginning or reader.plain('broadcasts-medium', kind=line.medium)}"


async def on_write(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.clear()
    await manager.switch_to(Broadcasts.write)


async def on_open(_: CallbackQuery, __: Any, manager: DialogManager, chosen: str) -> None:
    broadcast_id, state = chosen.split(":")
    manager.dialog_data.clear()
    manager.dialog_data["broadcast"] = int(broadcast_id)
    if state not in UNSENT:
        await manager.switch_to(Broadcasts.report)
        return
    ctx = ctx_of(manager)
    card = await ctx.services.broadcasts.card(ctx.actor, int(broadcast_id))
    await manager.switch_to(Broadcasts.preview if card.segment else Broadcasts.segment)


async def on_message(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Any message is the draft's content; what can't be sent is told at once."""
    ctx, data = ctx_of(manager), manager.dialog_data
    if message.media_group_id:
        if data.get("refused_album") == message.media_group_id:
            # The other pictures of an album that was refused a moment ago.
            manager.show_mode = ShowMode.NO_UPDATE
        elif await _take_in(message, manager):
            await manager.switch_to(Broadcasts.album)
        return
    try:
        data["broadcast"] = await ctx.services.broadcasts.compose(
            ctx.actor, content_of(message), data.get("broadcast")
        )
    except DomainError as error:
        complain(manager, error)
        return
    await go_on(manager)


async def go_on(manager: DialogManager) -> None:
    """To whom it goes; or, if that is known, to its preview."""
    ctx = ctx_of(manager)
    card = await ctx.services.broadcasts.card(ctx.actor, manager.dialog_data["broadcast"])
    await manager.switch_to(Broadcasts.preview if card.segment else Broadcasts.segment)


async def on_more(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """The other items of the album; whatever else comes now belongs to another message."""
    if message.media_group_id != manager.dialog_data.get("album"):
        complain(manager, DomainError("broadcasts-album-rest"))
    elif await _take_in(message, manager):
        # They come all at once: the screen stands already.
        manager.show_mode = ShowMode.NO_UPDATE


async def on_late(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """An item that was still being loaded when the author went on."""
    manager.show_mode = ShowMode.NO_UPDATE
    if message.media_group_id == manager.dialog_data.get("album"):
        await _take_in(message, manager)


async def on_other(_: Message, __: MessageInput, manager: DialogManager) -> None:
    """Words beside a draft that stands: not taken for another one unasked."""
    complain(manager, DomainError("broadcasts-has-message"))


async def on_album(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await go_on(manager)


async def _take_in(message: Message, manager: DialogManager) -> bool:
    """Put an item of an album into the draft; False when it was refused, with a word."""
    ctx, data, group_id = ctx_of(manager), manager.dialog_data, str(message.media_group_id)
    try:
        content = content_of(message)
        item = Medium(content.media_kind, content.media_file_id, content.html)
        data["broadcast"] = await ctx.services.broadcasts.take_in(
            ctx.actor, item, message.message_id, group_id, data.get("broadcast")
        )
    except DomainError as error:
        data["refused_album"] = group_id
        complain(manager, error)
        return False
    data["album"] = group_id
    return True


def content_of(message: Message) -> Content:
    """What a message says, with its formatting, and its medium.

    DomainError for other kinds of message, and for broken tags.
    """
    if message.text:
        return Content(formatted(message))
    media = {
        "photo": message.photo[-1].file_id if message.photo else "",
        "video": message.video.file_id if message.video else "",
        # An animation is told of as a document, too.
        "animation": message.animation.file_id if message.animation else "",
        "video_note": message.video_note.file_id if message.video_note else "",
        "voice": message.voice.file_id if message.voice else "",
        "audio": message.audio.file_id if message.audio else "",
        "document": message.document.file_id if message.document else "",
    }
    for kind, file_id in media.items():
        if file_id:
            return Content(formatted(message), kind, file_id)
    raise DomainError("broadcasts-kind")


async def announce(ctx: Context, event_id: int) -> int:
    """A draft that tells of an event, with the text of its card; returns its id."""
    event = (await ctx.services.events.card(ctx.actor, event_id)).line
    text = announcement(ctx.reader, event)
    return await ctx.services.broadcasts.compose(ctx.actor, Content(text), event_id=event_id)


windows = (
    Window(
        Ready("text"),
        Button(Label("broadcasts-write"), id="write", on_click=on_write),
        Column(choice("one", "lines", on_open, Label("broadcasts-item"))),
        Turns(id="all"),
        Start(Label("chats-of-programme"), id="groups", state=Groups.main),
        leave(),
        getter=broadcasts,
        state=Broadcasts.main,
    ),
    Window(
        Problem(),
        Html("broadcasts-ask-message"),
        MessageInput(on_message, filter=~F.text.startswith("/")),
        SwitchTo(Label("broadcasts-from-template"), id="templates", state=Broadcasts.templates),
        back(Broadcasts.main),
        state=Broadcasts.write,
    ),
    Window(
        Problem(),
        Html("broadcasts-album"),
        MessageInput(on_more, filter=~F.text.startswith("/")),
        Button(Label("broadcasts-album-next"), id="next", on_click=on_album),
        SwitchTo(Label("broadcasts-album-other"), id="other", state=Broadcasts.write),
        back(Broadcasts.main),
        state=Broadcasts.album,
    ),
)
