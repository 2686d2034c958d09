"""The buttons under a day's bundle. They hold for years: what they mean is looked up at every tap."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

from aiogram import Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from delivery.areas import riders
from delivery.messages.bundle import LINES_A_PAGE, PLAIN, REASONS, Act, Line, Look, Mode
from delivery.messages.roadmap import RoadmapMessages
from delivery.outgoing import Outgoing
from handlers.common.context import Context
from services.roadmap.answering import Prompt
from services.roadmap.views import Bundle, Outcome

router = Router(name="roadmap.bundle")

IN_WORDS = ("later:", "reason:", "help:")

ASKED_OF_ONE = {
    Mode.PICK_LATER: (Mode.LATER, "later"),
    Mode.PICK_NOT_POSSIBLE: (Mode.REASON, "reason"),
    Mode.PICK_HELP: (Mode.HELP, "help"),
}
"""What is asked of a line once it is known which one is meant, and how the typed answer is expected."""

Pressed = Callable[[CallbackQuery, Line, Context], Awaitable[None]]


@router.callback_query(Line.filter())
async def pressed(query: CallbackQuery, callback_data: Line, ctx: Context) -> None:
    """One handler for all: a second filter per button would cost every other tap its time."""
    await _PRESSED[callback_data.act](query, callback_data, ctx)


async def _done(query: CallbackQuery, line: Line, ctx: Context) -> None:
    await _settle(
        query, line, ctx, await ctx.services.roadmap.done(ctx.actor, line.item, _prompt(query, line))
    )


async def _no_evidence(query: CallbackQuery, line: Line, ctx: Context) -> None:
    outcome = await ctx.services.roadmap.done(ctx.actor, line.item, without_evidence=True)
    await _settle(query, line, ctx, outcome)


async def _drop_prompt(query: CallbackQuery, line: Line, ctx: Context) -> None:
    await _settle(query, line, ctx, await ctx.services.roadmap.take_back_prompt(ctx.actor, line.item))


async def _evening(query: CallbackQuery, line: Line, ctx: Context) -> None:
    await _settle(query, line, ctx, await ctx.services.roadmap.this_evening(ctx.actor, line.item, line.daily))


async def _tomorrow(query: CallbackQuery, line: Line, ctx: Context) -> None:
    await _postpone(query, line, ctx, lambda today: today + timedelta(days=1))


async def _monday(query: CallbackQuery, line: Line, ctx: Context) -> None:
    await _postpone(query, line, ctx, lambda today: today + timedelta(days=7 - today.weekday()))


async def _postpone(query: CallbackQuery, line: Line, ctx: Context, when: Callable[[date], date]) -> None:
    today = (await ctx.services.roadmap.local_now(ctx.actor, line.item)).date()
    await _settle(query, line, ctx, await ctx.services.roadmap.postpone(ctx.actor, line.item, when(today)))


async def _reason(query: CallbackQuery, line: Line, ctx: Context) -> None:
    reason = ctx.reader.plain(f"reason-{REASONS[line.extra % len(REASONS)]}")
    await _settle(query, line, ctx, await ctx.services.roadmap.not_possible(ctx.actor, line.item, reason))


async def _call_help(query: CallbackQuery, line: Line, ctx: Context) -> None:
    asked = await ctx.services.roadmap.ask_help(ctx.actor, line.item)
    note = ctx.reader.html(f"help-went-to-{asked.to}")
    await redraw(query, ctx, line.daily, item=line.item, look=Look(note=note))
    await query.answer()


def _asking(mode: Mode, expect: str = "") -> Pressed:
    """A button that asks something further; with `expect` the answer is typed."""

    async def ask(query: CallbackQuery, line: Line, ctx: Context) -> None:
        if expect:
            await ctx.services.roadmap.ask_in_words(ctx.actor, expect, line.item, _prompt(query, line))
        look = Look(page=line.extra, mode=mode, item=line.item)
        await redraw(query, ctx, line.daily, item=line.item, look=look)
        await query.answer()

    return ask


def _picking(pick: Mode) -> Pressed:
    """A button that asks which line is meant; where one alone is open, that line's own question at once."""
    mode, expect = ASKED_OF_ONE[pick]

    async def ask(query: CallbackQuery, line: Line, ctx: Context) -> None:
        bundle = await ctx.services.roadmap.bundle(ctx.actor, line.daily)
        open_lines = [one.assignment for one in bundle.entries if one.assignment and one.assignment.is_open]
        if len(open_lines) == 1:
            about = line.model_copy(update={"item": open_lines[0].id})
            await _asking(mode, expect)(query, about, ctx)
        else:
            await _asking(pick)(query, line, ctx)

    return ask


