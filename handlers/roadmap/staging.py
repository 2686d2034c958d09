"""The stage of an activity and the deficits it is there for, as the methodist sets them."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, SwitchTo

from delivery.messages.bundle import short
from delivery.messages.deficits import deficit_label, deficit_name
from delivery.messages.partnerships import capital
from handlers.common.context import ctx_of
from handlers.common.widgets import Label, Pages, Ready, back, choice, leave
from handlers.roadmap.states import Staging
from locales import Markup, Reader, join
from services.roadmap.board_facts import ActivityCard, Stage

PAGE = 7


async def _card(manager: DialogManager) -> ActivityCard:
    ctx, start = ctx_of(manager), manager.start_data
    assert isinstance(start, dict)
    return await ctx.services.roadmap.activity(ctx.actor, start["activity"])


def staged(card: ActivityCard, reader: Reader) -> Markup:
    """The two lines of an activity's card: its stage and who said so, and its deficits."""
    if card.stage is None:
        stage = reader.html("stage-none")
    else:
        key = "stage-said" if card.stage_said else "stage-guessed"
        stage = reader.html(key, stage=stage_name(card.stage, reader))
    names = ", ".join(deficit_name(reader, one) for one in card.deficits)
    return join([stage, reader.html("stage-deficits", names=names or reader.plain("stage-no-deficits"))])


def stage_name(stage: Stage, reader: Reader) -> str:
    return reader.plain("learning-stage", stage=stage.value)


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader, card = ctx_of(dialog_manager).reader, await _card(dialog_manager)
    head = reader.html("stage-card", title=short(card.line.title, 300))
    return {
        "text": join([head, staged(card, reader)]),
        "guessed": card.stage is not None and not card.stage_said,
        "stage": stage_name(card.stage, reader) if card.stage else "",
        "set": card.stage is not None,
        "stages": [{"id": str(one), "label": capital(stage_name(one, reader))} for one in Stage],
    }


async def deficits(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, card = ctx_of(dialog_manager), await _card(dialog_manager)
    chosen = {one.id for one in card.deficits}
    return {
        "text": ctx.reader.html("stage-ask-deficits", title=short(card.line.title, 300)),
        "deficits": [
            {
                "id": one.id,
                "label": ("✓ " if one.id in chosen else "") + deficit_label(ctx.reader, one),
            }
            for one in await ctx.services.people.deficits(ctx.actor)
        ],
    }


async def _set(manager: DialogManager, stage: Stage | None) -> None:
    ctx, start = ctx_of(manager), manager.start_data
    assert isinstance(start, dict)
    await ctx.services.roadmap.set_stage(ctx.actor, start["activity"], stage)
    await manager.switch_to(Staging.main)


async def on_stage(_: CallbackQuery, __: Any, manager: DialogManager, stage: str) -> None:
    await _set(manager, Stage(stage))


async def on_confirm(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _set(manager, (await _card(manager)).stage)


async def on_none(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _set(manager, None)


async def on_deficit(_: CallbackQuery, __: Any, manager: DialogManager, deficit_id: int) -> None:
    ctx, start = ctx_of(manager), manager.start_data
    assert isinstance(start, dict)
    await ctx.services.roadmap.turn_activity_deficit(ctx.actor, start["activity"], deficit_id)


dialog = Dialog(
    Window(
        Ready("text"),
        Button(Label("stage-button-confirm"), id="confirm", on_click=on_confirm, when="guessed"),
        SwitchTo(Label("stage-button-stage"), id="stage", state=Staging.stage),
        SwitchTo(Label("stage-button-deficits"), id="deficits", state=Staging.deficits),
        Button(Label("stage-button-none"), id="none", on_click=on_none, when="set"),
        leave(),
        getter=main,
        state=Staging.main,
    ),
    Window(
        Ready("text"),
        Group(choice("one", "stages", on_stage), width=2),
        back(Staging.main),
        getter=main,
        state=Staging.stage,
    ),
    Window(
        Ready("text"),
        Pages(choice("deficit", "deficits", on_deficit, of=int), id="all", height=PAGE),
        back(Staging.main),
        getter=deficits,
        state=Staging.deficits,
    ),
)
