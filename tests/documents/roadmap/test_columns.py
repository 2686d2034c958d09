"""Headers that share one thing between two columns, or tell two things by one word."""

from __future__ import annotations

import pytest

from documents.roadmap import read_roadmap
from services.roadmap.drafts import RoadmapDraft
from tests.documents.roadmap.builders import Rows, make_docx
from tests.documents.roadmap.notation import lines

TITLE = "План мероприятий на 2023-2024 учебный год"
SEPTEMBER, OCTOBER = "window 2023-09-01 – 2023-09-30", "window 2023-10-01 – 2023-10-31"


def read(*blocks: str | Rows) -> RoadmapDraft:
    return read_roadmap(make_docx(*blocks), "plan.docx")


@pytest.mark.parametrize("below", ["^", ""])
def test_one_activity_beside_several_lines_of_content(below: str) -> None:
    draft = read(
        TITLE,
        [
            ["Этап", "Мероприятия", "Содержание деятельности", "Сроки"],
            ["Запуск", "Документы", "Приказ о парах", "сентябрь"],
            ["^", below, "Положение о клубе", "октябрь"],
        ],
    )
    assert lines(draft) == [
        f" | Запуск | Документы⏎Приказ о парах | {SEPTEMBER} |  |  | ",
        f" | Запуск | {'Документы⏎' if below else ''}Положение о клубе | {OCTOBER} |  |  | ",
    ]


def test_content_stays_a_detail_where_every_row_has_its_own_activity() -> None:
    draft = read(
        TITLE,
        [
            ["Мероприятия", "Содержание", "Сроки"],
            ["Сбор пар", "Беседы о целях", "сентябрь"],
            ["Урок вдвоём", "Разбор", "октябрь"],
        ],
    )
    assert [item.title for item in draft.activities] == ["Сбор пар", "Урок вдвоём"]
    assert draft.activities[0].details == "Содержание: Беседы о целях"


@pytest.mark.parametrize(
    ("plan", "fact"), [("Срок (план)", "Срок (факт)"), ("Дата по плану", "Дата по факту")]
)
def test_dates_as_they_came_out_are_no_plan(plan: str, fact: str) -> None:
    draft = read(
        TITLE,
        [["Занятие", plan, fact], ["Обратная связь", "05.10.2023", "19.10.2023"], ["Итоги", "октябрь", ""]],
    )
    assert lines(draft) == [
        " |  | Обратная связь | date 2023-10-05 |  |  | ",
        f" |  | Итоги | {OCTOBER} |  |  | ",
    ]


def test_a_date_beside_a_date_of_ending_begins() -> None:
    draft = read(
        TITLE,
        [
            ["Мероприятие", "Дата проведения", "Дата окончания работ"],
            ["Опрос пар", "01.10.2023", "31.10.2023"],
            ["Слёт", "05.10.2023", ""],
        ],
    )
    assert lines(draft) == [f" |  | Опрос пар | {OCTOBER} |  |  | ", " |  | Слёт | date 2023-10-05 |  |  | "]


def test_latin_letters_in_headers_and_titles() -> None:
    draft = read(TITLE, [["Meрoприятиe", "Cpoк"], ["Oткрытый уpок", "октябрь"]])
    assert lines(draft) == [f" |  | Открытый урок | {OCTOBER} |  |  | "]


def test_bullets_with_as_many_times_beside_them() -> None:
    draft = read(
        TITLE,
        [["Мероприятие", "Срок"], ["- беседы пар;\n- общий урок", "ежемесячно\nоктябрь"]],
    )
    assert lines(draft) == [
        " |  | беседы пар | recurring FREQ=MONTHLY |  |  | ",
        f" |  | общий урок | {OCTOBER} |  |  | ",
    ]


def test_a_month_and_a_day_in_columns_of_their_own() -> None:
    draft = read(
        TITLE,
        [
            ["Месяц", "День", "Событие"],
            ["Октябрь", "25-29", "Неделя пар"],
            ["^", "23", "Слёт"],
            ["Май", "до 20", "Отчёт"],
            ["^", "2 неделя", "Сборы"],
        ],
    )
    assert [line.split(" | ")[3] for line in lines(draft)] == [
        "window 2023-10-25 – 2023-10-29",
        "date 2023-10-23",
        "deadline 2024-05-20",
        "window 2024-05-08 – 2024-05-14",
    ]


def test_a_column_of_times_for_each_school_is_one_activity_and_a_question() -> None:
    draft = read(
        TITLE,
        [
            ["№", "Мероприятие", "СОШ № 1", "Школа № 2", "Гимназия"],
            ["1", "Открытый день", "сентябрь", "октябрь", "сентябрь"],
            ["2", "Разбор уроков", "октябрь", "", "октябрь"],
        ],
    )
    assert [item.title for item in draft.activities] == ["Открытый день", "Разбор уроков"]
    assert [str(item.period.points[-1][0]) for item in draft.activities[:1]] == ["2023-10-01"]
    assert draft.activities[1].participants == "СОШ № 1, Гимназия"
    assert draft.activities[0].details == "СОШ № 1: сентябрь\nШкола № 2: октябрь\nГимназия: сентябрь"
    assert {doubt.code for item in draft.activities for doubt in item.doubts} == {"times-by-column"}
    assert all(item.doubts for item in draft.activities)


def test_a_task_is_the_activity_where_nothing_else_names_one() -> None:
    draft = read(TITLE, [["Блок", "Задача", "Срок"], ["Запуск", "Найти наставников", "сентябрь"]])
    assert lines(draft) == [f" | Запуск | Найти наставников | {SEPTEMBER} |  |  | "]


def test_an_indicator_is_a_detail_beside_the_result_and_the_result_without_one() -> None:
    head, row = ["Мероприятие", "Срок"], ["Сбор пар", "сентябрь"]
    both = read(TITLE, [[*head, "Результат", "Индикатор"], [*row, "Приказ", "9 пар"]]).activities[0]
    assert (both.result, both.details) == ("Приказ", "Индикатор: 9 пар")
    assert read(TITLE, [[*head, "Показатель"], [*row, "9 пар"]]).activities[0].result == "9 пар"


def test_two_halves_of_a_year_across_the_top_hold_activities() -> None:
    table = [["Раздел", "I полугодие", "II полугодие"], ["Уроки", "Анализ планов", "Урок для коллег"]]
    draft = read(TITLE, [*table, ["Опыт", "Выбор темы", ""]])
    assert [(item.title, item.direction, str(item.period.start)) for item in draft.activities] == [
        ("Анализ планов", "Уроки", "2023-09-01"),
        ("Урок для коллег", "Уроки", "2024-01-01"),
        ("Выбор темы", "Опыт", "2023-09-01"),
    ]


def test_a_line_for_a_signature_below_the_plan_is_no_activity() -> None:
    table = [["№", "Мероприятие", "Срок", "Кто"], ["1", "Сбор пар", "сентябрь", "РМК"]]
    draft = read(TITLE, [*table, ["", "Начальник отдела", "________", "Ким Р.Р."]])
    assert [item.title for item in draft.activities] == ["Сбор пар"]
