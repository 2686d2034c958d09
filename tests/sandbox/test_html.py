"""Telegram's HTML: what it means, and every way in which it is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import ApiError
from sandbox.html import read_html, units
from sandbox.html_out import write_html


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</i>", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("ё<b>x</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("x<b", "Unclosed start tag at byte offset 1"),
        ("x<", "Unclosed start tag at byte offset 1"),
        ('<a href="http://a.b', "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=a/b>x</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">y</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_refuses(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        read_html(source)
    assert refusal.value.status == 400
    assert refusal.value.description == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize(
    ("source", "text", "kinds"),
    [
        ("<b>a</b> <strong>b</strong>", "a b", ["bold", "bold"]),
        ("<i>a</i><em>b</em>", "ab", ["italic", "italic"]),
        ("<u>a</u><ins>b</ins>", "ab", ["underline", "underline"]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", ["strikethrough"] * 3),
        ('<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</span>', "ab", ["spoiler", "spoiler"]),
        ("<code>a</code>", "a", ["code"]),
        ("<pre>a</pre>", "a", ["pre"]),
        ("<blockquote>a</blockquote>", "a", ["blockquote"]),
        ("<blockquote expandable>a</blockquote>", "a", ["expandable_blockquote"]),
        ("<B>a</b>", "a", ["bold"]),
        ("<b>a</>", "a", ["bold"]),
        ("<b></b>a", "a", []),
        ("<a>no link</a>", "no link", []),
        ("<code><b>a</b></code>", "a", ["code"]),
        ("<b><code>a</code></b>", "a", ["code"]),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "ab", ["blockquote"]),
    ],
)
def test_understands(source: str, text: str, kinds: list[str]) -> None:
    plain, entities = read_html(source)
    assert plain == text
    assert [entity["type"] for entity in entities] == kinds


def test_decodes_four_names_and_numbers_and_nothing_else() -> None:
    plain, _ = read_html("&lt;&gt;&amp;&quot; &#1046;&#x416;&#128512; &nbsp;&laquo;&apos; & &ltx")
    assert plain == '<>&" ЖЖ😀 &nbsp;&laquo;&apos; & &ltx'


def test_counts_offsets_in_utf16_units() -> None:
    plain, entities = read_html("😀😀<b>😀ё</b>")
    assert plain == "😀😀😀ё"
    assert entities == [{"type": "bold", "offset": 4, "length": 3}]


def test_links() -> None:
    _, entities = read_html("<a href=\"https://ya.ru/?a=1&amp;b=2\">a</a> <a href='example.org'>b</a>")
    assert [entity["url"] for entity in entities] == ["https://ya.ru/?a=1&b=2", "http://example.org/"]
    assert read_html('<a href="nonsense">a</a>') == ("a", [])
    _, (mention,) = read_html('<a href="tg://user?id=42">a</a>')
    assert (mention["type"], mention["user_id"]) == ("text_mention", 42)


def test_code_with_a_language() -> None:
    _, entities = read_html('<pre><code class="language-python">x</code></pre>')
    assert entities == [{"type": "pre", "offset": 0, "length": 1, "language": "python"}]


def test_shows_what_it_read() -> None:
    source = '<b>a <i>b</i></b> <a href="https://ya.ru">c</a>\n<tg-spoiler>&lt;d&gt;</tg-spoiler>'
    assert write_html(*read_html(source)) == (
        '<b>a <i>b</i></b> <a href="https://ya.ru" target="_blank" rel="noopener noreferrer">c</a>\n'
        '<span class="spoiler">&lt;d&gt;</span>'
    )


def test_no_script_gets_into_the_page() -> None:
    entities = [{"type": "text_link", "offset": 0, "length": 1, "url": "javascript:alert(1)//http://x.y"}]
    assert read_html('<a href="javascript:alert(1)">x</a>') == ("x", [])
    assert "<script" not in write_html("<script>", [])
    assert 'href="javascript' not in write_html("x", entities)


@given(st.text(alphabet="ab😀<>&;/=\"' пре", max_size=40))
def test_every_text_is_read_or_refused(source: str) -> None:
    try:
        plain, entities = read_html(source)
    except ApiError as error:
        refusal = error.description
    else:
        refusal = ""
    if refusal:
        assert refusal.startswith("Bad Request: can't parse entities: ")
        return
    assert all(entity["offset"] + entity["length"] <= units(plain) for entity in entities)


@given(
    st.text(alphabet="ab😀<&\n", min_size=1, max_size=12),
    st.lists(
        st.tuples(st.sampled_from(["bold", "italic", "code", "url"]), st.integers(0, 12), st.integers(1, 6))
    ),
)
def test_every_fragment_is_well_formed(text: str, raw: list[tuple[str, int, int]]) -> None:
    length = units(text)
    entities = [{"type": k, "offset": o, "length": n} for k, o, n in raw if o + n <= length]
    fragment = write_html(text, entities)
    stack: list[str] = []
    for piece in fragment.split("<")[1:]:
        tag = piece.split(">")[0].split(" ")[0]
        if tag.startswith("/"):
            assert stack.pop() == tag[1:]
        else:
            stack.append(tag)
    assert not stack
