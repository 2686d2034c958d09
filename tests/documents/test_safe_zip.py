"""Files that people send instead of the right one, and files sent to hurt."""

from __future__ import annotations

import io
import pickle
import struct
import zipfile
import zlib
from collections.abc import Callable

import docx
import msoffcrypto.format.ooxml
import openpyxl
import pytest

from documents.errors import DocumentError
from documents.roster import read_roster
from documents.safe_zip import MAX_FILE_BYTES, FileKind, check_zip, expect, sniff
from documents.worker import OfficeWorker
from locales import Texts


def xlsx() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["ФИО", "Школа"])
    book.worksheets[0].append(["Смирнова Марина", "СОШ 1"])
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph("План")
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def locked(data: bytes) -> bytes:
    output = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(data)).encrypt("secret", output)
    return output.getvalue()


def archive(files: dict[str, bytes], *, base: bytes | None = None) -> bytes:
    output = io.BytesIO(base or b"")
    with zipfile.ZipFile(output, "a" if base else "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return output.getvalue()


def bomb(megabytes: int) -> bytes:
    """A workbook whose sheet unpacks to `megabytes` of spaces."""
    output = io.BytesIO(xlsx())
    with (
        zipfile.ZipFile(output, "a", zipfile.ZIP_DEFLATED) as target,
        target.open("xl/worksheets/sheet9.xml", "w") as sheet,
    ):
        for _ in range(megabytes):
            sheet.write(b" " * 1024 * 1024)
    return output.getvalue()


def lying_bomb() -> bytes:
    """A workbook whose sheet declares 100 bytes and unpacks to 300 MB."""
    data = bytearray(bomb(300))
    size = struct.pack("<L", 300 * 1024 * 1024)
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = struct.pack("<L", 100)
    return bytes(data)


def old(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(512)


PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
KINDS = [
    (xlsx(), "a.xlsx", FileKind.XLSX),
    (xlsx(), "плохое имя", FileKind.XLSX),
    (word(), "a.docx", FileKind.DOCX),
    (word(), "a.xlsx", FileKind.DOCX),
    (PNG, "photo.xlsx", FileKind.IMAGE),
    (b"\xff\xd8\xff\xe0" + bytes(50), "photo.jpg", FileKind.IMAGE),
    (b"%PDF-1.7\n...", "a.xlsx", FileKind.PDF),
    (old("WordDocument"), "a.doc", FileKind.DOC),
    (old("Workbook"), "a.xls", FileKind.XLS),
    (old("EncryptedPackage"), "a.xlsx", FileKind.ENCRYPTED),
    (locked(xlsx()), "a.xlsx", FileKind.ENCRYPTED),
    (locked(word()), "a.docx", FileKind.ENCRYPTED),
    (b"", "a.xlsx", FileKind.EMPTY),
    (b"\xef\xbb\xbf\r\n", "a.csv", FileKind.EMPTY),
    ("ФИО;Школа".encode("cp1251"), "a.csv", FileKind.CSV),
    ("ФИО;Школа;Роль\nКим;1;2\n".encode(), "без имени", FileKind.CSV),
    (b"\x7fELF" + bytes(100), "a.xlsx", FileKind.UNKNOWN),
    (b"hello", "a.xlsx", FileKind.UNKNOWN),
    (archive({"a.txt": b"a"}), "a.zip", FileKind.ZIP),
    (archive({"mimetype": b"application/x", "content.xml": b"<a/>"}), "a.ods", FileKind.ODF),
]


@pytest.mark.parametrize(("data", "name", "kind"), KINDS)
def test_kinds_by_content(data: bytes, name: str, kind: FileKind) -> None:
    assert sniff(data, name) is kind


@pytest.mark.parametrize(("data", "name", "kind"), KINDS)
@pytest.mark.parametrize("locale", ["ru", "en"])
def test_every_kind_that_is_not_wanted_has_a_clear_answer(
    data: bytes, name: str, kind: FileKind, locale: str
) -> None:
    wanted = FileKind.DOCX if kind is FileKind.XLSX else FileKind.XLSX
    with pytest.raises(DocumentError) as caught:
        expect(data, name, wanted)
    assert caught.value.key == f"document-is-{kind.value}"
    assert Texts.load().plain(locale, caught.value.key, **caught.value.values)


@pytest.mark.parametrize(
    ("made", "key"),
    [
        (lambda: bomb(250), "document-too-heavy"),
        (lambda: bomb(60), "document-too-heavy"),
        (
            lambda: archive({f"xl/{one}.xml": b"" for one in range(6000)}, base=xlsx()),
            "document-too-heavy",
        ),
        (
            lambda: archive(
                {"1.zip": archive({"2.zip": archive({"3.zip": archive({"4.zip": b"PK"})})})}, base=xlsx()
            ),
            "document-too-heavy",
        ),
        (lambda: archive({"xl/embedded.zip": bomb(250)}, base=xlsx()), "document-too-heavy"),
        (lambda: xlsx()[:-200], "document-damaged"),
        (lambda: xlsx()[: len(xlsx()) // 2], "document-damaged"),
        (lambda: b"PK\x03\x04" + bytes(200), "document-damaged"),
        (
            lambda: archive(
                {"xl/entity.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'},
                base=xlsx(),
            ),
            "document-damaged",
        ),
        (lambda: archive({"xl/workbook.xml": b"<not-xml"}), "document-damaged"),
        (lambda: archive({"xl/workbook.xml": zlib.compress(b"x")}), "document-damaged"),
        (lambda: b"\x00" * (30 * 1024 * 1024), "document-too-big"),
        (lambda: xlsx() + bytes(MAX_FILE_BYTES), "document-too-big"),
        (lambda: locked(xlsx()), "document-is-encrypted"),
        (lambda: PNG, "document-is-image"),
        (lambda: b"", "document-is-empty"),
    ],
)
def test_bad_rosters_have_a_clear_answer(made: Callable[[], bytes], key: str) -> None:
    """`made` here and not when tests are collected, which every process does."""
    with pytest.raises(DocumentError) as caught:
        read_roster(made(), "roster.xlsx")
    assert caught.value.key == key


async def test_a_bomb_that_lies_about_its_size_ends_in_the_worker() -> None:
    worker = OfficeWorker()
    try:
        with pytest.raises(DocumentError) as caught:
            await worker.run(read_roster, lying_bomb(), "roster.xlsx")
        assert caught.value.key in ("document-damaged", "document-too-heavy")
        draft = await worker.run(read_roster, xlsx(), "roster.xlsx")
        assert [person.full_name for person in draft.people] == ["Смирнова Марина"]
    finally:
        await worker.close()


def test_whole_files_pass() -> None:
    check_zip(xlsx())
    check_zip(word())
    check_zip(archive({"word/embeddings/table.xlsx": xlsx()}, base=word()))


def test_the_error_survives_pickling() -> None:
    error = pickle.loads(pickle.dumps(DocumentError("document-too-big", limit=20)))
    assert (error.key, error.values) == ("document-too-big", {"limit": 20})
