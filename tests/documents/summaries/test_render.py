"""Every rendering of every summary, opened again by another library than the one that wrote it."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from docxtpl import DocxTemplate
from PIL import Image

from documents.errors import DocumentError
from documents.safe_zip import FileKind, sniff
from documents.samples import REPORT
from documents.summaries import comparison_picture, survey_docx, survey_picture, survey_xlsx
from documents.summaries.letter import TEMPLATES, context
from documents.templates import make
from documents.worker import OfficeWorker
from locales import Texts
from models.enums import EventKind
from services.summaries.facts import Choice, QuestionSummary, Satisfaction, SurveySummary
from tests.documents.summaries.samples import FULL, HIDDEN, NOBODY, scale

ALL = [FULL, HIDDEN, NOBODY]


def letter(summary: SurveySummary, locale: str) -> str:
    document = docx.Document(io.BytesIO(survey_docx(summary, locale)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def book(summary: SurveySummary, locale: str = "ru") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(survey_xlsx(summary, locale)))


@pytest.mark.parametrize("summary", ALL)
@pytest.mark.parametrize("locale", ["ru", "en"])
def test_the_picture_is_a_phone_wide_and_telegram_takes_it(summary: SurveySummary, locale: str) -> None:
    data = survey_picture(summary, locale)
    width, height = struct.unpack(">II", data[16:24])
    assert width == 1080
    assert width + height <= 10_000
    assert max(width, height) / min(width, height) <= 20
    assert len(data) < 10_000_000
    with Image.open(io.BytesIO(data)) as picture:
        colours = picture.convert("RGB").getcolors(1 << 20)
    assert colours is not None
    assert len(colours) > 50


def test_the_picture_shows_the_distribution() -> None:
    def blue(summary: SurveySummary) -> int:
        with Image.open(io.BytesIO(survey_picture(summary))) as picture:
            pixels = picture.convert("RGB").getcolors(1 << 24) or []
        return sum(count for count, colour in pixels if colour == (0x21, 0x66, 0xAC))

    assert blue(HIDDEN) == 0
    assert blue(FULL) > 100_000


def test_a_matrix_is_drawn_row_by_row_under_its_heading() -> None:
    """Each row has its own bar: a row with more fives is bluer; under one heading rows stand closer."""

    def drawn(*fives: int, heading: str = "Насколько вы уверены") -> Image.Image:
        rows = tuple(
            replace(scale(f"Строка {n}", 0, 0, 20 - five, 0, five), kind="matrix", heading=heading)
            for n, five in enumerate(fives)
        )
        alone = replace(FULL, questions=rows, takeaways=(), difficulties=(), satisfaction=None, nps=None)
        return Image.open(io.BytesIO(survey_picture(alone))).convert("RGB")

    def blue(picture: Image.Image) -> int:
        pixels = picture.getcolors(1 << 24) or []
        return sum(count for count, colour in pixels if colour == (0x21, 0x66, 0xAC))

    few, many = blue(drawn(5, 5, 5, 5)), blue(drawn(5, 10, 5, 10))
    legend = 2 * few - blue(drawn(10, 10, 10, 10))
    assert (many - legend) / (few - legend) == pytest.approx(1.5, rel=0.03)
    assert drawn(5, 5, 5, 5).height < drawn(5, 5, 5, 5, heading="").height


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_the_picture_of_two_surveys_has_bars_of_their_figures(locale: str) -> None:
    """Of 4.2 on a scale of five and of a quarter: together 1.09 of a full bar; before, 3.1 and a half."""
    (found,) = REPORT.comparisons
    with Image.open(io.BytesIO(comparison_picture(found, locale))) as picture:
        assert picture.width == 1080
        drawn = picture.convert("RGB")
        colours = {colour: count for count, colour in drawn.getcolors(1 << 24) or []}
    before, after = colours[0x9D, 0xB4, 0xCC], colours[0x21, 0x66, 0xAC]
    legend = 30 * 30
    assert (after - legend) / (before - legend) == pytest.approx((4.2 / 5 + 0.25) / (3.1 / 5 + 0.5), rel=0.02)


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_the_letter_says_it_all(locale: str) -> None:
    text = letter(FULL, locale)
    for said in (
        "Готовимся к ОГЭ: групповой разбор заданий",
        "14:00–15:30",
        "+58",
        "групповой разбор заданий (11)",
        "время на подготовку (6)",
        "Мало времени на вопросы.",
        " × 3",
        "Провести взаимопосещение уроков",
        "Смирнова Марина Викторовна",
        "Петров <b>&",
    ):
        assert said in text
    assert (
        "№\u00a0215 от 10\u00a0ноября 2026\u00a0г."
        if locale == "ru"
        else "No.\u00a0215 of 10\u00a0November 2026"
    ) in text
    assert (
        "№\u00a0240 от 30\u00a0ноября 2026\u00a0г."
        if locale == "ru"
        else "No.\u00a0240 of 30\u00a0November 2026"
    ) in text
    assert ("22\u00a0ноября 2026" if locale == "ru" else "22\u00a0November 2026") in text
    assert ("19 (79\u00a0%)" if locale == "ru" else "19 (79%)") in text
    assert ("4,60" if locale == "ru" else "4.60") in text


@pytest.mark.parametrize("summary", ALL)
@pytest.mark.parametrize("locale", ["ru", "en"])
def test_nothing_of_the_template_is_left(summary: SurveySummary, locale: str) -> None:
    text = letter(summary, locale).replace("{{ 7*7 }} {% if %}", "")
    assert not any(mark in text for mark in ("{{", "}}", "{%", "%}", "49"))


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_hidden_results_are_said_to_be_hidden(locale: str) -> None:
    hidden = Texts.load().plain(locale, "summary-hidden")
    assert hidden in letter(HIDDEN, locale)
    assert hidden in [row[1].value for row in book(HIDDEN, locale).worksheets[0].iter_rows()]
    assert hidden not in letter(FULL, locale)


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_the_templates_are_what_the_script_makes(
    locale: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make, "FOLDER", tmp_path)
    make.survey(locale)
    name = f"survey.{locale}.docx"
    committed, made = (docx.Document(str(folder / name)).element.xml for folder in (TEMPLATES, tmp_path))
    assert committed == made


def test_the_templates_name_only_known_fields() -> None:
    known = set(context(FULL))
    for locale in ("ru", "en"):
        fields = DocxTemplate(TEMPLATES / f"survey.{locale}.docx").get_undeclared_template_variables()
        assert fields <= known
        assert {"title", "rate", "csi", "nps", "takeaways", "recommendations", "event"} <= fields


def template(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def test_the_municipality_may_have_its_own_template() -> None:
    own = survey_docx(FULL, "ru", template("Итог: {{ rate }}, {{ event.when }}"))
    assert (
        docx.Document(io.BytesIO(own)).paragraphs[0].text
        == "Итог: 79\u00a0%, 22\u00a0ноября 2026, 14:00–15:30"
    )


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("{{ rete }}", "template-unknown"),
        ("{{ rate", "template-broken"),
        ("{% if %}", "template-broken"),
        ("{{ rate.__class__.__mro__ }}", "template-broken"),
    ],
)
def test_a_broken_or_prying_template_is_named(text: str, key: str) -> None:
    with pytest.raises(DocumentError) as caught:
        survey_docx(FULL, "ru", template(text))
    assert caught.value.key == key


def test_the_table_is_typed_filtered_and_frozen() -> None:
    figures, questions, said, named = book(FULL).worksheets
    for sheet in (figures, questions, said, named):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
    values = {row[0].value: row[1] for row in figures.iter_rows(min_row=2)}
    assert values["Доля ответивших"].value == pytest.approx(19 / 24)
    assert values["Доля ответивших"].number_format == "0%"
    assert values["Удовлетворённость (CSI, средняя из 5)"].number_format == "0.00"
    assert str(values["Начало"].value) == "2026-11-22 14:00:00"
    assert values["Присутствовали, чел."].value == 24
    rows = [[cell.value for cell in row] for row in questions.iter_rows(min_row=2)]
    assert rows[4] == [
        "Насколько пригодится в вашей работе?",
        "анонимная",
        19,
        "5",
        14,
        pytest.approx(14 / 19),
    ]
    assert [row[1] for row in rows[-2:]] == ["именная", "именная"]
    assert [cell.value for cell in named[3]][-1] == '=HYPERLINK("http://x")'


@pytest.mark.parametrize(("locale", "said"), [("ru", "своими словами"), ("en", "in own words")])
def test_own_words_are_counted_beside_the_options(locale: str, said: str) -> None:
    """Of 17 fourteen chose an option; with several allowed nobody can tell who wrote besides."""
    one = QuestionSummary("Когда?", "single", 17, (Choice("Завтра", 9), Choice("Потом", 5)))
    several = replace(one, text="Что?", kind="multiple")
    found = replace(FULL, questions=(one, several))
    share = "18\u00a0%" if locale == "ru" else "18%"
    assert letter(found, locale).count(f"{said}:\u00a03\u00a0({share})") == 1
    rows = [[cell.value for cell in row] for row in book(found, locale).worksheets[1].iter_rows(min_row=2)]
    assert [row[0] for row in rows if row[3:] == [said, 3, pytest.approx(3 / 17)]] == ["Когда?"]
    assert survey_picture(found, locale) != survey_picture(
        replace(found, questions=(replace(one, answered=14), several)), locale
    )


def test_a_mean_of_one_is_no_percentage() -> None:
    sheet = book(replace(FULL, satisfaction=Satisfaction((9, 0, 0, 0, 0)))).worksheets[0]
    values = {row[0].value: row[1] for row in sheet.iter_rows(min_row=2)}
    assert values["Удовлетворённость (CSI, средняя из 5)"].number_format == "0.00"


@pytest.mark.parametrize("summary", ALL)
@pytest.mark.parametrize("locale", ["ru", "en"])
def test_words_never_become_formulas(summary: SurveySummary, locale: str) -> None:
    data = survey_xlsx(summary, locale)
    assert sniff(data) is FileKind.XLSX
    kinds = {cell.data_type for sheet in book(summary, locale) for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d"}
    if summary is NOBODY:
        texts = [cell.value for row in book(summary, locale).worksheets[1].iter_rows() for cell in row]
        assert {"+7 921", "@x", "-1", "\tтаб", "\t=1+1"} <= set(texts)


def test_every_kind_of_event_has_a_name() -> None:
    for locale in ("ru", "en"):
        assert all(Texts.load().plain(locale, f"summary-kind-{kind}") for kind in EventKind)


async def test_all_of_it_fits_the_worker() -> None:
    worker = OfficeWorker()
    try:
        assert sniff(await worker.run(survey_picture, FULL, "ru")) is FileKind.IMAGE
        assert sniff(await worker.run(survey_docx, FULL, "ru")) is FileKind.DOCX
        assert sniff(await worker.run(survey_xlsx, FULL, "ru")) is FileKind.XLSX
    finally:
        await worker.close()
