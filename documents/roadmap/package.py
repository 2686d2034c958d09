"""The parts of an office file: which is the main one, and how to read it whatever program wrote it.

The library for .docx refuses files with a broken link to a picture and files of the standard's strict kind;
the text of both is as good as any, so the parts are opened here.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/([\w/]+)")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True)
class WordParts:
    """Root elements of a .docx: its document, its styles (None without them), its page headers."""

    document: Any
    styles: Any
    headers: tuple[Any, ...]


def word_parts(data: bytes) -> WordParts:
    """Open the parts of a .docx.

    Raises `KeyError` for a file without a document, lxml's own errors for parts that are no XML.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        main = next(_targets(archive, names, "", "/officeDocument"), "word/document.xml")
        styles = next(_targets(archive, names, main, "/styles"), None)
        return WordParts(
            _parse(archive.read(main)),
            _parse(archive.read(styles)) if styles else None,
            tuple(_parse(archive.read(name)) for name in _targets(archive, names, main, "/header")),
        )


def usual_kind(data: bytes) -> bytes:
    """The same office file in the usual kind of the standard (ECMA-376, transitional) if it is strict."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        workbook = next((name for name in names if name.endswith("workbook.xml")), None)
        if workbook is None or not _STRICT.search(archive.read(workbook)):
            return data
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as copy:
            for name in names:
                part = archive.read(name)
                copy.writestr(name, _usual(part) if name.endswith((".xml", ".rels")) else part)
    return buffer.getvalue()


def _targets(archive: zipfile.ZipFile, names: set[str], part: str, kind: str) -> Iterator[str]:
    """The parts that `part` (the package itself for "") names as its document, its styles, its headers …"""
    folder, _, name = part.rpartition("/")
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in names:
        return
    for link in _parse(archive.read(relations)).iter(_RELATIONSHIP):
        if link.get("Type", "").endswith(kind):
            target = link.get("Target", "")
            path = target.lstrip("/") if target[:1] == "/" else posixpath.join(folder, target)
            if posixpath.normpath(path) in names:
                yield posixpath.normpath(path)


def _parse(part: bytes) -> Any:
    from lxml import etree

    safe = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(_usual(part), safe)


def _usual(part: bytes) -> bytes:
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", part)
