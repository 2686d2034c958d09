"""What partnerships do by themselves."""

from aiogram import Bot

from scheduler.ticker import Tick
from services.registry import Services


def ticks(services: Services, bot: Bot) -> list[Tick]:
    """Pauses end on their day, new sides are told of each other, mentees who have met are asked."""

    async def resume() -> None:
        await services.partnerships.resume_due()

    async def introduce() -> None:
        await services.partnerships.tell_waiting()

    async def ask_fit() -> None:
        await services.partnerships.ask_fit()

    return [Tick("pauses", resume), Tick("introductions", introduce), Tick("fit", ask_fit)]
