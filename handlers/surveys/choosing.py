"""Whom a survey asks: all, a role, schools, a category of schools, people by name."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, SwitchTo

from handlers.common.context import ctx_of
from handlers.common.widgets import Html, Label, Pages, Turns, back, choice, first_page, wanted_page
from handlers.surveys.states import Surveys
from services.errors import DomainError
from services.surveys.circles import Circle, CircleKind
from services.surveys.facts import Role, SchoolCategory

PAGE = 6
CIRCLE, PICKED = "circle", "picked"
ROLES = {
    "mentors": Circle(CircleKind.ROLE, role=Role.MENTOR),
    "mentees": Circle(CircleKind.ROLE, role=Role.MENTEE),
    "pair_mentors": Circle(CircleKind.PARTNERS, role=Role.MENTOR),
    "pair_mentees": Circle(CircleKind.PARTNERS, role=Role.MENTEE),
    "curators": Circle(CircleKind.ROLE, role=Role.CURATOR),
    "methodists": Circle(CircleKind.ROLE, role=Role.METHODIST),
}


async def roles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    return {
        "options": [
            {"id": name, "label": reader.plain(f"surveys-to-{name.replace('_', '-')}")} for name in ROLES
        ]
    }


async def schools(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    page = wanted_page(dialog_manager, "schools")
    found, place = await ctx.services.surveys.choosable_schools(ctx.actor, page)
    return {**_several(dialog_manager, found), "place": place}


async def categories(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.surveys.categories(ctx.actor)
    return {
        "options": [
            {"id": one.value, "label": ctx.reader.plain(f"school-category-{one.value}")} for one in found
        ]
    }


async def people(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found, place = await ctx.services.surveys.choosable_people(
        ctx.actor, wanted_page(dialog_manager, "people")
    )
    return {**_several(dialog_manager, found), "place": place}


def _several(manager: DialogManager, options: list[Any]) -> dict[str, Any]:
    picked = manager.dialog_data.get(PICKED, [])
    return {
        "options": [
            {"id": one.id, "label": f"{'✓ ' if one.id in picked else ''}{one.label}"} for one in options
        ],
        "n": len(picked),
    }


async def on_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _chosen(manager, Circle(CircleKind.ALL))


async def on_role(_: CallbackQuery, __: Any, manager: DialogManager, name: str) -> None:
    await _chosen(manager, ROLES[name])


async def on_category(_: CallbackQuery, __: Any, manager: DialogManager, name: str) -> None:
    await _chosen(manager, Circle(CircleKind.CATEGORY, category=SchoolCategory(name)))


async def on_list(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    manager.dialog_data[PICKED] = []
    first_page(manager, "schools")
    first_page(manager, "people")


async def on_one_of_several(_: CallbackQuery, __: Any, manager: DialogManager, option_id: int) -> None:
    picked = manager.dialog_data.setdefault(PICKED, [])
    if option_id in picked:
        picked.remove(option_id)
    else:
        picked.append(option_id)


async def on_picked(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Schools or people, as the button's id says."""
    picked = manager.dialog_data.get(PICKED)
    if not picked:
        raise DomainError("surveys-pick-one")
    await _chosen(manager, Circle(CircleKind(str(button.widget_id)), tuple(picked)))


async def _chosen(manager: DialogManager, circle: Circle) -> None:
    manager.dialog_data[CIRCLE] = circle.dump()
    await manager.switch_to(Surveys.check)


def _list(on_click: Any, of: Any = str) -> Pages:
    return Pages(choice("one", "options", on_click, of=of), id="options", height=PAGE)


windows = (
    Window(
        Html("surveys-ask-circle"),
        Column(
            Button(Label("surveys-to-all"), id="all", on_click=on_all),
            SwitchTo(Label("surveys-to-role"), id="role", state=Surveys.role),
            SwitchTo(Label("surveys-to-school"), id="school", state=Surveys.schools, on_click=on_list),
            SwitchTo(Label("surveys-to-category"), id="category", state=Surveys.category),
            SwitchTo(Label("surveys-to-people"), id="people", state=Surveys.people, on_click=on_list),
        ),
        back(Surveys.form),
        state=Surveys.circle,
    ),
    Window(
        Html("surveys-ask-role"),
        _list(on_role),
        back(Surveys.circle),
        getter=roles,
        state=Surveys.role,
    ),
    Window(
        Html("surveys-ask-schools"),
        Column(choice("one", "options", on_one_of_several, of=int)),
        Turns(id="schools"),
        Button(Label("surveys-picked"), id=CircleKind.SCHOOL.value, on_click=on_picked, when="n"),
        back(Surveys.circle),
        getter=schools,
        state=Surveys.schools,
    ),
    Window(
        Html("surveys-ask-category"),
        _list(on_category),
        back(Surveys.circle),
        getter=categories,
        state=Surveys.category,
    ),
    Window(
        Html("surveys-ask-people"),
        Column(choice("one", "options", on_one_of_several, of=int)),
        Turns(id="people"),
        Button(Label("surveys-picked"), id=CircleKind.PEOPLE.value, on_click=on_picked, when="n"),
        back(Surveys.circle),
        getter=people,
        state=Surveys.people,
    ),
)
