"""A roster goes back as it came, with the reasons beside its wrong rows."""

from __future__ import annotations

import csv
import io
import struct
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.drawing.image import Image
from openpyxl.styles import PatternFill
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from documents.errors import DocumentError
from documents.roster import read_roster, return_roster
from documents.worker import PROJECT
from tests.documents.roster.tables import HEADER, codes, teacher, xlsx

SMIRNOVA = "Смирнова Марина Викторовна"
SHARED = PROJECT.parent / "shared/documents/roster.xlsx"
GRAMMAR = "ФИО;Школа;Телефон\n"


def returned(data: bytes, name: str = "r.xlsx", locale: str = "ru") -> bytes:
    return return_roster(data, name, read_roster(data, name), locale).content


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def saved(book: Workbook) -> bytes:
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def texts(page: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in page.iter_rows()]


def fills(page: Worksheet, row: int) -> set[str]:
    return {cell.fill.fgColor.rgb for cell in page[row] if cell.fill.fill_type}


def dressed() -> bytes:
    """A district's workbook: title over the table, a line that spans columns, a hidden sheet, colours."""
    rows = [
        ("Список педагогов района",),
        HEADER,
        teacher(SMIRNOVA),
        teacher("Ким", phone="12"),
        teacher(None),
    ]
    data = xlsx(
        {
            "Педагоги": rows,
            "Школы": [("Школа", "Категория"), ("МБОУ «Лесная СОШ»", "ШНОР")],
            "Свод": [("x", 1)],
        },
        hidden=["Свод"],
        merged=["A1:G1"],
    )
    book = opened(data)
    page = book["Педагоги"]
    page.column_dimensions["C"].width = 41
    page.row_dimensions[5].hidden = True
    page["A3"].fill = PatternFill("solid", fgColor="00FFFF00")
    return saved(book)


@pytest.mark.parametrize(("locale", "header"), [("ru", "Причина"), ("en", "Reason")])
def test_the_workbook_comes_back_whole(locale: str, header: str) -> None:
    data = dressed()
    before, after = opened(data), opened(returned(data, locale=locale))
    assert after.sheetnames == before.sheetnames
    assert after["Свод"].sheet_state == "hidden"
    for name in before.sheetnames:
        kept = [row[: before[name].max_column] for row in texts(after[name])]
        assert kept == texts(before[name])
        assert after[name].merged_cells.ranges == before[name].merged_cells.ranges
    page = after["Педагоги"]
    assert page.column_dimensions["C"].width == 41
    assert [row[7] for row in texts(page)][:3] == [None, header, None]
    assert page["H4"].value.count("\n") == 1
    assert page["H5"].value
    assert fills(page, 3) == {"00FFFF00"}
    assert len(fills(page, 4)) == 2
    assert page["G4"].fill.fgColor.rgb == page["C4"].fill.fgColor.rgb != page["B4"].fill.fgColor.rgb
    assert not page.row_dimensions[5].hidden
    assert after["Школы"].max_column == 2


def test_the_corrected_file_is_a_roster_and_what_is_still_wrong_stays_marked() -> None:
    book = opened(returned(dressed()))
    page = book["Педагоги"]
    page["C4"], page["G4"] = "Ким Анна", "8 921 123 45 67"
    data = saved(book)
    draft = read_roster(data, "r.xlsx")
    assert [(one.row, one.full_name, one.phone) for one in draft.people] == [
        (3, SMIRNOVA, None),
        (4, "Ким Анна", "+79211234567"),
    ]
    assert codes(draft) == [(5, "C", "name-empty")]
    again = opened(returned(data))["Педагоги"]
    assert again.max_column == 8
    assert [row[7] for row in texts(again)][1:4] == ["Причина", None, None]
    assert fills(again, 3) == {"00FFFF00"}
    assert not fills(again, 4)
    assert len(fills(again, 5)) == 2


def test_once_all_is_right_the_column_means_nothing() -> None:
    book = opened(returned(dressed()))
    page = book["Педагоги"]
    page["C4"], page["G4"], page["C5"] = "Ким Анна", None, "Пак Инна"
    plain = opened(dressed())
    right = plain["Педагоги"]
    right["C4"], right["G4"], right["C5"] = "Ким Анна", None, "Пак Инна"
    assert read_roster(saved(book), "r.xlsx") == read_roster(saved(plain), "r.xlsx")
    assert not read_roster(saved(book), "r.xlsx").errors


