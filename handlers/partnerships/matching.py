"""Choosing partners for the cohort: who takes part, what counts, the proposal in numbers, publishing."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery
from aiogram_dialog import ChatEvent, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo

from delivery.messages.grounds import reason_of
from delivery.messages.matching import published_text
from documents.errors import DocumentError
from handlers.common.calendar import ClockCalendar
from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, complain, typed
from handlers.common.widgets import Html, Label, Ready, back, choice, home, leave
from handlers.partnerships.states import Matching
from locales import Reader, dates, join
from services.dates import parse_moment
from services.errors import DomainError
from services.partnerships.matching import match
from services.partnerships.mentor_facts import MatchingFacts, WishFacts

WEIGHTS = ("deficits", "subject", "schools")
SWITCHES = ("training", "even", "only_registered", "training_by_mentor")


async def on_open(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """From the list of pairs: to the proposal that is being worked at, or to the beginning of one."""
    ctx = ctx_of(manager)
    facts = await ctx.services.partnerships.matching_start(ctx.actor)
    if facts.open_id is None:
        await manager.start(Matching.start)
    else:
        await manager.start(Matching.main, data={"matching": facts.open_id})


async def on_start(data: Any, manager: DialogManager) -> None:
    if isinstance(data, dict):
        manager.dialog_data.update(data)


async def start(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.partnerships.matching_start(ctx.actor)
    return {
        "mentees": found.mentees,
        "mentors": found.mentors,
        "room": found.room,
        "unanswered": found.unanswered,
        "untrained": found.untrained,
        "wishes": wishes_text(ctx.reader, found.wishes),
        "ready": found.mentees > 0 and found.mentors > 0,
    }


def wishes_text(reader: Reader, wishes: WishFacts) -> str:
    """«Дефициты: важно · Предмет: обязательно · …»."""
    return " · ".join(_switch(reader, wishes, name) for name in WEIGHTS)


def _switch(reader: Reader, wishes: WishFacts, name: str) -> str:
    value = getattr(wishes, name)
    state = value.value if name in WEIGHTS else "yes" if value else "no"
    return reader.plain(f"matching-wish-{name.replace('_', '-')}", state=state)


async def wishes(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.partnerships.wishes(ctx.actor)
    return {
        "switches": [
            {"id": name, "label": _switch(ctx.reader, found, name)} for name in (*WEIGHTS, *SWITCHES)
        ],
        "open": "matching" in dialog_manager.dialog_data,
    }


async def on_wish(_: CallbackQuery, __: Any, manager: DialogManager, name: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.turn_wish(ctx.actor, name)


async def on_wishes_done(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.switch_to(Matching.main if "matching" in manager.dialog_data else Matching.start)


async def on_bring_back(query: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.bring_back(ctx.actor, manager.dialog_data["matching"])
    await query.answer(ctx.reader.plain("matching-brought-back"), show_alert=True)


async def on_match(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Says that it is under way, then what came of it."""
    ctx, data = ctx_of(manager), manager.dialog_data
    before = Matching.main if "matching" in data else Matching.start
    problem = await ctx.services.partnerships.matching_problem(ctx.actor)
    data["mentees"], data["mentors"] = len(problem.mentees), len(problem.mentors)
    await manager.switch_to(Matching.running)
    await manager.show()
    try:
        found = await ctx.office.run(match, problem)
        data["matching"] = await ctx.services.partnerships.save_matching(ctx.actor, found)
        await manager.switch_to(Matching.main)
    except (DocumentError, DomainError) as error:
        complain(manager, error)
        await manager.switch_to(before)


