"""A teacher answers the day's bundle in words: taken as the tap it stands for."""

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from delivery.messages.bundle import Look, Mode
from delivery.outgoing import Outgoing, send
from handlers.common.context import Context
from handlers.roadmap.bundle import ASKED_OF_ONE, drawn
from handlers.roadmap.said import Said, Saying, read_said
from services.roadmap.answering import Prompt
from services.roadmap.views import AssignmentFacts, Bundle, Evidence

router = Router(name="roadmap.in_words")

_PICK = {
    Saying.LATER: Mode.PICK_LATER,
    Saying.NOT_POSSIBLE: Mode.PICK_NOT_POSSIBLE,
    Saying.HELP: Mode.PICK_HELP,
}


class AboutTheBundle(Filter):
    """Short words that can only be meant of the last bundle, while a line of it is open."""

    async def __call__(self, message: Message, ctx: Context) -> bool | dict[str, Any]:
        said = read_said(message.text or "") if ctx.actor.person_id is not None else None
        bundle = await ctx.services.roadmap.last_bundle(ctx.actor) if said else None
        return {"said": said, "bundle": bundle} if bundle and bundle.open_positions else False


@router.message(AboutTheBundle())
async def taken(message: Message, ctx: Context, said: Said, bundle: Bundle) -> None:
    """Do what was said of the lines that are meant; where that is not clear, ask with the bundle below."""
    open_lines = {
        entry.position: entry.assignment
        for entry in bundle.entries
        if entry.assignment and entry.assignment.is_open
    }
    named = said.numbers or (tuple(open_lines) if len(open_lines) == 1 else ())
    meant = [open_lines[number] for number in named if number in open_lines]
    unknown = [str(number) for number in named if number not in open_lines]
    if unknown:
        note = ctx.reader.html("said-no-such-line", numbers=", ".join(unknown), count=len(unknown))
        await _below(ctx, message, bundle, Look(note=note))
    elif said.saying is Saying.DONE and meant:
        await _done(ctx, message, bundle, meant)
    elif said.saying is Saying.DONE:
        await _below(ctx, message, bundle, Look(note=ctx.reader.html("said-which")))
    elif len(meant) == 1:
        mode, expected = ASKED_OF_ONE[_PICK[said.saying]]
        await _below(ctx, message, bundle, Look(mode=mode, item=meant[0].id), expected)
    else:
        await _below(ctx, message, bundle, Look(mode=_PICK[said.saying]))


async def _done(ctx: Context, message: Message, bundle: Bundle, meant: list[AssignmentFacts]) -> None:
    """Tick off what needs nothing shown, then ask for the first evidence that is wanted."""
    to_show = [one for one in meant if one.evidence is not Evidence.NOTHING]
    for one in meant:
        if one not in to_show:
            await ctx.services.roadmap.done(ctx.actor, one.id)
    if to_show:
        await ctx.services.roadmap.done(ctx.actor, to_show[0].id, Prompt(bundle.id))
        await _below(ctx, message, bundle, Look(item=to_show[0].id), "evidence")
    else:
        await _below(ctx, message, bundle, Look(item=meant[0].id))


async def _below(ctx: Context, message: Message, bundle: Bundle, look: Look, expected: str = "") -> None:
    """The bundle once more, under the words; what it asks is answered to this message."""
    outgoing: Outgoing = await drawn(ctx, bundle.id, item=look.item, look=look)
    sent = await send(ctx.bot, message.chat.id, outgoing)
    if expected:
        prompt = Prompt(bundle.id, sent)
        await ctx.services.roadmap.ask_in_words(ctx.actor, expected, look.item, prompt)
