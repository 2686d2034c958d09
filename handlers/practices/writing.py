"""Writing a card: a title, then whatever there is; sending it is the consent to show it."""

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Data, Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, SwitchTo

from delivery.messages.deficits import deficit_label
from delivery.messages.practices import card_text, line_label
from handlers.common.context import ctx_of
from handlers.common.files import received_of
from handlers.common.typed import Problem, complain, typed
from handlers.common.widgets import (
    Html,
    Label,
    Pages,
    Ready,
    Turns,
    back,
    choice,
    home,
    leave,
    wanted_page,
)
from handlers.practices.states import OwnPractices
from locales import join
from services.errors import DomainError
from services.practices.facts import PracticeCard, PracticeState
from services.practices.rules import PracticeField

PAGE = 7
MARKS = {
    PracticeState.DRAFT: "✏️",
    PracticeState.WAITING: "⏳",
    PracticeState.RETURNED: "↩️",
    PracticeState.PUBLISHED: "✅",
}


async def on_start(data: Data, manager: DialogManager) -> None:
    if isinstance(data, dict):
        manager.dialog_data.update(data)


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.practices.own_practices(ctx.actor, wanted_page(dialog_manager, "own"), PAGE)
    return {
        "n": found.place.total,
        "lines": [{"id": one.id, "label": f"{MARKS[one.state]} {line_label(one)}"} for one in found.lines],
        "place": found.place,
    }


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, one = ctx_of(dialog_manager), await _card(dialog_manager)
    reader = ctx.reader
    lines = [card_text(reader, one), reader.html(f"practice-state-{one.state}", n=one.uses)]
    if one.note and one.state is PracticeState.RETURNED:
        lines.append(reader.html("practice-note", note=one.note))
    writable = one.state in (PracticeState.DRAFT, PracticeState.RETURNED)
    return {
        "text": join(lines, "\n\n"),
        "writable": writable,
        "sent": not writable,
        "files": [{"id": file.id, "label": f"✖ {file.file.name}"} for file in one.files],
        "some_files": writable and bool(one.files),
    }


async def _card(manager: DialogManager) -> PracticeCard:
    ctx = ctx_of(manager)
    return await ctx.services.practices.practice_card(ctx.actor, manager.dialog_data["practice"])


