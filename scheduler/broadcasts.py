"""What broadcasts do by themselves: start at their time, show how far they are, end."""

from aiogram import Bot

from delivery.messages.broadcasts import watched
from delivery.progress import ProgressMessage, Shown
from locales import Reader, Texts
from scheduler.ticker import Tick
from services.broadcasts.facts import Progress
from services.broadcasts.rules import is_quiet
from services.registry import Services


def ticks(services: Services, bot: Bot) -> list[Tick]:
    """Hold back what its author may not send any more; start what is due; show how far the rest is."""
    messages, texts = ProgressMessage(bot), Texts.load()

    async def hold() -> None:
        await services.broadcasts.hold_back()

    async def start() -> None:
        await services.broadcasts.start_due()

    async def watch() -> None:
        await services.broadcasts.follow_up()
        for progress in await services.broadcasts.running():
            if progress.waiting and is_quiet(services.clock.now(), progress.time_zone):
                await services.broadcasts.keep_quiet(progress.id)
            ended = not progress.waiting
            shown = await show(progress, last=ended)
            # The end is shown first: should we die in between, it is only shown once more.
            if ended and shown is not Shown.LATER:
                await services.broadcasts.finish(progress.id)

    async def show(progress: Progress, *, last: bool) -> Shown:
        if progress.chat_id is None or progress.message_id is None:
            return Shown.LATER if progress.message_coming else Shown.GONE
        message = watched(Reader(texts, progress.locale), progress)
        return await messages.show(progress.chat_id, progress.message_id, message, last=last)

    return [
        Tick("broadcasts_held_back", hold),
        Tick("broadcasts_due", start),
        Tick("broadcast_progress", watch),
    ]
