"""The programme as a document, for whoever may read it."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.kbd import Button

from delivery.messages.summaries import file_name
from delivery.outgoing import Attachment, Outgoing
from documents.partnerships import personal_docx
from handlers.common.context import ctx_of
from handlers.common.longwork import make_beside
from handlers.common.templates import own_template
from handlers.partnerships.personal_seen import seen
from services.summaries.paper_facts import PaperKind


async def on_paper(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    ctx, one = ctx_of(manager), await seen(manager)
    await query.answer()
    name = file_name(ctx.reader.plain("personal-paper-name", mentor=one.mentor))

    async def make() -> Outgoing:
        own = await own_template(ctx, PaperKind.PERSONAL)
        content = await ctx.office.run(personal_docx, one, ctx.reader.locale, own)
        return Outgoing("", attachment=Attachment("document", content=content, name=f"{name}.docx"))

    await make_beside(ctx, name, make)
    # What is being made stands below the menu; the menu stays where it is.
    manager.show_mode = ShowMode.NO_UPDATE
