"""The code shown in the room: as digits to read aloud and as a picture; and what a guest does with it."""

import re
from typing import Any

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from delivery.messages.events import called
from handlers.common.context import Context, ctx_of
from handlers.common.widgets import Label, Ready, home
from handlers.events.opening import event_of, on_up
from handlers.events.states import Events
from handlers.home.opening import show_below
from handlers.people.linkfile import send_qr
from locales import Markup, Reader, dates
from services.errors import DomainError, NotFound
from services.events.checking_in import DIGITS
from services.events.facts import CheckedIn, CodeCard
from services.events.guessing import TOO_OFTEN

CHECK_IN_PREFIX = "in"
"""First letters of the payload of the link in the QR picture; groups' links to an event have "ev"."""

CODE = re.compile(rf"\s*(?:(?:код|code)\W{{0,3}})?(\d{{3}}[\s-]?\d{{{DIGITS - 3}}})[\s.!]*\Z", re.IGNORECASE)
TYPED = F.text.regexp(CODE).as_("typed")

links = Router(name="check-in links")
codes = Router(name="check-in codes")
guesses = Router(name="wrong check-in codes")


@links.message(CommandStart(deep_link=True, magic=F.args.regexp(rf"^{CHECK_IN_PREFIX}\d{{{DIGITS}}}$")))
async def scanned(
    message: Message, command: CommandObject, ctx: Context, dialog_manager: DialogManager
) -> None:
    await _check_in(message, ctx, dialog_manager, (command.args or "").removeprefix(CHECK_IN_PREFIX))


@codes.message(TYPED)
async def typed_code(
    message: Message, ctx: Context, dialog_manager: DialogManager, typed: re.Match[str]
) -> None:
    """A right code, whatever else is asked just now: who stands in the room may have left a question open
    hours ago, and six digits are no reason and no photo. What fits nothing goes on to that question."""
    try:
        found = await ctx.services.events.check_in(ctx.actor, typed[1])
    except NotFound:
        raise SkipHandler from None
    except DomainError as error:
        if error.key == TOO_OFTEN:
            raise SkipHandler from None
        raise
    await _checked_in(message, ctx, dialog_manager, found)


@guesses.message(TYPED)
async def wrong_code(
    message: Message, ctx: Context, dialog_manager: DialogManager, typed: re.Match[str]
) -> None:
    """Six digits that nothing else has asked for."""
    await _check_in(message, ctx, dialog_manager, typed[1])


async def _check_in(message: Message, ctx: Context, manager: DialogManager, code: str) -> None:
    try:
        found = await ctx.services.events.check_in(ctx.actor, code)
    except NotFound:
        # The same for a wrong code and for who takes no part: nobody learns what there is.
        key = "checkin-unknown" if ctx.actor.person_id else "checkin-stranger"
        await _say(message, ctx, manager, ctx.reader.html(key))
    else:
        await _checked_in(message, ctx, manager, found)


async def _checked_in(message: Message, ctx: Context, manager: DialogManager, found: CheckedIn) -> None:
    key = "checkin-again" if found.again else "checkin-done"
    await _say(message, ctx, manager, ctx.reader.html(key, name=called(ctx.reader, found.event)))


async def _say(message: Message, ctx: Context, manager: DialogManager, text: Markup) -> None:
    await message.answer(text)
    if ctx.actor.registered:
        await show_below(manager)


async def code(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.events.event_code(ctx.actor, event_of(dialog_manager))
    return {"text": _text(ctx.reader, found), "tickable": found.event.started}


def _text(reader: Reader, found: CodeCard) -> Markup:
    opens, closes = found.opens_at, found.closes_at
    one_day = opens.date() == closes.date()
    return reader.html(
        "event-code",
        name=called(reader, found.event),
        code=spaced(found.code),
        opens=dates.moment(reader.locale, opens),
        closes=dates.clock(reader.locale, closes) if one_day else dates.moment(reader.locale, closes),
        attended=found.attended,
    )


def spaced(digits: str) -> str:
    """«482 137»: easier to read aloud; the space does not break."""
    return f"{digits[:3]}\u00a0{digits[3:]}"


async def check_in_link(bot: Bot, digits: str) -> str:
    """https://t.me/<bot>?start=in<code>."""
    me = await bot.me()
    return f"https://t.me/{me.username}?start={CHECK_IN_PREFIX}{digits}"


async def on_qr(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    found = await ctx.services.events.event_code(ctx.actor, event_of(manager))
    whose = f"{called(ctx.reader, found.event)} · {spaced(found.code)}"
    await send_qr(ctx, await check_in_link(ctx.bot, found.code), whose)
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_renew(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    found = await ctx.services.events.renew_code(ctx.actor, event_of(manager))
    await query.answer(ctx.reader.plain("event-code-renewed", code=spaced(found.code)), show_alert=True)


windows = (
    Window(
        Ready("text"),
        Button(Label("event-code-qr"), id="qr", on_click=on_qr),
        SwitchTo(Label("event-attendance"), id="attendance", state=Events.attendance, when="tickable"),
        Row(
            SwitchTo(Label("event-code-look"), id="look", state=Events.code),
            Button(Label("event-code-renew"), id="renew", on_click=on_renew),
        ),
        Row(Button(Label("button-back"), id="up", on_click=on_up), home()),
        getter=code,
        state=Events.code,
    ),
)
