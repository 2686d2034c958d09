"""A template that a methodist sent: checked, and shown at work with invented people."""

from __future__ import annotations

import io

from documents.errors import DocumentError
from documents.safe_zip import FileKind, expect
from documents.samples import sample_values
from documents.summaries.letter import filled, unknown
from documents.summaries.words import Words, printable
from services.summaries.paper_facts import PaperKind


def trial_page(kind: PaperKind, content: bytes, filename: str, locale: str = "ru") -> bytes:
    """Check a template that somebody sent; return it filled with invented people.

    Raises `DocumentError`: what the file is when it is no .docx; template-unknown with the fields that
    no such paper has; template-empty when it has no fields at all; template-broken with Jinja's own word.
    """
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    expect(content, filename, FileKind.DOCX)
    values = sample_values(kind, Words(locale).locale)
    try:
        named = DocxTemplate(io.BytesIO(content)).get_undeclared_template_variables(SandboxedEnvironment())
    except TemplateError as error:
        raise DocumentError("template-broken", detail=printable(str(error))[:200]) from error
    except (KeyError, ValueError) as error:
        raise DocumentError("document-damaged") from error
    if strange := sorted(named - values.keys()):
        raise unknown(strange, values)
    if not named:
        raise DocumentError("template-empty")
    return filled(io.BytesIO(content), values)
