"""What is said to the bot in groups: link, unlink, and where everything else lives.

Nothing here opens an account, a menu or a conversation. Answers are short and in the group; anything
personal is only ever said in private.
"""

from contextlib import suppress
from dataclasses import dataclass

from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import Command, CommandObject
from aiogram.types import (
    CallbackQuery,
    ChatMemberRestricted,
    ChatMemberUpdated,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)

from locales import Reader, Texts
from services.actor import Actor
from services.errors import DomainError, Forbidden
from services.people.identity import DEFAULT_LANGUAGE, LANGUAGES, TelegramUser
from services.registry import Services

COMMANDS = frozenset({"start", "link", "unlink", "menu", "me", "help"})


@dataclass(frozen=True, slots=True)
class GroupContext:
    """What a handler of a group has at hand. `sender` is None for an anonymous admin or a channel."""

    services: Services
    bot: Bot
    sender: TelegramUser | None
    reader: Reader
    request: int

    async def actor(self) -> Actor | None:
        """Who writes, if the bot knows them; looked up only when a command needs it."""
        return await self.services.identity.acquainted(self.sender, self.request) if self.sender else None


def reader_for(texts: Texts, code: str | None) -> Reader:
    """Texts in the language of a Telegram user, or ours."""
    language = (code or "").split("-")[0]
    return Reader(texts, language if language in LANGUAGES else DEFAULT_LANGUAGE)


def make_router() -> Router:
    """A router of its own for each program."""
    router = Router(name="groups")
    router.my_chat_member.register(standing)
    router.message.register(moved, F.migrate_to_chat_id | F.migrate_from_chat_id)
    router.message.register(renamed, F.new_chat_title)
    router.message.register(link, Command("start", "link", ignore_case=True, ignore_mention=True))
    router.message.register(unlink, Command("unlink", ignore_case=True, ignore_mention=True))
    router.message.register(elsewhere)
    router.callback_query.register(tapped)
    return router


async def standing(event: ChatMemberUpdated, group: GroupContext) -> None:
    """The bot was added, removed, promoted or restricted. Being added alone means nothing yet."""
    chats, now = group.services.chats, event.new_chat_member
    if now.status in ("left", "kicked"):
        await chats.lost(event.chat.id)
    elif isinstance(now, ChatMemberRestricted) and not now.can_send_messages:
        await chats.muted(event.chat.id)
    else:
        await chats.may_write(event.chat.id)


async def moved(message: Message, group: GroupContext) -> None:
    """The group became a supergroup; both chats tell of it."""
    if message.migrate_to_chat_id is not None:
        await group.services.chats.moved(message.chat.id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id is not None:
        await group.services.chats.moved(message.migrate_from_chat_id, message.chat.id)


async def renamed(message: Message, group: GroupContext) -> None:
    await group.services.chats.renamed(message.chat.id, message.new_chat_title or "")


async def link(message: Message, command: CommandObject, group: GroupContext) -> None:
    """By the link `?startgroup=` or by hand; the greeting comes from the outbox."""
    if not command.args:
        await _say(message, group, "chats-how-to-link")
        return
    if group.sender is None:
        await _say(message, group, "chats-anonymous")
        return
    actor = await group.actor()
    try:
        if actor is None:
            raise Forbidden("chat-link")
        linked = await group.services.chats.link(
            actor, command.args, message.chat.id, message.chat.title or ""
        )
    except DomainError as error:
        await _refuse(message, group, actor, error)
        return
    if linked.already:
        await _say(message, group, "chats-already")


async def unlink(message: Message, group: GroupContext) -> None:
    if group.sender is None:
        await _say(message, group, "chats-anonymous")
        return
    actor = await group.actor()
    try:
        if actor is None:
            raise Forbidden("chat-unlink")
        await group.services.chats.unlink_here(actor, message.chat.id)
    except DomainError as error:
        await _refuse(message, group, actor, error)


async def elsewhere(message: Message, group: GroupContext) -> None:
    """Menus and answers are private."""
    await _say(message, group, "chats-private", await _private_button(group))


async def tapped(query: CallbackQuery, group: GroupContext) -> None:
    """Our messages in groups have no such buttons: this one is forged, or from a forwarded message."""
    with suppress(TelegramAPIError):
        await query.answer(group.reader.plain("chats-tapped"), show_alert=True)


async def _refuse(message: Message, group: GroupContext, actor: Actor | None, error: DomainError) -> None:
    if isinstance(error, Forbidden):
        await group.services.chats.refused(actor, error.subject)
        await _say(message, group, "chats-not-yours")
        return
    key = "chats-not-linked" if error.key == "error-not-found" else error.key
    await _say(message, group, key, None, **error.values)


async def _private_button(group: GroupContext) -> InlineKeyboardMarkup:
    me = await group.bot.me()
    button = InlineKeyboardButton(
        text=group.reader.plain("chats-to-private"), url=f"https://t.me/{me.username}"
    )
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


async def _say(
    message: Message,
    group: GroupContext,
    key: str,
    keyboard: InlineKeyboardMarkup | None = None,
    **values: str | int | float,
) -> None:
    # A group that forbids the bot to write gets no answer; there is nobody else to tell.
    with suppress(TelegramAPIError):
        await message.answer(
            group.reader.html(key, **values),
            reply_markup=keyboard,
            # Groups are often swept: a command may be gone before it is answered.
            reply_parameters=message.as_reply_parameters(allow_sending_without_reply=True),
        )
