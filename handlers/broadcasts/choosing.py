"""Whom a broadcast is for: all, a role, schools, pairs, an event's guests, those not here yet."""

from dataclasses import replace
from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Cancel, Column, SwitchTo

from delivery.messages.partnerships import shortened
from handlers.broadcasts.states import Broadcasts
from handlers.broadcasts.writing import on_late, on_other
from handlers.common.context import ctx_of
from handlers.common.typed import Problem
from handlers.common.widgets import Html, Label, Pages, Turns, back, choice, first_page, wanted_page
from services.broadcasts.facts import EventPart, Option, Role, SchoolCategory, Segment, SegmentKind
from services.errors import DomainError

ROLES = (Role.MENTOR, Role.MENTEE, Role.CURATOR)
PAGE = 6
SEVERAL = "several"
"""The list of which several may be picked."""


async def roles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    return {"options": [{"id": str(role), "label": reader.plain(f"broadcasts-to-{role}")} for role in ROLES]}


async def parts(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    return {
        "options": [
            {"id": str(part), "label": reader.plain(f"broadcasts-part-{part.replace('_', '-')}")}
            for part in EventPart
        ]
    }


async def categories(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    return {
        "options": [
            {"id": str(one), "label": reader.plain(f"school-category-{one}")} for one in SchoolCategory
        ]
    }


async def narrowing(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The sides of pairs, or the roles of schools."""
    ctx = ctx_of(dialog_manager)
    card = await ctx.services.broadcasts.card(ctx.actor, dialog_manager.dialog_data["broadcast"])
    of_pairs = card.segment is not None and card.segment.kind is SegmentKind.PARTNERSHIP
    return {
        "options": [
            {"id": str(role), "label": ctx.reader.plain(f"broadcasts-to-{role}")}
            for role in (ROLES[:2] if of_pairs else ROLES)
        ]
    }


async def surveys(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.broadcasts.surveys(ctx.actor)
    labels = {one.id: one.label or ctx.reader.plain("broadcasts-survey-untitled", n=one.id) for one in found}
    options = [{"id": one, "label": shortened(label)} for one, label in labels.items()]
    return {"none": not found, "options": options}


async def schools(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found, place = await ctx.services.broadcasts.schools(ctx.actor, wanted_page(dialog_manager, SEVERAL))
    return {**_several(dialog_manager, found), "place": place}


async def pairs(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    page = wanted_page(dialog_manager, SEVERAL)
    found, place = await ctx.services.broadcasts.partnerships(ctx.actor, page)
    return {**_several(dialog_manager, found), "place": place, "none": not place.total}


async def events(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.broadcasts.events(ctx.actor)
    options = [{"id": one.id, "label": shortened(one.label)} for one in found]
    return {"none": not found, "options": options}


def _several(manager: DialogManager, options: list[Option]) -> dict[str, Any]:
    picked = manager.dialog_data.get("picked", [])
    return {
        "options": [
            {"id": one.id, "label": shortened(f"{'✓ ' if one.id in picked else ''}{one.label}")}
            for one in options
        ],
        "n": len(picked),
    }


async def on_all(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Segments that need no further choice; the button's id is the kind."""
    await _chosen(manager, Segment(SegmentKind(str(button.widget_id))))


async def on_role(_: CallbackQuery, __: Any, manager: DialogManager, role: str) -> None:
    await _chosen(manager, Segment(SegmentKind.ROLE, role=Role(role)))


async def on_category(_: CallbackQuery, __: Any, manager: DialogManager, category: str) -> None:
    await _chosen(manager, Segment(SegmentKind.CATEGORY, category=SchoolCategory(category)))


async def on_survey(_: CallbackQuery, __: Any, manager: DialogManager, survey_id: int) -> None:
    await _chosen(manager, Segment(SegmentKind.SURVEY, (survey_id,)))


async def on_narrow(_: CallbackQuery, __: Any, manager: DialogManager, role: str) -> None:
    await _narrowed(manager, Role(role))


async def on_whole(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _narrowed(manager, None)


async def _narrowed(manager: DialogManager, role: Role | None) -> None:
    ctx = ctx_of(manager)
    card = await ctx.services.broadcasts.card(ctx.actor, manager.dialog_data["broadcast"])
    if card.segment is not None:
        await _chosen(manager, replace(card.segment, role=role))


async def on_list(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    manager.dialog_data["picked"] = []
    first_page(manager, SEVERAL)


async def on_one_of_several(_: CallbackQuery, __: Any, manager: DialogManager, option_id: int) -> None:
    picked = manager.dialog_data.setdefault("picked", [])
    if option_id in picked:
        picked.remove(option_id)
    else:
        picked.append(option_id)


async def on_schools(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    picked = manager.dialog_data.get("picked")
    if not picked:
        raise DomainError("broadcasts-pick-one")
    await _chosen(manager, Segment(SegmentKind.SCHOOL, tuple(picked)))


async def on_pairs(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The picked ones; nothing picked means all living pairs and groups."""
    await _chosen(manager, Segment(SegmentKind.PARTNERSHIP, tuple(manager.dialog_data.get("picked", []))))


async def on_event(_: CallbackQuery, __: Any, manager: DialogManager, event_id: int) -> None:
    manager.dialog_data["of_event"] = event_id
    await manager.switch_to(Broadcasts.part)


async def on_part(_: CallbackQuery, __: Any, manager: DialogManager, part: str) -> None:
    event_id = manager.dialog_data["of_event"]
    await _chosen(manager, Segment(SegmentKind.EVENT, (event_id,), part=EventPart(part)))


async def _chosen(manager: DialogManager, segment: Segment) -> None:
    ctx = ctx_of(manager)
    await ctx.services.broadcasts.choose_segment(ctx.actor, manager.dialog_data["broadcast"], segment)
    await manager.switch_to(Broadcasts.preview)


def _list(on_click: Any, type_factory: Any = int) -> Pages:
    return Pages(
        choice("one", "options", on_click, Label("broadcasts-item"), of=type_factory),
        id="options",
        height=PAGE,
    )


def _several_of() -> tuple[Column, Turns]:
    """A page that the service has cut."""
    options = choice("one", "options", on_one_of_several, Label("broadcasts-item"), of=int)
    return Column(options), Turns(id=SEVERAL)


windows = (
    Window(
        Problem(),
        Html("broadcasts-ask-segment"),
        MessageInput(on_late, filter=F.media_group_id),
        MessageInput(on_other, filter=~F.text.startswith("/")),
        Column(
            Button(Label("broadcasts-to-all"), id=SegmentKind.ALL.value, on_click=on_all),
            SwitchTo(Label("broadcasts-to-role"), id="role", state=Broadcasts.role),
            SwitchTo(Label("broadcasts-to-school"), id="school", state=Broadcasts.schools, on_click=on_list),
            SwitchTo(Label("broadcasts-to-pairs"), id="pairs", state=Broadcasts.pairs, on_click=on_list),
            SwitchTo(Label("broadcasts-to-event"), id="event", state=Broadcasts.events),
            SwitchTo(Label("broadcasts-to-silent"), id="silent", state=Broadcasts.silent),
            Button(
                Label("broadcasts-to-groups"),
                id=SegmentKind.GROUPS.value,
                on_click=on_all,
                when=~F["start_data"]["event_id"],
            ),
        ),
        SwitchTo(Label("button-back"), id="back", state=Broadcasts.main, when=~F["start_data"]["event_id"]),
        Cancel(Label("button-back"), when=F["start_data"]["event_id"]),
        state=Broadcasts.segment,
    ),
    Window(
        Html("broadcasts-ask-role"),
        _list(on_role, str),
        back(Broadcasts.segment),
        getter=roles,
        state=Broadcasts.role,
    ),
    Window(
        Html("broadcasts-ask-schools"),
        SwitchTo(Label("broadcasts-to-category"), id="category", state=Broadcasts.categories),
        *_several_of(),
        Button(Label("broadcasts-picked"), id="done", on_click=on_schools, when="n"),
        back(Broadcasts.segment),
        getter=schools,
        state=Broadcasts.schools,
    ),
    Window(
        Html("broadcasts-ask-category"),
        _list(on_category, str),
        back(Broadcasts.schools),
        getter=categories,
        state=Broadcasts.categories,
    ),
    Window(
        Html("broadcasts-ask-narrow"),
        Button(Label("broadcasts-to-whole"), id="whole", on_click=on_whole),
        _list(on_narrow, str),
        back(Broadcasts.preview),
        getter=narrowing,
        state=Broadcasts.narrow,
    ),
    Window(
        Html("broadcasts-ask-silent"),
        SwitchTo(Label("broadcasts-to-survey"), id="survey", state=Broadcasts.surveys),
        Button(Label("broadcasts-to-not-opened"), id=SegmentKind.NOT_OPENED.value, on_click=on_all),
        back(Broadcasts.segment),
        state=Broadcasts.silent,
    ),
    Window(
        Html("broadcasts-ask-survey", when=~F["none"]),
        Html("broadcasts-no-surveys", when="none"),
        _list(on_survey),
        back(Broadcasts.silent),
        getter=surveys,
        state=Broadcasts.surveys,
    ),
    Window(
        Html("broadcasts-ask-pairs", when=~F["none"]),
        Html("broadcasts-no-pairs", when="none"),
        *_several_of(),
        Button(Label("broadcasts-picked-pairs"), id="done", on_click=on_pairs, when=~F["none"]),
        back(Broadcasts.segment),
        getter=pairs,
        state=Broadcasts.pairs,
    ),
    Window(
        Html("broadcasts-ask-event", when=~F["none"]),
        Html("broadcasts-no-events", when="none"),
        _list(on_event),
        back(Broadcasts.segment),
        getter=events,
        state=Broadcasts.events,
    ),
    Window(
        Html("broadcasts-ask-part"),
        _list(on_part, str),
        back(Broadcasts.events),
        getter=parts,
        state=Broadcasts.part,
    ),
)
