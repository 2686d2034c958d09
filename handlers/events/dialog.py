"""All screens of events in one dialog."""

from aiogram_dialog import Dialog

from handlers.events import attendance, card, code, editing, lists, making, presenters

AREAS = (lists, making, card, attendance, code, presenters, editing)

dialog = Dialog(*(window for area in AREAS for window in area.windows))
