"""The methodist's map of requests: by school, by request, and what answers each."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Data, Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, SwitchTo

from delivery.messages.bundle import short
from delivery.messages.partnerships import capital
from delivery.messages.school_requests import request_name
from documents.lists import Sheet
from handlers.common.context import ctx_of
from handlers.common.tables import send_table
from handlers.common.widgets import (
    Label,
    Pages,
    Ready,
    Turns,
    back,
    choice,
    first_page,
    home,
    leave,
    wanted_page,
)
from handlers.practices.states import Practices
from handlers.roadmap.states import RequestsMap, SchoolForm
from locales import Reader, join
from services.roadmap.request_facts import AnswerKind, MapRow, RequestOnMap

ANSWERS_SHOWN = 12
ICONS = {AnswerKind.ACTIVITY: "📅", AnswerKind.PARTNERSHIP: "🤝", AnswerKind.PRACTICE: "📚"}


async def schools(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.roadmap.schools_on_map(ctx.actor, wanted_page(dialog_manager, "schools"))
    return {
        "text": ctx.reader.html(
            "map-main",
            schools=found.place.total,
            requests=found.requests,
            unanswered=found.unanswered,
            silent=found.silent,
        ),
        "schools": [
            {
                "id": one.id,
                "label": ctx.reader.plain(
                    "map-school-line",
                    name=one.name,
                    state="silent" if not one.requests else "unmet" if one.unanswered else "met",
                    n=one.requests,
                ),
            }
            for one in found.schools
        ],
        "place": found.place,
    }


async def school(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, school_id = ctx_of(dialog_manager), dialog_manager.dialog_data["school"]
    form = await ctx.services.roadmap.request_form(ctx.actor, school_id)
    page = wanted_page(dialog_manager, "requests")
    found = await ctx.services.roadmap.requests_on_map(ctx.actor, page, school_id)
    head = ctx.reader.html("map-school", school=form.school, risks=form.risks or "—")
    none = [] if found.requests else [ctx.reader.html("requests-none")]
    return {
        "text": join([head, *none]),
        "requests": [_button(one, ctx.reader, school=False) for one in found.requests],
        "place": found.place,
    }


async def requests(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    only = data.get("only", False)
    found = await ctx.services.roadmap.requests_on_map(
        ctx.actor, wanted_page(dialog_manager, "requests"), unanswered=only
    )
    return {
        "text": ctx.reader.html("map-requests", n=found.place.total, only=int(only)),
        "requests": [_button(one, ctx.reader, school=True) for one in found.requests],
        "place": found.place,
        "only": int(only),
    }


def _button(one: RequestOnMap, reader: Reader, *, school: bool) -> dict[str, Any]:
    name = capital(request_name(one.line, reader))
    mark = "✅" if one.line.answers else "❗"
    return {
        "id": one.line.id,
        "label": f"{mark} {short(name, 14)} · {one.school}" if school else f"{mark} {name}",
    }


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.roadmap.request_card(ctx.actor, dialog_manager.dialog_data["request"])
    reader, deficit = ctx.reader, found.line.deficit
    lines = [reader.html("map-request", school=found.school, name=capital(request_name(found.line, reader)))]
    lines.append(reader.html("map-answers" if found.answers else "map-no-answers"))
    lines += [
        reader.html("map-answer", icon=ICONS[one.kind], name=short(one.name, 200))
        for one in found.answers[:ANSWERS_SHOWN]
    ]
    if len(found.answers) > ANSWERS_SHOWN:
        lines.append(reader.html("plan-more", count=len(found.answers) - ANSWERS_SHOWN))
    proposed = [
        {"id": f"{one.kind}:{one.id}", "label": f"➕ {ICONS[one.kind]} {one.name}"} for one in found.proposed
    ]
    if proposed:
        lines.append(reader.html("map-proposed"))
    return {
        "text": join(lines),
        "proposed": proposed[:4],
        "linked": [
            {"id": f"{one.kind}:{one.id}", "label": f"✖ {ICONS[one.kind]} {one.name}"}
            for one in found.answers
        ],
        "any": bool(found.answers),
        "practices": await ctx.services.practices.count_for(ctx.actor, [deficit.id]) if deficit else 0,
    }


async def options(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    kind = AnswerKind(data["answer"])
    found = await ctx.services.roadmap.answer_options(
        ctx.actor, data["request"], kind, wanted_page(dialog_manager, "options")
    )
    return {
        "text": ctx.reader.html(f"map-choose-{kind}" if found.options else f"map-nothing-{kind}"),
        "options": [{"id": f"{kind}:{one.id}", "label": one.name} for one in found.options],
        "place": found.place,
    }


async def on_start(data: Data, manager: DialogManager) -> None:
    """From a warning: at that school."""
    if isinstance(data, dict):
        manager.dialog_data.update(data)


async def on_school(_: CallbackQuery, __: Any, manager: DialogManager, school_id: int) -> None:
    manager.dialog_data["school"] = school_id
    first_page(manager, "requests")
    await manager.switch_to(RequestsMap.school)


async def on_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.update(only=False)
    manager.dialog_data.pop("school", None)
    first_page(manager, "requests")
    await manager.switch_to(RequestsMap.requests)


async def on_only(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["only"] = not manager.dialog_data.get("only", False)
    first_page(manager, "requests")


async def on_request(_: CallbackQuery, __: Any, manager: DialogManager, request_id: int) -> None:
    manager.dialog_data["request"] = request_id
    await manager.switch_to(RequestsMap.card)


async def on_form(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(SchoolForm.main, data={"school": manager.dialog_data["school"]})


async def on_other(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["answer"] = button.widget_id
    first_page(manager, "options")
    await manager.switch_to(RequestsMap.options)


async def on_link(_: CallbackQuery, __: Any, manager: DialogManager, picked: str) -> None:
    ctx, (kind, _colon, answer) = ctx_of(manager), picked.partition(":")
    await ctx.services.roadmap.link_answer(
        ctx.actor, manager.dialog_data["request"], AnswerKind(kind), int(answer)
    )
    await manager.switch_to(RequestsMap.card)


async def on_unlink(_: CallbackQuery, __: Any, manager: DialogManager, picked: str) -> None:
    ctx, (kind, _colon, answer) = ctx_of(manager), picked.partition(":")
    await ctx.services.roadmap.unlink_answer(
        ctx.actor, manager.dialog_data["request"], AnswerKind(kind), int(answer)
    )
    await manager.switch_to(RequestsMap.card)


async def on_practices(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The cards of the bank that help with what is asked."""
    ctx = ctx_of(manager)
    found = await ctx.services.roadmap.request_card(ctx.actor, manager.dialog_data["request"])
    if found.line.deficit is not None:
        await manager.start(Practices.found, {"deficits": [found.line.deficit.id]})


