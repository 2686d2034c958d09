"""A teacher's partners: contacts, the journal, a meeting logged."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import Data, Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Cancel, Column, Start, SwitchTo

from delivery.messages.partnerships import FORMS, NAME_LENGTH, about, capital, form_name, shortened
from handlers.chats.opening import group_line, open_groups
from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, back, choice, home, leave
from handlers.partnerships import asking, visits
from handlers.partnerships.card import hours_text, meetings_text
from handlers.partnerships.days import typed_day
from handlers.partnerships.online import open_online
from handlers.partnerships.online_texts import step_line, step_text
from handlers.partnerships.personal_seen import open_personal
from handlers.partnerships.states import History, Journal, MyPartners
from handlers.partnerships.visits import visit_button
from handlers.summaries.papers import give
from locales import Markup, Reader, dates, join
from services.errors import DomainError
from services.events.names import event_name
from services.partnerships.facts import MyPartnership
from services.summaries.paper_facts import PaperKind
from services.surveys.sharing import SharedTakeaway

DAYS_SHOWN = 7
TAKEAWAY_SHOWN, EVENT_SHOWN = 200, 80


async def mine(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.partnerships.mine(ctx.actor)
    hours = await ctx.services.partnerships.my_hours(ctx.actor)
    title = ctx.reader.html("my-partners-title" if found else "my-partners-none")
    return {
        "text": join([title, hours_text(ctx.reader, hours)] if hours and hours.meetings else [title]),
        "partnerships": [{"id": one.id, "label": _label(ctx.reader, one)} for one in found],
        "past": bool(await ctx.services.partnerships.my_history(ctx.actor)),
        "certified": bool(hours and hours.meetings),
    }


async def on_start(_: Data, manager: DialogManager) -> None:
    """Whose partnership is the only one is not asked which; a list with more in it is a step back."""
    ctx = ctx_of(manager)
    found = await ctx.services.partnerships.mine(ctx.actor)
    if len(found) != 1:
        return
    hours = await ctx.services.partnerships.my_hours(ctx.actor)
    past = await ctx.services.partnerships.my_history(ctx.actor)
    manager.dialog_data.update(partnership=found[0].id, only=not (past or (hours and hours.meetings)))
    await manager.switch_to(MyPartners.card)


async def on_certificate(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """One's own hours as an official paper."""
    ctx = ctx_of(manager)
    await give(ctx, query, PaperKind.HOURS, await ctx.services.summaries.my_certificate(ctx.actor))
    manager.show_mode = ShowMode.DELETE_AND_SEND


def _label(reader: Reader, one: MyPartnership) -> str:
    if len(one.partners) > 1:
        first, more = one.partners[0].short_name, len(one.partners) - 1
        return shortened(reader.plain("my-partners-group", first=first, more=more))
    key = "my-partners-mentees" if one.i_mentor else "my-partners-mentor"
    return shortened(reader.plain(key, names=", ".join(partner.short_name for partner in one.partners)))


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, found = ctx_of(dialog_manager), await _chosen(dialog_manager)
    lines: list[str] = [
        linked(about(ctx.reader, found), found),
        "",
        *meetings_text(ctx.reader, found.meetings),
    ]
    if found.online_step and found.state.value != "closed":
        lines.extend(
            ["", step_line(ctx.reader, found.online_step), *step_text(ctx.reader, found.online_step)]
        )
    group = await ctx.services.chats.group_of(found.id)
    if group:
        lines.extend(["", *group_line(ctx.reader, group)])
    if found.asked_for_other:
        lines.extend(["", ctx.reader.html("request-waits")])
    if found.i_mentor:
        lines.extend(_taken_away(ctx.reader, await ctx.services.surveys.shared_with_me(ctx.actor, found.id)))
    return {
        "text": join(lines),
        "only": dialog_manager.dialog_data.get("only", False),
        "open": found.state.value in ("active", "paused"),
        "grouped": int(group is not None),
        "can_group": found.i_mentor,
        "i_mentor": found.i_mentor,
        "visitable": found.i_mentor and found.state.value != "closed",
        "online": found.online_step is not None or (found.i_mentor and found.state.value != "closed"),
        "may_ask": found.state.value in ("active", "paused") and not found.asked_for_other,
    }


def _taken_away(reader: Reader, shown: tuple[SharedTakeaway, ...]) -> list[str]:
    """What mentees let their mentor see of what they take away from events."""
    if not shown:
        return []
    return [
        "",
        reader.html("my-partners-takeaways"),
        *(
            reader.html(
                "my-partners-takeaway",
                who=one.who,
                what=shortened(one.text or reader.plain(one.key), TAKEAWAY_SHOWN),
                event=shortened(event_name(reader.plain, one.kind, one.title), EVENT_SHOWN),
                day=dates.day(reader.locale, one.held_on),
            )
            for one in shown
        ),
    ]


