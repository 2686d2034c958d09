"""Choices that setting up and settings share: the time zone, the network model, the goals."""

from collections.abc import Awaitable, Callable
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Column, Group

from handlers.common.context import Context
from handlers.common.widgets import Label, choice
from locales import Reader, zone_names
from services.programmes.facts import Indicator, NetworkModel
from services.programmes.rules import RUSSIAN_ZONES

FIRST_ZONES = 6
MODELS = tuple(NetworkModel)
INDICATORS = tuple(Indicator)

Chosen = Callable[[DialogManager, str], Awaitable[None]]


def zone_label(reader: Reader, zone: str) -> str:
    """«Москва»; a zone without a name of its own in the texts is shown by its city."""
    key = f"zone-{zone.rpartition('/')[2].lower()}"
    return reader.plain(key) if zone in RUSSIAN_ZONES else zone_names.city(zone, reader.locale)


def zones(ctx: Context, manager: DialogManager) -> list[dict[str, Any]]:
    """The buttons of one half of the zones, with each one's present offset from UTC."""
    rest = bool(manager.dialog_data.get("other_zones"))
    now = ctx.services.clock.now()
    lines = []
    for index, zone in enumerate(RUSSIAN_ZONES):
        if (index >= FIRST_ZONES) is rest:
            hours = (now.astimezone(ZoneInfo(zone)).utcoffset() or now - now).total_seconds() / 3600
            lines.append({"id": index, "label": f"{zone_label(ctx.reader, zone)} · UTC{hours:+.0f}"})
    return lines


async def on_other_zones(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["other_zones"] = not manager.dialog_data.get("other_zones")


def zone_buttons(chosen: Chosen) -> tuple[Group, Button]:
    """Six zones and a button to the other five; `chosen` takes the IANA name."""

    async def on_zone(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
        if 0 <= index < len(RUSSIAN_ZONES):
            await chosen(manager, RUSSIAN_ZONES[index])

    return (
        Group(
            choice("zone", "zones", on_zone, of=int),
            width=2,
        ),
        Button(Label("programme-other-zones"), id="other_zones", on_click=on_other_zones),
    )


def model_name(reader: Reader, model: NetworkModel) -> str:
    """«Концентрированная ресурсная»: in full, where there is room for it."""
    name = reader.plain(f"roster-model-{model}")
    return name[:1].upper() + name[1:]


def models(reader: Reader) -> list[dict[str, Any]]:
    return [{"id": index, "label": reader.plain(f"model-{one}")} for index, one in enumerate(MODELS)]


def model_buttons(chosen: Callable[[DialogManager, NetworkModel], Awaitable[None]]) -> Column:
    """The six models of the network."""

    async def on_model(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
        if 0 <= index < len(MODELS):
            await chosen(manager, MODELS[index])

    return Column(choice("model", "models", on_model, of=int))


def goals(reader: Reader, values: dict[Indicator, float]) -> list[dict[str, Any]]:
    """One button per indicator with the value promised."""
    return [
        {
            "id": index,
            "label": reader.plain(
                f"goal-{one}", value=goal_value(reader, one, values[one]) if one in values else "—"
            ),
        }
        for index, one in enumerate(INDICATORS)
    ]


def goal_value(reader: Reader, indicator: Indicator, value: float) -> str:
    """«80 %», «4,5 из 5»; in English "80%", "4.5 of 5"."""
    english = reader.locale == "en"
    number = f"{value:g}" if english else f"{value:g}".replace(".", ",")
    if indicator is Indicator.SATISFACTION:
        return reader.plain("goal-of-five", value=number)
    return f"{number}%" if english else f"{number}\u00a0%"


def goal_buttons(chosen: Callable[[DialogManager, Indicator], Awaitable[None]]) -> Column:
    async def on_goal(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
        if 0 <= index < len(INDICATORS):
            await chosen(manager, INDICATORS[index])

    return Column(choice("goal", "goals", on_goal, of=int))
