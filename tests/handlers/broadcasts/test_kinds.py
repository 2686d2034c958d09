"""Albums and the rarer kinds: composed or forwarded, previewed and received as they were."""

from sqlalchemy import select

from models.system import OutboxMessage
from sandbox.client import Said
from tests.handlers.broadcasts.test_stories import finish
from tests.handlers.crew import Crew
from tests.handlers.steps import picture


async def at_composing(crew: Crew) -> None:
    await crew.methodist.tap("Рассылка")
    await crew.methodist.tap("Новая рассылка")
    await crew.methodist.wait_for("Напишите или перешлите")


def pictures(count: int) -> list[tuple[bytes, str, str]]:
    return [(picture(32 + n), f"{n}.png", "photo") for n in range(count)]


async def album_in(crew: Crew, said: list[Said]) -> list[Said]:
    """The album that the methodist is shown above the control message."""
    control = await crew.methodist.wait_for("Получат", after=said[-1].id)
    shown = [one for one in await crew.methodist.messages() if one.from_bot and one.album]
    assert all(one.id < control.id for one in shown)
    return shown


async def test_an_album_of_eleven(crew: Crew) -> None:
    await at_composing(crew)
    said = await crew.methodist.send_album(*pictures(11), caption="Наш урок, {имя}!")
    await crew.methodist.wait_for("остальные отправьте следующей рассылкой", after=said[-1].id)
    await crew.methodist.tap("Дальше")
    await crew.methodist.tap("По роли")
    await crew.methodist.tap("Наставляемым")
    shown = await album_in(crew, said)
    assert [one.text for one in shown] == ["Наш урок, Елена Викторовна!"] + [""] * 9
    control = await crew.methodist.wait_for("В альбоме файлов: 10")
    assert not any("Понятно" in label for label in control.buttons)
    await crew.methodist.tap("Отправить сейчас")
    await crew.mentee.wait_for("Наш урок, Марина Викторовна!", kind="photo")
    await finish(crew)
    got = [one for one in await crew.mentee.messages() if one.album]
    assert len({one.album for one in got}) == 1
    assert len(got) == 10
    async with crew.town.app.database.read() as session:
        row = await session.scalar(select(OutboxMessage).where(OutboxMessage.broadcast_id.is_not(None)))
    assert row
    assert (row.message_id, row.album_ids) == (got[0].id, [one.id for one in got])
    await crew.methodist.wait_for("Доставлено 1", button="Список")
    assert await crew.town.sandbox.violations() == []


async def test_a_broken_album_is_told_once_and_another_one_goes(crew: Crew) -> None:
    await at_composing(crew)
    said = await crew.methodist.send_album(*pictures(3), caption="Здравствуйте, {фамилия}!")
    await crew.methodist.wait_for("подставить нечего", after=said[-1].id)
    said = await crew.methodist.send_album(
        (b"first", "1.docx", "document"), (b"second", "2.docx", "document")
    )
    await crew.methodist.wait_for("Приняла альбом", after=said[-1].id)
    complaints = [one for one in await crew.methodist.messages() if "подставить нечего" in one.text]
    assert len(complaints) <= 1
    await crew.methodist.tap("Дальше")
    await crew.methodist.tap("Всем участникам")
    assert [one.kind for one in await album_in(crew, said)] == ["document", "document"]
    # The preview goes with the draft.
    await crew.methodist.tap("Отмена")
    await crew.methodist.wait_for(button="Новая рассылка")
    assert not any(one.from_bot and one.album for one in await crew.methodist.messages())


async def test_a_film_too_large_to_be_fetched_goes_by_its_id(crew: Crew) -> None:
    await at_composing(crew)
    said = await crew.methodist.send_big_file(60_000_000, "урок.mp4", kind="video")
    await crew.methodist.wait_for("Кому отправить?", after=said.id)
    await crew.methodist.tap("Всем участникам")
    await crew.methodist.tap("Отправить сейчас")
    await crew.mentee.wait_for(kind="video")
    await finish(crew)
    assert await crew.town.sandbox.journal(method="getFile") == []


async def test_every_kind_of_file_and_what_can_not_be_sent(crew: Crew) -> None:
    for kind in ("voice", "document", "audio", "video_note", "animation"):
        await at_composing(crew)
        said = await crew.methodist.send_file(b"film", "1.mp4", kind=kind)
        await crew.methodist.wait_for("Кому отправить?", after=said.id)
        await crew.methodist.tap("Всем участникам")
        await crew.methodist.tap("➕ Кнопка «Понятно»")
        await crew.methodist.tap("Отправить сейчас")
        await crew.mentee.wait_for(kind=kind, button="Понятно")
        await finish(crew)
        said = await crew.methodist.send("/menu")
        await crew.methodist.wait_for("Кировский район", after=said.id)
    await at_composing(crew)
    said = await crew.methodist.send_file(b"x", "1.webp", kind="sticker")
    await crew.methodist.wait_for("Такое сообщение разослать нельзя", after=said.id)


async def test_a_forwarded_text_keeps_every_sign_of_its_formatting(crew: Crew) -> None:
    entities = [
        {"type": "bold", "offset": 0, "length": 6},
        {"type": "italic", "offset": 3, "length": 6},
        {"type": "spoiler", "offset": 10, "length": 5},
        {"type": "text_link", "offset": 16, "length": 4, "url": "https://example.org/?a=1&b=2"},
        {"type": "pre", "offset": 21, "length": 3, "language": "py"},
        {"type": "expandable_blockquote", "offset": 25, "length": 6},
    ]
    said = await crew.mentor.send("Важное дело тайна сайт x=1\nцитата", entities=entities)
    await at_composing(crew)
    sent = await crew.methodist.forward(said.id, crew.mentor.id)
    await crew.methodist.wait_for("Кому отправить?", after=sent.id)
    await crew.methodist.tap("Всем участникам")
    await crew.methodist.tap("Отправить сейчас")
    got = await crew.mentee.wait_for("Важное дело")
    assert got.text == said.text

    def covered(message: Said) -> set[tuple[str, int]]:
        return {
            (one["type"], place)
            for one in message.raw["entities"]
            for place in range(one["offset"], one["offset"] + one["length"])
        }

    assert covered(got) == covered(said)
    assert [one["url"] for one in got.raw["entities"] if "url" in one] == [entities[3]["url"]]
    assert got.html.count("language-py") == 1


async def test_a_caption_that_was_forwarded_keeps_its_formatting(crew: Crew) -> None:
    """From the methodist to a mentor, and from the mentor's chat to all."""
    await at_composing(crew)
    caption = "<b>Важно</b>: 😀 в среду"
    said = await crew.methodist.send_file(picture(), "1.png", kind="photo", caption=caption)
    await crew.methodist.wait_for("Кому отправить?", after=said.id)
    await crew.methodist.tap("По роли")
    await crew.methodist.tap("Наставникам")
    await crew.methodist.tap("Отправить сейчас")
    got = await crew.mentor.wait_for("Важно: 😀 в среду", kind="photo")
    await finish(crew)
    said = await crew.methodist.send("/menu")
    await crew.methodist.wait_for("Кировский район", after=said.id)
    await at_composing(crew)
    said = await crew.methodist.forward(got.id, crew.mentor.id)
    await crew.methodist.wait_for("Кому отправить?", after=said.id)
    await crew.methodist.tap("По роли")
    await crew.methodist.tap("Наставляемым")
    await crew.methodist.tap("Отправить сейчас")
    again = await crew.mentee.wait_for("Важно: 😀 в среду", kind="photo")
    assert "<b>Важно</b>: 😀 в среду" in again.html
    await finish(crew)
