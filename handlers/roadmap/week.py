"""A teacher's own: this week, the whole roadmap, and one assignment with all that can be answered."""

from datetime import date, datetime, timedelta
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo
from aiogram_dialog.widgets.text import Format

from delivery.messages.bundle import REASONS, evidence_prompt, short, titled, when_text
from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, complain, typed
from handlers.common.widgets import Html, Label, Ready, back, choice, home
from handlers.roadmap.evidence import given_of
from handlers.roadmap.files import on_own_calendar
from handlers.roadmap.states import MyWeek
from locales import Markup, Reader, join
from services.dates import parse_moment
from services.errors import DomainError
from services.roadmap.own import OwnRoadmap
from services.roadmap.views import Answering, AssignmentFacts, AssignmentState, Evidence

LINES_A_PAGE = 8


async def _own(manager: DialogManager) -> tuple[Context, OwnRoadmap]:
    ctx = ctx_of(manager)
    return ctx, await ctx.services.roadmap.own_roadmap(ctx.actor)


async def week(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = await _own(dialog_manager)
    data = _page(dialog_manager, found.week)
    lines = [ctx.reader.html("week-main" if found.week else "week-empty")]
    lines += [_line(n, one, found.today, ctx.reader) for n, one in data.pop("shown")]
    if found.assignments:
        progress = ctx.reader.html("week-progress", done=found.done, total=len(found.assignments))
        lines += [Markup(""), progress]
    return {**data, "text": join(lines)}


async def roadmap(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = await _own(dialog_manager)
    data = _page(dialog_manager, found.assignments)
    key = "roadmap-main" if found.assignments else "roadmap-empty"
    lines = [ctx.reader.html(key, done=found.done, total=len(found.assignments))]
    lines += [_line(n, one, found.today, ctx.reader) for n, one in data.pop("shown")]
    return {**data, "text": join(lines)}


def _page(manager: DialogManager, every: tuple[AssignmentFacts, ...]) -> dict[str, Any]:
    pages = max(1, -(-len(every) // LINES_A_PAGE))
    page = manager.dialog_data["page"] = min(max(manager.dialog_data.get("page", 0), 0), pages - 1)
    start = page * LINES_A_PAGE
    shown = list(enumerate(every[start : start + LINES_A_PAGE], start=start + 1))
    return {
        "shown": shown,
        "items": [{"id": one.id, "n": n} for n, one in shown],
        "page": page + 1,
        "pages": pages,
        "earlier": page > 0,
        "later": page + 1 < pages,
    }


def _line(n: int, one: AssignmentFacts, today: date, reader: Reader) -> Markup:
    title = titled(one, reader)
    match one.state:
        case AssignmentState.DONE:
            return reader.html("bundle-line-done", n=n, title=title)
        case AssignmentState.NOT_POSSIBLE:
            return reader.html("bundle-line-not-possible", n=n, title=title)
    return reader.html("week-line", n=n, title=title, when=when_text(one, today, reader))


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    one = await ctx.services.roadmap.own(ctx.actor, data["item"])
    now = await ctx.services.roadmap.local_now(ctx.actor, one.id)
    parts = [Markup(data.pop("note"))] if "note" in data else []
    parts.append(card_text(one, now.date(), ctx.reader))
    return {
        "text": join(parts, "\n\n"),
        "open": one.is_open,
        "settable": one.state in {AssignmentState.OPEN, AssignmentState.NOT_POSSIBLE},
        "prompt": evidence_prompt(one, ctx.reader),
        "reasons": [{"id": name, "label": ctx.reader.plain(f"reason-{name}")} for name in REASONS],
    }


def card_text(one: AssignmentFacts, today: date, reader: Reader) -> Markup:
    when = {
        AssignmentState.DONE: reader.html("week-card-done"),
        AssignmentState.NOT_POSSIBLE: reader.html("week-card-not-possible"),
        AssignmentState.CANCELLED: reader.html("answer-closed"),
    }.get(one.state) or when_text(one, today, reader)
    lines = [reader.html("week-card", title=short(one.title, 500), when=when)]
    if one.takes_part:
        lines.append(reader.html("week-card-taking-part"))
    if one.answering is not Answering.EACH:
        lines.append(reader.html(f"week-card-{one.answering}"))
    if one.result:
        lines.append(reader.html("week-card-result", result=short(one.result, 400)))
    if one.returned and one.is_open:
        lines.append(reader.html("week-card-returned", note=one.returned))
    return join(lines)


async def on_item(_: CallbackQuery, __: Any, manager: DialogManager, item: int) -> None:
    manager.dialog_data.update(item=item, came_from=manager.current_context().state.state)
    await manager.switch_to(MyWeek.card)


async def on_done(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    one = await ctx.services.roadmap.own(ctx.actor, data["item"])
    if one.evidence is not Evidence.NOTHING and one.state is not AssignmentState.DONE:
        await manager.switch_to(MyWeek.evidence)
        return
    outcome = await ctx.services.roadmap.done(ctx.actor, data["item"])
    data["note"] = ctx.reader.html(f"answer-{outcome}")


async def on_evidence(message: Message, _: MessageInput, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    try:
        kind = await ctx.services.roadmap.expected_evidence(ctx.actor, data["item"])
        given = await given_of(message, kind, ctx)
        outcome = await ctx.services.roadmap.show(ctx.actor, data["item"], given)
    except DomainError as error:
        complain(manager, error)
        return
    kept = given.file is None or given.file.sha256
    data["note"] = ctx.reader.html(f"answer-{outcome}" if kept else "evidence-kept-in-telegram")
    await manager.switch_to(MyWeek.card)


async def on_no_evidence(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    outcome = await ctx.services.roadmap.done(ctx.actor, data["item"], without_evidence=True)
    data["note"] = ctx.reader.html(f"answer-{outcome}")
    await manager.switch_to(MyWeek.card)


async def on_later(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    today = (await ctx.services.roadmap.local_now(ctx.actor, manager.dialog_data["item"])).date()
    days = 1 if button.widget_id == "tomorrow" else 7 - today.weekday()
    await _postpone(manager, today + timedelta(days=days))


async def on_later_typed(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    now = await ctx.services.roadmap.local_now(ctx.actor, manager.dialog_data["item"])
    found = await ctx.office.run(parse_moment, text, ctx.actor.locale, now)
    if found is None:
        raise DomainError("later-not-understood")
    await _postpone(manager, found.date() if isinstance(found, datetime) else found)


async def _postpone(manager: DialogManager, day: date) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    outcome = await ctx.services.roadmap.postpone(ctx.actor, data["item"], day)
    data["note"] = ctx.reader.html(f"answer-{outcome}")
    await manager.switch_to(MyWeek.card)


async def on_reason(_: CallbackQuery, __: Any, manager: DialogManager, name: str) -> None:
    await on_reason_typed(manager, ctx_of(manager).reader.plain(f"reason-{name}"))


async def on_reason_typed(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    outcome = await ctx.services.roadmap.not_possible(ctx.actor, data["item"], text)
    data["note"] = ctx.reader.html(f"answer-{outcome}")
    await manager.switch_to(MyWeek.card)


async def on_call(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await on_help_typed(manager, "")


async def on_help_typed(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    asked = await ctx.services.roadmap.ask_help(ctx.actor, data["item"], text)
    data["note"] = ctx.reader.html(f"help-went-to-{asked.to}")
    await manager.switch_to(MyWeek.card)


async def on_turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["page"] += 1 if button.widget_id == "later_page" else -1


async def on_list(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back to the list the card was opened from."""
    whole = manager.dialog_data.get("came_from") == MyWeek.roadmap.state
    await manager.switch_to(MyWeek.roadmap if whole else MyWeek.main)


def _list() -> tuple[Group, Row]:
    return (
        Group(
            choice("item", "items", on_item, Label("button-line"), of=int),
            width=LINES_A_PAGE,
        ),
        Row(
            Button(Format("←"), id="earlier_page", on_click=on_turn, when="earlier"),
            Button(Format("{page}/{pages}"), id="page_number", when=lambda data, *_: data["pages"] > 1),
            Button(Format("→"), id="later_page", on_click=on_turn, when="later"),
        ),
    )


dialog = Dialog(
    Window(
        Ready("text"),
        *_list(),
        SwitchTo(Label("week-button-roadmap"), id="roadmap", state=MyWeek.roadmap),
        home(),
        getter=week,
        state=MyWeek.main,
    ),
    Window(
        Ready("text"),
        *_list(),
        Button(Label("button-calendar"), id="calendar", on_click=on_own_calendar, when="items"),
        back(MyWeek.main),
        home(),
        getter=roadmap,
        state=MyWeek.roadmap,
    ),
    Window(
        Ready("text"),
        Button(Label("week-button-done"), id="done", on_click=on_done, when="settable"),
        Row(
            SwitchTo(Label("button-later"), id="later", state=MyWeek.later),
            SwitchTo(Label("button-not-possible"), id="reason", state=MyWeek.reason),
            when="open",
        ),
        SwitchTo(Label("button-help"), id="help", state=MyWeek.help, when="settable"),
        Button(Label("button-back"), id="list", on_click=on_list),
        getter=card,
        state=MyWeek.card,
    ),
    Window(
        Problem(),
        Ready("prompt"),
        Button(Label("button-no-evidence"), id="no_evidence", on_click=on_no_evidence),
        MessageInput(on_evidence),
        back(MyWeek.card),
        getter=card,
        state=MyWeek.evidence,
    ),
    Window(
        Problem(),
        Html("week-later"),
        Row(
            Button(Label("button-tomorrow"), id="tomorrow", on_click=on_later),
            Button(Label("button-monday"), id="monday", on_click=on_later),
        ),
        typed(on_later_typed),
        back(MyWeek.card),
        state=MyWeek.later,
    ),
    Window(
        Problem(),
        Html("week-reason"),
        Group(
            choice("ready_reason", "reasons", on_reason),
            width=1,
        ),
        typed(on_reason_typed),
        back(MyWeek.card),
        getter=card,
        state=MyWeek.reason,
    ),
    Window(
        Problem(),
        Html("week-help"),
        Button(Label("button-call-help"), id="call", on_click=on_call),
        typed(on_help_typed),
        back(MyWeek.card),
        state=MyWeek.help,
    ),
)
