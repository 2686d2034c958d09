"""What the roadmap does by itself: what is overdue goes up, then the day's bundles."""

from aiogram import Bot

from scheduler.ticker import Tick
from services.registry import Services


def ticks(services: Services, bot: Bot) -> list[Tick]:
    """Escalation comes first, so that its lines ride in the bundles of the same morning."""

    async def overdue() -> None:
        await services.roadmap.escalate(services.clock.now())

    async def bundles() -> None:
        await services.roadmap.plan_bundles(services.clock.now())

    return [Tick("roadmap.overdue", overdue), Tick("roadmap.bundles", bundles)]
