"""The composition root: the one place where everything is built and joined."""

import asyncio
import gc
import hashlib
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

import structlog
from aiogram import Bot, Dispatcher, Router
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.filters import ExceptionTypeFilter
from aiogram.fsm.storage.base import BaseEventIsolation, BaseStorage
from aiogram.fsm.storage.memory import SimpleEventIsolation
from aiogram.types import LinkPreviewOptions
from aiogram_dialog import setup_dialogs

import delivery.areas
import handlers.areas
import scheduler.areas
from bot.config import Settings
from bot.conversations import DatabaseStorage
from bot.front import FrontDispatcher, GroupDoor
from bot.inline import InlineDoor
from bot.intents import use_ours
from bot.menus import MenuManagers
from bot.middlewares import (
    AnswerMiddleware,
    AnswerOnce,
    ErrorMiddleware,
    IdentityMiddleware,
    SanityMiddleware,
)
from bot.middlewares.errors import GONE, fresh_menu
from bot.middlewares.plain import PlainButtonMiddleware
from bot.middlewares.screens import ScreenMiddleware
from bot.polling import Poller
from delivery.limiter import Limiter, Limits
from delivery.pacing import Pacing
from delivery.patience import Patience
from delivery.session import Session
from delivery.worker import Worker, in_work_at_most
from documents.worker import OfficeWorker
from locales import Texts
from models.database import Database
from scheduler.ticker import Ticker
from services.clock import Clock, OffsetClock, SteadyClock, SystemClock
from services.outbox import Ledger
from services.registry import Services

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class App:
    """The whole program, joined and not yet running."""

    settings: Settings
    database: Database
    services: Services
    office: OfficeWorker
    bot: Bot
    dispatcher: Dispatcher
    worker: Worker
    ticker: Ticker

    async def run(self, tell: Callable[[str], None], stop: asyncio.Event) -> None:
        """Answer people, tick and send until `stop`, then finish what is under way (within 10 s)."""
        poller = Poller(self.bot, self.dispatcher, tell)
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self.close)
            await self.dispatcher.emit_startup(bot=self.bot, dispatcher=self.dispatcher)
            sending = asyncio.create_task(self.worker.run())
            polling = asyncio.create_task(poller.run())
            self.ticker.start()
            stopped = asyncio.create_task(stop.wait())
            await asyncio.wait({sending, polling, stopped}, return_when=asyncio.FIRST_COMPLETED)
            self.ticker.stop()
            poller.stop()
            self.worker.stop()
            stopped.cancel()
            await asyncio.gather(sending, polling)

    async def close(self) -> None:
        """Let go of processes, connections and files."""
        await self.office.close()
        await self.bot.session.close()
        await self.database.close()


def settle() -> None:
    """Let the collector pass over what the program is made of; for when everything is imported and built.

    Hundreds of thousands of objects live as long as the process; looking through them all takes a fifth of
    a second on a quiet machine, and everybody waits meanwhile.
    """
    gc.enable()
    gc.collect()
    gc.freeze()


def build(settings: Settings, clock: Clock | None = None, limits: Limits | None = None) -> App:
    """Join the program as `settings` say. Opens nothing yet. Tests bring their own clock and limits."""
    database = Database(settings.database)
    given = clock or (OffsetClock(settings.clock_file) if settings.clock_file else SystemClock())
    steady = SteadyClock(given)
    office = OfficeWorker()
    texts = Texts.load()
    bot = make_bot(settings)
    services = make_services(settings, database, steady)
    once = AnswerOnce()
    storage = DatabaseStorage(database)
    services.people.when_forgotten.append(storage.forget)
    dispatcher = make_dispatcher(services, texts, office, once, storage, SimpleEventIsolation())
    limiter = Limiter(limits or Limits.at(settings.send_rate))
    bot.session.middleware(once)
    bot.session.middleware(Patience(asyncio.sleep))
    bot.session.middleware(Pacing(limiter))
    worker = Worker(
        bot,
        Ledger(database),
        steady,
        limiter,
        texts,
        delivery.areas.renderers(services, office, bot),
        services.chats,
        paid=settings.paid_broadcast,
        in_work_at_most=in_work_at_most(settings.send_rate),
    )
    ticker = Ticker(scheduler.areas.ticks(services, bot), steady)
    return App(settings, database, services, office, bot, dispatcher, worker, ticker)


def make_services(settings: Settings, database: Database, clock: Clock) -> Services:
    # The hashes of people who refused must outlive a restart and be of no use without the token.
    secret = hashlib.sha256(b"svyazka:" + settings.token.encode()).hexdigest()
    return Services.build(database, clock, settings.owner_ids, secret, settings.data_dir, settings.send_rate)


def make_bot(settings: Settings) -> Bot:
    """A Bot for the server, proxy and defaults of the settings."""
    session = Session(
        proxy=settings.proxy_url or None,
        api=TelegramAPIServer.from_base(settings.bot_api_url),
    )
    return Bot(
        settings.token,
        session=session,
        default=DefaultBotProperties(
            parse_mode=ParseMode.HTML, link_preview=LinkPreviewOptions(is_disabled=True)
        ),
    )


def make_dispatcher(
    services: Services,
    texts: Texts,
    office: OfficeWorker,
    once: AnswerOnce,
    storage: BaseStorage,
    isolation: BaseEventIsolation,
) -> Dispatcher:
    """Routers of all areas, dialogs, and what stands around them."""
    use_ours()
    dispatcher = FrontDispatcher(
        GroupDoor(services, texts),
        InlineDoor(services, texts),
        storage=storage,
        events_isolation=isolation,
        name="svyazka",
    )
    areas = Router(name="areas")
    for router in handlers.areas.routers():
        areas.include_router(router)
    dispatcher.include_router(areas)
    dispatcher.callback_query.outer_middleware(AnswerMiddleware(once))
    dispatcher.callback_query.outer_middleware(PlainButtonMiddleware(areas))
    setup_dialogs(dispatcher, events_isolation=isolation, dialog_manager_factory=MenuManagers())
    dispatcher.update.outer_middleware(SanityMiddleware())
    dispatcher.update.outer_middleware(IdentityMiddleware(services, texts, office))
    dispatcher.update.outer_middleware(ErrorMiddleware())
    dispatcher.message.middleware(ScreenMiddleware())
    dispatcher.errors.register(fresh_menu, ExceptionTypeFilter(*GONE))
    return dispatcher
