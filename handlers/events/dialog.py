"""All screens of events in one dialog."""

from aiogram_dialog import Dialog

from handlers.events import (
    attendance,
    card,
    code,
    editing,
    invited,
    lists,
    making,
    materials,
    papers,
    presenters,
    series,
)

AREAS = (lists, making, card, attendance, code, presenters, editing, papers, materials, series, invited)

dialog = Dialog(*(window for area in AREAS for window in area.windows))
