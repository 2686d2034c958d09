"""Mentors chosen and prepared: who they are, what each still lacks, the questionnaire, the training."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import TextInput
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo

from delivery.messages.deficits import deficit_name
from delivery.messages.partnerships import DETAIL_LENGTH, NAME_LENGTH, shortened
from handlers.common.context import ctx_of
from handlers.common.counts import counted_to
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, back, choice, home, leave
from handlers.partnerships.choosing import (
    Searched,
    clear_search,
    found_people,
    on_search,
    people_to_choose,
)
from handlers.partnerships.states import Mentors
from locales import Markup, Reader, dates, join
from services.dates import parse_moment
from services.errors import DomainError
from services.partnerships.mentor_facts import MentorCard, MentorLine

WORDS_LENGTH = 300


async def mentors(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.partnerships.mentors(ctx.actor, data.get("page", 0))
    place = found.place
    data["page"] = place.page
    return {
        "total": counted_to(place.total + int(place.more)),
        "answered": counted_to(found.answered),
        "trained": counted_to(found.trained),
        "n": "many" if found.to_ask is None else found.to_ask,
        "asking": found.to_ask != 0,
        "lines": [{"id": line.id, "label": _label(line)} for line in found.lines],
        "earlier": place.page > 0,
        "later": place.later,
    }


def _label(line: MentorLine) -> str:
    """«✍️🎓 Орлова И. П. · 1/3»: the marks say what is missing, the numbers how much room is taken."""
    missing = ("" if line.answered else "✍️") + ("" if line.trained_on else "🎓")
    room = "" if line.capacity is None else f" · {line.leads}/{line.capacity}"
    return f"{missing or '✅'} {shortened(line.short_name, 20 - len(room))}{room}"


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.partnerships.mentor(ctx.actor, dialog_manager.dialog_data["mentor"])
    return {
        "text": card_text(ctx.reader, found),
        "name": shortened(found.line.full_name, NAME_LENGTH),
        "trained": found.line.trained_on is not None,
        "untrained": found.line.trained_on is None,
        "marked": not found.by_role,
        "numbers": [
            {"id": number, "label": f"·{number}·" if number == found.line.capacity else str(number)}
            for number in range(6)
        ],
    }


def card_text(reader: Reader, found: MentorCard) -> Markup:
    """Who, what they can share, how many they take, and what is missing."""
    line = found.line
    head = [shortened(line.full_name, NAME_LENGTH), shortened(line.school, DETAIL_LENGTH)]
    lines = [reader.html("mentors-card", who=", ".join(part for part in head if part))]
    if found.subject:
        lines.append(reader.html("mentor-form-done-subject", subject=shortened(found.subject, WORDS_LENGTH)))
    names = ", ".join(deficit_name(reader, one) for one in found.shares)
    lines.append(reader.html("mentor-form-done-deficits", deficits=shortened(names, WORDS_LENGTH) or "—"))
    if line.capacity is None:
        lines.append(reader.html("mentors-no-capacity", leads=line.leads))
    else:
        lines.append(reader.html("mentors-capacity", leads=line.leads, capacity=line.capacity))
    if found.place:
        place = reader.plain(f"mentor-place-{found.place.value.replace('_', '-')}")
        lines.append(reader.html("mentor-form-done-place", place=place))
    if found.words:
        lines.append(reader.html("mentor-form-done-words", words=shortened(found.words, WORDS_LENGTH)))
    state = "answered" if line.answered else "asked" if line.asked else "unasked"
    lines.append(reader.html("mentors-form-state", state=state if line.registered else f"absent-{state}"))
    if line.trained_on:
        day = dates.day_with_year(reader.locale, line.trained_on)
        key = "mentors-trained-paper" if found.certificate else "mentors-trained"
        lines.append(reader.html(key, day=day, certificate=found.certificate))
    else:
        lines.append(reader.html("mentors-untrained"))
    return join(lines)


async def people(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return await found_people(dialog_manager)


async def on_open(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    manager.dialog_data["mentor"] = person_id
    await manager.switch_to(Mentors.card)


async def on_turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["page"] = manager.dialog_data.get("page", 0) + (
        1 if button.widget_id == "later" else -1
    )


async def on_ask(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    asked = await ctx.services.partnerships.ask_mentors(ctx.actor)
    await query.answer(ctx.reader.plain("mentors-asked", n=asked), show_alert=True)


async def on_add(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.mark_mentor(ctx.actor, person_id, marked=True)
    manager.dialog_data["mentor"] = person_id
    manager.dialog_data["search"] = ""
    await manager.switch_to(Mentors.card)


async def on_unmark(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.mark_mentor(ctx.actor, manager.dialog_data["mentor"], marked=False)
    await manager.switch_to(Mentors.main)


async def on_places(_: CallbackQuery, __: Any, manager: DialogManager, number: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.set_places(ctx.actor, manager.dialog_data["mentor"], number)


async def on_today(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _train(manager, (await _now(manager)).date())


async def on_day(manager: DialogManager, text: str) -> None:
    ctx, now = ctx_of(manager), await _now(manager)
    found = await ctx.office.run(parse_moment, text, ctx.actor.locale, now)
    if found is None:
        raise DomainError("meeting-day-unclear", text=text[:60])
    day = found.date() if isinstance(found, datetime) else found
    # A day without a year is read as one to come: here it was.
    if day > now.date() and (day.month, day.day) != (2, 29):
        day = day.replace(year=day.year - 1)
    await _train(manager, day)


async def _train(manager: DialogManager, day: date) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.set_training(ctx.actor, manager.dialog_data["mentor"], day)
    manager.dialog_data["trained_on"] = day.isoformat()
    await manager.switch_to(Mentors.certificate)


async def _now(manager: DialogManager) -> datetime:
    ctx = ctx_of(manager)
    settings = await ctx.services.programmes.settings(ctx.actor)
    return ctx.services.clock.now().astimezone(ZoneInfo(settings.time_zone))


async def on_certificate(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    day = date.fromisoformat(data["trained_on"])
    await ctx.services.partnerships.set_training(ctx.actor, data["mentor"], day, text)
    await manager.switch_to(Mentors.card)


async def on_untrain(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.set_training(ctx.actor, manager.dialog_data["mentor"], None)


dialog = Dialog(
    Window(
        Html("mentors-title"),
        Group(choice("mentor", "lines", on_open, of=int), width=1),
        Row(
            Button(Label("list-earlier"), id="earlier", on_click=on_turn, when="earlier"),
            Button(Label("list-later"), id="later", on_click=on_turn, when="later"),
        ),
        Button(Label("mentors-ask"), id="ask", on_click=on_ask, when="asking"),
        SwitchTo(Label("mentors-add"), id="add", state=Mentors.add),
        leave(),
        getter=mentors,
        state=Mentors.main,
    ),
    Window(
        Ready("text"),
        Html("mentors-places"),
        Group(choice("places", "numbers", on_places, of=int), width=6),
        SwitchTo(Label("mentors-train"), id="train", state=Mentors.training, when="untrained"),
        Button(Label("mentors-untrain"), id="untrain", on_click=on_untrain, when="trained"),
        Button(Label("mentors-unmark"), id="unmark", on_click=on_unmark, when="marked"),
        back(Mentors.main),
        home(),
        getter=card,
        state=Mentors.card,
    ),
    Window(
        Problem(),
        Html("mentors-ask-day"),
        Button(Label("mentors-today"), id="today", on_click=on_today),
        typed(on_day),
        back(Mentors.card),
        getter=card,
        state=Mentors.training,
    ),
    Window(
        Problem(),
        Html("mentors-ask-certificate"),
        SwitchTo(Label("button-skip"), id="skip", state=Mentors.card),
        typed(on_certificate),
        back(Mentors.training),
        getter=card,
        state=Mentors.certificate,
    ),
    Window(
        Html("mentors-pick"),
        Searched(),
        people_to_choose(on_add),
        clear_search(),
        TextInput("search", on_success=on_search),
        back(Mentors.main),
        getter=people,
        state=Mentors.add,
    ),
)
