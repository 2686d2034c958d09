"""What the roadmap does by itself: what is overdue goes up, the week's digests, then the day's bundles."""

from aiogram import Bot

from scheduler.ticker import Tick
from services.registry import Services


def ticks(services: Services, bot: Bot) -> list[Tick]:
    """Escalation and the digests come first, so that their lines ride in the bundles of the same morning."""

    async def overdue() -> None:
        await services.roadmap.escalate(services.clock.now())
        await services.roadmap.remind_of_reviews(services.clock.now())
        await services.roadmap.remind_of_dates(services.clock.now())

    async def digests() -> None:
        await services.roadmap.plan_digests(services.clock.now())
        await services.summaries.plan_school_weeks(services.clock.now())

    async def requests() -> None:
        await services.roadmap.ask_schools(services.clock.now())

    async def bundles() -> None:
        await services.roadmap.plan_bundles(services.clock.now())

    async def watch() -> None:
        await services.roadmap.watch()

    return [
        Tick("roadmap.overdue", overdue),
        Tick("roadmap.digests", digests),
        Tick("roadmap.requests", requests),
        Tick("roadmap.bundles", bundles),
        Tick("roadmap.watch", watch),
    ]
