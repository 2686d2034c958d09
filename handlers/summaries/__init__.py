"""Summaries in the chat."""

from aiogram import Router

from handlers.summaries import files, school_weeks
from handlers.summaries.dialog import dialog
from handlers.summaries.indicators import dialog as indicators
from handlers.summaries.papers import dialog as papers
from handlers.summaries.results import dialog as results
from handlers.summaries.results import measures_dialog, school_dialog

router = Router(name="summaries")
router.include_routers(files.router, school_weeks.router)
dialogs = (dialog, indicators, papers, results, measures_dialog, school_dialog)

__all__ = ["dialogs", "router"]
