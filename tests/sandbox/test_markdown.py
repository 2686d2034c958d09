"""Telegram's MarkdownV2: what it means, and every way in which it is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.client import Person
from sandbox.errors import ApiError
from sandbox.html import units
from sandbox.markdown import RESERVED, read_markdown
from tests.sandbox.helpers import Api


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("ж_abacaba", "Can't find end of Italic entity at byte offset 2"),
        ("ж_abac * asd ", "Can't find end of Bold entity at byte offset 8"),
        ("ж_abac * asd _", "Can't find end of Italic entity at byte offset 14"),
        ("ж`", "Can't find end of Code entity at byte offset 2"),
        ("ж```", "Can't find end of Pre entity at byte offset 2"),
        ("ж```a ", "Can't find end of PreCode entity at byte offset 2"),
        ("ж__ж_", "Can't find end of Italic entity at byte offset 6"),
        ("ж_ж__", "Can't find end of Underline entity at byte offset 5"),
        ("~x", "Can't find end of Strikethrough entity at byte offset 0"),
        ("||x", "Can't find end of Spoiler entity at byte offset 0"),
        ("[x", "Can't find end of TextUrl entity at byte offset 0"),
        ("[x](http://a.b", "Can't find end of a URL at byte offset 4"),
        ("![x]", "Custom emoji entity must contain a tg://emoji URL"),
        ("![x](tg://emoji?id=a)", "Invalid custom emoji identifier specified"),
        ("![x](tg://emoji?id=1", "Can't find end of a custom emoji URL at byte offset 5"),
        (">*a\nb*", "Can't find end of Bold entity at byte offset 1"),
        *(
            (f"a{char}", f"Character '{char}' is reserved and must be escaped with the preceding '\\'")
            for char in "]()>#+-=|{}.!"
        ),
    ],
)
def test_refuses(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        read_markdown(source)
    assert refusal.value.status == 400
    assert refusal.value.description == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("*a* _b_ __c__ ~d~ ||e|| `f`", "a b c d e f", "bold italic underline strikethrough spoiler code"),
        ("*_a_*", "a", "bold italic"),
        ("_a__b___", "ab", "italic underline"),
        ("```\na\n```", "a\n", "pre"),
        ("```py\na```", "a", "pre"),
        ("[a](http://b.ru)", "a", "text_link"),
        (r"[b\.ru]", "b.ru", "text_link"),
        ("[a](nowhere)", "a", ""),
        ("[a](tg://user?id=5)", "a", "text_mention"),
        ("![👍](tg://emoji?id=5368324170671202286)", "👍", ""),
        (">a\n>b\nc", "a\nb\nc", "blockquote"),
        (">a\n**>b||", "a\nb", "blockquote expandable_blockquote"),
        ("**", "", ""),
        (r"\*a\* 1\.5 \\ \_", "*a* 1.5 \\ _", ""),
        (r"`a\`b`", "a`b", "code"),
        ("a\\", "a\\", ""),
    ],
)
def test_reads(source: str, text: str, found: str) -> None:
    plain, entities = read_markdown(source)
    assert plain == text
    assert sorted(entity["type"] for entity in entities) == sorted(found.split())
    for entity in entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= units(plain)


@given(st.text(max_size=60))
def test_what_is_escaped_arrives_as_it_was(text: str) -> None:
    escaped = "".join(f"\\{char}" if char in RESERVED or char == "\\" else char for char in text)
    assert read_markdown(escaped) == (text, [])


@given(st.text(alphabet="_*[]()~`>|!\\ab\n", max_size=40))
def test_anything_is_read_or_refused(source: str) -> None:
    try:
        plain, entities = read_markdown(source)
    except ApiError:
        return
    assert all(one["offset"] + one["length"] <= units(plain) for one in entities)


async def test_a_bot_can_write_it(api: Api, marina: Person) -> None:
    sent = (await api("sendMessage", chat_id=501, text="*a* \\- b", parse_mode="MarkdownV2")).result
    assert (sent["text"], sent["entities"][0]["type"]) == ("a - b", "bold")
    refused = await api.refusal("sendMessage", chat_id=501, text="1. a", parse_mode="markdownv2")
    assert "Character '.' is reserved" in refused
