"""Broadcasts in the chat."""

from typing import Any

from aiogram_dialog import Dialog, DialogManager

from handlers.broadcasts import changing, choosing, preview, report, templates, writing
from handlers.broadcasts.watching import router
from handlers.common.context import ctx_of


async def _on_start(start_data: Any, manager: DialogManager) -> None:
    """Opened for an event: its notice is proposed. Opened for a broadcast: that one is looked at."""
    given = start_data if isinstance(start_data, dict) else {}
    if "event_id" in given:
        manager.dialog_data["broadcast"] = await writing.announce(ctx_of(manager), given["event_id"])
    elif "broadcast_id" in given:
        manager.dialog_data["broadcast"] = given["broadcast_id"]


dialogs: tuple[Dialog, ...] = (
    Dialog(
        *writing.windows,
        *templates.windows,
        *choosing.windows,
        *preview.windows,
        *report.windows,
        *changing.windows,
        on_start=_on_start,
    ),
)

__all__ = ["dialogs", "router"]
