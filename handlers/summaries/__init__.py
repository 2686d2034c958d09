"""Summaries in the chat."""

from handlers.summaries.dialog import dialog
from handlers.summaries.files import router
from handlers.summaries.indicators import dialog as indicators
from handlers.summaries.results import dialog as results
from handlers.summaries.results import measures_dialog, school_dialog

dialogs = (dialog, indicators, results, measures_dialog, school_dialog)

__all__ = ["dialogs", "router"]
