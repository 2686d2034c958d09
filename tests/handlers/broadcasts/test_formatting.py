"""What a message looks like is kept to the character."""

from typing import Any

import pytest
from aiogram.types import MessageEntity, User
from hypothesis import given
from hypothesis import strategies as st

from handlers.broadcasts.formatting import to_html
from sandbox.html import read_html, units
from services.broadcasts.rules import visible


def entity(kind: str, offset: int, length: int, **more: Any) -> MessageEntity:
    return MessageEntity(type=kind, offset=offset, length=length, **more)


@pytest.mark.parametrize(
    ("text", "entities", "html"),
    [
        ("a<b>&", [], "a&lt;b&gt;&amp;"),
        ("😀 важно", [entity("bold", 3, 5)], "😀 <b>важно</b>"),
        # Two that cross: the second is cut, nothing is said twice.
        ("абвгд", [entity("bold", 0, 3), entity("italic", 2, 3)], "<b>аб</b><i><b>в</b>гд</i>"),
        (
            "цитата",
            [entity("italic", 0, 4), entity("blockquote", 2, 4)],
            "<i>ци</i><blockquote><i>та</i>та</blockquote>",
        ),
        ("x", [entity("expandable_blockquote", 0, 1)], "<blockquote expandable>x</blockquote>"),
        ("тайна", [entity("spoiler", 0, 5)], "<tg-spoiler>тайна</tg-spoiler>"),
        ("x=1", [entity("pre", 0, 3, language="py")], '<pre><code class="language-py">x=1</code></pre>'),
        (
            "сайт",
            [entity("text_link", 0, 4, url='https://a.ru/?a=1&lt=2"')],
            '<a href="https://a.ru/?a=1&amp;lt=2&quot;">сайт</a>',
        ),
        (
            "Ирина",
            [entity("text_mention", 0, 5, user=User(id=7, is_bot=False, first_name="И"))],
            '<a href="tg://user?id=7">Ирина</a>',
        ),
        (
            "👍!",
            [entity("custom_emoji", 0, 2, custom_emoji_id="53"), entity("bold", 0, 3)],
            '<b><tg-emoji emoji-id="53">👍</tg-emoji>!</b>',
        ),
        (
            "завтра",
            [entity("date_time", 0, 6, unix_time=1700000000, date_time_format="wDT")],
            '<tg-time unix="1700000000" format="wDT">завтра</tg-time>',
        ),
        ("@x #y https://z.ru", [entity("mention", 0, 2), entity("url", 6, 12)], "@x #y https://z.ru"),
    ],
)
def test_as_telegram_reads_it(text: str, entities: list[MessageEntity], html: str) -> None:
    assert to_html(text, entities) == html
    assert visible(html) == text


KINDS = st.sampled_from(["bold", "italic", "underline", "strikethrough", "spoiler"])


@given(
    st.text(alphabet="а😀<&> \n", min_size=1, max_size=12),
    st.lists(st.tuples(KINDS, st.integers(0, 12), st.integers(1, 12)), max_size=5),
)
def test_any_crossing_covers_the_same_characters(text: str, given_: list[tuple[str, int, int]]) -> None:
    boundaries = [units(text[:n]) for n in range(len(text) + 1)]
    entities = []
    for kind, first, length in given_:
        start = boundaries[min(first, len(text) - 1)]
        end = boundaries[min(min(first, len(text) - 1) + length, len(text))]
        entities.append(entity(kind, start, end - start))

    def covered(found: list[tuple[str, int, int]]) -> set[tuple[str, int]]:
        return {(kind, place) for kind, start, length in found for place in range(start, start + length)}

    plain, read = read_html(to_html(text, entities))
    assert plain == text
    assert covered([(e["type"], e["offset"], e["length"]) for e in read]) == covered(
        [(e.type, e.offset, e.length) for e in entities]
    )
