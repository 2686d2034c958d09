"""The mentor's taps and texts in the questionnaire: one service call, then the message is redrawn."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from delivery.messages.mentors import PLACES, Does, FormCall, page_of, questionnaire
from delivery.outgoing import edit_or_send, send
from handlers.common.context import Context
from handlers.common.filters import Expecting
from services.errors import DomainError, NotFound
from services.partnerships.mentor_facts import MentorForm

router = Router(name="mentor-questionnaire")


@router.callback_query(FormCall.filter())
async def tap(query: CallbackQuery, callback_data: FormCall, ctx: Context) -> None:
    if query.message is None:
        raise NotFound("mentor form")
    if callback_data.does == Does.OPEN:
        # The line of a bundle: the form gets a message of its own.
        form = await ctx.services.partnerships.mentor_form(ctx.actor, callback_data.programme_id)
        sent = await send(ctx.bot, ctx.user.id, questionnaire(ctx.reader, form))
        await ctx.services.partnerships.mentor_form(ctx.actor, form.programme_id, sent)
    else:
        form, page = await _step(ctx, callback_data, query.message.message_id)
        shown = questionnaire(ctx.reader, form, page)
        await edit_or_send(ctx.bot, ctx.user.id, query.message.message_id, shown)
    await query.answer()


@router.message(Expecting("mentorform"))
async def typed(message: Message, expected: str, ctx: Context) -> None:
    if not expected.isdecimal():
        raise NotFound("mentor form")
    problem = None
    try:
        if not message.text:
            raise DomainError("home-only-text")
        form = await ctx.services.partnerships.write_form(ctx.actor, int(expected), message.text)
    except DomainError as error:
        problem = ctx.reader.html(error.key, **error.values)
        form = await ctx.services.partnerships.mentor_form(ctx.actor, int(expected))
    # The answer stands below the form: the next question comes under it.
    sent = await send(ctx.bot, ctx.user.id, questionnaire(ctx.reader, form, problem=problem))
    await ctx.services.partnerships.mentor_form(ctx.actor, form.programme_id, sent)


async def _step(ctx: Context, call: FormCall, message_id: int) -> tuple[MentorForm, int]:
    """Carry out what the button says; the form, and the page of its list to show."""
    mentors, actor, programme_id = ctx.services.partnerships, ctx.actor, call.programme_id
    match call.does:
        case Does.TOGGLE:
            form = await mentors.toggle_strength(actor, programme_id, call.value, message_id)
            return form, page_of(form, call.value)
        case Does.PAGE:
            return await mentors.mentor_form(actor, programme_id, message_id), call.value
        case Does.GO:
            return await mentors.turn_form(actor, programme_id, call.value, message_id), 0
        case Does.CAPACITY:
            return await mentors.answer_capacity(actor, programme_id, call.value, message_id), 0
        case Does.PLACE if 0 <= call.value < len(PLACES):
            return await mentors.answer_place(actor, programme_id, PLACES[call.value], message_id), 0
        case Does.TRAINED:
            return await mentors.say_trained(actor, programme_id, message_id), 0
    raise NotFound("mentor form button")
