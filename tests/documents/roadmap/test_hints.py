"""Plans whose headers say little: what the cells, the titles and the lines above tell instead."""

from __future__ import annotations

import pytest

from documents.roadmap import read_roadmap
from documents.roadmap.asides import split_people
from services.roadmap.drafts import RoadmapDraft
from tests.documents.roadmap.builders import Rows, make_docx
from tests.documents.roadmap.notation import lines

TITLE = "План мероприятий на 2023-2024 учебный год"
SEPTEMBER, OCTOBER = "window 2023-09-01 – 2023-09-30", "window 2023-10-01 – 2023-10-31"


def read(*blocks: str | Rows) -> RoadmapDraft:
    return read_roadmap(make_docx(*blocks), "plan.docx")


def test_titles_under_a_header_that_says_nothing() -> None:
    draft = read(
        TITLE,
        [
            ["№", "Суть", "Сроки", "Метод", "Ответственный"],
            ["1", "Рабочие программы молодых учителей", "сентябрь", "проверка", "завуч"],
            ["2", "Уроки молодых учителей", "октябрь", "посещение", "наставники"],
        ],
    )
    assert [item.title for item in draft.activities] == [
        "Рабочие программы молодых учителей",
        "Уроки молодых учителей",
    ]
    assert [item.responsible for item in draft.activities] == ["завуч", "наставники"]


def test_people_under_a_header_that_says_nothing() -> None:
    draft = read(
        TITLE,
        [
            ["Мероприятие", "Сроки", "От школы"],
            ["Встреча пар", "сентябрь", "заместитель директора"],
            ["Открытый урок", "октябрь", "учитель-наставник"],
        ],
    )
    assert lines(draft) == [
        f" |  | Встреча пар | {SEPTEMBER} | заместитель директора |  | ",
        f" |  | Открытый урок | {OCTOBER} | учитель-наставник |  | ",
    ]


def test_a_numbered_row_is_no_header_however_it_sounds() -> None:
    draft = read(
        TITLE,
        [
            ["№", "Мероприятие", "Сроки", "Ответственный"],
            ["1", "Методический час", "1 и 3 понедельник месяца", "завуч"],
            ["2", "Тематическая неделя", "2 четверть", "учителя"],
        ],
    )
    assert [item.title for item in draft.activities] == ["Методический час", "Тематическая неделя"]
    assert draft.activities[0].period.rrule == "FREQ=MONTHLY;BYDAY=1MO,3MO"


def test_a_merged_column_at_the_left_names_directions() -> None:
    draft = read(
        TITLE,
        [
            ["Вопросы", "Мероприятия", "Сроки"],
            ["С учителями", "Семинар", "сентябрь"],
            ["^", "Открытый урок", "октябрь"],
            ["С родителями", "Собрание", "сентябрь"],
            ["^", "Лекторий", "октябрь"],
        ],
    )
    assert [item.direction for item in draft.activities] == ["С учителями"] * 2 + ["С родителями"] * 2


def test_time_and_people_in_one_column() -> None:
    draft = read(
        TITLE,
        [
            ["№", "Мероприятие", "Сроки, ответственные"],
            ["1", "Приказ о парах", "до 5 сентября, директор"],
            ["2", "Пробные уроки", "октябрь, наставники, завуч"],
        ],
    )
    assert lines(draft) == [
        "1 |  | Приказ о парах | deadline 2023-09-05 | директор |  | ",
        f"2 |  | Пробные уроки | {OCTOBER} | наставники, завуч |  | ",
    ]
    assert split_people("Директор, до 5 сентября") == ("до 5 сентября", "Директор")
    assert split_people("сентябрь, октябрь") == ("сентябрь, октябрь", "")


def test_times_inside_titles_when_no_column_holds_them() -> None:
    draft = read(
        TITLE,
        [
            ["№", "Мероприятие и срок", "Ответственный"],
            ["1", "Выборы совета (сентябрь)", "совет"],
            ["2", "Слёт наставников (до 20 мая)", "методист"],
        ],
    )
    assert lines(draft) == [
        f"1 |  | Выборы совета | {SEPTEMBER} | совет |  | ",
        "2 |  | Слёт наставников | deadline 2024-05-20 | методист |  | ",
    ]


