"""Methods about the bot itself: who it is, its updates, its commands and descriptions."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from sandbox.chats import User
from sandbox.errors import ApiError, careless, refused
from sandbox.html import units
from sandbox.schema import facts
from sandbox.world import BotProfile, World

Json = dict[str, Any]

DEFAULT_SCOPE = {"type": "default"}
MOST_COMMANDS = 100


def get_me(world: World, _: Json) -> Json:
    return {
        **world.bot.as_telegram(),
        "can_join_groups": True,
        "can_read_all_group_messages": not world.bot.privacy,
        "supports_inline_queries": world.bot.inline,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(world: World, params: Json) -> list[Json]:
    limit = params.get("limit", 100)
    was_polling = world.updates.polling
    if not was_polling:
        world.events.publish("bot")
    return await world.updates.poll(
        params.get("offset", 0),
        limit if 1 <= limit <= 100 else 100,
        max(0, min(50, params.get("timeout", 0))),
        params.get("allowed_updates"),
    )


def delete_webhook(world: World, params: Json) -> bool:
    if params.get("drop_pending_updates"):
        world.updates.clear()
    return True


def get_webhook_info(world: World, _: Json) -> Json:
    info: Json = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.waiting),
    }
    if world.updates.allowed:
        info["allowed_updates"] = world.updates.allowed
    return info


def _scope(world: World, params: Json) -> tuple[str, str]:
    scope = params.get("scope") or DEFAULT_SCOPE
    if "chat_id" in scope:
        world.chat(scope["chat_id"], "read")
    language = params.get("language_code") or ""
    _check_language(language)
    return json.dumps(scope, sort_keys=True), language


def _check_language(language: str) -> None:
    if not re.fullmatch(r"([a-z]{2})?", language):
        raise careless("Invalid language code specified")


def set_commands(world: World, params: Json) -> bool:
    key = _scope(world, params)
    commands = params["commands"]
    if len(commands) > MOST_COMMANDS:
        raise careless("BOT_COMMANDS_TOO_MUCH")
    cleaned = []
    for command in commands:
        name = command["command"].removeprefix("/").lower()
        if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
            raise careless("BOT_COMMAND_INVALID")
        if not 1 <= units(command["description"]) <= 256:
            raise careless("BOT_COMMAND_DESCRIPTION_INVALID")
        cleaned.append({**command, "command": name})
    world.bot.commands[key] = {
        "scope": json.loads(key[0]),
        "language_code": key[1],
        "commands": cleaned,
    }
    world.events.publish("bot")
    return True


def get_commands(world: World, params: Json) -> list[Json]:
    found: list[Json] = world.bot.commands.get(_scope(world, params), {}).get("commands", [])
    return found


def delete_commands(world: World, params: Json) -> bool:
    world.bot.commands.pop(_scope(world, params), None)
    world.events.publish("bot")
    return True


def _setter(
    field: str, limit: int, texts: Callable[[BotProfile], dict[str, str]]
) -> Callable[[World, Json], bool]:
    def set_text(world: World, params: Json) -> bool:
        language, text = params.get("language_code") or "", params.get(field) or ""
        _check_language(language)
        if units(text) > limit:
            raise careless(f"{field.capitalize().replace('_', ' ')} is too long")
        if text or (field == "name" and not language):
            texts(world.bot)[language] = text or "Svyazka"
        else:
            texts(world.bot).pop(language, None)
        world.events.publish("bot")
        return True

    return set_text


def _getter(field: str, texts: Callable[[BotProfile], dict[str, str]]) -> Callable[[World, Json], Json]:
    def get_text(world: World, params: Json) -> Json:
        known = texts(world.bot)
        return {field: known.get(params.get("language_code") or "", known.get("", ""))}

    return get_text


def _names(bot: BotProfile) -> dict[str, str]:
    return bot.names


def _descriptions(bot: BotProfile) -> dict[str, str]:
    return bot.descriptions


def _short_descriptions(bot: BotProfile) -> dict[str, str]:
    return bot.short_descriptions


def set_menu_button(world: World, params: Json) -> bool:
    button = params.get("menu_button") or {"type": "default"}
    if button["type"] == "web_app" and not button["web_app"]["url"].startswith("https://"):
        raise careless("BUTTON_URL_INVALID")
    if params.get("chat_id"):
        _private(world, params["chat_id"])
    world.bot.menu_buttons[params.get("chat_id") or 0] = button
    world.events.publish("bot")
    return True


def _private(world: World, chat_id: int | str) -> None:
    if not isinstance(world.chat(chat_id), User):
        raise refused("Chat not found")


def get_menu_button(world: World, params: Json) -> Json:
    buttons = world.bot.menu_buttons
    return buttons.get(params.get("chat_id") or 0) or buttons.get(0) or {"type": "commands"}


def set_rights(world: World, params: Json) -> bool:
    world.bot.rights[bool(params.get("for_channels"))] = params.get("rights") or {}
    return True


def get_rights(world: World, params: Json) -> Json:
    rights = facts()["objects"]["ChatAdministratorRights"]
    none = {name: False for name, field in rights.items() if field[1]}
    return none | world.bot.rights.get(bool(params.get("for_channels")), {})


def set_webhook(_: World, params: Json) -> bool:
    if params.get("url"):
        raise ApiError(501, "Not Implemented: a webhook is not supported by the sandbox, use getUpdates")
    return True


METHODS = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setMyName": _setter("name", 64, _names),
    "getMyName": _getter("name", _names),
    "setMyDescription": _setter("description", 512, _descriptions),
    "getMyDescription": _getter("description", _descriptions),
    "setMyShortDescription": _setter("short_description", 120, _short_descriptions),
    "getMyShortDescription": _getter("short_description", _short_descriptions),
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
    "setMyDefaultAdministratorRights": set_rights,
    "getMyDefaultAdministratorRights": get_rights,
}
