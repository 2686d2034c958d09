"""The import of a roadmap: file, preview, questions one by one, who its words mean, save."""

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Data, Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, SwitchTo
from aiogram_dialog.widgets.text import Format

from delivery.messages.bundle import short
from documents.errors import DocumentError
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, complain, typed
from handlers.common.widgets import Html, Label, Ready, back, home, leave
from handlers.roadmap import questions, wordings
from handlers.roadmap.drafting import doubt_words, draft_of, numbers, pager
from handlers.roadmap.periods import Days, period_words
from handlers.roadmap.questions import FIX, answered_lines, on_answer, on_period
from handlers.roadmap.reading import import_file
from handlers.roadmap.states import Import, NewRow
from handlers.roadmap.words import place_words, row_mark
from locales import Markup, Reader, join
from services.errors import DomainError
from services.roadmap.draft_rows import RowFacts
from services.roadmap.preview import Preview, Section

ROWS_A_PAGE = 6


async def on_file(message: Message, _: MessageInput, manager: DialogManager) -> None:
    try:
        state, draft = await import_file(message.document, manager)
    except (DomainError, DocumentError) as error:
        complain(manager, error)
        return
    if state == Import.preview:
        manager.dialog_data.update(draft=draft, page=0)
        await manager.switch_to(state)
    else:
        await manager.start(state, data={"draft": draft})


async def on_result(_: Data, result: Any, manager: DialogManager) -> None:
    """Back from the comparison with the plan there is nothing left to do; from a new row there is."""
    if isinstance(result, dict) and "note" in result:
        await manager.done(result)


async def on_start(start_data: Any, manager: DialogManager) -> None:
    """Started with a draft that was read elsewhere, or with none."""
    manager.dialog_data.update(start_data or {})
    manager.dialog_data.setdefault("page", 0)


async def on_move(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.roadmap.move_years(ctx.actor, manager.dialog_data["draft"])


async def preview(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = await draft_of(dialog_manager)
    questions, answered = len(found.questions), answered_lines(dialog_manager, found, ctx.reader)
    return {
        "text": join([*answered, preview_text(found, ctx.reader)], "\n\n"),
        "answered": bool(answered),
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
    lines += [reader.html("import-note", note=doubt_words(doubt, reader)) for doubt in found.doubts[:5]]
    if found.questions:
        lines.append(reader.html("import-preview-open"))
    if found.replaces:
        lines.append(reader.html("import-preview-replaces"))
    return join(lines, "\n\n")


async def sections(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = await draft_of(dialog_manager)
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
    days = found.programme_days
    lines = [reader_line(n, row, ctx.reader, days) for n, row in enumerate(section.rows, start=1)]
    return {
        "text": join([ctx.reader.html("import-section", title=short(title, 200)), *lines]),
        "rows": [{"id": row.index, "n": n} for n, row in enumerate(section.rows, start=1)],
        "page": page + 1,
        "pages": len(pages),
        "earlier": page > 0,
        "later": page + 1 < len(pages),
    }


def reader_line(n: int, row: RowFacts, reader: Reader, own: Days) -> Markup:
    """One row of the list: its mark, title and period."""
    return reader.html(
        "import-row-line",
        n=n,
        mark=row_mark(row),
        title=short(row.title, 160),
        period=period_words(row.period, reader, own),
    )


async def row_card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = await draft_of(dialog_manager)
    row = found.row(dialog_manager.dialog_data["row"])
    return {
        "text": row_text(row, ctx.reader, found.programme_days),
        "title": short(row.title, 300),
        "words": row.period_text or ctx.reader.plain("period-none"),
        "kept": row.kept,
        "skipped": not row.kept,
    }


def row_text(row: RowFacts, reader: Reader, own: Days) -> Markup:
    lines = [
        reader.html(
            "import-row",
            title=short(row.title, 1000),
            direction=short(row.direction, 200) or reader.plain("import-no-direction"),
            period=period_words(row.period, reader, own),
            text=short(row.period_text, 200) or "-",
            responsible=short(row.wordings.doing, 300) or "-",
            result=short(row.result, 400) or "-",
        )
    ]
    if joining := row.wordings.taking_part:
        lines.append(reader.html("import-row-participants", words=short(joining, 300)))
    if row.place:
        lines.append(reader.html("import-row-place", place=place_words(row.place, reader)))
    if row.has_question:
        lines += [reader.html("import-note", note=doubt_words(doubt, reader)) for doubt in row.doubts]
    if not row.kept:
        lines.append(reader.html("import-row-skipped"))
    return join(lines)


async def on_title(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.roadmap.set_title(ctx.actor, data["draft"], data["row"], text)
    await manager.switch_to(Import.row)


async def on_row(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    manager.dialog_data["row"] = index
    await manager.switch_to(Import.row)


async def on_accept(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["page"] = 0
    await manager.switch_to(Import.responsibles)


async def on_add(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """One more row, typed."""
    await manager.start(NewRow.title, data={"draft": manager.dialog_data["draft"], "from_preview": True})


async def on_discard(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.roadmap.discard(ctx.actor, manager.dialog_data["draft"])
    await manager.done({"note": ctx.reader.html("import-discarded")})


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
        # Moved first, the plan has fewer questions left.
        Button(Label("import-button-move"), id="move", on_click=on_move, when="other_year"),
        SwitchTo(
            Label("import-button-questions"),
            id="questions",
            state=Import.question,
            when=lambda data, *_: data["count"],
        ),
        FIX,
        SwitchTo(Label("import-button-sections"), id="sections", state=Import.direction),
        Button(Label("plan-button-add"), id="add", on_click=on_add),
        Button(Format("{accept}"), id="accept", on_click=on_accept),
        Button(Label("button-cancel"), id="discard", on_click=on_discard),
        MessageInput(on_file),
        getter=preview,
        state=Import.preview,
    ),
    Window(
        Ready("text"),
        numbers("rows", on_row),
        pager(),
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
    *questions.windows,
    *wordings.windows,
    on_start=on_start,
    on_process_result=on_result,
)
