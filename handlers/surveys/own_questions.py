"""One question of an own form: required or not, reworded, moved, hung on an earlier answer, taken out."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row

from handlers.common.context import ctx_of
from handlers.common.widgets import Html, Label, Pages, Ready, back, choice
from handlers.surveys.own_files import INTO
from handlers.surveys.own_steps import CODE, KIND, REWORDING
from handlers.surveys.states import Surveys
from locales import Markup, Reader, join
from services.errors import DomainError, NotFound
from services.surveys.drafts import LEADING, WITH_OPTIONS, answers_of
from services.surveys.forms import NewQuestion

LEADING_CODE, ANSWERS = "leading", "answers"
SHOWN = 6


async def _found(manager: DialogManager) -> tuple[tuple[NewQuestion, ...], int]:
    """The form's questions and the place of the open one. NotFound when another hand took it out."""
    ctx, data = ctx_of(manager), manager.dialog_data
    draft = await ctx.services.surveys.form_draft(ctx.actor, data[INTO], ctx.reader.plain)
    for place, one in enumerate(draft.questions):
        if one.code == data[CODE]:
            return draft.questions, place
    raise NotFound("question")


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    questions, place = await _found(dialog_manager)
    question = questions[place]
    return {
        "text": question_text(reader, questions, place),
        "required": "yes" if question.required else "no",
        "hung": question.only_if is not None,
        "free": question.only_if is None,
    }


def question_text(reader: Reader, questions: tuple[NewQuestion, ...], place: int) -> Markup:
    """The question with all that is said of it."""
    one = questions[place]
    lines = [
        reader.html(
            "own-question",
            number=place + 1,
            text=one.text,
            heading=one.heading or "none",
            kind=reader.plain(f"survey-kind-{one.kind.value}"),
        )
    ]
    if one.options:
        lines.append(reader.html("own-question-options", options="; ".join(one.options)))
    if one.least is not None and one.most is not None:
        lines.append(reader.html("own-question-bounds", first=str(one.least), last=str(one.most)))
    lines.append(reader.html("own-question-required" if one.required else "own-question-free"))
    if one.named:
        lines.append(reader.html("own-question-named"))
    leading = next((each for each in questions if one.only_if and each.code == one.only_if[0]), None)
    if one.only_if and leading:
        said = "; ".join(_answer(leading, number) for number in one.only_if[1])
        lines.append(reader.html("own-question-if", leading=leading.text, answers=said))
    return join(lines)


def _answer(leading: NewQuestion, number: int) -> str:
    return leading.options[number] if leading.kind in WITH_OPTIONS else str(number)


async def on_required(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    questions, place = await _found(manager)
    await _set(manager, not questions[place].required, questions[place].only_if)


async def on_free(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    questions, place = await _found(manager)
    await _set(manager, questions[place].required, None)


async def _set(manager: DialogManager, required: bool, only_if: tuple[str, tuple[int, ...]] | None) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.surveys.set_question(ctx.actor, data[INTO], data[CODE], required, only_if)


async def on_reword(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    questions, place = await _found(manager)
    manager.dialog_data.update({KIND: questions[place].kind.value, REWORDING: True})
    await manager.switch_to(Surveys.words)


async def on_move(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    step = -1 if button.widget_id == "up" else 1
    await ctx.services.surveys.move_question(ctx.actor, data[INTO], data[CODE], step)


async def on_drop(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.surveys.drop_question(ctx.actor, data[INTO], data[CODE])
    await manager.switch_to(Surveys.edit)


async def on_hang(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    if not _leading(*await _found(manager)):
        raise DomainError("own-error-no-leading")
    await manager.switch_to(Surveys.leading)


def _leading(questions: tuple[NewQuestion, ...], place: int) -> list[NewQuestion]:
    return [one for one in questions[:place] if one.kind in LEADING and one.named == questions[place].named]


async def leading(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    questions, place = await _found(dialog_manager)
    return {
        "text": questions[place].text,
        "leading": [{"id": one.code, "label": one.text} for one in _leading(questions, place)],
    }


async def on_leading(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    manager.dialog_data.update({LEADING_CODE: code, ANSWERS: []})
    await manager.switch_to(Surveys.after)


async def after(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    data = dialog_manager.dialog_data
    questions, place = await _found(dialog_manager)
    one = next((each for each in _leading(questions, place) if each.code == data[LEADING_CODE]), None)
    if one is None:
        raise NotFound("question")
    return {
        "leading": one.text,
        "n": len(data[ANSWERS]),
        "answers": [
            {"id": number, "label": f"{'✓ ' if number in data[ANSWERS] else ''}{_answer(one, number)}"}
            for number in answers_of(one)
        ],
    }


async def on_answer(_: CallbackQuery, __: Any, manager: DialogManager, number: int) -> None:
    picked = manager.dialog_data[ANSWERS]
    picked.remove(number) if number in picked else picked.append(number)


async def on_picked(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    data = manager.dialog_data
    questions, place = await _found(manager)
    await _set(manager, questions[place].required, (data[LEADING_CODE], tuple(sorted(data[ANSWERS]))))
    await manager.switch_to(Surveys.question)


windows = (
    Window(
        Ready("text"),
        Button(Label("own-turn-required"), id="required", on_click=on_required),
        Button(Label("own-reword"), id="reword", on_click=on_reword),
        Button(Label("own-hang"), id="hang", on_click=on_hang, when="free"),
        Button(Label("own-hang-free"), id="free", on_click=on_free, when="hung"),
        Row(
            Button(Label("own-up"), id="up", on_click=on_move),
            Button(Label("own-down"), id="down", on_click=on_move),
        ),
        Button(Label("own-drop"), id="drop", on_click=on_drop),
        back(Surveys.edit),
        getter=card,
        state=Surveys.question,
    ),
    Window(
        Html("own-ask-leading"),
        Pages(choice("one", "leading", on_leading), id="leading", height=SHOWN),
        back(Surveys.question),
        getter=leading,
        state=Surveys.leading,
    ),
    Window(
        Html("own-ask-after"),
        Pages(choice("answer", "answers", on_answer, of=int), id="answers", height=SHOWN),
        Button(Label("own-hang-picked"), id="picked", on_click=on_picked, when="n"),
        back(Surveys.leading),
        getter=after,
        state=Surveys.after,
    ),
)
