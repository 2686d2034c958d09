"""A form as a table: what is written is read back, and each wrong cell is named with what would do."""

import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from documents.errors import DocumentError
from documents.surveys import form_template, form_xlsx, read_form
from models.enums import QuestionKind as Kind
from services.surveys.drafts import Fault, FormDraft
from services.surveys.forms import NewQuestion

HEADER = ["№", "Вопрос", "Тип ответа", "Варианты", "Обязательный", "От", "До", "С именем", "Спросить, если"]


def table(*rows: list[Any], title: str = "Итоги встреч") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Название формы", title])
    sheet.append([])
    sheet.append(HEADER)
    for row in rows:
        sheet.append(row)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def faults(*rows: list[Any]) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.key) for one in read_form(table(*rows), "Форма.xlsx").faults]


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_the_example_of_the_template_is_a_form(locale: str) -> None:
    """Whoever copies the example to the first sheet gets a form of eight questions."""
    book = openpyxl.load_workbook(io.BytesIO(form_template(locale)))
    empty, example = book.worksheets
    with pytest.raises(DocumentError, match="form-file-empty"):
        read_form(form_template(locale), "Шаблон.xlsx")
    for row in example.iter_rows():
        for cell in row:
            empty.cell(cell.row or 1, cell.column or 1, cell.value)
    output = io.BytesIO()
    book.save(output)
    draft = read_form(output.getvalue(), "Шаблон.xlsx")
    assert draft.faults == ()
    assert [one.kind for one in draft.questions] == [
        Kind.SINGLE,
        Kind.TEXT,
        *[Kind.MATRIX] * 3,
        Kind.NUMBER,
        Kind.NPS,
        Kind.FILE,
    ]
    assert draft.questions[1].only_if == (draft.questions[0].code, (1, 2))
    assert draft.questions[-1].named


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_a_form_comes_back_as_it_went(locale: str) -> None:
    questions = (
        NewQuestion("a", Kind.MULTIPLE, "Что мешает?", ("Время", "=1+1 & <b>", "Далеко"), required=True),
        NewQuestion("b", Kind.SCALE, "Насколько?", only_if=("a", (0, 2))),
        NewQuestion("c", Kind.TEXT, "Почему так низко?", only_if=("b", (1, 2))),
        NewQuestion("d1", Kind.MATRIX, "План", heading="Уверенность"),
        NewQuestion("d2", Kind.MATRIX, "Урок", heading="Уверенность"),
        NewQuestion("e", Kind.NUMBER, "Сколько?", least=-5, most=40),
        NewQuestion("f", Kind.DATE, "Когда?"),
        NewQuestion("g", Kind.TEXT, "Чем помочь вам?", named=True),
    )
    read = read_form(form_xlsx(FormDraft("Как идёт?", questions), locale), "форма.xlsx")
    assert (read.title, read.faults) == ("Как идёт?", ())
    names = {new.code: old.code for new, old in zip(read.questions, questions, strict=True)}
    for new, old in zip(read.questions, questions, strict=True):
        hangs = (names[new.only_if[0]], new.only_if[1]) if new.only_if else None
        assert replace(new, code="", only_if=None) == replace(old, code="", only_if=None)
        assert hangs == old.only_if


def test_each_wrong_cell_is_named() -> None:
    draft = read_form(
        table(
            [1, "Как часто?", "один вариант", "часто; редко"],
            [2, "Почему?", "шкалла"],
            [3, "Что выбрать?", "несколько вариантов", "одно"],
            [4, "", "своими словами"],
            [5, "Сколько?", "число", "", "", "сто", 10],
            [6, "Сколько ещё?", "число", "", "может", 10, 5],
            [7, "Зачем?", "своими словами", "", "", "", "", "", "1 = никогда"],
            [8, "Отчего?", "своими словами", "", "", "", "", "", "если плохо"],
            [9, "Фото", "файл или фото"],
            [9, "И ещё вопрос", "своими словами"],
        ),
        "Форма.xlsx",
    )
    assert [(one.row, one.column, one.key) for one in draft.faults] == [
        (5, "C", "own-fault-kind"),
        (6, "D", "own-error-options"),
        (7, "B", "own-error-text"),
        (8, "F", "own-fault-whole"),
        (9, "E", "own-fault-yes"),
        (10, "I", "own-fault-answer"),
        (11, "I", "own-fault-condition"),
        (13, "A", "own-fault-number"),
    ]
    assert draft.faults[0] == Fault(5, "C", "own-fault-kind", {"text": "шкалла"})


def test_what_rows_are_to_each_other() -> None:
    assert faults([1, "Фото", "файл"], [2, "Как дела?", "текст"]) == [(5, "H", "own-fault-named-last")]
    assert faults([1, "Как?", "шкала"], [2, "А?", "текст", "", "", "", "", "", "1 = 1;2;3;4;5"]) == [
        (5, "I", "own-error-hangs-answers")
    ]
    assert faults([1, "Как?", "шкала"], [2, "А?", "текст", "", "", "", "", "", "2 = 1"]) == [
        (5, "I", "own-fault-condition")
    ]
    assert faults(*[["", f"Вопрос {number}?", "текст"] for number in range(41)]) == [
        (44, "A", "own-error-many")
    ]


def test_people_write_as_they_like() -> None:
    draft = read_form(
        table(
            ["", "Выберите", "Один", "1) да\n2) нет\n- не знаю", "ДА"],
            ["", "Оцените", "Оценка 1—5"],
            title="",
        ),
        "Мой опрос.xlsx",
    )
    assert draft.title == "Мой опрос"
    assert draft.faults == ()
    assert draft.questions[0].options == ("да", "нет", "не знаю")
    assert draft.questions[0].required
    with pytest.raises(DocumentError, match="form-file-no-table"):
        read_form("ФИО;Школа;Роль\nИванова;1;наставник\n".encode(), "список.csv")
