"""What partnerships do by themselves."""

from aiogram import Bot

from scheduler.ticker import Tick
from services.registry import Services


def ticks(services: Services, bot: Bot) -> list[Tick]:
    """Pauses end on their day; sides that have registered by now are told of each other."""

    async def resume() -> None:
        await services.partnerships.resume_due()

    async def introduce() -> None:
        await services.partnerships.tell_waiting()

    return [Tick("pauses", resume), Tick("introductions", introduce)]
