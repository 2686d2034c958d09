"""A lesson visit sheet in the chat: three taps from the menu, one message, read by both."""

from datetime import timedelta

from sqlalchemy import func, select

from models.surveys import VisitSheet
from tests.handlers.crew import Crew
from tests.handlers.partnerships.steps import NEXT_MORNING, next_morning, open_mine

CRITERIA = ("зачем работают", "Этапы вели", "Думали и говорили", "что получилось", "безопасно", "достигнута")


async def sheets(crew: Crew) -> int:
    async with crew.town.app.database.read() as session:
        return await session.scalar(select(func.count()).select_from(VisitSheet)) or 0


async def test_a_sheet_that_is_begun_is_given_up(crew: Crew) -> None:
    await crew.pair()
    mentor = crew.mentor
    await open_mine(crew, mentor)
    await mentor.tap("Лист посещения урока")
    first = await mentor.wait_for("Когда был урок?", button="Не заполнять лист")
    await mentor.send("сегодня")
    await mentor.wait_for("Предмет, класс и тема")
    await mentor.tap("Не заполнять лист", message_id=first.id)
    sure = await mentor.wait_for("Отказаться от листа?")
    assert sure.id == first.id
    assert "Смирнова" in sure.text
    await mentor.tap("Продолжить лист", message_id=first.id)
    await mentor.wait_for("Предмет, класс и тема")
    assert await sheets(crew) == 1
    await mentor.tap("Не заполнять лист", message_id=first.id)
    await mentor.tap("Да, удалить лист", message_id=first.id)
    gone = await mentor.wait_for("из него ничего не сохранено")
    assert (gone.id, gone.buttons) == (first.id, [])
    assert await sheets(crew) == 0
    # What is written now answers nothing of it; the old buttons lead nowhere.
    await mentor.send("Физика")
    old = await mentor.forge_tap(first.id, "sv:1:2:skip")
    assert "уже нет" in (old.text or "")
    await open_mine(crew, mentor)
    await mentor.tap("Лист посещения урока")
    await mentor.wait_for("Когда был урок?", after=first.id)
    assert await crew.town.sandbox.violations() == []


async def test_a_mentor_fills_it_in_and_the_mentee_reads_it(crew: Crew) -> None:
    await crew.pair()
    mentor, mentee = crew.mentor, crew.mentee
    await open_mine(crew, mentor)
    card = await mentor.wait_for(button="Лист посещения урока")
    assert sum(map(len, card.rows)) <= 8
    await mentor.tap("Лист посещения урока")
    first = await mentor.wait_for("Когда был урок?")
    assert "больше никто" in first.text
    await mentor.send("завтра")
    await mentor.wait_for("ещё не наступил")
    await mentor.send("сегодня")
    await mentor.wait_for("Предмет, класс и тема")
    await mentor.send("Физика, 8 «А»: <плавание> тел")
    for words in CRITERIA:
        await mentor.wait_for(words)
        await mentor.tap("5", message_id=first.id)
    await mentor.wait_for("Что получилось особенно хорошо?")
    await mentor.send("Опыт с яйцом")
    await mentor.wait_for("Что советуете")
    await mentor.send("Дать ученикам самим назвать вывод")
    await mentor.wait_for("Фото доски")
    await mentor.send_file(b"%PDF-1.4", "Конспект.pdf")
    done = await mentor.wait_for("Лист готов")
    assert done.id == first.id

    await next_morning(crew)
    await mentee.wait_for("Подходит ли вам такое наставничество?")
    # One unasked message a day.
    await next_morning(crew, NEXT_MORNING + timedelta(days=1))
    await mentee.wait_for("Лист посещения вашего урока готов: Орлова", button="Мои пары")
    await open_mine(crew, mentee)
    assert "Лист посещения урока" not in (await mentee.wait_for(button="Журнал")).buttons
    await mentee.tap("Журнал")
    await mentee.tap("посещение урока")
    await mentee.wait_for("16 ноября", button="Лист посещения")
    await mentee.tap("Лист посещения")
    sheet = await mentee.wait_for("Опыт с яйцом")
    assert "Дать ученикам самим назвать вывод" in sheet.text
    assert sheet.text.count(": 5") == len(CRITERIA)
    assert "Физика, 8 «А»: <плавание> тел" in sheet.text
    await mentee.tap("Фото или файл")
    file = await mentee.wait_for(kind="document")
    assert await mentee.download(file) == b"%PDF-1.4"
    assert await crew.town.sandbox.violations() == []
