"""Who registered themselves, before the methodist: taken in, known from the roster, or turned away."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, SwitchTo

from delivery.messages.deficits import deficit_name
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Pages, Ready, back, choice, leave
from handlers.people.screens import short
from handlers.people.states import Applicants
from locales import Markup, Reader, join
from services.errors import DomainError
from services.people.applying import SCHOOL_LENGTH
from services.people.approving import Applicant, RosterLine
from services.people.facts import Role

NAMESAKES = 2
NEW_SCHOOL = 0


def _id(manager: DialogManager) -> int:
    start = manager.start_data
    assert isinstance(start, dict)
    number: int = start["application"]
    return number


async def case(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.people.applicant(ctx.actor, _id(dialog_manager))
    return {
        "text": applicant_text(ctx.reader, found),
        "homeless": not found.school_known,
        "namesakes": [_line(ctx.reader, one, "applicant-this-is") for one in found.namesakes[:NAMESAKES]],
    }


def applicant_text(reader: Reader, found: Applicant) -> Markup:
    """What they said of themselves; who of the roster bears the same name."""
    values = {
        "person-school": found.school if found.school_known else "",
        "applicant-school-words": "" if found.school_known else found.school,
        "person-subject": found.subject,
        "person-strengths": ", ".join(deficit_name(reader, one) for one in found.shared),
        "person-deficits": ", ".join(deficit_name(reader, one) for one in found.wanted),
    }
    lines = [
        reader.html("applicant-head", name=found.full_name),
        *(reader.html(key, value=short(value)) for key, value in values.items() if value),
    ]
    if found.namesakes:
        lines.append(reader.html("applicant-namesakes", n=len(found.namesakes)))
    return join(lines)


def _line(reader: Reader, one: RosterLine, key: str) -> dict[str, Any]:
    return {"id": one.id, "label": reader.plain(key, name=one.name, school=one.school or "-")}


async def roster(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    query = dialog_manager.dialog_data.get("query", "")
    found = await ctx.services.people.not_come_yet(ctx.actor, _id(dialog_manager), query)
    return {
        "lines": [_line(ctx.reader, one, "applicant-roster-line") for one in found],
        "n": len(found),
    }


async def schools(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.people.applicant(ctx.actor, _id(dialog_manager))
    lines = await ctx.services.people.schools_to_choose(ctx.actor)
    new = {"id": NEW_SCHOOL, "label": ctx.reader.plain("applicant-new-school", school=found.school)}
    named = [{"id": line.id, "label": line.name} for line in lines]
    return {"school": found.school, "lines": [new, *named] if found.school else named}


async def on_accept(query: CallbackQuery, button: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    role = Role.MENTOR if button.widget_id == "mentor" else Role.MENTEE
    await ctx.services.people.accept_applicant(ctx.actor, _id(manager), role)
    await query.answer(ctx.reader.plain("applicant-accepted"))
    await manager.done()


async def on_this(query: CallbackQuery, _: Any, manager: DialogManager, person_id: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.accept_as(ctx.actor, _id(manager), person_id)
    await query.answer(ctx.reader.plain("applicant-accepted"))
    await manager.done()


async def on_reject(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.reject_applicant(ctx.actor, _id(manager))
    await query.answer(ctx.reader.plain("applicant-rejected"))
    await manager.done()


async def on_school(_: CallbackQuery, __: Any, manager: DialogManager, school_id: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.place_applicant(ctx.actor, _id(manager), school_id)
    await manager.switch_to(Applicants.main)


async def on_query(manager: DialogManager, text: str) -> None:
    if len(text) > SCHOOL_LENGTH:
        raise DomainError("error-text-too-long", length=len(text), limit=SCHOOL_LENGTH)
    manager.dialog_data["query"] = text


dialog = Dialog(
    Window(
        Ready("text"),
        Group(choice("this", "namesakes", on_this, of=int), width=1),
        Button(Label("applicant-accept-mentee"), id="mentee", on_click=on_accept),
        Button(Label("applicant-accept-mentor"), id="mentor", on_click=on_accept),
        SwitchTo(Label("applicant-roster"), id="roster", state=Applicants.roster),
        SwitchTo(Label("applicant-place"), id="place", state=Applicants.school, when="homeless"),
        SwitchTo(Label("applicant-reject"), id="reject", state=Applicants.reject),
        leave(),
        getter=case,
        state=Applicants.main,
    ),
    Window(
        Problem(),
        Html("applicant-roster-ask"),
        Group(choice("one", "lines", on_this, of=int), width=1),
        typed(on_query),
        back(Applicants.main),
        getter=roster,
        state=Applicants.roster,
    ),
    Window(
        Html("applicant-place-ask"),
        Pages(choice("school", "lines", on_school, of=int), id="schools", height=7),
        back(Applicants.main),
        getter=schools,
        state=Applicants.school,
    ),
    Window(
        Html("applicant-reject-ask"),
        Button(Label("applicant-reject-yes"), id="yes", on_click=on_reject),
        back(Applicants.main),
        state=Applicants.reject,
    ),
)
