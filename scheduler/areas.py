"""All areas' ticks in their order: bundles come last, so that what rides in them is there."""

from importlib import import_module

from aiogram import Bot

from scheduler.ticker import Tick
from services.registry import Services

AREAS = (
    "people",
    "events",
    "surveys",
    "broadcasts",
    "partnerships",
    "chats",
    "practices",
    "roadmap",
    "outbox",
    "housekeeping",
)


def ticks(services: Services, bot: Bot) -> list[Tick]:
    """`bot` is for ticks that edit a message somebody watches (a broadcast's progress)."""
    found: list[Tick] = []
    for area in AREAS:
        found.extend(import_module(f"scheduler.{area}").ticks(services, bot))
    return found
