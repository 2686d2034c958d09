"""Practices in any chat: `@bot words`. Only people of a programme are shown anything."""

from dataclasses import dataclass

from aiogram import Bot, Router
from aiogram.types import (
    ChosenInlineResult,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)

from delivery.messages.bundle import short
from delivery.messages.practices import ABOUT_IN_LISTS, author, card_text, tags
from handlers.practices.opening import BANK_PARAMETER, LINK_PREFIX
from locales import Reader
from services.actor import Actor
from services.errors import DomainError, Forbidden
from services.practices.facts import PracticeCard
from services.registry import Services

RESULTS_A_PAGE = 20
MOST_PAGES = 50
CACHE_SECONDS = 10
"""Telegram asks anew after that, so what was taken back is soon offered no more."""


@dataclass(frozen=True, slots=True)
class InlineContext:
    """What a handler has at hand. `actor` is None for whom the bot does not know; no account is opened."""

    services: Services
    bot: Bot
    actor: Actor | None
    reader: Reader


def make_router() -> Router:
    """A router of its own for each program."""
    router = Router(name="inline")
    router.inline_query.register(offer)
    router.chosen_inline_result.register(chosen)
    return router


async def offer(query: InlineQuery, inline: InlineContext) -> None:
    """Cards that have the words, most used first; to others a way to the bot and nothing else."""
    page = int(query.offset) if query.offset.isdecimal() and len(query.offset) < 4 else 0
    cards: tuple[PracticeCard, ...] = ()
    reads = False
    if inline.actor is not None and page < MOST_PAGES:
        try:
            practices = inline.services.practices
            cards = await practices.found_cards(inline.actor, query.query, page, RESULTS_A_PAGE)
            reads = True
        except Forbidden:
            reads = False
    username = (await inline.bot.me()).username or ""
    await inline.bot.answer_inline_query(
        query.id,
        [article(one, inline.reader, username) for one in cards],
        cache_time=CACHE_SECONDS,
        is_personal=True,
        next_offset=str(page + 1) if len(cards) == RESULTS_A_PAGE else "",
        button=None if cards or page else _hint(inline.reader, reads=reads),
    )


def _hint(reader: Reader, *, reads: bool) -> InlineQueryResultsButton:
    key = "practices-inline-nothing" if reads else "practices-inline-closed"
    return InlineQueryResultsButton(text=reader.plain(key), start_parameter=BANK_PARAMETER)


def article(card: PracticeCard, reader: Reader, username: str) -> InlineQueryResultArticle:
    """A card as Telegram offers it, and as it stands in the chat when it is chosen."""
    link = f"https://t.me/{username}?start={LINK_PREFIX}{card.id}"
    button = InlineKeyboardButton(text=reader.plain("practices-inline-open"), url=link)
    return InlineQueryResultArticle(
        id=f"{LINK_PREFIX}{card.id}",
        title=card.title,
        description=short(tags(reader, card) or card.about or author(card), ABOUT_IN_LISTS),
        input_message_content=InputTextMessageContent(message_text=card_text(reader, card)),
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]),
    )


async def chosen(result: ChosenInlineResult, inline: InlineContext) -> None:
    """Somebody has shown a card: that counts as taking it."""
    number = result.result_id.removeprefix(LINK_PREFIX)
    if inline.actor is None or not number.isdecimal() or len(number) > 9:
        return
    try:
        await inline.services.practices.use(inline.actor, int(number))
    except DomainError:
        # Taken back meanwhile, or a programme that is over for them: nothing to count.
        return
