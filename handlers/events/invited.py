"""Who is invited: looked at, enlarged, made smaller, after the invitation has gone out as well."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row

from delivery.messages.events import called
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import (
    Html,
    Label,
    Ready,
    Turns,
    back,
    choice,
    first_page,
    fitted,
    home,
    wanted_page,
)
from handlers.events.attendance import SEARCHED, found_screen, in_words
from handlers.events.opening import event_of, told_words
from handlers.events.states import Events
from handlers.people.school_lists import on_search as on_school_search
from handlers.people.school_lists import page_of_schools, turning
from locales import join
from services.broadcasts.facts import Segment, SegmentKind
from services.errors import DomainError, NotFound
from services.events.attendance import PAGE
from services.events.facts import FoundPerson, Role
from services.events.inviting import Whom

ROLES = (Role.MENTOR, Role.MENTEE, Role.CURATOR)
ADD, REMOVE = "add", "remove"


def _mode(manager: DialogManager) -> str:
    mode: str = manager.dialog_data.get("mode", ADD)
    return mode


async def guests(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    page, search = wanted_page(dialog_manager, "invited"), data.get("guest", "")
    found = await ctx.services.events.guest_list(ctx.actor, event_of(dialog_manager), page, search)
    lines = [
        ctx.reader.html(
            "invited-line",
            n=n,
            who=fitted(", ".join(part for part in (one.name, one.school) if part), 120),
            answer=one.answer.value,
        )
        for n, one in enumerate(found.lines, start=found.place.page * PAGE + 1)
    ]
    name, told = called(ctx.reader, found.event), data.pop("told", "")
    head = ctx.reader.html("invited-title", name=name, guests=in_words(found.guests), told=told)
    return {"text": join([head, *lines]), "place": found.place, "some": found.guests, "search": search}


async def whom(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    line = (await ctx.services.events.card(ctx.actor, event_of(dialog_manager))).line
    return {
        "name": called(ctx.reader, line),
        "mode": _mode(dialog_manager),
        "roles": [
            {"id": role.value, "label": ctx.reader.plain(f"broadcasts-to-{role.value}")} for role in ROLES
        ],
    }


async def schools(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {**await page_of_schools(dialog_manager), "mode": _mode(dialog_manager)}


async def people(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, mode = ctx_of(dialog_manager), _mode(dialog_manager)
    found = await _found(dialog_manager)
    words = ctx.reader.html("invited-found", count=len(found), mode=mode)
    return found_screen(found, words, ctx.reader.html("invited-ask", mode=mode))


async def confirm(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, mode = ctx_of(dialog_manager), _mode(dialog_manager)
    count = await ctx.services.events.count_invitees(
        ctx.actor, event_of(dialog_manager), _chosen(dialog_manager), mode == REMOVE
    )
    return {"mode": mode, "count": count}


async def _found(manager: DialogManager) -> tuple[FoundPerson, ...]:
    """Those of the typed name: no guests yet, or guests, as the mode has it."""
    ctx, event_id, text = ctx_of(manager), event_of(manager), manager.dialog_data.get("search", "")
    if _mode(manager) == ADD:
        return await ctx.services.events.find_people(ctx.actor, event_id, text)
    page = await ctx.services.events.guest_list(ctx.actor, event_id, 0, text)
    return tuple(FoundPerson(one.person_id, one.name, one.school) for one in page.lines)


def _chosen(manager: DialogManager) -> Whom:
    data = manager.dialog_data
    if "segment" not in data:
        raise NotFound("segment")
    return Segment.load(data["segment"])


async def on_mode(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["mode"] = button.widget_id
    manager.dialog_data.pop("search", None)
    await manager.switch_to(Events.whom)


async def on_role(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["segment"] = Segment(SegmentKind.ROLE, role=Role(item)).dump()
    await manager.switch_to(Events.whom_confirm)


async def on_school(_: CallbackQuery, __: Any, manager: DialogManager, school_id: int) -> None:
    manager.dialog_data["segment"] = Segment(SegmentKind.SCHOOL, (school_id,)).dump()
    await manager.switch_to(Events.whom_confirm)


async def on_schools(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.update(query="", page=0)
    await manager.switch_to(Events.whom_school)


async def on_name(manager: DialogManager, text: str) -> None:
    manager.dialog_data["search"] = words = " ".join(text.split())[:SEARCHED]
    if not await _found(manager):
        raise DomainError("invited-not-found", text=words)
    await manager.switch_to(Events.whom_people)


async def on_guest(manager: DialogManager, text: str) -> None:
    manager.dialog_data["guest"] = " ".join(text.split())[:SEARCHED]
    first_page(manager, "invited")


async def on_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.pop("guest", None)
    first_page(manager, "invited")


async def on_person(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    await _carry_out(manager, person_id)


async def on_yes(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _carry_out(manager, _chosen(manager))


async def _carry_out(manager: DialogManager, whom: Whom) -> None:
    ctx, event_id = ctx_of(manager), event_of(manager)
    wish = ctx.services.events.invite_guests if _mode(manager) == ADD else ctx.services.events.take_back
    manager.dialog_data["told"] = told_words(ctx.reader, await wish(ctx.actor, event_id, whom))
    await manager.switch_to(Events.guests)


windows = (
    Window(
        Problem(),
        Ready("text"),
        Turns(id="invited"),
        Button(Label("attendance-clear"), id="clear", on_click=on_all, when="search"),
        Button(Label("invited-add"), id=ADD, on_click=on_mode),
        Button(Label("invited-remove"), id=REMOVE, on_click=on_mode, when="some"),
        typed(on_guest),
        Row(back(Events.card), home()),
        getter=guests,
        state=Events.guests,
    ),
    Window(
        Problem(),
        Html("invited-whom"),
        Group(choice("role", "roles", on_role), width=2),
        Button(Label("broadcasts-to-school"), id="school", on_click=on_schools),
        typed(on_name),
        Row(back(Events.guests), home()),
        getter=whom,
        state=Events.whom,
    ),
    Window(
        Problem(),
        Ready("text"),
        Column(choice("person", "people", on_person, of=int)),
        typed(on_name),
        Row(back(Events.whom), home()),
        getter=people,
        state=Events.whom_people,
    ),
    Window(
        Problem(),
        Html("invited-school"),
        Column(choice("schools", "lines", on_school, of=int)),
        turning(),
        typed(on_school_search),
        Row(back(Events.whom), home()),
        getter=schools,
        state=Events.whom_school,
    ),
    Window(
        Html("invited-confirm"),
        Button(Label("invited-yes"), id="yes", on_click=on_yes, when="count"),
        Row(back(Events.whom), home()),
        getter=confirm,
        state=Events.whom_confirm,
    ),
)
