"""The import of a roadmap: file, preview, questions one by one, who its words mean, save."""

from datetime import date
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Row, Select, SwitchTo
from aiogram_dialog.widgets.text import Format

from delivery.messages.bundle import short
from documents.errors import DocumentError
from handlers.common.calendar import ClockCalendar
from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, complain, typed
from handlers.common.widgets import Html, Label, Ready, back, home, leave
from handlers.roadmap.reading import import_file, period_of_words
from handlers.roadmap.states import Import
from handlers.roadmap.words import label, period_words, place_words, roles_words, row_mark
from locales import Markup, Reader, join
from locales.dates import day as day_text
from services.errors import DomainError
from services.roadmap.draft_rows import RowFacts
from services.roadmap.drafts import Doubt, Period, PeriodKind
from services.roadmap.importing import Preview, Section

ROWS_A_PAGE = 6
WORDINGS_A_PAGE = 7
ROLES = ("mentor", "mentee", "curator", "methodist")


async def on_file(message: Message, _: MessageInput, manager: DialogManager) -> None:
    try:
        manager.dialog_data.update(draft=await import_file(message, manager), page=0)
    except (DomainError, DocumentError) as error:
        complain(manager, error)
    else:
        await manager.switch_to(Import.preview)


async def on_start(start_data: Any, manager: DialogManager) -> None:
    """Started with a draft that was read elsewhere, or with none."""
    manager.dialog_data.update(start_data or {})
    manager.dialog_data.setdefault("page", 0)


async def _preview(manager: DialogManager) -> tuple[Context, Preview]:
    ctx = ctx_of(manager)
    return ctx, await ctx.services.roadmap.preview(ctx.actor, manager.dialog_data["draft"])


