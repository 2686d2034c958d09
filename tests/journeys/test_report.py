"""What a year comes to over HTTP (PRODUCT.md §6.3-6.6): results, recommendations, indicators, documents.

Every figure of the documents is counted here from what the story did.
"""

import io
import re

import docx

from documents.pdf import converter
from sandbox.client import Person, Said
from tests.journeys.conftest import OWNER, World
from tests.journeys.steps import (
    PATIENCE,
    invite_everybody,
    launch,
    make_event,
    make_partnership,
    menu,
    personal_link,
    register,
)
from tests.journeys.test_people_year import card_of, table
from tests.journeys.test_the_loop import prepare

SURNAMES = ("Орлова", "Смирнова", "Зайцева", "Данилова")
LESSON = "Разбор трудных задач"
ADVICE = "Показать разбор заданий всем классам"
MARKS = ((5, 4, 10), (4, 3, 8))
"""Usefulness, organisation, recommendation: of the mentee and of the curator, the two who came."""
GIVEN = [mark for useful, organised, _ in MARKS for mark in (useful, organised)]
CSI = f"{sum(GIVEN) / len(GIVEN):.2f}".replace(".", ",")
INVITED = 25
"""Everybody in the sample's list."""
COUNTED = 46 + 19 + 14 + 23
"""Teachers of the sample's four schools."""


