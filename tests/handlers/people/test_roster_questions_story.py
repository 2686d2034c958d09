"""What a list leaves open is asked in the chat, once for each writing; a second list shows its difference."""

from sqlalchemy import update

from models.people import Account
from sandbox.client import Person
from tests.handlers.conftest import Town
from tests.handlers.steps import PEOPLE, roster, say, send_roster, set_up, with_people

SLIP = (
    ("Орлова Ирина Павловна", "МБОУ «Приладожская СОШ»", "наставник", "физика", ""),
    ("Смирнова Марина Викторовна", "МКОУ «Путиловская ООШ»", "наставляемый", "математика", "Орлава И.П."),
    ("Белова Анна Ильинична", "МКОУ «Путиловская ООШ»", "наставляемый", "химия", "Орлава И.П."),
    ("Громова Анна Ильинична", "Путиловская школа", "космонавт", "химия", "Никонова Н.Н."),
)


async def test_one_question_for_each_writing_and_rows_wait_only_for_their_own(town: Town) -> None:
    owner = await set_up(town)
    preview = await send_roster(owner, roster(*SLIP))
    assert "новых: 1" in preview.text
    assert preview.has(button="Вопросы · 4")
    await owner.tap("Вопросы")
    asked = await owner.wait_for("1 из 4")
    assert "Строки 3, 4" in asked.text
    assert "Орлава И.П." in asked.text
    await owner.tap("Да, это тот человек")
    asked = await owner.wait_for("1 из 3")
    assert "космонавт" in asked.text
    assert len([label for row in asked.rows for label in row]) <= 8
    await owner.tap("Наставляемый")
    asked = await owner.wait_for("1 из 2")
    assert "Путиловская школа" in asked.text
    await owner.tap("Другая школа")
    await owner.wait_for("Выберите из списка")
    await owner.send("путил")
    await owner.wait_for("По словам «путил»")
    await owner.tap("МКОУ «Путиловская ООШ»")
    asked = await owner.wait_for("1 из 1")
    assert "Никонова Н.Н." in asked.text
    await owner.tap("Без наставника")
    await owner.wait_for("Вопросов больше нет")
    await owner.tap("Назад")
    await owner.wait_for("новых: 4")
    await owner.tap("Сохранить")
    await owner.wait_for("На каком основании")
    await owner.tap("Поручение управления")
    await owner.wait_for("Новых: 4")


BLOCKS = tuple(
    (f"{surname} Анна Ильинична", school, "наставляемый", "химия", "")
    for surname, school in (
        ("Белова", "СОШ № 1"),
        ("Громова", ""),
        ("Жукова", ""),
        ("Ким", ""),
        ("Орлова", "СОШ № 2"),
        ("Пак", ""),
        ("Цой", "СОШ № 3"),
        ("Яковлева", ""),
    )
)


async def test_a_school_written_once_above_its_people(town: Town) -> None:
    owner = await set_up(town)
    preview = await send_roster(owner, roster(*BLOCKS))
    assert "новых: 3" in preview.text
    await owner.tap("Вопросы · 3")
    asked = await owner.wait_for("1 из 3", button="Да, из неё")
    assert "Строки 3–5\n" in asked.text
    assert "Не указана школа. Выше – «СОШ № 1».\nОни из неё?" in asked.text
    assert "Ещё в 2 местах школа написана так же" in asked.text
    assert "строка 7 – «СОШ № 2»; строка 9 – «СОШ № 3»." in asked.text
    assert asked.has(button="Другая школа…")
    assert asked.has(button="Пропустить строки")
    await owner.tap("Да, из неё")
    asked = await owner.wait_for("1 из 2", button="Да, и во всех таких местах")
    assert "Этот человек из неё?" in asked.text
    await owner.tap("Да, и во всех таких местах")
    await owner.wait_for("Вопросов больше нет")
    await owner.tap("Назад")
    await owner.wait_for("новых: 8")


async def test_a_mentor_written_once_above_the_mentees(town: Town) -> None:
    owner = await set_up(town)
    rows = ("СОШ 1;Орлова Ирина Павловна;Белова Анна Ильинична", ";;Громова Анна Ильинична")
    await send_roster(owner, "\n".join(("Школа;ФИО наставника;ФИО наставляемого", *rows)).encode())
    await owner.tap("Вопросы · 2")
    await owner.wait_for("1 из 2", button="Да, из неё")
    await owner.tap("Да, из неё")
    asked = await owner.wait_for("1 из 1", button="Да, тот же наставник")
    assert "Выше – «Орлова Ирина Павловна».\nЭто наставник и этого человека?" in asked.text
    assert asked.has(button="Без наставника")
    await owner.tap("Да, тот же наставник")
    await owner.wait_for("Вопросов больше нет")
    await owner.tap("Назад")
    await owner.wait_for("новых: 3")


