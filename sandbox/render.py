"""One message, seen by the bot (the Bot API's Message) and by the person (the control API's)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from sandbox.chats import Chat, Group, Message, User
from sandbox.html_out import write_html
from sandbox.keyboards import show_inline, show_reply
from sandbox.world import World

Json = dict[str, Any]


def as_telegram(world: World, message: Message, *, nested: bool = False) -> Json:
    """The Bot API's Message; `nested` leaves the message that it replies to out, as Telegram does."""
    chat = world.chat_of(message)
    result: Json = {
        "message_id": message.message_id,
        "from": world.sender_of(message),
        "chat": chat.as_chat(),
        "date": message.date,
    }
    if message.sender_chat is not None:
        result["sender_chat"] = message.sender_chat
    if message.edit_date:
        result["edit_date"] = message.edit_date
    if message.forward:
        result["forward_origin"] = message.forward
    replied = chat.messages.get(message.reply_to) if message.reply_to else None
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
        "sender": show_sender(world, message),
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
        "service": _service(message),
        "reply_to": message.reply_to,
        "forwarded_from": _origin(message.forward),
        "inline_keyboard": show_inline(message.markup),
        "pinned": message.message_id in world.chat_of(message).pinned,
        "reactions": [reaction.get("emoji", "⭐") for reaction in message.reactions],
        "protected": bool(message.flags.get("has_protected_content")),
        "spoiler": bool(message.flags.get("has_media_spoiler")),
        "caption_above": bool(message.flags.get("show_caption_above_media")),
        "album": message.flags.get("media_group_id"),
    }


def show_sender(world: World, message: Message) -> Json | None:
    """Who wrote a message of a group (an id below zero is a chat); None in a private chat and for the bot."""
    if message.mine or message.chat_id > 0:
        return None
    if message.sender_chat is not None:
        return {"id": message.sender_chat["id"], "name": message.sender_chat["title"]}
    sender = world.sender_of(message)
    return {"id": sender["id"], "name": _name(sender)}


def _service(message: Message) -> Json | None:
    """What a service message tells: its kind and whom or what it is about."""
    if message.kind != "service":
        return None
    kind, told = next(iter(message.extra.items()))
    if kind == "new_chat_members":
        told = ", ".join(_name(one) for one in told)
    elif kind == "left_chat_member":
        told = _name(told)
    elif kind == "forum_topic_created":
        told = told["name"]
    return {"kind": kind, "about": str(told)}


def _name(user: Json) -> str:
    return " ".join(filter(None, (user["first_name"], user.get("last_name"))))


def _origin(forward: Json | None) -> str | None:
    if forward is None:
        return None
    sender = forward.get("sender_user")
    if sender is None:
        return str(forward["sender_user_name"])
    return _name(sender)


def show_user(world: World, user: User) -> Json:
    """The person as the control API shows them."""
    names = ("id", "first_name", "last_name", "username", "language_code", "label", "start_payload", "phone")
    return {
        **{name: getattr(user, name) for name in names},
        "link_privacy": user.link_privacy,
        "started": user.started,
        "blocked": user.blocked,
        "unread": user.unread,
        "typing": show_typing(world, user),
        "rev": user.rev,
        "last_message": _last(user),
    }


def show_group(world: World, group: Group) -> Json:
    """The group as the control API shows it."""
    names = ("id", "title", "kind", "is_forum", "upgraded_to", "deleted", "unread", "rev", "permissions")
    return {
        **{name: getattr(group, name) for name in names},
        "members": [{"id": user_id, "status": status} for user_id, status in group.members.items()],
        "bot": {"status": group.bot_status, "denied": sorted(group.bot_denied)},
        "typing": show_typing(world, group),
        "last_message": _last(group),
    }


def _last(chat: Chat) -> Json | None:
    last = next(reversed(chat.messages.values()), None)
    if last is None:
        return None
    return {
        "message_id": last.message_id,
        "from": "bot" if last.mine else "user",
        "text": (last.text or last.kind)[:200],
        "date": last.date,
    }


def show_typing(world: World, user: Chat) -> Json | None:
    """What the bot is doing in the chat, with the real moment until which it shows; None when nothing."""
    action = world.typing(user)
    if action is None or user.typing is None:
        return None
    left = user.typing[1] - world.monotonic()
    until = datetime.fromtimestamp(world.clock.real() + left, UTC)
    return {"action": action, "until": until.isoformat()}


def show_chat(world: World, user: Chat, limit: int, before: int | None) -> Json:
    """A chat, newest `limit` messages (older than `before`), oldest first."""
    messages = [m for m in user.messages.values() if before is None or m.message_id < before]
    return {
        **_whose(world, user),
        "rev": world.events.rev,
        "messages": [show_message(world, message) for message in messages[-limit:]],
        "reply_keyboard": show_reply(user.reply_keyboard),
        "typing": show_typing(world, user),
        "notice": user.notice,
        "pinned": user.pinned[-1] if user.pinned else None,
    }


def _whose(world: World, chat: Chat) -> Json:
    if isinstance(chat, Group):
        return {"group": show_group(world, chat)}
    assert isinstance(chat, User)
    return {"user": show_user(world, chat)}


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
            "privacy": bot.privacy,
            "inline": bot.inline,
            "inline_feedback": bot.inline_feedback,
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
        "groups": [show_group(world, group) for group in world.groups.values()],
    }