async def running(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    data = dialog_manager.dialog_data
    return {"mentees": data.get("mentees", 0), "mentors": data.get("mentors", 0)}


async def summary(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.partnerships.matching(ctx.actor, dialog_manager.dialog_data["matching"])
    state = found.state.value
    return {
        "text": summary_text(ctx, found),
        "n_groups": found.pairs + found.groups,
        "n_alone": found.alone,
        "n_changed": found.changed,
        "draft": state == "draft",
        "scheduled": state == "scheduled",
        "published": state == "published",
        "can_publish": state == "draft" and found.placed > 0,
        "compared": found.compared and found.changed > 0,
    }


def summary_text(ctx: Context, found: MatchingFacts) -> str:
    """How many pairs and groups, who stays alone, what is fixed, what has changed, when it goes out."""
    reader = ctx.reader
    lines: list[str] = [
        reader.html("matching-title"),
        "",
        reader.html("matching-counts", pairs=found.pairs, groups=found.groups, people=found.placed),
        reader.html("matching-alone-count", n=found.alone),
    ]
    if found.kept:
        lines.append(reader.html("matching-kept-count", n=found.kept))
    if found.away:
        lines.append(reader.html("matching-away-count", n=found.away))
    if found.compared:
        lines.append(reader.html("matching-changed-count", n=found.changed))
    if found.untrained:
        lines.append(reader.html("matching-untrained-count", n=found.untrained))
    if found.publish_at:
        local = found.publish_at.astimezone(ZoneInfo(found.time_zone))
        lines += ["", reader.html("matching-will-publish", at=dates.moment(reader.locale, local))]
    elif found.state.value in ("published", "dropped"):
        lines += ["", reader.html(f"matching-is-{found.state.value}")]
    return join(lines)


async def on_drop(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.drop_matching(ctx.actor, manager.dialog_data["matching"])
    await query.answer(ctx.reader.plain("matching-dropped"))
    manager.dialog_data.clear()
    await manager.switch_to(Matching.start)


async def on_unschedule(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.unschedule_matching(ctx.actor, manager.dialog_data["matching"])


async def on_publish(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, matching_id = ctx_of(manager), manager.dialog_data["matching"]
    reasons = await _reasons(ctx, matching_id)
    await ctx.services.partnerships.publish_matching(ctx.actor, matching_id, reasons)
    await manager.switch_to(Matching.published)


async def _reasons(ctx: Context, matching_id: int) -> dict[int, str]:
    """Mentor → why, in the programme's language: what is kept in words. In the chat each reads their own."""
    found = await ctx.services.partnerships.matching(ctx.actor, matching_id)
    reader = Reader(ctx.texts, found.locale)
    groups = await ctx.services.partnerships.all_groups(ctx.actor, matching_id)
    return {group.mentor_id: reason_of(reader, group.places) for group in groups}


async def when(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    return {"today": (await _now(ctx, dialog_manager.dialog_data["matching"])).date()}


async def on_day(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    try:
        await _schedule(manager, day)
    except DomainError as error:
        complain(manager, error)


async def on_typed_day(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    now = await _now(ctx, manager.dialog_data["matching"])
    found = await ctx.office.run(parse_moment, text, ctx.actor.locale, now)
    if found is None:
        raise DomainError("meeting-day-unclear", text=text[:60])
    await _schedule(manager, found.date() if isinstance(found, datetime) else found)


async def _schedule(manager: DialogManager, day: date) -> None:
    ctx, matching_id = ctx_of(manager), manager.dialog_data["matching"]
    reasons = await _reasons(ctx, matching_id)
    await ctx.services.partnerships.schedule_matching(ctx.actor, matching_id, day, reasons)
    await manager.switch_to(Matching.main)


async def _now(ctx: Context, matching_id: int) -> datetime:
    found = await ctx.services.partnerships.matching(ctx.actor, matching_id)
    return ctx.services.clock.now().astimezone(ZoneInfo(found.time_zone))


async def published(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    made = await ctx.services.partnerships.published(ctx.actor, dialog_manager.dialog_data["matching"])
    return {"text": published_text(ctx.reader, made), "n_alone": made.left_out}


windows = (
    Window(
        Problem(),
        Html("matching-start"),
        Button(Label("matching-run"), id="run", on_click=on_match, when="ready"),
        SwitchTo(Label("matching-wishes-button"), id="wishes", state=Matching.wishes),
        leave(),
        getter=start,
        state=Matching.start,
    ),
    Window(
        Html("matching-wishes"),
        Group(choice("wish", "switches", on_wish), width=1),
        Button(Label("matching-bring-back"), id="bring_back", on_click=on_bring_back, when="open"),
        Button(Label("button-back"), id="back", on_click=on_wishes_done),
        getter=wishes,
        state=Matching.wishes,
    ),
    Window(
        Html("matching-running"),
        SwitchTo(Label("button-back"), id="back", state=Matching.start),
        getter=running,
        state=Matching.running,
    ),
    Window(
        Problem(),
        Ready("text"),
        SwitchTo(Label("matching-see"), id="see", state=Matching.groups, when="n_groups"),
        SwitchTo(Label("matching-alone-button"), id="alone", state=Matching.alone, when="n_alone"),
        SwitchTo(Label("matching-changes-button"), id="changes", state=Matching.changes, when="compared"),
        SwitchTo(Label("matching-publish"), id="publish", state=Matching.publish, when="can_publish"),
        Button(Label("matching-unschedule"), id="unschedule", on_click=on_unschedule, when="scheduled"),
        Row(
            Button(Label("matching-again"), id="again", on_click=on_match),
            SwitchTo(Label("matching-wishes-button"), id="wishes", state=Matching.wishes),
            when="draft",
        ),
        Button(Label("matching-drop"), id="drop", on_click=on_drop, when="draft"),
        leave(),
        getter=summary,
        state=Matching.main,
    ),
    Window(
        Problem(),
        Html("matching-publish-text"),
        Button(Label("matching-publish-now"), id="now", on_click=on_publish),
        SwitchTo(Label("matching-publish-day"), id="day", state=Matching.when),
        back(Matching.main),
        getter=summary,
        state=Matching.publish,
    ),
    Window(
        Problem(),
        Html("matching-ask-day"),
        ClockCalendar(id="day", on_click=on_day),
        typed(on_typed_day),
        back(Matching.publish),
        getter=when,
        state=Matching.when,
    ),
    Window(
        Ready("text"),
        SwitchTo(Label("matching-alone-button"), id="alone", state=Matching.alone, when="n_alone"),
        leave(),
        home(),
        getter=published,
        state=Matching.published,
    ),
)
