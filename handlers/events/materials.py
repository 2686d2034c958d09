"""Materials of an event: guests take them, who leads it puts them there."""

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Row, SwitchTo

from delivery.messages.events import called
from handlers.common.context import ctx_of
from handlers.common.files import LARGEST, described, keep, show_file
from handlers.common.typed import Problem, complain
from handlers.common.widgets import Html, Label, Ready, back, choice, home
from handlers.events.opening import event_of
from handlers.events.states import Events
from locales import Markup, Reader, join
from services.errors import DomainError, NotFound
from services.events.facts import MaterialLine, MaterialList, NewMaterial, Role


async def materials(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.events.materials(ctx.actor, event_of(dialog_manager))
    numbered = list(enumerate(found.lines, start=1))
    return {
        "text": join([_head(ctx.reader, found), *(_line(ctx.reader, n, one) for n, one in numbered)]),
        "hosting": found.hosting,
        "some": bool(found.lines),
        "files": [{"id": one.id, "label": f"📄 {n}. {one.title}"} for n, one in numbered if one.file],
        "all": [{"id": one.id, "label": f"✖ {n}. {one.title}"} for n, one in numbered],
    }


def _head(reader: Reader, found: MaterialList) -> Markup:
    name = called(reader, found.event)
    return reader.html("materials-title" if found.lines else "materials-none", name=name)


def _line(reader: Reader, number: int, one: MaterialLine) -> Markup:
    later = "yes" if one.afterwards else "no"
    if one.file:
        return reader.html("materials-file", n=number, title=one.title, later=later)
    title = "" if one.title == one.link else f"{one.title}: "
    return reader.html("materials-link", n=number, title=title, link=one.link, later=later)


async def adding(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"later": "yes" if dialog_manager.dialog_data.get("later") else "no"}


async def on_file(_: CallbackQuery, __: Any, manager: DialogManager, material_id: int) -> None:
    ctx = ctx_of(manager)
    found = await ctx.services.events.materials(ctx.actor, event_of(manager))
    one = next((line for line in found.lines if line.id == material_id), None)
    if one is None or one.file is None:
        raise NotFound("material")
    await show_file(ctx, one.file, ctx.reader.html("materials-caption", title=one.title))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_later(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["later"] = not manager.dialog_data.get("later")


async def on_given(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A link with words before it, or a file with its caption for a title."""
    try:
        await _add(message, manager)
    except DomainError as error:
        complain(manager, error)
    else:
        await manager.switch_to(Events.materials)


async def _add(message: Message, manager: DialogManager) -> None:
    ctx, event_id = ctx_of(manager), event_of(manager)
    later = bool(manager.dialog_data.get("later"))
    file = described(message)
    if file is None:
        words = (message.text or "").rsplit(maxsplit=1)
        if not words:
            raise DomainError("materials-unclear")
        title, link = (words[0], words[1]) if len(words) == 2 else ("", words[0])
        new = NewMaterial(title.strip(" :—–-"), link, afterwards=later)
    else:
        source = message.document or (message.photo[-1] if message.photo else None)
        if source is not None and file.size <= LARGEST:
            file = await keep(source, file, ctx)
        new = NewMaterial(message.caption or "", file=file, afterwards=later)
    await ctx.services.events.add_material(ctx.actor, event_id, new)


async def on_remove(query: CallbackQuery, _: Any, manager: DialogManager, material_id: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.events.remove_material(ctx.actor, event_of(manager), material_id)
    await query.answer(ctx.reader.plain("materials-removed"))
    await manager.switch_to(Events.materials)


async def on_up(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    methodist = Role.METHODIST in ctx_of(manager).actor.roles
    await manager.switch_to(Events.edit if methodist else Events.mine)


windows = (
    Window(
        Ready("text"),
        Column(choice("file", "files", on_file, of=int)),
        SwitchTo(Label("materials-add"), id="add", state=Events.material, when="hosting"),
        SwitchTo(Label("materials-remove"), id="remove", state=Events.less_material, when="hosting"),
        Row(Button(Label("button-back"), id="up", on_click=on_up), home()),
        getter=materials,
        state=Events.materials,
    ),
    Window(
        Problem(),
        Html("materials-ask"),
        Button(Label("materials-later"), id="later", on_click=on_later),
        MessageInput(on_given),
        Row(back(Events.materials), home()),
        getter=adding,
        state=Events.material,
    ),
    Window(
        Ready("text"),
        Column(choice("gone", "all", on_remove, of=int)),
        Row(back(Events.materials), home()),
        getter=materials,
        state=Events.less_material,
    ),
)
