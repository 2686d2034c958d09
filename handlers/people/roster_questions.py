"""The questions of a roster, one by one: yes, another one, without it, leave the rows out, ask later."""

from collections.abc import Sequence
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group

from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Label, Pages, Ready, back, choice
from handlers.people.roster_words import reason_of, rows_of
from handlers.people.screens import gender_of, short
from handlers.people.states import Roster
from locales import Markup, Reader, join
from services.errors import DomainError
from services.people.facts import Role
from services.people.questions import Answer, digest, is_block
from services.people.roster_answers import Asked
from services.people.row_asks import ASK_CODES
from services.people.rules import name_key

NAMES_SHOWN = 3
CHOICES_SHOWN = 40
ALIKE_SHOWN = 12
# Who runs a programme is not made by a word nobody understood: those roles are written in the list itself.
_ROLES = (Role.MENTEE, Role.MENTOR, Role.CURATOR)
# The order of the buttons: the likely answer first.
_ORDER = (Answer.TAKE, Answer.ALL, Answer.AS_WRITTEN, Answer.NONE, Answer.VALUE, Answer.SKIP)


async def question(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    asked = await ctx.services.people.roster_questions(ctx.actor, data["draft"])
    if not asked:
        return {"text": ctx.reader.html("people-questions-over"), "answers": [], "several": False}
    at = data["question"] = data.get("question", 0) % len(asked)
    text = question_text(ctx.reader, asked[at], at + 1, len(asked))
    return {
        "text": join([text, *_alike(ctx.reader, asked, at)]),
        "answers": _answers(ctx.reader, asked[at]),
        "several": len(asked) > 1,
    }


def question_text(reader: Reader, asked: Asked, n: int, of: int) -> Markup:
    """Which rows, whose, what is not understood, what it may be."""
    one = asked.question
    lines = [reader.html("people-question", n=n, of=of, rows=rows_of(reader, one.places))]
    if one.problem.code not in ASK_CODES and asked.names:
        names = ", ".join(short(name, 60) for name in asked.names[:NAMES_SHOWN])
        lines.append(
            reader.html("people-question-names", names=names, more=max(0, len(asked.names) - NAMES_SHOWN))
        )
    lines.append(reader.html("people-question-text", text=reason_of(reader, one.problem)))
    if is_block(one.problem):
        lines.append(reader.html("people-question-block", n=len(one.places), about=one.problem.field))
    if Answer.VALUE in one.answers and one.problem.field == "phone":
        lines.append(reader.html("people-question-phone"))
    return join(lines)


def _alike(reader: Reader, asked: Sequence[Asked], at: int) -> list[Markup]:
    """The other places that one answer may settle with this, named as far as they fit."""
    shown = asked[at].question
    if Answer.ALL not in shown.answers:
        return []
    blocks = [one.question for one in asked if is_block(one.question.problem)]
    others = [one for one in blocks if one.problem.code == shown.problem.code and one is not shown]
    places = "; ".join(
        reader.plain(
            "people-question-alike-place",
            rows=rows_of(reader, one.places).lower(),
            school=short(one.problem.suggestion or "", 60),
        )
        for one in others[:ALIKE_SHOWN]
    )
    more = max(0, len(others) - ALIKE_SHOWN)
    return [
        reader.html(
            "people-question-alike", n=len(others), about=shown.problem.field, places=places, more=more
        )
    ]


def _answers(reader: Reader, asked: Asked) -> list[dict[str, Any]]:
    one = asked.question
    code, field = one.problem.code, one.problem.field
    about = code if code in ASK_CODES else "double" if code.startswith("double") else field
    taken = f"block-{field}" if is_block(one.problem) else about
    gender = gender_of(str(one.problem.values.get("name", ""))).value
    buttons = [
        {
            "id": f"{one.key}.{answer}",
            "label": reader.plain(
                "people-answer",
                answer=answer.value,
                about=taken if answer is Answer.TAKE else about,
                gender=gender,
                n=len(one.places),
            ),
        }
        for answer in _ORDER
        if answer in one.answers and not (answer is Answer.VALUE and field in ("phone", "role"))
    ]
    if field == "role":
        others = [role.value for role in _ROLES if role.value != one.problem.suggestion]
        roles = [
            {"id": f"{one.key}.{role}", "label": reader.plain(f"roster-role-{role}").capitalize()}
            for role in others
        ]
        buttons[int(Answer.TAKE in one.answers) : 0] = roles
    return buttons


async def on_answer(_: CallbackQuery, __: Any, manager: DialogManager, said: str) -> None:
    """One tap is one answer to one question: the button names both."""
    ctx, data = ctx_of(manager), manager.dialog_data
    key, answer = said.split(".", 1)
    if answer == Answer.VALUE:
        data.update(asked=key, query="")
        await manager.switch_to(Roster.other)
    elif answer in {role.value for role in Role}:
        await ctx.services.people.answer_roster(ctx.actor, data["draft"], key, Answer.VALUE, answer)
    else:
        await ctx.services.people.answer_roster(ctx.actor, data["draft"], key, Answer(answer))


async def on_later(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["question"] = manager.dialog_data.get("question", 0) + 1


async def on_typed(manager: DialogManager, text: str) -> None:
    """A phone, or the beginning of another school or mentor."""
    ctx, data = ctx_of(manager), manager.dialog_data
    asked = await ctx.services.people.roster_questions(ctx.actor, data["draft"])
    if not asked:
        return
    one = asked[data.get("question", 0) % len(asked)].question
    if one.problem.field == "phone":
        await ctx.services.people.answer_roster(ctx.actor, data["draft"], one.key, Answer.VALUE, text)
    elif Answer.VALUE in one.answers and one.problem.field in ("school", "mentor"):
        data.update(asked=one.key, query=" ".join(text.split())[:100])
        await manager.switch_to(Roster.other)
    else:
        raise DomainError("people-question-buttons")


async def other(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The schools or people to choose from, those with the typed words only."""
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    names = await _choices(ctx, data)
    return {
        "text": ctx.reader.html("people-other-found", query=data["query"], n=len(names))
        if data["query"]
        else ctx.reader.html("people-other", n=len(names)),
        "choices": [{"id": digest(name), "label": name} for name in names[:CHOICES_SHOWN]],
    }


async def _choices(ctx: Context, data: dict[str, Any]) -> list[str]:
    asked = await ctx.services.people.roster_questions(ctx.actor, data["draft"])
    field = next((one.question.problem.field for one in asked if one.question.key == data["asked"]), None)
    if field not in ("school", "mentor"):
        return []
    words = name_key(data["query"]).split()
    names = await ctx.services.people.roster_choices(ctx.actor, data["draft"], field)
    return [name for name in names if all(word in name_key(name) for word in words)]


async def on_choice(_: CallbackQuery, __: Any, manager: DialogManager, chosen: str) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    name = next((name for name in await _choices(ctx, data) if digest(name) == chosen), None)
    if name is not None:
        await ctx.services.people.answer_roster(ctx.actor, data["draft"], data["asked"], Answer.VALUE, name)
    await manager.switch_to(Roster.question)


async def on_query(manager: DialogManager, text: str) -> None:
    manager.dialog_data["query"] = " ".join(text.split())[:100]


windows = (
    Window(
        Problem(),
        Ready("text"),
        Group(choice("answer", "answers", on_answer), width=2),
        Button(Label("people-question-later"), id="ask_later", on_click=on_later, when="several"),
        typed(on_typed),
        back(Roster.preview),
        getter=question,
        state=Roster.question,
    ),
    Window(
        Problem(),
        Ready("text"),
        Pages(choice("chosen", "choices", on_choice), id="others", height=6),
        typed(on_query),
        back(Roster.question),
        getter=other,
        state=Roster.other,
    ),
)
