"""The programme's own days off, school holidays and working Saturdays: by calendar or typed."""

from datetime import date
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import ChatEvent, Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, SwitchTo

from handlers.common.calendar import ClockCalendar
from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, complain, typed
from handlers.common.widgets import Html, Label, Pages, Ready, back, choice, leave
from handlers.programmes.spans import day_of_words, span_of_words
from handlers.programmes.states import OwnDays
from locales import Reader, join
from services.errors import DomainError
from services.programmes.own_days import COUNTRIES, OwnDay, OwnDayKind

LINES = 6
MARKS = {OwnDayKind.OFF: "🚫", OwnDayKind.HOLIDAYS: "🏖", OwnDayKind.WORKING: "💼"}


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.programmes.own_days(ctx.actor)
    parts = [
        ctx.reader.html("own-days-text", count=len(found.days)),
        ctx.reader.html("own-days-quiet", quiet=int(found.quiet_holidays)),
    ]
    if "moved" in data:
        parts.insert(0, ctx.reader.html("own-days-moved", count=data.pop("moved")))
    return {
        "text": join(parts, "\n\n"),
        "days": [
            {"id": index, "label": f"{MARKS[one.kind]} {_short(one)} {_line(one, ctx.reader)}"}
            for index, one in enumerate(found.days)
        ],
        "quiet": int(found.quiet_holidays),
        "name": ctx.reader.plain("own-days-country", country=found.country),
        "holidays": any(one.kind is OwnDayKind.HOLIDAYS for one in found.days),
    }


