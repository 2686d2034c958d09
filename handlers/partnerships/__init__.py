"""Pairs and groups in the chat."""

from aiogram_dialog import Dialog

from handlers.partnerships import (
    card,
    changing,
    choosing,
    fit,
    history,
    hours,
    journal,
    matching,
    members,
    mentors,
    mine,
    news,
    online,
    personal,
    personal_list,
    proposal,
    questionnaire,
    roster,
    worries,
)
from handlers.partnerships.meetings import router

router.include_routers(news.router, fit.router, questionnaire.router, proposal.router)

dialogs: tuple[Dialog, ...] = (
    Dialog(
        card.main_window,
        *choosing.windows,
        *roster.windows,
        *card.windows,
        *changing.windows,
        *members.windows,
        *hours.windows,
        on_start=card.on_start,
    ),
    Dialog(*matching.windows, *proposal.windows, on_start=matching.on_start),
    mentors.dialog,
    mine.dialog,
    history.dialog,
    journal.dialog,
    online.dialog,
    personal.dialog,
    personal_list.dialog,
    worries.dialog,
)

__all__ = ["dialogs", "router"]
