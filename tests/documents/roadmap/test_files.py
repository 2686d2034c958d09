"""Files that hold no plan, and the speed and shape of those that do."""

from __future__ import annotations

import io
import json
import pickle
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from documents.errors import DocumentError
from documents.roadmap import read_roadmap, to_json
from locales import LANGUAGES, Texts
from tests.documents.roadmap.builders import make_docx, make_xlsx

PROJECT = Path(__file__).resolve().parents[3]
TITLE = "План мероприятий на 2023-2024 учебный год"


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w/>" + b" " * 250_000_000)
    return buffer.getvalue()


def damaged() -> bytes:
    whole = make_docx(TITLE, [["Мероприятие", "Срок"], ["А", "май"]])
    return whole[: len(whole) // 2]


def not_xml() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "not xml at all")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "key"),
    [
        (b"", "plan.docx", "document-is-empty"),
        (b"%PDF-1.7 ...", "plan.pdf", "document-is-pdf"),
        (rb"{\rtf1\ansi plan}", "plan.doc", "document-is-rtf"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "plan.doc", "document-is-doc"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "plan.doc",
            "document-is-doc",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "plan.docx",
            "document-is-encrypted",
        ),
        (b"\xff\xd8\xff\xe0 a photo", "plan.docx", "document-is-image"),
        (damaged(), "plan.docx", "document-damaged"),
        (not_xml(), "plan.docx", "document-damaged"),
        (bomb(), "plan.docx", "document-too-heavy"),
        (make_docx("Просто письмо.", "С уважением"), "plan.docx", "roadmap-no-plan"),
        (make_docx(), "plan.docx", "roadmap-no-plan"),
        (make_docx(TITLE, [["№", "Мероприятие", "Отв."], ["1", "А", "Б"]]), "plan.docx", "roadmap-no-dates"),
        (make_xlsx(("Лист1", [["ФИО", "Школа"], ["Иванов", "№ 1"]])), "plan.xlsx", "roadmap-no-dates"),
    ],
)
def test_a_file_without_a_plan_says_what_is_wrong(data: bytes, name: str, key: str) -> None:
    with pytest.raises(DocumentError) as raised:
        read_roadmap(data, name)
    assert raised.value.key == key
    again = pickle.loads(pickle.dumps(raised.value))
    assert (again.key, again.values) == (key, raised.value.values)
    for language in LANGUAGES:
        assert Texts.load().plain(language, key, **raised.value.values)


def test_a_wrong_school_year_is_refused() -> None:
    with pytest.raises(DocumentError) as raised:
        read_roadmap(make_docx(TITLE), "plan.docx", school_year="2023-2027")
    assert raised.value.key == "roadmap-bad-school-year"


def test_dates_outside_the_programme_are_doubted() -> None:
    data = make_docx(TITLE, [["Мероприятие", "Срок"], ["А", "октябрь"], ["Б", "май"]])
    draft = read_roadmap(data, "plan.docx", programme=(date(2023, 9, 1), date(2024, 4, 30)))
    assert [[doubt.code for doubt in one.doubts] for one in draft.activities] == [[], ["outside-programme"]]


def test_the_json_has_the_fixed_shape() -> None:
    data = make_docx(
        TITLE, [["Мероприятие", "Срок"], ["А", "октябрь, 31 ноября"], ["Б", "15.10.2023 в 14:00"]]
    )
    got = to_json(read_roadmap(data, "plan.docx"))
    assert list(got) == ["school_year", "items"]
    assert json.loads(json.dumps(got)) == got
    fields = [
        "n",
        "direction",
        "title",
        "period_text",
        "period",
        "participants",
        "responsible",
        "result",
        "doubts",
    ]
    assert [list(item) for item in got["items"]] == [fields, fields]
    assert list(got["items"][0]["period"]) == [
        "kind",
        "start",
        "end",
        "rrule",
        "whole",
        "points",
        "months",
        "time",
    ]
    assert "31 ноября" in got["items"][0]["doubts"][0]
    assert got["items"][1]["period"] == {
        "kind": "date",
        "start": "2023-10-15",
        "end": "2023-10-15",
        "rrule": None,
        "whole": None,
        "points": [],
        "months": [],
        "time": "14:00",
    }


def test_the_draft_survives_pickling() -> None:
    draft = read_roadmap(make_docx(TITLE, [["Мероприятие", "Срок"], ["А", "31 ноября"]]), "plan.docx")
    assert pickle.loads(pickle.dumps(draft)) == draft


def test_a_hundred_rows_are_read_from_both_kinds_of_files() -> None:
    header = ["№", "Мероприятие", "Сроки", "Участники", "Ответственный", "Результат"]
    periods = [
        "сентябрь - октябрь",
        "до 15.11.2023",
        "в течение года",
        "2 неделя октября",
        "1 и 3 среда месяца",
    ]
    rows = [
        [f"{n}.", f"Мероприятие {n} для молодых педагогов", periods[n % 5], "Учителя", "Методист", "Справка"]
        for n in range(100)
    ]
    for data, name in (
        (make_docx(TITLE, [header, *rows]), "plan.docx"),
        (make_xlsx(("План", [[TITLE], [""], header, *rows])), "plan.xlsx"),
    ):
        assert len(read_roadmap(data, name).activities) == 100


def test_importing_the_reader_loads_no_office_library() -> None:
    heavy = "{'docx', 'openpyxl', 'lxml', 'dateutil', 'dateparser', 'rapidfuzz'}"
    code = f"import sys, documents.roadmap; print(sorted({heavy} & set(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_the_command_prints_json_or_one_clear_line(tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "bot", "roadmap", "read", *arguments]
        return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)

    good, bad = tmp_path / "plan.docx", tmp_path / "plan.pdf"
    good.write_bytes(make_docx("План", [["Мероприятие", "Срок"], ["А", "октябрь"]]))
    bad.write_bytes(b"%PDF-1.7")
    done = run(str(good), "--json", "--school-year", "2023-2024")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["items"][0]["period"]["start"] == "2023-10-01"
    for refused in (run(str(bad)), run(str(tmp_path / "none.docx"))):
        assert refused.returncode == 2
        assert len(refused.stderr.strip().splitlines()) == 1
        assert refused.stdout == ""
