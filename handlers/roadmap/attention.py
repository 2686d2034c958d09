"""What needs a decision: each line opens its case, each case has its actions."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.text import Format

from delivery.messages.bundle import short
from delivery.messages.cases import case_line, theme_of
from delivery.messages.outbox import kind_name
from delivery.messages.roadmap import draw_help
from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, back, choice, home
from handlers.events.states import Events
from handlers.partnerships.states import Personal, Worries
from handlers.people.states import Applicants
from handlers.roadmap.plan import activity_text, assignee_text
from handlers.roadmap.reading import period_of_words
from handlers.roadmap.states import Attention, Plan, Review
from locales import Markup, Reader, join
from locales.dates import day as day_text
from locales.dates import moment
from services.roadmap.board_facts import AssigneeFacts, CaseKind
from services.roadmap.views import AssignmentState

CASES_A_PAGE = 8
NAMES_SHOWN = 30


async def cases(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.roadmap.attention(ctx.actor)
    pages = max(1, -(-len(found) // CASES_A_PAGE))
    page = data["page"] = min(max(data.get("page", 0), 0), pages - 1)
    start = page * CASES_A_PAGE
    shown = list(enumerate(found[start : start + CASES_A_PAGE], start=start + 1))
    head = ctx.reader.html("attention-main" if found else "attention-empty", count=len(found))
    return {
        "text": join([*_news(dialog_manager), head, *(case_line(n, one, ctx.reader) for n, one in shown)]),
        "cases": [{"id": f"{one.kind}:{one.id}:{one.other}", "n": n} for n, one in shown],
        "page": page + 1,
        "pages": pages,
        "earlier": page > 0,
        "later": page + 1 < pages,
    }


async def case(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The opened case: its card, and which actions it has."""
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    kind, subject = CaseKind(data["kind"]), data["id"]
    if kind in _STAGES:
        shown = await _stage(ctx, kind, subject, data.get("other", 0))
    else:
        shown = await _CARDS[kind](ctx, subject)
    return {
        "answerable": False,
        "settable": False,
        "impossible": False,
        "datable": False,
        "plannable": False,
        "people": [],
        **shown,
        "text": join([*_news(dialog_manager), shown["text"]], "\n\n"),
    }


async def _late(ctx: Context, activity_id: int) -> dict[str, Any]:
    card = await ctx.services.roadmap.activity(ctx.actor, activity_id)
    late = [one for one in card.assignees if one.late_days]
    lines = [ctx.reader.html("attention-late-card", title=short(card.line.title, 400))]
    lines += [
        join([Markup(f"{n}. "), assignee_text(one, ctx.reader)], "")
        for n, one in enumerate(late[:CASES_A_PAGE], start=1)
    ]
    if not late:
        lines.append(ctx.reader.html("attention-settled"))
    if len(late) > CASES_A_PAGE:
        lines.append(ctx.reader.html("plan-more", count=len(late) - CASES_A_PAGE))
    people = [{"id": one.id, "n": n} for n, one in enumerate(late[:CASES_A_PAGE], start=1)]
    return {"text": join(lines), "people": people}


async def _not_possible(ctx: Context, assignment_id: int) -> dict[str, Any]:
    one, title = await ctx.services.roadmap.assignee(ctx.actor, assignment_id)
    return {
        "text": person_text(one, title, ctx.reader),
        "settable": one.state in {AssignmentState.OPEN, AssignmentState.NOT_POSSIBLE},
        "impossible": one.state is AssignmentState.NOT_POSSIBLE,
    }


def person_text(one: AssigneeFacts, title: str, reader: Reader) -> Markup:
    """One person's case of one assignment."""
    head = reader.html(
        "attention-person-card",
        person=one.person,
        school=one.school or "-",
        title=short(title, 300),
        day=day_text(reader.locale, one.due_on),
    )
    state = assignee_text(one, reader)
    if not one.reason:
        return join([head, state])
    return join([head, state, reader.html("attention-reason", reason=one.reason)])


async def _help(ctx: Context, help_id: int) -> dict[str, Any]:
    request = await ctx.services.roadmap.help(ctx.actor, help_id)
    return {"text": Markup(draw_help(request, ctx.reader).text), "answerable": not request.answered}


async def _away(ctx: Context, _: int) -> dict[str, Any]:
    names = await ctx.services.roadmap.away(ctx.actor)
    lines: list[str] = [ctx.reader.html("attention-away-card"), *names[:NAMES_SHOWN]]
    if len(names) > NAMES_SHOWN:
        lines.append(ctx.reader.html("plan-more", count=len(names) - NAMES_SHOWN))
    return {"text": join(lines)}


async def _unsent(ctx: Context, _: int) -> dict[str, Any]:
    found = await ctx.services.unsent.listed(ctx.actor)
    lines: list[str] = [ctx.reader.html("unsent-card")]
    lines += [
        ctx.reader.html(
            "unsent-person",
            person=one.name,
            school=short(one.school) or "-",
            kind=kind_name(ctx.reader, one.kind),
            at=moment(ctx.reader.locale, one.at),
            status=one.status.value,
        )
        for one in found[:NAMES_SHOWN]
    ]
    if len(found) > NAMES_SHOWN:
        lines.append(ctx.reader.html("plan-more", count=len(found) - NAMES_SHOWN))
    return {"text": join(lines)}


async def _dates(ctx: Context, activity_id: int) -> dict[str, Any]:
    card = await ctx.services.roadmap.activity(ctx.actor, activity_id)
    return {"text": activity_text(card, ctx.reader), "datable": not card.line.dated}


