"""«Программа пары»: where it stands, begun from a template, agreed to, changed, reviewed."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Data, Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, SwitchTo

from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, back, choice, home, leave
from handlers.partnerships import personal_goals, personal_reviews, personal_steps
from handlers.partnerships.personal_paper import on_paper
from handlers.partnerships.personal_seen import seen
from handlers.partnerships.personal_texts import expects_text, main_text
from handlers.partnerships.states import Personal
from locales import dates
from services.partnerships.personal_facts import PersonalState, Review
from services.partnerships.personal_rules import TEMPLATES

PREVIOUS, FREE = "previous", "free"


async def on_start(data: Data, manager: DialogManager) -> None:
    if isinstance(data, dict):
        manager.dialog_data.update(data)


async def main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, one = ctx_of(dialog_manager), await seen(dialog_manager)
    begun = one.state is not None
    draft = one.state is PersonalState.DRAFT
    going = one.state in (PersonalState.AGREED, PersonalState.REVIEWED)
    # What the reader agrees to is what this screen shows.
    dialog_manager.dialog_data["revision"] = one.revision
    names = [*(name for name in (PREVIOUS,) if one.follows), *TEMPLATES, FREE]
    return {
        "text": main_text(ctx.reader, one),
        "templates": [
            {"id": name, "label": ctx.reader.plain(f"personal-template-{name}")}
            for name in (names if not begun and one.can_lead else ())
        ],
        "begun": begun,
        "goals": len(one.goals),
        "steps": len(one.actions),
        "can_agree": draft and one.can_take_part and not one.i_agreed,
        # The mentor changes a draft; a mentee, and both of what is agreed, ask for it.
        "can_ask": one.can_take_part and (going or (draft and not one.can_lead)),
        "midterm": one.review is Review.MIDTERM or (one.midterm_held_on and one.review is not Review.END),
        "end": one.review is Review.END or one.finished_on is not None,
    }


async def on_template(_: CallbackQuery, __: Any, manager: DialogManager, name: str) -> None:
    ctx = ctx_of(manager)
    template = "" if name == FREE else name
    await ctx.services.partnerships.start_personal(
        ctx.actor, manager.dialog_data["partnership"], template, ctx.reader.plain
    )


async def on_yes(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    state = await ctx.services.partnerships.say_yes(ctx.actor, data["partnership"], data.get("revision", 0))
    key = "personal-said-yes" if state is PersonalState.DRAFT else "personal-all-yes"
    await query.answer(ctx.reader.plain(key), show_alert=True)


async def expects(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, one = ctx_of(dialog_manager), await seen(dialog_manager)
    asking = one.can_take_part and one.state is PersonalState.DRAFT
    return {"text": expects_text(ctx.reader, one, asking=asking)}


async def on_expectation(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.say_expectation(ctx.actor, manager.dialog_data["partnership"], text)


async def on_change(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.ask_change(ctx.actor, manager.dialog_data["partnership"], text)
    await manager.switch_to(Personal.main)


async def days(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, one = ctx_of(dialog_manager), await seen(dialog_manager)
    locale = ctx.reader.locale
    return {
        "midterm": dates.day_with_year(locale, one.midterm_on),
        "end": dates.day_with_year(locale, one.ends_on),
        "can_date": one.can_lead and one.state is not PersonalState.FINISHED,
    }


async def on_review_day(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["day_of"] = button.widget_id
    await manager.switch_to(Personal.day)


async def on_review(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["review"] = button.widget_id
    await manager.switch_to(Personal.review)


dialog = Dialog(
    Window(
        Problem(),
        Ready("text"),
        Column(choice("template", "templates", on_template)),
        Button(Label("personal-yes"), id="yes", on_click=on_yes, when="can_agree"),
        Button(Label("personal-to-midterm"), id="midterm", on_click=on_review, when="midterm"),
        Button(Label("personal-to-end"), id="end", on_click=on_review, when="end"),
        Row(
            SwitchTo(Label("personal-to-goals"), id="goals", state=Personal.goals),
            SwitchTo(Label("personal-to-steps"), id="steps", state=Personal.steps),
            when="begun",
        ),
        SwitchTo(Label("personal-to-expects"), id="expects", state=Personal.expects, when="begun"),
        SwitchTo(Label("personal-to-change"), id="change", state=Personal.change, when="can_ask"),
        Button(Label("personal-to-paper"), id="paper", on_click=on_paper, when="begun"),
        leave(),
        home(),
        getter=main,
        state=Personal.main,
    ),
    Window(
        Problem(),
        Ready("text"),
        typed(on_expectation),
        back(Personal.main),
        getter=expects,
        state=Personal.expects,
    ),
    Window(
        Problem(),
        Html("personal-change-ask"),
        typed(on_change),
        back(Personal.main),
        state=Personal.change,
    ),
    Window(
        Html("personal-days"),
        Button(Label("personal-days-midterm"), id="midterm_day", on_click=on_review_day, when="can_date"),
        Button(Label("personal-days-end"), id="end_day", on_click=on_review_day, when="can_date"),
        back(Personal.steps),
        getter=days,
        state=Personal.days,
    ),
    *personal_goals.windows,
    *personal_steps.windows,
    *personal_reviews.windows,
    on_start=on_start,
)
