"""Every kind of message to a person has a name for the one who looks at what is kept of them."""

from aiogram import Bot

from delivery.areas import renderers
from documents.worker import OfficeWorker
from locales import Texts
from services.registry import Services

TO_GROUPS = frozenset(
    {
        "chat_day",
        "chat_event",
        "chat_event_cancelled",
        "chat_event_moved",
        "chat_event_soon",
        "chat_farewell",
        "chat_hello",
    }
)


async def test_every_kind_of_message_has_words(services: Services) -> None:
    bot = Bot("1:" + "a" * 35)
    kinds = renderers(services, OfficeWorker(), bot).keys() - TO_GROUPS
    await bot.session.close()
    texts = Texts.load()
    keys = {kind: f"kept-value-message-{kind.replace('_', '-')}" for kind in kinds}
    assert {kind for kind, key in keys.items() if not texts.has(key)} == set()
