"""What Telegram lets a bot put under a message and instead of the keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sandbox.errors import careless
from sandbox.html import USER_LINK, checked_address, units

Json = dict[str, Any]
# What a `tg://user?id=` button may lead to: "known", "restricted" (privacy) or "unknown".
Reach = Callable[[int], str]

LOOKS = {"text", "style", "icon_custom_emoji_id"}
STYLES = {"danger", "success", "primary"}
MOST_BUTTONS = 100
PRIVATE_ONLY = {
    "request_contact": "Phone number can be requested",
    "request_location": "Location can be requested",
    "request_poll": "Poll can be requested",
    "request_users": "Users can be requested",
    "request_chat": "Chats can be requested",
    "web_app": "Web App buttons can be used",
}


def is_group(chat_id: Any) -> bool:
    """Whether a chat_id is that of a group (or channel)."""
    return str(chat_id).startswith("-")


def check_markup(
    markup: Json | None, reach: Reach, *, inline_only: bool = False, private: bool = True
) -> Json | None:
    """Return the markup as it will be shown (empty rows dropped), or None; raises `ApiError` as Telegram.

    Outside `private` chats some buttons are refused.
    """
    if markup is None:
        return None
    if not private:
        _check_public(markup)
    if "inline_keyboard" in markup:
        return _inline(markup["inline_keyboard"], reach)
    if inline_only:
        raise careless("Inline keyboard expected")
    if "keyboard" in markup:
        return _reply(markup)
    placeholder = markup.get("input_field_placeholder", "")
    if units(placeholder) > 64:
        raise careless("Input field placeholder is too long")
    return markup


def _check_public(markup: Json) -> None:
    for button in (button for row in markup.get("inline_keyboard", []) for button in row):
        if button.get("web_app"):
            raise careless("BUTTON_TYPE_INVALID")
    for button in (button for row in markup.get("keyboard", []) for button in row):
        for name, words in PRIVATE_ONLY.items():
            if button.get(name):
                raise careless(f"{words} in private chats only")


def _inline(rows: list[list[Json]], reach: Reach) -> Json | None:
    shown = [[_inline_button(button, reach) for button in row] for row in rows if row]
    if sum(len(row) for row in shown) > MOST_BUTTONS:
        raise careless("Reply markup is too long")
    return {"inline_keyboard": shown} if shown else None


def _inline_button(button: Json, reach: Reach) -> Json:
    if not button["text"].strip():
        raise careless("Can't parse inline keyboard button: Inline keyboard button text must be non-empty")
    _check_style(button)
    kinds = [name for name in button if name not in LOOKS and button[name] not in ("", False)]
    if "switch_inline_query" in button or "switch_inline_query_current_chat" in button:
        kinds = [name for name in button if name not in LOOKS]
    if not kinds:
        raise careless(
            "Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(kinds) > 1:
        raise careless(
            f"Can't parse inline keyboard button: exactly one type is allowed, not {', '.join(kinds)}"
        )
    check = CHECKS.get(kinds[0])
    if check:
        check(button[kinds[0]], reach)
    return button


def _check_style(button: Json) -> None:
    if button.get("style", "primary") not in STYLES:
        raise careless(
            f"Can't parse inline keyboard button: Invalid button style {button['style']} specified"
        )


def _check_data(data: str, _: Reach) -> None:
    if not 1 <= len(data.encode()) <= 64:
        raise careless("BUTTON_DATA_INVALID")


def _check_url(url: str, reach: Reach) -> None:
    user = USER_LINK.fullmatch(url.strip())
    if user:
        reached = reach(int(user.group(1)))
        if reached == "restricted":
            raise careless("BUTTON_USER_PRIVACY_RESTRICTED")
        if reached != "known":
            raise careless("BUTTON_USER_INVALID")
        return
    if not checked_address(url):
        protocol = re.match(r"([a-z][a-z0-9+.-]*):", url.strip(), re.IGNORECASE)
        odd = protocol and protocol.group(1).lower() not in ("http", "https", "tg", "ton", "tonsite")
        reason = "Unsupported URL protocol" if odd else "Wrong HTTP URL"
        raise careless(f"Inline keyboard button URL '{url}' is invalid: {reason}")


def _check_web_app(app: Json, _: Reach) -> None:
    if not app["url"].lower().startswith("https://") or not checked_address(app["url"]):
        raise careless(
            f"Inline keyboard button Web App URL '{app['url']}' is invalid: Only HTTPS links are allowed"
        )


def _check_copy(copy: Json, _: Reach) -> None:
    if not 1 <= units(copy["text"]) <= 256:
        raise careless("BUTTON_COPY_TEXT_INVALID")


def _check_login(login: Json, _: Reach) -> None:
    if not login["url"].lower().startswith("https://"):
        raise careless("BUTTON_URL_INVALID")


def _check_pay(_: Any, __: Reach) -> None:
    raise careless("BUTTON_TYPE_INVALID")


CHECKS: dict[str, Callable[[Any, Reach], None]] = {
    "callback_data": _check_data,
    "url": _check_url,
    "web_app": _check_web_app,
    "copy_text": _check_copy,
    "login_url": _check_login,
    "pay": _check_pay,
    "callback_game": _check_pay,
}


def _reply(markup: Json) -> Json:
    rows = [row for row in markup["keyboard"] if row]
    if not rows:
        raise careless("Reply keyboard must be non-empty")
    for button in (button for row in rows for button in row):
        if not button["text"].strip():
            raise careless("Can't parse keyboard button: Keyboard button text must be non-empty")
        _check_style(button)
        if len([name for name in button if name not in LOOKS and button[name] is not False]) > 1:
            raise careless("Can't parse keyboard button: at most one type is allowed")
    if not units(markup.get("input_field_placeholder", "")) <= 64:
        raise careless("Input field placeholder is too long")
    if sum(len(row) for row in rows) > 3 * MOST_BUTTONS:
        raise careless("Reply markup is too long")
    return {**markup, "keyboard": rows}


def show_inline(markup: Json | None) -> list[list[Json]] | None:
    """An inline keyboard as the control API shows it."""
    if not markup or "inline_keyboard" not in markup:
        return None
    return [[show_button(button) for button in row] for row in markup["inline_keyboard"]]


def show_button(button: Json) -> Json:
    """One inline button as the control API shows it."""
    kinds = {
        "callback_data": "callback",
        "url": "url",
        "copy_text": "copy_text",
        "web_app": "web_app",
        "login_url": "login_url",
        "switch_inline_query": "switch_inline",
        "switch_inline_query_current_chat": "switch_inline",
        "switch_inline_query_chosen_chat": "switch_inline",
        "disabled": "disabled",
    }
    kind = next((kinds[name] for name in button if name in kinds), "other")
    inner = button.get("web_app") or button.get("login_url") or {}
    return {
        "text": button["text"],
        "type": kind,
        "data": button.get("callback_data"),
        "inline_query": button.get("switch_inline_query", button.get("switch_inline_query_current_chat")),
        "url": button.get("url") or inner.get("url"),
        "copy_text": (button.get("copy_text") or {}).get("text"),
        "style": button.get("style"),
    }


def show_reply(markup: Json | None) -> Json | None:
    """The reply keyboard that a chat shows, as the control API shows it."""
    if markup is None:
        return None
    if "force_reply" in markup and "keyboard" not in markup:
        return {"force_reply": True, "placeholder": markup.get("input_field_placeholder"), "rows": []}
    return {
        "rows": [
            [
                {
                    "text": button["text"],
                    "request_contact": bool(button.get("request_contact")),
                    "request_location": bool(button.get("request_location")),
                }
                for button in row
            ]
            for row in markup["keyboard"]
        ],
        "resize": bool(markup.get("resize_keyboard")),
        "one_time": bool(markup.get("one_time_keyboard")),
        "persistent": bool(markup.get("is_persistent")),
        "placeholder": markup.get("input_field_placeholder"),
    }
