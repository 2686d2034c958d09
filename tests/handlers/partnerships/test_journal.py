"""The journal in the chat: minutes by a tap or typed, an entry put right, months, hours."""

from sqlalchemy import func, select

from models.partnerships import Meeting
from tests.handlers.crew import Crew
from tests.handlers.partnerships.steps import open_card, open_mine


async def test_minutes_by_a_tap_under_the_introduction(crew: Crew) -> None:
    await crew.pair()
    mentor = crew.mentor
    await mentor.tap("Встретились")
    await mentor.tap("Консультация")
    await mentor.tap("Сегодня")
    saved = await mentor.wait_for("Записано: консультация, 16 ноября", button="90 мин")
    await mentor.tap("90 мин")
    await mentor.wait_for("⏱ 1 ч 30 мин")
    # The old row of buttons once more, forged, does no harm.
    for data in ("mtm:1:-5", "mtm:1:10000", "mtm:999:45", "mtm:1:481"):
        assert (await mentor.forge_tap(saved.id, data)).text
    async with crew.town.app.database.read() as session:
        assert await session.scalar(select(Meeting.minutes)) == 90


async def test_minutes_typed_with_mistakes(crew: Crew) -> None:
    await crew.pair()
    mentee = crew.mentee
    await mentee.tap("Встретились")
    await mentee.tap("Посещение урока")
    await mentee.tap("Сегодня")
    await mentee.tap("…")
    await mentee.wait_for("Сколько длилась встреча?")
    for wrong, answer in (("-5", "Не поняла"), ("сто", "Не поняла"), ("10000", "от 5 до 480")):
        said = await mentee.send(wrong)
        await mentee.wait_for(answer, after=said.id)
    said = await mentee.send("1 ч 15 мин")
    await mentee.wait_for("⏱ 1 ч 15 мин", after=said.id)


async def test_an_entry_put_right_and_taken_back(crew: Crew) -> None:
    await crew.pair()
    mentee = crew.mentee
    await open_mine(crew, mentee)
    await mentee.tap("Записать встречу")
    await mentee.tap("Консультация")
    await mentee.tap("Вчера")
    entry = await mentee.wait_for("Записано: консультация, 15 ноября", button="45 мин")
    assert "Обычно 1 ч" in entry.text
    said = await mentee.send("спасибо")
    await mentee.wait_for("Не поняла «спасибо»", button="45 мин", after=said.id)
    said = await mentee.send("45")
    await mentee.wait_for("⏱ 45 мин", after=said.id)
    await mentee.tap("Исправить день")
    said = await mentee.send("через неделю")
    await mentee.wait_for("ещё не наступил", after=said.id)
    said = await mentee.send("30.10")
    await mentee.wait_for("30 октября, пт: консультация", after=said.id)
    await mentee.tap("Исправить вид")
    await mentee.tap("Онлайн-созвон")
    await mentee.wait_for("30 октября, пт: онлайн-созвон")
    await mentee.tap("Другое время")
    said = await mentee.send("полчаса")
    await mentee.wait_for("⏱ 30 мин", after=said.id)
    await mentee.tap("К журналу")
    month = await mentee.wait_for("Октябрь 2026")
    assert "Встреч: 1, это 30 мин. Всего встреч: 1." in month.text
    await mentee.tap("30 окт")
    await mentee.tap("Удалить")
    await mentee.wait_for("Удалить запись")
    await mentee.tap("Да, удалить")
    await mentee.wait_for("Встреч пока не записано")
    await mentee.tap("Назад")
    await mentee.wait_for("Ваш наставник", button="Записать встречу")
    async with crew.town.app.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Meeting)) == 0


async def test_hours_of_mentors_in_english(crew: Crew) -> None:
    await crew.pair()
    mentor, methodist = crew.mentor, crew.methodist
    for form in ("Консультация", "Совместный урок"):
        await mentor.tap("Встретились")
        await mentor.tap(form)
        await mentor.tap("Сегодня")
        await mentor.wait_for("Записано")
    await open_mine(crew, mentor)
    await mentor.tap("Назад")
    await mentor.wait_for("Ваши часы наставника: 1 ч 45 мин, встреч: 2.")
    await open_card(crew)
    await methodist.wait_for("У наставника в программе: 1 ч 45 мин")
    await methodist.tap("Журнал встреч")
    await methodist.wait_for("Ноябрь 2026", button="16 нояб")
    await methodist.tap("16 нояб")
    entry = await methodist.wait_for("16 ноября, пн")
    assert not any("Удалить" in label for label in entry.buttons)
    await crew.town.app.services.identity.set_language(crew.district.methodist, "en")
    said = await methodist.send("/menu")
    await methodist.wait_for(button="People and pairs", after=said.id)
    await methodist.tap("People and pairs")
    await methodist.tap("airs and groups")
    await methodist.tap("Mentors' hours")
    await methodist.wait_for("1 h 45 min in all, meetings: 2", button="1 h 45 min")
    await methodist.tap("Length of a meeting")
    await methodist.tap("Consultation")
    said = await methodist.send("a hundred")
    await methodist.wait_for("I do not understand", after=said.id)
    await methodist.tap("90 min")
    await methodist.wait_for(button="Consultation · 1 h 30 min")
    await methodist.tap("Back")
    await methodist.wait_for("2 h 15 min in all")
