"""Opening a survey without an event: its form, whom it asks, its days; and a look at it beforehand."""

from datetime import date, datetime, timedelta
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import ChatEvent, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Cancel, Row, SwitchTo

from delivery.messages.months import TURN, value_of
from delivery.messages.survey_buttons import BACK, PreviewCall
from delivery.messages.surveys import conversation, question_lines
from delivery.outgoing import edit, send
from handlers.common.calendar import ClockCalendar
from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Pages, Ready, back, choice, home
from handlers.surveys import choosing, own_files, own_questions, own_steps
from handlers.surveys.choosing import CIRCLE
from handlers.surveys.own_files import INTO
from handlers.surveys.states import Surveys
from locales import Reader, dates, join
from services.dates import parse_moment
from services.errors import DomainError
from services.surveys.circles import Circle, CircleKind
from services.surveys.drafts import check_title
from services.surveys.facts import Role
from services.surveys.opening import NewSurvey
from services.surveys.previewing import FormCard

router = Router(name="surveys-preview")
PAGE = 6
USUAL_DAYS = 7
NAMED = 3
"""Names of schools or people that are said before "and so many more"."""


async def forms(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.surveys.forms(ctx.actor, ctx.reader.plain)
    return {
        "forms": [{"id": one.ref, "label": one.title if one.ready else f"✏️ {one.title}"} for one in found]
    }


async def form(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, card = ctx_of(dialog_manager), await _card(dialog_manager)
    text = join(
        [
            ctx.reader.html("surveys-form", title=card.title, count=len(card.questions)),
            *question_lines(ctx.reader, card.questions),
        ]
    )
    return {"text": text, "own": not card.ready, "ready": card.ready, "any": bool(card.questions)}


async def check(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    reader, card = ctx.reader, await _card(dialog_manager)
    today = (await ctx.services.events.local_now(ctx.actor)).date()
    data.setdefault("title", card.title)
    data.setdefault("anonymous", card.anonymous)
    new = _new_survey(dialog_manager, today)
    asked = await ctx.services.surveys.asked_by(ctx.actor, new.circle, anonymous=new.anonymous)
    lines = [
        reader.html("surveys-check", title=new.title, count=len(card.questions)),
        reader.html(
            "surveys-check-asked",
            circle=circle_words(reader, new.circle, asked.names),
            count=asked.people,
            without=asked.unreachable,
        ),
        *([reader.html("surveys-check-spared", count=asked.spared)] if asked.spared else []),
        reader.html("surveys-check-anonymous" if new.anonymous else "surveys-check-named"),
        reader.html(
            "surveys-check-days",
            opens=dates.day(reader.locale, new.opens_on) if new.opens_on else "",
            now="no" if new.opens_on else "yes",
            closes=dates.day(reader.locale, new.closes_on),
        ),
    ]
    return {
        "text": join(lines, "\n\n"),
        "kind": "yes" if new.anonymous else "no",
        "today": today,
        "title": new.title,
    }


def circle_words(reader: Reader, circle: Circle, names: tuple[str, ...] = ()) -> str:
    """Who is meant, in a few words."""
    match circle.kind:
        case CircleKind.ALL:
            return reader.plain("surveys-circle-all")
        case CircleKind.ROLE:
            role = circle.role or Role.MENTEE
            return reader.plain(f"surveys-to-{'methodist' if role is Role.METHODIST else role.value}s")
        case CircleKind.PARTNERS:
            return reader.plain(f"surveys-to-pair-{circle.role or Role.MENTEE}s")
        case CircleKind.CATEGORY:
            assert circle.category is not None
            category = reader.plain(f"school-category-{circle.category.value}")
            return reader.plain("surveys-circle-category", category=category)
        case CircleKind.SCHOOL | CircleKind.PEOPLE:
            said = ", ".join(names[:NAMED])
            more = len(names) - NAMED
            return reader.plain("surveys-circle-more", names=said, count=more) if more > 0 else said


async def on_form(_: CallbackQuery, __: Any, manager: DialogManager, ref: str) -> None:
    manager.dialog_data.clear()
    manager.dialog_data["ref"] = ref
    await manager.switch_to(Surveys.form)


async def on_new(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A form of one's own, that is none yet."""
    manager.dialog_data.clear()
    await manager.switch_to(Surveys.own)


async def on_change(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """An own form question by question; a ready one as a table that becomes one's own."""
    ref = manager.dialog_data[INTO] = manager.dialog_data["ref"]
    await manager.switch_to(Surveys.edit if ref.isdecimal() else Surveys.file)


async def on_retire(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.surveys.retire_form(ctx.actor, manager.dialog_data["ref"])
    await query.answer(ctx.reader.plain("own-retired"), show_alert=True)
    await manager.switch_to(Surveys.forms)


async def on_look(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The form as a teacher would see it, in a message of its own; the menu moves below it."""
    ctx, card = ctx_of(manager), await _card(manager)
    anonymous: bool = manager.dialog_data.get("anonymous", card.anonymous)
    view = await ctx.services.surveys.preview(
        ctx.actor, card.version_id, 1, anonymous=anonymous, say=ctx.reader.plain
    )
    head = ctx.reader.html("survey-preview")
    await send(ctx.bot, ctx.user.id, conversation(ctx.reader, view, head))
    manager.show_mode = ShowMode.DELETE_AND_SEND


@router.callback_query(PreviewCall.filter())
async def on_preview(query: CallbackQuery, callback_data: PreviewCall, ctx: Context) -> None:
    assert query.message is not None
    month = value_of(callback_data.value)
    turned = month[1] if month and month[0] == TURN else None
    step = 0 if turned else -1 if callback_data.value == BACK else 1
    view = await ctx.services.surveys.preview(
        ctx.actor,
        callback_data.version,
        callback_data.position + step,
        anonymous=callback_data.anonymous,
        say=ctx.reader.plain,
    )
    head = ctx.reader.html("survey-preview")
    outgoing = conversation(ctx.reader, view, head, month=turned)
    await edit(ctx.bot, ctx.user.id, query.message.message_id, outgoing)
    await query.answer()


async def on_anonymous(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["anonymous"] = not manager.dialog_data["anonymous"]


async def on_title(manager: DialogManager, text: str) -> None:
    manager.dialog_data["title"] = check_title(text)
    await manager.switch_to(Surveys.check)


async def on_day(_: ChatEvent, widget: Any, manager: DialogManager, day: date) -> None:
    manager.dialog_data[widget.widget_id] = day.isoformat()
    await manager.switch_to(Surveys.check)


async def on_now(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.pop("opens", None)
    await manager.switch_to(Surveys.check)


async def on_typed_opens(manager: DialogManager, text: str) -> None:
    await _take_day(manager, "opens", text)


async def on_typed_closes(manager: DialogManager, text: str) -> None:
    await _take_day(manager, "closes", text)


async def on_open(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    today = (await ctx.services.events.local_now(ctx.actor)).date()
    new = _new_survey(manager, today)
    await ctx.services.surveys.open_survey(ctx.actor, new, ctx.reader.plain)
    await query.answer(
        ctx.reader.plain("surveys-planned" if new.opens_on else "surveys-opened"), show_alert=True
    )
    await manager.done()


async def _take_day(manager: DialogManager, name: str, text: str) -> None:
    ctx = ctx_of(manager)
    now = await ctx.services.events.local_now(ctx.actor)
    found = await ctx.office.run(parse_moment, text, ctx.actor.locale, now)
    day = found.date() if isinstance(found, datetime) else found
    if day is None:
        raise DomainError("event-typed-day-unclear", text=text[:60])
    if day < now.date():
        raise DomainError("event-typed-past", when=dates.day_with_year(ctx.reader.locale, day))
    manager.dialog_data[name] = day.isoformat()
    await manager.switch_to(Surveys.check)


async def _card(manager: DialogManager) -> FormCard:
    ctx = ctx_of(manager)
    return await ctx.services.surveys.form_card(ctx.actor, manager.dialog_data["ref"], ctx.reader.plain)


def _new_survey(manager: DialogManager, today: date) -> NewSurvey:
    data = manager.dialog_data
    opens = date.fromisoformat(data["opens"]) if "opens" in data else None
    begins = max(opens or today, today)
    closes = date.fromisoformat(data["closes"]) if "closes" in data else begins + timedelta(days=USUAL_DAYS)
    return NewSurvey(
        ref=data["ref"],
        title=data["title"],
        circle=Circle.load(data[CIRCLE]),
        anonymous=data["anonymous"],
        closes_on=closes,
        opens_on=opens if opens and opens > today else None,
    )


windows = (
    Window(
        Html("surveys-forms"),
        Pages(choice("form", "forms", on_form), id="forms", height=PAGE),
        Button(Label("own-new"), id="new", on_click=on_new),
        Row(Cancel(Label("button-back")), home()),
        getter=forms,
        state=Surveys.forms,
    ),
    Window(
        Ready("text"),
        SwitchTo(Label("surveys-ask-them"), id="circle", state=Surveys.circle, when="any"),
        Button(Label("surveys-look"), id="look", on_click=on_look, when="any"),
        Button(Label("own-change"), id="change", on_click=on_change, when="own"),
        Button(Label("own-base"), id="base", on_click=on_change, when="ready"),
        Button(Label("own-retire"), id="retire", on_click=on_retire, when="own"),
        Row(back(Surveys.forms), home()),
        getter=form,
        state=Surveys.form,
    ),
    *own_files.windows,
    *own_steps.windows,
    *own_questions.windows,
    *choosing.windows,
    Window(
        Ready("text"),
        Button(Label("surveys-open"), id="open", on_click=on_open),
        Row(
            Button(Label("surveys-turn-anonymous"), id="anonymous", on_click=on_anonymous),
            SwitchTo(Label("surveys-change-title"), id="title", state=Surveys.title),
        ),
        Row(
            SwitchTo(Label("surveys-change-opens"), id="opens", state=Surveys.opens),
            SwitchTo(Label("surveys-change-closes"), id="closes", state=Surveys.closes),
        ),
        Button(Label("surveys-look"), id="look", on_click=on_look),
        Row(back(Surveys.circle), home()),
        getter=check,
        state=Surveys.check,
    ),
    Window(
        Problem(),
        Html("surveys-ask-title"),
        typed(on_title),
        back(Surveys.check),
        getter=check,
        state=Surveys.title,
    ),
    Window(
        Problem(),
        Html("surveys-ask-opens"),
        Button(Label("surveys-opens-now"), id="now", on_click=on_now),
        ClockCalendar(id="opens", on_click=on_day),
        typed(on_typed_opens),
        back(Surveys.check),
        getter=check,
        state=Surveys.opens,
    ),
    Window(
        Problem(),
        Html("surveys-ask-closes"),
        ClockCalendar(id="closes", on_click=on_day),
        typed(on_typed_closes),
        back(Surveys.check),
        getter=check,
        state=Surveys.closes,
    ),
)
