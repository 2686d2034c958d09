"""What people type or send when a button asked for it: evidence, a day, a reason, a question, an answer."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from delivery.messages.bundle import Look
from delivery.messages.roadmap import AnswerHelp, OpenLate, OpenReview, OpenWeek, draw_help
from delivery.outgoing import Outgoing
from handlers.common.context import Context
from handlers.common.filters import Expecting
from handlers.home.opening import open_over_home
from handlers.roadmap.bundle import drawn, edit
from handlers.roadmap.evidence import given_of
from handlers.roadmap.states import Attention, MyWeek, Outcome
from locales import Markup
from services.dates import parse_moment
from services.errors import DomainError
from services.roadmap.answering import Prompt

router = Router(name="roadmap.answers")


@router.message(Expecting("evidence"))
async def evidence(message: Message, ctx: Context, expected: str) -> None:
    item, prompt = _asked(expected)
    kind = await ctx.services.roadmap.expected_evidence(ctx.actor, item)
    given = await given_of(message, kind, ctx)
    await ctx.services.roadmap.show(ctx.actor, item, given)
    await _back(message, ctx, prompt, item)
    if given.file is not None and not given.file.sha256:
        await message.answer(ctx.reader.html("evidence-kept-in-telegram"))


@router.message(Expecting("later"))
async def later(message: Message, ctx: Context, expected: str) -> None:
    item, prompt = _asked(expected)
    now = await ctx.services.roadmap.local_now(ctx.actor, item)
    found = await ctx.office.run(parse_moment, _words(message), ctx.actor.locale, now)
    if found is None:
        raise DomainError("later-not-understood")
    day = found.date() if isinstance(found, datetime) else found
    await ctx.services.roadmap.postpone(ctx.actor, item, day)
    await _back(message, ctx, prompt, item)


@router.message(Expecting("reason"))
async def reason(message: Message, ctx: Context, expected: str) -> None:
    item, prompt = _asked(expected)
    await ctx.services.roadmap.not_possible(ctx.actor, item, _words(message))
    await _back(message, ctx, prompt, item)


@router.message(Expecting("help"))
async def question(message: Message, ctx: Context, expected: str) -> None:
    item, prompt = _asked(expected)
    asked = await ctx.services.roadmap.ask_help(ctx.actor, item, _words(message))
    await _back(message, ctx, prompt, item, ctx.reader.html(f"help-went-to-{asked.to}"))


@router.callback_query(AnswerHelp.filter())
async def answer_pressed(query: CallbackQuery, callback_data: AnswerHelp, ctx: Context) -> None:
    if callback_data.drop:
        await ctx.services.roadmap.drop_answer(ctx.actor)
        request = await ctx.services.roadmap.help(ctx.actor, callback_data.help)
    else:
        message_id = query.message.message_id if query.message else 0
        request = await ctx.services.roadmap.begin_answer(ctx.actor, callback_data.help, message_id)
    outgoing = draw_help(request, ctx.reader, asking=not callback_data.drop)
    if query.message is not None:
        await edit(ctx, query.message.chat.id, query.message.message_id, outgoing)
    await query.answer()


@router.message(Expecting("answer"))
async def answer(message: Message, ctx: Context, expected: str) -> None:
    item, prompt = _asked(expected)
    request = await ctx.services.roadmap.answer_help(ctx.actor, item, _words(message))
    await edit(ctx, message.chat.id, prompt.message_id, draw_help(request, ctx.reader))


@router.callback_query(OpenLate.filter())
async def open_attention(
    query: CallbackQuery, callback_data: OpenLate, ctx: Context, dialog_manager: DialogManager
) -> None:
    ctx.actor = await ctx.services.identity.choose_programme(ctx.actor, callback_data.programme)
    # Somebody who has no say here any more is refused before a screen is half open.
    await ctx.services.roadmap.attention(ctx.actor)
    dialog_manager.show_mode = ShowMode.SEND
    await open_over_home(dialog_manager, Attention.main)
    await query.answer()


@router.callback_query(OpenReview.filter())
async def open_review(
    query: CallbackQuery, callback_data: OpenReview, ctx: Context, dialog_manager: DialogManager
) -> None:
    ctx.actor = await ctx.services.identity.choose_programme(ctx.actor, callback_data.programme)
    await ctx.services.roadmap.plan_reviews(ctx.actor)
    dialog_manager.show_mode = ShowMode.SEND
    await open_over_home(dialog_manager, Outcome.main, {"kind": str(callback_data.kind)})
    await query.answer()


@router.callback_query(OpenWeek.filter())
async def open_week(
    query: CallbackQuery, callback_data: OpenWeek, ctx: Context, dialog_manager: DialogManager
) -> None:
    ctx.actor = await ctx.services.identity.choose_programme(ctx.actor, callback_data.programme)
    ctx.actor.require_person()
    dialog_manager.show_mode = ShowMode.SEND
    await open_over_home(dialog_manager, MyWeek.main)
    await query.answer()


def _asked(expected: str) -> tuple[int, Prompt]:
    """«12:5:77» → what it is about, and where it was asked."""
    item, daily, message = (int(part) for part in expected.split(":"))
    return item, Prompt(daily, message)


def _words(message: Message) -> str:
    text = (message.text or message.caption or "").strip()
    if not text:
        raise DomainError("answer-in-words")
    return text


async def _back(
    message: Message, ctx: Context, prompt: Prompt, item: int, note: Markup | None = None
) -> None:
    """Show on the message that asked what has become of it."""
    outgoing: Outgoing = await drawn(ctx, prompt.daily_id, item=item, look=Look(note=note))
    await edit(ctx, message.chat.id, prompt.message_id, outgoing)
