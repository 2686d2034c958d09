"""What is wrong in a list comes back in the list itself, is mended there and sent in again."""

import io

import openpyxl

from sandbox.client import Person, Said
from tests.handlers.conftest import Town
from tests.handlers.steps import roster, send_roster, set_up

WRONG = (
    ("Орлова Ирина Павловна", "Шумская СОШ", "наставник", "физика", ""),
    ("Смирнова", "Шумская СОШ", "наставляемый", "химия", ""),
)


def workbook() -> bytes:
    book, output = openpyxl.Workbook(), io.BytesIO()
    for row in (
        ("№", "ФИО", "Предмет", "Роль", "Телефон"),
        ("МБОУ «СОШ № 1»",),
        (1, "Орлова Ирина Павловна", "физика", "наставник", "8 921 123 45 67"),
        (2, "Смирнова", "химия", "наставляемый", None),
    ):
        book.worksheets[0].append(row)
    book.create_sheet("Свод").append(["Всего", 2])
    book.save(output)
    return output.getvalue()


async def reasons(owner: Person) -> Said:
    """From the preview to the file with the reasons."""
    await owner.tap("Ошибки")
    await owner.wait_for("столбец «Причина»")
    await owner.tap("Файл с причинами")
    return await owner.wait_for(kind="document")


async def save(owner: Person) -> Said:
    await owner.tap("Сохранить")
    await owner.wait_for("На каком основании")
    await owner.tap("Поручение управления")
    return await owner.wait_for("Сохранено")


async def test_a_workbook_is_mended_and_taken_whole(town: Town) -> None:
    owner = await set_up(town)
    await send_roster(owner, workbook(), "Список.xlsx")
    table = await reasons(owner)
    assert table.raw["media"]["file_name"] == "Список (с причинами).xlsx"
    book = openpyxl.load_workbook(io.BytesIO(await owner.download(table)))
    page = book.worksheets[0]
    assert book["Свод"]["B1"].value == 2
    assert page["F1"].value == "Причина"
    assert [cell.value for cell in page["F"]][1:] == [None, None, page["F4"].value]
    assert "«Смирнова» одно слово" in page["F4"].value
    page["B4"] = "Смирнова Марина Викторовна"
    output = io.BytesIO()
    book.save(output)
    await owner.tap("Назад")
    await owner.wait_for("с ошибками, не войдут: 1")
    again = await send_roster(owner, output.getvalue(), "Список (с причинами).xlsx")
    assert "новых: 2" in again.text
    assert not again.has(button="Ошибки")
    assert "Новых: 2" in (await save(owner)).text
    once_more = await send_roster(owner, output.getvalue(), "Список (с причинами).xlsx")
    assert "без изменений: 2" in once_more.text


async def test_a_text_table_comes_back_as_text_and_keeps_its_name(town: Town) -> None:
    owner = await set_up(town)
    sent = roster(*WRONG)
    await send_roster(owner, sent, "учителя (с причинами).csv")
    table = await reasons(owner)
    assert table.raw["media"]["file_name"] == "учителя (с причинами).csv"
    content = await owner.download(table)
    lines = content.decode("utf-8").split("\r\n")
    assert content.startswith(b"\xef\xbb\xbf")
    before = sent.decode("utf-8").split("\r\n")
    assert lines[:2] == [before[0] + ";Причина", before[1] + ";"]
    assert lines[2].startswith(before[2] + ";В «Смирнова» одно слово")
    await owner.tap("Назад")
    same = await send_roster(owner, content, "учителя (с причинами).csv")
    assert "с ошибками, не войдут: 1" in same.text
    mended = content.decode("utf-8").replace("Смирнова;", "Смирнова Марина;").encode("utf-8")
    assert "новых: 2" in (await send_roster(owner, mended, "учителя.csv")).text


async def test_a_file_that_telegram_has_no_longer_is_asked_for(town: Town) -> None:
    owner = await set_up(town)
    await send_roster(owner, workbook(), "Список.xlsx")
    await town.sandbox.fault("status", "file", code=404, times=2)
    await owner.tap("Ошибки")
    await owner.wait_for("столбец «Причина»")
    await owner.tap("Файл с причинами")
    await owner.wait_for("Пришлите его, пожалуйста, ещё раз")
