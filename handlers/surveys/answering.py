"""The respondent's taps and texts: one service call, then the one message is redrawn."""

from datetime import datetime

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message

from delivery.messages.months import DAY, NOTHING, value_of
from delivery.messages.survey_buttons import GIVE_UP, OFF, OPEN, SHARE, YES, SurveyCall
from delivery.messages.surveys import conversation, promise_title
from delivery.messages.visits import giving_up
from delivery.outgoing import edit, send
from handlers.common.context import Context
from handlers.common.files import received_of
from handlers.common.filters import Expecting
from services.dates import parse_moment
from services.errors import DomainError, NotFound
from services.surveys.conversation import ALONG
from services.surveys.facts import QuestionKind, Step, SurveyView

router = Router(name="surveys")


@router.callback_query(SurveyCall.filter())
async def tap(query: CallbackQuery, callback_data: SurveyCall, ctx: Context) -> None:
    assert query.message is not None
    if callback_data.value == OPEN:
        # The line of a bundle: the conversation gets a message of its own.
        view = await ctx.services.surveys.look(ctx.actor, callback_data.participation)
        await show_conversation(ctx, view)
        await query.answer()
        return
    if callback_data.value == NOTHING:
        await query.answer()
        return
    month = value_of(callback_data.value)
    if month is not None and month[0] != DAY:
        # Another month to choose a day from: nothing is answered yet.
        view = await ctx.services.surveys.look(
            ctx.actor, callback_data.participation, query.message.message_id
        )
        await edit(
            ctx.bot, ctx.user.id, query.message.message_id, conversation(ctx.reader, view, month=month[1])
        )
        await query.answer()
        return
    if callback_data.value == GIVE_UP:
        await _ask_whether(ctx, callback_data.participation, query.message.message_id)
        await query.answer()
        return
    view = await _step(ctx, callback_data, query.message.message_id)
    await _redraw(ctx, view, query.message.message_id)
    note = ""
    if view.stale:
        note = "survey-closed-note" if view.step is Step.CLOSED else "survey-stale"
    await query.answer(ctx.reader.plain(note) if note else None)


@router.message(Expecting("survey"))
async def typed(message: Message, ctx: Context, expected: str) -> None:
    participation, _, position = expected.partition(":")
    if not (participation.isdecimal() and position.isdecimal()):
        raise NotFound("survey")
    if int(position) == ALONG:
        await _attach(ctx, message, int(participation))
        return
    view = await _answer(ctx, message, int(participation), int(position))
    if view.message_id is None:
        await show_conversation(ctx, view)
    else:
        await _redraw(ctx, view, view.message_id)


async def _attach(ctx: Context, message: Message, participation: int) -> None:
    """A photo or file goes along with what was said; anything else is no answer to a survey."""
    file = await received_of(ctx, message)
    if file is None:
        raise SkipHandler
    view = await ctx.services.surveys.attach(ctx.actor, participation, file)
    if view.stale:
        raise SkipHandler
    # Below what was sent: the conversation may be far above by now.
    await show_conversation(ctx, view)


async def _answer(ctx: Context, message: Message, participation: int, position: int) -> SurveyView:
    """What was sent, read as the question that waits wants it. Raises DomainError that says what would do."""
    surveys, actor = ctx.services.surveys, ctx.actor
    question = await surveys.asked(actor, participation, position)
    if question is not None and question.kind is QuestionKind.FILE:
        file = await received_of(ctx, message)
        if file is None:
            raise DomainError("survey-error-file")
        return await surveys.send_file(actor, participation, position, file)
    if message.text is None:
        raise DomainError("survey-error-text-only")
    if question is not None and question.kind is QuestionKind.DATE:
        now = await ctx.services.events.local_now(actor)
        found = await ctx.office.run(parse_moment, message.text, actor.locale, now)
        if found is not None:
            day = found.date() if isinstance(found, datetime) else found
            return await surveys.say_day(actor, participation, position, day, typed=message.text)
    return await surveys.write(actor, participation, position, message.text)


async def _step(ctx: Context, call: SurveyCall, message_id: int) -> SurveyView:
    """Carry out what the button says; the conversation lives in the message it sits on."""
    surveys, actor = ctx.services.surveys, ctx.actor
    match call.value:
        case "back":
            return await surveys.back(actor, call.participation, call.position, message_id)
        case "skip":
            return await surveys.skip(actor, call.participation, call.position, message_id)
        case "yes" | "no":
            view = await surveys.look(actor, call.participation)
            title = promise_title(ctx.reader, view)
            return await surveys.promise(actor, call.participation, call.value == YES, title, message_id)
        case "share" | "keep":
            return await surveys.share(actor, call.participation, call.value == SHARE, message_id)
        case "give_up_yes":
            return await surveys.give_up_visit(actor, call.participation)
        case "go_on":
            return await surveys.look(actor, call.participation, message_id)
        case "done":
            return await surveys.done(actor, call.participation, call.position, message_id)
        case value if (found := value_of(value)) is not None:
            return await surveys.say_day(actor, call.participation, call.position, found[1], message_id)
        case value if (place := value.removeprefix(OFF)).isdecimal() and len(place) <= 3:
            off = value.startswith(OFF)
            return await surveys.choose(
                actor, call.participation, call.position, int(place), message_id, off=off
            )
        case _:
            raise NotFound("survey button")


async def _ask_whether(ctx: Context, participation: int, message_id: int) -> None:
    """Whether a sheet is to be given up; what has been finished meanwhile is shown as it is."""
    view = await ctx.services.surveys.look(ctx.actor, participation, message_id)
    if view.visit_of and view.step is Step.ASKING:
        await edit(ctx.bot, ctx.user.id, message_id, giving_up(ctx.reader, view))
    else:
        await _redraw(ctx, view, message_id)


async def show_conversation(ctx: Context, view: SurveyView) -> None:
    """Send the conversation as a message of its own, in which it lives from now on."""
    sent = await send(ctx.bot, ctx.user.id, conversation(ctx.reader, view))
    await ctx.services.surveys.look(ctx.actor, view.participation_id, sent)


async def _redraw(ctx: Context, view: SurveyView, message_id: int) -> None:
    """Edit the conversation's message; where it is gone (deleted by the person), say it anew."""
    try:
        await edit(ctx.bot, ctx.user.id, message_id, conversation(ctx.reader, view))
    except TelegramBadRequest:
        await show_conversation(ctx, view)
