"""The open menu is the message that the menus were last drawn in, whatever message was tapped.

aiogram-dialog takes the tapped message for the open menu, and takes its buttons away when a screen is sent
below it. But what sits in a chat for days (a digest, a bundle, an invitation) is no menu: its other buttons
are still wanted, while the screen that was open before is dead.
"""

from dataclasses import replace
from typing import Any

from aiogram import Router
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.entities import ChatEvent, OldMessage
from aiogram_dialog.api.internal import DialogManagerFactory
from aiogram_dialog.api.protocols import DialogRegistryProtocol
from aiogram_dialog.context.media_storage import MediaIdStorage
from aiogram_dialog.manager.manager import ManagerImpl
from aiogram_dialog.manager.message_manager import MessageManager


class MenuManager(ManagerImpl):
    def _get_last_message(self) -> OldMessage | None:
        found, stack = super()._get_last_message(), self.current_stack()
        if self.show_mode is not ShowMode.SEND or found is None or found.message_id == stack.last_message_id:
            return found
        if stack.last_message_id is None:
            return None
        return replace(found, message_id=stack.last_message_id, has_reply_keyboard=stack.last_reply_keyboard)


class MenuManagers(DialogManagerFactory):
    """Makes them, an update each, with the library's own parts."""

    def __init__(self) -> None:
        self._messages = MessageManager()
        self._media = MediaIdStorage()  # type: ignore[no-untyped-call]

    def __call__(
        self, event: ChatEvent, data: dict[str, Any], registry: DialogRegistryProtocol, router: Router
    ) -> DialogManager:
        return MenuManager(
            event=event,
            data=data,
            message_manager=self._messages,
            media_id_storage=self._media,
            registry=registry,
            router=router,
            getter=None,
        )
