"""A list or a plan that a methodist sends without having been asked for a file."""

from pathlib import PurePath
from typing import Any

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import CallbackQuery, Document, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button

from documents.errors import DocumentError
from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, complain
from handlers.common.widgets import Html, Label, home
from handlers.home.opening import open_over_home
from handlers.people.roster import read_list
from handlers.people.states import Roster
from handlers.programmes.states import SentFile
from handlers.roadmap.reading import import_file
from services.errors import DomainError
from services.programmes.facts import Role

TABLES = frozenset({".xlsx", ".xls", ".csv", ".ods"})
PLANS = frozenset({".docx", ".doc", ".xlsx", ".xls"})

guesses = Router(name="sent files")


@guesses.message(F.document)
async def sent(message: Message, ctx: Context, dialog_manager: DialogManager) -> None:
    """Ask what it is; the screen that was open waits below."""
    document = message.document
    if document is None or Role.METHODIST not in ctx.actor.roles or not _kinds(document.file_name):
        raise SkipHandler
    await dialog_manager.start(
        SentFile.main,
        data={
            "file_id": document.file_id,
            "file_unique_id": document.file_unique_id,
            "file_name": document.file_name,
            "file_size": document.file_size,
        },
    )


def _kinds(name: str | None) -> set[str]:
    suffix = PurePath(name or "").suffix.lower()
    return {kind for kind, suffixes in (("table", TABLES), ("plan", PLANS)) if suffix in suffixes}


def _document(manager: DialogManager) -> Document:
    assert isinstance(manager.start_data, dict)
    return Document(**manager.start_data)


async def what(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    name = _document(dialog_manager).file_name
    kinds = _kinds(name)
    return {"name": name or "", "table": "table" in kinds, "plan": "plan" in kinds}


async def on_roster(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    await query.answer(ctx_of(manager).reader.plain("sent-file-reading"))
    try:
        draft = await read_list(manager, _document(manager))
    except (DomainError, DocumentError) as error:
        complain(manager, error)
    else:
        await open_over_home(manager, Roster.preview, {"draft": draft})


async def on_plan(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    await query.answer(ctx_of(manager).reader.plain("sent-file-reading"))
    try:
        state, draft = await import_file(_document(manager), manager)
    except (DomainError, DocumentError) as error:
        complain(manager, error)
    else:
        await open_over_home(manager, state, {"draft": draft})


dialog = Dialog(
    Window(
        Problem(),
        Html("sent-file"),
        Button(Label("sent-file-roster"), id="roster", on_click=on_roster, when="table"),
        Button(Label("sent-file-plan"), id="plan", on_click=on_plan, when="plan"),
        home(),
        getter=what,
        state=SentFile.main,
    ),
)
