"""Recommendations on an event or a summary: written in four steps, then followed to their end."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery
from aiogram_dialog import ChatEvent, Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import TextInput
from aiogram_dialog.widgets.kbd import Button, Column, Row, SwitchTo

from delivery.messages.bundle import short
from handlers.common.calendar import ClockCalendar
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, complain, typed
from handlers.common.widgets import (
    Html,
    Label,
    Ready,
    Turns,
    back,
    choice,
    first_page,
    home,
    leave,
    wanted_page,
)
from handlers.partnerships.choosing import Searched, clear_search, found_people, on_search, people_to_choose
from handlers.partnerships.days import typed_day
from handlers.people.school_lists import on_search as on_school_search
from handlers.people.school_lists import page_of_schools, turning
from handlers.roadmap.plan import assignee_text
from handlers.roadmap.states import Recommend
from locales import Markup, Reader, dates, join
from services.errors import DomainError
from services.roadmap.recommend_facts import Addressee, RecommendationLine, Source, To, addressee_words
from services.roadmap.views import Role

ROLES = (Role.MENTOR, Role.MENTEE, Role.CURATOR)


def _source(manager: DialogManager) -> Source | None:
    """What they are written on; None when all of the programme's are looked at."""
    start = manager.start_data
    return Source(start.get("event"), start.get("survey")) if isinstance(start, dict) else None


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, source = ctx_of(dialog_manager), _source(dialog_manager)
    found = await ctx.services.roadmap.recommendations(
        ctx.actor, source, wanted_page(dialog_manager, "recommendations")
    )
    lines = list(enumerate(found.recommendations, start=found.place.page * 6 + 1))
    note = dialog_manager.dialog_data.pop("note", "")
    head = ctx.reader.html("recommend-main" if lines else "recommend-none")
    parts: list[str] = [*([Markup(note)] if note else []), head]
    parts += [join([Markup(f"{n}. "), recommendation_text(one, ctx.reader)], "") for n, one in lines]
    return {
        "text": join(parts, "\n\n"),
        "lines": [{"id": one.id, "n": n} for n, one in lines],
        "place": found.place,
        "writable": source is not None,
    }


def recommendation_text(one: RecommendationLine, reader: Reader, length: int = 120) -> Markup:
    """What, whom, by when, and how far it is."""
    mark = "➖" if one.dropped else "✅" if one.total and one.done == one.total else "⚠️" if one.late else "▫️"
    return reader.html(
        "recommend-line",
        mark=mark,
        text=short(one.text, length),
        who=short(addressee_words(reader.plain, one), 120),
        day=dates.day(reader.locale, one.due_on),
        done=one.done,
        total=one.total,
    )


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    recommendation_id = dialog_manager.dialog_data["recommendation"]
    found = await ctx.services.roadmap.recommendation(
        ctx.actor, recommendation_id, wanted_page(dialog_manager, "assignees")
    )
    lines = [recommendation_text(found.line, ctx.reader, 300), Markup("")]
    lines += [assignee_text(one, ctx.reader) for one in found.assignees]
    methodist = Role.METHODIST in ctx.actor.roles
    unfinished = methodist and not found.line.dropped and found.line.done < found.line.total
    return {"text": join(lines), "droppable": unfinished, "place": found.place}


