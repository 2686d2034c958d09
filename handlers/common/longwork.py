"""Documents that take a while: a message says what is being made, with a button to give it up."""

import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace

import structlog
from aiogram import Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardMarkup
from aiogram.utils.chat_action import ChatActionSender

from delivery.outgoing import Attachment, Outgoing, edit_or_send, rows, send
from documents.errors import DocumentError
from documents.pdf import converter, docx_pdf
from handlers.common.context import Context
from handlers.common.files import fetch
from locales import Reader
from services.errors import DomainError

log = structlog.get_logger(__name__)
router = Router(name="long work")


class GiveUpCall(CallbackData, prefix="gu"):
    """Under what is being made: not any more, please. The message itself says what."""


class PdfCall(CallbackData, prefix="pdf"):
    """Under a .docx of ours: the same as PDF."""


def pdf_button(reader: Reader) -> InlineKeyboardMarkup | None:
    """For a document's message; None where no PDF can be made."""
    return rows([(reader.plain("pdf-button"), PdfCall().pack())]) if converter() else None


async def make_beside(ctx: Context, title: str, make: Callable[[], Awaitable[Outgoing]]) -> None:
    """Say that `title` is being made, make it beside the chat, and send it in the place of that message.

    A DomainError or DocumentError of `make` is said there. A .docx gets a button that makes a PDF of it.
    """
    give_up = rows([(ctx.reader.plain("button-cancel"), GiveUpCall().pack())])
    going = Outgoing(ctx.reader.html("work-going", title=title), give_up)
    said = await send(ctx.bot, ctx.user.id, going)
    ctx.office.jobs.start((ctx.user.id, said), _made(ctx, said, make))


async def _made(ctx: Context, message_id: int, make: Callable[[], Awaitable[Outgoing]]) -> None:
    try:
        async with ChatActionSender.upload_document(chat_id=ctx.user.id, bot=ctx.bot):
            made = await make()
        if made.attachment and made.attachment.name.endswith(".docx"):
            made = replace(made, keyboard=pdf_button(ctx.reader))
        await send(ctx.bot, ctx.user.id, made)
        with suppress(TelegramAPIError):
            await ctx.bot.delete_message(ctx.user.id, message_id)
    except (DomainError, DocumentError) as error:
        await _say(ctx, message_id, ctx.reader.html(error.key, **error.values))
    except Exception as error:
        code = secrets.token_hex(3).upper()
        log.error("work_failed", code=code, account=ctx.actor.account_id, exc_info=error)
        await _say(ctx, message_id, ctx.reader.html("error-unexpected", code=code))


async def _say(ctx: Context, message_id: int, text: str) -> None:
    with suppress(TelegramAPIError):
        await edit_or_send(ctx.bot, ctx.user.id, message_id, Outgoing(text))


@router.callback_query(GiveUpCall.filter())
async def on_give_up(query: CallbackQuery, ctx: Context) -> None:
    """End the work of the tapped message; of a program that has stopped since there is none."""
    if query.message is None:
        return
    message_id = query.message.message_id
    given_up = ctx.office.jobs.give_up((ctx.user.id, message_id))
    await _say(ctx, message_id, ctx.reader.html("work-given-up" if given_up else "work-gone"))


@router.callback_query(PdfCall.filter())
async def on_pdf(query: CallbackQuery, ctx: Context) -> None:
    """The document of the tapped message, as it was sent, turned into PDF."""
    document = getattr(query.message, "document", None)
    if document is None:
        raise DomainError("pdf-too-old")
    name = (document.file_name or "document.docx").removesuffix(".docx")

    async def make() -> Outgoing:
        content = await docx_pdf(await fetch(ctx.bot, document))
        return Outgoing("", attachment=Attachment("document", content=content, name=f"{name}.pdf"))

    await query.answer()
    await make_beside(ctx, f"{name}.pdf", make)
