"""What partnerships do by themselves."""

from aiogram import Bot

from scheduler.ticker import Tick
from services.registry import Services


def ticks(services: Services, bot: Bot) -> list[Tick]:
    """Pauses end and proposals are published on their day; new sides are told of each other, mentees who
    have met are asked, and so are those who may mentor; programmes are reviewed on their days."""

    async def resume() -> None:
        await services.partnerships.resume_due()

    async def publish() -> None:
        await services.partnerships.publish_due()

    async def ask_mentors() -> None:
        await services.partnerships.tell_mentors()

    async def introduce() -> None:
        await services.partnerships.tell_waiting()

    async def ask_fit() -> None:
        await services.partnerships.ask_fit()

    async def ask_reviews() -> None:
        await services.partnerships.ask_reviews()

    return [
        Tick("pauses", resume),
        Tick("matchings", publish),
        Tick("introductions", introduce),
        Tick("fit", ask_fit),
        Tick("mentors", ask_mentors),
        Tick("personal_reviews", ask_reviews),
    ]
