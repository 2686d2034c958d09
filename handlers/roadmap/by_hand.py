"""A plan without a document: activities typed one by one, or a built-in template."""

from datetime import date
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Data, Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, SwitchTo

from delivery.messages.bundle import short
from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, back, choice, leave
from handlers.roadmap.asking_later import ask_later_window
from handlers.roadmap.periods import Days, period_words
from handlers.roadmap.reading import period_of_words
from handlers.roadmap.states import Import, NewRow, Template
from handlers.roadmap.words import roles_words
from locales import Markup, Reader, join
from locales.dates import day as day_text
from services.errors import DomainError
from services.roadmap import by_hand
from services.roadmap.draft_rows import TITLE_LENGTH
from services.roadmap.drafts import Period, PeriodKind
from services.roadmap.facts import fitting
from services.roadmap.rules import roles_of
from services.roadmap.templates import TEMPLATES, WEEK, TemplateRow

WHO = ("mentor", "mentee", "mentor-mentee", "curator", "methodist")
WHOLE_YEAR = "year"
_FIELDS = ("title", "words", "without_words", "ask_on", "who", "roles", "result")


async def facts(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What is said of the row so far."""
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    count = data.get("count", 0)
    return {
        "text": join([*_news(data), ctx.reader.html("row-title", count=count)], "\n\n"),
        "title": short(data.get("title", ""), 300),
        "period": await _shown_period(ctx, data),
        "ready": bool(count),
        "who": [{"id": one, "label": ctx.reader.plain(f"row-who-{one}")} for one in WHO],
    }


def _news(data: dict[str, Any]) -> list[Markup]:
    note = data.pop("note", "")
    return [Markup(note)] if note else []


async def _shown_period(ctx: Context, data: dict[str, Any]) -> str:
    if not data.get("words") and not data.get("without_words"):
        return ""
    days = (await ctx.services.roadmap.plan_frame(ctx.actor)).days
    return period_words((await _period(ctx, data))[0], ctx.reader, days)


async def _period(ctx: Context, data: dict[str, Any]) -> tuple[Period, str]:
    """The row's period, and its words."""
    match data.get("without_words"):
        case "year":
            return Period(PeriodKind.WINDOW, whole="year"), ctx.reader.plain("period-whole-year")
        case "later":
            return Period(PeriodKind.BY_SCHEDULE), ctx.reader.plain("period-by-schedule")
    words = data["words"]
    return period_of_words(words, await ctx.services.roadmap.plan_frame(ctx.actor)), words


async def _row(ctx: Context, data: dict[str, Any]) -> by_hand.NewRow:
    period, words = await _period(ctx, data)
    asked = data.get("ask_on")
    return by_hand.NewRow(
        data["title"],
        period,
        words,
        data["who"],
        data["result"],
        data.get("direction", ""),
        data["roles"],
        date.fromisoformat(asked) if asked else None,
    )


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    days = (await ctx.services.roadmap.plan_frame(ctx.actor)).days
    return {"text": card_text(await _row(ctx, data), ctx.reader, days)}


def card_text(row: by_hand.NewRow, reader: Reader, own: Days) -> Markup:
    roles = sorted(map(str, roles_of(row.responsible))) if row.roles is None else row.roles
    period = period_words(row.period, reader, own)
    if row.ask_on:
        day = day_text(reader.locale, row.ask_on)
        period = f"{period}, {reader.plain('row-ask-on', day=day)}"
    return reader.html(
        "row-card",
        title=short(row.title, 500),
        direction=short(row.direction, 200) or reader.plain("import-no-direction"),
        period=period,
        who=short(row.responsible, 200),
        roles=roles_words(roles, reader),
        result=short(row.result, 300) or "–",
    )


async def on_title(manager: DialogManager, text: str) -> None:
    title = fitting(" ".join(text.split()), TITLE_LENGTH)
    if not title:
        raise DomainError("import-title-empty")
    manager.dialog_data["title"] = title
    await manager.switch_to(NewRow.period)


async def on_period(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    period = period_of_words(text, await ctx.services.roadmap.plan_frame(ctx.actor))
    manager.dialog_data.update(words=" ".join(text.split()), without_words="", ask_on="")
    dated = period.kind is not PeriodKind.BY_SCHEDULE
    await manager.switch_to(NewRow.who if dated else NewRow.later)


async def on_year(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.update(words="", without_words="year", ask_on="")
    await manager.switch_to(NewRow.who)


async def on_no_dates(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.update(words="", without_words="later", ask_on="")


async def _ask_later(manager: DialogManager, day: date | None) -> None:
    ctx = ctx_of(manager)
    if day is not None:
        await ctx.services.roadmap.check_day_to_ask(ctx.actor, day)
    manager.dialog_data["ask_on"] = day.isoformat() if day else ""
    await manager.switch_to(NewRow.who)


async def on_who(_: CallbackQuery, __: Any, manager: DialogManager, which: str) -> None:
    if which in WHO:
        words = ctx_of(manager).reader.plain(f"row-who-{which}")
        manager.dialog_data.update(who=words, roles=which.split("-"))
        await manager.switch_to(NewRow.result)


async def on_who_typed(manager: DialogManager, text: str) -> None:
    manager.dialog_data.update(who=fitting(" ".join(text.split()), by_hand.TEXT_LENGTH), roles=None)
    await manager.switch_to(NewRow.result)


async def on_result_typed(manager: DialogManager, text: str) -> None:
    manager.dialog_data["result"] = fitting(text, by_hand.TEXT_LENGTH)
    await manager.switch_to(NewRow.card)


async def on_no_result(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["result"] = ""
    await manager.switch_to(NewRow.card)


async def on_direction(manager: DialogManager, text: str) -> None:
    manager.dialog_data["direction"] = fitting(" ".join(text.split()), by_hand.TEXT_LENGTH)
    await manager.switch_to(NewRow.card)


async def on_add(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Into the saved plan at once, or to the end of the draft that is being made."""
    ctx, data = ctx_of(manager), manager.dialog_data
    row, roadmap = await _row(ctx, data), ctx.services.roadmap
    if data.get("saved"):
        count = await roadmap.add_activity(ctx.actor, row)
        note = ctx.reader.html("row-added-to-plan", title=short(row.title, 200), count=count)
        await manager.done({"note": note})
        return
    if "draft" in data:
        await roadmap.add_row(ctx.actor, data["draft"], row)
    else:
        data["draft"] = await roadmap.begin_typed(ctx.actor, ctx.reader.plain("row-from-hand"), row)
    data["count"] = data.get("count", 0) + 1
    for name in _FIELDS:
        data.pop(name, None)
    await manager.switch_to(NewRow.title)


async def on_ready(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """To the draft's preview: the one this came from, or a new one."""
    if manager.dialog_data.get("from_preview"):
        await manager.done({})
    else:
        await manager.start(Import.preview, data={"draft": manager.dialog_data["draft"]})


async def on_template(_: CallbackQuery, __: Any, manager: DialogManager, key: str) -> None:
    ctx = ctx_of(manager)
    if key not in TEMPLATES:
        return
    reader, rows = ctx.reader, TEMPLATES[key].rows
    texts = [template_words(key, n, row, reader) for n, row in enumerate(rows, start=1)]
    name = reader.plain(f"template-name-{key}")
    draft = await ctx.services.roadmap.begin_template(ctx.actor, key, name, texts)
    await manager.start(Import.preview, data={"draft": draft})


def template_words(key: str, n: int, row: TemplateRow, reader: Reader) -> by_hand.TemplateTexts:
    """Row `n` (from 1) of a template in the reader's language."""
    result = reader.plain(f"template-{key}-{n}-result")
    return by_hand.TemplateTexts(
        title=reader.plain(f"template-{key}-{n}"),
        result="" if result == "–" else result,
        direction=reader.plain(f"template-part-{row.part}"),
        responsible=reader.plain(f"row-who-{'-'.join(row.roles)}"),
        period_text=reader.plain(
            f"template-when-{row.when}", weeks=row.days // WEEK, days=row.days, since=max(row.since, 1)
        ),
    )


async def templates(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    return {"templates": [{"id": key, "label": reader.plain(f"template-button-{key}")} for key in TEMPLATES]}


async def on_start(start: Data, manager: DialogManager) -> None:
    if isinstance(start, dict):
        manager.dialog_data.update(start)


async def on_result(_: Data, result: Any, manager: DialogManager) -> None:
    """Back from the preview, saved or thrown away; a step back stays here."""
    if isinstance(result, dict) and "note" in result:
        await manager.done(result)


dialog = Dialog(
    Window(
        Problem(),
        Ready("text"),
        typed(on_title),
        Button(Label("row-button-ready"), id="ready", on_click=on_ready, when="ready"),
        leave(),
        getter=facts,
        state=NewRow.title,
    ),
    Window(
        Problem(),
        Html("row-period"),
        typed(on_period),
        Row(
            Button(Label("import-button-year"), id=WHOLE_YEAR, on_click=on_year),
            SwitchTo(Label("import-button-ask-later"), id="later", state=NewRow.later, on_click=on_no_dates),
        ),
        back(NewRow.title),
        getter=facts,
        state=NewRow.period,
    ),
    ask_later_window(_ask_later, NewRow.later, NewRow.period),
    Window(
        Problem(),
        Html("row-who"),
        typed(on_who_typed),
        Group(choice("who", "who", on_who), width=1),
        back(NewRow.period),
        getter=facts,
        state=NewRow.who,
    ),
    Window(
        Problem(),
        Html("row-result"),
        typed(on_result_typed),
        Button(Label("row-no-result"), id="no_result", on_click=on_no_result),
        back(NewRow.who),
        getter=facts,
        state=NewRow.result,
    ),
    Window(
        Ready("text"),
        Button(Label("row-button-add"), id="add", on_click=on_add),
        SwitchTo(Label("row-button-direction"), id="direction", state=NewRow.direction),
        SwitchTo(Label("import-button-period"), id="period", state=NewRow.period),
        back(NewRow.result),
        getter=card,
        state=NewRow.card,
    ),
    Window(
        Problem(),
        Html("row-type-direction"),
        typed(on_direction),
        back(NewRow.card),
        state=NewRow.direction,
    ),
    on_start=on_start,
    on_process_result=on_result,
)

template_dialog = Dialog(
    Window(
        Html("template-choose"),
        Column(choice("template", "templates", on_template)),
        leave(),
        getter=templates,
        state=Template.main,
    ),
    on_process_result=on_result,
)
