"""What happens to surveys by itself."""

from aiogram import Bot

from scheduler.ticker import Tick
from services.registry import Services


def ticks(services: Services, bot: Bot) -> list[Tick]:
    """Open after events and on their day, close in time."""
    return [
        Tick("surveys.open", services.surveys.open_due),
        Tick("surveys.begin", services.surveys.begin_due),
        Tick("surveys.close", services.surveys.close_due),
    ]
