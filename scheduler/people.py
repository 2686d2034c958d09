"""What is done about people by itself: consent is asked again, methodists' commands follow their rights."""

from aiogram import Bot

from delivery.commands import MethodistCommands
from locales import Texts
from scheduler.ticker import Tick
from services.registry import Services


def ticks(services: Services, bot: Bot) -> list[Tick]:
    menus = MethodistCommands(bot, Texts.load(), services.identity, services.clock)

    async def ask() -> None:
        await services.people.ask_again()

    return [Tick("consent_again", ask), Tick("methodist_commands", menus.follow)]
