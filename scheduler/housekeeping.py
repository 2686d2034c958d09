"""What is cleaned up by itself."""

from aiogram import Bot

from scheduler.ticker import Tick
from services.registry import Services


def ticks(services: Services, bot: Bot) -> list[Tick]:
    """Once a day; in between it is one comparison."""
    return [Tick("housekeeping", services.housekeeping.tidy)]
