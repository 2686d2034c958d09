"""A new version of the plan's document: its differences are seen, chosen one by one, and made."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Data, Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from delivery.messages.bundle import short
from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, back
from handlers.roadmap.changing import order_words
from handlers.roadmap.drafting import doubt_words, numbers, pager
from handlers.roadmap.periods import period_words
from handlers.roadmap.reading import period_of_words
from handlers.roadmap.states import Update
from locales import Markup, Reader, join
from services.errors import NotFound
from services.orders import order_of
from services.roadmap.comparing import Difference, DifferenceKind
from services.roadmap.updating import UpdatePreview

LINES_A_PAGE = 6
TEXT_SHOWN, LINE_SHOWN = 700, 90
_DATED = {DifferenceKind.NEW, DifferenceKind.PERIOD}


async def _seen(manager: DialogManager) -> tuple[Context, UpdatePreview]:
    ctx = ctx_of(manager)
    return ctx, await ctx.services.roadmap.update_preview(ctx.actor, manager.dialog_data["draft"])


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, seen = await _seen(dialog_manager)
    found = seen.comparison
    text = main_text(seen, ctx.reader)
    if found.taken:
        reach = await ctx.services.roadmap.update_reach(ctx.actor, seen.draft_id)
        reached = ctx.reader.html("update-reach", people=reach.people, assignments=reach.assignments)
        text = join([text, reached], "\n\n")
    return {
        "text": text,
        "count": len(found.taken),
        "questions": len(found.questions),
        "asked": bool(found.questions),
        "any": bool(found.differences),
        "taken": bool(found.taken),
    }


def main_text(seen: UpdatePreview, reader: Reader) -> Markup:
    """What the document changes, in numbers."""
    found = seen.comparison
    added = found.count(DifferenceKind.NEW, DifferenceKind.BACK)
    gone = found.count(DifferenceKind.GONE)
    apart = {DifferenceKind.NEW, DifferenceKind.BACK, DifferenceKind.GONE}
    changed = len({one.activity for one in found.differences if one.activity and one.kind not in apart})
    lines = [
        reader.html(
            "update-main",
            file=short(seen.file, 80),
            added=added,
            changed=changed,
            gone=gone,
            unchanged=found.unchanged,
        )
    ]
    lines += [reader.html("import-note", note=doubt_words(doubt, reader)) for doubt in seen.doubts[:5]]
    if found.questions:
        lines.append(reader.html("update-questions-open", count=len(found.questions)))
    left = len(found.differences) - len(found.taken)
    if left:
        lines.append(reader.html("update-left", count=left))
    if not found.differences and not found.questions:
        lines.append(reader.html("update-same"))
    if seen.order and found.taken:
        order = order_words(seen.order, reader).strip()
        lines.append(reader.html("update-order", order=Markup(order)))
    return join(lines, "\n\n")


async def question(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, seen = await _seen(dialog_manager)
    asked = seen.comparison.questions
    if not asked:
        return {"text": ctx.reader.html("import-questions-over"), "open": False}
    one = asked[0]
    dialog_manager.dialog_data["row"] = one.row
    text = ctx.reader.html(
        "update-question",
        left=len(asked),
        row=short(one.row_title, TEXT_SHOWN),
        row_period=short(one.row_period, 100) or "-",
        title=short(one.title, TEXT_SHOWN),
        period=short(one.period, 100) or "-",
    )
    return {"text": text, "open": True}


async def lines(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, seen = await _seen(dialog_manager)
    found, data = seen.comparison.differences, dialog_manager.dialog_data
    pages = max(1, -(-len(found) // LINES_A_PAGE))
    page = data["page"] = min(max(data.get("page", 0), 0), pages - 1)
    start = page * LINES_A_PAGE
    shown = list(enumerate(found[start : start + LINES_A_PAGE], start=1))
    parts = [ctx.reader.html("update-lines", count=len(found))]
    parts += [
        join([Markup(f"{n}. {_mark(one)} "), difference_words(one, ctx.reader, LINE_SHOWN)], "")
        for n, one in shown
    ]
    return {
        "text": join(parts),
        "lines": [{"id": start + n - 1, "n": n} for n, _ in shown],
        "page": page + 1,
        "pages": pages,
        "earlier": page > 0,
        "later": page + 1 < pages,
    }


def _mark(one: Difference) -> str:
    """✅ taken, ⚠️ not understood for certain, ➖ left out."""
    if one.taken:
        return "✅"
    return "⚠️" if one.problem or one.doubts else "➖"


def difference_words(one: Difference, reader: Reader, limit: int = TEXT_SHOWN) -> Markup:
    """«📅 Пробный урок: «до 27 ноября» → «до 18 декабря»»."""
    return reader.html(
        f"difference-{one.kind}",
        title=short(one.title, limit),
        before=short(one.before, limit) or "-",
        after=short(one.after, limit) or "-",
    )


async def difference(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, seen = await _seen(dialog_manager)
    one = seen.difference(dialog_manager.dialog_data["difference"])
    reader = ctx.reader
    parts = [difference_words(one, reader)]
    if one.period is not None and not one.problem:
        days = (await ctx.services.roadmap.plan_frame(ctx.actor)).days
        parts.append(reader.html("update-understood", period=period_words(one.period, reader, days)))
    parts += [reader.html("import-note", note=doubt_words(doubt, reader)) for doubt in one.doubts]
    if one.problem:
        parts.append(reader.html("update-no-dates"))
    parts.append(reader.html("update-taken" if one.taken else "update-not-taken"))
    return {
        "text": join(parts, "\n"),
        "leave": one.taken,
        "take": not one.taken and not (one.problem and one.kind is DifferenceKind.PERIOD),
        "dated": one.kind in _DATED,
        "title": short(one.title, 300),
        "words": short(one.after, 200) or "-",
    }


async def on_pair(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    same = button.widget_id == "same"
    await ctx.services.roadmap.answer_pair(ctx.actor, data["draft"], data["row"], same=same)


async def on_line(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    _ctx, seen = await _seen(manager)
    if not 0 <= index < len(seen.comparison.differences):
        raise NotFound("difference")
    manager.dialog_data["difference"] = seen.comparison.differences[index].key
    await manager.switch_to(Update.difference)


async def on_choose(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    taken = button.widget_id == "take"
    await ctx.services.roadmap.choose_difference(ctx.actor, data["draft"], data["difference"], taken=taken)
    await manager.switch_to(Update.lines)


async def on_period(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    period = period_of_words(text, await ctx.services.roadmap.plan_frame(ctx.actor))
    words = " ".join(text.split())
    await ctx.services.roadmap.set_difference_period(
        ctx.actor, data["draft"], data["difference"], period, words
    )
    await manager.switch_to(Update.difference)


async def on_order(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.roadmap.set_update_order(ctx.actor, manager.dialog_data["draft"], order_of(text))
    await manager.switch_to(Update.main)


async def on_make(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    made = await ctx.services.roadmap.confirm_update(ctx.actor, manager.dialog_data["draft"])
    note = ctx.reader.html(
        "update-made", count=made.changes, assignments=made.assignments, people=made.people
    )
    await manager.done({"note": note})


async def on_discard(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.roadmap.discard_update(ctx.actor, manager.dialog_data["draft"])
    await manager.done({"note": ctx.reader.html("update-discarded")})


async def on_start(start: Data, manager: DialogManager) -> None:
    if isinstance(start, dict):
        manager.dialog_data.update(start)


dialog = Dialog(
    Window(
        Ready("text"),
        SwitchTo(Label("update-button-questions"), id="questions", state=Update.question, when="asked"),
        SwitchTo(Label("update-button-lines"), id="lines", state=Update.lines, when="any"),
        SwitchTo(Label("change-button-order"), id="order", state=Update.order, when="taken"),
        Button(Label("update-button-make"), id="make", on_click=on_make, when="taken"),
        Button(Label("button-cancel"), id="discard", on_click=on_discard),
        getter=main,
        state=Update.main,
    ),
    Window(
        Ready("text"),
        Button(Label("update-button-same"), id="same", on_click=on_pair, when="open"),
        Button(Label("update-button-other"), id="other", on_click=on_pair, when="open"),
        back(Update.main),
        getter=question,
        state=Update.question,
    ),
    Window(
        Ready("text"),
        numbers("lines", on_line),
        pager(),
        back(Update.main),
        getter=lines,
        state=Update.lines,
    ),
    Window(
        Ready("text"),
        Row(
            Button(Label("update-button-leave"), id="leave", on_click=on_choose, when="leave"),
            Button(Label("update-button-take"), id="take", on_click=on_choose, when="take"),
        ),
        SwitchTo(Label("import-button-period"), id="period", state=Update.period, when="dated"),
        back(Update.lines),
        getter=difference,
        state=Update.difference,
    ),
    Window(
        Problem(),
        Html("import-type-period"),
        typed(on_period),
        back(Update.difference),
        getter=difference,
        state=Update.period,
    ),
    Window(Problem(), Html("order-type"), typed(on_order), back(Update.main), state=Update.order),
    on_start=on_start,
)
