"""Summaries in the chat."""

from handlers.summaries.dialog import dialog
from handlers.summaries.files import router
from handlers.summaries.indicators import dialog as indicators
from handlers.summaries.papers import dialog as papers
from handlers.summaries.results import dialog as results
from handlers.summaries.results import measures_dialog, school_dialog

dialogs = (dialog, indicators, papers, results, measures_dialog, school_dialog)

__all__ = ["dialogs", "router"]