def test_every_sheet_and_every_table_of_it_has_its_own_reasons() -> None:
    rows = [HEADER, teacher("Ким"), ("ФИО", "Школа", "Роль", "Телефон"), ("Пак", "СОШ 1", "куратор", None)]
    data = xlsx(
        {"Л": rows, "М": [HEADER, teacher(SMIRNOVA), teacher("Цой")], "Н": [HEADER, teacher("Ли Анна")]}
    )
    book = opened(returned(data))
    assert [bool(row[7]) for row in texts(book["Л"])] == [True] * 4
    assert [bool(row[7]) for row in texts(book["М"])] == [True, False, True]
    assert book["Н"].max_column == 7
    assert read_roster(saved(book), "r.xlsx") == read_roster(data, "r.xlsx")


def test_nothing_computes_in_what_comes_back() -> None:
    data = xlsx(
        {"Л": [HEADER, teacher("=HYPERLINK(1)"), teacher(SMIRNOVA)], "Свод": [("=SUM(A2:A9)", "=1+1")]}
    )
    book = opened(returned(data))
    assert {cell.data_type for page in book for row in page.iter_rows() for cell in row} <= {"s", "n"}
    assert book["Л"]["C2"].value == "=HYPERLINK(1)"
    assert book["Свод"]["A1"].value == "=SUM(A2:A9)"


def test_a_reason_is_no_formula_whatever_it_quotes() -> None:
    twice = "-Орлова Ирина"
    rows = f"{GRAMMAR}{twice};СОШ 1;\n{twice};СОШ 1;\n+=cmd;СОШ 1;\n".encode()
    draft = read_roster(rows, "r.csv")
    assert draft.errors
    for line in csv.reader(io.StringIO(return_roster(rows, "r.csv", draft).content.decode()), delimiter=";"):
        assert not line[-1].startswith(("=", "+", "-", "@"))


def test_a_width_that_many_columns_share_stays_theirs() -> None:
    book = opened(xlsx({"Л": [HEADER, teacher("Ким")]}))
    # As programs write them: one look for D to XFD, hidden.
    look = book["Л"].column_dimensions["D"]
    look.min, look.max, look.width, look.hidden = 4, 16_384, 9, True
    after = opened(returned(saved(book)))["Л"].column_dimensions
    seen = sorted((one.min, one.max, one.width, one.hidden) for one in after.values())
    assert seen == [(4, 7, 9, True), (8, 8, 60, False), (9, 16_384, 9, True)]


def test_cells_that_rows_share_are_not_marked_and_the_column_stands_right_of_all_of_them() -> None:
    rows = [HEADER, teacher("Ким"), teacher(SMIRNOVA, school=None)]
    book = opened(returned(xlsx({"Л": rows}, merged=["B2:B3", "G2:J2"])))
    page = book["Л"]
    assert page["K1"].value == "Причина"
    assert page["K2"].value
    assert not page["B2"].fill.fill_type
    assert page["C2"].fill.fill_type


def with_broken_picture() -> bytes:
    """A workbook that openpyxl reads and cannot write: a picture of it is cut off."""
    picture = b"BM" + struct.pack(
        "<IHHIIiiHHIIiiII", 1 << 20, 0, 0, 54, 40, 400, 400, 1, 24, 0, 0, 0, 0, 0, 0
    )
    whole = picture + bytes(400 * 400 * 3)
    book = opened(dressed())
    book["Школы"].add_image(Image(io.BytesIO(whole)), "D4")
    source, output = zipfile.ZipFile(io.BytesIO(saved(book))), io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, picture if name.startswith("xl/media/") else source.read(name))
    return output.getvalue()


def test_a_workbook_that_cannot_be_written_again_keeps_all_its_texts() -> None:
    data = with_broken_picture()
    with pytest.raises(OSError, match="truncated"):
        saved(opened(data))
    written = returned(data)
    book = opened(written)
    assert book["Свод"].sheet_state == "hidden"
    assert book["Педагоги"]["A1"].value == "Список педагогов района"
    assert book["Педагоги"]["H4"].value
    assert codes(read_roster(written, "r.xlsx")) == codes(read_roster(data, "r.xlsx"))


def test_macros_stay_behind_and_a_template_is_a_table() -> None:
    source, output = zipfile.ZipFile(io.BytesIO(dressed())), io.BytesIO()
    plain, ours = "spreadsheetml.sheet.main", "spreadsheetml.template.main"
    with zipfile.ZipFile(output, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name).replace(plain.encode(), ours.encode()))
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    draft = read_roster(output.getvalue(), "r.xlsm")
    back = return_roster(output.getvalue(), "r.xlsm", draft)
    assert back.suffix == ".xlsx"
    with zipfile.ZipFile(io.BytesIO(back.content)) as archive:
        assert "xl/vbaProject.bin" not in archive.namelist()
        assert plain in archive.read("[Content_Types].xml").decode()


