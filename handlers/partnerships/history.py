"""A person's partnerships over the years: the methodist's view of anybody, a teacher's own."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from delivery.messages.partnerships import NAME_LENGTH, shortened
from handlers.common.context import ctx_of
from handlers.common.widgets import Label, Ready, home, leave
from handlers.partnerships.card import reason_text
from handlers.partnerships.states import History
from handlers.summaries.papers import give
from locales import Markup, Reader, dates, join
from services.errors import NotFound
from services.partnerships.facts import PastLine
from services.summaries.paper_facts import PaperKind

LINES_A_PAGE = 6


async def history(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Of `start_data["person"]` for the methodist; without it one's own."""
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    person_id = _person(dialog_manager)
    if person_id:
        found = await ctx.services.partnerships.history(ctx.actor, person_id)
        lines = found.lines
        head = ctx.reader.html("history-title", who=shortened(found.name, NAME_LENGTH))
    else:
        lines = await ctx.services.partnerships.my_history(ctx.actor)
        head = ctx.reader.html("history-title-mine")
    pages = max(1, -(-len(lines) // LINES_A_PAGE))
    page = data["page"] = min(max(data.get("page", 0), 0), pages - 1)
    start_at = page * LINES_A_PAGE
    shown = lines[start_at : start_at + LINES_A_PAGE]
    body = [line_text(ctx.reader, n, one) for n, one in enumerate(shown, start=start_at + 1)]
    return {
        "text": join([head, *(body or [ctx.reader.html("history-none")])], "\n\n"),
        "page": page + 1,
        "pages": pages,
        "several": pages > 1,
        "earlier": page > 0,
        "later": page + 1 < pages,
        "mentored": bool(person_id) and any(one.i_mentored for one in lines),
    }


def _person(manager: DialogManager) -> int | None:
    """Whose history the methodist looks at; None for one's own."""
    start = manager.start_data
    return start.get("person") if isinstance(start, dict) else None


def line_text(reader: Reader, n: int, one: PastLine) -> Markup:
    """Who with whom, when, and (for the methodist) why it ended."""
    names = shortened(", ".join(one.partners), 3 * NAME_LENGTH) or "—"
    since = dates.day_with_year(reader.locale, one.since)
    if one.until:
        until = dates.day_with_year(reader.locale, one.until)
        when = reader.html("history-when", programme=one.programme, since=since, until=until)
    else:
        state = reader.plain(f"partnerships-state-{one.state.value}")
        when = reader.html("history-when-now", programme=one.programme, since=since, state=state)
    who = "history-as-mentor" if one.i_mentored else "history-as-mentee"
    lines = [reader.html(who, n=n, names=names), when]
    if one.reason:
        lines.append(reader.html("history-reason", reason=reason_text(reader, one.reason)))
    return join(lines)


async def on_turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["page"] += 1 if button.widget_id == "later" else -1


async def on_hours(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    await _give(query, manager, PaperKind.HOURS)


async def on_thanks(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    await _give(query, manager, PaperKind.THANKS)


async def _give(query: CallbackQuery, manager: DialogManager, kind: PaperKind) -> None:
    """This mentor's page alone; all mentors' as one file are made under the programme's documents."""
    ctx, person_id = ctx_of(manager), _person(manager)
    if person_id is None:
        raise NotFound("person")
    await give(ctx, query, kind, await ctx.services.summaries.mentor_paper(ctx.actor, kind, person_id))
    manager.show_mode = ShowMode.NO_UPDATE


dialog = Dialog(
    Window(
        Ready("text"),
        Row(
            Button(Format("←"), id="earlier", on_click=on_turn, when="earlier"),
            Button(Format("{page}/{pages}"), id="number", when="several"),
            Button(Format("→"), id="later", on_click=on_turn, when="later"),
        ),
        Button(Label("papers-certificate"), id="hours", on_click=on_hours, when="mentored"),
        Button(Label("papers-one-thanks"), id="thanks", on_click=on_thanks, when="mentored"),
        leave(),
        home(),
        getter=history,
        state=History.main,
    )
)