async def test_a_year_is_reported_as_it_was(world: World) -> None:
    await world.sandbox.move_to("2026-11-23T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    await prepare(owner)
    people = []
    for number, surname in enumerate(SURNAMES):
        person = await world.person(2001 + number, surname)
        await register(person, await personal_link(owner, surname))
        people.append(person)
    mentor, mentee, curator, viewer = people
    await a_viewer_is_appointed(owner)
    await make_partnership(owner, "Орлова", "Смирнова")
    await launch(owner)

    await two_meetings(mentor, mentee)
    await an_event_with_an_order(owner, mentee, curator)
    await world.sandbox.move_to("2026-11-24T16:35:00")
    await who_came(owner)
    await an_advice_is_given(owner)
    await a_result_of_two_dates(owner, curator)
    await world.sandbox.next_morning()
    for person, marks in zip((mentee, curator), MARKS, strict=True):
        await marked(person, marks)
    await the_advice_is_followed(owner, curator)
    await world.sandbox.move_to("2026-11-30T09:00:00")
    await the_letter(owner)

    await the_indicators(owner)
    await effect_beside_effort(owner)
    await the_report(owner)
    await the_other_papers(owner)
    await a_template_of_ones_own(owner)
    await the_curators_own_summary(curator)
    await the_viewer_sees_numbers(owner, viewer)

    assert await world.sandbox.violations() == []
    assert "Traceback" not in world.log
    for words in (*SURNAMES, ADVICE, LESSON):
        assert words not in world.log, "neither names nor people's words in the logs"
    assert await world.stop_bot() == 0


async def a_viewer_is_appointed(owner: Person) -> None:
    await card_of(owner, "Данилова")
    await owner.tap("Роли")
    await owner.wait_for(button="▫️ наблюдатель")
    await owner.tap("наблюдатель")
    await owner.wait_for(button="✅ наблюдатель")


async def two_meetings(mentor: Person, mentee: Person) -> None:
    """An hour's consultation by the mentee, a lesson visited by the mentor: 1 h 45 min by the journal."""
    for person, whose, form in (
        (mentee, "наставник", "Консультация"),
        (mentor, "подопечные", "Посещение урока"),
    ):
        await menu(person, whose, "Записать встречу")
        await person.wait_for("Какая")
        await person.tap(form)
        await person.wait_for("Когда")
        await person.tap("Сегодня")
        await person.wait_for("Записано")


async def an_event_with_an_order(owner: Person, *guests: Person) -> None:
    """Tomorrow's master class, asked about by name; all four are invited, two mean to come."""
    await make_event(owner, "Мастер-класс", LESSON, "завтра в 15:00", "кабинет 7")
    await owner.tap("Изменить")
    await owner.wait_for("Что изменить?")
    await owner.tap("Для отчёта")
    await owner.wait_for("Пока ничего не указано")
    await owner.tap("Приказ о проведении")
    await owner.wait_for("Приказ о проведении", button="Назад")
    await owner.send("№ 215-од от 10.11.2026")
    await owner.wait_for("№ 215-од от 10 ноября 2026", button="анонимно ✓")
    await owner.tap("анонимно ✓")
    await owner.wait_for(button="с именами")
    await menu(owner, "События", LESSON)
    await invite_everybody(owner, 4)
    for guest in guests:
        notice = await guest.wait_for(LESSON, button="Приду", timeout=PATIENCE)
        await guest.tap("Приду", message_id=notice.id)
        await guest.wait_for(button="✓ Приду")


async def who_came(owner: Person) -> None:
    asked = await owner.wait_for("Отметьте, кто был", timeout=PATIENCE)
    await owner.tap("Отметить, кто был", message_id=asked.id)
    for number, surname in enumerate(("Смирнова", "Зайцева"), 1):
        await owner.wait_for(button=surname, timeout=PATIENCE)
        await owner.tap(surname)
        await owner.wait_for(f"Отмечено: {number} из")
    await owner.tap("Готово")


async def an_advice_is_given(owner: Person) -> None:
    await menu(owner, "События", "Прошедшие", LESSON, "Рекомендации", "Написать рекомендацию")
    await owner.send(ADVICE)
    await owner.wait_for("Кому эта рекомендация?")
    await owner.tap("Администрации школы")
    await owner.wait_for("Администрации какой школы?")
    await owner.tap("Лесная")
    await owner.wait_for("К какому дню?")
    await owner.send("27 ноября")
    made = await owner.wait_for("поручение роздано", timeout=PATIENCE)
    assert "срок: 27 ноября, пт · выполнено 0 из 1" in made.text


async def a_result_of_two_dates(owner: Person, curator: Person) -> None:
    await menu(owner, "Сводки", "Результаты", "Что измеряем", "Добавить")
    await owner.send("Средний балл ОГЭ; баллы")
    await owner.wait_for("Когда результат лучше?")
    await owner.tap("Чем больше")
    await owner.wait_for(button="▲ Средний балл ОГЭ")
    await menu(curator, "Моя школа", "О школе", "Сводка школы")
    for typed in ("3,2 на 15 сентября", "3,75"):
        await curator.wait_for("Поручений выполнено", button="Внести значение")
        await curator.tap("Внести значение")
        await curator.wait_for("Какой результат внести?")
        await curator.tap("Средний балл")
        await curator.wait_for("Напишите значение")
        await curator.send(typed)
    await curator.wait_for("3,2 (15.09.2026) → 3,75 (24.11.2026), +0,55", timeout=PATIENCE)


async def marked(person: Person, marks: tuple[int, int, int]) -> None:
    found = await person.wait_for("еньше минуты", timeout=PATIENCE)
    if "1 из 6" not in found.text:
        await person.tap("Ответить на опрос", message_id=found.id)
        found = await person.wait_for("1 из 6", timeout=PATIENCE)
    for number, mark in enumerate(marks, 2):
        await person.tap(str(mark), message_id=found.id)
        await person.wait_for(f"{number} из 6")
    await person.send("Карточки самопроверки")
    await person.wait_for("Что было трудно?")
    await person.tap("Пропустить", message_id=found.id)
    await person.wait_for("Что попробуете у себя")
    await person.tap("Пока не знаю", message_id=found.id)
    await person.wait_for("Спасибо")


async def the_advice_is_followed(owner: Person, curator: Person) -> None:
    """The curator's own week has it; what is done shows where it was written."""
    week = await menu(curator, "Моя неделя")
    line = next(line for line in week.text.splitlines() if ADVICE in line)
    number = re.search(r"\d+", line)
    assert number
    await curator.tap(number[0], message_id=week.id)
    await curator.wait_for(ADVICE, button="Готово")
    await curator.tap("Готово")
    await curator.wait_for("✅", after=week.id - 1)
    await menu(owner, "Сводки", "Рекомендации")
    await owner.wait_for("выполнено 1 из 1")


async def the_letter(owner: Person) -> None:
    """The справка on the event, when its survey has closed; the order, counts, marks and the advice."""
    summary = await owner.wait_for(LESSON, kind="photo", timeout=PATIENCE)
    await owner.tap("Справка .docx", message_id=summary.id)
    letter = await paper(owner, after=summary.id)
    for words in (
        "Основание (приказ о проведении): №\xa0215-од от 10\xa0ноября 2026\xa0г.",
        f"Средняя оценка {CSI} из 5",
        "Карточки самопроверки (2)",
        f"{ADVICE} | администрация",
    ):
        assert words in letter
    for name, value in (("Приглашено", INVITED), ("Собирались прийти", 2), ("Присутствовали", 2)):
        assert f"{name}, чел. | {value}\n" in letter
    assert "Ответили, чел. | 2 (100\xa0%)" in letter


async def the_indicators(owner: Person) -> None:
    """Mentor, mentee and curator have done something: of two schools of four, of one weak school of three."""
    screen = await menu(owner, "Сводки", "Показатели")
    for said in ("2 из 4", "1 из 3", f"3 из {COUNTED}", f"по {len(GIVEN)} оценкам"):
        assert said in screen.text
    await owner.tap("Вовлечены школы")
    schools = await owner.wait_for("с 23 ноября 2026")
    for school, since in (("Заречная гимназия", True), ("Лесная СОШ", True), ("Озёрская ООШ", False)):
        (line,) = [line for line in schools.text.splitlines() if school in line]
        assert ("», с 23 ноября 2026" in line) is line.startswith("✅") is since
    await owner.tap("Назад")
    await owner.wait_for(button="Охвачены педагоги")
    await owner.tap("Охвачены педагоги")
    await owner.wait_for(f"3 из {COUNTED}", button="Поимённо")
    await owner.tap("Поимённо")
    named = await owner.wait_for("Зайцева Нина Фёдоровна", button="По школам")
    for name, day in (("Орлова", 23), ("Смирнова", 23), ("Зайцева", 24)):
        assert re.search(rf"{name}.*, с {day} ноября 2026", named.text)
    await owner.tap("Назад")
    await owner.wait_for(button="Таблица")
    await owner.tap("Таблица")
    book = await table(owner, after=named.id)
    first = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert [row[2:4] for row in first[:3]] == [(2, 4), (1, 3), (3, COUNTED)]


async def effect_beside_effort(owner: Person) -> None:
    """Both meetings were for Лесная, and two of its people came to one event."""
    screen = await menu(owner, "Сводки", "Результаты")
    effort = "Часы наставников: 1,8 · посещений уроков: 1 · событий: 1 (участий: 2)"
    found = await owner.wait_for("3,2 (15.09.2026) → 3,75 (24.11.2026), +0,55")
    assert effort in found.text
    await owner.tap("Таблица", message_id=screen.id)
    rows = list((await table(owner, after=screen.id)).worksheets[0].iter_rows(min_row=2, values_only=True))
    (row,) = [row for row in rows if "Лесная" in str(row[0])]
    assert (row[3], row[5], f"{row[7]:.2f}", *row[9:]) == (3.2, 3.75, "0.55", 1.75, 1, 1, 2)


async def to_papers(owner: Person) -> Said:
    return await menu(owner, "Сводки", "📄 Документы")


async def paper(owner: Person, after: int) -> str:
    """The next .docx, opened: its lines, and its tables' rows with « | » between cells."""
    said = await owner.wait_for(kind="document", after=after, timeout=PATIENCE)
    assert said.raw["media"]["file_name"].endswith(".docx")
    document = docx.Document(io.BytesIO(await owner.download(said)))
    rows = [" | ".join(cell.text for cell in row.cells) for each in document.tables for row in each.rows]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *rows, ""])


