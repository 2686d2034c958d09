"""One message, seen by the bot (the Bot API's Message) and by the person (the control API's)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from sandbox.html_out import write_html
from sandbox.keyboards import show_inline, show_reply
from sandbox.world import Message, User, World

Json = dict[str, Any]


def as_telegram(world: World, message: Message, *, nested: bool = False) -> Json:
    """The Bot API's Message; `nested` leaves the message that it replies to out, as Telegram does."""
    user = world.users[message.chat_id]
    result: Json = {
        "message_id": message.message_id,
        "from": world.bot.as_telegram() if message.mine else user.as_telegram(),
        "chat": user.as_chat(),
        "date": message.date,
    }
    if message.edit_date:
        result["edit_date"] = message.edit_date
    if message.forward:
        result["forward_origin"] = message.forward
    replied = user.messages.get(message.reply_to) if message.reply_to else None
    if replied and not nested:
        result["reply_to_message"] = as_telegram(world, replied, nested=True)
    result.update(_content(world, message))
    result.update(message.flags)
    if message.inline:
        result["reply_markup"] = message.inline
    return result


def _content(world: World, message: Message) -> Json:
    if message.file:
        described = world.files.describe(message.file, message.file_id)
        content: Json = {message.kind: described, **message.extra}
        if message.kind == "animation":
            content["document"] = {
                name: value
                for name, value in content["animation"].items()
                if name not in ("width", "height", "duration")
            }
        if message.text:
            content["caption"] = message.text
            if message.entities:
                content["caption_entities"] = message.entities
        return content
    if message.kind == "text":
        return {"text": message.text} | ({"entities": message.entities} if message.entities else {})
    return dict(message.extra)


def moment(unix: int) -> str:
    """Unix seconds as ISO 8601 in UTC."""
    return datetime.fromtimestamp(unix, UTC).isoformat()


def show_message(world: World, message: Message) -> Json:
    """The message as the control API shows it to a person."""
    user = world.users[message.chat_id]
    media = None
    if message.file:
        stored = message.file
        media = {
            "kind": stored.kind,
            "url": f"/control/files/{stored.unique_id}/{quote(stored.name, safe='')}",
            "file_name": stored.name,
            "mime_type": stored.mime_type,
            "size": stored.size,
            "width": stored.width,
            "height": stored.height,
            "duration": None,
        }
    contact = message.extra.get("contact")
    return {
        "message_id": message.message_id,
        "rev": message.rev,
        "from": "bot" if message.mine else "user",
        "kind": message.kind,
        "date": message.date,
        "at": moment(message.date),
        "edited": message.edit_date is not None,
        "edit_date": message.edit_date,
        "text": message.text,
        "entities": message.entities,
        "html": write_html(message.text, message.entities),
        "media": media,
        "contact": {"last_name": None, **contact} if contact else None,
        "location": message.extra.get("location"),
        "reply_to": message.reply_to,
        "forwarded_from": _origin(message.forward),
        "inline_keyboard": show_inline(message.markup),
        "pinned": message.message_id in user.pinned,
        "reactions": [reaction.get("emoji", "⭐") for reaction in message.reactions],
        "protected": bool(message.flags.get("has_protected_content")),
        "spoiler": bool(message.flags.get("has_media_spoiler")),
        "caption_above": bool(message.flags.get("show_caption_above_media")),
    }


def _origin(forward: Json | None) -> str | None:
    if forward is None:
        return None
    sender = forward.get("sender_user")
    if sender is None:
        return str(forward["sender_user_name"])
    return " ".join(filter(None, (sender["first_name"], sender.get("last_name"))))


def show_user(world: World, user: User) -> Json:
    """The person as the control API shows them."""
    last = next(reversed(user.messages.values()), None)
    names = ("id", "first_name", "last_name", "username", "language_code", "label", "start_payload", "phone")
    return {
        **{name: getattr(user, name) for name in names},
        "link_privacy": user.link_privacy,
        "started": user.started,
        "blocked": user.blocked,
        "unread": user.unread,
        "typing": show_typing(world, user),
        "rev": user.rev,
        "last_message": last
        and {
            "message_id": last.message_id,
            "from": "bot" if last.mine else "user",
            "text": (last.text or last.kind)[:200],
            "date": last.date,
        },
    }


def show_typing(world: World, user: User) -> Json | None:
    """What the bot is doing in the chat, with the real moment until which it shows; None when nothing."""
    action = world.typing(user)
    if action is None or user.typing is None:
        return None
    left = user.typing[1] - world.monotonic()
    until = datetime.fromtimestamp(world.clock.real() + left, UTC)
    return {"action": action, "until": until.isoformat()}


def show_chat(world: World, user: User, limit: int, before: int | None) -> Json:
    """The person's chat with the bot, newest `limit` messages (older than `before`), oldest first."""
    messages = [m for m in user.messages.values() if before is None or m.message_id < before]
    return {
        "user": show_user(world, user),
        "rev": world.events.rev,
        "messages": [show_message(world, message) for message in messages[-limit:]],
        "reply_keyboard": show_reply(user.reply_keyboard),
        "typing": show_typing(world, user),
        "notice": user.notice,
        "pinned": user.pinned[-1] if user.pinned else None,
    }


def show_clock(world: World) -> Json:
    """The clock as the control API shows it."""
    now = world.clock.now()
    return {
        "now": now.isoformat(),
        "now_local": now.astimezone(world.clock.zone).isoformat(),
        "time_zone": str(world.clock.zone),
        "offset_seconds": world.clock.offset,
    }


def show_state(world: World) -> Json:
    """Everything but the chats, for the page's first look."""
    bot = world.bot
    return {
        "bot": {
            "id": bot.id,
            "username": bot.username,
            "first_name": bot.names[""],
            "description": bot.descriptions.get("", ""),
            "short_description": bot.short_descriptions.get("", ""),
            "commands": bot.commands.get(('{"type": "default"}', ""), {}).get("commands", []),
            "commands_by_scope": list(bot.commands.values()),
            "menu_button": bot.menu_buttons.get(0, {"type": "commands"}),
        },
        **show_clock(world),
        "polling": world.updates.polling,
        "pending_updates": len(world.updates.waiting),
        "rev": world.events.rev,
        "journal_last": world.journal.last,
        "rates": world.rates.show(),
        "faults": [fault.show() for fault in world.faults.orders],
        "users": [show_user(world, user) for user in world.users.values()],
    }
