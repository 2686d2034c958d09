"""The methodist's case: a worrying answer is noted, a request answered, parted, or given another mentor."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import TextInput
from aiogram_dialog.widgets.kbd import Button, Column, SwitchTo

from delivery.messages.fit import worry_line
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, back, choice, first_page, home, leave
from handlers.partnerships.changing import REASONS, ready_reasons
from handlers.partnerships.choosing import (
    Searched,
    clear_search,
    described,
    found_people,
    on_search,
    people_to_choose,
)
from handlers.partnerships.states import Partnerships, Worries
from locales import Markup, Reader, dates, join
from services.partnerships.worries import Worry, WorryKind


async def _worry(manager: DialogManager) -> Worry:
    ctx, start = ctx_of(manager), manager.start_data
    assert isinstance(start, dict)
    return await ctx.services.partnerships.worry(ctx.actor, WorryKind(start["kind"]), start["id"])


async def case(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    found = await _worry(dialog_manager)
    request = found.kind is WorryKind.REQUEST and not found.settled
    return {
        "text": worry_text(found, ctx_of(dialog_manager).reader),
        "request": request,
        "answer": found.kind is WorryKind.FIT and not found.settled,
    }


def worry_text(worry: Worry, reader: Reader) -> Markup:
    """Who said what, when, and of whom."""
    lines: list[str] = [
        worry_line(worry, reader),
        reader.html("worry-on", day=dates.day_with_year(reader.locale, worry.on)),
        reader.html("worry-word", word=worry.word) if worry.word else reader.html("worry-no-word"),
        "",
        reader.html("worry-mentor", mentor=described(worry.mentor)),
        *(reader.html("partnerships-check-mentee", mentee=described(one)) for one in worry.mentees),
        "",
        reader.html("worry-settled" if worry.settled else "worry-quiet"),
    ]
    return join(lines)


async def parting(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader, found = ctx_of(dialog_manager).reader, await _worry(dialog_manager)
    alone = found.by_mentor or len(found.mentees) == 1
    return {
        "text": reader.html("worry-ask-part" if alone else "worry-ask-part-group"),
        "reasons": ready_reasons(reader, "out"),
    }


async def mentors(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    found = await _worry(dialog_manager)
    without = {found.mentor.id, *(one.id for one in found.mentees)}
    return {**await found_people(dialog_manager, without), "mentor": found.mentor.full_name}


async def check(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, chosen = ctx_of(dialog_manager), dialog_manager.dialog_data["chosen"]
    found = await _worry(dialog_manager)
    known = await ctx.services.partnerships.chosen(ctx.actor, [chosen])
    return {
        "text": ctx.reader.html(
            "members-check-mentor", old=described(found.mentor), who=described(known[chosen])
        )
    }


async def on_noted(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, found = ctx_of(manager), await _worry(manager)
    await ctx.services.partnerships.noted(ctx.actor, found.id)


async def on_open(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    found = await _worry(manager)
    await manager.start(Partnerships.card, data={"partnership": found.partnership_id})


async def on_word(manager: DialogManager, text: str) -> None:
    ctx, found = ctx_of(manager), await _worry(manager)
    await ctx.services.partnerships.keep(ctx.actor, found.id, text)
    await manager.switch_to(Worries.main)


async def on_reason_button(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    await _part(manager, ctx_of(manager).reader.plain(REASONS["out"][index]))


async def _part(manager: DialogManager, reason: str) -> None:
    ctx, found = ctx_of(manager), await _worry(manager)
    await ctx.services.partnerships.part(ctx.actor, found.id, reason)
    await manager.switch_to(Worries.main)


async def on_other(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["search"] = ""
    first_page(manager, "people")
    await manager.switch_to(Worries.mentor)


async def on_chosen(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    manager.dialog_data["chosen"] = person_id
    await manager.switch_to(Worries.check)


async def on_yes(query: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, found = ctx_of(manager), await _worry(manager)
    reason = ctx.reader.plain("partnerships-why-new-mentor")
    await ctx.services.partnerships.give_other(ctx.actor, found.id, manager.dialog_data["chosen"], reason)
    await query.answer(ctx.reader.plain("members-changed"))
    await manager.switch_to(Worries.main)


dialog = Dialog(
    Window(
        Ready("text"),
        Button(Label("worry-noted"), id="noted", on_click=on_noted, when="answer"),
        SwitchTo(Label("worry-keep"), id="keep", state=Worries.word, when="request"),
        Button(Label("worry-other"), id="other", on_click=on_other, when="request"),
        SwitchTo(Label("worry-part"), id="part", state=Worries.part, when="request"),
        Button(Label("worry-open"), id="open", on_click=on_open),
        leave(),
        home(),
        getter=case,
        state=Worries.main,
    ),
    Window(
        Problem(),
        Html("worry-type-word"),
        typed(on_word),
        back(Worries.main),
        state=Worries.word,
    ),
    Window(
        Problem(),
        Ready("text"),
        Column(choice("why", "reasons", on_reason_button, Label("partnerships-item"), of=int)),
        typed(_part),
        back(Worries.main),
        getter=parting,
        state=Worries.part,
    ),
    Window(
        Html("members-pick-mentor"),
        Searched(),
        people_to_choose(on_chosen),
        clear_search(),
        back(Worries.main),
        TextInput("search", on_success=on_search),
        getter=mentors,
        state=Worries.mentor,
    ),
    Window(
        Ready("text"),
        Button(Label("members-yes-mentor"), id="yes", on_click=on_yes),
        back(Worries.mentor),
        getter=check,
        state=Worries.check,
    ),
)
