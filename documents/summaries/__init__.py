"""Summaries of surveys and events: facts in, picture, справка and table out."""

from documents.summaries.comparison import comparison_picture
from documents.summaries.letter import survey_docx
from documents.summaries.papers import built_in, left_nominative, paper_docx
from documents.summaries.picture import survey_picture
from documents.summaries.table import survey_xlsx

__all__ = [
    "built_in",
    "comparison_picture",
    "left_nominative",
    "paper_docx",
    "survey_docx",
    "survey_picture",
    "survey_xlsx",
]
