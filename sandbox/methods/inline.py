"""Answers to inline queries: held to Telegram's limits; articles with a text are all that is offered here."""

from __future__ import annotations

import re
from typing import Any

from sandbox.errors import ApiError, careless
from sandbox.html import checked_address
from sandbox.keyboards import check_markup
from sandbox.texts import prepare
from sandbox.world import World

Json = dict[str, Any]

MOST_RESULTS = 50
CACHE_SECONDS = 300
LONGEST_ID = 64
LONGEST_OFFSET = 64
PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


def answer_inline_query(world: World, params: Json) -> bool:
    results = params["results"]
    if len(results) > MOST_RESULTS:
        raise careless("RESULTS_TOO_MUCH")
    next_offset = params.get("next_offset") or ""
    if len(next_offset.encode()) > LONGEST_OFFSET:
        raise careless("NEXT_OFFSET_INVALID")
    ids = [result["id"] for result in results]
    if not all(1 <= len(one.encode()) <= LONGEST_ID for one in ids):
        raise careless("RESULT_ID_INVALID")
    if len(set(ids)) != len(ids):
        raise careless("RESULT_ID_DUPLICATE")
    answer = {
        "results": [_article(world, result) for result in results],
        "next_offset": next_offset,
        "button": _button(params.get("button")),
    }
    cache_time = params.get("cache_time", CACHE_SECONDS)
    if cache_time < 0:
        raise careless("CACHE_TIME_INVALID")
    personal = bool(params.get("is_personal"))
    world.inline.answer(params["inline_query_id"], answer, cache_time, personal=personal)
    return True


def _article(world: World, result: Json) -> Json:
    content = result.get("input_message_content") or {}
    if result["type"] != "article" or "message_text" not in content:
        raise ApiError(501, "Not Implemented: the sandbox shows only articles with a text inline")
    if not result["title"].strip():
        raise careless("ARTICLE_TITLE_EMPTY")
    if result.get("url") and not checked_address(result["url"]):
        raise careless("ARTICLE_URL_INVALID")
    text, entities = prepare(
        content["message_text"], content.get("parse_mode"), content.get("entities"), world.known
    )
    # Where it is sent is no private chat with the bot: what is for those alone may not be under it.
    markup = check_markup(result.get("reply_markup"), world.reach, inline_only=True, private=False)
    return {
        "id": result["id"],
        "title": result["title"],
        "description": result.get("description"),
        "text": text,
        "entities": entities,
        "markup": markup,
    }


def _button(button: Json | None) -> Json | None:
    if button is None:
        return None
    if not button["text"].strip():
        raise careless("SWITCH_PM_TEXT_EMPTY")
    if ("start_parameter" in button) == ("web_app" in button):
        raise careless("INLINE_BUTTON_TYPE_INVALID")
    if "start_parameter" in button and not PARAMETER.fullmatch(button["start_parameter"]):
        raise careless("START_PARAM_INVALID")
    return button


METHODS = {"answerInlineQuery": answer_inline_query}
