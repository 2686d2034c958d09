"""A roster comes in through the chat: seen first, confirmed then, and every wrong file has its answer."""

import io
import zipfile
from pathlib import Path

import docx
import msoffcrypto
import msoffcrypto.format.ooxml
import openpyxl
import pytest
from sqlalchemy import update

from models.people import Account
from tests.handlers.conftest import Town
from tests.handlers.steps import PEOPLE, picture, roster, say, send_roster, set_up, with_people

NAMELESS = "Школа;Роль;Предмет\nШумская СОШ;наставник;физика\n".encode("utf-8-sig")


async def test_a_roster_is_seen_then_saved(town: Town) -> None:
    owner = await set_up(town)
    preview = await send_roster(owner, roster())
    assert "новых: 3" in preview.text
    assert "список.csv" in preview.text
    await owner.tap("Сохранить")
    await owner.wait_for("На каком основании")
    await owner.tap("Поручение управления")
    saved = await owner.wait_for("Сохранено")
    assert "Новых: 3" in saved.text
    await owner.tap("Люди и пары")
    funnel = await owner.wait_for("В списке: 3")
    assert "Открыли ссылку: 0" in funnel.text


async def test_the_same_file_again_has_nothing_to_save(town: Town) -> None:
    owner = await with_people(town)
    preview = await send_roster(owner, roster())
    assert "без изменений: 3" in preview.text
    assert "Сохранять нечего" in preview.text
    assert not preview.has(button="Сохранить")


async def test_cancelling_leaves_nothing(town: Town) -> None:
    owner = await set_up(town)
    await send_roster(owner, roster())
    await owner.tap("Отмена")
    await owner.wait_for("Пришлите файл")
    home = await say(owner, "/menu", "Загрузить список")
    assert "на связи" not in home.text


async def test_the_district_with_137_people_and_its_four_wrong_rows(
    town: Town, shared_documents: Path
) -> None:
    owner = await set_up(town)
    content = (shared_documents / "roster.xlsx").read_bytes()
    preview = await send_roster(owner, content, "roster.xlsx")
    assert "новых: 137" in preview.text
    assert "с ошибками, не войдут: 4" in preview.text
    await owner.tap("Ошибки")
    problems = await owner.wait_for("Строки с ошибками: 4")
    assert "Строка 14" in problems.text
    await owner.tap("Файл с причинами")
    table = await owner.wait_for(kind="document")
    assert table.raw["media"]["file_name"] == "roster (с причинами).xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(await owner.download(table))).worksheets[0]
    assert sheet["J142"].value.startswith("Одинцова Варвара Кирилловна уже есть в строке 44")
    assert [sheet.cell(row, 3).value for row in (4, 144)] == ["Ефремова Полина Викторовна", '=HYPERLINK("x")']
    await owner.tap("Назад")
    await owner.tap("Сохранить")
    await owner.wait_for("На каком основании")
    await owner.tap("Поручение управления")
    await owner.wait_for("Новых: 137")
    await owner.tap("Люди и пары")
    await owner.wait_for("В списке: 137")
    await owner.tap("Все участники")
    page = await owner.wait_for("Страница 1 из 18")
    assert len([row for row in page.rows if len(row) == 1]) >= 8
    await owner.tap("Дальше")
    await owner.wait_for("Страница 2 из 18")
    await owner.send("Ефремова")
    await owner.wait_for("поиск «Ефремова»", button="Ефремова Полина Викторовна")


@pytest.mark.parametrize(
    ("locale", "people", "everybody", "told", "paged", "searched"),
    [
        ("ru", "Люди и пары", "Все участники", "напишите фамилию", "Страница", "поиск «Орлова»"),
        ("en", "People and pairs", "Everybody", "write the surname", "Page", "search “Орлова”"),
    ],
)
async def test_a_surname_on_somebodys_card_finds_the_next_person(
    town: Town, locale: str, people: str, everybody: str, told: str, paged: str, searched: str
) -> None:
    owner = await with_people(town)
    async with town.app.database.write() as session:
        await session.execute(update(Account).values(locale=locale, locale_chosen=True))
    await say(owner, "/menu", people)
    await owner.tap(people)
    await owner.tap(everybody)
    listed = await owner.wait_for(told, button="Смирнова")
    assert paged not in listed.text  # all are on it
    await owner.tap("Смирнова")
    await owner.wait_for("Смирнова Марина Викторовна", button="QR")
    await owner.send("Орлова")
    await owner.wait_for(searched, button="Орлова Ирина Павловна")


def bomb(megabytes: int = 300) -> bytes:
    """A small .xlsx that would unpack into so many megabytes."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(megabytes):
                sheet.write(b" " * 1024 * 1024)
    return output.getvalue()


def word() -> bytes:
    output = io.BytesIO()
    docx.Document().save(output)
    return output.getvalue()


def open_document() -> bytes:
    """The part of an .ods by which it is known."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office/>")
    return output.getvalue()


