"""A bot of its own process reads a municipality's own list, asks what is unclear, and takes it in."""

import openpyxl

from tests.journeys.conftest import OWNER, World
from tests.journeys.steps import PATIENCE, menu, set_up_programme

ROWS = (
    ("Приложение к приказу № 215",),
    ("№ п/п", "Ф.И.О.", "Должность, предмет", "Контактный телефон", "Роль", "Ф.И.О. наставника"),
    ("МБОУ «Приладожская СОШ»",),
    (1, "Орлова Ирина Павловна", "учитель физики", "8(921)123-45-67", "руководитель РМО", None),
    ("МКОУ «Путиловская ООШ»",),
    (1, "Смирнoва Марина Викторовна", "учитель математики", "5-12-34", "молодой специалист", "Орлова И.П."),
    (2, "Ким Анна Олеговна", "учитель химии", None, "молодой специалист", "Орлава И.П."),
    (3, "Вакансия", "учитель музыки", None, None, None),
    (4, "Пак", "учитель биологии", None, "молодой специалист", None),
    ("Итого: 4",),
)


async def test_a_messy_list_is_asked_about_and_saved(world: World) -> None:
    await world.sandbox.move_to("2026-11-23T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    await set_up_programme(owner, "Кировский район", "2026/27")
    book = openpyxl.Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    file = world.folder / "список.xlsx"
    book.save(file)
    await menu(owner, "Люди и пары", "Загрузить список")
    await owner.wait_for("Загрузка списка")
    await owner.send_file(file)
    seen = await owner.wait_for("Прочитала", button="Вопросы · 1", timeout=PATIENCE)
    assert "новых: 2" in seen.text
    assert "с ошибками, не войдут: 2" in seen.text
    await owner.tap("Замечания · 4")
    await owner.wait_for("«Смирнoва» была латинская буква")
    await owner.tap("Назад")
    await owner.wait_for("Прочитала")
    await owner.tap("Вопросы")
    await owner.wait_for("Наставника «Орлава И.П.» нет в списке")
    await world.restart_bot()
    await owner.tap("Да, это тот человек")
    await owner.wait_for("Вопросов больше нет", timeout=PATIENCE)
    await owner.tap("Назад")
    await owner.wait_for("новых: 3")
    await owner.tap("Ошибки")
    await owner.wait_for("нужны хотя бы фамилия и имя")
    await owner.tap("Файл с причинами")
    await owner.wait_for(kind="document", timeout=PATIENCE)
    await owner.tap("Назад")
    await owner.tap("Сохранить")
    await owner.wait_for("На каком основании")
    await owner.tap("Поручение управления")
    await owner.wait_for("Новых: 3")
    assert await world.sandbox.violations() == []
