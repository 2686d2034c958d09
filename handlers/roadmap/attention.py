"""What needs a decision: each line opens its case, each case has its actions and what was done about it."""

from datetime import date
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Data, Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.text import Format

from delivery.messages.cases import case_line, note_line
from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Ready, Turns, back, choice, first_page, home, wanted_page
from handlers.events.states import Events
from handlers.home.opening import open_home, open_over_home
from handlers.partnerships.states import Partnerships, Personal, Worries
from handlers.people.states import Applicants
from handlers.roadmap.asking_later import ask_later_window
from handlers.roadmap.case_cards import card
from handlers.roadmap.reading import period_of_words
from handlers.roadmap.states import Attention, Plan, Recommend, RequestsMap, Review
from locales import Markup, join
from locales.dates import day as day_text
from services.paging import Place
from services.roadmap.board_facts import CaseKind, CaseOutcome
from services.roadmap.views import Role

CASES_A_PAGE = 8
NO_ACTIONS = dict.fromkeys(
    ("answerable", "settable", "remindable", "impossible", "datable", "plannable"), False
)


router = Router(name="roadmap.attention")


@router.message(Command("attention", ignore_case=True))
async def by_command(_: Message, ctx: Context, dialog_manager: DialogManager) -> None:
    """The methodist's command; others come to their main menu."""
    dialog_manager.show_mode = ShowMode.SEND
    if Role.METHODIST in ctx.actor.roles:
        await open_over_home(dialog_manager, Attention.main)
    else:
        await open_home(dialog_manager)


