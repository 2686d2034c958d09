"""What happens to events by itself. Reminders wait in the outbox from the answer on, and the survey after an
event's end is the surveys' tick.
"""

from aiogram import Bot

from scheduler.ticker import Tick
from services.registry import Services


def ticks(services: Services, bot: Bot) -> list[Tick]:
    """Materials that are given out after the end."""
    return [Tick("events.hand_out", services.events.hand_out_due)]
