"""Lengths as Telegram counts them, names, quiet hours."""

from datetime import UTC, datetime

import pytest

from services.broadcasts.rules import (
    after_quiet,
    check_content,
    check_fields,
    excerpt,
    is_quiet,
    personal,
    visible_length,
)
from services.errors import DomainError

MOSCOW = "Europe/Moscow"


@pytest.mark.parametrize(
    ("html", "length"),
    [
        ("<b>Привет</b>", 6),
        ("a &lt;b&gt; &amp;", 7),
        ("🎓", 2),
        ('<a href="https://t.me/x?a=1&amp;b=2">да</a>', 2),
        ("<pre><code class='language-py'>x</code></pre>", 1),
        ("", 0),
    ],
)
def test_length_is_of_what_is_seen_in_utf16(html: str, length: int) -> None:
    assert visible_length(html) == length


def test_telegrams_limits_hold_to_the_character() -> None:
    check_content("я" * 4096, "", "")
    check_content(f"<i>{'🎓' * 512}</i>", "photo", "file")
    check_content("", "voice", "file")
    for html, kind, key in (
        ("я" * 4097, "", "error-text-too-long"),
        ("🎓" * 513, "photo", "broadcasts-caption-too-long"),
        ("<b></b>", "", "broadcasts-empty"),
        ("текст", "sticker", "broadcasts-kind"),
        # A name may take 64 units.
        ("я" * 4033 + "{имя}", "", "error-text-too-long"),
        ("я" * 3969 + "{школа}", "", "error-text-too-long"),
    ):
        with pytest.raises(DomainError) as refused:
            check_content(html, kind, "file" if kind else "")
        assert refused.value.key == key


@pytest.mark.parametrize(
    ("html", "field"),
    [
        ("Уважаемая {имя}, {фамилия}!", "{фамилия}"),
        ("{ имя }, здравствуйте", "{ имя }"),
        ("{фамилия имя}", "{фамилия имя}"),
        ("{<b>имя</b>}", "{имя}"),
        ("Dear {surname}", "{surname}"),
    ],
)
def test_a_field_that_nobody_fills_is_named(html: str, field: str) -> None:
    with pytest.raises(DomainError, match="broadcasts-unknown-field") as refused:
        check_fields(html)
    assert refused.value.values == {"field": field}


@pytest.mark.parametrize("html", ["<b>{имя}</b>, {Name}", "множество {a, b}, {x}, {1; 2}", "{}", "{ }"])
def test_other_braces_stay(html: str) -> None:
    check_fields(html)


def test_a_name_is_data() -> None:
    assert personal("Здравствуйте, {имя}! {ИМЯ}", "<b>&") == "Здравствуйте, &lt;b&gt;&amp;! &lt;b&gt;&amp;"
    assert visible_length(personal("{имя}", "🎓" * 400)) <= 64
    assert personal("{другое}", "Ирина") == "{другое}"
    assert personal("{Имя отчество}, {ШКОЛА}", "Ирина", "СОШ <5>") == "Ирина, СОШ &lt;5&gt;"
    assert personal("{full name} of {school}", "Irina", "5") == "Irina of 5"
    assert visible_length(personal("{школа}", "", "🎓" * 400)) <= 128


@pytest.mark.parametrize(
    ("moment", "quiet", "then"),
    [
        (datetime(2026, 11, 16, 16, 59, tzinfo=UTC), False, datetime(2026, 11, 16, 16, 59, tzinfo=UTC)),
        (datetime(2026, 11, 16, 17, 0, tzinfo=UTC), True, datetime(2026, 11, 17, 5, 0, tzinfo=UTC)),
        (datetime(2026, 11, 17, 4, 59, tzinfo=UTC), True, datetime(2026, 11, 17, 5, 0, tzinfo=UTC)),
        (datetime(2026, 11, 17, 5, 0, tzinfo=UTC), False, datetime(2026, 11, 17, 5, 0, tzinfo=UTC)),
    ],
)
def test_quiet_hours_are_local(moment: datetime, quiet: bool, then: datetime) -> None:
    assert is_quiet(moment, MOSCOW) is quiet
    assert after_quiet(moment, MOSCOW) == then


def test_a_beginning_has_no_tags() -> None:
    assert excerpt("<b>Уважаемые</b>\nколлеги &amp; друзья", 20) == "Уважаемые коллеги &…"