def locked() -> bytes:
    """A workbook behind a password."""
    book, output = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(book)
    book.seek(0)
    msoffcrypto.format.ooxml.OOXMLFile(book).encrypt("secret", output)
    return output.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "answer"),
    [
        ("пусто.xlsx", b"\n", "айл"),
        ("план.docx", b"PK\x03\x04 damaged", "айл"),
        ("список.xlsx", b"PK\x03\x04" + b"\0" * 400, "поврежд"),
        ("договор.pdf", b"%PDF-1.7\n" + b"0" * 300, "PDF"),
        ("школы.csv", NAMELESS, "нет столбца с фамилиями"),
        ("бомба.xlsx", bomb(), "слишком тяжёлый"),
        ("список.docx", word(), "Сохранить как → .xlsx"),
        ("список.ods", open_document(), "«Сохранить как»"),
        ("список.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "сохраните как .xlsx"),
        ("список.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Сохранить как → .xlsx"),
        ("план.csv", "Мероприятие;Сроки;Участники\nСеминар;май;все\n".encode(), "дорожная карта"),
        ("шапка.csv", "ФИО;Школа;Роль\n".encode(), "людей под ними нет"),
        ("тайна.xlsx", locked(), "защищён паролем"),
    ],
)
async def test_wrong_files_are_told_apart(town: Town, name: str, content: bytes, answer: str) -> None:
    owner = await set_up(town)
    await owner.tap("Люди и пары")
    await owner.tap("Загрузить список")
    await owner.wait_for("Пришлите файл")
    await owner.send_file(content, name)
    said = await owner.wait_for("⚠️")
    assert answer in said.text
    assert "Пришлите файл" in said.text


async def test_a_photo_a_text_and_a_huge_file_are_no_rosters(town: Town) -> None:
    owner = await set_up(town)
    await owner.tap("Люди и пары")
    await owner.tap("Загрузить список")
    await owner.send_file(picture(), "photo.png", kind="photo")
    await owner.wait_for("Это фотография")
    await owner.send("вот список")
    await owner.wait_for("скрепка → «Файл»")
    await owner.send_big_file(30 * 1024 * 1024, "список.xlsx")
    await owner.wait_for("слишком велик")
    await owner.send_file(roster(), "список.csv")
    await owner.wait_for("новых: 3")

    await owner.send("/menu")
    await owner.wait_for(button="Люди и пары")
    await owner.tap("Люди и пары")
    await owner.tap("Загрузить список")
    await owner.tap("Продолжить со списком")
    await owner.wait_for("новых: 3")


async def test_the_template_can_be_filled_in_and_sent_back(town: Town) -> None:
    owner = await set_up(town)
    await owner.tap("Люди и пары")
    await owner.tap("Загрузить список")
    await owner.tap("Скачать шаблон")
    template = await owner.wait_for(kind="document")
    await owner.wait_for("Пришлите файл", after=template.id)
    await owner.send_file(await owner.download(template), "шаблон.xlsx")
    said = await owner.wait_for("⚠️")
    assert "людей под ними нет" in said.text


async def test_the_basis_is_asked_once_and_shown_ever_after(town: Town) -> None:
    owner = await set_up(town)
    await send_roster(owner, roster())
    await owner.tap("Сохранить")
    await owner.wait_for("На каком основании")
    await owner.tap("Назад")
    await owner.wait_for("Прочитала", button="Сохранить")
    await owner.tap("Сохранить")
    await owner.send("приказ " * 60)
    await owner.wait_for("Слишком длинно")
    await owner.send("приказ <№ 215>")
    await owner.wait_for("Сохранено")
    await send_roster(owner, roster(*PEOPLE, ("Белова Анна Ильинична", "Шумская СОШ", "наставник", "", "")))
    await owner.wait_for("приказ <№ 215>", button="Основание")
    await owner.tap("Сохранить")
    await owner.wait_for("Сохранено")


async def test_names_with_markup_and_long_names_break_no_screen(town: Town) -> None:
    """Names are data: what looks like markup or fills the field is shown as it is."""
    long = "Я" + "я" * 89
    owner = await with_people(
        town,
        (f"{long} Анна {long}на"[:200], "Школа <b>&</b> №1 🏫", "наставник", "<i>физика</i>", ""),
    )
    await owner.tap("Люди и пары")
    await owner.tap("Все участники")
    await owner.wait_for("найти человека")
    await owner.tap("Яяя")
    card = await owner.wait_for("Личная ссылка")
    assert "Предмет: <i>физика<" in card.text
    assert "Школа <b>&</b> №1" in card.text


async def test_a_list_sent_to_the_people_screen_is_read(town: Town) -> None:
    owner = await set_up(town)
    await owner.tap("Люди и пары")
    await owner.wait_for("Люди программы")
    await owner.send_file(roster(), "список.csv")
    await owner.wait_for("Прочитала «список.csv»", button="Сохранить")
    await owner.tap("Отмена")
    await owner.wait_for("Загрузка списка", button="Назад")
    await owner.tap("Назад")
    await owner.wait_for("Люди программы")
