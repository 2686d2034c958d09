"""What is asked of people by itself: consent, when its text has changed."""

from aiogram import Bot

from scheduler.ticker import Tick
from services.registry import Services


def ticks(services: Services, bot: Bot) -> list[Tick]:
    async def ask() -> None:
        await services.people.ask_again()

    return [Tick("consent_again", ask)]