async def countries(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    kept = (await ctx.services.programmes.own_days(ctx.actor)).country
    names = [(one, ctx.reader.plain("own-days-country", country=one)) for one in COUNTRIES]
    return {"countries": [{"id": one, "label": f"✓ {name}" if one == kept else name} for one, name in names]}


async def on_country(_: CallbackQuery, __: Any, manager: DialogManager, country: str) -> None:
    ctx = ctx_of(manager)
    manager.dialog_data["moved"] = await ctx.services.programmes.set_country(ctx.actor, country)
    await manager.switch_to(OwnDays.main)


def title_of(one: OwnDay, reader: Reader) -> str:
    """Its own name, else what it is; school holidays by their season."""
    if one.title:
        return one.title
    if one.kind is not OwnDayKind.HOLIDAYS:
        return reader.plain(f"own-days-{one.kind}")
    return reader.plain("own-days-holidays", season=one.season)


def _line(one: OwnDay, reader: Reader) -> str:
    """As its title, but of school holidays only the season: the mark says the rest."""
    if one.title or one.kind is not OwnDayKind.HOLIDAYS:
        return title_of(one, reader)
    return reader.plain("own-days-season", season=one.season)


def _short(one: OwnDay) -> str:
    first, last = f"{one.first:%d.%m}", f"{one.last:%d.%m}"
    return first if one.first == one.last else f"{first}–{last}"


async def first(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, kind = ctx_of(dialog_manager), dialog_manager.dialog_data["kind"]
    found = await ctx.services.programmes.own_days(ctx.actor)
    now = ctx.services.clock.now().date()
    return {
        "text": ctx.reader.html(f"own-days-ask-{kind}"),
        "today": min(max(now, found.span.starts_on), found.span.ends_on),
    }


async def last(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    day = date.fromisoformat(data["first"])
    return {
        "text": ctx.reader.html("own-days-ask-last", day=f"{day:%d.%m.%Y}"),
        "today": day,
        "single": data["kind"] == OwnDayKind.OFF,
    }


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    one = await _chosen(ctx, dialog_manager)
    if one is None:
        return {"text": ctx.reader.html("own-days-gone"), "there": False}
    days = f"{one.first:%d.%m.%Y}"
    if one.first != one.last:
        days = f"{days} – {one.last:%d.%m.%Y}"
    return {
        "text": ctx.reader.html(
            "own-days-card", mark=MARKS[one.kind], title=title_of(one, ctx.reader), days=days
        ),
        "there": True,
    }


async def _chosen(ctx: Context, manager: DialogManager) -> OwnDay | None:
    kind, since = manager.dialog_data["chosen"]
    found = await ctx.services.programmes.own_days(ctx.actor)
    return next((one for one in found.days if (one.kind, one.first.isoformat()) == (kind, since)), None)


async def on_kind(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["kind"] = str(button.widget_id)
    await manager.switch_to(OwnDays.first)


async def on_quiet(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    found = await ctx.services.programmes.own_days(ctx.actor)
    count = await ctx.services.programmes.keep_holidays_quiet(ctx.actor, not found.quiet_holidays)
    manager.dialog_data["moved"] = count


async def on_line(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    ctx = ctx_of(manager)
    found = await ctx.services.programmes.own_days(ctx.actor)
    if 0 <= index < len(found.days):
        one = found.days[index]
        manager.dialog_data["chosen"] = (str(one.kind), one.first.isoformat())
        await manager.switch_to(OwnDays.card)


async def on_first_typed(manager: DialogManager, text: str) -> None:
    """One day or two; where two belong together and one was written, the last is asked."""
    ctx, kind = ctx_of(manager), manager.dialog_data["kind"]
    found = await ctx.services.programmes.own_days(ctx.actor)
    span = await span_of_words(ctx, text, found.span.starts_on, found.time_zone, one=True)
    if span.starts_on == span.ends_on and kind == OwnDayKind.HOLIDAYS:
        await _begin(manager, span.starts_on)
    else:
        await _ends(manager, span.starts_on, span.ends_on)


async def on_first(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    await _begin(manager, day)


async def _begin(manager: DialogManager, day: date) -> None:
    if manager.dialog_data["kind"] == OwnDayKind.WORKING:
        await _ends(manager, day, day)
        return
    manager.dialog_data["first"] = day.isoformat()
    await manager.switch_to(OwnDays.last)


async def on_last_typed(manager: DialogManager, text: str) -> None:
    ctx, day = ctx_of(manager), date.fromisoformat(manager.dialog_data["first"])
    found = await ctx.services.programmes.own_days(ctx.actor)
    await _ends(manager, day, await day_of_words(ctx, text, day, found.time_zone))


async def on_last(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    await _ends(manager, date.fromisoformat(manager.dialog_data["first"]), day)


async def on_single(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    day = date.fromisoformat(manager.dialog_data["first"])
    await _ends(manager, day, day)


async def _ends(manager: DialogManager, first_day: date, last_day: date) -> None:
    """Both days are known: a day off has a name, too."""
    data = manager.dialog_data
    data["span"] = (first_day.isoformat(), last_day.isoformat())
    if data["kind"] == OwnDayKind.OFF:
        await manager.switch_to(OwnDays.title)
    else:
        await _add(manager, "")


async def on_title(manager: DialogManager, text: str) -> None:
    await _add(manager, text)


async def on_no_title(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _add(manager, "")


async def _add(manager: DialogManager, title: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    since, until = map(date.fromisoformat, data["span"])
    day = OwnDay(OwnDayKind(data["kind"]), since, until, title)
    try:
        data["moved"] = await ctx.services.programmes.add_days(ctx.actor, day)
    except DomainError as error:
        complain(manager, error)
        # What was wrong with the days is mended where days are asked.
        await manager.switch_to(
            OwnDays.title if error.key in {"error-text-too-long", "programme-name-empty"} else OwnDays.first
        )
    else:
        await manager.switch_to(OwnDays.main)


async def on_remove(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    kind, since = manager.dialog_data["chosen"]
    count = await ctx.services.programmes.remove_days(ctx.actor, OwnDayKind(kind), date.fromisoformat(since))
    manager.dialog_data["moved"] = count
    await manager.switch_to(OwnDays.main)


dialog = Dialog(
    Window(
        Ready("text"),
        Pages(choice("line", "days", on_line, of=int), id="lines", height=LINES),
        Button(Label("own-days-add-off"), id="off", on_click=on_kind),
        Button(Label("own-days-add-holidays"), id="holidays", on_click=on_kind),
        Button(Label("own-days-add-working"), id="working", on_click=on_kind),
        Button(Label("own-days-switch"), id="quiet", on_click=on_quiet, when="holidays"),
        SwitchTo(Label("own-days-country-button"), id="country", state=OwnDays.country),
        leave(),
        getter=main,
        state=OwnDays.main,
    ),
    Window(
        Problem(),
        Ready("text"),
        ClockCalendar(id="first_day", on_click=on_first),
        typed(on_first_typed),
        back(OwnDays.main),
        getter=first,
        state=OwnDays.first,
    ),
    Window(
        Problem(),
        Ready("text"),
        Button(Label("own-days-single"), id="single", on_click=on_single, when="single"),
        ClockCalendar(id="last_day", on_click=on_last),
        typed(on_last_typed),
        back(OwnDays.first),
        getter=last,
        state=OwnDays.last,
    ),
    Window(
        Problem(),
        Html("own-days-ask-title"),
        Button(Label("own-days-no-title"), id="no_title", on_click=on_no_title),
        typed(on_title),
        back(OwnDays.first),
        state=OwnDays.title,
    ),
    Window(
        Ready("text"),
        Button(Label("own-days-remove"), id="remove", on_click=on_remove, when="there"),
        back(OwnDays.main),
        getter=card,
        state=OwnDays.card,
    ),
    Window(
        Html("own-days-ask-country"),
        Group(choice("country", "countries", on_country), width=2),
        back(OwnDays.main),
        getter=countries,
        state=OwnDays.country,
    ),
)