async def deficits(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, one = ctx_of(dialog_manager), await _card(dialog_manager)
    chosen = {deficit.id for deficit in one.deficits}
    return {
        "lines": [
            {
                "id": line.id,
                "label": ("✅ " if line.id in chosen else "▫️ ") + deficit_label(ctx.reader, line),
            }
            for line in await ctx.services.people.deficits(ctx.actor)
        ]
    }


async def field(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    return {"text": ctx.reader.html(f"practice-ask-{dialog_manager.dialog_data['field']}")}


async def on_own(_: CallbackQuery, __: Any, manager: DialogManager, practice_id: int) -> None:
    manager.dialog_data["practice"] = practice_id
    await manager.switch_to(OwnPractices.card)


async def on_title(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    manager.dialog_data["practice"] = await ctx.services.practices.begin(ctx.actor, text)
    await manager.switch_to(OwnPractices.card)


async def on_field(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["field"] = button.widget_id
    await manager.switch_to(OwnPractices.field)


async def on_words(manager: DialogManager, text: str) -> None:
    ctx, name = ctx_of(manager), PracticeField(manager.dialog_data["field"])
    await ctx.services.practices.write(ctx.actor, manager.dialog_data["practice"], name, text)
    await manager.switch_to(OwnPractices.card)


async def on_deficit(_: CallbackQuery, __: Any, manager: DialogManager, deficit_id: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.practices.turn_practice_deficit(ctx.actor, manager.dialog_data["practice"], deficit_id)


async def on_material(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A file, a photo, a video, or a link."""
    ctx, practice = ctx_of(manager), manager.dialog_data["practice"]
    try:
        file = await received_of(ctx, message)
        if file is not None:
            await ctx.services.practices.attach(ctx.actor, practice, file)
        else:
            await ctx.services.practices.write(ctx.actor, practice, PracticeField.LINK, message.text or "")
    except DomainError as error:
        complain(manager, error)
    else:
        await manager.switch_to(OwnPractices.card)


async def on_less(_: CallbackQuery, __: Any, manager: DialogManager, file_id: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.practices.detach(ctx.actor, manager.dialog_data["practice"], file_id)
    await manager.switch_to(OwnPractices.card)


async def on_send(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.practices.send(ctx.actor, manager.dialog_data["practice"])
    await manager.switch_to(OwnPractices.card)


async def on_take_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.practices.take_back(ctx.actor, manager.dialog_data["practice"])


async def on_drop(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.practices.drop(ctx.actor, manager.dialog_data.pop("practice"))
    await query.answer(ctx.reader.plain("practice-dropped"))
    await manager.switch_to(OwnPractices.main)


dialog = Dialog(
    Window(
        Html("practices-own"),
        Column(choice("own", "lines", on_own, of=int)),
        Turns(id="own"),
        SwitchTo(Label("practices-new"), id="new", state=OwnPractices.title),
        Row(leave(), home()),
        getter=main,
        state=OwnPractices.main,
    ),
    Window(
        Problem(),
        Html("practice-ask-new"),
        typed(on_title),
        Row(back(OwnPractices.main), home()),
        state=OwnPractices.title,
    ),
    Window(
        Ready("text"),
        SwitchTo(Label("practice-send"), id="send", state=OwnPractices.consent, when="writable"),
        Group(
            Button(Label("practice-edit-about"), id=PracticeField.ABOUT.value, on_click=on_field),
            SwitchTo(Label("practice-edit-material"), id="material", state=OwnPractices.material),
            Button(Label("practice-edit-subject"), id=PracticeField.SUBJECT.value, on_click=on_field),
            Button(Label("practice-edit-grade"), id=PracticeField.GRADE.value, on_click=on_field),
            SwitchTo(Label("practice-edit-deficits"), id="deficits", state=OwnPractices.deficits),
            Button(Label("practice-edit-title"), id=PracticeField.TITLE.value, on_click=on_field),
            width=2,
            when="writable",
        ),
        Button(Label("practice-take-back"), id="take_back", on_click=on_take_back, when="sent"),
        Row(
            SwitchTo(Label("button-back"), id="back", state=OwnPractices.main),
            SwitchTo(Label("practice-drop"), id="drop", state=OwnPractices.drop, when="writable"),
            home(when="sent"),
        ),
        getter=card,
        state=OwnPractices.card,
    ),
    Window(
        Problem(),
        Ready("text"),
        typed(on_words),
        back(OwnPractices.card),
        getter=field,
        state=OwnPractices.field,
    ),
    Window(
        Html("practice-ask-deficits"),
        Pages(choice("deficit", "lines", on_deficit, of=int), id="deficits", height=PAGE),
        SwitchTo(Label("practice-ready"), id="ready", state=OwnPractices.card),
        getter=deficits,
        state=OwnPractices.deficits,
    ),
    Window(
        Problem(),
        Html("practice-ask-material"),
        MessageInput(on_material),
        SwitchTo(Label("practice-less"), id="less", state=OwnPractices.less, when="some_files"),
        back(OwnPractices.card),
        getter=card,
        state=OwnPractices.material,
    ),
    Window(
        Html("practice-ask-less"),
        Column(choice("file", "files", on_less, of=int)),
        back(OwnPractices.card),
        getter=card,
        state=OwnPractices.less,
    ),
    Window(
        Html("practice-consent"),
        Button(Label("practice-consent-yes"), id="yes", on_click=on_send),
        back(OwnPractices.card),
        state=OwnPractices.consent,
    ),
    Window(
        Html("practice-drop-sure"),
        Button(Label("practice-drop-yes"), id="yes", on_click=on_drop),
        back(OwnPractices.card),
        state=OwnPractices.drop,
    ),
    on_start=on_start,
)
