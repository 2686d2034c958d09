"""Making a pair or a group by hand: who leads, who is led, a last look, done."""

import re
from collections.abc import Collection
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import ManagedTextInput, TextInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, SwitchTo
from aiogram_dialog.widgets.text import Text

from delivery.messages.partnerships import DETAIL_LENGTH, NAME_LENGTH, shortened
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import (
    Html,
    Label,
    Ready,
    Turns,
    back,
    choice,
    first_page,
    home,
    wanted_page,
)
from handlers.partnerships.states import Partnerships
from locales import join
from services.errors import DomainError
from services.partnerships.facts import PersonLine
from services.partnerships.rules import REASON_LENGTH

SEARCH_LENGTH = 60
LEGAL_FORM = re.compile(r"^[А-ЯЁ]{2,10}\s+«([^»]+)»?$")


async def mentors(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return await found_people(dialog_manager)


async def mentees(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    data, ctx = dialog_manager.dialog_data, ctx_of(dialog_manager)
    known = await ctx.services.partnerships.chosen(ctx.actor, [data["mentor"]])
    shown = await found_people(dialog_manager, {data["mentor"]}, data.get("mentees", ()))
    return {**shown, "mentor": known[data["mentor"]].full_name, "n": len(data.get("mentees", []))}


async def check(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    data, ctx = dialog_manager.dialog_data, ctx_of(dialog_manager)
    known = await ctx.services.partnerships.chosen(ctx.actor, [data["mentor"], *data["mentees"]])
    programme = await ctx.services.partnerships.is_launched(ctx.actor)
    reader, reason = ctx.reader, data.get("reason", "")
    lines: list[str] = [
        reader.html("partnerships-check", n=len(data["mentees"]), mentor=described(known[data["mentor"]])),
        *(
            reader.html("partnerships-check-mentee", mentee=described(known[person_id]))
            for person_id in data["mentees"]
        ),
    ]
    if reason:
        lines.append(reader.html("partnerships-check-why", reason=reason))
    lines.extend(["", reader.html("partnerships-check-told" if programme else "partnerships-check-later")])
    return {"text": join(lines)}


def described(person: PersonLine) -> str:
    """«Орлова Ирина Павловна, физика, Приладожская СОШ»."""
    name = shortened(person.full_name, NAME_LENGTH)
    details = (shortened(part, DETAIL_LENGTH) for part in (person.subject, person.school) if part)
    return ", ".join([name, *details])


def who(person: PersonLine) -> str:
    """«Орлова И. П. · Приладожская СОШ»: on a button there is no room for «МБОУ» and quotation marks."""
    school = LEGAL_FORM.sub(r"\1", person.school)
    return " · ".join(part for part in (person.short_name, school) if part)


async def found_people(
    manager: DialogManager, without: Collection[int] = (), picked: Collection[int] = ()
) -> dict[str, Any]:
    """People of the programme that match the search, for `people_to_choose`; mentors get a star at first."""
    ctx, search = ctx_of(manager), manager.dialog_data.get("search", "")
    page = wanted_page(manager, "people")
    found = await ctx.services.partnerships.people(ctx.actor, page, search, without)
    return {
        "place": found.place,
        "people": [
            {
                "id": one.id,
                "icon": "✓ " if one.id in picked else "⭐ " if one.is_mentor and not without else "",
                "who": who(one),
            }
            for one in found.people
        ],
        "search": search,
        "n_found": found.place.total,
        "more_found": int(found.place.more),
    }


class Searched(Text):
    """What is being searched for, and with what success; nothing while nothing is."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        if not data["search"]:
            return ""
        key = "partnerships-search" if data["n_found"] else "partnerships-search-none"
        return "\n" + ctx_of(manager).reader.html(
            key, search=data["search"], n=data["n_found"], more=data["more_found"]
        )


async def on_search(_: Message, __: ManagedTextInput[str], manager: DialogManager, text: str) -> None:
    manager.dialog_data["search"] = " ".join(text.split())[:SEARCH_LENGTH]
    first_page(manager, "people")


async def on_clear(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["search"] = ""
    first_page(manager, "people")


async def on_create(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.clear()
    await manager.switch_to(Partnerships.mentor)


async def on_mentor(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    data = manager.dialog_data
    data["mentor"] = person_id
    data["mentees"] = [one for one in data.get("mentees", []) if one != person_id]
    data["search"] = ""
    first_page(manager, "people")
    await manager.switch_to(Partnerships.mentees)


async def on_mentee(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    picked = manager.dialog_data.setdefault("mentees", [])
    if person_id in picked:
        picked.remove(person_id)
    else:
        picked.append(person_id)


async def on_reason(manager: DialogManager, text: str) -> None:
    text = " ".join(text.split())
    if len(text) > REASON_LENGTH:
        raise DomainError("error-text-too-long", length=len(text), limit=REASON_LENGTH)
    manager.dialog_data["reason"] = text
    await manager.switch_to(Partnerships.check)


async def on_make(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    created = await ctx.services.partnerships.create(
        ctx.actor, data["mentor"], data["mentees"], data.get("reason", "")
    )
    await query.answer(
        ctx.reader.plain("partnerships-made-group" if created.is_group else "partnerships-made-pair")
    )
    data.clear()
    data["partnership"] = created.id
    await manager.switch_to(Partnerships.card)


def people_to_choose(on_click: Any) -> Group:
    return Group(
        Column(choice("one", "people", on_click, Label("partnerships-person"), of=int)),
        Turns(id="people"),
    )


def clear_search() -> Button:
    return Button(Label("partnerships-search-clear"), id="clear", on_click=on_clear, when="search")


windows = (
    Window(
        Html("partnerships-pick-mentor"),
        Searched(),
        people_to_choose(on_mentor),
        clear_search(),
        back(Partnerships.main),
        TextInput("search", on_success=on_search),
        getter=mentors,
        state=Partnerships.mentor,
    ),
    Window(
        Html("partnerships-pick-mentees"),
        Searched(),
        people_to_choose(on_mentee),
        SwitchTo(Label("partnerships-chosen"), id="check", state=Partnerships.check, when="n"),
        clear_search(),
        back(Partnerships.mentor),
        TextInput("search", on_success=on_search),
        getter=mentees,
        state=Partnerships.mentees,
    ),
    Window(
        Ready("text"),
        Button(Label("partnerships-make"), id="make", on_click=on_make),
        SwitchTo(Label("partnerships-reason-button"), id="reason", state=Partnerships.reason),
        back(Partnerships.mentees),
        home(),
        getter=check,
        state=Partnerships.check,
    ),
    Window(
        Problem(),
        Html("partnerships-ask-reason"),
        typed(on_reason),
        back(Partnerships.check),
        state=Partnerships.reason,
    ),
)
