"""Layouts that schools and districts give their plans, each in a small document of its own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.errors import DocumentError
from documents.roadmap import read_roadmap
from documents.roadmap.blocks import Block, Cell, Grid, Paragraph
from documents.roadmap.reader import _Document
from services.roadmap.drafts import PeriodKind, RoadmapDraft
from tests.documents.roadmap.builders import Rows, make_docx, make_xlsx
from tests.documents.roadmap.notation import lines

TITLE = "План мероприятий на 2023-2024 учебный год"
SEPTEMBER, OCTOBER = "window 2023-09-01 – 2023-09-30", "window 2023-10-01 – 2023-10-31"
NOVEMBER, MAY = "window 2023-11-01 – 2023-11-30", "window 2024-05-01 – 2024-05-31"


def read(*blocks: str | Rows) -> RoadmapDraft:
    return read_roadmap(make_docx(*blocks), "plan.docx")


def test_columns_in_any_order_and_wording() -> None:
    draft = read(
        TITLE,
        [
            ["Кто отвечает", "Когда", "Что проводится", "Для кого", "Форма отчётности", "№"],
            ["Методист", "октябрь", "Семинар", "Молодые учителя", "справка", "1."],
        ],
    )
    assert lines(draft) == [f"1 |  | Семинар | {OCTOBER} | Молодые учителя / Методист | справка | "]
    assert (draft.school_year, draft.title) == ("2023-2024", TITLE)


def test_sections_repeated_headers_and_column_numbers() -> None:
    header = ["№ п/п", "Наименование мероприятия", "Срок исполнения", "Ответственные", "Результат"]
    draft = read(
        "УТВЕРЖДАЮ",
        "Начальник отдела образования ____ Иванова",
        TITLE,
        [
            header,
            ["1", "2", "3", "4", "5"],
            ["**1. Организационная работа", "<", "<", "<", "<"],
            ["1.1", "Заседание", "август", "рук. РМО", "протокол"],
            header,
            ["**2. Работа с одарёнными", "<", "<", "<", "<"],
            ["2.1", "Олимпиада", "по графику", "УО", ""],
            ["2.2", "Итоги", "май, август", "УО", "справка"],
        ],
    )
    august = "window 2023-08-01 – 2023-08-31"
    may_and_august = "window 2024-05-01 – 2024-05-31; 2024-08-01 – 2024-08-31"
    assert lines(draft) == [
        f"1.1 | 1. Организационная работа | Заседание | {august} | рук. РМО | протокол | ",
        "2.1 | 2. Работа с одарёнными | Олимпиада | by_schedule | УО |  | ",
        f"2.2 | 2. Работа с одарёнными | Итоги | {may_and_august} | УО | справка | ",
    ]


def test_two_row_header_and_merged_direction() -> None:
    draft = read(
        "Дорожная карта на 2023/2024 уч. год",
        [
            ["Направление", "Мероприятие", "Сроки", "<", "Ответственный"],
            ["^", "^", "начало", "окончание", "^"],
            ["Кадры", "Курсы", "01.09.2023", "15.10.2023", "Завуч"],
            ["^", "Стажировка", "10.2023", "12.2023", "Завуч"],
            ["Методика", "Семинар", "05.11.2023", "05.11.2023", "РМО"],
        ],
    )
    assert lines(draft) == [
        " | Кадры | Курсы | window 2023-09-01 – 2023-10-15 | Завуч |  | ",
        " | Кадры | Стажировка | window 2023-10-01 – 2023-12-31 | Завуч |  | ",
        " | Методика | Семинар | date 2023-11-05 | РМО |  | ",
    ]


def test_a_table_per_direction() -> None:
    header = ["Мероприятие", "Срок", "Ответственный"]
    draft = read(
        "Комплекс мер на 2023 – 2024 учебный год",
        "1. Нормативное обеспечение",
        [header, ["Приказ", "сентябрь", "Директор"]],
        "# Методическая помощь",
        [header, ["Семинар", "октябрь", "Методист"]],
        "III. Контроль",
        [header, ["Отчёт", "до 1 мая", "Методист"]],
    )
    assert lines(draft) == [
        f" | 1. Нормативное обеспечение | Приказ | {SEPTEMBER} | Директор |  | ",
        f" | Методическая помощь | Семинар | {OCTOBER} | Методист |  | ",
        " | III. Контроль | Отчёт | deadline 2024-05-01 | Методист |  | ",
    ]


def test_a_table_split_in_two_keeps_its_columns_and_section() -> None:
    draft = read(
        TITLE,
        [
            ["№", "Мероприятие", "Сроки", "Отв."],
            ["Раздел I", "<", "<", "<"],
            ["1", "А", "сентябрь", "Методист"],
        ],
        "",
        [["2", "Б", "октябрь", "Методист"], ["3", "В", "ноябрь", "Завуч"]],
    )
    assert lines(draft) == [
        f"1 | Раздел I | А | {SEPTEMBER} | Методист |  | ",
        f"2 | Раздел I | Б | {OCTOBER} | Методист |  | ",
        f"3 | Раздел I | В | {NOVEMBER} | Завуч |  | ",
    ]


def test_no_header_at_all() -> None:
    draft = read(
        "План на 2023 год",
        [
            ["1", "Семинар для завучей", "март", "Методист"],
            ["2", "Круглый стол", "апрель 2023", "Директор школы"],
        ],
    )
    assert lines(draft) == [
        "1 |  | Семинар для завучей | window 2023-03-01 – 2023-03-31 | Методист |  | ",
        "2 |  | Круглый стол | window 2023-04-01 – 2023-04-30 | Директор школы |  | ",
    ]


def test_dates_first_under_month_headings() -> None:
    draft = read(
        "План работы на 2023-2024 уч.г.",
        [
            ["Дата", "Мероприятие", "Ответственный"],
            ["СЕНТЯБРЬ 2023", "<", "<"],
            ["1", "День знаний", "Все"],
            ["5-10", "Неделя адаптации", "Психолог"],
            ["Октябрь", "<", "<"],
            ["до 15", "Анкета", "Психолог"],
            ["", "Собеседование", "Завуч"],
        ],
    )
    assert lines(draft) == [
        " |  | День знаний | date 2023-09-01 | Все |  | ",
        " |  | Неделя адаптации | window 2023-09-05 – 2023-09-10 | Психолог |  | ",
        " |  | Анкета | deadline 2023-10-15 | Психолог |  | ",
        f" |  | Собеседование | {OCTOBER} | Завуч |  | ",
    ]


def test_a_missing_period_column_under_month_titles() -> None:
    header = ["№", "Мероприятие", "Ответственный"]
    draft = read(
        "План работы на 2023-2024 уч. год",
        "Сентябрь",
        [header, ["1", "Семинар", "Методист"]],
        "II этап (октябрь 2023 – май 2024)",
        [header, ["1", "Уроки", "Завуч"]],
    )
    assert lines(draft) == [
        f"1 |  | Семинар | {SEPTEMBER} | Методист |  | ",
        "1 | II этап (октябрь 2023 – май 2024) | Уроки | window 2023-10-01 – 2024-05-31 | Завуч |  | ",
    ]


def test_a_plan_for_one_month() -> None:
    draft = read(
        "План работы РМО на октябрь 2023 года",
        [["Число", "Мероприятие"], ["5", "Семинар"], ["10-12", "Неделя"], ["", "Консультации"]],
    )
    assert lines(draft) == [
        " |  | Семинар | date 2023-10-05 |  |  | ",
        " |  | Неделя | window 2023-10-10 – 2023-10-12 |  |  | ",
        f" |  | Консультации | {OCTOBER} |  |  | ",
    ]


def test_month_and_day_columns_and_an_unnamed_one() -> None:
    named = read(
        TITLE,
        [["Месяц", "Число", "Мероприятие"], ["Октябрь", "2", "Линейка"], ["^", "5-7", "Сбор"]],
    )
    assert [line.split(" | ")[3] for line in lines(named)] == [
        "date 2023-10-02",
        "window 2023-10-05 – 2023-10-07",
    ]
    unnamed = read(
        TITLE, [["", "Мероприятие", "Кто"], ["Сентябрь", "Анализ", "Завуч"], ["Май", "Итог", "Завуч"]]
    )
    assert [line.split(" | ")[3] for line in lines(unnamed)] == [SEPTEMBER, MAY]


@pytest.mark.parametrize(
    "rows",
    [
        [["I", "Организационный этап", "", ""], ["1", "А", "сентябрь", "М"], ["2", "Б", "октябрь", "М"]],
        [["2.", "Организационный этап", "", ""], ["2.1", "А", "сентябрь", "М"], ["2.2", "Б", "октябрь", "М"]],
        [["", "**Организационный этап", "", ""], ["", "А", "сентябрь", "М"], ["", "Б", "октябрь", "М"]],
        [["", "ОРГАНИЗАЦИОННЫЙ ЭТАП", "", ""], ["", "А", "сентябрь", "М"], ["", "Б", "октябрь", "М"]],
        [
            ["", "I. Организационный этап", "", ""],
            ["", "1. А", "сентябрь", "М"],
            ["", "2. Б", "октябрь", "М"],
        ],
    ],
)
def test_sections_that_are_not_merged(rows: Rows) -> None:
    draft = read(TITLE, [["№", "Мероприятие", "Сроки", "Ответственный"], *rows])
    assert [activity.title for activity in draft.activities] == ["А", "Б"]
    assert {(activity.direction or "").lower().removeprefix("i. ") for activity in draft.activities} == {
        "организационный этап"
    }


def test_a_numbered_row_without_anything_is_an_activity_with_a_question() -> None:
    draft = read(
        TITLE,
        [
            ["№", "Мероприятие", "Сроки", "Ответственный"],
            ["1", "А", "сентябрь", "М"],
            ["2", "Без срока", "", ""],
            ["3", "Б", "май", "М"],
        ],
    )
    assert lines(draft)[1] == "2 |  | Без срока | none |  |  | no-period"


def test_several_points_in_one_cell() -> None:
    draft = read(
        TITLE,
        [
            ["№", "Мероприятие", "Сроки", "Ответственный"],
            ["1", "1. Семинар\n2. Мастер-класс", "сентябрь\nмай", "Методист\nЗавуч"],
            ["2", "1. Анализ\n2. Отчёт", "октябрь", "Методист"],
            ["3", "3.Контроль\n3.1 Журналы\n3.2 Тетради", "ноябрь", "Завуч"],
            ["", "4. Диагностика", "май", "Завуч"],
            ["5", "5. Консультации:\n- по программам;\n- по урокам", "май", "Завуч"],
        ],
    )
    assert lines(draft) == [
        f"1.1 |  | Семинар | {SEPTEMBER} | Методист |  | ",
        f"1.2 |  | Мастер-класс | {MAY} | Завуч |  | ",
        f"2 |  | 1. Анализ⏎2. Отчёт | {OCTOBER} | Методист |  | ",
        f"3 | Контроль | 3.1 Журналы⏎3.2 Тетради | {NOVEMBER} | Завуч |  | ",
        f"4 | Контроль | Диагностика | {MAY} | Завуч |  | ",
        f"5 | Контроль | Консультации:⏎- по программам;⏎- по урокам | {MAY} | Завуч |  | ",
    ]
    assert draft.activities[2].parts == ("1. Анализ", "2. Отчёт")
    assert draft.activities[5].parts == ("- по программам;", "- по урокам")


def test_rows_broken_by_a_page() -> None:
    draft = read(
        TITLE,
        [
            ["№", "Мероприятие", "Срок", "Ответственные", "Результат"],
            ["1", "Семинар для молодых", "сентябрь", "Методист", "справка"],
            ["", "педагогов района", "", "", ""],
            ["2", "Второй семинар", "октябрь", "Методист", "справка"],
            ["", "", "", "Завуч", ""],
        ],
    )
    assert lines(draft) == [
        f"1 |  | Семинар для молодых⏎педагогов района | {SEPTEMBER} | Методист | справка | ",
        f"2 |  | Второй семинар | {OCTOBER} | Методист⏎Завуч | справка | ",
    ]


def test_one_activity_on_several_dates_and_one_date_for_several() -> None:
    draft = read(
        TITLE,
        [
            ["№", "Мероприятие", "Сроки", "Отв."],
            ["1", "Клуб", "15.09", "Завуч"],
            ["^", "^", "20.10", "Куратор"],
            ["2", "Анализ", "май", "Завуч"],
            ["3", "Итог", "^", "Завуч"],
        ],
    )
    assert lines(draft) == [
        "1 |  | Клуб | date 2023-09-15 | Завуч |  | ",
        "1 |  | Клуб | date 2023-10-20 | Куратор |  | ",
        f"2 |  | Анализ | {MAY} | Завуч |  | ",
        f"3 |  | Итог | {MAY} | Завуч |  | ",
    ]


def test_months_across_the_top() -> None:
    marks = read(
        TITLE,
        [
            ["№", "Объект контроля", "Ответственный", "Сен", "Окт", "Ноя", "Май"],
            ["1", "Журналы", "Завуч", "+", "", "15", "+"],
            ["2", "Тетради", "Завуч", "", "v", "", ""],
        ],
    )
    assert lines(marks) == [
        "1 |  | Журналы | window 2023-09-01 – 2023-09-30; 2023-11-15; 2024-05-01 – 2024-05-31 | Завуч |  | ",
        f"2 |  | Тетради | {OCTOBER} | Завуч |  | ",
    ]
    texts = read(TITLE, [["Направление", "Сентябрь", "Октябрь", "Май"], ["Кадры", "Анализ", "", "Отчёт"]])
    assert lines(texts) == [f" | Кадры | Анализ | {SEPTEMBER} |  |  | ", f" | Кадры | Отчёт | {MAY} |  |  | "]


def test_a_column_per_line_of_work() -> None:
    draft = read(
        TITLE,
        [
            ["Месяц", "Работа с детьми", "Работа со школьной документацией", "Контроль", "Ответственные"],
            ["Сентябрь", "Игры", "1. Журналы\n2. Программы", "", "Завуч"],
            ["Октябрь", "", "", "Посещение уроков", "Завуч"],
        ],
    )
    assert lines(draft) == [
        f" | Работа с детьми | Игры | {SEPTEMBER} | Завуч |  | ",
        f" | Работа со школьной документацией | 1. Журналы⏎2. Программы | {SEPTEMBER} | Завуч |  | ",
        f" | Контроль | Посещение уроков | {OCTOBER} | Завуч |  | ",
    ]


def test_years_of_money_and_of_indicators_are_no_times() -> None:
    draft = read(
        "План мероприятий на 2023-2025 годы",
        [["Показатель", "2023", "2024", "2025"], ["Доля", "10", "20", "30"]],
        [
            ["№", "Мероприятие", "Срок", "Исполнитель", "Финансирование, тыс. руб.", "<", "<"],
            ["^", "^", "^", "^", "2023", "2024", "2025"],
            ["1", "Семинар", "сентябрь 2024", "УО", "10", "20", "30"],
        ],
    )
    assert lines(draft) == ["1 |  | Семинар | window 2024-09-01 – 2024-09-30 | УО |  | "]


def test_the_plans_own_years_among_others() -> None:
    rows = [["Мероприятия", "Сроки"], ["А", "сентябрь"], ["Б", "май"]]
    after_analysis = read(
        "Анализ работы за 2022-2023 учебный год",
        "План работы РМО",
        "на 2023-2024 учебный год",
        "Итоги 2022-2023 учебного года учтены.",
        rows,
    )
    assert after_analysis.school_year == "2023-2024"
    assert after_analysis.title == "План работы РМО на 2023-2024 учебный год"
    plural = read("План работы на 2023-2024 гг.", rows)
    assert [line.split(" | ")[3] for line in lines(plural)] == [SEPTEMBER, MAY]
    unclear = read("План работы на 2023-2024 гг.", [rows[0], ["А", "май"], ["Б", "сентябрь"]])
    assert {activity.doubts[0].code for activity in unclear.activities} == {"several-years"}


def test_a_frame_around_the_whole_plan() -> None:
    draft = read([[TITLE], ["1. Семинар – сентябрь"], ["2. Фестиваль (май)"]])
    assert lines(draft) == [f"1 |  | Семинар | {SEPTEMBER} |  |  | ", f"2 |  | Фестиваль | {MAY} |  |  | "]


WORDS = [
    "",
    "№",
    "1.",
    "2.1",
    "I",
    "Мероприятие",
    "Сроки",
    "Ответственный",
    "Результат",
    "Раздел 1",
    "Итого:",
]
TIMES = ["сентябрь", "до 1 мая", "2023 год", "в течение года"]
CELLS = st.sampled_from([*WORDS, *TIMES, "1. А\n2. Б", "- а\n- б", "Завуч", "+", "слово " * 9])


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    width = draw(st.integers(1, 6))
    grid = Grid()
    for _ in range(draw(st.integers(0, 8))):
        row: list[Cell] = []
        for column in range(width):
            merge = draw(st.integers(0, 9))
            if merge == 0 and row:
                row.append(row[-1])
            elif merge == 1 and grid.rows:
                row.append(Cell(grid.rows[-1][column].text, above=True))
            else:
                row.append(Cell(draw(CELLS), bold=draw(st.booleans())))
        grid.rows.append(row)
    return grid


@settings(deadline=None)
@given(st.lists(st.one_of(grids(), CELLS.map(Paragraph)), max_size=6))
def test_whatever_is_drawn_the_reader_stands(blocks: list[Block]) -> None:
    try:
        draft = _Document(blocks, None, None).read()
    except DocumentError:
        return
    assert draft.activities
    for activity in draft.activities:
        assert activity.title
        assert activity.period.kind is not PeriodKind.NONE or activity.doubts


def test_weekly_cyclograms() -> None:
    top = read("Циклограмма", [["Понедельник", "Вторник", "Среда"], ["Совещание", "", "Консультации"]])
    assert [line.split(" | ")[3] for line in lines(top)] == [
        "recurring FREQ=WEEKLY;BYDAY=MO",
        "recurring FREQ=WEEKLY;BYDAY=WE",
    ]
    left = read(
        "Циклограмма недели",
        [
            ["День недели", "Содержание работы", "Время"],
            ["Вторник", "Уроки", "8.30"],
            ["^", "Приём", "14.00"],
        ],
    )
    assert [line.split(" | ")[3] for line in lines(left)] == [
        "recurring FREQ=WEEKLY;BYDAY=TU at 08:30",
        "recurring FREQ=WEEKLY;BYDAY=TU at 14:00",
    ]


def test_years_from_headings_and_from_other_rows() -> None:
    header = ["№", "Мероприятие", "Сроки"]
    headed = read(
        "Программа на 2023–2025 годы",
        [
            header,
            ["2023 год", "<", "<"],
            ["1", "А", "октябрь"],
            ["2024-2025 учебный год", "<", "<"],
            ["2", "Б", "март"],
            ["3", "В", "весь период"],
        ],
    )
    assert [line.split(" | ")[3] for line in lines(headed)] == [
        OCTOBER,
        "window 2025-03-01 – 2025-03-31",
        "window whole period",
    ]
    rows = read("План", [header, ["1", "А", "15.09.2023"], ["2", "Б", "март"], ["3", "В", "15.04.2024"]])
    assert lines(rows)[1] == "2 |  | Б | window 2024-03-01 – 2024-03-31 |  |  | "
    beyond = read("План", [header, ["1", "А", "15.09.2023"], ["2", "Б", "май"]])
    assert lines(beyond)[1] == f"2 |  | Б | {MAY} |  |  | year-from-cells"
    bare = read("Программа на 2023–2025 годы", [header, ["1", "А", "октябрь"], ["2", "Б", "до 1 мая 2024"]])
    assert lines(bare)[0] == "1 |  | А | window |  |  | several-years"
    stamped = read("УТВЕРЖДАЮ", "Приказ № 15 от 31.08.2023", "План работы", [header, ["1", "А", "октябрь"]])
    assert lines(stamped) == [f"1 |  | А | {OCTOBER} |  |  | year-from-stamp"]


def test_the_callers_school_year_fills_and_does_not_overrule() -> None:
    rows = [["Мероприятие", "Сроки"], ["А", "октябрь"], ["Б", "15.10.2022"]]
    filled = read_roadmap(make_docx("План", rows[:2]), "plan.docx", school_year="2023-2024")
    assert (lines(filled), filled.school_year) == ([f" |  | А | {OCTOBER} |  |  | "], "2023-2024")
    document = make_docx("План на 2022-2023 учебный год", rows)
    both = read_roadmap(document, "plan.docx", school_year="2023/24")
    assert lines(both) == [
        " |  | А | window 2022-10-01 – 2022-10-31 |  |  | school-year-conflict",
        " |  | Б | date 2022-10-15 |  |  | ",
    ]
    assert [doubt.code for doubt in both.doubts] == ["school-year-conflict"]


def test_what_stands_beside_the_plan_is_left_out_and_said() -> None:
    draft = read(
        [["СОГЛАСОВАНО\n30.08.2023", "УТВЕРЖДАЮ\nДиректор ____ Иванов\n31.08.2023"]],
        "ПЛАН",
        "на 2023-2024 учебный год",
        [["Шаги", "Мероприятия", "Результат"], ["Подготовка", "Встреча", "Протокол"]],
        [["ФИО", "Подпись"], ["Иванов", ""]],
        [["Показатель", "Единица", "2023", "2024"], ["Доля", "%", "10", "20"]],
        [["№", "Мероприятие", "Сроки"], ["1", "А", "сентябрь"], ["2", "", "май"], ["", "", ""]],
    )
    assert lines(draft) == [f"1 |  | А | {SEPTEMBER} |  |  | "]
    assert [doubt.code for doubt in draft.doubts] == ["table-skipped", "row-without-title"]


def test_prose() -> None:
    draft = read(
        TITLE,
        "1. Установочный семинар – сентябрь 2023",
        "2. Мастер-класс. Срок: до 15 ноября. Ответственный: методист",
        "3. Провести конференцию не позднее 20 мая.",
        "Контроль за исполнением оставляю за собой.",
        "Октябрь",
        "• Посещение уроков",
        "• Анкетирование (до 15 октября)",
    )
    assert lines(draft) == [
        f"1 |  | Установочный семинар | {SEPTEMBER} |  |  | ",
        "2 |  | Мастер-класс | deadline 2023-11-15 | методист |  | ",
        "3 |  | Провести конференцию | deadline 2024-05-20 |  |  | ",
        f" |  | Посещение уроков | {OCTOBER} |  |  | ",
        " |  | Анкетирование | deadline 2023-10-15 |  |  | ",
    ]


def test_prose_in_sentences() -> None:
    draft = read(
        TITLE,
        "1. Семинар для наставников «Первые шаги». Сентябрь 2023. Ответственный: методист Иванова А.А.",
        "2. Посещение уроков. Октябрь. Отв. наставники",
    )
    assert lines(draft) == [
        f"1 |  | Семинар для наставников «Первые шаги» | {SEPTEMBER} | методист Иванова А.А. |  | ",
        f"2 |  | Посещение уроков | {OCTOBER} | наставники |  | ",
    ]


def test_prose_that_begins_with_days() -> None:
    draft = read(
        TITLE,
        "03.10 – Семинар «Чтение» (СОШ №1)",
        "17.10 – Мастер-класс",
        "до 01.12 – Справка по итогам",
    )
    assert lines(draft) == [
        " |  | Семинар «Чтение» (СОШ №1) | date 2023-10-03 |  |  | ",
        " |  | Мастер-класс | date 2023-10-17 |  |  | ",
        " |  | Справка по итогам | deadline 2023-12-01 |  |  | ",
    ]


def test_plain_lines_below_months() -> None:
    draft = read(TITLE, "Сентябрь", "Совещание кураторов", "Анкетирование", "Октябрь", "Неделя уроков")
    assert lines(draft) == [
        f" |  | Совещание кураторов | {SEPTEMBER} |  |  | ",
        f" |  | Анкетирование | {SEPTEMBER} |  |  | ",
        f" |  | Неделя уроков | {OCTOBER} |  |  | ",
    ]


def test_a_sheet_with_typed_dates_gaps_and_margins() -> None:
    data = make_xlsx(
        (
            "План",
            [
                ["", "", "", "", ""],
                ["", "Дорожная карта наставничества 2023/2024 учебный год", "<", "<", "<"],
                ["", "", "", "", ""],
                ["", "№", "Наименование", "Период проведения", "Ответственное лицо"],
                ["", "1", "Старт", "02.09.2023", "Иванова И.И."],
                ["", "Раздел 2. Работа с кадрами", "<", "<", "<"],
                ["", "2", "Пары", "сентябрь-октябрь", "Петрова П.П."],
                ["", "", "", "", ""],
                ["", "3", "Итог", "май", ""],
            ],
        ),
    )
    draft = read_roadmap(data, "plan.xlsx")
    assert lines(draft) == [
        "1 |  | Старт | date 2023-09-02 | Иванова И.И. |  | ",
        "2 | Раздел 2. Работа с кадрами | Пары | window 2023-09-01 – 2023-10-31 | Петрова П.П. |  | ",
        f"3 | Раздел 2. Работа с кадрами | Итог | {MAY} |  |  | ",
    ]


def test_dates_and_numbers_of_excel_read_as_on_the_sheet() -> None:
    import io
    from datetime import datetime

    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["№", "Мероприятие", "Дата"],
        [1.0, "Семинар", datetime(2023, 10, 5)],  # noqa: DTZ001 Excel knows no time zones
        [1.1, "Встреча", datetime(2023, 11, 7, 14, 30)],  # noqa: DTZ001
    ):
        sheet.append(row)
    hidden = book.create_sheet("Черновик")
    hidden.sheet_state = "hidden"
    hidden.append(["Мероприятие", "Дата"])
    hidden.append(["Не показывать", "май"])
    buffer = io.BytesIO()
    book.save(buffer)
    assert lines(read_roadmap(buffer.getvalue(), "plan.xlsx")) == [
        "1 |  | Семинар | date 2023-10-05 |  |  | ",
        "1.1 |  | Встреча | date 2023-11-07 at 14:30 |  |  | ",
    ]


def test_place_after_the_date_topic_and_plan_beside_fact() -> None:
    draft = read(
        TITLE,
        [
            ["Дата и место проведения", "Мероприятие", "Тема", "Участники и ответственные"],
            ["15 октября, 14.00, школа № 3, каб. 15", "Семинар", "Грамотность", "Завуч"],
        ],
    )
    assert lines(draft) == [" |  | Семинар: Грамотность | date 2023-10-15 at 14:00 | Завуч / Завуч |  | "]
    fact = read(
        TITLE,
        [
            ["Мероприятие", "Плановая дата", "Фактическая дата", "Исполнители", "Ответственные"],
            ["Анализ", "15.03.2024", "16.03.2024", "ОО", "УО"],
        ],
    )
    assert lines(fact) == [" |  | Анализ | date 2024-03-15 | ОО / УО |  | "]


def test_wrong_dates_are_doubted_with_the_row() -> None:
    draft = read(
        TITLE,
        [
            ["Мероприятие", "Сроки"],
            ["А", "31 ноября"],
            ["Б", "15.10.2022"],
            ["В", "20.10.2023 - 10.10.2023"],
            ["Г", "скоро"],
            ["Д", "—"],
        ],
    )
    codes = [[doubt.code for doubt in activity.doubts] for activity in draft.activities]
    assert codes == [["bad-date"], ["outside-plan"], ["end-before-start"], ["period-unread"], ["no-period"]]
    assert len(draft.unsure) == 5
    assert [activity.place for activity in draft.activities] == ["1.2", "1.3", "1.4", "1.5", "1.6"]


def test_texts_of_people_stay_as_they_are() -> None:
    title = "<b>Урок</b> & 🎓 " + "очень длинное название " * 500
    draft = read(TITLE, [["Мероприятие", "Сроки"], [title, "май"], ["=1+1", "май"]])
    assert draft.activities[0].title.startswith("<b>Урок</b> & 🎓")
    assert len(draft.activities[0].title) == 10_000
    assert draft.activities[1].title == "=1+1"


def test_names_of_several_sheets_are_directions_and_that_of_a_lone_plan_is_none() -> None:
    header = ["Мероприятие", "Срок", "Ответственные"]
    people = ["ФИО", "Должность", "Телефон"]
    title = [["План школ на 2023-2024 учебный год", "<", "<"]]
    both = make_xlsx(
        ("Титул", title),
        ("Кадры", [header, ["Курсы", "сентябрь", "ИРО"]]),
        ("Ученики", [header, ["Олимпиада", "октябрь", "Школа"]]),
    )
    one = make_xlsx(
        ("Кадры", [*title, header, ["Курсы", "сентябрь", "ИРО"]]),
        ("Контакты", [people, ["Иванова А.П.", "методист", "8 900 000-00-00"]]),
    )
    drafts = [read_roadmap(data, "plan.xlsx") for data in (both, one)]
    directions = [[activity.direction for activity in draft.activities] for draft in drafts]
    assert directions == [["Кадры", "Ученики"], [None]]


def test_the_passport_of_a_programme_gives_the_years() -> None:
    draft = read(
        "Программа наставничества",
        [["Название", "«Вместе»"], ["Сроки реализации", "01.09.2023 – 31.05.2024"], ["Куратор", "Завуч"]],
        [["Мероприятия", "Срок"], ["Формирование пар", "октябрь"], ["Отчёты", "май"]],
    )
    assert lines(draft) == [f" |  | Формирование пар | {OCTOBER} |  |  | ", f" |  | Отчёты | {MAY} |  |  | "]


def test_times_with_people_and_a_total() -> None:
    draft = read(
        "План на октябрь 2023 года",
        [
            ["Мероприятия", "Срок, ответственный"],
            ["Выставка методических находок", "в течение месяца, библиотекарь"],
            ["Итого: 2 мероприятия", ""],
        ],
    )
    assert lines(draft) == [f" |  | Выставка методических находок | {OCTOBER} | библиотекарь |  | "]


def test_a_number_in_front_of_a_heading_is_no_date() -> None:
    draft = read(
        TITLE,
        [
            ["Мероприятие", "Срок"],
            ["2.1. Работа с педагогами:", "<"],
            ["Заседания", "последняя пятница месяца"],
        ],
    )
    assert [activity.period.rrule for activity in draft.activities] == ["FREQ=MONTHLY;BYDAY=-1FR"]


def test_a_column_of_directions_beside_months() -> None:
    draft = read_roadmap(
        make_xlsx(
            (
                "План",
                [
                    ["План на 2024 год", "<", "<", "<", "<"],
                    ["Направление", "Мероприятие", "Январь", "Февраль", "Март"],
                    ["Диагностика", "Тест", "х", "", ""],
                    ["^", "Беседы", "", "х", "х"],
                    ["Обучение", "Курсы", "", "", "15-20"],
                ],
            )
        ),
        "plan.xlsx",
    )
    assert [a.direction for a in draft.activities] == ["Диагностика", "Диагностика", "Обучение"]


def test_a_title_with_the_dates_of_its_week_gives_the_year() -> None:
    draft = read(
        "УТВЕРЖДЕНО приказом от 20.11.2022 № 5",
        "План Недели наставничества в МАОУ СОШ № 11 (4–8 декабря 2023 г.)",
        "4 декабря. Открытие, линейка. Ответственный: педагог-организатор.",
        "5 декабря. Открытые уроки. Ответственные: наставники.",
    )
    assert lines(draft) == [
        " |  | Открытие, линейка | date 2023-12-04 | педагог-организатор |  | ",
        " |  | Открытые уроки | date 2023-12-05 | наставники |  | ",
    ]


def test_bare_days_below_a_month_with_their_weekdays() -> None:
    header = ["Дата", "Мероприятие", "Ответственный"]
    draft = read(
        "План работы на 2024 год",
        "Февраль",
        [header, ["14 (среда)", "Тренинг", "Психолог"], ["15, четверг", "Семинар", "Завуч"]],
    )
    assert lines(draft) == [
        " |  | Тренинг | date 2024-02-14 | Психолог |  | ",
        " |  | Семинар | date 2024-02-15 | Завуч |  | ",
    ]


def test_a_row_cut_by_a_page_break_goes_on_in_all_its_cells() -> None:
    draft = read(
        TITLE,
        [
            ["№", "Мероприятия", "Срок", "Ответственный", "Результат"],
            ["1", "Выезд команды с целью оказания", "октябрь", "ИМЦ", "Справка"],
            ["", "адресной помощи", "", "", "по итогам"],
            ["2", "Вебинар", "май", "ИМЦ", "Запись"],
        ],
    )
    assert lines(draft) == [
        f"1 |  | Выезд команды с целью оказания⏎адресной помощи | {OCTOBER} | ИМЦ | Справка\nпо итогам | ",
        f"2 |  | Вебинар | {MAY} | ИМЦ | Запись | ",
    ]


HEADED = [
    ["№", "Мероприятие", "Сроки", "Отв."],
    ["Раздел I", "<", "<", "<"],
    ["1", "Семинар", "сентябрь", "Методист"],
]


def test_a_page_with_another_number_of_columns_is_doubted() -> None:
    """The section goes on, what the columns hold is told by their content: the methodist looks at both."""
    page = [["2", "Встреча", "октябрь", "Методист", "справка"], ["3", "Выезд", "май", "Завуч", "справка"]]
    draft = read(TITLE, HEADED, "", page)
    assert lines(draft)[1:] == [
        f"2 | Раздел I | Встреча | {OCTOBER} | Методист | справка | ",
        f"3 | Раздел I | Выезд | {MAY} | Завуч | справка | ",
    ]
    assert [(one.code, one.values) for one in draft.doubts] == [("table-other-columns", {"row": "2.1"})]


def test_a_page_that_is_not_understood_is_not_lost_in_silence() -> None:
    draft = read(TITLE, HEADED, "", [["2", "Встреча", "октябрь", "Методист", "справка"]])
    assert [line.split(" | ")[2] for line in lines(draft)] == ["Семинар"]
    assert [(one.code, one.values) for one in draft.doubts] == [
        ("table-unread", {"title": "Встреча", "rows": 1})
    ]


def test_a_page_of_the_same_columns_raises_no_doubt() -> None:
    assert read(TITLE, HEADED, "", [["2", "Встреча", "октябрь", "Методист"]]).doubts == ()


def test_columns_go_on_where_the_numbers_do_though_no_time_can_be_read() -> None:
    draft = read(TITLE, HEADED, "", [["2", "Встреча", "как решит совет", "Завуч"]])
    assert [(one.title, one.responsible) for one in draft.activities] == [
        ("Семинар", "Методист"),
        ("Встреча", "Завуч"),
    ]


def test_a_month_beside_its_week_is_one_time() -> None:
    draft = read(
        TITLE,
        [["№", "Месяц", "Неделя", "Мероприятие"], ["1", "Сентябрь", "2", "Семинар"]],
    )
    assert lines(draft) == ["1 |  | Семинар | window 2023-09-08 – 2023-09-14 |  |  | week-of-month"]


def test_short_names_are_no_titles_where_a_table_has_no_header() -> None:
    """The first column of words holds the titles, though a longer one with people stands beside it."""
    draft = read(
        TITLE,
        [
            ["Посещение уроков молодых учителей", "сентябрь", "Школа № 1", "Методист Орлова"],
            ["Разбор посещённых уроков", "октябрь", "Школа № 2", "Методист Орлова"],
        ],
    )
    assert [one.title for one in draft.activities] == [
        "Посещение уроков молодых учителей",
        "Разбор посещённых уроков",
    ]
