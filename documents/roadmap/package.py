"""The parts of an office file: which is the main one, and how to read it whatever program wrote it.

The library for .docx refuses files with a broken link to a picture and files of the standard's strict kind;
the text of both is as good as any, so the parts are opened here.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import Any

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/([\w/]+)")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def word_parts(data: bytes) -> tuple[Any, Any]:
    """The root elements of a .docx's document and of its styles (None without styles).

    Raises `KeyError` for a file without a document, lxml's own errors for parts that are no XML.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        main = _target(archive, names, "", "/officeDocument") or "word/document.xml"
        styles = _target(archive, names, main, "/styles")
        return _parse(archive.read(main)), _parse(archive.read(styles)) if styles else None


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


def _target(archive: zipfile.ZipFile, names: set[str], part: str, kind: str) -> str | None:
    """The part that `part` (the package itself for "") names as its document, its styles …"""
    folder, _, name = part.rpartition("/")
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in names:
        return None
    for link in _parse(archive.read(relations)).iter(_RELATIONSHIP):
        if link.get("Type", "").endswith(kind):
            target = link.get("Target", "")
            path = target.lstrip("/") if target[:1] == "/" else posixpath.join(folder, target)
            if posixpath.normpath(path) in names:
                return posixpath.normpath(path)
    return None


def _parse(part: bytes) -> Any:
    from lxml import etree

    safe = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(_usual(part), safe)


def _usual(part: bytes) -> bytes:
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", part)
