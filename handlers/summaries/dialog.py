"""The methodist's surveys: how they go, what they brought."""

from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Cancel, Column, Keyboard, Row, Start, SwitchTo

from delivery.messages.summaries import Part, has_results, percent, summary_text
from handlers.common.context import Context, ctx_of
from handlers.common.widgets import Html, Label, Ready, Turns, back, choice, home, wanted_page
from handlers.roadmap.states import Recommend, RequestsMap
from handlers.summaries import comparing
from handlers.summaries.chosen import survey_of
from handlers.summaries.files import deliver
from handlers.summaries.states import Figures, Papers, Results, Summaries
from handlers.surveys.states import Surveys
from locales import Markup, dates, join
from services.events.names import event_name
from services.summaries.facts import LEAST_ANONYMOUS
from services.surveys.facts import SurveyLine, SurveyState
from services.surveys.rules import MOST_CHASES


async def listed(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    page = await ctx.services.surveys.listed(ctx.actor, wanted_page(dialog_manager, "surveys"))
    words = ctx.reader.html("summaries-choose" if page.lines else "summaries-none")
    return {
        "text": join([ctx.reader.html("summaries-title"), words], "\n\n"),
        "surveys": [{"id": line.id, "label": _label(ctx, line)} for line in page.lines],
        "place": page.place,
    }


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, survey_id = ctx_of(dialog_manager), survey_of(dialog_manager)
    line = await ctx.services.surveys.line(ctx.actor, survey_id)
    is_open = line.state is SurveyState.OPEN
    shown: dict[str, Any] = {
        "from_event": isinstance(dialog_manager.start_data, dict),
        "open": is_open,
        "planned": line.state is SurveyState.PLANNED,
        "shown": False,
        "chasable": is_open and line.chases < MOST_CHASES and line.answered < line.asked,
        "drawable": False,
        "files": False,
    }
    # Named answers show as they come; anonymous ones at closing, once.
    if line.state is SurveyState.PLANNED or (is_open and (line.anonymous or not line.answered)):
        return {**shown, "text": _open_text(ctx, line)}
    summary = await ctx.services.summaries.survey_summary(ctx.actor, survey_id, ctx.reader.plain)
    texts = [_open_text(ctx, line)] if is_open else []
    texts.append(summary_text(ctx.reader, summary))
    return {
        **shown,
        "text": join(texts, "\n\n"),
        "shown": True,
        "drawable": has_results(summary),
        "files": bool(summary.files),
    }


async def more(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await card(dialog_manager)
    line = await ctx.services.surveys.line(ctx.actor, survey_of(dialog_manager))
    return {**found, "text": ctx.reader.html("summaries-more-about", name=_name(ctx, line))}


async def to_close(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    line = await ctx.services.surveys.line(ctx.actor, survey_of(dialog_manager))
    planned = "yes" if line.state is SurveyState.PLANNED else "no"
    return {"name": _name(ctx, line), "count": line.asked - line.answered, "planned": planned}


async def on_survey(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["survey_id"] = int(item)
    await manager.switch_to(Summaries.card)


async def on_chase(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    chase = await ctx.services.surveys.chase(ctx.actor, survey_of(manager))
    await query.answer(ctx.reader.plain("summaries-chased", count=chase.reminded), show_alert=True)


async def on_close(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    line = await ctx.services.surveys.line(ctx.actor, survey_of(manager))
    await ctx.services.surveys.close(ctx.actor, line.id)
    if line.state is SurveyState.PLANNED:
        await query.answer(ctx.reader.plain("summaries-given-up"))
        await manager.switch_to(Summaries.main)
        return
    await query.answer(ctx.reader.plain("summaries-closed-now"))
    await manager.switch_to(Summaries.card)


async def on_recommend(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Recommend.main, data={"survey": survey_of(manager)})


async def on_part(query: CallbackQuery, button: Button, manager: DialogManager) -> None:
    await deliver(query, ctx_of(manager), survey_of(manager), Part(button.widget_id or ""))
    # What was asked for has come below the menu; the menu stays where it is.
    manager.show_mode = ShowMode.NO_UPDATE


def _open_text(ctx: Context, line: SurveyLine) -> Markup:
    reader = ctx.reader
    named = reader.html("summaries-survey", name=_name(ctx, line), day=dates.day(reader.locale, line.held_on))
    until = dates.moment(reader.locale, line.open_until)
    if line.state is SurveyState.PLANNED:
        return join([named, reader.html("summaries-planned", until=until)])
    lines = [
        named,
        reader.html(
            "summaries-open",
            until=until,
            answered=line.answered,
            asked=line.asked,
            rate=percent(reader, line.answered / line.asked if line.asked else None),
        ),
        reader.html("summaries-not-answered", count=line.asked - line.answered),
        reader.html(
            "summaries-open-anonymous" if line.anonymous else "summaries-open-named",
            **({"least": LEAST_ANONYMOUS} if line.anonymous else {}),
        ),
    ]
    if line.chases:
        lines.append(reader.html("summaries-chases", chases=line.chases, most=MOST_CHASES))
    return join(lines)


def _name(ctx: Context, line: SurveyLine) -> str:
    return event_name(ctx.reader.plain, line.kind, line.title) if line.kind else line.title


def _label(ctx: Context, line: SurveyLine) -> str:
    return ctx.reader.plain(
        "summaries-line",
        state=line.state.value,
        answered=line.answered,
        asked=line.asked,
        rate=percent(ctx.reader, line.answered / line.asked if line.asked else None),
        title=line.title,
    )


def _part(part: Part, when: Any) -> Button:
    return Button(Label(f"summaries-{part.value}"), id=part.value, on_click=on_part, when=when)


def _further(now: Any) -> list[Keyboard]:
    """What else may be done with answers that show, `now`: under the card, or a step further."""
    return [
        Button(Label("recommend-open"), id="recommend", on_click=on_recommend, when=now & F["shown"]),
        Row(
            SwitchTo(
                Label("comparison-button"), id="compare", state=Summaries.compare, when=now & F["drawable"]
            ),
            _part(Part.FILES, now & F["files"]),
        ),
    ]


back_to_list = SwitchTo(Label("button-back"), id="back", state=Summaries.main, when=~F["from_event"])
leave_to_event = Cancel(Label("button-back"), when="from_event")

dialog = Dialog(
    Window(
        Ready("text"),
        Column(choice("survey", "surveys", on_survey)),
        Turns(id="surveys"),
        Start(Label("surveys-new"), id="new", state=Surveys.forms),
        Row(
            Start(Label("figures-open"), id="figures", state=Figures.main),
            Start(Label("results-open"), id="results", state=Results.main),
        ),
        Row(
            Start(Label("map-open"), id="map", state=RequestsMap.main),
            Start(Label("recommend-open"), id="recommend", state=Recommend.main),
        ),
        Start(Label("papers-open"), id="papers", state=Papers.main),
        home(),
        getter=listed,
        state=Summaries.main,
    ),
    Window(
        Ready("text"),
        Button(Label("summaries-chase"), id="chase", on_click=on_chase, when="chasable"),
        SwitchTo(Label("summaries-close"), id="close", state=Summaries.close_confirm, when="open"),
        SwitchTo(Label("summaries-give-up"), id="give_up", state=Summaries.close_confirm, when="planned"),
        # Eight actions at most. An open survey has its reminder and closing besides, so what is asked for
        # less often is a step further; of a closed one with files the menu is a step back, or /menu.
        Row(_part(Part.PICTURE, F["drawable"] & ~F["open"]), _part(Part.COMMENTS, "shown")),
        Row(_part(Part.DOCX, "shown"), _part(Part.XLSX, "shown")),
        *_further(~F["open"]),
        SwitchTo(Label("summaries-more"), id="more", state=Summaries.more, when=F["open"] & F["shown"]),
        Row(back_to_list, leave_to_event, home(when=F["open"] | ~F["files"])),
        getter=card,
        state=Summaries.card,
    ),
    Window(
        Ready("text"),
        _part(Part.PICTURE, "drawable"),
        *_further(F["shown"]),
        Row(back(Summaries.card), home()),
        getter=more,
        state=Summaries.more,
    ),
    Window(
        Html("summaries-close-confirm"),
        Button(Label("summaries-close-yes"), id="yes", on_click=on_close),
        Row(back(Summaries.card), home()),
        getter=to_close,
        state=Summaries.close_confirm,
    ),
    *comparing.windows,
)
