"""A school's risks and requests: a few taps from the list of deficits, and own words."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Group, SwitchTo

from delivery.messages.bundle import short
from delivery.messages.deficits import deficit_label
from delivery.messages.school_requests import OpenRequests, request_name
from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Pages, Ready, back, choice, home, leave
from handlers.home.opening import open_over_home
from handlers.practices.states import Practices
from handlers.roadmap.states import RequestsMap, SchoolForm
from locales import Markup, Reader, join
from services.roadmap.request_facts import FormFacts

router = Router(name="roadmap.school_form")
PAGE = 7
REQUESTS_SHOWN = 25


@router.callback_query(OpenRequests.filter())
async def open_form(
    query: CallbackQuery, callback_data: OpenRequests, ctx: Context, dialog_manager: DialogManager
) -> None:
    ctx.actor = await ctx.services.identity.choose_programme(ctx.actor, callback_data.programme)
    if not callback_data.school:
        ctx.actor.methodist_of()
        dialog_manager.show_mode = ShowMode.SEND
        await open_over_home(dialog_manager, RequestsMap.main)
        await query.answer()
        return
    # Who does not speak for the school (any more) is refused before a screen is half open.
    await ctx.services.roadmap.request_form(ctx.actor, callback_data.school)
    dialog_manager.show_mode = ShowMode.SEND
    await open_over_home(dialog_manager, SchoolForm.main, {"school": callback_data.school})
    await query.answer()


def _school(manager: DialogManager) -> int:
    start = manager.start_data
    assert isinstance(start, dict)
    school: int = start["school"]
    return school


async def _form(manager: DialogManager) -> FormFacts:
    ctx = ctx_of(manager)
    return await ctx.services.roadmap.request_form(ctx.actor, _school(manager))


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = ctx_of(dialog_manager), await _form(dialog_manager)
    reader = ctx.reader
    own = [one for one in found.requests if one.deficit is None]
    return {
        "text": form_text(found, reader),
        "open": found.open,
        "practices": await _practices(ctx, found),
        "own": [{"id": one.id, "label": f"✖ {one.text}"} for one in own],
        "droppable": found.open and bool(own),
    }


def _asked(found: FormFacts) -> list[int]:
    return [one.deficit.id for one in found.requests if one.deficit]


async def _practices(ctx: Context, found: FormFacts) -> int:
    """How many cards of the bank help with what was asked."""
    return await ctx.services.practices.count_for(ctx.actor, _asked(found))


async def on_practices(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Practices.found, {"deficits": _asked(await _form(manager))})


def form_text(found: FormFacts, reader: Reader) -> Markup:
    """What the school has said, and until when it may say something else."""
    lines: list[str] = [reader.html("requests-form", school=found.school)]
    lines.append(reader.html("requests-risks", risks=found.risks or "—"))
    lines.append(reader.html("requests-list" if found.requests else "requests-none"))
    shown = found.requests[:REQUESTS_SHOWN]
    lines += [reader.html("requests-item", name=short(request_name(one, reader), 80)) for one in shown]
    if len(found.requests) > REQUESTS_SHOWN:
        lines.append(reader.html("plan-more", count=len(found.requests) - REQUESTS_SHOWN))
    lines.append(reader.html("requests-editable" if found.open else "requests-closed"))
    return join(lines)


async def deficits(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = ctx_of(dialog_manager), await _form(dialog_manager)
    chosen = {one.deficit.id for one in found.requests if one.deficit}
    return {
        "deficits": [
            {
                "id": one.id,
                "label": ("✓ " if one.id in chosen else "") + deficit_label(ctx.reader, one),
            }
            for one in await ctx.services.people.deficits(ctx.actor)
        ],
        "school": found.school,
    }


async def on_deficit(_: CallbackQuery, __: Any, manager: DialogManager, deficit_id: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.roadmap.turn_request(ctx.actor, _school(manager), deficit_id)


async def on_own(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.roadmap.write_request(ctx.actor, _school(manager), text)
    await manager.switch_to(SchoolForm.main)


async def on_risks(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.roadmap.write_risks(ctx.actor, _school(manager), text)
    await manager.switch_to(SchoolForm.main)


async def on_drop(_: CallbackQuery, __: Any, manager: DialogManager, request_id: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.roadmap.drop_request(ctx.actor, request_id)
    await manager.switch_to(SchoolForm.main)


dialog = Dialog(
    Window(
        Ready("text"),
        Group(
            SwitchTo(Label("requests-button-deficits"), id="deficits", state=SchoolForm.deficits),
            SwitchTo(Label("requests-button-own"), id="own", state=SchoolForm.own),
            SwitchTo(Label("requests-button-risks"), id="risks", state=SchoolForm.risks),
            when="open",
        ),
        SwitchTo(Label("requests-button-drop"), id="drop", state=SchoolForm.drop, when="droppable"),
        Button(Label("practices-offered"), id="practices", on_click=on_practices, when="practices"),
        leave(),
        home(),
        getter=main,
        state=SchoolForm.main,
    ),
    Window(
        Html("requests-ask-deficits"),
        Pages(choice("deficit", "deficits", on_deficit, of=int), id="all", height=PAGE),
        SwitchTo(Label("requests-button-ready"), id="ready", state=SchoolForm.main),
        getter=deficits,
        state=SchoolForm.deficits,
    ),
    Window(Problem(), Html("requests-ask-own"), typed(on_own), back(SchoolForm.main), state=SchoolForm.own),
    Window(
        Problem(), Html("requests-ask-risks"), typed(on_risks), back(SchoolForm.main), state=SchoolForm.risks
    ),
    Window(
        Html("requests-ask-drop"),
        Pages(choice("one", "own", on_drop, of=int), id="own_list", height=PAGE),
        back(SchoolForm.main),
        getter=main,
        state=SchoolForm.drop,
    ),
)
