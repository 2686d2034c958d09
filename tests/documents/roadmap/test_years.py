"""Where a plan's years stand, and where a year stands that is not the plan's."""

from __future__ import annotations

import io

import openpyxl
import pytest
from docx import Document

from documents.roadmap import read_roadmap
from services.roadmap.drafts import RoadmapDraft
from tests.documents.roadmap.builders import Rows, make_docx, make_xlsx
from tests.documents.roadmap.notation import lines, say

PLAN: Rows = [["Мероприятие", "Срок"], ["Слёт пар", "октябрь"]]


def read(*blocks: str | Rows) -> RoadmapDraft:
    return read_roadmap(make_docx(*blocks), "plan.docx")


def test_years_in_the_header_of_the_page() -> None:
    document = Document(io.BytesIO(make_docx("План клуба наставников", PLAN)))
    document.sections[0].header.paragraphs[0].text = "Методический центр, 2023/2024 учебный год"
    buffer = io.BytesIO()
    document.save(buffer)
    assert read_roadmap(buffer.getvalue(), "plan.docx").school_year == "2023-2024"


def test_years_in_the_header_of_a_sheets_page() -> None:
    book = openpyxl.load_workbook(io.BytesIO(make_xlsx(("План", PLAN))))
    header = book.worksheets[0].oddHeader
    assert header is not None
    header.center.text = "&14План на 2023-2024 учебный год, стр. &P"
    buffer = io.BytesIO()
    book.save(buffer)
    draft = read_roadmap(buffer.getvalue(), "plan.xlsx")
    assert lines(draft) == [" |  | Слёт пар | window 2023-10-01 – 2023-10-31 |  |  | "]


def test_years_in_the_title_go_before_those_of_the_page() -> None:
    document = Document(io.BytesIO(make_docx("План на 2022-2023 учебный год", PLAN)))
    document.sections[0].header.paragraphs[0].text = "План на 2019-2020 учебный год"
    buffer = io.BytesIO()
    document.save(buffer)
    assert read_roadmap(buffer.getvalue(), "plan.docx").school_year == "2022-2023"


def test_one_table_of_two_school_years() -> None:
    draft = read(
        "План наставничества",
        [
            ["Мероприятие", "Срок"],
            ["2023-2024 учебный год", "<"],
            ["Слёт пар", "апрель"],
            ["2024-2025 учебный год", "<"],
            ["Летняя школа", "июнь"],
        ],
    )
    assert [(say(item.period), item.doubts) for item in draft.activities] == [
        ("window 2024-04-01 – 2024-04-30", ()),
        ("window 2025-06-01 – 2025-06-30", ()),
    ]
    assert draft.school_year is None


@pytest.mark.parametrize("line", ["Школа отмечена дипломом 2016 года.", "Положение утверждено в 2020 году."])
def test_a_year_told_in_passing_is_not_the_plans(line: str) -> None:
    (item,) = read("План наставничества на учебный год", line, PLAN).activities
    assert [doubt.code for doubt in item.doubts] == ["no-year"]


@pytest.mark.parametrize("line", ["пос. Лесной, 2024 г.", "2024 год", "на 2024 год"])
def test_a_year_under_the_title_is_the_plans(line: str) -> None:
    (item,) = read("План наставничества", line, PLAN).activities
    assert (say(item.period), item.doubts) == ("window 2024-10-01 – 2024-10-31", ())


def test_rows_from_autumn_to_spring_below_one_year_are_a_question() -> None:
    draft = read(
        "План подготовки к экзаменам в 2024 году",
        [["Мероприятие", "Срок"], ["Опрос", "октябрь"], ["Сборы", "январь"], ["Разбор", "май"]],
    )
    assert [(say(item.period), [doubt.code for doubt in item.doubts]) for item in draft.activities] == [
        ("window 2023-10-01 – 2023-10-31", ["year-from-cells"]),
        ("window 2024-01-01 – 2024-01-31", ["year-from-cells"]),
        ("window 2024-05-01 – 2024-05-31", ["year-from-cells"]),
    ]


def test_figures_by_years_are_no_activities() -> None:
    figures: Rows = [["Показатель", "2023", "2024"], ["Число пар", "10", "20"], ["Доля школ", "0.5", "0.8"]]
    draft = read_roadmap(
        make_xlsx(("План", [["План на 2023-2024 учебный год"], *PLAN]), ("Показатели", figures)), "plan.xlsx"
    )
    assert [item.title for item in draft.activities] == ["Слёт пар"]


def test_what_leads_to_exams_may_begin_the_summer_before() -> None:
    rows: Rows = [["Мероприятие", "Срок"], ["Разбор", "июль-август 2023"], ["Сборы", "март 2024"]]
    assert not any(item.doubts for item in read("Дорожная карта экзаменов в 2024 году", rows).activities)
    (early, _) = read("План мероприятий на 2024 год", rows).activities
    assert [doubt.code for doubt in early.doubts] == ["outside-plan"]


def test_hours_below_a_day_on_the_line_under_the_title() -> None:
    draft = read(
        "Программа методического дня",
        "15 ноября 2023 года",
        [["Время", "Содержание"], ["9.30–10.00", "Регистрация"], ["10.00–10.45", "Открытый урок"]],
    )
    assert [say(item.period) for item in draft.activities] == [
        "date 2023-11-15 at 09:30",
        "date 2023-11-15 at 10:00",
    ]


def test_a_month_and_year_behind_the_bodys_name_on_its_own_line() -> None:
    table = [["Дата", "Мероприятие"], ["12", "Слёт пар"], ["до 25", "Заявки"]]
    draft = read("ПЛАН РАБОТЫ", "МКУ «Центр развития образования» на ноябрь 2024 года", table)
    assert [say(item.period) for item in draft.activities] == ["date 2024-11-12", "deadline 2024-11-25"]