async def the_report(owner: Person) -> None:
    """In two parts; as PDF too, where LibreOffice is, and that may be given up."""
    screen = await to_papers(owner)
    await owner.tap("Отчёт о программе")
    report = await paper(owner, after=screen.id)
    assert report.index("ЧАСТЬ 1. КАЧЕСТВО ПРОЦЕССА") < report.index("ЧАСТЬ 2. ИЗМЕНЕНИЯ У УЧАСТНИКОВ")
    for row in (
        "Вовлечены школы | 50\xa0% | 2 из 4",
        "Вовлечены слабые школы | 33,3\xa0% | 1 из 3",
        f"Охвачены педагоги | {100 * 3 / COUNTED:.1f}\xa0% | 3 из {COUNTED}".replace(".", ","),
        f"Удовлетворённость | {CSI} | {len(GIVEN)} оценки",
        "Пар | 1\n",
        "Групп | 0\n",
        "Работают / завершены | 1 / 0",
        "Наставников / наставляемых | 1 / 1",
        "Встреч по журналу | 2\n",
        "Из них посещений уроков | 1\n",
        "Часы наставников | 1\xa0ч 45\xa0мин",
        f"мастер-класс | 1 | {INVITED} | 2\n",
        f"24.11.2026 | №\xa0215-од от 10\xa0ноября 2026\xa0г. | {INVITED} / 2 | {CSI} | 75\xa0%",
        f"2 | 2 | 100\xa0% | {CSI} | +50",
        "Адресные рекомендации выполнены: 1 из 1.",
        "Карточки самопроверки (2)",
        "Средний балл ОГЭ, баллы | 1 | 3,2 | 3,75 | +0,55",
        "3,2 (15.09.2026) | 3,75 (24.11.2026) | +0,55 | 1\xa0ч 45\xa0мин | 1 / 1",
    ):
        assert row in report
    for surname in SURNAMES:
        assert surname not in report
    said = await owner.wait_for(kind="document")
    if converter() is None:
        assert not said.has(button="В PDF")
        return
    await owner.tap("В PDF", message_id=said.id)
    going = await owner.wait_for("Собираю", button="Отмена", after=said.id)
    await owner.tap("Отмена", message_id=going.id)
    await owner.wait_for("Больше не собираю")
    await owner.tap("В PDF", message_id=said.id)
    made = await owner.wait_for(kind="document", after=said.id, timeout=2 * PATIENCE)
    assert (await owner.download(made)).startswith(b"%PDF-")


