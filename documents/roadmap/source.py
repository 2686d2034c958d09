"""Opening a document: from the bytes of an office file to blocks.

Everything below this module reads blocks; nothing below it knows of .docx or .xlsx.
"""

from __future__ import annotations

from documents.errors import DocumentError
from documents.roadmap.blocks import Block
from documents.roadmap.excel import xlsx_blocks
from documents.roadmap.word import docx_blocks
from documents.safe_zip import FileKind, expect


def read_blocks(data: bytes, filename: str) -> list[Block]:
    """Open a .docx or .xlsx.

    Raises `DocumentError` for everything else (the keys of `documents.safe_zip.expect`) and for a file the
    office library cannot open (document-damaged).
    """
    kind = expect(data, filename, FileKind.DOCX, FileKind.XLSX)
    try:
        if kind is FileKind.DOCX:
            return list(docx_blocks(data))
        return list(xlsx_blocks(data))
    except DocumentError:
        raise
    except MemoryError:
        raise DocumentError("document-too-heavy") from None
    except Exception as broken:  # the libraries raise anything from KeyError to lxml's own
        raise DocumentError("document-damaged") from broken
