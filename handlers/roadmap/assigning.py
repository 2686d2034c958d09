"""Whom the plan's words mean: roles, schools, teams and people of each wording; saved after a look."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Data, Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import TextInput
from aiogram_dialog.widgets.kbd import Button, Group, Row
from aiogram_dialog.widgets.text import Format

from delivery.messages.bundle import short
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, complain
from handlers.common.widgets import Html, Label, Pages, Ready, back, choice, home, leave
from handlers.partnerships.choosing import (
    Searched,
    clear_search,
    found_people,
    on_search,
    people_to_choose,
)
from handlers.roadmap.states import Whom
from handlers.roadmap.words import meaning_words, next_answering
from locales import Markup, join
from services.errors import DomainError
from services.roadmap.assigning import WordingLine
from services.roadmap.meaning import Answering, Meaning, Role, SchoolCategory

ROLES = ("mentor", "mentee", "curator", "methodist")
CATEGORIES = tuple(map(str, SchoolCategory))
LINES = 7


def _meaning(data: dict[str, Any]) -> Meaning:
    """What has been chosen so far."""
    draft = data["meaning"]
    return Meaning(
        frozenset(map(Role, draft["roles"])),
        frozenset(map(SchoolCategory, draft["categories"])),
        frozenset(draft["schools"]),
        frozenset(draft["teams"]),
        frozenset(draft["people"]),
        Answering(draft["answering"]),
    )


def _draft(meaning: Meaning) -> dict[str, Any]:
    return {
        "roles": sorted(map(str, meaning.roles)),
        "categories": sorted(map(str, meaning.categories)),
        "schools": sorted(meaning.schools),
        "teams": sorted(meaning.teams),
        "people": sorted(meaning.people),
        "answering": str(meaning.answering),
    }


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.roadmap.plan_wordings(ctx.actor, data.get("only"))
    unclear = sum(not one.meant.meaning for one in found)
    parts = [ctx.reader.html("whom-text", count=len(found), unclear=unclear)]
    if "note" in data:
        parts.insert(0, Markup(data.pop("note")))
    nothing = ctx.reader.plain("import-wording-none")
    return {
        "text": join(parts, "\n\n"),
        "lines": [
            {
                "id": f"{one.activity_id}-{int(one.takes_part)}",
                "label": f"{_line_mark(one)} {one.count} · {one.wording or nothing}",
            }
            for one in found
        ],
    }


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    reader = ctx.reader
    line = await ctx.services.roadmap.plan_wording(ctx.actor, data["activity"], data["takes_part"])
    if "meaning" not in data:
        data["meaning"] = _draft(line.meant.meaning)
    wanted = _meaning(data)
    words, done = await ctx.services.roadmap.preview_meaning(
        ctx.actor, data["activity"], wanted, data["takes_part"]
    )
    changed = wanted != line.meant.meaning
    parts = [
        reader.html(
            "whom-card",
            wording=short(line.wording, 400) or reader.plain("import-wording-none"),
            count=line.count,
            whom=meaning_words(words, reader),
            taking="yes" if line.takes_part else "no",
            people=done.people,
        )
    ]
    if changed:
        parts.append(reader.html("whom-would", given=done.given, released=done.released))
    chosen = data["meaning"]["roles"]
    return {
        "text": join(parts, "\n\n"),
        "roles": [
            {"id": role, "label": reader.plain(f"role-button-{role}", mark="☑️" if role in chosen else "▫️")}
            for role in ROLES
        ],
        "changed": changed,
        "answering": reader.plain(f"answering-{wanted.answering}"),
        "n_schools": len(wanted.schools) + len(wanted.categories),
        "n_teams": len(wanted.teams),
        "n_people": len(wanted.people),
    }


async def schools(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Kinds of schools, then a page of the municipality's schools."""
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.people.schools(ctx.actor, data.get("page", 0))
    data["page"] = found.page
    chosen = data["meaning"]
    return {
        "categories": [
            {"id": one, "label": _mark(one in chosen["categories"], ctx.reader.plain(f"whom-category-{one}"))}
            for one in CATEGORIES
        ],
        "schools": [
            {"id": one.id, "label": _mark(one.id in chosen["schools"], one.name)} for one in found.schools
        ],
        "earlier": found.earlier,
        "later": found.later,
    }


