"""How papers are set."""

import io

import docx
import pytest

from documents.typography import set_text, set_well


@pytest.mark.parametrize(
    ("written", "as_set"),
    [
        ("МБОУ «СОШ № 5»", "МБОУ «СОШ №\xa05»"),
        ("до 15 октября 2026 г.", "до 15\xa0октября 2026\xa0г."),
        ("2026–2027 гг. и 5 классы", "2026–2027\xa0гг. и 5 классы"),
        ("имени Ф. Ф. Ушакова", "имени Ф.\xa0Ф.\xa0Ушакова"),
        ("Конец года. Отчёт", "Конец года. Отчёт"),
        ("1 March 2027, J. S. Bach", "1\xa0March 2027, J.\xa0S.\xa0Bach"),
        ("3 ч 45 мин, 80 %", "3\xa0ч 45\xa0мин, 80\xa0%"),
        ("«Семинар «Чтение» и «Счёт»»", "«Семинар „Чтение“ и „Счёт“»"),
        ("«Чтение», «Счёт»", "«Чтение», «Счёт»"),
        ("“Seminar “Reading””", "“Seminar ‘Reading’”"),
        # Marks that nobody closed, or opened: nobody knows which are the inner ones.
        ("«Семинар «Чтение»", "«Семинар «Чтение»"),
        ("»Чтение««", "»Чтение««"),
    ],
)
def test_a_text(written: str, as_set: str) -> None:
    assert set_text([written]) == [as_set]


def test_marks_are_counted_through_a_paragraph_however_word_has_cut_it() -> None:
    document, output = docx.Document(), io.BytesIO()
    paragraph = document.add_paragraph("об итогах «")
    paragraph.add_run("Недели «Урок № 1»").bold = True
    paragraph.add_run("»")
    document.add_table(1, 1).rows[0].cells[0].text = "««Сириус»»"
    set_well(document)
    document.save(output)
    again = docx.Document(output)
    assert [run.text for run in again.paragraphs[0].runs] == ["об итогах «", "Недели „Урок №\xa01“", "»"]
    assert again.tables[0].rows[0].cells[0].text == "«„Сириус“»"