async def cases(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    listed = await ctx.services.roadmap.attention(ctx.actor)
    found = listed.cases
    pages = max(1, -(-len(found) // CASES_A_PAGE))
    page = data["page"] = min(max(data.get("page", 0), 0), pages - 1)
    start = page * CASES_A_PAGE
    shown = list(enumerate(found[start : start + CASES_A_PAGE], start=start + 1))
    head = ctx.reader.html(
        "attention-main" if found else "attention-empty", count=len(found), more=int(listed.more)
    )
    return {
        "text": join([*_news(dialog_manager), head, *(case_line(n, one, ctx.reader) for n, one in shown)]),
        "cases": [{"id": f"{one.kind}:{one.id}:{one.other}", "n": n} for n, one in shown],
        "methodist": Role.METHODIST in ctx.actor.roles,
        "page": page + 1,
        "pages": pages,
        "earlier": page > 0,
        "later": page + 1 < pages,
    }


async def case(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The opened case: its card, and which actions it has."""
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    kind, subject, other = CaseKind(data["kind"]), data["id"], data.get("other", 0)
    standing = None
    if Role.METHODIST in ctx.actor.roles:
        standing = await ctx.services.roadmap.case(ctx.actor, kind, subject, other)
    page = wanted_page(dialog_manager, "people")
    shown = {"people": [], "place": Place(), **NO_ACTIONS, **await card(ctx, kind, subject, standing, page)}
    notable = standing is not None and kind is not CaseKind.HELP
    return {
        **shown,
        "notable": notable,
        "openable": standing is not None and kind in OPENED,
        "text": join([*_news(dialog_manager), shown["text"]], "\n\n"),
    }


async def notes(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What was done about exceptions, the newest first."""
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.roadmap.case_notes(ctx.actor, wanted_page(dialog_manager, "notes"))
    head = ctx.reader.html("case-notes" if found.notes else "case-no-notes")
    return {
        "text": join([head, *(note_line(one, ctx.reader) for one in found.notes)], "\n\n"),
        "place": found.place,
    }


def _news(manager: DialogManager) -> list[Markup]:
    """What the last action has come to, said once."""
    note = manager.dialog_data.pop("note", "")
    return [Markup(note)] if note else []


async def on_start(data: Data, manager: DialogManager) -> None:
    """Opened from a digest: at the case whose number was tapped."""
    if isinstance(data, dict):
        manager.dialog_data.update(data)


async def on_case(_: CallbackQuery, __: Any, manager: DialogManager, picked: str) -> None:
    kind, subject, other = picked.split(":")
    place = place_of(CaseKind(kind), int(subject), curator=Role.METHODIST not in ctx_of(manager).actor.roles)
    if place is not None:
        await manager.start(*place)
        return
    first_page(manager, "people")
    manager.dialog_data.pop("late", None)
    manager.dialog_data.update(kind=kind, id=int(subject), other=int(other))
    await manager.switch_to(Attention.case)


def place_of(kind: CaseKind, subject: int, *, curator: bool = False) -> tuple[Any, Data] | None:
    """The screen of its own in which such a case is settled, and what it is started with; None: here."""
    if kind is CaseKind.REVIEW:
        return Review.main, None
    if kind is CaseKind.APPLICATION:
        return Applicants.main, {"application": subject}
    if kind in (CaseKind.REQUEST, CaseKind.FIT):
        return Worries.main, {"kind": str(kind), "id": subject}
    return opened(kind, subject) if curator and kind in OPENED else None


OPENED = {
    CaseKind.PERSONAL: (Personal.main, "partnership"),
    CaseKind.SILENT: (Partnerships.card, "partnership"),
    CaseKind.ONE_SIDED: (Partnerships.card, "partnership"),
    CaseKind.UNMET: (RequestsMap.school, "school"),
    CaseKind.RECOMMENDED: (Recommend.opened, "recommendation"),
}
"""Where a case's own things are, beside what can be noted of it here."""


def opened(kind: CaseKind, subject: int) -> tuple[Any, Data]:
    state, name = OPENED[kind]
    return state, {name: subject}


async def on_person(_: CallbackQuery, __: Any, manager: DialogManager, assignment_id: int) -> None:
    """From an overdue activity to one person's assignment, and `_leave` leads back."""
    data = manager.dialog_data
    data.update(kind=str(CaseKind.NOT_POSSIBLE), late=data["id"], id=assignment_id, other=0)


async def on_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _leave(manager)


async def _leave(manager: DialogManager) -> None:
    """From one person back to all who are late with it, if any still are; from a case to all cases."""
    ctx, late = ctx_of(manager), manager.dialog_data.pop("late", None)
    if late is not None and (await ctx.services.roadmap.late_people(ctx.actor, late)).people:
        manager.dialog_data.update(kind=str(CaseKind.LATE), id=late, other=0)
    else:
        await manager.switch_to(Attention.main)


async def on_open(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(*opened(CaseKind(manager.dialog_data["kind"]), manager.dialog_data["id"]))


async def on_settle(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    if button.widget_id == "mark_done":
        await ctx.services.roadmap.mark_done(ctx.actor, data["id"])
    else:
        await ctx.services.roadmap.release(ctx.actor, data["id"])
    data["note"] = ctx.reader.html("attention-settled")
    await _leave(manager)


async def on_again(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    day = await ctx.services.roadmap.ask_again(ctx.actor, data["id"])
    if day is not None:
        data["note"] = ctx.reader.html("attention-reminded", day=day_text(ctx.reader.locale, day))
    await _leave(manager)


async def on_outcome(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    await _note(manager, CaseOutcome(str(button.widget_id)))


async def on_word(manager: DialogManager, text: str) -> None:
    await _note(manager, CaseOutcome.DONE, text)


async def _note(manager: DialogManager, outcome: CaseOutcome, word: str = "") -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.roadmap.note_case(
        ctx.actor, CaseKind(data["kind"]), data["id"], data.get("other", 0), outcome, word
    )
    data["note"] = ctx.reader.html("case-noted-now", outcome=outcome.value)
    await _leave(manager)


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


async def _ask_later(manager: DialogManager, day: date | None) -> None:
    if day is None:
        return
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.roadmap.ask_dates_later(ctx.actor, data["id"], day)
    data["note"] = ctx.reader.html("ask-later-noted", day=day_text(ctx.reader.locale, day))
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
        SwitchTo(Label("digest-button-notes"), id="notes", state=Attention.notes, when="methodist"),
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
        Turns(id="people"),
        SwitchTo(Label("attention-button-answer"), id="answer", state=Attention.answer, when="answerable"),
        Button(Label("attention-button-again"), id="again", on_click=on_again, when="impossible"),
        Button(
            Label("attention-button-remind"),
            id="remind",
            on_click=on_again,
            when="remindable",
        ),
        Button(Label("attention-button-mark-done"), id="mark_done", on_click=on_settle, when="settable"),
        Button(Label("attention-button-release"), id="release", on_click=on_settle, when="settable"),
        SwitchTo(Label("plan-button-dates"), id="dates", state=Attention.dates, when="datable"),
        SwitchTo(Label("import-button-ask-later"), id="later", state=Attention.later, when="datable"),
        Start(Label("case-button-plan"), id="plan", state=Plan.main, when="plannable"),
        Start(Label("case-button-events"), id="events", state=Events.main, when="plannable"),
        Button(Label("case-button-open"), id="open", on_click=on_open, when="openable"),
        Row(
            Button(Label("case-button-taken"), id="taken", on_click=on_outcome, when="notable"),
            SwitchTo(Label("case-button-done"), id="done_word", state=Attention.word, when="notable"),
        ),
        Button(Label("case-button-no-problem"), id="no_problem", on_click=on_outcome, when="notable"),
        Button(Label("button-back"), id="back", on_click=on_back),
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
    ask_later_window(_ask_later, Attention.later, Attention.case, without_day=False),
    Window(
        Problem(),
        Html("case-type-word"),
        Button(Label("case-button-no-word"), id="done", on_click=on_outcome),
        typed(on_word),
        back(Attention.case),
        state=Attention.word,
    ),
    Window(Ready("text"), Turns(id="notes"), back(Attention.main), getter=notes, state=Attention.notes),
    on_start=on_start,
)
