"""The plan as the methodist sees it: directions, activities, who has done what; dates where they lack."""

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Data, Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.text import Format

from delivery.messages.bundle import short
from documents.errors import DocumentError
from handlers.common.context import ctx_of
from handlers.common.files import show_file
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
    wanted_page,
)
from handlers.roadmap import board
from handlers.roadmap.board import activity_mark
from handlers.roadmap.files import on_plan_calendar, on_year
from handlers.roadmap.periods import line_period
from handlers.roadmap.plan_reviews import review_line
from handlers.roadmap.reading import import_file, period_of_words
from handlers.roadmap.staging import staged
from handlers.roadmap.states import Change, Import, MyWeek, NewRow, Outcome, Plan, Staging, Template, Whom
from handlers.roadmap.words import meaning_words
from locales import Markup, Reader, join
from locales.dates import day as day_text
from services.errors import DomainError
from services.orders import order_of
from services.paging import page_of
from services.roadmap.board_facts import ActivityCard, ActivityLine, AssigneeFacts, Counts, PlanFacts
from services.roadmap.views import Answering, AssignmentState

ROWS_A_PAGE = 7
DIRECTION_SHOWN = 100


async def _plan(manager: DialogManager) -> PlanFacts:
    ctx = ctx_of(manager)
    return await ctx.services.roadmap.plan(ctx.actor)


