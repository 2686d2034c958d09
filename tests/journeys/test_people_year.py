"""A district's year over HTTP, paragraph by paragraph of PRODUCT.md §2, where no other journey goes:

the sample district (2.1), the list again and from the template (2.2), sheets, QR, who is stuck and the
school's link (2.3), the paper beside the consent (2.4), appointing and dismissing (2.6), teams and groups
of schools (2.7), the fit question, closing, history and the next year (2.9), own data as a table, a pause,
corrections and the log (2.13).
"""

import io

from docx import Document
from openpyxl import Workbook, load_workbook

from sandbox.client import Person, Said
from tests.journeys.conftest import OWNER, World
from tests.journeys.steps import PATIENCE, ROOT, menu
from tests.journeys.test_personal import a_pair


async def test_a_year_of_the_districts_people(world: World) -> None:
    await world.sandbox.move_to("2026-11-23T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    mentor, mentee = await a_pair(world, owner)
    await the_list_again_and_a_filled_template(owner)
    await links_and_sheets(owner)
    await a_paper_beside_the_consent(owner)
    await world.restart_bot()
    await appointed_and_dismissed(owner, mentor)
    await a_team_of_a_school(owner)
    await schools_led_together(owner)
    await what_is_ones_own(mentee)
    await world.restart_bot()
    await does_it_fit(world, owner, mentee)
    await closed_with_a_history(owner)
    await next_year(owner)
    await the_log(owner)
    assert await world.sandbox.violations() == []
    assert "Traceback" not in world.log
    for name in ("Орлова", "Смирнова", "Добавкина"):
        assert name not in world.log, "no names in the logs"
    assert await world.stop_bot() == 0


async def test_the_sample_district_in_one_tap(world: World) -> None:
    """2.1: somebody who only looks has people, pairs and a plan at once, and cannot mistake them for real."""
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    await owner.start()
    asked = await owner.wait_for("Как называется муниципалитет", button="Учебный район", timeout=PATIENCE)
    await owner.tap("Учебный район", wait=PATIENCE)
    await owner.wait_for(button="Люди и пары", after=asked.id - 1, timeout=PATIENCE)
    people = await menu(owner, "Люди и пары")
    assert "В списке: 24" in people.text, "25 with the methodist, who is not waited for"
    plan = await menu(owner, "План")
    assert "Дорожной карты пока нет" not in plan.text
    assert await world.sandbox.violations() == []
    assert "Traceback" not in world.log
    assert await world.stop_bot() == 0


async def the_list_again_and_a_filled_template(owner: Person) -> None:
    """The same file brings nothing new; the template, filled in, one more teacher."""
    await menu(owner, "Люди и пары", "Загрузить список")
    asked = await owner.wait_for("Загрузка списка")
    await owner.send_file(ROOT / "sample" / "roster.xlsx")
    seen = await owner.wait_for("Прочитала", after=asked.id, timeout=PATIENCE)
    assert "новых: 25" not in seen.text
    assert "без изменений: 25" in seen.text.casefold()
    await menu(owner, "Люди и пары", "Загрузить список")
    asked = await owner.wait_for("Загрузка списка", button="Скачать шаблон")
    await owner.tap("Скачать шаблон", wait=PATIENCE)
    file = await table(owner, after=asked.id)
    sheet = file.worksheets[0]
    wanted = {
        "Фамилия, имя, отчество": "Добавкина Анна Ильинична",
        "Школа": "Лесная СОШ",
        "Роль": "наставляемый",
    }
    header = [cell.value for cell in sheet[1]]
    sheet.delete_rows(2, sheet.max_row)
    for name, value in wanted.items():
        sheet.cell(2, header.index(name) + 1, value)
    await owner.send_file(content(file), "новый учитель.xlsx")
    seen = await owner.wait_for("новых: 1", button="Сохранить", timeout=PATIENCE)
    assert "Основание хранить список до согласия: поручение" in seen.text, "said once, it need not be again"
    await owner.tap("Сохранить", message_id=seen.id)
    await owner.wait_for("Сохранено")


async def links_and_sheets(owner: Person) -> None:
    screen = await menu(owner, "Люди и пары", "Ссылки и QR")
    await owner.tap("Листы всех школ", wait=PATIENCE)
    sheet = await owner.wait_for(kind="document", after=screen.id, timeout=PATIENCE)
    paper = Document(io.BytesIO(await owner.download(sheet)))
    assert any("Добавкина" in cell.text for table in paper.tables for cell in table._cells)
    card = await card_of(owner, "Добавкина")
    await owner.tap("QR-код", wait=PATIENCE)
    await owner.wait_for("start=", kind="photo", after=card.id, timeout=PATIENCE)
    stuck = await menu(owner, "Люди и пары", "Кто застрял")
    line = next(line for line in stuck.text.splitlines() if "Лесная" in line)
    assert "не открыли 6" in line
    await owner.tap(line.partition(".")[0], message_id=stuck.id)
    await owner.wait_for("Уважаемые коллеги!")
    await menu(owner, "Люди и пары", "Ссылки и QR", "Ссылка школы", "Лесная")
    await owner.wait_for("Общей ссылки пока нет")
    await owner.tap("Создать ссылку")
    await owner.wait_for("?start=")


async def a_paper_beside_the_consent(owner: Person) -> None:
    await card_of(owner, "Добавкина")
    await owner.tap("Согласие на бумаге")
    asked = await owner.wait_for("Номер и дата")
    await owner.send("№ 17 от 01.09.2026")
    await owner.wait_for("Согласие на бумаге: № 17 от 1 сентября 2026", after=asked.id)
    screen = await menu(owner, "Люди и пары", "Ссылки и QR")
    await owner.tap("Согласия таблицей", wait=PATIENCE)
    rows = list((await table(owner, after=screen.id)).worksheets[0].iter_rows(values_only=True))
    (paper,) = [row for row in rows if "Добавкина" in str(row[0])]
    assert "17" in [str(value) for value in paper]
    (agreed,) = [row for row in rows if "Смирнова" in str(row[0])]
    assert 1 in agreed, "the version they agreed to"


async def appointed_and_dismissed(owner: Person, mentor: Person) -> None:
    await card_of(owner, "Орлова")
    await owner.tap("Роли")
    await owner.wait_for("Кто это в программе", button="▫️ куратор школы", timeout=PATIENCE)
    await owner.tap("куратор школы")
    await owner.wait_for(button="✅ куратор школы")
    await menu(mentor, "Моя школа")
    await card_of(owner, "Орлова")
    await owner.tap("Роли")
    await owner.wait_for(button="✅ куратор школы")
    await owner.tap("куратор школы")
    await owner.wait_for(button="▫️ куратор школы")
    home = await menu(mentor)
    assert not home.has(button="Моя школа")


async def a_team_of_a_school(owner: Person) -> None:
    await menu(owner, "Люди и пары", "Школы", "Лесная", "Команды")
    await owner.wait_for(button="Новая команда")
    await owner.tap("Новая команда")
    await owner.send("Читаем вместе")
    await owner.wait_for("В команде", button="Состав")
    await owner.tap("Состав")
    await owner.wait_for(button="✅ Добавкина")
    await owner.tap("Добавкина")
    await owner.wait_for(button="▫️ Добавкина")


async def schools_led_together(owner: Person) -> None:
    await menu(owner, "Люди и пары", "Школы", "Лесная", "Школы-партнёры", "Школы, которые она ведёт")
    await owner.tap("Станционная")
    await owner.wait_for(button="Готово · 1")
    await owner.tap("Озёрская")
    await owner.wait_for(button="Группой · 2")
    await owner.tap("Группой · 2")
    await owner.wait_for("Как назвать группу школ?")
    await owner.send("Чтение и письмо")
    await owner.wait_for("Чтение и письмо", button="Расформировать")
    await owner.tap("Договор")
    await owner.send("№ 12-С от 15.09.2026")
    await owner.wait_for("Договор на всю группу № 12-С от 15.09.2026")


async def what_is_ones_own(mentee: Person) -> None:
    said = await mentee.send("/me")
    await mentee.wait_for(button="Исправить", after=said.id, timeout=PATIENCE)
    await mentee.tap("Исправить")
    await mentee.tap("Телефон")
    await mentee.wait_for("Ваш телефон")
    await mentee.send("12345")
    await mentee.wait_for("Не похоже на номер")
    await mentee.send("8 921 123-45-67")
    before = await mentee.wait_for("Телефон: +7 921 123-45-67")
    await mentee.tap("Пауза в сообщениях")
    await mentee.wait_for("До какого дня")
    await mentee.send("30.11.2026")
    await mentee.wait_for("Сообщений не будет до", button="Закончить паузу")
    await mentee.tap("Закончить паузу")
    await mentee.wait_for("Согласие: редакция", button="Что обо мне хранится")
    await mentee.tap("Что обо мне хранится")
    await mentee.wait_for(button="Таблицей")
    await mentee.tap("Таблицей", wait=PATIENCE)
    book = await table(mentee, after=before.id)
    cells = [str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]
    assert any("921" in cell for cell in cells)


async def does_it_fit(world: World, owner: Person, mentee: Person) -> None:
    """Some weeks after the meeting each side is asked apart; a «no» goes to the methodist alone."""
    await menu(mentee, "наставник")
    await mentee.tap("Записать встречу")
    await mentee.wait_for("Какая")
    await mentee.tap("Консультация")
    await mentee.wait_for("Когда")
    await mentee.tap("Сегодня")
    await mentee.wait_for("Записано")
    await world.sandbox.move_to("2026-12-15T09:00:00")
    asked = await mentee.wait_for("Подходит ли вам такое наставничество?", timeout=PATIENCE)
    await mentee.tap("Не очень", message_id=asked.id)
    await mentee.wait_for("Спасибо, что сказали")
    await menu(owner, "Внимание")
    await owner.wait_for("не очень подходит", timeout=PATIENCE)


async def closed_with_a_history(owner: Person) -> None:
    await menu(owner, "Люди и пары", "Пары и группы", "Орлова", "Завершить")
    await owner.tap("Не подошли")
    await owner.wait_for("Не подошли друг другу", timeout=PATIENCE)
    history = await card_of(owner, "Орлова")
    await owner.tap("История пар", message_id=history.id)
    await owner.wait_for("Смирнова")


async def next_year(owner: Person) -> None:
    await menu(owner, "Программа", "Год и этапы", "Следующий год")
    await owner.wait_for("Программа на следующий год")
    await owner.tap("Создать программу")
    await owner.wait_for("2027/28", timeout=PATIENCE)
    home = await menu(owner, "Люди и пары")
    assert "В списке: 25" in home.text, "people and roles came along"
    await menu(owner, "Программа", "Другая программа", "2026/27")
    await owner.wait_for("2026/27", button="Люди и пары")


async def the_log(owner: Person) -> None:
    screen = await menu(owner, "Программа", "Журнал изменений")
    await owner.tap("Таблицей", message_id=screen.id)
    await owner.tap("За три месяца", wait=PATIENCE)
    book = await table(owner, after=screen.id)
    done = " ".join(str(value) for row in book.worksheets[0].iter_rows(values_only=True) for value in row)
    for what in ("роль", "команда", "согласие"):
        assert what in done


async def card_of(owner: Person, surname: str) -> Said:
    await menu(owner, "Люди и пары", "Все участники")
    await owner.send(surname)
    await owner.wait_for("Участники", button=surname)
    await owner.tap(surname)
    return await owner.wait_for(surname, button="Роли")


async def table(person: Person, after: int) -> Workbook:
    file = await person.wait_for(kind="document", after=after, timeout=PATIENCE)
    return load_workbook(io.BytesIO(await person.download(file)))


def content(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
