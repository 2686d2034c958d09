"""Inline mode as strict as Telegram's: limits, one answer in time, kept answers, what is chosen."""

from __future__ import annotations

import asyncio

import pytest

from sandbox.client import Offered, Person, Sandbox, SandboxError
from tests.sandbox.helpers import Api, Json, Ticks

LINK = {"inline_keyboard": [[{"text": "Открыть", "url": "https://t.me/x"}]]}
LONG = {"inline_keyboard": [[{"text": "x", "callback_data": "я" * 33}]]}
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def article(number: int = 1, **changes: object) -> Json:
    return {
        "type": "article",
        "id": str(number),
        "title": f"Дроби {number}",
        "input_message_content": {"message_text": f"<b>Дроби {number}</b>", "parse_mode": "HTML"},
        **changes,
    }


async def asked(api: Api, person: Person, query: str) -> tuple[Json, asyncio.Task[Offered]]:
    """The update that the bot gets, and the person waiting."""
    waiting = asyncio.create_task(person.ask_inline(query))
    offset = 0
    while True:
        for update in (await api("getUpdates", offset=offset, timeout=5)).result:
            offset = update["update_id"] + 1
            if update.get("inline_query", {}).get("query") == query:
                await api("getUpdates", offset=offset)
                return update["inline_query"], waiting


async def test_a_query_its_answer_and_the_choice(api: Api, sandbox: Sandbox) -> None:
    person = await sandbox.person(501, first_name="Марина", language_code="ru")
    query, waiting = await asked(api, person, "дроби")
    assert (query["query"], query["offset"], query["from"]["id"]) == ("дроби", "", 501), "without any /start"
    results = [article(1, reply_markup=LINK), article(2)]
    await api("answerInlineQuery", inline_query_id=query["id"], results=results, next_offset="1")
    offered = await waiting
    assert (offered.answered, offered.titles, offered.next_offset) == (True, ["Дроби 1", "Дроби 2"], "1")
    assert offered.results[0]["html"] == "<b>Дроби 1</b>"
    with pytest.raises(SandboxError, match="not offered"):
        await person.choose(offered, "3")
    await person.choose(offered, "2")
    told = (await api("getUpdates", offset=-1)).result[-1]["chosen_inline_result"]
    assert (told["result_id"], told["query"], told["from"]["id"]) == ("2", "дроби", 501)
    await person.start()
    chosen = await person.choose(offered, "1", here=True)
    assert chosen["message"]["text"] == "Дроби 1"
    updates = (await api("getUpdates")).result
    message = next(one["message"] for one in updates if one.get("message", {}).get("via_bot"))
    assert message["via_bot"]["is_bot"] is True


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"results": [article(n) for n in range(51)]}, "RESULTS_TOO_MUCH"),
        ({"results": [article(1), article(1)]}, "RESULT_ID_DUPLICATE"),
        ({"results": [article(1, id="")]}, "RESULT_ID_INVALID"),
        ({"results": [article(1, id="я" * 33)]}, "RESULT_ID_INVALID"),
        ({"results": [article(1, title=" ")]}, "ARTICLE_TITLE_EMPTY"),
        ({"results": [article(1)], "next_offset": "1" * 65}, "NEXT_OFFSET_INVALID"),
        ({"results": [], "button": {"text": "Бот", "start_parameter": "a b"}}, "START_PARAM_INVALID"),
        ({"results": [], "button": {"text": "Бот"}}, "INLINE_BUTTON_TYPE_INVALID"),
        (
            {"results": [article(1, input_message_content={"message_text": "<b>", "parse_mode": "HTML"})]},
            "can't parse entities",
        ),
        (
            {"results": [article(1, input_message_content={"message_text": "я" * 4097})]},
            "message is too long",
        ),
        (
            {"results": [article(1, reply_markup=LONG)]},
            "BUTTON_DATA_INVALID",
        ),
    ],
)
async def test_what_telegram_refuses(api: Api, sandbox: Sandbox, wrong: Json, words: str) -> None:
    person = await sandbox.person(501)
    query, waiting = await asked(api, person, "дроби")
    assert words in await api.refusal("answerInlineQuery", inline_query_id=query["id"], **wrong)
    await api("answerInlineQuery", inline_query_id=query["id"], results=[])
    assert (await waiting).titles == [], "a refused answer is none: the right one still counts"


async def test_one_answer_and_in_time(api: Api, sandbox: Sandbox, ticks: Ticks) -> None:
    person = await sandbox.person(501)
    query, waiting = await asked(api, person, "дроби")
    await api("answerInlineQuery", inline_query_id=query["id"], results=[])
    await waiting
    assert await api.refusal("answerInlineQuery", inline_query_id=query["id"], results=[]) == TOO_OLD
    assert await api.refusal("answerInlineQuery", inline_query_id="77", results=[]) == TOO_OLD
    query, waiting = await asked(api, person, "доли")
    ticks.pass_(31)
    assert await api.refusal("answerInlineQuery", inline_query_id=query["id"], results=[]) == TOO_OLD
    waiting.cancel()


async def test_kept_answers(api: Api, sandbox: Sandbox, ticks: Ticks) -> None:
    one, other = await sandbox.person(501), await sandbox.person(502)
    query, waiting = await asked(api, one, "дроби")
    await api(
        "answerInlineQuery",
        inline_query_id=query["id"],
        results=[article(1)],
        cache_time=10,
        is_personal=True,
    )
    await waiting
    again = await one.ask_inline("дроби")
    assert (again.cached, again.titles) == (True, ["Дроби 1"]), "the bot is not asked twice"
    assert not (await other.ask_inline("дроби", wait=0)).answered, "a personal answer is one person's"
    ticks.pass_(11)
    assert not (await one.ask_inline("дроби", wait=0)).answered, "and for a while only"
    query, waiting = await asked(api, one, "всем")
    await api("answerInlineQuery", inline_query_id=query["id"], results=[article(2)])
    await waiting
    assert (await other.ask_inline("всем")).cached, "without is_personal it is everybody's"


async def test_what_the_owner_turns_off(api: Api, sandbox: Sandbox) -> None:
    person = await sandbox.person(501)
    assert (await api("getMe")).result["supports_inline_queries"] is True
    await sandbox.post("/bot", inline=False)
    assert (await api("getMe")).result["supports_inline_queries"] is False
    with pytest.raises(SandboxError, match="inline mode is off"):
        await person.ask_inline("дроби")
    await sandbox.post("/bot", inline=True)
    with pytest.raises(SandboxError, match="256"):
        await person.ask_inline("я" * 257)