async def test_later_and_saving_with_open_questions(town: Town) -> None:
    owner = await set_up(town)
    await send_roster(owner, roster(*SLIP))
    await owner.tap("Вопросы")
    await owner.wait_for("1 из 4")
    await owner.tap("Спросить позже")
    await owner.wait_for("2 из 4")
    await owner.send("что-то своё")
    await owner.wait_for("Выберите ответ кнопкой")
    await owner.tap("Пропустить строку")
    await owner.wait_for("1 из 1")
    await owner.tap("Назад")
    await owner.wait_for("Прочитала", button="Вопросы · 1")
    await owner.tap("Сохранить")
    await owner.wait_for("На каком основании")
    await owner.tap("Поручение управления")
    await owner.wait_for("Новых: 1")


async def test_a_phone_is_mended_by_writing_it(town: Town) -> None:
    owner = await set_up(town)
    table = "ФИО;Школа;Роль;Телефон\nБелова Анна Ильинична;СОШ 1;наставник;8(921)12-34\n".encode()
    await send_roster(owner, table)
    await owner.tap("Вопросы")
    await owner.wait_for("Можно написать верный номер")
    await owner.send("двадцать")
    await owner.wait_for("Не похоже на номер")
    await owner.send("8 921 123 45 67")
    await owner.wait_for("Вопросов больше нет")


async def test_a_teacher_who_moved_school_is_asked_about(town: Town) -> None:
    owner = await with_people(town)
    moved = ("Смирнова Марина Викторовна", "Приладожская СОШ", "наставляемый", "математика", "")
    preview = await send_roster(owner, roster(PEOPLE[0], moved))
    assert preview.has(button="Вопросы · 1")
    await owner.tap("Вопросы")
    asked = await owner.wait_for("в программе есть такой человек")
    assert "Шумская СОШ" in asked.text
    await owner.tap("Да, перешла")
    await owner.wait_for("Вопросов больше нет")
    await owner.tap("Назад")
    await owner.wait_for("изменятся: 1")
    await owner.tap("Что изменится")
    changes = await owner.wait_for("Что изменится: 1")
    assert "школа: Шумская СОШ → Приладожская СОШ" in changes.text
    await owner.tap("Назад")
    await owner.tap("Сохранить")
    await owner.wait_for("Изменено: 1")


async def test_who_is_not_in_the_new_list_is_shown_and_leaves_by_a_tap(town: Town) -> None:
    owner = await with_people(town)
    preview = await send_roster(owner, roster(PEOPLE[0], PEOPLE[1]))
    assert "в этом списке их нет: 1" in preview.text
    assert "Сохранять нечего" in preview.text
    await owner.tap("Нет в списке")
    await owner.wait_for("Были в программе")
    await owner.tap("Жуков Пётр Ильич")
    await owner.wait_for("Отмечено: 1", button="✖ Жуков")
    await owner.tap("✖ Жуков")
    await owner.wait_for("Отмечено: 0")
    await owner.tap("Жуков Пётр Ильич")
    await owner.wait_for("Отмечено: 1")
    await owner.tap("Назад")
    await owner.tap("Сохранить")
    await owner.wait_for("Закончили участие: 1")
    await owner.tap("Люди и пары")
    await owner.wait_for("В списке: 2")


async def _in_english(town: Town, file: bytes) -> Person:
    owner = await set_up(town)
    async with town.app.database.write() as session:
        await session.execute(update(Account).values(locale="en", locale_chosen=True))
    await say(owner, "/menu", "People and pairs")
    await owner.tap("People and pairs")
    await owner.tap("Load a list")
    await owner.wait_for("Loading a list")
    await owner.send_file(file, "list.csv")
    await owner.wait_for("I have read")
    return owner


async def test_a_school_written_once_in_english(town: Town) -> None:
    owner = await _in_english(town, roster(*BLOCKS))
    await owner.tap("Questions · 3")
    asked = await owner.wait_for("1 of 3", button="Yes, and in all such places")
    assert "Rows 3–5\n" in asked.text
    assert "Are they of that school?" in asked.text
    assert "In 2 other places a school is written once in the same way: row 7: “СОШ № 2”" in asked.text


async def test_questions_in_english(town: Town) -> None:
    owner = await _in_english(town, roster(*SLIP))
    await owner.tap("Questions · 4")
    asked = await owner.wait_for("1 of 4")
    assert "Rows 3, 4" in asked.text
    await owner.tap("Yes, that person")
    await owner.wait_for("1 of 3")
    await owner.tap("Leave the row out")
    await owner.wait_for("No more questions")
    await owner.tap("Back")
    await owner.tap("Save")
    await owner.wait_for("On what basis")
    await owner.tap("The authority's instruction")
    await owner.wait_for("New: 3")
