"""What linked groups hear by themselves."""

from aiogram import Bot

from scheduler.ticker import Tick
from services.registry import Services


def ticks(services: Services, bot: Bot) -> list[Tick]:
    """Groups of what is over are let go; on a working morning the others hear what is due."""

    async def farewell() -> None:
        await services.chats.say_farewell()

    async def days() -> None:
        await services.chats.plan_days()

    return [Tick("chat_farewells", farewell), Tick("chat_days", days)]