async def the_other_papers(owner: Person) -> None:
    """The annex to the order, the contracts' annexes, certificates, letters, as the list and journal say."""
    pair = "Орлова Ирина Павловна (физика) | МБОУ «Заречная гимназия» | Смирнова Марина Викторовна"
    for button, words in {
        "Школы, пары, группы": (
            pair,
            "№\xa01/СН от 15\xa0сентября 2026\xa0г.",
            "№\xa03/СН от 18\xa0сентября 2026\xa0г.",
        ),
        "Приложения к договорам": (
            "Приложение 2 к договору №\xa02/СН",
            "Зайцева Нина Фёдоровна",
            "Пробные уроки",
        ),
        "Справки о часах": ("Орловой Ирине Павловне", "Встреч по журналу | 2\n", "1\xa0ч 45\xa0мин"),
        "Благодарности": (
            "вручается наставнику Орловой Ирине Павловне",
            "Уважаемая Ирина Павловна!",
            "1 коллеге и провели 2 встречи (1\xa0ч 45\xa0мин)",
        ),
    }.items():
        screen = await to_papers(owner)
        await owner.tap(button, message_id=screen.id)
        made = await paper(owner, after=screen.id)
        assert [said for said in words if said not in made] == [], button


async def a_template_of_ones_own(owner: Person) -> None:
    """Taken, edited in Word: a misspelt field is named, a good one shown at work, then used."""
    screen = await to_papers(owner)
    await owner.tap("Свои шаблоны", message_id=screen.id)
    await owner.wait_for("Какой шаблон заменить?")
    await owner.tap("Благодарности")
    await owner.wait_for("Сейчас готовый шаблон")
    await owner.tap("Взять шаблон")
    file = await owner.wait_for(kind="document", after=screen.id, timeout=PATIENCE)
    content = await owner.download(file)
    sent = await owner.send_file(edited(content, "{{ one.dear }}", "{{ one.dera }}"), "Письмо.docx")
    await owner.wait_for("которых в этом документе нет: dera", after=sent.id, timeout=PATIENCE)
    sent = await owner.send_file(edited(content, "БЛАГОДАРСТВЕННОЕ ПИСЬМО", "СПАСИБО"), "Письмо.docx")
    assert "СПАСИБО" in await paper(owner, after=sent.id)
    await owner.wait_for("Брать его?", after=sent.id)
    await owner.tap("Брать этот шаблон")
    await owner.wait_for("Сейчас ваш шаблон")
    screen = await to_papers(owner)
    await owner.tap("Благодарности", message_id=screen.id)
    made = await paper(owner, after=screen.id)
    assert "СПАСИБО" in made
    assert "Уважаемая Ирина Павловна!" in made


def edited(content: bytes, old: str, new: str) -> bytes:
    document, output = docx.Document(io.BytesIO(content)), io.BytesIO()
    for run in (run for paragraph in document.paragraphs for run in paragraph.runs):
        run.text = run.text.replace(old, new)
    document.save(output)
    return output.getvalue()


async def the_curators_own_summary(curator: Person) -> None:
    """Six of Лесная take part, the two who came have done something; the other schools are not theirs."""
    await menu(curator, "Моя школа", "О школе", "Сводка школы")
    seen = await curator.wait_for("Участников: 6 · что-то уже сделали: 2 из 19 педагогов")
    assert "3,2 (15.09.2026) → 3,75 (24.11.2026), +0,55" in seen.text
    assert "посещений уроков: 1 · событий: 1 (участий: 2)" in seen.text
    assert "гимназия" not in seen.text


async def the_viewer_sees_numbers(owner: Person, viewer: Person) -> None:
    """This year's programme beside the next one's, and nobody's name."""
    await menu(owner, "Программа", "Год и этапы", "Следующий год")
    await owner.wait_for("Программа на следующий год")
    await owner.tap("Создать программу")
    await owner.wait_for("2027/28", timeout=PATIENCE)
    await menu(viewer, "Обзор региона")
    seen = await viewer.wait_for("Программы муниципалитета")
    for said in (
        "2026/27",
        "2027/28",
        "Вовлечены школы: 50",
        "Удовлетворённость: 4,0",
        "3,2 → 3,75 (1 школа)",
    ):
        assert said in seen.text
    for surname in SURNAMES:
        assert surname not in seen.text
