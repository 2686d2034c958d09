"""Updates that no honest phone sends: forged taps, odd messages, texts at and over the limits."""

from random import Random
from typing import Any

from aiogram.filters.callback_data import CallbackData

Json = dict[str, Any]

BIGGEST = 2**63
NUMBERS = ("0", "-1", str(2**31), str(BIGGEST), "9" * 30, "1.5", "١٢", "１２", "", " 7", "NaN", "0x10", "1e9")
WORDS = (
    "<b>&</b>",
    "</a><script>",
    "&lt;&#0;",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(A1)",
    "\u202eторпедоп",
    "\u200d\u200d\u2064\U0001d17a",
    "мягкий\u00ad",
    "\x01\x02\x1f\x7f",
    "\ufeff\u0000",
    "👩‍👩‍👧‍👦" * 40,
    "Я" * 4096,
    "Щ" * 10_000,
    "a\n" * 2000,
    "/неткоманды",
    "/start p_" + "A" * 62,
    "/start =",
    "/menu@other_bot <b>",
    "31.02.2026",
    "32 мая в 25:61",
    "12 декабря 99999",
    "0",
    "-1",
    "9" * 400,
    "１０",
    "' OR 1=1 --",
    "%s %d {0} {name}",
    "{ $n -> [one] }",
    "\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
)
KINDS: tuple[Json, ...] = (
    {
        "sticker": {
            "file_id": "s",
            "file_unique_id": "s",
            "type": "regular",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
        }
    },
    {"location": {"latitude": 59.9, "longitude": 30.3}},
    {"contact": {"phone_number": "+7", "first_name": "<b>"}},
    {"contact": {"phone_number": "=1+1", "first_name": "Чужой", "user_id": 5001}},
    {"video_note": {"file_id": "n", "file_unique_id": "n", "duration": 1, "length": 1}},
    {"dice": {"emoji": "🎲", "value": 6}},
    {
        "poll": {
            "id": "1",
            "question": "?",
            "options": [],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
        }
    },
    {"venue": {"location": {"latitude": 1, "longitude": 1}, "title": "т", "address": "а"}},
    {"a_kind_of_next_year": {"field": [1, 2, 3]}},
    {"caption": "подпись без файла"},
    {},
)


def sender_of(telegram_id: int, name: str = "Кто-то") -> Json:
    return {"id": telegram_id, "is_bot": False, "first_name": name, "language_code": "ru"}


def message(telegram_id: int, **content: Any) -> Json:
    """An update with a message of a private chat."""
    return {
        "message": {
            "message_id": 900_000,
            "from": sender_of(telegram_id),
            "chat": {"id": telegram_id, "type": "private", "first_name": "Кто-то"},
            "date": 1_795_000_000,
            **content,
        }
    }


def group_update(random: Random, telegram_id: int, group: int, highest: int, query_id: str) -> Json:
    """What a member of a group can make Telegram say to the bot there; `group` is their own or another's.

    A tap has `query_id`.
    """
    chat = {"id": group, "type": random.choice(("group", "supergroup")), "title": random.choice(WORDS)[:128]}
    number = random.randint(1, highest)
    sender = sender_of(telegram_id)
    if random.random() < 0.3:
        hidden = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
        sender = random.choice((sender, hidden))
    said: Json = {"message_id": number, "from": sender, "chat": chat, "date": 1_795_000_000}
    if sender["is_bot"]:
        said["sender_chat"] = chat
    if random.random() < 0.3:
        message = {"message_id": number, "chat": chat, "date": 0}
        data = f"{random.choice(('rl:d', 'ea', 'kc', 'met', 'got'))}:{number}"
        tapped = {"id": query_id, "from": sender_of(telegram_id), "chat_instance": "1"}
        return {"callback_query": {**tapped, "message": message, "data": data}}
    commands = ("/link gp{n}", "/link gr{n}", "/start@svyazka_sandbox_bot gp{n}", "/unlink", "/menu", "/link")
    text = random.choice((*commands, *WORDS)).replace("{n}", str(number))
    kinds = (
        {"text": text},
        {"text": text},
        {"caption": text},
        {"new_chat_title": "<b>"},
        random.choice(KINDS),
    )
    return {"message": said | random.choice(kinds)}


def tap(telegram_id: int, query_id: str, data: str | None, shown: Json | None) -> Json:
    """An update with a tap; `shown` is the message under it, None for one of an inline query."""
    query: Json = {"id": query_id, "from": sender_of(telegram_id), "chat_instance": "1"}
    if data is not None:
        query["data"] = data
    else:
        query["game_short_name"] = "chess"
    query |= {"message": shown} if shown is not None else {"inline_message_id": "inline"}
    return {"callback_query": query}


def old_message(telegram_id: int, number: int) -> Json:
    """What Telegram gives for a message that the bot can no longer see."""
    chat = {"id": telegram_id, "type": "private", "first_name": "Кто-то"}
    return {"message_id": number, "chat": chat, "date": 0}


def forged_data(random: Random, call: type[CallbackData], foreign: int) -> str:
    """Data of one of our buttons with values that its reader was never given (at most 64 bytes)."""
    parts = [call.__prefix__]
    for field in call.model_fields.values():
        if field.annotation is int:
            parts.append(random.choice((str(random.randint(1, foreign)),) * 8 + NUMBERS))
        elif isinstance(field.annotation, type) and hasattr(field.annotation, "__members__"):
            values = [str(one.value) for one in field.annotation]
            parts.append(random.choice((*values, *values, *values, "?")))
        else:
            parts.append(random.choice(("open", "back", "skip", "yes", "no", "0", "5", "999", "²", "x" * 20)))
    if random.random() < 0.05:
        parts.append("лишнее")
    return cut(":".join(parts))


def cut(data: str, limit: int = 64) -> str:
    """As many bytes as Telegram lets a button carry."""
    return data.encode()[:limit].decode(errors="ignore") or "x"
