"""The windows of a school's or programme's link: made, shown as a code, limited, taken back."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Group, SwitchTo

from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Pages, Ready, back, choice
from handlers.people.linkfile import join_link, send_qr
from handlers.people.states import Invitations
from locales import Markup, Reader, dates
from services.errors import DomainError
from services.orders import day_of
from services.people.joining import JoinLinkFacts

NONE = {"-", "–", "—"}


def _school(manager: DialogManager) -> int | None:
    """The school whose link is open; None for the whole programme's."""
    school_id: int | None = manager.dialog_data.get("school")
    return school_id


async def schools(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    lines = await ctx.services.people.schools_to_choose(ctx.actor)
    return {"lines": [{"id": line.id, "label": line.name} for line in lines]}


async def link(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.people.join_link(ctx.actor, _school(dialog_manager))
    return {"text": await _text(ctx, found), "there": found is not None, "absent": found is None}


async def _text(ctx: Context, found: JoinLinkFacts | None) -> Markup:
    if found is None:
        return ctx.reader.html("joinlink-none")
    return ctx.reader.html(
        "joinlink-card",
        whose=found.school or found.programme,
        link=await join_link(ctx.bot, found.token),
        uses=found.uses,
        limits=_limits(ctx.reader, found),
    )


def _limits(reader: Reader, found: JoinLinkFacts) -> str:
    said = []
    if found.over:
        said.append(reader.plain("joinlink-over"))
    if found.ends_on is not None:
        said.append(reader.plain("joinlink-until", day=dates.day_with_year(reader.locale, found.ends_on)))
    if found.most_uses is not None:
        said.append(reader.plain("joinlink-most", n=found.most_uses))
    return "; ".join(said) or reader.plain("joinlink-unlimited")


async def on_programme(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["school"] = None
    await manager.switch_to(Invitations.link)


async def on_school(_: CallbackQuery, __: Any, manager: DialogManager, school_id: int) -> None:
    manager.dialog_data["school"] = school_id
    await manager.switch_to(Invitations.link)


async def on_make(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.make_join_link(ctx.actor, _school(manager))


async def on_revoke(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.revoke_join_link(ctx.actor, _school(manager))


async def on_code(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The link as a picture to forward or print; the menu moves below it."""
    ctx = ctx_of(manager)
    found = await ctx.services.people.join_link(ctx.actor, _school(manager))
    if found is not None:
        await send_qr(ctx, await join_link(ctx.bot, found.token), found.school or found.programme)
        manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_until(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    day = None if text.strip() in NONE else day_of(text)
    await ctx.services.people.end_join_link(ctx.actor, _school(manager), day)
    await manager.switch_to(Invitations.link)


async def on_most(manager: DialogManager, text: str) -> None:
    ctx, text = ctx_of(manager), text.strip()
    if text not in NONE and not (text.isdecimal() and len(text) <= len(str(10**4))):
        raise DomainError("joinlink-most-wrong")
    most = None if text in NONE else int(text)
    await ctx.services.people.limit_join_link(ctx.actor, _school(manager), most)
    await manager.switch_to(Invitations.link)


windows = (
    Window(
        Html("joinlink-schools"),
        Pages(choice("of_school", "lines", on_school, of=int), id="link_schools", height=7),
        back(Invitations.main),
        getter=schools,
        state=Invitations.link_schools,
    ),
    Window(
        Ready("text"),
        Button(Label("joinlink-make"), id="make", on_click=on_make, when="absent"),
        Button(Label("person-qr"), id="code", on_click=on_code, when="there"),
        Group(
            SwitchTo(Label("joinlink-set-until"), id="until", state=Invitations.until),
            SwitchTo(Label("joinlink-set-most"), id="most", state=Invitations.most),
            Button(Label("person-new-link"), id="renew", on_click=on_make),
            Button(Label("person-revoke-link"), id="revoke", on_click=on_revoke),
            width=2,
            when="there",
        ),
        back(Invitations.main),
        getter=link,
        state=Invitations.link,
    ),
    Window(
        Problem(),
        Html("joinlink-ask-until"),
        typed(on_until),
        back(Invitations.link),
        state=Invitations.until,
    ),
    Window(
        Problem(),
        Html("joinlink-ask-most"),
        typed(on_most),
        back(Invitations.link),
        state=Invitations.most,
    ),
)
