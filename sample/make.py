"""Makes the sample district's two documents: `python sample/make.py`.

Everybody in them is invented; phones are of the range +7 900 000-00-XX, which no one has. The roadmap has
every kind of period, one in each month of the school year, so that the sandbox has something to remind of
whenever it is started.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
YEAR = "2026-2027"
DISTRICT = "Заречный район"

LEADER = "МБОУ «Заречная гимназия»"
FOREST = "МКОУ «Лесная СОШ»"
LAKE = "МКОУ «Озёрская ООШ»"
STATION = "МБОУ «Станционная СОШ № 2»"

# Name, school, position and subject, role, mentor, what they can share or want help with.
PEOPLE: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("Соколова Елена Викторовна", "", "методист", "методист", "", ""),
    (
        "Орлова Ирина Павловна",
        LEADER,
        "учитель, физика",
        "наставник",
        "",
        "методика преподавания; организация урочной и внеурочной деятельности",
    ),
    (
        "Лебедева Анна Сергеевна",
        LEADER,
        "учитель, математика",
        "наставник",
        "",
        "предметное содержание; методика преподавания",
    ),
    (
        "Захаров Николай Петрович",
        LEADER,
        "учитель, история и обществознание",
        "наставник",
        "",
        "воспитательная деятельность; работа с родителями",
    ),
    (
        "Белова Татьяна Юрьевна",
        LEADER,
        "учитель, русский язык и литература",
        "наставник",
        "",
        "предметное содержание; работа с родителями",
    ),
    (
        "Крылова Светлана Олеговна",
        LEADER,
        "учитель, начальные классы",
        "наставник",
        "",
        "психолого-педагогическое сопровождение",
    ),
    (
        "Фомина Юлия Андреевна",
        LEADER,
        "заместитель директора, учитель биологии",
        "куратор",
        "",
        "организация урочной и внеурочной деятельности",
    ),
    (
        "Смирнова Марина Викторовна",
        FOREST,
        "учитель, математика",
        "наставляемый",
        "Орлова И.П.",
        "методика преподавания",
    ),
    (
        "Петров Андрей Сергеевич",
        FOREST,
        "учитель, физика",
        "молодой специалист",
        "",
        "методика преподавания; предметное содержание",
    ),
    (
        "Кузнецова Ольга Игоревна",
        FOREST,
        "учитель, русский язык и литература",
        "наставляемый",
        "",
        "работа с родителями",
    ),
    (
        "Морозова Вера Ильинична",
        FOREST,
        "учитель, начальные классы",
        "наставляемый",
        "Крылова С.О.",
        "психолого-педагогическое сопровождение",
    ),
    (
        "Егоров Павел Денисович",
        FOREST,
        "учитель, история и обществознание",
        "молодой специалист",
        "",
        "воспитательная деятельность",
    ),
    ("Зайцева Нина Фёдоровна", FOREST, "заместитель директора, учитель химии", "куратор", "", ""),
    (
        "Ахметова Динара Ринатовна",
        LAKE,
        "учитель, английский язык",
        "наставляемый",
        "",
        "организация урочной и внеурочной деятельности",
    ),
    (
        "Волкова Алёна Максимовна",
        LAKE,
        "учитель, математика",
        "наставляемый",
        "Лебедева Анна Сергеевна",
        "предметное содержание",
    ),
    (
        "Тарасов Игорь Львович",
        LAKE,
        "учитель, физическая культура",
        "наставляемый",
        "",
        "воспитательная деятельность",
    ),
    (
        "Соловьёва Раиса Кирилловна",
        LAKE,
        "учитель, биология",
        "наставляемый",
        "",
        "связь с дополнительным образованием",
    ),
    (
        "Мельник Оксана Богдановна",
        LAKE,
        "учитель, начальные классы",
        "молодой специалист",
        "",
        "работа с родителями; психолого-педагогическое сопровождение",
    ),
    ("Данилова Лидия Степановна", LAKE, "директор, учитель географии", "куратор", "", ""),
    ("Гусев Роман Ильич", STATION, "учитель, информатика", "наставляемый", "", "методика преподавания"),
    (
        "Рябова Кристина Олеговна",
        STATION,
        "учитель, русский язык и литература",
        "молодой специалист",
        "Белова Т.Ю.",
        "предметное содержание",
    ),
    (
        "Салимов Тимур Рашидович",
        STATION,
        "учитель, технология",
        "наставляемый",
        "",
        "связь с дополнительным образованием",
    ),
    (
        "Котова-Рейн Эльвира Эдуардовна",
        STATION,
        "учитель, химия",
        "наставляемый",
        "",
        "организация урочной и внеурочной деятельности",
    ),
    (
        "Ли Виктор",
        STATION,
        "учитель, физика",
        "молодой специалист",
        "",
        "предметное содержание; методика преподавания",
    ),
    ("Жукова Галина Тимофеевна", STATION, "заместитель директора", "куратор", "", ""),
)
# Name, category, partner, network model, contract, teachers, counted on.
SCHOOLS: tuple[tuple[str, str, str, str, str, int, str], ...] = (
    (LEADER, "школа-лидер", "", "", "", 46, "01.09.2026"),
    (FOREST, "ШНОР", LEADER, "распределённая инструментальная", "1/СН от 15.09.2026", 19, "01.09.2026"),
    (LAKE, "ШФНСУ", LEADER, "распределённая инструментальная", "2/СН от 15.09.2026", 14, "01.09.2026"),
    (STATION, "ШНОР", LEADER, "распределённая идентичная", "3/СН от 18.09.2026", 23, "01.09.2026"),
)

Activity = tuple[str, str, str, str, str]
# Direction → title, period, participants, responsible, expected result.
ROADMAP: tuple[tuple[str, tuple[Activity, ...]], ...] = (
    (
        "1. Запуск и организация сети",
        (
            (
                "Установочное совещание кураторов школ",
                "10 сентября 2026 г.",
                "кураторы",
                "методист",
                "Протокол совещания",
            ),
            (
                "Заключение договоров о сетевом взаимодействии",
                "до 20 сентября 2026 г.",
                "школы",
                "кураторы",
                "Подписанные договоры",
            ),
            (
                "Выявление профессиональных дефицитов педагогов",
                "сентябрь – октябрь",
                "наставляемые",
                "кураторы",
                "Карта дефицитов школы",
            ),
            (
                "Ведение журнала встреч наставника и наставляемого",
                "в течение года",
                "пары и группы",
                "наставники",
                "Записи в журнале",
            ),
        ),
    ),
    (
        "2. Обучение действием",
        (
            (
                "Неделя открытых уроков в школе-лидере",
                "последняя неделя октября",
                "наставляемые",
                "наставники",
                "Листы посещения уроков",
            ),
            (
                "Мастер-класс «Задача, которую хочется решить»",
                "26.11.2026",
                "учителя математики и физики",
                "Орлова И.П.",
                "Методическая разработка",
            ),
            (
                "Пробные уроки наставляемых с участием наставника",
                "ноябрь, декабрь",
                "наставляемые",
                "наставники",
                "Конспект пробного урока",
            ),
            (
                "Совместный разбор пробных уроков",
                "не позднее 25 декабря",
                "пары и группы",
                "наставники",
                "Рекомендации наставника",
            ),
            (
                "Индивидуальные консультации",
                "еженедельно",
                "наставляемые",
                "наставники",
                "Отметка о консультации",
            ),
            (
                "Взаимное посещение уроков",
                "III четверть",
                "пары и группы",
                "кураторы",
                "Не менее двух посещений",
            ),
            (
                "Выездной методический день",
                "по отдельному графику",
                "команды школ",
                "методист",
                "Справка о дне",
            ),
        ),
    ),
    (
        "3. Контроль и подведение итогов",
        (
            (
                "Отчёт наставника о проведённых встречах",
                "ежемесячно, до 25 числа",
                "наставники",
                "наставники",
                "Краткий отчёт",
            ),
            (
                "Промежуточный анализ хода программы",
                "январь 2027 г.",
                "команды школ",
                "методист",
                "Аналитическая справка",
            ),
            (
                "Фестиваль «Урок, которым горжусь»",
                "с 5 по 9 апреля 2027 г.",
                "все участники",
                "кураторы",
                "Фото и материалы уроков",
            ),
            ("Итоговый опрос участников", "до 20 мая 2027 г.", "все участники", "методист", "Сводка ответов"),
            (
                "Итоговая конференция и награждение наставников",
                "28 мая 2027 г.",
                "все участники",
                "методист",
                "Банк лучших практик",
            ),
        ),
    ),
)


def roster() -> None:
    """Write roster.xlsx: people and schools, as a district would keep them."""
    import xlsxwriter

    with xlsxwriter.Workbook(FOLDER / "roster.xlsx") as book:
        book.set_properties({"author": DISTRICT, "created": dt.datetime(2026, 9, 1)})  # noqa: DTZ001
        title, head, text = (
            book.add_format({"bold": True, "font_size": 13, "align": "center"}),
            book.add_format(
                {"bold": True, "text_wrap": True, "border": 1, "valign": "vcenter", "bg_color": "#E8EEF7"}
            ),
            book.add_format({"text_wrap": True, "border": 1, "valign": "top"}),
        )
        people = book.add_worksheet("Участники")
        people.merge_range(
            0, 0, 0, 7, f"Список участников сетевого наставничества. {DISTRICT}, {YEAR} учебный год", title
        )
        header = (
            "№ п/п",
            "Школа",
            "ФИО",
            "Должность, предмет",
            "Роль",
            "Наставник",
            "Телефон",
            "Дефициты / чем могу поделиться",
        )
        _table(people, 2, header, (6, 30, 34, 34, 20, 28, 20, 48), head, text)
        for index, (name, school, job, role, mentor, shares) in enumerate(PEOPLE, start=1):
            phone = f"+7 900 000-00-{index:02d}"
            people.write_number(index + 2, 0, index, text)
            for column, value in enumerate((school, name, job, role, mentor, phone, shares), start=1):
                people.write_string(index + 2, column, value, text)
        schools = book.add_worksheet("Школы")
        facts_header = (
            "Школа",
            "Категория",
            "Школа-партнёр",
            "Модель сети",
            "Договор №, дата",
            "Педагогов всего",
            "На дату",
        )
        _table(schools, 0, facts_header, (30, 16, 30, 34, 22, 16, 14), head, text)
        for row, facts in enumerate(SCHOOLS, start=1):
            for column, fact in enumerate(facts):
                schools.write(row, column, fact, text)


def _table(
    page: Any, row: int, header: tuple[str, ...], widths: tuple[int, ...], head: Any, text: Any
) -> None:
    for column, (title, width) in enumerate(zip(header, widths, strict=True)):
        page.set_column(column, column, width)
        page.write_string(row, column, title, head)
    page.freeze_panes(row + 1, 0)


def roadmap() -> None:
    """Write roadmap.docx: the plan as approved, with its order."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    page = Document()
    section = page.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    normal: Any = page.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    approved = page.add_paragraph("УТВЕРЖДЕНА\nприказом комитета образования\nот 28.08.2026 № 184")
    approved.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    title = page.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run(
        f"Дорожная карта\nпрограммы сетевого наставничества педагогов\n{DISTRICT}, {YEAR} учебный год"
    ).bold = True
    columns = ("№ п/п", "Мероприятие", "Сроки", "Участники", "Ответственные", "Ожидаемый результат")
    table = page.add_table(rows=1, cols=len(columns))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, (1.5, 7, 4.2, 3.8, 4, 4), strict=True):
        column.width = Cm(width)
    for cell, text in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for number, (direction, activities) in enumerate(ROADMAP, start=1):
        cells = table.add_row().cells
        whole = cells[0].merge(cells[-1])
        whole.paragraphs[0].add_run(direction).bold = True
        for index, activity in enumerate(activities, start=1):
            for cell, text in zip(table.add_row().cells, (f"{number}.{index}", *activity), strict=True):
                cell.text = text
    page.core_properties.author = DISTRICT
    page.core_properties.created = page.core_properties.modified = dt.datetime(2026, 8, 28)  # noqa: DTZ001
    page.save(str(FOLDER / "roadmap.docx"))


if __name__ == "__main__":
    roster()
    roadmap()