async def whom(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader, text = ctx_of(dialog_manager).reader, dialog_manager.dialog_data["text"]
    return {
        "text": reader.html("recommend-ask-whom", text=text),
        "roles": [
            {"id": str(role), "label": reader.plain(f"role-button-{role}", mark="").strip()} for role in ROLES
        ],
    }


async def schools(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return await page_of_schools(dialog_manager)


async def people(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    picked = dialog_manager.dialog_data.get("people", [])
    # Whoever is picked may be taken out again, so nobody is left out of the list.
    return {**await found_people(dialog_manager, (0,), picked), "n": len(picked)}


async def due(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"today": await _today(dialog_manager)}


async def _today(manager: DialogManager) -> date:
    ctx = ctx_of(manager)
    zone = await ctx.services.summaries.zone(ctx.actor)
    return ctx.services.clock.now().astimezone(ZoneInfo(zone)).date()


async def on_line(_: CallbackQuery, __: Any, manager: DialogManager, recommendation_id: int) -> None:
    first_page(manager, "assignees")
    manager.dialog_data["recommendation"] = recommendation_id
    await manager.switch_to(Recommend.card)


async def on_write(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.clear()
    await manager.switch_to(Recommend.text)


async def on_text(manager: DialogManager, text: str) -> None:
    text = " ".join(text.split())
    if len(text) > 300:
        raise DomainError("error-text-too-long", length=len(text), limit=300)
    manager.dialog_data["text"] = text
    await manager.switch_to(Recommend.whom)


async def on_role(_: CallbackQuery, __: Any, manager: DialogManager, role: str) -> None:
    manager.dialog_data.update(kind=str(Addressee.ROLE), role=role)
    await manager.switch_to(Recommend.due)


async def on_schools(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.update(kind=str(Addressee.ADMINISTRATION), school=None, query="", page=0)
    await manager.switch_to(Recommend.school)


async def on_school(_: CallbackQuery, __: Any, manager: DialogManager, school_id: int) -> None:
    manager.dialog_data["school"] = school_id
    await manager.switch_to(Recommend.due)


async def on_people(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """The head of a subject group is one person, others may be several."""
    kind = Addressee.HEAD if button.widget_id == "head" else Addressee.PERSONS
    manager.dialog_data.update(kind=str(kind), people=[], search="")
    first_page(manager, "people")
    await manager.switch_to(Recommend.people)


async def on_person(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    data = manager.dialog_data
    if data["kind"] == Addressee.HEAD:
        data["people"] = [person_id]
        await manager.switch_to(Recommend.due)
    elif person_id in data["people"]:
        data["people"].remove(person_id)
    else:
        data["people"].append(person_id)


async def on_day(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    try:
        await _made(manager, day)
    except DomainError as error:
        complain(manager, error)


async def on_typed_day(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    day = await typed_day(ctx, text, await ctx.services.summaries.zone(ctx.actor))
    if day is None:
        raise DomainError("later-not-understood")
    await _made(manager, day)


async def _made(manager: DialogManager, day: date) -> None:
    ctx, data, source = ctx_of(manager), manager.dialog_data, _source(manager)
    assert source is not None, "written only on something"
    to = To(
        Addressee(data["kind"]),
        data.get("school"),
        tuple(data.get("people", ())),
        Role(data["role"]) if data.get("role") and data["kind"] == Addressee.ROLE else None,
    )
    await ctx.services.roadmap.recommend(ctx.actor, source, data["text"], to, day)
    data.clear()
    data["note"] = ctx.reader.html("recommend-made")
    await manager.switch_to(Recommend.main)


async def on_drop(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.roadmap.drop_recommendation(ctx.actor, data["recommendation"])
    await manager.switch_to(Recommend.card)


async def on_start(data: Any, manager: DialogManager) -> None:
    """From a warning: at that recommendation."""
    if isinstance(data, dict) and "recommendation" in data:
        manager.dialog_data["recommendation"] = data["recommendation"]


dialog = Dialog(
    Window(
        Ready("text"),
        Row(choice("line", "lines", on_line, Label("button-line"), of=int)),
        Turns(id="recommendations"),
        Button(Label("recommend-write"), id="write", on_click=on_write, when="writable"),
        Row(leave(), home()),
        getter=main,
        state=Recommend.main,
    ),
    Window(
        Ready("text"),
        Turns(id="assignees"),
        Button(Label("recommend-drop"), id="drop", on_click=on_drop, when="droppable"),
        Row(leave(), home()),
        getter=card,
        state=Recommend.opened,
    ),
    Window(
        Ready("text"),
        Turns(id="assignees"),
        Button(Label("recommend-drop"), id="drop", on_click=on_drop, when="droppable"),
        back(Recommend.main),
        getter=card,
        state=Recommend.card,
    ),
    Window(Problem(), Html("recommend-ask-text"), typed(on_text), back(Recommend.main), state=Recommend.text),
    Window(
        Ready("text"),
        Button(Label("recommend-school"), id="school", on_click=on_schools),
        Button(Label("recommend-head"), id="head", on_click=on_people),
        Button(Label("recommend-people"), id="persons", on_click=on_people),
        Column(choice("role", "roles", on_role)),
        back(Recommend.text),
        getter=whom,
        state=Recommend.whom,
    ),
    Window(
        Problem(),
        Html("recommend-ask-school"),
        Column(choice("school", "lines", on_school, of=int)),
        turning(),
        SwitchTo(Label("recommend-all-schools"), id="all", state=Recommend.due),
        typed(on_school_search),
        back(Recommend.whom),
        getter=schools,
        state=Recommend.school,
    ),
    Window(
        Html("recommend-ask-people"),
        Searched(),
        people_to_choose(on_person),
        SwitchTo(Label("recommend-chosen"), id="chosen", state=Recommend.due, when="n"),
        clear_search(),
        back(Recommend.whom),
        TextInput("search", on_success=on_search),
        getter=people,
        state=Recommend.people,
    ),
    Window(
        Problem(),
        Html("recommend-ask-day"),
        ClockCalendar(id="due", on_click=on_day),
        typed(on_typed_day),
        back(Recommend.whom),
        getter=due,
        state=Recommend.due,
    ),
    on_start=on_start,
)
