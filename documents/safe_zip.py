"""What a file is, by its content, and whether it is safe to unpack.

Office files are zip archives: a few kilobytes can unpack to gigabytes. Nothing is handed to an office
library before `expect` (or `check_zip`) has let it through.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import StrEnum

from documents.errors import DocumentError

# Telegram lets a bot download files of up to 20 MB.
MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_UNZIPPED_BYTES = 200 * 1024 * 1024
MAX_ENTRIES = 5_000
MAX_RATIO = 150
# Small archives may be dense without any harm: an empty styled sheet packs 200 to 1.
RATIO_FREE_BYTES = 20 * 1024 * 1024
MAX_DEPTH = 2

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
# Word's own older ways of writing: a single file of XML, a web page.
_OLD_WORD = re.compile(rb'progid="Word\.Document"|urn:schemas-microsoft-com:office:word"')
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


class FileKind(StrEnum):
    """What the bytes are, whatever the file is called."""

    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    DOC = "doc"
    XLS = "xls"
    ODF = "odf"
    PDF = "pdf"
    RTF = "rtf"
    IMAGE = "image"
    ENCRYPTED = "encrypted"
    ZIP = "zip"
    UNKNOWN = "unknown"
    EMPTY = "empty"


def sniff(data: bytes, filename: str = "") -> FileKind:
    """Tell the kind of `data`. The name decides only where the content cannot (a damaged zip, plain text)."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return FileKind.EMPTY
    suffix = filename.lower().rpartition(".")[2]
    if data.startswith(_ZIP):
        return _sniff_zip(data, suffix)
    if data.startswith(_OLE):
        return _sniff_ole(data, suffix)
    if data[:1024].lstrip().startswith(b"%PDF"):
        return FileKind.PDF
    if data[:64].lstrip().startswith(b"{\\rtf"):
        return FileKind.RTF
    if _OLD_WORD.search(data[:4096]):
        return FileKind.DOC
    if data.startswith(_IMAGES) or data[8:12] == b"WEBP" or data[4:12] in (b"ftypheic", b"ftypmif1"):
        return FileKind.IMAGE
    return FileKind.CSV if _is_text_table(data, suffix) else FileKind.UNKNOWN


def check_zip(data: bytes) -> None:
    """Refuse an archive that is damaged, locked, or too big once unpacked.

    Sizes are those the archive declares: the zip reader stops there even if the stream goes on.
    Raises `DocumentError`: document-damaged, document-encrypted, document-too-heavy.
    """
    _measure(data, depth=0)


def expect(data: bytes, filename: str, *wanted: FileKind) -> FileKind:
    """Return the kind of a file that is one of `wanted` and safe to open.

    Raises `DocumentError` with a key of its own for everything people send instead: empty, too big,
    password-protected, an old .doc or .xls, a PDF, a picture, something unknown, a damaged archive.
    """
    if len(data) > MAX_FILE_BYTES:
        raise DocumentError("document-too-big", limit=MAX_FILE_BYTES // (1024 * 1024))
    kind = sniff(data, filename)
    if kind in (FileKind.DOCX, FileKind.XLSX, FileKind.ZIP):
        check_zip(data)
    if kind not in wanted:
        raise DocumentError(f"document-is-{kind.value}", wanted=", ".join(f".{one.value}" for one in wanted))
    return kind


def _sniff_zip(data: bytes, suffix: str) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except _BROKEN:
        # Its name is the best guess left; check_zip will call it damaged.
        return FileKind.XLSX if suffix in ("xlsx", "xlsm") else FileKind.DOCX
    if "word/document.xml" in names:
        return FileKind.DOCX
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    if "[Content_Types].xml" in names:
        folders = {name.partition("/")[0] for name in names}
        if "word" in folders:
            return FileKind.DOCX
        if "xl" in folders:
            return FileKind.XLSX
    return FileKind.ODF if "content.xml" in names and "mimetype" in names else FileKind.ZIP


def _sniff_ole(data: bytes, suffix: str) -> FileKind:
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage") or has("EncryptionInfo"):
        return FileKind.ENCRYPTED
    if has("WordDocument"):
        return FileKind.DOC
    if has("Workbook") or has("Book"):
        return FileKind.XLS
    return {"doc": FileKind.DOC, "xls": FileKind.XLS}.get(
        suffix, FileKind.ENCRYPTED if suffix.endswith("x") else FileKind.UNKNOWN
    )


def _is_text_table(data: bytes, suffix: str) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return suffix in ("csv", "tsv", "txt")
    if b"\x00" in data[:65536]:
        return False
    if suffix in ("csv", "tsv", "txt"):
        return True
    lines = data[:4096].splitlines()[:5]
    return len(lines) > 1 and any(all(line.count(mark) >= 2 for line in lines) for mark in (b";", b"\t"))


def _measure(data: bytes, depth: int) -> int:
    if depth > MAX_DEPTH:
        raise DocumentError("document-too-heavy")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if any(entry.flag_bits & 1 for entry in entries):
                raise DocumentError("document-is-encrypted")
            total = sum(entry.file_size for entry in entries)
            if (
                len(entries) > MAX_ENTRIES
                or total > MAX_UNZIPPED_BYTES
                or (total > RATIO_FREE_BYTES and total > MAX_RATIO * len(data))
            ):
                raise DocumentError("document-too-heavy")
            for entry in entries:
                total += _look_inside(archive, entry, depth)
    except _BROKEN as broken:
        raise DocumentError("document-damaged") from broken
    if total > MAX_UNZIPPED_BYTES:
        raise DocumentError("document-too-heavy")
    return total


def _look_inside(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, depth: int) -> int:
    """Return what nested archives add, and refuse XML that declares entities (Office never writes any)."""
    with archive.open(entry) as member:
        head = member.read(1024)
        if head.startswith(_ZIP):
            return _measure(head + member.read(), depth + 1)
    if re.search(rb"<!(DOCTYPE|ENTITY)", head, re.IGNORECASE):
        raise DocumentError("document-damaged")
    return 0