async def _stage(ctx: Context, kind: CaseKind, subject: int, other: int) -> dict[str, Any]:
    """What was shown, when, and what has not followed; the plan and the events are where it is mended."""
    one = await ctx.services.roadmap.stage_case(ctx.actor, kind, subject, other)
    if one is None:
        return {"text": ctx.reader.html("attention-settled")}
    text = ctx.reader.html(
        f"attention-card-{kind}",
        title=short(one.title, 300) or "-",
        school=one.school or "-",
        theme=theme_of(one, ctx.reader),
        themed=int(one.deficit is not None),
        day=day_text(ctx.reader.locale, one.on) if one.on else "-",
        count=one.count,
    )
    return {"text": text, "plannable": True}


_STAGES = {CaseKind.NO_TRIAL, CaseKind.NO_REFLECTION, CaseKind.NO_ACTIVITY}
_CARDS = {
    CaseKind.LATE: _late,
    CaseKind.NOT_POSSIBLE: _not_possible,
    CaseKind.HELP: _help,
    CaseKind.AWAY: _away,
    CaseKind.DATES: _dates,
    CaseKind.UNSENT: _unsent,
}


def _news(manager: DialogManager) -> list[Markup]:
    """What the last action has come to, said once."""
    note = manager.dialog_data.pop("note", "")
    return [Markup(note)] if note else []


async def on_case(_: CallbackQuery, __: Any, manager: DialogManager, picked: str) -> None:
    kind, subject, other = picked.split(":")
    if kind == CaseKind.REVIEW:
        await manager.start(Review.main)
        return
    if kind == CaseKind.APPLICATION:
        await manager.start(Applicants.main, data={"application": int(subject)})
        return
    if kind == CaseKind.PERSONAL:
        await manager.start(Personal.main, data={"partnership": int(subject)})
        return
    if kind in (CaseKind.REQUEST, CaseKind.FIT):
        await manager.start(Worries.main, data={"kind": kind, "id": int(subject)})
        return
    manager.dialog_data.update(kind=kind, id=int(subject), other=int(other))
    await manager.switch_to(Attention.case)


async def on_person(_: CallbackQuery, __: Any, manager: DialogManager, assignment_id: int) -> None:
    """From an overdue activity to one person's assignment."""
    manager.dialog_data.update(kind=str(CaseKind.NOT_POSSIBLE), id=assignment_id)


async def on_settle(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    if button.widget_id == "mark_done":
        await ctx.services.roadmap.mark_done(ctx.actor, data["id"])
    else:
        await ctx.services.roadmap.release(ctx.actor, data["id"])
    data["note"] = ctx.reader.html("attention-settled")
    await manager.switch_to(Attention.main)


async def on_again(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    day = await ctx.services.roadmap.ask_again(ctx.actor, data["id"])
    if day is not None:
        data["note"] = ctx.reader.html("attention-reminded", day=day_text(ctx.reader.locale, day))
    await manager.switch_to(Attention.main)


async def on_answer(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.roadmap.answer_help(ctx.actor, data["id"], text)
    await manager.switch_to(Attention.case)


async def on_dates(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    period = period_of_words(text, await ctx.services.roadmap.plan_frame(ctx.actor))
    count = await ctx.services.roadmap.give_dates(ctx.actor, data["id"], period, " ".join(text.split()))
    data["note"] = ctx.reader.html("plan-dates-given", count=count)
    await manager.switch_to(Attention.main)


async def on_turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["page"] += 1 if button.widget_id == "later_page" else -1


dialog = Dialog(
    Window(
        Ready("text"),
        Group(
            choice("case", "cases", on_case, Label("attention-case-button")),
            width=CASES_A_PAGE,
        ),
        Row(
            Button(Format("←"), id="earlier_page", on_click=on_turn, when="earlier"),
            Button(Format("{page}/{pages}"), id="page_number", when=lambda data, *_: data["pages"] > 1),
            Button(Format("→"), id="later_page", on_click=on_turn, when="later"),
        ),
        home(),
        getter=cases,
        state=Attention.main,
    ),
    Window(
        Ready("text"),
        Group(
            choice("person", "people", on_person, Label("attention-case-button"), of=int),
            width=CASES_A_PAGE,
        ),
        SwitchTo(Label("attention-button-answer"), id="answer", state=Attention.answer, when="answerable"),
        Button(Label("attention-button-again"), id="again", on_click=on_again, when="impossible"),
        Button(
            Label("attention-button-remind"),
            id="remind",
            on_click=on_again,
            when=lambda data, *_: data["settable"] and not data["impossible"],
        ),
        Button(Label("attention-button-mark-done"), id="mark_done", on_click=on_settle, when="settable"),
        Button(Label("attention-button-release"), id="release", on_click=on_settle, when="settable"),
        SwitchTo(Label("plan-button-dates"), id="dates", state=Attention.dates, when="datable"),
        Start(Label("case-button-plan"), id="plan", state=Plan.main, when="plannable"),
        Start(Label("case-button-events"), id="events", state=Events.main, when="plannable"),
        back(Attention.main),
        getter=case,
        state=Attention.case,
    ),
    Window(
        Problem(),
        Html("attention-type-answer"),
        typed(on_answer),
        back(Attention.case),
        state=Attention.answer,
    ),
    Window(Problem(), Html("plan-type-dates"), typed(on_dates), back(Attention.case), state=Attention.dates),
)
