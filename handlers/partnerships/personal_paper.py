"""The programme as a document, for whoever may read it."""

from aiogram.types import CallbackQuery
from aiogram.utils.chat_action import ChatActionSender
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.kbd import Button

from delivery.messages.summaries import file_name
from delivery.outgoing import Attachment, Outgoing, send
from documents.partnerships import personal_docx
from handlers.common.context import ctx_of
from handlers.partnerships.personal_seen import seen


async def on_paper(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx, one = ctx_of(manager), await seen(manager)
    await query.answer(ctx.reader.plain("personal-paper-working"))
    async with ChatActionSender.upload_document(chat_id=ctx.user.id, bot=ctx.bot):
        content = await ctx.office.run(personal_docx, one, ctx.reader.locale)
        name = file_name(ctx.reader.plain("personal-paper-name", mentor=one.mentor))
        attachment = Attachment("document", content=content, name=f"{name}.docx")
        await send(ctx.bot, ctx.user.id, Outgoing("", attachment=attachment))
    # The screen goes on below the document.
    manager.show_mode = ShowMode.DELETE_AND_SEND
