"""Reading the bank: words typed at any moment, filters, the card with its files and link."""

from typing import Any

from aiogram.types import CallbackQuery, InlineKeyboardButton
from aiogram_dialog import Data, Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.widgets.kbd import Button, Column, Group, Keyboard, Row, Start, SwitchTo

from delivery.messages.deficits import deficit_label, deficit_name
from delivery.messages.partnerships import capital
from delivery.messages.practices import card_text, line_label
from handlers.common.context import ctx_of
from handlers.common.files import show_file
from handlers.common.typed import Problem, typed
from handlers.common.widgets import (
    Html,
    Label,
    Pages,
    Ready,
    Turns,
    back,
    choice,
    first_page,
    home,
    wanted_page,
)
from handlers.practices.exporting import on_export
from handlers.practices.states import OwnPractices, PracticeDesk, Practices
from locales import Markup, Reader, join
from services.errors import NotFound
from services.practices.facts import Found, Search

PAGE = 7


async def on_start(data: Data, manager: DialogManager) -> None:
    if isinstance(data, dict):
        manager.dialog_data.update(data)


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    bank = await ctx.services.practices.bank(ctx.actor)
    me = await ctx.bot.me()
    return {
        "published": bank.published,
        "own": bank.own,
        "waiting": bank.waiting,
        "methodist": bank.methodist,
        "some": int(bank.published > 0),
        "bot": me.username or "",
    }


def search_of(manager: DialogManager) -> Search:
    data = manager.dialog_data
    return Search(
        data.get("words", ""),
        tuple(data.get("deficits", ())),
        data.get("subject", ""),
        data.get("own_deficits", False),
    )


