"""What the bank of practices does by itself."""

from aiogram import Bot

from scheduler.ticker import Tick
from services.registry import Services


def ticks(services: Services, bot: Bot) -> list[Tick]:
    """Presenters are asked for the card of what they have shown."""

    async def ask() -> None:
        await services.practices.ask_presenters()

    return [Tick("practices.ask", ask)]
