"""Steps of a programme with their days: added, moved, called otherwise, taken out; and the reviews' days."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery
from aiogram_dialog import ChatEvent, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, SwitchTo

from delivery.messages.partnerships import capital
from handlers.common.calendar import ClockCalendar
from handlers.common.context import ctx_of
from handlers.common.files import show_file
from handlers.common.typed import Problem, complain, typed
from handlers.common.widgets import Html, Label, Pages, Ready, back, choice, home
from handlers.partnerships.days import coming_day
from handlers.partnerships.personal_seen import seen
from handlers.partnerships.personal_texts import evidence_name, step_text, steps_text
from handlers.partnerships.states import Personal
from locales import dates
from services.errors import DomainError, NotFound
from services.partnerships.personal_facts import ActionLine, Doer, Evidence, PersonalState
from services.partnerships.personal_rules import TITLE_LENGTH, one_line
from services.partnerships.personal_shown import Shown

DOERS, EVIDENCE = tuple(Doer), tuple(Evidence)
STEPS_A_PAGE = 6
NEW, MOVED = "new", "moved"
"""What a day is chosen for: a new step, a step that moves; else a review."""


async def steps(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, one = ctx_of(dialog_manager), await seen(dialog_manager)
    drafting = one.can_take_part and one.state is PersonalState.DRAFT
    going = one.can_lead and one.state is not PersonalState.FINISHED
    return {
        "text": steps_text(ctx.reader, one),
        "steps": [
            {
                "id": step.id,
                "label": ctx.reader.plain(
                    "personal-step-button",
                    day=dates.short_day(ctx.reader.locale, step.due_on),
                    title=step.title,
                ),
            }
            for step in one.actions
        ],
        "can_add": drafting or going,
    }


async def doers(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, one = ctx_of(dialog_manager), await seen(dialog_manager)
    n = len(one.mentees)
    return {
        "doers": [
            {"id": place, "label": capital(ctx.reader.plain(f"personal-doer-{doer}", n=n))}
            for place, doer in enumerate(DOERS)
        ]
    }


async def step(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, one = ctx_of(dialog_manager), await seen(dialog_manager)
    found = await _chosen(dialog_manager)
    shown = await _shown(dialog_manager)
    return {
        "text": step_text(ctx.reader, one, found, shown),
        "files": [{"id": one.assignment_id, "label": f"📎 {one.who}"} for one in shown if one.file],
        "title": found.title,
        "can_edit": found.can_edit,
    }


async def _chosen(manager: DialogManager) -> ActionLine:
    found = await seen(manager)
    for one in found.actions:
        if one.id == manager.dialog_data["step"]:
            return one
    raise NotFound("action")


async def _shown(manager: DialogManager) -> tuple[Shown, ...]:
    ctx, data = ctx_of(manager), manager.dialog_data
    return await ctx.services.partnerships.step_shown(ctx.actor, data["partnership"], data["step"])


async def on_file(_: CallbackQuery, __: Any, manager: DialogManager, assignment_id: int) -> None:
    """The file itself; the step moves below it."""
    ctx = ctx_of(manager)
    for one in await _shown(manager):
        if one.assignment_id == assignment_id and one.file:
            await show_file(ctx, one.file, ctx.reader.html("plan-evidence-from", person=one.who))
            manager.show_mode = ShowMode.DELETE_AND_SEND
            return
    raise NotFound("evidence")


async def today(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"today": (await seen(dialog_manager)).today}


async def on_step(_: CallbackQuery, __: Any, manager: DialogManager, action_id: int) -> None:
    manager.dialog_data["step"] = action_id
    await manager.switch_to(Personal.step)


async def on_title(manager: DialogManager, text: str) -> None:
    manager.dialog_data["title"] = one_line(text, TITLE_LENGTH, "personal-action-empty")
    await manager.switch_to(Personal.step_who)


async def on_doer(_: CallbackQuery, __: Any, manager: DialogManager, place: int) -> None:
    if not 0 <= place < len(DOERS):
        raise NotFound("doer")
    manager.dialog_data.update(doer=DOERS[place].value, day_of=NEW)
    await manager.switch_to(Personal.day)


async def on_move(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["day_of"] = MOVED
    await manager.switch_to(Personal.day)


async def on_day(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    try:
        await _take(manager, day)
    except DomainError as error:
        # The calendar stays open: another day is one tap away.
        complain(manager, error)


async def on_typed_day(manager: DialogManager, text: str) -> None:
    ctx, one = ctx_of(manager), await seen(manager)
    now: datetime = ctx.services.clock.now().astimezone(ZoneInfo(one.time_zone))
    day = await coming_day(ctx, text, now)
    if day is None:
        raise DomainError("personal-day-unclear", text=text[:60])
    await _take(manager, day)


async def _take(manager: DialogManager, day: date) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    partnerships, partnership_id = ctx.services.partnerships, data["partnership"]
    match data.get("day_of"):
        case "midterm_day":
            await partnerships.set_personal_days(ctx.actor, partnership_id, midterm_on=day)
            await manager.switch_to(Personal.days)
        case "end_day":
            await partnerships.set_personal_days(ctx.actor, partnership_id, ends_on=day)
            await manager.switch_to(Personal.days)
        case "moved":
            await partnerships.move_action(ctx.actor, partnership_id, data["step"], day)
            await manager.switch_to(Personal.step)
        case _:
            await partnerships.add_action(ctx.actor, partnership_id, data["title"], Doer(data["doer"]), day)
            await manager.switch_to(Personal.steps)


async def on_back_from_day(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    places = {NEW: Personal.step_who, MOVED: Personal.step}
    await manager.switch_to(places.get(manager.dialog_data.get("day_of", ""), Personal.days))


async def on_reworded(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.partnerships.reword_action(ctx.actor, data["partnership"], data["step"], text)
    await manager.switch_to(Personal.step)


async def evidences(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    return {
        "kinds": [
            {"id": place, "label": capital(evidence_name(reader, one))} for place, one in enumerate(EVIDENCE)
        ]
    }


async def on_evidence(_: CallbackQuery, __: Any, manager: DialogManager, place: int) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    if not 0 <= place < len(EVIDENCE):
        raise NotFound("evidence")
    await ctx.services.partnerships.set_action_evidence(
        ctx.actor, data["partnership"], data["step"], EVIDENCE[place]
    )
    await manager.switch_to(Personal.step)


async def on_drop(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.partnerships.drop_action(ctx.actor, data["partnership"], data["step"])
    await manager.switch_to(Personal.steps)


windows = (
    Window(
        Ready("text"),
        Pages(choice("step", "steps", on_step, of=int), id="list", height=STEPS_A_PAGE),
        SwitchTo(Label("personal-step-add"), id="add", state=Personal.step_new, when="can_add"),
        SwitchTo(Label("personal-to-days"), id="days", state=Personal.days),
        back(Personal.main),
        home(),
        getter=steps,
        state=Personal.steps,
    ),
    Window(
        Problem(),
        Html("personal-step-ask"),
        typed(on_title),
        back(Personal.steps),
        state=Personal.step_new,
    ),
    Window(
        Html("personal-step-who"),
        Column(choice("doer", "doers", on_doer, of=int)),
        back(Personal.step_new),
        getter=doers,
        state=Personal.step_who,
    ),
    Window(
        Ready("text"),
        Pages(choice("file", "files", on_file, of=int), id="shown", height=STEPS_A_PAGE),
        Button(Label("personal-step-move"), id="move", on_click=on_move, when="can_edit"),
        SwitchTo(Label("personal-step-reword"), id="words", state=Personal.step_words, when="can_edit"),
        SwitchTo(Label("personal-step-evidence"), id="proof", state=Personal.step_evidence, when="can_edit"),
        SwitchTo(Label("personal-step-drop"), id="drop", state=Personal.step_drop, when="can_edit"),
        back(Personal.steps),
        home(),
        getter=step,
        state=Personal.step,
    ),
    Window(
        Problem(),
        Html("personal-step-ask-new"),
        typed(on_reworded),
        back(Personal.step),
        state=Personal.step_words,
    ),
    Window(
        Html("personal-step-ask-evidence"),
        Column(choice("evidence", "kinds", on_evidence, of=int)),
        back(Personal.step),
        getter=evidences,
        state=Personal.step_evidence,
    ),
    Window(
        Html("personal-step-ask-drop"),
        Button(Label("personal-step-yes-drop"), id="yes", on_click=on_drop),
        back(Personal.step),
        getter=step,
        state=Personal.step_drop,
    ),
    Window(
        Problem(),
        Html("personal-step-day"),
        ClockCalendar(id="day", on_click=on_day),
        typed(on_typed_day),
        Button(Label("button-back"), id="back", on_click=on_back_from_day),
        getter=today,
        state=Personal.day,
    ),
)