async def overview(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    found = await _plan(dialog_manager)
    note = dialog_manager.dialog_data.pop("note", "")
    place = page_of(len(found.directions), wanted_page(dialog_manager, "directions"), ROWS_A_PAGE)
    first = place.page * ROWS_A_PAGE
    shown = found.directions[first : first + ROWS_A_PAGE]
    text = plan_text(found, reader)
    if found.directions:
        reviews = await ctx_of(dialog_manager).services.roadmap.plan_reviews(ctx_of(dialog_manager).actor)
        lines = [direction_line(n, *one, reader) for n, one in enumerate(shown, start=first + 1)]
        known = (review_line(one, reader) for one in reviews if one.day or one.held_on)
        text = join([join([text, *known]), join(lines)], "\n\n")
    return {
        "text": join([Markup(note), text], "\n\n") if note else text,
        "directions": [{"id": n - 1, "n": n} for n, _ in enumerate(shown, start=first + 1)],
        "place": place,
        "empty": not found.directions,
        "begun": await ctx_of(dialog_manager).services.roadmap.begun_import(ctx_of(dialog_manager).actor),
        "replaceable": bool(found.directions) and not found.launched,
        "updatable": bool(found.directions) and found.launched,
    }


def plan_text(found: PlanFacts, reader: Reader) -> Markup:
    if not found.directions:
        return reader.html("plan-empty")
    total = sum((line.counts for line in found.activities), Counts())
    lines = [
        reader.html(
            "plan-main",
            source=short(found.source, 80),
            count=len(found.activities),
            done=total.done,
            total=total.total,
            late=total.late,
        )
    ]
    if found.order:
        day = found.order.day.strftime("%d.%m.%Y")
        lines.append(reader.html("plan-order", number=found.order.number, day=day))
    if not found.launched:
        lines.append(reader.html("plan-not-launched"))
    undated = sum(not line.dated for line in found.activities)
    if undated:
        lines.append(reader.html("plan-undated", count=undated))
    nobody = sum(not line.given for line in found.activities)
    if nobody:
        lines.append(reader.html("plan-nobody", count=nobody))
    return join(lines)


def direction_line(n: int, title: str, lines: tuple[ActivityLine, ...], reader: Reader) -> Markup:
    """A direction under the number of its button, which may be its own, with how far it is."""
    total = sum((line.counts for line in lines), Counts())
    return reader.html(
        "plan-direction-line",
        n=n,
        title=short(title.removeprefix(f"{n}. "), DIRECTION_SHOWN) or reader.plain("import-no-direction"),
        count=len(lines),
        done=total.done,
        total=total.total,
        late=total.late,
    )


async def direction(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader, data = ctx_of(dialog_manager).reader, dialog_manager.dialog_data
    title, lines = (await _plan(dialog_manager)).directions[data["direction"]]
    pages = max(1, -(-len(lines) // ROWS_A_PAGE))
    page = data["page"] = min(max(data.get("page", 0), 0), pages - 1)
    shown = lines[page * ROWS_A_PAGE : (page + 1) * ROWS_A_PAGE]
    parts = [reader.html("plan-direction", title=short(title, 200) or reader.plain("import-no-direction"))]
    parts += [
        reader.html(
            "import-row-line",
            n=n,
            mark=activity_mark(line),
            title=short(line.title, 160),
            period=line_period(line, reader),
        )
        for n, line in enumerate(shown, start=1)
    ]
    return {
        "text": join(parts),
        "activities": [{"id": line.id, "n": n} for n, line in enumerate(shown, start=1)],
        "page": page + 1,
        "pages": pages,
        "earlier": page > 0,
        "later": page + 1 < pages,
    }


async def activity(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    activity_id, page = dialog_manager.dialog_data["activity"], wanted_page(dialog_manager, "assignees")
    card = await ctx.services.roadmap.activity(ctx.actor, activity_id, page)
    note = dialog_manager.dialog_data.pop("note", "")
    text = activity_text(card, ctx.reader)
    return {
        "text": join([Markup(note), text], "\n\n") if note else text,
        "undated": not card.line.dated,
        "evidence": card.with_files,
        "place": card.place,
        "nobody": not card.line.given,
    }


def activity_text(card: ActivityCard, reader: Reader) -> Markup:
    """The card: when, who, what proves it, and the state of a page of its people."""
    line = card.line
    parts = [
        reader.html(
            "plan-activity",
            title=short(line.title, 500),
            period=line_period(line, reader),
            responsible=short(card.said.doing, 200) or "-",
            roles=meaning_words(card.meant, reader),
            result=short(card.result, 300) or "-",
        )
    ]
    parts.append(staged(card, reader))
    if line.counts.total:
        counts = line.counts
        parts.append(
            reader.html("plan-activity-counts", done=counts.done, total=counts.total, late=counts.late)
        )
    if card.joining is not None:
        parts.append(
            reader.html(
                "plan-activity-takers",
                words=short(card.said.taking_part, 200),
                whom=meaning_words(card.joining, reader),
                done=card.takers.done,
                total=card.takers.total,
            )
        )
    parts += [assignee_text(one, reader) for one in card.assignees]
    return join(parts)


def assignee_text(one: AssigneeFacts, reader: Reader) -> Markup:
    mark, words = _state(one, reader)
    person = one.person
    if one.takes_part:
        person = f"{person} ({reader.plain('plan-assignee-takes-part')})"
    if one.answering is not Answering.EACH:
        person = f"{person} ({reader.plain(f'shared-{one.answering}')})"
    return reader.html("plan-assignee", mark=mark, person=person, when=words)


def _state(one: AssigneeFacts, reader: Reader) -> tuple[str, Markup]:
    match one.state:
        case AssignmentState.DONE:
            shown = short(one.file.name if one.file else one.evidence_text, 60)
            if shown:
                return "✅", reader.html("plan-assignee-done-text", text=shown)
            return "✅", reader.html("plan-assignee-done")
        case AssignmentState.NOT_POSSIBLE:
            return "🚫", reader.html("plan-assignee-not-possible", reason=short(one.reason, 60) or "-")
        case AssignmentState.CANCELLED:
            return "➖", reader.html("plan-assignee-cancelled")
    if one.late_days:
        return "⚠️", reader.html("plan-assignee-late", days=one.late_days)
    day = day_text(reader.locale, one.postponed_to or one.due_on)
    return "▫️", reader.html("plan-assignee-open", day=day)


async def on_file(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A plan may be sent right here, too."""
    try:
        state, draft = await import_file(message.document, manager)
    except (DomainError, DocumentError) as error:
        complain(manager, error)
    else:
        await manager.start(state, data={"draft": draft})


async def on_direction(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    manager.dialog_data.update(direction=index, page=0)
    await manager.switch_to(Plan.direction)


async def on_activity(_: CallbackQuery, __: Any, manager: DialogManager, activity_id: int) -> None:
    first_page(manager, "assignees")
    manager.dialog_data.update(activity=activity_id, from_board=False)
    await manager.switch_to(Plan.activity)


async def on_turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["page"] += 1 if button.widget_id == "later_page" else -1


async def on_evidence(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The files that were sent as evidence, each with its sender's name."""
    ctx = ctx_of(manager)
    for one in await ctx.services.roadmap.evidence(ctx.actor, manager.dialog_data["activity"]):
        if one.file is not None:
            await show_file(ctx, one.file, ctx.reader.html("plan-evidence-from", person=one.person))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_change(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Change.main, data={"activity": manager.dialog_data["activity"]})


async def on_stage(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Staging.main, data={"activity": manager.dialog_data["activity"]})


async def on_order(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.roadmap.set_order(ctx.actor, order_of(text))
    await manager.switch_to(Plan.main)


async def on_dates(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    period = period_of_words(text, await ctx.services.roadmap.plan_frame(ctx.actor))
    words = " ".join(text.split())
    count = await ctx.services.roadmap.give_dates(ctx.actor, data["activity"], period, words)
    data["note"] = ctx.reader.html("plan-dates-given", count=count)
    await manager.switch_to(Plan.activity)


async def on_whom(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Its words: at once where it has but one wording."""
    ctx, activity_id = ctx_of(manager), manager.dialog_data["activity"]
    lines = await ctx.services.roadmap.plan_wordings(ctx.actor, activity_id)
    await manager.start(Whom.main if len(lines) > 1 else Whom.card, data={"activity": activity_id})


async def on_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.switch_to(Plan.board if manager.dialog_data.get("from_board") else Plan.direction)


async def on_result(_: Data, result: Any, manager: DialogManager) -> None:
    """Back from the import, with what it has to say."""
    if isinstance(result, dict) and "note" in result:
        manager.dialog_data["note"] = result["note"]


async def on_go_on(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """To the import that was left for the menu."""
    ctx = ctx_of(manager)
    if (draft := await ctx.services.roadmap.begun_import(ctx.actor)) is not None:
        await manager.start(Import.preview, data={"draft": draft})


dialog = Dialog(
    Window(
        Problem(),
        Ready("text"),
        Group(
            choice("direction", "directions", on_direction, Label("button-line"), of=int), width=ROWS_A_PAGE
        ),
        Turns(id="directions"),
        Button(Label("plan-button-go-on"), id="go_on", on_click=on_go_on, when="begun"),
        Start(Label("plan-button-import"), id="import", state=Import.upload, when="empty"),
        Start(Label("plan-button-template"), id="template", state=Template.main, when="empty"),
        Start(Label("plan-button-by-hand"), id="by_hand", state=NewRow.title, when="empty"),
        Row(
            SwitchTo(Label("board-button"), id="board", state=Plan.board, when="directions"),
            Button(Label("plan-button-year"), id="year", on_click=on_year, when="directions"),
        ),
        Start(
            Label("plan-button-add"), id="add", state=NewRow.title, data={"saved": True}, when="directions"
        ),
        Start(Label("plan-button-replace"), id="replace", state=Import.upload, when="replaceable"),
        Start(Label("plan-button-update"), id="update", state=Import.upload, when="updatable"),
        SwitchTo(Label("plan-button-more"), id="more", state=Plan.more, when="directions"),
        MessageInput(on_file),
        home(),
        getter=overview,
        state=Plan.main,
    ),
    Window(
        Ready("text"),
        Group(
            choice("activity", "activities", on_activity, Label("button-line"), of=int),
            width=ROWS_A_PAGE,
        ),
        Row(
            Button(Format("←"), id="earlier_page", on_click=on_turn, when="earlier"),
            Button(Format("{page}/{pages}"), id="page_number", when=lambda data, *_: data["pages"] > 1),
            Button(Format("→"), id="later_page", on_click=on_turn, when="later"),
        ),
        back(Plan.main),
        getter=direction,
        state=Plan.direction,
    ),
    Window(
        Ready("text"),
        Turns(id="assignees"),
        SwitchTo(Label("plan-button-dates"), id="dates", state=Plan.dates, when="undated"),
        Button(Label("plan-button-evidence"), id="evidence", on_click=on_evidence, when="evidence"),
        Button(Label("plan-button-assign"), id="assign", on_click=on_whom),
        Button(Label("plan-button-stage"), id="stage", on_click=on_stage),
        Button(Label("plan-button-change"), id="change", on_click=on_change),
        Button(Label("button-back"), id="back", on_click=on_back),
        getter=activity,
        state=Plan.activity,
    ),
    Window(
        Problem(),
        Html("plan-type-dates"),
        typed(on_dates),
        back(Plan.activity),
        state=Plan.dates,
    ),
    Window(
        Html("plan-more-text"),
        Start(Label("whom-button"), id="whom", state=Whom.main),
        Start(Label("year-button-interim"), id="interim", state=Outcome.main, data={"kind": "interim"}),
        Start(Label("year-button-final"), id="final", state=Outcome.main, data={"kind": "final"}),
        SwitchTo(Label("plan-button-order"), id="order", state=Plan.order),
        Button(Label("button-calendar"), id="calendar", on_click=on_plan_calendar),
        # A methodist may have tasks, too; the main menu has no room for them.
        Start(Label("plan-button-own-week"), id="week", state=MyWeek.main),
        back(Plan.main),
        state=Plan.more,
    ),
    Window(Problem(), Html("order-type"), typed(on_order), back(Plan.more), state=Plan.order),
    *board.windows,
    on_process_result=on_result,
)
