"""Sheets to cut apart: everybody once, long names whole, schools on pages of their own."""

import io
import zipfile

import pytest
from docx import Document

from documents.invitations import Invited, Sheet, invitations_docx, qr_png

LINK = "https://t.me/svyazka_bot?start=p" + "A" * 22


def people(count: int, name: str = "Орлова Ирина Павловна") -> tuple[Invited, ...]:
    return tuple(Invited(f"{name} {n}", f"{LINK}{n}") for n in range(count))


def test_everybody_has_a_card_with_a_picture_and_the_link() -> None:
    sheets = (Sheet("Шумская СОШ", people(9)), Sheet("", people(3, "Жуков")))
    content = invitations_docx(sheets, "Кировский район, 2026/27")
    document = Document(io.BytesIO(content))
    cards = [cell.text for table in document.tables for row in table.rows for cell in row.cells if cell.text]
    assert len(cards) == 12
    assert "Орлова Ирина Павловна 8" in cards[8]
    assert f"{LINK}8" in cards[8]
    assert len(document.inline_shapes) == 12
    heads = [paragraph.text.strip() for paragraph in document.paragraphs]
    assert "Шумская СОШ" in heads
    assert "Без школы" in heads
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = package.read("word/document.xml").decode()
    assert body.count('w:type="page"') == 1
    assert 'w:val="dashed"' in body


@pytest.mark.parametrize("name", ["<b>Пётр</b> & \x00\x07", "Ы" * 200, "Я", '=HYPERLINK("x")'])
def test_odd_names_stay_names(name: str) -> None:
    content = invitations_docx((Sheet(name, people(1, name)),), name, "en")
    document = Document(io.BytesIO(content))
    assert name.replace("\x00\x07", "").strip() in document.tables[0].rows[0].cells[0].text


def test_a_code_is_a_picture_for_cameras() -> None:
    picture = qr_png(LINK)
    assert picture.startswith(b"\x89PNG")
    side = int.from_bytes(picture[16:20])
    assert side >= 300
