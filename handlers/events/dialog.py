"""All screens of events in one dialog."""

from aiogram_dialog import Dialog

from handlers.events import attendance, card, code, lists, making, presenters

dialog = Dialog(
    *lists.windows, *making.windows, *card.windows, *attendance.windows, *code.windows, *presenters.windows
)