def test_months_by_roman_numerals_and_quarters_under_a_merged_header() -> None:
    months = read(
        TITLE,
        [
            ["Мероприятие", "IX", "X", "XI", "XII", "I", "II", "Кто отвечает"],
            ["Школа наставника", "", "+", "", "+", "", "", "куратор"],
            ["Анкетирование", "+", "", "", "", "", "", "психолог"],
        ],
    )
    december = "2023-12-01 – 2023-12-31"
    assert lines(months) == [
        f" |  | Школа наставника | window 2023-10-01 – 2023-10-31; {december} | куратор |  | ",
        f" |  | Анкетирование | {SEPTEMBER} | психолог |  | ",
    ]
    quarters = read(
        "План-график на 2024 год",
        [
            ["Мероприятия", "Сроки выполнения", "<", "<", "<", "Исполнители"],
            ["^", "I квартал", "II квартал", "III квартал", "IV квартал", "^"],
            ["Договоры школ", "+", "", "", "", "УО"],
            ["Форум", "", "", "", "+", "ИМЦ"],
        ],
    )
    assert lines(quarters) == [
        " |  | Договоры школ | window 2024-01-01 – 2024-03-31 | УО |  | ",
        " |  | Форум | window 2024-10-01 – 2024-12-31 | ИМЦ |  | ",
    ]


def test_indicators_by_year_are_no_plan() -> None:
    draft = read(
        "Дорожная карта на 2021-2022 годы",
        [
            ["Показатель", "ед. изм.", "2020 (факт)", "2021", "2022"],
            ["Доля педагогов с диагностикой", "%", "10", "60", "90"],
            ["Число пар", "ед.", "5", "12", "20"],
        ],
        [["Мероприятие", "Сроки"], ["Анализ рисков", "сентябрь 2021 г."]],
    )
    assert [item.title for item in draft.activities] == ["Анализ рисков"]


def test_a_plan_of_one_month_lends_it_to_bare_days() -> None:
    draft = read(
        "План работы управления образования на ноябрь 2023 года",
        [
            ["Дата", "Мероприятие"],
            ["8", "Совещание"],
            ["20-24", "Неделя наставничества"],
            ["до 25", "Сбор отчётов"],
            ["последний четверг месяца", "Коллегия"],
            ["в течение месяца", "Проверка сайтов"],
        ],
    )
    assert [line.split(" | ")[3] for line in lines(draft)] == [
        "date 2023-11-08",
        "window 2023-11-20 – 2023-11-24",
        "deadline 2023-11-25",
        "date 2023-11-30",
        "window 2023-11-01 – 2023-11-30",
    ]


def test_the_years_of_the_plans_term() -> None:
    rows = [["Мероприятие", "Срок"], ["Открытый урок", "II полугодие"], ["Беседа", "5 сентября"]]
    draft = read("Программа наставничества", "Срок осуществления: с 01.09.2023 г. по 31.05.2024 г.", rows)
    assert draft.school_year == "2023-2024"
    assert [str(item.period.start) for item in draft.activities] == ["2024-01-01", "2023-09-05"]
    short = read("Программа наставничества", "Срок анкетирования: с 01.09.2023 по 15.09.2023", rows)
    assert short.school_year is None
    assert all(item.doubts for item in short.activities)


def test_the_titles_year_before_the_years_of_a_look_back() -> None:
    rows = [["Мероприятие", "Срок"], ["Совещание", "24 января"]]
    back = "С учётом итогов 2018-2019 учебного года"
    draft = read(back, "План мероприятий на 2020 год", rows)
    assert [str(item.period.start) for item in draft.activities] == ["2020-01-24"]
    assert all(item.doubts for item in read(back, "План мероприятий", rows).activities)


def test_a_first_row_that_heads_only_the_times() -> None:
    draft = read(
        TITLE,
        [
            ["Встреча", "Когда", "Где"],
            ["Установочная", "9 сентября", "каб. 7"],
            ["Итоговая", "20 мая", "зал"],
        ],
    )
    assert lines(draft) == [
        " |  | Установочная | date 2023-09-09 |  |  | ",
        " |  | Итоговая | date 2024-05-20 |  |  | ",
    ]


def test_a_sheet_of_approvals_is_no_plan() -> None:
    plan = [["Мероприятие", "Срок"], ["Семинар", "сентябрь"]]
    sheet = [["Согласовано", "Дата"], ["Юрист", "10.01.2023"], ["Бухгалтер", "11.01.2023"]]
    assert [item.title for item in read(TITLE, plan, "Лист согласования", sheet).activities] == ["Семинар"]


