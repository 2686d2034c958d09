"""What the methodist's screens say where there is nothing, nobody, or something else than words."""

from tests.handlers.broadcasts.test_kinds import at_composing, pictures
from tests.handlers.broadcasts.test_stories import compose, finish
from tests.handlers.crew import Crew


async def test_media_without_words_are_listed_by_their_kind(crew: Crew) -> None:
    methodist = crew.methodist
    for kind, name in (("voice", "v.ogg"), ("video", "v.mp4"), ("document", "d.pdf")):
        await at_composing(crew)
        said = await methodist.send_file(b"x" * 50, name, kind=kind)
        await methodist.wait_for("Кому отправить?", after=said.id)
        await methodist.tap("Назад")
        await methodist.tap("Назад")
    await at_composing(crew)
    said = (await methodist.send_album(*pictures(2)))[-1]
    await methodist.wait_for("Приняла альбом", after=said.id)
    await methodist.tap("Назад")
    listed = await methodist.wait_for(button="альбом")
    mine = [label.split(" · ")[1] for label in listed.buttons if " · " in label]
    assert mine == ["альбом", "документ", "видео", "голосовое"]
    await methodist.tap("голосовое")
    await methodist.tap("Всем участникам")
    await methodist.tap("Отправить сейчас")
    await crew.mentee.wait_for(kind="voice")
    await finish(crew)
    await methodist.tap("Список")
    await methodist.wait_for(button="В заготовки")
    await methodist.tap("В заготовки")
    said = await methodist.send("/menu")
    await methodist.wait_for(button="Рассылка", after=said.id)
    await at_composing(crew)
    await methodist.tap("Из заготовок")
    await methodist.wait_for(button="голосовое")


async def test_a_day_of_next_year_is_shown_with_it(crew: Crew) -> None:
    """«1 ноября» written in the middle of November is a year ahead: nobody should learn that then."""
    methodist = crew.methodist
    await compose(crew, "Дорогие коллеги")
    await methodist.tap("Назначить время")
    await methodist.send("1 ноября")
    await methodist.wait_for("Уйдёт: 1 ноября 2027 г., 09:00")
    await methodist.tap("Назад")
    await methodist.wait_for(button="🕓 01.11.27 · Дорогие коллеги")
    await methodist.tap("01.11.27")
    await methodist.tap("Отменить отправку")
    await methodist.tap("Назначить время")
    await methodist.send("12 декабря")
    await methodist.wait_for("Уйдёт: 12 декабря, сб, 09:00")


async def test_who_has_no_school_has_no_brackets(crew: Crew) -> None:
    outsider = await crew.district.person("Внешняя", *crew.mentee_actor.roles, school_id=None)
    assert outsider.person_id
    await compose(crew, "Всем привет")
    await crew.methodist.tap("Отправить сейчас")
    await finish(crew)
    await crew.methodist.tap("Список")
    report = await crew.methodist.wait_for("Внешняя")
    assert "()" not in report.text


async def test_nobody_and_nothing_to_choose_is_said(crew: Crew) -> None:
    methodist = crew.methodist
    await compose(crew, "Всем привет")
    await methodist.tap("Кому…")
    await methodist.tap("Гостям события")
    await methodist.wait_for("Событий пока нет")
    await methodist.tap("Назад")
    await methodist.tap("По парам и группам")
    none = await methodist.wait_for("Пар и групп пока нет")
    assert none.buttons == ["← Назад"]
    await methodist.tap("Назад")
    await methodist.tap("По роли")
    await methodist.tap("Кураторам")
    control = await methodist.wait_for("Получат 0", button="Кому…")
    assert "Отправлять пока некому. Выберите других под «Кому…»." in control.text


async def test_words_beside_a_draft_are_not_passed_over(crew: Crew) -> None:
    methodist = crew.methodist
    await at_composing(crew)
    said = await methodist.send("Всем привет")
    await methodist.wait_for("Кому отправить?", after=said.id)
    said = await methodist.send("И ещё вот что")
    await methodist.wait_for("в рассылку не вошло", button="Всем участникам", after=said.id)
    await methodist.tap("Всем участникам")
    await methodist.wait_for("Получат 2", button="Изменить")
    said = await methodist.send("И ещё вот что")
    await methodist.wait_for("в рассылку не вошло", button="Изменить", after=said.id)
    await methodist.tap("Изменить")
    said = await methodist.send("/чтото")
    await methodist.wait_for("Спасибо за сообщение", after=said.id)
    said = await methodist.send("Привет всем")
    await methodist.wait_for("Привет всем", after=said.id)
