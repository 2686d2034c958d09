"""Whose programme stands where: for the methodist, and for a curator what is of the own school."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Column

from handlers.common.context import ctx_of
from handlers.common.widgets import Html, Turns, choice, home, leave, wanted_page
from handlers.partnerships.states import Personal, PersonalList
from services.partnerships.personal_facts import PersonalState

ICONS = {
    None: "➖",
    PersonalState.DRAFT: "📝",
    PersonalState.AGREED: "🤝",
    PersonalState.REVIEWED: "🔎",
    PersonalState.FINISHED: "🏁",
}


async def programmes(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.partnerships.personal_list(ctx.actor, wanted_page(dialog_manager, "all"))
    return {
        "place": found.place,
        "lines": [
            {
                "id": line.partnership_id,
                "label": ctx.reader.plain(
                    "personal-list-line",
                    icon=ICONS[line.state],
                    # Surnames alone: the label of a phone is short.
                    mentor=line.mentor.split("\u00a0")[0],
                    mentees=", ".join(line.mentees),
                ),
            }
            for line in found.lines
        ],
        "none": not found.lines,
    }


async def on_open(_: CallbackQuery, __: Any, manager: DialogManager, partnership_id: int) -> None:
    await manager.start(Personal.main, data={"partnership": partnership_id})


dialog = Dialog(
    Window(
        Html("personal-list"),
        Html("personal-list-none", when="none"),
        Column(choice("one", "lines", on_open, of=int)),
        Turns(id="all"),
        leave(),
        home(),
        getter=programmes,
        state=PersonalList.main,
    )
)
