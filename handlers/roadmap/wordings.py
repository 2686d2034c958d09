"""Who the plan's words mean: shown on one screen, changed word by word, confirmed once."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group
from aiogram_dialog.widgets.text import Format

from delivery.messages.bundle import short
from handlers.common.context import ctx_of
from handlers.common.widgets import Label, Ready, back, choice
from handlers.roadmap.drafting import draft_of, numbers, pager
from handlers.roadmap.states import Import
from handlers.roadmap.words import next_answering, roles_words
from locales import join

WORDINGS_A_PAGE = 7
ROLES = ("mentor", "mentee", "curator", "methodist")


async def responsibles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = await draft_of(dialog_manager)
    reader, data = ctx.reader, dialog_manager.dialog_data
    pages = max(1, -(-len(found.wordings) // WORDINGS_A_PAGE))
    page = data["page"] = min(max(data["page"], 0), pages - 1)
    shown = found.wordings[page * WORDINGS_A_PAGE : (page + 1) * WORDINGS_A_PAGE]
    lines = [reader.html("import-responsibles")]
    lines += [
        reader.html(
            "import-wording",
            mark=f"{n}. {'✅' if item.settled else '❓'}{'🙋' if item.takes_part else ''}",
            wording=short(item.wording, 120) or reader.plain("import-wording-none"),
            roles=reader.plain("whom-named") if item.named else roles_words(item.roles, reader),
        )
        for n, item in enumerate(shown, start=1)
    ]
    unclear = sum(not item.settled for item in found.wordings)
    if unclear:
        lines.append(reader.html("import-responsibles-unclear", count=unclear))
    return {
        "text": join(lines),
        "wordings": [{"id": item.index, "n": n} for n, item in enumerate(shown, start=1)],
        "page": page + 1,
        "pages": pages,
        "earlier": page > 0,
        "later": page + 1 < pages,
    }


async def on_wording(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    manager.dialog_data["wording"] = index
    await manager.switch_to(Import.responsible)


async def responsible(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = await draft_of(dialog_manager)
    item = next(one for one in found.wordings if one.index == dialog_manager.dialog_data["wording"])
    shown = short(item.wording, 400) or ctx.reader.plain("import-wording-none")
    return {
        "text": ctx.reader.html(
            "import-wording-card",
            wording=shown,
            count=item.count,
            taking="yes" if item.takes_part else "no",
        ),
        "roles": [
            {
                "id": role,
                "label": ctx.reader.plain(f"role-button-{role}", mark="☑️" if role in item.roles else "▫️"),
            }
            for role in ROLES
        ],
        "answering": ctx.reader.plain(f"answering-{item.answering}"),
    }


async def on_role(_: CallbackQuery, __: Any, manager: DialogManager, role: str) -> None:
    ctx, found = await draft_of(manager)
    item = next(one for one in found.wordings if one.index == manager.dialog_data["wording"])
    roles = set(item.roles) ^ {role}
    await ctx.services.roadmap.set_roles(ctx.actor, found.draft_id, item.wording, sorted(roles))


async def on_answering(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, found = await draft_of(manager)
    item = next(one for one in found.wordings if one.index == manager.dialog_data["wording"])
    wanted = next_answering(item.answering)
    await ctx.services.roadmap.set_answering(ctx.actor, found.draft_id, item.wording, wanted)


async def on_save(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    saved = await ctx.services.roadmap.confirm_import(ctx.actor, manager.dialog_data["draft"])
    note = ctx.reader.html("import-saved", count=saved.activities, undated=saved.undated)
    await manager.done({"note": note})


windows = (
    Window(
        Ready("text"),
        numbers("wordings", on_wording),
        pager(),
        Button(Label("import-button-save"), id="save", on_click=on_save),
        back(Import.preview),
        getter=responsibles,
        state=Import.responsibles,
    ),
    Window(
        Ready("text"),
        Group(
            choice("role", "roles", on_role),
            width=2,
        ),
        Button(Format("{answering}"), id="answering", on_click=on_answering),
        back(Import.responsibles),
        getter=responsible,
        state=Import.responsible,
    ),
)
