"""A survey's form as a workbook: written out, given empty as a template, read back."""

from documents.surveys.reading import read_form
from documents.surveys.writing import form_template, form_xlsx

__all__ = ["form_template", "form_xlsx", "read_form"]