async def found(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, what = ctx_of(dialog_manager), search_of(dialog_manager)
    result = await ctx.services.practices.search(ctx.actor, what, wanted_page(dialog_manager, "found"), PAGE)
    names = {one.id: one for one in await ctx.services.people.deficits(ctx.actor)}
    named = "; ".join(deficit_name(ctx.reader, names[one]) for one in what.deficit_ids if one in names)
    return {
        "text": _head(ctx.reader, what, named, result),
        "lines": [{"id": one.id, "label": line_label(one)} for one in result.lines],
        "place": result.place,
    }


def _head(reader: Reader, what: Search, deficit: str, result: Found) -> Markup:
    lines = [reader.html("practices-found", n=result.place.total)]
    if what.words:
        lines.append(reader.html("practices-by-words", words=what.words))
    if what.subject:
        lines.append(reader.html("practices-by-subject", subject=what.subject))
    if deficit:
        lines.append(reader.html("practices-by-deficit", deficit=deficit))
    if what.own_deficits:
        lines.append(reader.html("practices-by-own"))
    if result.partly:
        lines.append(reader.html("practices-partly"))
    lines.append(reader.html("practices-type-words"))
    return join(lines)


async def subjects(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    names = await ctx.services.practices.subjects(ctx.actor)
    dialog_manager.dialog_data["subjects"] = list(names)
    return {"lines": [{"id": n, "label": capital(name)} for n, name in enumerate(names)]}


async def deficits(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    lines = await ctx.services.people.deficits(ctx.actor)
    return {"lines": [{"id": one.id, "label": deficit_label(ctx.reader, one)} for one in lines]}


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    one = await ctx.services.practices.practice_card(ctx.actor, dialog_manager.dialog_data["practice"])
    return {
        "text": join([card_text(ctx.reader, one), ctx.reader.html("practice-uses", n=one.uses)], "\n\n"),
        "files": [{"id": file.id, "label": f"📄 {file.file.name}"} for file in one.files],
        "link": one.link,
        "title": one.title,
        "moderates": one.moderates,
        "id": one.id,
    }


class Share(Keyboard):
    """Show the card in any chat: Telegram asks in which, and puts the bot's inline answer there."""

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        label = ctx_of(manager).reader.plain("practice-share")
        return [[InlineKeyboardButton(text=label, switch_inline_query=data["title"])]]


async def narrow(manager: DialogManager, **what: Any) -> None:
    """A search of its own in place of the one before."""
    for name in ("words", "deficits", "subject", "own_deficits"):
        manager.dialog_data.pop(name, None)
    manager.dialog_data.update(what)
    first_page(manager, "found")
    await manager.switch_to(Practices.found)


async def on_words(manager: DialogManager, text: str) -> None:
    await narrow(manager, words=" ".join(text.split())[:100])


async def on_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await narrow(manager)


async def on_own_deficits(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await narrow(manager, own_deficits=True)


async def on_subject(_: CallbackQuery, __: Any, manager: DialogManager, number: int) -> None:
    names = manager.dialog_data.get("subjects", [])
    if not 0 <= number < len(names):
        raise NotFound("subject")
    await narrow(manager, subject=names[number])


async def on_deficit(_: CallbackQuery, __: Any, manager: DialogManager, deficit_id: int) -> None:
    await narrow(manager, deficits=[deficit_id])


async def on_card(_: CallbackQuery, __: Any, manager: DialogManager, practice_id: int) -> None:
    manager.dialog_data.update(practice=practice_id, listed=True)
    await manager.switch_to(Practices.card)


async def on_file(_: CallbackQuery, __: Any, manager: DialogManager, file_id: int) -> None:
    ctx = ctx_of(manager)
    one = await ctx.services.practices.use(ctx.actor, manager.dialog_data["practice"])
    file = next((line for line in one.files if line.id == file_id), None)
    if file is None:
        raise NotFound("file")
    await show_file(ctx, file.file, ctx.reader.html("practice-caption", title=one.title))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_take(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.practices.use(ctx.actor, manager.dialog_data["practice"])
    await query.answer(ctx.reader.plain("practice-taken"))


async def on_desk(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(PracticeDesk.note, {"practice": manager.dialog_data["practice"]})


async def on_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """From a card to the list it was chosen in; one opened by a link has none."""
    await manager.switch_to(Practices.found if manager.dialog_data.get("listed") else Practices.main)


dialog = Dialog(
    Window(
        Problem(),
        Html("practices-main"),
        typed(on_words),
        Group(
            Button(Label("practices-all"), id="all", on_click=on_all),
            Button(Label("practices-own-deficits"), id="mydef", on_click=on_own_deficits),
            SwitchTo(Label("practices-subjects"), id="subj", state=Practices.subjects),
            SwitchTo(Label("practices-deficits"), id="def", state=Practices.deficits),
            width=2,
            when="some",
        ),
        Row(
            Start(Label("practices-mine"), id="mine", state=OwnPractices.main),
            Start(Label("practices-desk"), id="desk", state=PracticeDesk.main, when="methodist"),
        ),
        Button(Label("practices-export"), id="export", on_click=on_export, when="methodist"),
        home(),
        getter=main,
        state=Practices.main,
    ),
    Window(
        Problem(),
        Ready("text"),
        typed(on_words),
        Column(choice("card", "lines", on_card, of=int)),
        Turns(id="found"),
        Row(back(Practices.main), home()),
        getter=found,
        state=Practices.found,
    ),
    Window(
        Html("practices-ask-subject"),
        Pages(choice("subject", "lines", on_subject, of=int), id="subjects", height=PAGE),
        back(Practices.main),
        getter=subjects,
        state=Practices.subjects,
    ),
    Window(
        Html("practices-ask-deficit"),
        Pages(choice("deficit", "lines", on_deficit, of=int), id="deficits", height=PAGE),
        back(Practices.main),
        getter=deficits,
        state=Practices.deficits,
    ),
    Window(
        Ready("text"),
        Column(choice("file", "files", on_file, of=int)),
        Button(Label("practice-take"), id="take", on_click=on_take),
        Share(),
        Button(Label("practice-give-back"), id="back_to_author", on_click=on_desk, when="moderates"),
        Row(Button(Label("button-back"), id="list", on_click=on_back), home()),
        getter=card,
        state=Practices.card,
    ),
    on_start=on_start,
)
