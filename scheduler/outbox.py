"""What the owner is told of the sending itself."""

from aiogram import Bot

from scheduler.ticker import Tick
from services.registry import Services


def ticks(services: Services, bot: Bot) -> list[Tick]:
    """After an outage: once, what was not sent any more."""

    async def tell() -> None:
        await services.unsent.tell_owners()

    return [Tick("outbox.unsent", tell)]
