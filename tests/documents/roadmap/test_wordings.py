"""Headers, titles and cells as school offices word them."""

from __future__ import annotations

from documents.roadmap import read_roadmap
from services.roadmap.drafts import RoadmapDraft
from tests.documents.roadmap.builders import Rows, make_docx
from tests.documents.roadmap.notation import lines

OCTOBER = "window 2023-10-01 – 2023-10-31"


def read(*blocks: str | Rows) -> RoadmapDraft:
    return read_roadmap(make_docx(*blocks), "plan.docx")


def test_a_stage_is_a_direction_and_the_kind_of_document_a_detail() -> None:
    draft = read(
        "План на 2023-2024 учебный год",
        [
            ["NN п/п", "Наименование этапа", "Содержание", "Срок", "Вид документа", "Ожидаемые результаты"],
            ["I.", "Общие дела", "<", "<", "<", "<"],
            ["1.", "Подготовка", "Собрать базу пар", "октябрь", "приказ", "Пары созданы"],
        ],
    )
    assert lines(draft) == [f"1 | Подготовка | Собрать базу пар | {OCTOBER} |  | Пары созданы | "]


def test_the_years_at_the_end_of_a_long_line_with_a_name() -> None:
    draft = read(
        "Утверждён протоколом от 10.01.2022 № 1",
        "План работы совета",
        "муниципального дошкольного учреждения образования «Детский сад № 17 города Н.» на 2023 год",
        [["Мероприятие", "Срок"], ["Собрание", "октябрь"]],
    )
    assert lines(draft) == [f" |  | Собрание | {OCTOBER} |  |  | "]


def test_a_plan_for_a_month_takes_its_year_from_the_dates_of_rows() -> None:
    draft = read(
        "План мероприятий на октябрь месяц",
        [["Мероприятие", "Срок"], ["Слёт", "05.10.23г."], ["Акция", "в течение месяца"]],
    )
    assert lines(draft) == [" |  | Слёт | date 2023-10-05 |  |  | ", f" |  | Акция | {OCTOBER} |  |  | "]


def test_a_period_of_two_lines_does_not_part_an_agenda_of_two_points() -> None:
    agenda = "Заседание\n1. Выбор темы\n2. План"
    draft = read(
        "План РМО",
        [
            ["Повестка", "Срок"],
            [agenda, "Октябрь\n2023"],
            [f"Второе {agenda}", "Октябрь 2023\n(каникулы)"],
            ["1. Первый урок\n2. Второй урок", "3.10.2023\n5.10.2023"],
        ],
    )
    assert [item.title for item in draft.activities] == [
        agenda,
        f"Второе {agenda}",
        "Первый урок",
        "Второй урок",
    ]


def test_dates_of_beginning_and_end_in_columns_of_their_own() -> None:
    draft = read(
        "План на 2023-2024 учебный год",
        [
            ["Мероприятие", "Дата начала", "Дата окончания"],
            ["Опрос", "01.10.2023", "31.10.2023"],
            ["Беседы", "октябрь", "октябрь"],
            ["Приказ", "3.10.2023", "3.10.2023"],
        ],
    )
    assert lines(draft) == [
        f" |  | Опрос | {OCTOBER} |  |  | ",
        f" |  | Беседы | {OCTOBER} |  |  | ",
        " |  | Приказ | date 2023-10-03 |  |  | ",
    ]


def test_a_last_stage_is_no_total() -> None:
    draft = read(
        "План на 2023-2024 учебный год",
        [["Мероприятие", "Срок"], ["Итоговый этап", "<"], ["Отчёт", "октябрь"], ["Итого", "1"]],
    )
    assert lines(draft)[0] == f" | Итоговый этап | Отчёт | {OCTOBER} |  |  | "


def test_quarters_under_a_common_header() -> None:
    draft = read(
        "План-график на 2023 год",
        [
            ["№", "Мероприятия", "Показатель", "Сроки", "<", "<", "<"],
            ["^", "^", "^", "I квартал", "II квартал", "III квартал", "IV квартал"],
            ["1", "2", "3", "4", "5", "6", "7"],
            ["1. Нормы", "<", "<", "<", "<", "<", "<"],
            ["1.1", "Положение", "приказ", "+", "", "", ""],
            ["2. Дела", "<", "<", "<", "<", "<", "<"],
            ["2.1", "Форум", "отчёт", "", "+", "", "+"],
        ],
    )
    spans = "2023-04-01 – 2023-06-30; 2023-10-01 – 2023-12-31"
    assert lines(draft) == [
        "1.1 | 1. Нормы | Положение | window 2023-01-01 – 2023-03-31 |  | приказ | ",
        f"2.1 | 2. Дела | Форум | window {spans} |  | отчёт | ",
    ]