async def _show(query: CallbackQuery, line: Line, ctx: Context) -> None:
    """The bundle itself again: what was asked since is not waited for, what was asked before is."""
    bundle = await ctx.services.roadmap.bundle(ctx.actor, line.daily)
    waiting = next(
        (one.assignment for one in bundle.entries if one.assignment and one.assignment.awaiting), None
    )
    if waiting is not None:
        await ctx.services.roadmap.ask_in_words(ctx.actor, "evidence", waiting.id, _prompt(query, line))
    elif ctx.actor.expecting.startswith(IN_WORDS):
        await ctx.services.identity.expect(ctx.actor, "")
    await redraw(query, ctx, line.daily, look=Look(page=line.extra))
    await query.answer()


_PRESSED: dict[Act, Pressed] = {
    Act.DONE: _done,
    Act.NO_EVIDENCE: _no_evidence,
    Act.DROP_PROMPT: _drop_prompt,
    Act.SHOW: _show,
    Act.PICK_LATER: _picking(Mode.PICK_LATER),
    Act.PICK_NOT_POSSIBLE: _picking(Mode.PICK_NOT_POSSIBLE),
    Act.PICK_HELP: _picking(Mode.PICK_HELP),
    Act.LATER: _asking(*ASKED_OF_ONE[Mode.PICK_LATER]),
    Act.LATER_EVENING: _evening,
    Act.LATER_TOMORROW: _tomorrow,
    Act.LATER_MONDAY: _monday,
    Act.LATER_TYPED: _asking(Mode.LATER_TYPED, "later"),
    Act.NOT_POSSIBLE: _asking(*ASKED_OF_ONE[Mode.PICK_NOT_POSSIBLE]),
    Act.REASON: _reason,
    Act.REASON_TYPED: _asking(Mode.REASON_TYPED, "reason"),
    Act.HELP: _asking(*ASKED_OF_ONE[Mode.PICK_HELP]),
    Act.HELP_CALL: _call_help,
    Act.HELP_TYPED: _asking(Mode.HELP_TYPED, "help"),
}


async def _settle(query: CallbackQuery, line: Line, ctx: Context, outcome: Outcome) -> None:
    """Show what became of a line: on the message, and as a word over it."""
    await redraw(query, ctx, line.daily, item=line.item)
    known = {
        Outcome.ALREADY_DONE,
        Outcome.CLOSED,
        Outcome.POSTPONED,
        Outcome.THIS_EVENING,
        Outcome.NOT_POSSIBLE,
    }
    await query.answer(ctx.reader.plain(f"answer-{outcome}") if outcome in known else None)


def _prompt(query: CallbackQuery, line: Line) -> Prompt:
    return Prompt(line.daily, query.message.message_id if query.message else 0)


async def redraw(
    query: CallbackQuery, ctx: Context, daily_id: int, *, item: int = 0, look: Look = PLAIN
) -> None:
    """Draw the tapped bundle anew."""
    outgoing = await drawn(ctx, daily_id, item=item, look=look)
    if isinstance(query.message, Message):
        await edit(ctx, query.message.chat.id, query.message.message_id, outgoing)
    else:
        await ctx.bot.send_message(query.from_user.id, outgoing.text, reply_markup=outgoing.keyboard)


async def drawn(ctx: Context, daily_id: int, *, item: int = 0, look: Look = PLAIN) -> Outgoing:
    """The actor's bundle as it looks now, on the page where `item` is."""
    bundle = await ctx.services.roadmap.bundle(ctx.actor, daily_id)
    place = Look(page=_page(bundle, item, look.page), mode=look.mode, item=look.item, note=look.note)
    outgoing = await RoadmapMessages(ctx.services, riders).draw(bundle, ctx.reader, place)
    return outgoing or Outgoing(ctx.reader.html("bundle-past"))


def _page(bundle: Bundle, item: int, page: int) -> int:
    position = bundle.position(item) if item else 0
    return (position - 1) // LINES_A_PAGE if position else page


async def edit(ctx: Context, chat_id: int, message_id: int, outgoing: Outgoing) -> None:
    """Put `outgoing` in place of a message; if that is gone, below everything.

    What already looks so is left as it is.
    """
    keyboard: InlineKeyboardMarkup | None = outgoing.keyboard
    try:
        await ctx.bot.edit_message_text(
            outgoing.text, chat_id=chat_id, message_id=message_id, reply_markup=keyboard
        )
    except TelegramBadRequest as error:
        if "not modified" not in error.message:
            await ctx.bot.send_message(chat_id, outgoing.text, reply_markup=keyboard)
