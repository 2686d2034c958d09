"""The bank as a page for the web: made in the office worker, sent as a .zip."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram.utils.chat_action import ChatActionSender
from aiogram_dialog import DialogManager, ShowMode

from delivery.messages.practices import author, tags
from delivery.outgoing import Attachment, Outgoing, send
from documents.practices import Page, PageFile, PageTexts, site_zip
from handlers.common.context import Context, ctx_of
from services.errors import DomainError
from services.practices.facts import PracticeCard


async def on_export(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    programme, cards = await ctx.services.practices.export_practices(ctx.actor)
    if not cards:
        raise DomainError("practices-nothing")
    reader = ctx.reader
    texts = PageTexts(
        reader.locale,
        reader.plain("practices-site-title", programme=programme),
        reader.plain("practices-site-intro", n=len(cards)),
        reader.plain("practices-site-search"),
        reader.plain("practices-site-link"),
        reader.plain("practices-site-left-out"),
    )
    async with ChatActionSender.upload_document(chat_id=ctx.user.id, bot=ctx.bot):
        content, left_out = await ctx.office.run(site_zip, texts, [page_of(ctx, one) for one in cards])
    caption = reader.html("practices-site-caption", n=len(cards), left=left_out)
    file = Attachment("document", "", content, reader.plain("practices-site-file"))
    await send(ctx.bot, ctx.user.id, Outgoing(caption, attachment=file))
    manager.show_mode = ShowMode.DELETE_AND_SEND


def page_of(ctx: Context, card: PracticeCard) -> Page:
    """A card in finished texts, with where its files lie."""
    files = tuple(
        PageFile(one.file.name, str(ctx.services.files.path(one.file.sha256)) if one.file.sha256 else "")
        for one in card.files
    )
    return Page(card.id, card.title, tags(ctx.reader, card), card.about, author(card), card.link, files)
