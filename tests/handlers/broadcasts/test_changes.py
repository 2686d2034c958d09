"""A sent broadcast is corrected and taken back: asked twice, seen in the readers' chats, reported."""

import pytest

from tests.handlers.broadcasts.test_kinds import at_composing, pictures
from tests.handlers.broadcasts.test_stories import compose, finish
from tests.handlers.crew import Crew
from tests.handlers.steps import picture


async def send(crew: Crew) -> None:
    await crew.methodist.tap("Отправить сейчас")
    await crew.mentee.wait_for(after=0)
    await finish(crew)
    await crew.methodist.wait_for("Доставлено 2", button="Список")


async def at_report(crew: Crew) -> None:
    await crew.methodist.tap("Список")
    await crew.methodist.wait_for("доставлено", button="Исправить у всех")


async def test_a_text_is_corrected_with_its_name_and_button(crew: Crew) -> None:
    methodist = crew.methodist
    await compose(crew, "{имя}, встреча в среду")
    await methodist.tap("➕ Кнопка «Понятно»")
    await send(crew)
    notice = await crew.mentee.wait_for("встреча в среду", button="Понятно")
    await crew.mentee.tap("Понятно")
    await at_report(crew)
    await methodist.tap("Исправить у всех")
    await methodist.wait_for("Пришлите исправленное сообщение")
    said = await methodist.send_file(picture(), "1.png", kind="photo")
    await methodist.wait_for("Это текстовая рассылка", after=said.id)
    said = await methodist.send("{имя}, встреча в четверг")
    await methodist.wait_for("Исправить у 2?", button="Исправить у 2", after=said.id)
    await methodist.wait_for("Елена Викторовна, встреча в четверг", after=said.id)
    await methodist.tap("Исправить у 2")
    await methodist.wait_for("Точно исправить у 2?")
    await methodist.tap("Да, исправить у 2")
    await finish(crew)
    now = await crew.mentee.wait_for("Марина Викторовна, встреча в четверг")
    assert (now.id, now.edited, now.buttons) == (notice.id, True, ["✓ Понятно"])
    done = await methodist.wait_for("Рассылка исправлена", button="Список")
    assert "Исправлено 2" in done.text
    await methodist.tap("Список")
    assert (await methodist.wait_for("• Смирнова")).text.count("✏️ исправлено") == 2
    assert await crew.town.sandbox.violations() == []


@pytest.mark.parametrize("album", [False, True])
@pytest.mark.parametrize("another_picture", [False, True])
async def test_a_caption_or_the_picture_over_it(crew: Crew, album: bool, another_picture: bool) -> None:
    """Of one photo as of an album, where it is the captioned picture that makes way."""
    methodist = crew.methodist
    await at_composing(crew)
    if album:
        await methodist.send_album(*pictures(2), caption="Старая подпись")
        await methodist.wait_for("Приняла альбом")
        await methodist.tap("Дальше")
    else:
        await methodist.send_file(picture(), "1.png", kind="photo", caption="Старая подпись")
    await methodist.wait_for("Кому отправить?")
    await methodist.tap("Всем участникам")
    await send(crew)
    before = await crew.mentee.wait_for("Старая подпись", kind="photo")
    others = [one for one in await crew.mentee.messages() if one.album and one.id != before.id]
    await at_report(crew)
    await methodist.tap("Исправить у всех")
    await methodist.wait_for("Пришлите исправленное сообщение")
    if another_picture:
        said = await methodist.send_file(picture(64), "2.png", kind="photo", caption="Новая подпись")
    else:
        said = await methodist.send("Новая подпись")
    await methodist.wait_for("Исправить у 2?", after=said.id)
    await methodist.tap("Исправить у 2")
    await methodist.tap("Да, исправить у 2")
    await finish(crew)
    after = await crew.mentee.wait_for("Новая подпись", kind="photo")
    assert after.id == before.id
    assert (after.raw["media"]["file_name"] != before.raw["media"]["file_name"]) is another_picture
    left = [one for one in await crew.mentee.messages() if one.album and one.id != before.id]
    assert [(one.id, one.raw["media"]) for one in left] == [(one.id, one.raw["media"]) for one in others]
    assert len(others) == int(album)
    assert await crew.town.sandbox.violations() == []


async def test_taken_back_where_telegram_allows(crew: Crew) -> None:
    methodist = crew.methodist
    await compose(crew, "Отправлено по ошибке")
    await send(crew)
    # One reader has deleted it already, the other's is too old for Telegram.
    message = await crew.mentor.wait_for("Отправлено по ошибке")
    await crew.mentor.delete(message.id)
    await crew.town.sandbox.fault(
        "status",
        method="deleteMessage",
        chat_id=crew.mentee.id,
        code=400,
        description="Bad Request: message can't be deleted for everyone",
    )
    await at_report(crew)
    await methodist.tap("Отозвать…")
    await methodist.wait_for("Отозвать у 2?")
    await methodist.tap("Отмена")
    await methodist.wait_for("доставлено", button="Отозвать…")
    await methodist.tap("Отозвать…")
    await methodist.tap("Отозвать у 2")
    await methodist.wait_for("Точно отозвать у 2?")
    await methodist.tap("Да, отозвать у 2")
    await finish(crew)
    await crew.mentee.wait_for("🗑 Это сообщение отозвано.")
    assert not any("по ошибке" in one.text for one in await crew.mentee.messages())
    done = await methodist.wait_for("Рассылка отозвана", button="Список")
    assert "Удалено 1 · Осталась пометка 1" in done.text
    said = await methodist.send("/menu")
    await methodist.wait_for("Кировский район", after=said.id)
    await methodist.tap("Рассылка")
    await methodist.tap("Отправлено")
    report = await methodist.wait_for("Эта рассылка отозвана", button="Как прошёл отзыв")
    assert not any("Исправить" in label for label in report.buttons)
    await methodist.tap("Как прошёл отзыв")
    assert "осталась пометка" in (await methodist.wait_for("Удалено 1", button="Назад")).text
