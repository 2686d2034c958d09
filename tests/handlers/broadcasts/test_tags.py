"""Tags that are typed or pasted are formatting; broken ones are refused with their place."""

from typing import Any

import pytest
from aiogram.types import MessageEntity
from hypothesis import given
from hypothesis import strategies as st

from handlers.broadcasts.formatting import to_html
from handlers.broadcasts.tags import read_tags
from sandbox.html import read_html
from services.errors import DomainError
from tests.handlers.broadcasts.test_formatting import entity
from tests.handlers.broadcasts.test_kinds import at_composing, pictures
from tests.handlers.broadcasts.test_stories import finish
from tests.handlers.crew import Crew
from tests.handlers.steps import picture


@pytest.mark.parametrize(
    ("text", "entities", "html"),
    [
        ("😀 <b>важно</b>", [], "😀 <b>важно</b>"),
        ("<B>Важно</b>: <i>завтра</i>", [], "<b>Важно</b>: <i>завтра</i>"),
        ("<strong><em>да</em>!</strong>", [], "<b><i>да</i>!</b>"),
        # What Telegram knows of the text stays where it is, also across a tag.
        ("<b>раз</b> два три", [entity("italic", 11, 3)], "<b>раз</b> <i>два</i> три"),
        ("раз <u>два</u> три", [entity("bold", 0, 14)], "<b>раз <u>два</u></b> три"),
        ('<a href="https://a.ru/?x=1&amp;y=2">сайт</a>', [], '<a href="https://a.ru/?x=1&amp;y=2">сайт</a>'),
        ("<a href='https://a.ru'>сайт</a>", [entity("url", 9, 12)], '<a href="https://a.ru">сайт</a>'),
        ("<blockquote expandable>ц</blockquote>", [], "<blockquote expandable>ц</blockquote>"),
        # In a text with tags signs are written as names; in one without they are the author's own.
        ("<b>a &lt; b</b> &amp;c", [], "<b>a &lt; b</b> &amp;c"),
        ("a &lt; b", [], "a &amp;lt; b"),
        # Nobody's tags, and code.
        ("Срок < 5 дней, <имя>, <script>x</script>", [], None),
        ("пишут <b>", [entity("code", 6, 3)], "пишут <code>&lt;b&gt;</code>"),
        ("<b></b>да", [], "да"),
    ],
)
def test_tags_are_read(text: str, entities: list[MessageEntity], html: str | None) -> None:
    if html is None:
        assert read_tags(text, entities) == (text, entities)
        return
    assert to_html(*read_tags(text, entities)) == html


@pytest.mark.parametrize(
    ("text", "key", "line", "near"),
    [
        ("Коллеги!\n\nЗавтра <b>важная встреча в районном центре", "tag", 3, "<b>важная встреча в районном…"),
        ("раз</i> два", "tag", 1, "</i> два"),
        ("<b>раз <i>два</b></i>", "tag", 1, "</b></i>"),
        ("<b>раз\n<i>два</i>", "tag", 1, "<b>раз <i>два</i>"),
        ("раз\n<a>два</a>", "link", 2, "<a>два</a>"),
    ],
)
def test_broken_tags_are_named_with_their_place(text: str, key: str, line: int, near: str) -> None:
    with pytest.raises(DomainError, match=f"broadcasts-{key}-broken") as refused:
        read_tags(text, [])
    assert refused.value.values == {"line": line, "near": near}


PIECES = st.sampled_from(["<b>", "</b>", "<i>", "</i>", "<u>", "</u>", "а", "😀", " < ", "&amp;"])


@given(st.lists(PIECES, max_size=10))
def test_what_is_read_is_what_telegram_would_read(pieces: list[str]) -> None:
    """Telegram's own reading of the same source, or a refusal where it would refuse."""
    source = "".join(pieces)
    try:
        expected: Any = read_html(source.replace(" < ", " &lt; "))
    except Exception:
        with pytest.raises(DomainError):
            read_tags(source, [])
        return
    if "<b>" in source or "<i>" in source or "<u>" in source:
        text, found = read_html(to_html(*read_tags(source, [])))
        assert (text, covered(found)) == (expected[0], covered(expected[1]))


def covered(found: list[dict[str, Any]]) -> set[tuple[str, int]]:
    return {
        (one["type"], place) for one in found for place in range(one["offset"], one["offset"] + one["length"])
    }


async def test_a_broken_tag_is_refused_and_the_mended_text_arrives(crew: Crew) -> None:
    methodist = crew.methodist
    await at_composing(crew)
    said = await methodist.send("Коллеги!\nЗавтра <b>встреча")
    await methodist.wait_for("Разметка не сходится, строка 2: «<b>встреча».", after=said.id)
    album = await methodist.send_album(*pictures(2), caption="<i>Фото")
    await methodist.wait_for("Разметка не сходится, строка 1: «<i>Фото»", after=album[-1].id)
    sent = await methodist.send("Коллеги!\nЗавтра <b>встреча</b>")
    await methodist.wait_for("Кому отправить?", after=sent.id)
    await methodist.tap("Всем участникам")
    preview = await methodist.wait_for("Завтра встреча")
    assert preview.html.count("<b>встреча</b>") == 1
    await methodist.tap("Отправить сейчас")
    assert (await crew.mentee.wait_for("Завтра встреча")).html.count("<b>встреча</b>") == 1
    await finish(crew)


async def test_what_telegram_refuses_is_said_at_the_preview(crew: Crew) -> None:
    methodist = crew.methodist
    await at_composing(crew)
    why = "Bad Request: wrong file identifier/HTTP URL specified"
    await crew.town.sandbox.fault(
        "status", method="sendPhoto", chat_id=methodist.id, code=400, description=why
    )
    said = await methodist.send_file(picture(), "1.png", kind="photo")
    await methodist.wait_for("Кому отправить?", after=said.id)
    await methodist.tap("Всем участникам")
    control = await methodist.wait_for("не принимает это сообщение: wrong file identifier", after=said.id)
    assert not any("Отправить" in label or "время" in label for label in control.buttons)
    await methodist.tap("Изменить")
    said = await methodist.send_file(picture(), "1.png", kind="photo")
    control = await methodist.wait_for("Получат 2", button="Отправить сейчас", after=said.id)
    assert "не принимает" not in control.text
