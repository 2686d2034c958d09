"""Readers of office files, each beside the bare library walking over the same file."""

import io
import random
from collections.abc import Iterator

import docx
import openpyxl

from bench.figures import Figure, figure, median_seconds
from documents.roadmap import read_roadmap
from documents.roster import read_roster

PERIODS = (
    "сентябрь – октябрь",
    "до 15.11.2026",
    "в течение года",
    "2 неделя октября",
    "ежемесячно, до 25 числа",
)


def figures() -> Iterator[Figure]:
    roster = _roster(5000)
    yield figure(
        "roster_5000",
        median_seconds(lambda: read_roster(roster, "roster.xlsx")),
        "s",
        median_seconds(lambda: _walk_sheet(roster)),
    )
    roadmap = _roadmap(100)
    yield figure(
        "roadmap_100",
        median_seconds(lambda: read_roadmap(roadmap, "plan.docx")),
        "s",
        median_seconds(lambda: _walk_tables(roadmap)),
    )


def _roster(rows: int) -> bytes:
    """Invented people of sixty schools, one in ten a mentor to the others."""
    chance = random.Random(7)  # noqa: S311 (the same file in every run)

    def word(length: int) -> str:
        return "".join(chance.choice("абвгдежзиклмнопрст") for _ in range(length)).capitalize()

    names = [f"{word(8)} {word(6)} {word(6)}вна" for _ in range(rows)]
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["ФИО", "Школа", "Роль", "Предмет", "Наставник", "Телефон"])
    for number, name in enumerate(names):
        is_mentor = number < rows // 10
        sheet.append(
            [
                name,
                f"МБОУ «Лесная СОШ № {number % 60}»",
                "наставник" if is_mentor else "наставляемый",
                "математика",
                None if is_mentor else chance.choice(names[: rows // 10]),
                f"+7 9{number:09d}",
            ]
        )
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def _roadmap(rows: int) -> bytes:
    document = docx.Document()
    document.add_paragraph("Дорожная карта на 2026-2027 учебный год")
    header = ["№", "Мероприятие", "Сроки", "Участники", "Ответственный", "Результат"]
    table = document.add_table(rows=1, cols=len(header))
    for cell, text in zip(table.rows[0].cells, header, strict=True):
        cell.text = text
    for number in range(rows):
        texts = [f"{number + 1}.", f"Мероприятие {number + 1} для молодых педагогов"]
        texts += [PERIODS[number % len(PERIODS)], "Учителя", "Методист", "Справка"]
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def _walk_sheet(data: bytes) -> int:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    return sum(1 for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for _ in row)


def _walk_tables(data: bytes) -> int:
    document = docx.Document(io.BytesIO(data))
    return sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)
