"""The board: the plan's activities by direction, school, state and stage, each choice with its number."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo

from delivery.messages.bundle import short
from delivery.messages.partnerships import capital
from handlers.common.context import ctx_of
from handlers.common.widgets import Html, Label, Pages, Ready, Turns, back, choice, first_page, wanted_page
from handlers.roadmap.periods import line_period
from handlers.roadmap.staging import stage_name
from handlers.roadmap.states import Plan
from locales import Reader, join
from services.roadmap.board_facts import ActivityLine
from services.roadmap.filtering import BoardFilter, BoardPage, BoardState, Stage

ROWS_A_PAGE = 7
LINES = 8


def filter_of(manager: DialogManager) -> BoardFilter:
    """What has been chosen so far."""
    data = manager.dialog_data.get("board", {})
    return BoardFilter(
        data.get("direction"),
        data.get("school"),
        BoardState(data["state"]) if data.get("state") else None,
        Stage(data["stage"]) if data.get("stage") else None,
    )


def _choose(manager: DialogManager, name: str, value: Any) -> None:
    manager.dialog_data["board"] = {**manager.dialog_data.get("board", {}), name: value}
    first_page(manager, "board")


async def board(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, wanted = ctx_of(dialog_manager), filter_of(dialog_manager)
    found = await ctx.services.roadmap.board(ctx.actor, wanted, wanted_page(dialog_manager, "board"))
    return {
        "text": board_text(found, wanted, ctx.reader),
        "activities": [{"id": line.id, "n": n} for n, line in enumerate(found.lines, start=1)],
        "place": found.place,
        "chosen": wanted != BoardFilter(),
    }


def board_text(found: BoardPage, wanted: BoardFilter, reader: Reader) -> Any:
    chosen = [
        short(wanted.direction, 60) or reader.plain("import-no-direction")
        if wanted.direction is not None
        else "",
        short(found.school, 60),
        reader.plain(f"board-state-{wanted.state}") if wanted.state else "",
        stage_name(wanted.stage, reader) if wanted.stage else "",
    ]
    words = " · ".join(part for part in chosen if part)
    lines = [reader.html("board-text", count=found.place.total, chosen=words, all=int(not words))]
    lines += [
        reader.html(
            "board-line",
            n=n,
            mark=activity_mark(line),
            title=short(line.title, 140),
            period=line_period(line, reader),
            done=line.counts.done,
            total=line.counts.total,
        )
        for n, line in enumerate(found.lines, start=1)
    ]
    return join(lines)


def activity_mark(line: ActivityLine) -> str:
    """📅 no dates, 👤 nobody's, ⚠️ somebody is late, ✅ all done, ▫️ under way."""
    if not line.dated:
        return "📅"
    if not line.given:
        return "👤"
    if line.counts.late:
        return "⚠️"
    return "✅" if line.counts.total and line.counts.done == line.counts.total else "▫️"


async def directions(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.roadmap.board_directions(ctx.actor, filter_of(dialog_manager))
    nothing = ctx.reader.plain("import-no-direction")
    return {
        # A direction may be longer than a button can carry back: its place stands for it.
        "options": [
            {"id": place, "label": f"{one.count} · {one.label or nothing}"} for place, one in enumerate(found)
        ]
    }


async def states(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.roadmap.board_states(ctx.actor, filter_of(dialog_manager))
    return {
        "options": [
            {"id": one.value, "label": f"{one.count} · {ctx.reader.plain(f'board-state-{one.value}')}"}
            for one in found
        ]
    }


async def stages(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.roadmap.board_stages(ctx.actor, filter_of(dialog_manager))
    return {
        "text": ctx.reader.html("board-stages" if found else "board-no-stages"),
        "options": [
            {"id": one.value, "label": f"{one.count} · {capital(stage_name(Stage(one.label), ctx.reader))}"}
            for one in found
        ],
    }


async def schools(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, page = ctx_of(dialog_manager), wanted_page(dialog_manager, "schools")
    found = await ctx.services.roadmap.board_schools(ctx.actor, filter_of(dialog_manager), page)
    return {
        "text": ctx.reader.html("board-schools" if found.schools else "board-no-schools"),
        "options": [{"id": one.value, "label": f"{one.count} · {one.label}"} for one in found.schools],
        "place": found.place,
    }


async def on_activity(_: CallbackQuery, __: Any, manager: DialogManager, activity_id: int) -> None:
    first_page(manager, "assignees")
    manager.dialog_data.update(activity=activity_id, from_board=True)
    await manager.switch_to(Plan.activity)


async def on_direction(_: CallbackQuery, __: Any, manager: DialogManager, place: int) -> None:
    ctx = ctx_of(manager)
    found = await ctx.services.roadmap.board_directions(ctx.actor, filter_of(manager))
    if 0 <= place < len(found):
        _choose(manager, "direction", found[place].label)
    await manager.switch_to(Plan.board)


async def on_school(_: CallbackQuery, __: Any, manager: DialogManager, school_id: int) -> None:
    _choose(manager, "school", school_id)
    await manager.switch_to(Plan.board)


async def on_state(_: CallbackQuery, __: Any, manager: DialogManager, state: str) -> None:
    _choose(manager, "state", str(BoardState(state)))
    await manager.switch_to(Plan.board)


async def on_stage(_: CallbackQuery, __: Any, manager: DialogManager, stage: str) -> None:
    _choose(manager, "stage", str(Stage(stage)))
    await manager.switch_to(Plan.board)


async def on_all(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """This kind of choice does not matter."""
    _choose(manager, str(button.widget_id).removeprefix("all_"), None)
    await manager.switch_to(Plan.board)


async def on_reset(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.pop("board", None)
    first_page(manager, "board")


def _everything(name: str) -> Button:
    return Button(Label("board-any"), id=f"all_{name}", on_click=on_all)


windows = (
    Window(
        Ready("text"),
        Group(choice("on_board", "activities", on_activity, Label("button-line"), of=int), width=ROWS_A_PAGE),
        Turns(id="board"),
        Row(
            SwitchTo(Label("board-button-state"), id="board_state", state=Plan.board_state),
            SwitchTo(Label("board-button-school"), id="board_school", state=Plan.board_school),
        ),
        Row(
            SwitchTo(Label("board-button-direction"), id="board_direction", state=Plan.board_direction),
            SwitchTo(Label("board-button-stage"), id="board_stage", state=Plan.board_stage),
        ),
        Button(Label("board-reset"), id="board_reset", on_click=on_reset, when="chosen"),
        back(Plan.main),
        getter=board,
        state=Plan.board,
    ),
    Window(
        Html("board-states"),
        Group(choice("b_state", "options", on_state), width=1),
        _everything("state"),
        back(Plan.board),
        getter=states,
        state=Plan.board_state,
    ),
    Window(
        Ready("text"),
        Group(choice("b_school", "options", on_school, of=int), width=1),
        Turns(id="schools"),
        _everything("school"),
        back(Plan.board),
        getter=schools,
        state=Plan.board_school,
    ),
    Window(
        Html("board-directions"),
        Pages(choice("b_direction", "options", on_direction, of=int), id="b_directions", height=LINES),
        _everything("direction"),
        back(Plan.board),
        getter=directions,
        state=Plan.board_direction,
    ),
    Window(
        Ready("text"),
        Group(choice("b_stage", "options", on_stage), width=1),
        _everything("stage"),
        back(Plan.board),
        getter=stages,
        state=Plan.board_stage,
    ),
)
