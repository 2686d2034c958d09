"""Buttons of messages about events, however long they have been in the chat."""

from aiogram import Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from delivery.messages.events import (
    AttendanceCall,
    EventAnswerCall,
    EventOpenCall,
    LessonsCall,
    with_answer,
)
from handlers.common.context import Context
from handlers.events.states import Events
from handlers.home.opening import open_over_home
from locales import Reader
from services.errors import DomainError, Forbidden, NotFound
from services.events.facts import EventLine
from services.events.rules import COMING

router = Router(name="events")


@router.callback_query(EventAnswerCall.filter())
async def answer(
    query: CallbackQuery, callback_data: EventAnswerCall, ctx: Context, dialog_manager: DialogManager
) -> None:
    try:
        event = await ctx.services.events.answer(ctx.actor, callback_data.event, callback_data.answer)
    except (Forbidden, NotFound):
        raise
    except DomainError:
        # Begun or called off: the buttons go back to what stands, the words say why.
        await _redraw(query, ctx, await ctx.services.events.invitation(ctx.actor, callback_data.event))
        raise
    await _redraw(query, ctx, event)
    if event.lessons and event.answer in COMING:
        # What exactly they come to is chosen now.
        dialog_manager.show_mode = ShowMode.SEND
        await open_over_home(dialog_manager, Events.series, {"event_id": event.id})
        await query.answer()
        return
    await query.answer(answered(ctx.reader, event), show_alert=event.queue is not None)


@router.callback_query(EventOpenCall.filter())
async def open_event(
    query: CallbackQuery, callback_data: EventOpenCall, ctx: Context, dialog_manager: DialogManager
) -> None:
    await _open(query, ctx, dialog_manager, Events.mine, callback_data.event)


@router.callback_query(LessonsCall.filter())
async def open_lessons(
    query: CallbackQuery, callback_data: LessonsCall, ctx: Context, dialog_manager: DialogManager
) -> None:
    await _open(query, ctx, dialog_manager, Events.series, callback_data.event)


async def _open(
    query: CallbackQuery, ctx: Context, dialog_manager: DialogManager, screen: State, event_id: int
) -> None:
    """Open a guest's screen of an event below. Raises NotFound, Forbidden for who is none."""
    await ctx.services.events.invitation(ctx.actor, event_id)
    dialog_manager.show_mode = ShowMode.SEND
    await open_over_home(dialog_manager, screen, {"event_id": event_id})
    await query.answer()


def answered(reader: Reader, event: EventLine) -> str:
    """What is said of an answer that has been noted."""
    assert event.answer is not None
    return reader.plain(f"event-answered-{event.answer.value}", queue=event.queue or 0)


@router.callback_query(AttendanceCall.filter())
async def open_attendance(
    query: CallbackQuery, callback_data: AttendanceCall, ctx: Context, dialog_manager: DialogManager
) -> None:
    await ctx.services.events.card(ctx.actor, callback_data.event)
    # The button may sit in a bundle among other lines: the list is a message of its own.
    dialog_manager.show_mode = ShowMode.SEND
    await open_over_home(dialog_manager, Events.attendance, {"event_id": callback_data.event})
    await query.answer()


async def _redraw(query: CallbackQuery, ctx: Context, event: EventLine) -> None:
    """Tick the answer that stands; the message may be a text or a picture with a caption."""
    if not isinstance(query.message, Message):
        return
    markup = with_answer(query.message.reply_markup, event.id, ctx.reader, event.answer)
    if markup == query.message.reply_markup:
        return
    try:
        await query.message.edit_reply_markup(reply_markup=markup)
    except TelegramBadRequest as error:
        if "message is not modified" not in error.message:
            raise