def test_a_sheet_without_a_column_left_is_said_so() -> None:
    data = xlsx({"Л": [[*HEADER, *[None] * (16_384 - len(HEADER) - 1), "x"], teacher("Ким")]})
    with pytest.raises(DocumentError) as refused:
        returned(data)
    assert refused.value.key == "roster-no-column"


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/documents is not here")
def test_the_roster_of_the_district() -> None:
    data = SHARED.read_bytes()
    draft, written = read_roster(data, SHARED.name), returned(data)
    assert read_roster(written, SHARED.name) == draft
    page = opened(written).worksheets[0]
    assert page["J3"].value == "Причина"
    assert [row for row in range(4, 145) if page[f"J{row}"].value] == [141, 142, 143, 144]


@pytest.mark.parametrize("mark", [";", ",", "\t"])
@pytest.mark.parametrize(
    ("bom", "codec"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"", "cp1251"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ],
)
def test_a_text_table_is_the_same_text_and_a_column(mark: str, bom: bytes, codec: str) -> None:
    lines = [
        "Список",
        "",
        mark.join(["ФИО", '"Школа"', "Телефон"]),
        mark.join([f'"{SMIRNOVA}"', "СОШ 1", ""]),
        mark.join(["Ким", '"СОШ\n«Лесная»"', "12"]),
        mark.join(["Пак Инна", "СОШ 1"]),
    ]
    text = "\r\n".join(lines)
    data = bom + text.encode(codec)
    draft = read_roster(data, "r.csv")
    assert codes(draft) == [(5, "A", "name-incomplete"), (5, "C", "phone")]
    back = return_roster(data, "r.csv", draft)
    assert back.suffix == ".csv"
    assert back.content.startswith(bom)
    written = back.content[len(bom) :].decode(codec)
    head, smirnova, kim, pak = written.split("\r\n")[2:]
    assert written.split("\r\n")[:2] == lines[:2]
    assert head == f"{lines[2]}{mark}Причина"
    assert smirnova == lines[3] + mark
    assert kim.startswith(lines[4] + mark)
    assert "Ким" in kim[len(lines[4]) :]
    assert pak == lines[5] + mark * 2
    again = read_roster(back.content, "r.csv")
    assert again == draft
    assert return_roster(back.content, "r.csv", again).content == back.content

    mended = written.replace("Ким" + mark, "Ким Анна" + mark).replace(mark + "12" + mark, mark * 2)
    right = read_roster(bom + mended.encode(codec), "r.csv")
    assert not right.errors
    assert [one.full_name for one in right.people] == [SMIRNOVA, "Ким Анна", "Пак Инна"]


def test_the_line_that_names_the_delimiter_stays_and_so_does_the_ending() -> None:
    data = f"sep=|\nФИО|Школа\nКим|СОШ 1\n{SMIRNOVA}|СОШ 1\n".encode()
    back = return_roster(data, "r.txt", read_roster(data, "r.txt"))
    assert back.suffix == ".txt"
    lines = back.content.decode().split("\n")
    assert lines[:2] == ["sep=|", "ФИО|Школа|Причина"]
    assert lines[2].startswith("Ким|СОШ 1|В «Ким»")
    assert lines[3:] == [f"{SMIRNOVA}|СОШ 1|", ""]


def test_a_quote_that_nobody_closed_does_not_swallow_the_reason() -> None:
    data = f'{GRAMMAR}{SMIRNOVA};СОШ 1;\nКим;СОШ 1;"12'.encode()
    draft = read_roster(data, "r.csv")
    back = return_roster(data, "r.csv", draft)
    assert list(csv.reader(io.StringIO(back.content.decode()), delimiter=";"))[-1][3]
    assert read_roster(back.content, "r.csv") == draft


def test_the_word_among_the_cells_is_somebodys_own() -> None:
    draft = read_roster(f"{GRAMMAR}{SMIRNOVA};Причина;\n".encode(), "r.csv")
    assert [one.school for one in draft.people] == ["Причина"]


WORDS = ["", "Ким", SMIRNOVA, "ФИО", "Школа", "СОШ 1", "12", "наставник", "=1+1", "Итого", "№ 5"]
CELLS = st.one_of(
    st.sampled_from(WORDS),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=5), max_size=8))
def test_no_text_table_is_read_otherwise_when_it_comes_back(rows: list[list[str]]) -> None:
    output = io.StringIO()
    headed = [["ФИО", "Школа", "Роль", "Телефон"], *rows, ["Ким", "СОШ 1"]]
    csv.writer(output, delimiter=";").writerows(headed)
    data = output.getvalue().encode()
    try:
        draft = read_roster(data, "r.csv")
    except DocumentError:
        return
    back = return_roster(data, "r.csv", draft).content
    assert read_roster(back, "r.csv") == draft