async def on_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """From a request to where it was opened: its school, or the list of requests."""
    here = RequestsMap.school if "school" in manager.dialog_data else RequestsMap.requests
    await manager.switch_to(here)


async def on_table(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    rows = await ctx.services.roadmap.requests_table(ctx.actor)
    sheet = map_sheet(rows, ctx.reader)
    await send_table(ctx, [sheet], ctx.reader.plain("map-file"), ctx.reader.html("map-caption", n=len(rows)))
    manager.show_mode = ShowMode.DELETE_AND_SEND


def map_sheet(rows: tuple[MapRow, ...], reader: Reader) -> Sheet:
    """School × request with what answers each; a school that has asked for nothing has a row, too."""
    widths = {
        "school": 34,
        "category": 22,
        "risks": 50,
        "request": 40,
        "activities": 60,
        "pairs": 50,
        "practices": 50,
        "state": 16,
    }

    def names(row: MapRow, kind: AnswerKind) -> str:
        return "\n".join(one.name for one in row.answers if one.kind is kind)

    def state(row: MapRow) -> str:
        return "none" if row.line is None else "met" if row.answers else "unmet"

    return Sheet(
        reader.plain("map-sheet"),
        tuple((reader.plain(f"map-column-{name}"), width) for name, width in widths.items()),
        tuple(
            (
                row.school,
                reader.plain(f"school-category-{row.category}"),
                row.risks,
                request_name(row.line, reader) if row.line else "",
                names(row, AnswerKind.ACTIVITY),
                names(row, AnswerKind.PARTNERSHIP),
                names(row, AnswerKind.PRACTICE),
                reader.plain("map-state", state=state(row)),
            )
            for row in rows
        ),
    )


dialog = Dialog(
    Window(
        Ready("text"),
        Column(choice("school", "schools", on_school, of=int)),
        Turns(id="schools"),
        Button(Label("map-button-requests"), id="requests", on_click=on_all),
        Button(Label("map-button-table"), id="table", on_click=on_table),
        Row(leave(), home()),
        getter=schools,
        state=RequestsMap.main,
    ),
    Window(
        Ready("text"),
        Column(choice("request", "requests", on_request, of=int)),
        Turns(id="requests"),
        Button(Label("map-button-form"), id="form", on_click=on_form),
        back(RequestsMap.main),
        getter=school,
        state=RequestsMap.school,
    ),
    Window(
        Ready("text"),
        Column(choice("request", "requests", on_request, of=int)),
        Turns(id="requests"),
        Button(Label("map-button-only"), id="only", on_click=on_only),
        back(RequestsMap.main),
        getter=requests,
        state=RequestsMap.requests,
    ),
    Window(
        Ready("text"),
        Column(choice("proposed", "proposed", on_link)),
        Group(
            Button(Label("map-button-activity"), id=str(AnswerKind.ACTIVITY), on_click=on_other),
            Button(Label("map-button-pair"), id=str(AnswerKind.PARTNERSHIP), on_click=on_other),
            Button(Label("map-button-practice"), id=str(AnswerKind.PRACTICE), on_click=on_other),
            width=2,
        ),
        Button(Label("practices-offered"), id="practices", on_click=on_practices, when="practices"),
        SwitchTo(Label("map-button-unlink"), id="unlink", state=RequestsMap.unlink, when="any"),
        Button(Label("button-back"), id="back", on_click=on_back),
        getter=card,
        state=RequestsMap.card,
    ),
    Window(
        Ready("text"),
        Column(choice("option", "options", on_link)),
        Turns(id="options"),
        back(RequestsMap.card),
        getter=options,
        state=RequestsMap.options,
    ),
    Window(
        Ready("text"),
        Pages(choice("linked", "linked", on_unlink), id="linked_pages", height=7),
        back(RequestsMap.card),
        getter=card,
        state=RequestsMap.unlink,
    ),
    on_start=on_start,
)
