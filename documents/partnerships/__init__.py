"""Papers of partnerships."""

from documents.partnerships.personal import personal_docx

__all__ = ["personal_docx"]
