"""What is cleaned up by itself."""

from aiogram import Bot

from scheduler.ticker import Tick
from services.registry import Services


def ticks(services: Services, bot: Bot) -> list[Tick]:
    """Tidying is once a day, in between one comparison; folding looks by an index of what is new."""
    return [Tick("housekeeping", services.housekeeping.tidy), Tick("tallies", services.housekeeping.fold)]
