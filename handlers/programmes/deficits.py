"""The programme's list of deficits, and other words people use for them."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, SwitchTo

from delivery.messages.deficits import deficit_label, deficit_name
from delivery.messages.partnerships import capital
from documents.practices import vocabulary
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Pages, back, choice, leave
from handlers.programmes.states import Catalogue
from locales import Reader
from services.people.deficits import CatalogueLine

PAGE = 7
WORDS_SHOWN = 50
"""Wordings listed at a time; the most used come first, and each that is settled makes room for the next."""
STORED = 200


async def catalogue(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    lines = await ctx.services.people.catalogue(ctx.actor)
    words = await ctx.services.people.own_words(ctx.actor)
    return {
        "lines": [{"id": line.id, "label": _label(ctx.reader, line)} for line in lines],
        "offered": sum(not line.retired for line in lines),
        "n": len(words),
    }


def _label(reader: Reader, line: CatalogueLine) -> str:
    name = deficit_label(reader, line)
    return f"➖ {name}" if line.retired else name


async def one(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, chosen = ctx_of(dialog_manager), dialog_manager.dialog_data["deficit"]
    lines = await ctx.services.people.catalogue(ctx.actor)
    line = next(line for line in lines if line.id == chosen)
    return {
        "title": capital(deficit_name(ctx.reader, line)),
        "wanted": line.wanted,
        "shared": line.shared,
        "state": "retired" if line.retired else "offered",
        "offered": not line.retired,
        "retired": line.retired,
    }


async def words(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = (await ctx.services.people.own_words(ctx.actor))[:WORDS_SHOWN]
    # A button says which of these was meant, even when the list has moved on since.
    data["words"] = [line.words[:STORED] for line in found]
    return {
        "lines": [
            {"id": index, "label": f"{line.people} · {line.words}"} for index, line in enumerate(found)
        ],
        "n": len(found),
    }


async def word(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    lines = [line for line in await ctx.services.people.catalogue(ctx.actor) if not line.retired]
    return {
        "words": dialog_manager.dialog_data["word"],
        "lines": [{"id": line.id, "label": deficit_label(ctx.reader, line)} for line in lines],
    }


async def on_open(_: CallbackQuery, __: Any, manager: DialogManager, deficit_id: int) -> None:
    manager.dialog_data["deficit"] = deficit_id
    await manager.switch_to(Catalogue.one)


async def on_add(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    manager.dialog_data["deficit"] = await ctx.services.people.add_deficit(ctx.actor, text)
    await manager.switch_to(Catalogue.main)


async def on_rename(manager: DialogManager, text: str) -> None:
    ctx, deficit_id = ctx_of(manager), manager.dialog_data["deficit"]
    # A process is started for the words only where there is something to be found by them.
    cards = await ctx.services.practices.count_for(ctx.actor, [deficit_id])
    words = await ctx.office.run(vocabulary, [text]) if cards else {}
    await ctx.services.people.rename_deficit(ctx.actor, deficit_id, text, words)
    await manager.switch_to(Catalogue.one)


async def on_offer(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    ctx, offered = ctx_of(manager), button.widget_id == "offer"
    await ctx.services.people.offer_deficit(ctx.actor, manager.dialog_data["deficit"], offered=offered)


async def on_word(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    known = manager.dialog_data.get("words", [])
    if 0 <= index < len(known):
        manager.dialog_data["word"] = known[index]
        await manager.switch_to(Catalogue.word)


async def on_meant(query: CallbackQuery, __: Any, manager: DialogManager, deficit_id: int) -> None:
    ctx, said = ctx_of(manager), manager.dialog_data["word"]
    people = await ctx.services.people.map_wording(ctx.actor, said, deficit_id)
    await query.answer(ctx.reader.plain("deficits-mapped", n=people))
    await manager.switch_to(Catalogue.words)


async def on_leave_words(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.map_wording(ctx.actor, manager.dialog_data["word"], None)
    await manager.switch_to(Catalogue.words)


dialog = Dialog(
    Window(
        Html("deficits-title"),
        Pages(choice("one", "lines", on_open, of=int), id="deficits", height=PAGE),
        SwitchTo(Label("deficits-words-button"), id="words", state=Catalogue.words, when="n"),
        SwitchTo(Label("deficits-add"), id="add", state=Catalogue.add),
        leave(),
        getter=catalogue,
        state=Catalogue.main,
    ),
    Window(
        Problem(),
        Html("deficits-ask-title"),
        typed(on_add),
        back(Catalogue.main),
        state=Catalogue.add,
    ),
    Window(
        Html("deficits-one"),
        SwitchTo(Label("deficits-rename"), id="rename", state=Catalogue.rename),
        Button(Label("deficits-retire"), id="retire", on_click=on_offer, when="offered"),
        Button(Label("deficits-offer"), id="offer", on_click=on_offer, when="retired"),
        back(Catalogue.main),
        getter=one,
        state=Catalogue.one,
    ),
    Window(
        Problem(),
        Html("deficits-ask-rename"),
        typed(on_rename),
        back(Catalogue.one),
        getter=one,
        state=Catalogue.rename,
    ),
    Window(
        Html("deficits-words"),
        Pages(choice("word", "lines", on_word, of=int), id="wordings", height=PAGE),
        back(Catalogue.main),
        getter=words,
        state=Catalogue.words,
    ),
    Window(
        Html("deficits-word"),
        Pages(choice("meant", "lines", on_meant, of=int), id="meanings", height=PAGE),
        Button(Label("deficits-leave-words"), id="leave", on_click=on_leave_words),
        back(Catalogue.words),
        getter=word,
        state=Catalogue.word,
    ),
)