def test_a_column_without_a_header_is_told_by_its_contents_or_named() -> None:
    rows = [
        ["", "Мероприятие", "Срок", "", ""],
        ["1", "Семинар для кураторов", "октябрь", "РМК", "Материалы"],
        ["2", "Отчёт школ", "до 20 мая", "Директора школ", "Отчёты"],
        ["3", "Форум", "март", "РМК", "Сборник"],
    ]
    draft = read("План на 2025-2026 учебный год", rows)
    assert [(one.number, one.responsible) for one in draft.activities] == [
        ("1", "РМК"),
        ("2", "Директора школ"),
        ("3", "РМК"),
    ]
    (doubt,) = draft.doubts
    assert (doubt.code, doubt.values) == ("column-unnamed", {"column": 5, "text": "Материалы"})


def test_a_heading_written_anew_in_every_cell_of_its_row_is_one() -> None:
    rows = [
        ["№", "Мероприятие", "Срок", "Ответственные", "Участники", "Результат"],
        ["Диагностика дефицитов"] * 6,
        ["1", "Анкетирование педагогов", "сентябрь", "РМК", "Педагоги", "Справка"],
        ["2", *["Обмен опытом"] * 5],
        ["2.1", "Семинар", "октябрь", "РМК", "Кураторы", "Фото"],
    ]
    draft = read("План на 2025-2026 учебный год", rows)
    assert [(one.title, one.direction) for one in draft.activities] == [
        ("Анкетирование педагогов", "Диагностика дефицитов"),
        ("Семинар", "Обмен опытом"),
    ]
    assert draft.doubts == ()


@pytest.mark.parametrize("headers", [[], [["Мероприятие", "Срок", "Ответственные", ""]]])
def test_results_without_a_header_are_told_by_what_they_are(headers: list[list[str]]) -> None:
    rows = [
        *headers,
        ["Семинар для кураторов школ", "октябрь", "РМК", "Протокол"],
        ["Посещение уроков молодых учителей", "до 20 мая", "Директора школ", "Аналитическая справка"],
        ["Форум наставников района", "март", "РМК", "Сборник"],
    ]
    draft = read("План на 2025-2026 учебный год", rows)
    assert [one.result for one in draft.activities] == ["Протокол", "Аналитическая справка", "Сборник"]


def test_what_nothing_tells_is_doubted_without_any_header_too() -> None:
    rows = [
        ["Семинар для кураторов школ", "октябрь", "РМК", "По плану комитета"],
        ["Посещение уроков молодых учителей", "до 20 мая", "Директора школ", "Очно"],
        ["Форум наставников района", "март", "РМК", "Дистанционно"],
    ]
    draft = read("План на 2025-2026 учебный год", rows)
    assert [one.result for one in draft.activities] == [None, None, None]
    (doubt,) = draft.doubts
    assert (doubt.code, doubt.values) == ("column-unnamed", {"column": 4, "text": "По плану комитета"})


def test_two_columns_of_people_without_headers_take_part_and_answer() -> None:
    rows = [
        ["№", "Мероприятие", "", "Срок", ""],
        ["1", "Семинар", "Директора, завучи", "октябрь", "РМК"],
        ["2", "Отчёт", "Кураторы школ", "до 20 мая", "Управление"],
    ]
    draft = read("План на 2025-2026 учебный год", rows)
    assert [(one.participants, one.responsible) for one in draft.activities] == [
        ("Директора, завучи", "РМК"),
        ("Кураторы школ", "Управление"),
    ]
    assert draft.doubts == ()


def test_people_behind_the_time_of_a_line() -> None:
    draft = read(
        TITLE,
        "1. Встреча команд (25 сентября, отв. кураторы)",
        "2. Тренинг доверия – октябрь, психологи",
        "3. Час методики – последняя пятница каждого месяца, завучи",
    )
    assert lines(draft) == [
        "1 |  | Встреча команд | date 2023-09-25 | кураторы |  | ",
        f"2 |  | Тренинг доверия | {OCTOBER} | психологи |  | ",
        "3 |  | Час методики | recurring FREQ=MONTHLY;BYDAY=-1FR | завучи |  | ",
    ]