async def teams(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.people.teams(ctx.actor, data.get("page", 0))
    data["page"] = found.page
    chosen = data["meaning"]["teams"]
    return {
        "text": ctx.reader.html("whom-teams" if found.teams else "whom-no-teams"),
        "teams": [{"id": one.id, "label": _mark(one.id in chosen, one.name)} for one in found.teams],
        "earlier": found.earlier,
        "later": found.later,
    }


async def people(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return await found_people(dialog_manager, picked=dialog_manager.dialog_data["meaning"]["people"])


def _mark(chosen: bool, text: str) -> str:
    return f"{'☑️' if chosen else '▫️'} {text}"


def _line_mark(one: WordingLine) -> str:
    """Whether it is clear whom it means, and whether they only take part."""
    clear = "✅" if one.meant.meaning else "❓"
    return f"{clear}🙋" if one.takes_part else clear


async def on_line(_: CallbackQuery, __: Any, manager: DialogManager, line: str) -> None:
    activity_id, takes_part = map(int, line.split("-"))
    manager.dialog_data.pop("meaning", None)
    manager.dialog_data.update(activity=activity_id, takes_part=bool(takes_part))
    await manager.switch_to(Whom.card)


def _toggle(manager: DialogManager, part: str, one: str | int) -> None:
    chosen = manager.dialog_data["meaning"][part]
    if one in chosen:
        chosen.remove(one)
    else:
        chosen.append(one)


async def on_role(_: CallbackQuery, __: Any, manager: DialogManager, role: str) -> None:
    _toggle(manager, "roles", role)


async def on_answering(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    chosen = manager.dialog_data["meaning"]
    chosen["answering"] = next_answering(chosen["answering"])


async def on_category(_: CallbackQuery, __: Any, manager: DialogManager, category: str) -> None:
    _toggle(manager, "categories", category)


async def on_school(_: CallbackQuery, __: Any, manager: DialogManager, school_id: int) -> None:
    _toggle(manager, "schools", school_id)


async def on_team(_: CallbackQuery, __: Any, manager: DialogManager, team_id: int) -> None:
    _toggle(manager, "teams", team_id)


async def on_person(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    _toggle(manager, "people", person_id)


async def on_open(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Schools, teams or people, from their beginning."""
    manager.dialog_data.update(page=0, search="")
    places = {"schools": Whom.schools, "teams": Whom.teams, "people": Whom.people}
    await manager.switch_to(places[str(button.widget_id)])


async def on_turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["page"] += 1 if button.widget_id == "later_page" else -1


async def on_save(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    try:
        done = await ctx.services.roadmap.set_meaning(
            ctx.actor, data["activity"], _meaning(data), data["takes_part"]
        )
    except DomainError as error:
        complain(manager, error)
        return
    data.pop("meaning")
    key = "whom-saved-taking-part" if data["takes_part"] else "whom-saved"
    note = ctx.reader.html(key, people=done.people, released=done.released)
    if data.get("single"):
        await manager.done({"note": note})
        return
    data["note"] = note
    await manager.switch_to(Whom.main)


async def on_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """To where it was opened from; what was chosen and not saved is dropped."""
    manager.dialog_data.pop("meaning", None)
    if manager.dialog_data.get("single"):
        await manager.done()
    else:
        await manager.switch_to(Whom.main)


async def on_start(start: Data, manager: DialogManager) -> None:
    """Of the whole plan, or of one activity: with its only wording, or to choose between its two."""
    if isinstance(start, dict):
        single = manager.current_context().state == Whom.card
        manager.dialog_data.update(
            activity=start["activity"], only=start["activity"], takes_part=False, single=single
        )


def _turns() -> Row:
    return Row(
        Button(Format("←"), id="earlier_page", on_click=on_turn, when="earlier"),
        Button(Format("→"), id="later_page", on_click=on_turn, when="later"),
    )


dialog = Dialog(
    Window(
        Ready("text"),
        Pages(choice("line", "lines", on_line), id="wordings", height=LINES),
        leave(),
        home(),
        getter=main,
        state=Whom.main,
    ),
    Window(
        Problem(),
        Ready("text"),
        Button(Label("whom-save"), id="save", on_click=on_save, when="changed"),
        Group(choice("role", "roles", on_role), width=2),
        Button(Format("{answering}"), id="answering", on_click=on_answering),
        Row(
            Button(Label("whom-schools-button"), id="schools", on_click=on_open),
            Button(Label("whom-teams-button"), id="teams", on_click=on_open),
            Button(Label("whom-people-button"), id="people", on_click=on_open),
        ),
        Button(Label("button-back"), id="back", on_click=on_back),
        getter=card,
        state=Whom.card,
    ),
    Window(
        Html("whom-schools"),
        Group(choice("category", "categories", on_category), width=2),
        Group(choice("school", "schools", on_school, of=int), width=1),
        _turns(),
        back(Whom.card),
        getter=schools,
        state=Whom.schools,
    ),
    Window(
        Ready("text"),
        Group(choice("team", "teams", on_team, of=int), width=1),
        _turns(),
        back(Whom.card),
        getter=teams,
        state=Whom.teams,
    ),
    Window(
        Html("whom-people"),
        Searched(),
        people_to_choose(on_person),
        clear_search(),
        back(Whom.card),
        TextInput("search", on_success=on_search),
        getter=people,
        state=Whom.people,
    ),
    on_start=on_start,
)
