"""Any screen at once, in any language: drawn as the program draws it, without tapping the way to it."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import Chat, InlineKeyboardButton, User
from aiogram_dialog import Dialog
from aiogram_dialog.api.entities import EVENT_CONTEXT_KEY, EventContext, NewMessage, Stack
from aiogram_dialog.api.entities import Context as Menu
from aiogram_dialog.api.internal import CONTEXT_KEY, STACK_KEY
from aiogram_dialog.setup import DialogRegistry

from bot.app import App
from bot.menus import MenuManagers
from handlers.areas import AREAS
from handlers.common.context import Context
from locales import Texts
from services.actor import Actor
from services.people.identity import TelegramUser

STACK = Stack(_id="")


def dialogs() -> list[Dialog]:
    """The program's, of all areas."""
    return [dialog for area in AREAS for dialog in import_module(f"handlers.{area}").dialogs]


@dataclass(frozen=True, slots=True)
class Shown:
    """A screen as a person has it before them."""

    text: str
    rows: list[list[InlineKeyboardButton]]

    @property
    def buttons(self) -> list[InlineKeyboardButton]:
        return [button for row in self.rows for button in row]

    @classmethod
    def of(cls, drawn: NewMessage) -> "Shown":
        return cls(drawn.text or "", getattr(drawn.reply_markup, "inline_keyboard", []))


class Screens:
    """All screens of the program; none of them has to be open."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._registry = DialogRegistry(app.dispatcher)
        self._dialogs = {dialog.states_group(): dialog for dialog in dialogs()}
        self._managers = MenuManagers()
        self._texts = Texts.load()

    @property
    def states(self) -> list[State]:
        """Every screen's, dialog by dialog."""
        return [state for dialog in self._dialogs.values() for state in dialog.states()]

    async def show(self, state: State, reader: Actor, language: str, data: Mapping[str, Any]) -> Shown:
        """The screen with `data` both as what its dialog was started with and as what was chosen since."""
        user = TelegramUser(reader.telegram_id, None, language)
        actor = replace(await self._app.services.identity.actor(user, None), locale=language)
        menu = Menu("menu", STACK.id, state, deepcopy(dict(data)), deepcopy(dict(data)))
        chat = Chat(id=user.id, type="private")
        person = User(id=user.id, is_bot=False, first_name="Т")
        known: dict[str, Any] = {
            "ctx": Context(actor, user, self._app.services, self._texts, self._app.office, self._app.bot),
            "bot": self._app.bot,
            "event_chat": chat,
            "event_from_user": person,
            EVENT_CONTEXT_KEY: EventContext(self._app.bot, chat, person, None, None),
            CONTEXT_KEY: menu,
            STACK_KEY: STACK,
        }
        manager: Any = self._managers(None, known, self._registry, self._app.dispatcher)  # type: ignore[arg-type]
        known["dialog_manager"] = manager
        dialog = self._dialogs[state.group]
        if dialog.on_start is not None:
            await dialog.on_start(menu.start_data, manager)
        return Shown.of(await dialog.render(manager))
