"""An own form step by step: how to make it, its title, its questions, a new one."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo

from delivery.messages.surveys import question_lines
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import (
    LAST,
    Html,
    Label,
    Pages,
    Ready,
    Turns,
    back,
    choice,
    home,
    turn_to,
    wanted_page,
)
from handlers.surveys.own_files import INTO
from handlers.surveys.states import Surveys
from locales import join
from services.paging import page_of
from services.surveys.drafts import OWN_KINDS, WITH_OPTIONS, FormDraft
from services.surveys.facts import QuestionKind
from services.surveys.own_steps import typed_question

KIND, CODE, REWORDING = "kind", "code", "rewording"
"""In the menu's data: of which kind the question that is written is, and which one is open or reworded."""
KINDS_SHOWN, QUESTIONS_A_PAGE = 6, 8


async def editing(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, ref = ctx_of(dialog_manager), dialog_manager.dialog_data[INTO]
    card = await ctx.services.surveys.form_card(ctx.actor, ref, ctx.reader.plain)
    draft = await ctx.services.surveys.form_draft(ctx.actor, ref, ctx.reader.plain)
    place = page_of(len(card.questions), wanted_page(dialog_manager, "questions"), QUESTIONS_A_PAGE)
    start = place.page * QUESTIONS_A_PAGE
    lines = [
        ctx.reader.html("own-edit", title=card.title, count=len(card.questions)),
        *question_lines(ctx.reader, card.questions, start, QUESTIONS_A_PAGE),
    ]
    if card.questions:
        lines.append(ctx.reader.html("own-edit-hint"))
    shown = draft.questions[start : start + QUESTIONS_A_PAGE]
    numbers = [{"id": one.code, "label": str(at)} for at, one in enumerate(shown, start=start + 1)]
    return {"text": join(lines), "numbers": numbers, "place": place}


async def kinds(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    return {"kinds": [{"id": one.value, "label": reader.plain(f"own-kind-{one.value}")} for one in OWN_KINDS]}


async def wording(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader, data = ctx_of(dialog_manager).reader, dialog_manager.dialog_data
    kind = QuestionKind(data[KIND])
    how = "plain"
    if kind in WITH_OPTIONS:
        how = "options"
    elif kind is QuestionKind.MATRIX and not data.get(REWORDING):
        how = "rows"
    elif kind is QuestionKind.NUMBER:
        how = "number"
    rewording = "yes" if data.get(REWORDING) else "no"
    head = reader.html("own-ask-words", rewording=rewording, kind=reader.plain(f"own-kind-{kind.value}"))
    return {"text": join([head, reader.html(f"own-ask-words-{how}")], "\n\n")}


async def on_name(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    manager.dialog_data[INTO] = await ctx.services.surveys.save_form(ctx.actor, FormDraft(text, ()))
    await manager.switch_to(Surveys.edit)


async def on_kind(_: CallbackQuery, __: Any, manager: DialogManager, kind: str) -> None:
    manager.dialog_data.update({KIND: QuestionKind(kind).value, REWORDING: False})
    await manager.switch_to(Surveys.words)


async def on_words(manager: DialogManager, text: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    kind = QuestionKind(data[KIND])
    if not data.get(REWORDING):
        await ctx.services.surveys.add_questions(ctx.actor, data[INTO], typed_question(kind, text))
        # What is added stands last.
        turn_to(manager, "questions", LAST)
        await manager.switch_to(Surveys.edit)
        return
    # One row of a matrix is reworded like a scale of its own.
    alone = QuestionKind.SCALE if kind is QuestionKind.MATRIX else kind
    (question,) = typed_question(alone, text)
    await ctx.services.surveys.reword_question(ctx.actor, data[INTO], data[CODE], question)
    await manager.switch_to(Surveys.edit)


async def on_number(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    manager.dialog_data[CODE] = code
    await manager.switch_to(Surveys.question)


async def on_done(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ref = manager.dialog_data[INTO]
    manager.dialog_data.clear()
    manager.dialog_data["ref"] = ref
    await manager.switch_to(Surveys.form)


windows = (
    Window(
        Html("own-ask-how"),
        SwitchTo(Label("own-by-steps"), id="steps", state=Surveys.name),
        SwitchTo(Label("own-by-file"), id="file", state=Surveys.file),
        Row(back(Surveys.forms), home()),
        state=Surveys.own,
    ),
    Window(
        Problem(),
        Html("own-ask-name"),
        typed(on_name),
        back(Surveys.own),
        state=Surveys.name,
    ),
    Window(
        Ready("text"),
        Group(choice("number", "numbers", on_number), id="numbers", width=QUESTIONS_A_PAGE),
        Turns(id="questions"),
        SwitchTo(Label("own-add"), id="add", state=Surveys.kind),
        SwitchTo(Label("own-by-file"), id="file", state=Surveys.file),
        Button(Label("own-done"), id="done", on_click=on_done),
        home(),
        getter=editing,
        state=Surveys.edit,
    ),
    Window(
        Html("own-ask-kind"),
        Pages(choice("kind", "kinds", on_kind), id="kinds", height=KINDS_SHOWN),
        back(Surveys.edit),
        getter=kinds,
        state=Surveys.kind,
    ),
    Window(
        Problem(),
        Ready("text"),
        typed(on_words),
        back(Surveys.edit),
        getter=wording,
        state=Surveys.words,
    ),
)
