"""Pairs from the roster's mentor column: the sure ones at once or one by one, then the questions."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column

from delivery.messages.partnerships import NAME_LENGTH, shortened
from handlers.common.context import ctx_of
from handlers.common.widgets import Label, Ready, back, choice, home
from handlers.partnerships.choosing import described, who
from handlers.partnerships.states import Partnerships
from locales import Markup, Reader, join
from services.partnerships.facts import RosterProposals

LINE_LENGTH = 200


async def overview(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.partnerships.proposals(ctx.actor)
    return {
        "text": _overview(ctx.reader, found),
        "pairs": bool(found.pairs) and not found.more,
        # Behind those that were looked at there may be sure ones, too.
        "sure": found.more,
        "each": bool(found.pairs),
        "questions": bool(found.questions),
        "n": found.all_pairs,
        "n_questions": _number(found.all_questions, found),
    }


def _number(counted: int, found: RosterProposals) -> str:
    """«37», or «37+» where only the first people who wait were looked at."""
    return f"{counted}+" if found.more else str(counted)


def _overview(reader: Reader, found: RosterProposals) -> Markup:
    if not found.pairs and not found.questions:
        return reader.html("partnerships-roster-none")
    lines: list[str] = [
        reader.html(
            "partnerships-roster-title",
            pairs=_number(found.all_pairs, found),
            questions=_number(found.all_questions, found),
        ),
        "",
    ]
    lines.extend(
        reader.html(
            "partnerships-roster-pair",
            mentor=shortened(pair.mentor.short_name, NAME_LENGTH),
            mentees=shortened(", ".join(mentee.short_name for mentee in pair.mentees), LINE_LENGTH),
        )
        for pair in found.pairs
    )
    if left := found.all_pairs - len(found.pairs):
        lines.append(reader.html("partnerships-roster-and-more", n=left))
    if found.more:
        lines.append(reader.html("partnerships-roster-first", n=found.waiting))
    return join(lines)


async def ask_pair(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, at = ctx_of(dialog_manager), dialog_manager.dialog_data.get("at", 0)
    found = await ctx.services.partnerships.proposals(ctx.actor, at)
    if not found.pairs:
        return {"text": ctx.reader.html("partnerships-roster-none"), "there": False}
    # What a yes will mean is what was shown, whatever the list has become by then.
    dialog_manager.dialog_data["shown"] = found.pairs[0].mentor.id
    return {"text": _pair_text(ctx.reader, found, at), "there": True}


def _pair_text(reader: Reader, found: RosterProposals, at: int) -> Markup:
    pair = found.pairs[0]
    head = reader.html(
        "partnerships-roster-ask-pair",
        index=at + 1,
        total=_number(found.all_pairs, found),
        mentor=pair.mentor.full_name,
        school=pair.mentor.school,
    )
    return join([head, *(f"• {described(mentee)}" for mentee in pair.mentees)])


async def ask_who(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, at = ctx_of(dialog_manager), dialog_manager.dialog_data.get("at", 0)
    found = await ctx.services.partnerships.proposals(ctx.actor, at)
    if not found.questions:
        return {"text": ctx.reader.html("partnerships-roster-none"), "candidates": [], "there": False}
    mentee = found.questions[0].mentee
    dialog_manager.dialog_data["shown"] = mentee.id
    likely = await ctx.services.partnerships.likely_mentors(ctx.actor, mentee.id)
    text = _question_text(ctx.reader, found, at)
    return {
        "text": text if likely else join([text, ctx.reader.html("partnerships-roster-unknown")], "\n\n"),
        "candidates": [{"id": one.id, "icon": "", "who": who(one)} for one in likely],
        "there": True,
    }


def _question_text(reader: Reader, found: RosterProposals, at: int) -> Markup:
    question = found.questions[0]
    return reader.html(
        "partnerships-roster-ask",
        index=at + 1,
        total=_number(found.all_questions, found),
        mentee=question.mentee.full_name,
        school=question.mentee.school,
        written=question.written,
    )


async def on_all(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    made = await ctx.services.partnerships.accept_all(ctx.actor)
    await query.answer(ctx.reader.plain("partnerships-made-many", n=len(made)), show_alert=True)
    await manager.switch_to(Partnerships.roster)


async def on_each(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["at"] = 0
    await manager.switch_to(Partnerships.ask_pair)


async def on_questions(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["at"] = 0
    await manager.switch_to(Partnerships.ask_who)


async def on_yes(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """The pair on the screen; the next one then stands in its place."""
    ctx = ctx_of(manager)
    await ctx.services.partnerships.accept(ctx.actor, manager.dialog_data["shown"])
    await query.answer(ctx.reader.plain("partnerships-made-pair"))
    await _go_on(manager)


async def on_who(query: CallbackQuery, _: Any, manager: DialogManager, mentor_id: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.accept(ctx.actor, mentor_id, manager.dialog_data["shown"])
    await query.answer(ctx.reader.plain("partnerships-made-pair"))
    await _go_on(manager)


async def on_skip(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Leave this one as it is and look at the next."""
    manager.dialog_data["at"] = manager.dialog_data.get("at", 0) + 1
    await _go_on(manager)


async def _go_on(manager: DialogManager) -> None:
    """Stay while there is a next one at this place, else back to the overview."""
    ctx = ctx_of(manager)
    found = await ctx.services.partnerships.proposals(ctx.actor, manager.dialog_data.get("at", 0))
    asking_pairs = manager.current_context().state == Partnerships.ask_pair
    if not (found.pairs if asking_pairs else found.questions):
        await manager.switch_to(Partnerships.roster)


windows = (
    Window(
        Ready("text"),
        Button(Label("partnerships-roster-all"), id="all", on_click=on_all, when="pairs"),
        Button(Label("partnerships-roster-sure"), id="sure", on_click=on_all, when="sure"),
        Button(Label("partnerships-roster-each"), id="each", on_click=on_each, when="each"),
        Button(Label("partnerships-roster-questions"), id="ask", on_click=on_questions, when="questions"),
        back(Partnerships.main),
        home(),
        getter=overview,
        state=Partnerships.roster,
    ),
    Window(
        Ready("text"),
        Button(Label("partnerships-roster-yes"), id="yes", on_click=on_yes, when="there"),
        Button(Label("partnerships-roster-later"), id="skip", on_click=on_skip, when="there"),
        back(Partnerships.roster),
        getter=ask_pair,
        state=Partnerships.ask_pair,
    ),
    Window(
        Ready("text"),
        Column(choice("who", "candidates", on_who, Label("partnerships-person"), of=int)),
        Button(Label("partnerships-roster-later"), id="skip", on_click=on_skip, when="there"),
        back(Partnerships.roster),
        getter=ask_who,
        state=Partnerships.ask_who,
    ),
)
