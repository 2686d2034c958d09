"""What real Word files have in their XML and small made-up ones lack."""

from __future__ import annotations

import io
import zipfile

import pytest

from documents.roadmap import read_roadmap
from tests.documents.roadmap.builders import make_docx
from tests.documents.roadmap.notation import lines

TITLE = "План мероприятий на 2023-2024 учебный год"
SEPTEMBER = "window 2023-09-01 – 2023-09-30"
NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
TRANSITIONAL, STRICT = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def par(inside: str) -> str:
    return f"<w:p>{inside if inside.startswith('<') else run(inside)}</w:p>"


def cell(inside: str) -> str:
    return f"<w:tc>{inside if inside.startswith(('<w:p', '<w:sdt')) else par(inside)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(map(cell, cells))}</w:tr>"


def replaced(data: bytes, **parts: bytes) -> bytes:
    """The archive with some parts (by the beginning of their names, "/" written "_") replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name.partition(".")[0].replace("/", "_"), old.read(name)))
    return buffer.getvalue()


def word(body: str) -> bytes:
    names = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    )
    xml = f"<w:document {names}><w:body>{par(TITLE)}{body}<w:sectPr/></w:body></w:document>"
    return replaced(make_docx(), word_document=xml.encode())


def period_cell(inside: str) -> list[str]:
    body = table(row("Мероприятие", "Срок"), row("Семинар", inside))
    return lines(read_roadmap(word(body), "plan.docx"))


@pytest.mark.parametrize(
    "inside",
    [
        par('<w:del w:id="1"><w:r><w:delText>май</w:delText></w:r></w:del>' + run("сентябрь")),
        par(run("май", "<w:strike/>") + run("сентябрь")),
        par(run("май", "<w:vanish/>") + run("сентябрь")),
        par(run("сентябрь") + run("1", '<w:vertAlign w:val="superscript"/>')),
        par(run("сентябрь") + run("*", '<w:vertAlign w:val="superscript"/>')),
        par("<m:oMath><m:r><m:t>сентябрь</m:t></m:r></m:oMath>"),
        par(f"<w:sdt><w:sdtContent>{run('сентябрь')}</w:sdtContent></w:sdt>"),
        f'<w:p><w:pPr><w:rPr><w:del w:id="2"/></w:rPr></w:pPr>{run("сен")}</w:p>' + par("тябрь"),
        par(
            f"<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{par('сентябрь')}</w:txbxContent></mc:Choice>"
            f"<mc:Fallback><w:txbxContent>{par('сентябрь')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        par('<w:r><w:t>сен</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>тябрь</w:t></w:r>'),
        par(run("сентябрь", '<w:strike w:val="false"/>')),
    ],
)
def test_what_is_seen_in_a_cell_is_what_is_read(inside: str) -> None:
    assert period_cell(inside) == [f" |  | Семинар | {SEPTEMBER} |  |  | "]


def test_raised_minutes() -> None:
    inside = par(run("15 сентября, 14") + run("30", '<w:vertAlign w:val="superscript"/>'))
    assert period_cell(inside) == [" |  | Семинар | date 2023-09-15 at 14:30 |  |  | "]


def test_a_struck_row_is_gone() -> None:
    gone = [par(run(text, "<w:dstrike/>")) for text in ("Слёт", "май")]
    body = table(row("Мероприятие", "Срок"), row(*gone), row("Семинар", "сентябрь"))
    assert lines(read_roadmap(word(body), "plan.docx")) == [f" |  | Семинар | {SEPTEMBER} |  |  | "]


def test_numbers_that_the_program_draws() -> None:
    drawn = f"<w:p>{NUMBERED}</w:p>"
    body = table(
        row("№", "Мероприятие", "Срок"),
        row(drawn, "Семинар", "сентябрь"),
        row(drawn, "Слёт", ""),
        row(drawn, "Итоги", "сентябрь"),
    )
    assert lines(read_roadmap(word(body), "plan.docx")) == [
        f" |  | Семинар | {SEPTEMBER} |  |  | ",
        " |  | Слёт | none |  |  | no-period",
        f" |  | Итоги | {SEPTEMBER} |  |  | ",
    ]


def test_a_list_taken_away_is_no_number() -> None:
    unlisted = f"<w:p>{NUMBERED}{run('Работа с парами')}</w:p>".replace('numId w:val="1"', 'numId w:val="0"')
    empty = f"<w:p>{NUMBERED}</w:p>".replace('numId w:val="1"', 'numId w:val="0"')
    body = table(
        row("№", "Мероприятие", "Срок"),
        row(empty, unlisted, ""),
        row("1", "Семинар", "сентябрь"),
    )
    expected = f"1 | Работа с парами | Семинар | {SEPTEMBER} |  |  | "
    assert lines(read_roadmap(word(body), "plan.docx")) == [expected]


def test_a_table_inside_alternate_content_and_content_controls() -> None:
    inner = table(
        row("Мероприятие", "Срок"),
        f"<w:sdt><w:sdtContent>{row('Семинар', 'сентябрь')}</w:sdtContent></w:sdt>",
    )
    either = f"<mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>"
    body = f"<mc:AlternateContent>{either}</mc:AlternateContent>"
    assert lines(read_roadmap(word(body), "plan.docx")) == [f" |  | Семинар | {SEPTEMBER} |  |  | "]


def test_the_strict_kind_and_a_broken_link() -> None:
    usual = make_docx(TITLE, [["Мероприятие", "Срок"], ["Семинар", "сентябрь"]])
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(usual)) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for room in (b"wordprocessingml", b"officeDocument"):
                part = part.replace(TRANSITIONAL + room + b"/2006/", STRICT + room + b"/")
            new.writestr(name, part)
    rooms = "http://schemas.openxmlformats.org/package/2006/relationships"
    link = '<Relationship Id="r" Type="t/image" Target="NULL"/>'
    links = f'<Relationships xmlns="{rooms}">{link}</Relationships>'.encode()
    broken = replaced(usual, word__rels_document=links)
    for data in (strict.getvalue(), broken):
        assert lines(read_roadmap(data, "plan.docx")) == [f" |  | Семинар | {SEPTEMBER} |  |  | "]