async def preview(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = await _preview(dialog_manager)
    questions = len(found.questions)
    return {
        "text": preview_text(found, ctx.reader),
        "count": questions,
        "accept": ctx.reader.plain("import-button-accept" if questions else "import-button-accept-all"),
        "other_year": bool(found.years_off),
    }


def preview_text(found: Preview, reader: Reader) -> Markup:
    """What was understood of the document, and what of it as a whole is doubtful."""
    lines = [
        reader.html(
            "import-preview",
            file=found.file,
            total=len(found.rows),
            understood=found.understood,
            questions=len(found.questions),
            skipped=found.skipped,
        )
    ]
    lines += [reader.html("import-note", note=_doubt(doubt, reader)) for doubt in found.doubts[:5]]
    if found.questions:
        lines.append(reader.html("import-preview-open"))
    if found.replaces:
        lines.append(reader.html("import-preview-replaces"))
    return join(lines, "\n\n")


async def sections(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = await _preview(dialog_manager)
    pages = [
        Section(section.title, section.rows[start : start + ROWS_A_PAGE])
        for section in found.sections
        for start in range(0, len(section.rows), ROWS_A_PAGE)
    ]
    page = dialog_manager.dialog_data["page"] = min(
        max(dialog_manager.dialog_data["page"], 0), len(pages) - 1
    )
    section = pages[page]
    title = section.title or ctx.reader.plain("import-no-direction")
    lines = [reader_line(n, row, ctx.reader) for n, row in enumerate(section.rows, start=1)]
    return {
        "text": join([ctx.reader.html("import-section", title=short(title, 200)), *lines]),
        "rows": [{"id": row.index, "n": n} for n, row in enumerate(section.rows, start=1)],
        "page": page + 1,
        "pages": len(pages),
        "earlier": page > 0,
        "later": page + 1 < len(pages),
    }


def reader_line(n: int, row: RowFacts, reader: Reader) -> Markup:
    """One row of the list: its mark, title and period."""
    return reader.html(
        "import-row-line",
        n=n,
        mark=row_mark(row),
        title=short(row.title, 160),
        period=period_words(row.period, reader),
    )


async def row_card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = await _preview(dialog_manager)
    row = found.row(dialog_manager.dialog_data["row"])
    return {
        "text": row_text(row, ctx.reader),
        "title": short(row.title, 300),
        "words": row.period_text or ctx.reader.plain("period-none"),
        "kept": row.kept,
        "skipped": not row.kept,
    }


def row_text(row: RowFacts, reader: Reader) -> Markup:
    lines = [
        reader.html(
            "import-row",
            title=short(row.title, 1000),
            direction=short(row.direction, 200) or reader.plain("import-no-direction"),
            period=period_words(row.period, reader),
            text=short(row.period_text, 200) or "-",
            responsible=short(row.wording, 300) or "-",
            result=short(row.result, 400) or "-",
        )
    ]
    if row.place:
        lines.append(reader.html("import-row-place", place=place_words(row.place, reader)))
    if row.has_question:
        lines += [reader.html("import-note", note=_doubt(doubt, reader)) for doubt in row.doubts]
    if not row.kept:
        lines.append(reader.html("import-row-skipped"))
    return join(lines)


async def question(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = await _preview(dialog_manager)
    asked = found.questions
    if not asked:
        return {
            "text": ctx.reader.html("import-questions-over"),
            "open": False,
            "readable": False,
            "keep": "",
        }
    row = asked[0]
    dialog_manager.dialog_data["row"] = row.index
    total = sum(one.unsure for one in found.rows)
    words = period_words(row.period, ctx.reader)
    return {
        "text": question_text(row, total - len(asked) + 1, total, ctx.reader),
        "open": True,
        "readable": row.period.kind not in {PeriodKind.NONE, PeriodKind.BY_SCHEDULE},
        "keep": label(ctx.reader.plain("import-button-as-read", period=words)),
    }


def question_text(row: RowFacts, n: int, of: int, reader: Reader) -> Markup:
    key = "import-question" if row.period_text.strip() else "import-question-no-period"
    lines = [reader.html(key, n=n, of=of, title=short(row.title, 400), text=short(row.period_text, 200))]
    if row.place:
        lines.append(reader.html("import-row-place", place=place_words(row.place, reader)))
    lines += [reader.html("import-note", note=_doubt(doubt, reader)) for doubt in row.doubts]
    return join([*lines, reader.html("import-question-when")])


def _doubt(doubt: Doubt, reader: Reader) -> str:
    values = {
        name: short(value, 80) if isinstance(value, str) else value for name, value in doubt.values.items()
    }
    return reader.plain(doubt.key, **values)


async def on_answer(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """The answers that need no words."""
    ctx, data = ctx_of(manager), manager.dialog_data
    roadmap = ctx.services.roadmap
    answers = {
        "year": roadmap.whole_year,
        "later": roadmap.ask_later,
        "keep": roadmap.accept_row,
        "skip": roadmap.skip_row,
        "skip_row": roadmap.skip_row,
        "restore": roadmap.restore_row,
    }
    await answers[button.widget_id or ""](ctx.actor, data["draft"], data["row"])


async def on_move(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.roadmap.move_years(ctx.actor, manager.dialog_data["draft"])


async def dates(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The calendar: the first tap is the day, a second one the end of a range."""
    ctx, found = await _preview(dialog_manager)
    row = found.row(dialog_manager.dialog_data["row"])
    first = dialog_manager.dialog_data.get("first")
    shown = day_text(ctx.reader.locale, date.fromisoformat(first)) if first else ""
    key = "import-choose-last" if first else "import-choose-day"
    return {
        "text": ctx.reader.html(key, title=short(row.title, 200), day=shown),
        "today": (await ctx.services.roadmap.plan_frame(ctx.actor)).today,
        "chosen": bool(first),
    }


async def on_day(_: Any, __: Any, manager: DialogManager, day: date) -> None:
    first = manager.dialog_data.get("first")
    if first is None:
        manager.dialog_data["first"] = day.isoformat()
        return
    start, end = sorted((date.fromisoformat(first), day))
    await _chosen(manager, Period(PeriodKind.WINDOW if start < end else PeriodKind.DATE, start, end))


async def on_one_day(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    day = date.fromisoformat(manager.dialog_data["first"])
    only = button.widget_id == "only"
    await _chosen(
        manager, Period(PeriodKind.DATE, day, day) if only else Period(PeriodKind.DEADLINE, end=day)
    )


async def _chosen(manager: DialogManager, period: Period) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    data.pop("first", None)
    words = period_words(period, ctx.reader)
    await ctx.services.roadmap.set_period(ctx.actor, data["draft"], data["row"], period, words)
    await manager.switch_to(Import.question)


async def on_leave_dates(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    manager.dialog_data.pop("first", None)


async def on_period(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    if manager.current_context().state == Import.question and not (await _preview(manager))[1].questions:
        return
    period = period_of_words(text, await ctx.services.roadmap.plan_frame(ctx.actor))
    await ctx.services.roadmap.set_period(
        ctx.actor, data["draft"], data["row"], period, " ".join(text.split())
    )
    if manager.current_context().state == Import.period:
        await manager.switch_to(Import.row)


async def on_title(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.roadmap.set_title(ctx.actor, data["draft"], data["row"], text)
    await manager.switch_to(Import.row)


async def on_row(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    manager.dialog_data["row"] = index
    await manager.switch_to(Import.row)


async def on_turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["page"] += 1 if button.widget_id == "later_page" else -1


async def on_accept(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["page"] = 0
    await manager.switch_to(Import.responsibles)


async def on_discard(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.roadmap.discard(ctx.actor, manager.dialog_data["draft"])
    await manager.done({"note": ctx.reader.html("import-discarded")})


async def responsibles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = await _preview(dialog_manager)
    reader, data = ctx.reader, dialog_manager.dialog_data
    pages = max(1, -(-len(found.wordings) // WORDINGS_A_PAGE))
    page = data["page"] = min(max(data["page"], 0), pages - 1)
    shown = found.wordings[page * WORDINGS_A_PAGE : (page + 1) * WORDINGS_A_PAGE]
    lines = [reader.html("import-responsibles")]
    lines += [
        reader.html(
            "import-wording",
            mark=f"{n}. {'✅' if item.settled else '❓'}",
            wording=short(item.wording, 120) or reader.plain("import-wording-none"),
            roles=roles_words(item.roles, reader),
        )
        for n, item in enumerate(shown, start=1)
    ]
    unclear = sum(not item.settled for item in found.wordings)
    if unclear:
        lines.append(reader.html("import-responsibles-unclear", count=unclear))
    return {
        "text": join(lines),
        "wordings": [{"id": item.index, "n": n} for n, item in enumerate(shown, start=1)],
        "page": page + 1,
        "pages": pages,
        "earlier": page > 0,
        "later": page + 1 < pages,
    }


async def on_wording(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    manager.dialog_data["wording"] = index
    await manager.switch_to(Import.responsible)


async def responsible(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = await _preview(dialog_manager)
    item = next(one for one in found.wordings if one.index == dialog_manager.dialog_data["wording"])
    shown = short(item.wording, 400) or ctx.reader.plain("import-wording-none")
    return {
        "text": ctx.reader.html("import-wording-card", wording=shown, count=item.count),
        "roles": [
            {
                "id": role,
                "label": ctx.reader.plain(f"role-button-{role}", mark="☑️" if role in item.roles else "▫️"),
            }
            for role in ROLES
        ],
    }


async def on_role(_: CallbackQuery, __: Any, manager: DialogManager, role: str) -> None:
    ctx, found = await _preview(manager)
    item = next(one for one in found.wordings if one.index == manager.dialog_data["wording"])
    roles = set(item.roles) ^ {role}
    await ctx.services.roadmap.set_roles(ctx.actor, found.draft_id, item.wording, sorted(roles))


async def on_save(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    saved = await ctx.services.roadmap.confirm_import(ctx.actor, manager.dialog_data["draft"])
    note = ctx.reader.html("import-saved", count=saved.activities, undated=saved.undated)
    await manager.done({"note": note})


def _numbers(items: str, click: Any) -> Group:
    return Group(
        Select(
            Label("button-line"),
            id=f"pick_{items}",
            item_id_getter=lambda item: item["id"],
            type_factory=int,
            items=items,
            on_click=click,
        ),
        width=7,
    )


def _pager() -> Row:
    return Row(
        Button(Format("←"), id="earlier_page", on_click=on_turn, when="earlier"),
        Button(Format("{page}/{pages}"), id="page_number", when=lambda data, *_: data["pages"] > 1),
        Button(Format("→"), id="later_page", on_click=on_turn, when="later"),
    )


dialog = Dialog(
    Window(
        Problem(),
        Html("import-upload"),
        MessageInput(on_file),
        leave(),
        home(),
        state=Import.upload,
    ),
    Window(
        Problem(),
        Ready("text"),
        SwitchTo(
            Label("import-button-questions"),
            id="questions",
            state=Import.question,
            when=lambda data, *_: data["count"],
        ),
        SwitchTo(Label("import-button-sections"), id="sections", state=Import.direction),
        Button(Label("import-button-move"), id="move", on_click=on_move, when="other_year"),
        Button(Format("{accept}"), id="accept", on_click=on_accept),
        Button(Label("button-cancel"), id="discard", on_click=on_discard),
        MessageInput(on_file),
        getter=preview,
        state=Import.preview,
    ),
    Window(
        Ready("text"),
        _numbers("rows", on_row),
        _pager(),
        back(Import.preview),
        getter=sections,
        state=Import.direction,
    ),
    Window(
        Ready("text"),
        SwitchTo(Label("import-button-title"), id="title", state=Import.title),
        SwitchTo(Label("import-button-period"), id="period", state=Import.period),
        Button(Label("import-button-skip-row"), id="skip_row", on_click=on_answer, when="kept"),
        Button(Label("import-button-restore"), id="restore", on_click=on_answer, when="skipped"),
        back(Import.direction),
        getter=row_card,
        state=Import.row,
    ),
    Window(
        Problem(),
        Html("import-type-title"),
        typed(on_title),
        back(Import.row),
        getter=row_card,
        state=Import.title,
    ),
    Window(
        Problem(),
        Html("import-type-period"),
        typed(on_period),
        back(Import.row),
        getter=row_card,
        state=Import.period,
    ),
    Window(
        Problem(),
        Ready("text"),
        Html("import-question-typed", when="open"),
        SwitchTo(Label("import-button-choose"), id="choose", state=Import.dates, when="open"),
        Row(
            Button(Label("import-button-year"), id="year", on_click=on_answer),
            Button(Label("import-button-ask-later"), id="later", on_click=on_answer),
            when="open",
        ),
        Button(Format("{keep}"), id="keep", on_click=on_answer, when="readable"),
        Button(Label("import-button-skip-row"), id="skip", on_click=on_answer, when="open"),
        typed(on_period),
        back(Import.preview),
        getter=question,
        state=Import.question,
    ),
    Window(
        Ready("text"),
        ClockCalendar(id="day", on_click=on_day),
        Row(
            Button(Label("import-button-only-day"), id="only", on_click=on_one_day),
            Button(Label("import-button-until-day"), id="until", on_click=on_one_day),
            when="chosen",
        ),
        SwitchTo(Label("button-back"), id="back", state=Import.question, on_click=on_leave_dates),
        getter=dates,
        state=Import.dates,
    ),
    Window(
        Ready("text"),
        _numbers("wordings", on_wording),
        _pager(),
        Button(Label("import-button-save"), id="save", on_click=on_save),
        back(Import.preview),
        getter=responsibles,
        state=Import.responsibles,
    ),
    Window(
        Ready("text"),
        Group(
            Select(
                Format("{item[label]}"),
                id="role",
                item_id_getter=lambda item: item["id"],
                items="roles",
                on_click=on_role,
            ),
            width=2,
        ),
        back(Import.responsibles),
        getter=responsible,
        state=Import.responsible,
    ),
    on_start=on_start,
)
