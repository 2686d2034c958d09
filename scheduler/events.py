"""What happens to events by itself: nothing here. Reminders wait in the outbox from the answer on,
and what follows an event's end is the surveys' tick.
"""

from aiogram import Bot

from scheduler.ticker import Tick
from services.registry import Services


def ticks(services: Services, bot: Bot) -> list[Tick]:
    """None."""
    return []
