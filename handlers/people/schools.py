"""The schools of the municipality: found, looked at, corrected, added, made one."""

import re
from datetime import date
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, SwitchTo

from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, back, choice, leave
from handlers.partnerships.days import typed_day
from handlers.people import school_groups, school_partners
from handlers.people.school_lists import on_all, on_search, page_of_schools, turning
from handlers.people.screens import short
from handlers.people.states import Schools, Teams
from handlers.roadmap.states import SchoolForm
from handlers.summaries.states import SchoolSummary
from locales import Markup, join
from services.errors import DomainError
from services.people.facts import SchoolCategory
from services.people.schools_list import SchoolCard

CATEGORIES = tuple(SchoolCategory)
NAME_SHOWN = 200

_COUNT = re.compile(r"(?P<count>\d{1,6})\s*(?:[^\d\s]+\s+)*?(?:(?:на|от|on|of)\s+)?(?P<day>\d.*|)$")


async def schools(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return await page_of_schools(dialog_manager)


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = ctx_of(dialog_manager), await _card(dialog_manager)
    start = dialog_manager.start_data
    return {
        "text": card_text(ctx, found),
        "methodist": found.editable,
        "only_this": isinstance(start, dict),
        "listed": not isinstance(start, dict),
        "categories": [
            {
                "id": index,
                "label": ("✅ " if one is found.category else "")
                + ctx.reader.plain(f"school-category-{one}"),
            }
            for index, one in enumerate(CATEGORIES)
        ],
    }


def card_text(ctx: Context, found: SchoolCard) -> Markup:
    """Name, category, head-count with its day, who takes part, partners, other writings."""
    reader = ctx.reader
    lines = [
        reader.html(
            "school-head",
            name=short(found.name, NAME_SHOWN),
            category=reader.plain(f"school-category-{found.category}"),
        )
    ]
    if found.head_count and found.counted_on:
        day = f"{found.counted_on:%d.%m.%Y}"
        lines.append(reader.html("school-count", n=found.head_count, day=day))
    elif found.head_count:
        lines.append(reader.html("school-count-undated", n=found.head_count))
    else:
        lines.append(reader.html("school-not-counted"))
    partners = sum(one.ended_on is None for one in found.partners)
    lines.append(reader.html("school-people", n=found.people, teams=found.teams, partners=partners))
    if found.writings:
        lines.append(reader.html("school-writings", names=short("; ".join(found.writings), NAME_SHOWN)))
    return join(lines)


async def _card(manager: DialogManager) -> SchoolCard:
    ctx, start = ctx_of(manager), manager.start_data
    if isinstance(start, dict):
        manager.dialog_data.setdefault("school", start["school"])
    return await ctx.services.people.school_card(ctx.actor, manager.dialog_data["school"])


async def on_school(_: CallbackQuery, __: Any, manager: DialogManager, school_id: int) -> None:
    manager.dialog_data["school"] = school_id
    await manager.switch_to(Schools.card)


async def on_add(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    manager.dialog_data["school"] = await ctx.services.people.add_school(ctx.actor, text)
    await manager.switch_to(Schools.card)


async def on_name(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.rename_school(ctx.actor, manager.dialog_data["school"], text)
    await manager.switch_to(Schools.card)


async def on_category(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    if 0 <= index < len(CATEGORIES):
        ctx, school = ctx_of(manager), manager.dialog_data["school"]
        await ctx.services.people.set_category(ctx.actor, school, CATEGORIES[index])
        await manager.switch_to(Schools.card)


async def on_count(manager: DialogManager, text: str) -> None:
    """«24» is as of today, «24 на 01.09.2026» as of that day."""
    ctx, found = ctx_of(manager), _COUNT.fullmatch(text.strip())
    if found is None:
        raise DomainError("schools-count-unclear")
    day: date | None = (await _card(manager)).today
    if found["day"]:
        year = await ctx.services.programmes.year(ctx.actor)
        day = await typed_day(ctx, found["day"], year.time_zone)
    if day is None:
        raise DomainError("schools-count-unclear")
    await ctx.services.people.set_head_count(
        ctx.actor, manager.dialog_data["school"], int(found["count"]), day
    )
    await manager.switch_to(Schools.card)


async def others(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    found = await _card(dialog_manager)
    page = await page_of_schools(dialog_manager, without=found.id)
    return {**page, "name": short(found.name, NAME_SHOWN)}


async def on_double(_: CallbackQuery, __: Any, manager: DialogManager, school_id: int) -> None:
    manager.dialog_data["gone"] = school_id
    await manager.switch_to(Schools.merge_check)


async def to_merge(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.people.merge_preview(ctx.actor, data["school"], data["gone"])
    return {
        "kept": short(found.kept, NAME_SHOWN),
        "gone": short(found.gone, NAME_SHOWN),
        "people": found.people,
        "partnerships": found.partnerships,
    }


async def on_merge(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.people.merge_schools(ctx.actor, data["school"], data["gone"])
    await manager.switch_to(Schools.card)


async def on_teams(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Teams.list, data={"school": manager.dialog_data["school"]})


async def on_requests(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(SchoolForm.main, data={"school": manager.dialog_data["school"]})


async def on_summary(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(SchoolSummary.main, data={"school": manager.dialog_data["school"]})


async def on_all_teams(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Teams.list)


dialog = Dialog(
    Window(
        Problem(),
        Html("schools-text"),
        Column(choice("school", "lines", on_school, of=int)),
        turning(),
        Button(Label("schools-all-again"), id="all", on_click=on_all, when="searched"),
        Row(
            SwitchTo(Label("schools-add"), id="add", state=Schools.add),
            Button(Label("teams-button"), id="teams", on_click=on_all_teams),
        ),
        typed(on_search),
        leave(),
        getter=schools,
        state=Schools.list,
    ),
    Window(Problem(), Html("schools-ask-name"), typed(on_add), back(Schools.list), state=Schools.add),
    Window(
        Ready("text"),
        Group(
            SwitchTo(Label("school-name"), id="name", state=Schools.name),
            SwitchTo(Label("school-category"), id="category", state=Schools.category),
            SwitchTo(Label("school-count-button"), id="count", state=Schools.count),
            SwitchTo(Label("school-partners"), id="partners", state=Schools.partners),
            Button(Label("teams-button"), id="teams", on_click=on_teams),
            SwitchTo(Label("school-merge"), id="merge", state=Schools.merge),
            Button(Label("requests-open"), id="requests", on_click=on_requests),
            width=2,
            when="methodist",
        ),
        SwitchTo(Label("button-back"), id="list", state=Schools.list, when="listed"),
        Group(
            Button(Label("teams-button"), id="own_teams", on_click=on_teams),
            Button(Label("requests-open"), id="own_requests", on_click=on_requests),
            Button(Label("school-summary-open"), id="own_summary", on_click=on_summary),
            leave(),
            width=2,
            when="only_this",
        ),
        getter=card,
        state=Schools.card,
    ),
    Window(Problem(), Html("schools-ask-name"), typed(on_name), back(Schools.card), state=Schools.name),
    Window(
        Html("school-ask-category"),
        Column(choice("one", "categories", on_category, of=int)),
        back(Schools.card),
        getter=card,
        state=Schools.category,
    ),
    Window(Problem(), Html("school-ask-count"), typed(on_count), back(Schools.card), state=Schools.count),
    Window(
        Problem(),
        Html("school-ask-double"),
        Column(choice("double", "lines", on_double, of=int)),
        turning(),
        Button(Label("schools-all-again"), id="all", on_click=on_all, when="searched"),
        typed(on_search),
        back(Schools.card),
        getter=others,
        state=Schools.merge,
    ),
    Window(
        Html("school-merge-check"),
        Button(Label("school-merge-yes"), id="yes", on_click=on_merge),
        back(Schools.card),
        getter=to_merge,
        state=Schools.merge_check,
    ),
    *school_partners.windows,
    *school_groups.windows,
)