def linked(text: Markup, found: MyPartnership) -> Markup:
    """Names in the text open the chat: a link in a text is never refused, a button may be."""
    for partner in found.partners:
        name = join([shortened(partner.full_name, NAME_LENGTH)])
        if partner.telegram_id:
            address = (
                f"https://t.me/{partner.username}"
                if partner.username
                else (f"tg://user?id={partner.telegram_id}")
            )
            text = Markup(text.replace(f"<b>{name}</b>", f'<a href="{address}">{name}</a>', 1))
    return text


async def forms(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    return {
        "forms": [
            {"id": index, "label": capital(form_name(reader, form))} for index, form in enumerate(FORMS)
        ],
    }


async def days(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    today = _today(ctx, await _chosen(dialog_manager))
    keys = {0: "meeting-today", 1: "meeting-yesterday"}
    found = []
    for ago in range(DAYS_SHOWN):
        day = today - timedelta(days=ago)
        shown = dates.day(ctx.reader.locale, day)
        label = ctx.reader.plain(keys[ago], day=shown) if ago in keys else shown
        found.append({"id": day.toordinal(), "label": label})
    return {"days": found}


async def _chosen(manager: DialogManager) -> MyPartnership:
    ctx = ctx_of(manager)
    return await ctx.services.partnerships.my_partnership(ctx.actor, manager.dialog_data["partnership"])


def _today(ctx: Context, found: MyPartnership) -> date:
    return ctx.services.clock.now().astimezone(ZoneInfo(found.time_zone)).date()


async def on_open(_: CallbackQuery, __: Any, manager: DialogManager, partnership_id: int) -> None:
    manager.dialog_data.clear()
    manager.dialog_data["partnership"] = partnership_id
    await manager.switch_to(MyPartners.card)


async def on_form(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    manager.dialog_data["form"] = index
    await manager.switch_to(MyPartners.day)


async def on_day(_: CallbackQuery, __: Any, manager: DialogManager, ordinal: int) -> None:
    await _log(manager, date.fromordinal(ordinal))


async def on_typed_day(manager: DialogManager, text: str) -> None:
    ctx, found = ctx_of(manager), await _chosen(manager)
    day = await typed_day(ctx, text, found.time_zone)
    if day is None:
        raise DomainError("meeting-day-unclear", text=text[:60])
    await _log(manager, day)


async def _log(manager: DialogManager, day: date) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    logged = await ctx.services.partnerships.log_meeting(
        ctx.actor, data["partnership"], FORMS[data["form"]], day
    )
    saved = ctx.reader.html(
        "meeting-already" if logged.already else "meeting-saved",
        form=form_name(ctx.reader, logged.form),
        day=dates.day(ctx.reader.locale, logged.held_on),
    )
    await manager.switch_to(MyPartners.card)
    await manager.start(
        Journal.entry,
        data={"partnership": logged.partnership_id, "meeting": logged.id, "saved": saved},
    )


async def on_journal(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    found = await _chosen(manager)
    await manager.start(Journal.month, data={"partnership": found.id, "visitable": found.i_mentor})


def _choices(widget_id: str, items: str, on_click: Any) -> Column:
    return Column(choice(widget_id, items, on_click, Label("partnerships-item"), of=int))


dialog = Dialog(
    Window(
        Ready("text"),
        _choices("one", "partnerships", on_open),
        Button(Label("papers-certificate"), id="certificate", on_click=on_certificate, when="certified"),
        Start(Label("history-mine"), id="past", state=History.main, when="past"),
        leave(),
        getter=mine,
        state=MyPartners.main,
    ),
    Window(
        Ready("text"),
        SwitchTo(Label("my-partners-log"), id="log", state=MyPartners.form, when="open"),
        visit_button(MyPartners.visit),
        Button(Label("personal-button"), id="personal", on_click=open_personal),
        Button(Label("online-button"), id="online", on_click=open_online, when="online"),
        Button(Label("journal-button"), id="journal", on_click=on_journal),
        Button(Label("chats-open"), id="group", on_click=open_groups, when="can_group"),
        SwitchTo(Label("request-button"), id="ask", state=MyPartners.ask, when="may_ask"),
        # Eight actions at most: a mentor's menu is a step back, or /menu.
        SwitchTo(Label("button-back"), id="back", state=MyPartners.main, when=~F["only"]),
        Cancel(Label("button-back"), id="leave", when="only"),
        home(when=~F["i_mentor"]),
        getter=card,
        state=MyPartners.card,
    ),
    Window(
        Html("meeting-ask-form"),
        _choices("form", "forms", on_form),
        back(MyPartners.card),
        getter=forms,
        state=MyPartners.form,
    ),
    Window(
        Problem(),
        Html("meeting-ask-day-or-type"),
        _choices("day", "days", on_day),
        typed(on_typed_day),
        back(MyPartners.form),
        getter=days,
        state=MyPartners.day,
    ),
    visits.in_card,
    *asking.windows,
    on_start=on_start,
)
