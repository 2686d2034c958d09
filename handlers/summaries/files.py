"""Buttons under a summary: comments, the letter, the table. They work for years."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram.utils.chat_action import ChatActionSender

from delivery.messages.summaries import Part, SummaryCall, comments_text, document
from delivery.outgoing import Outgoing, send
from handlers.common import longwork
from handlers.common.context import Context
from handlers.common.files import show_file
from handlers.common.longwork import make_beside
from handlers.common.templates import own_template
from locales import Markup
from services.summaries.paper_facts import PaperKind

router = Router(name="summaries.files")
router.include_router(longwork.router)


@router.callback_query(SummaryCall.filter())
async def on_button(query: CallbackQuery, callback_data: SummaryCall, ctx: Context) -> None:
    await deliver(query, ctx, callback_data.survey, callback_data.part)


async def deliver(query: CallbackQuery, ctx: Context, survey_id: int, part: Part) -> None:
    """Send one part of a survey's summary as a message of its own."""
    if part is Part.FILES:
        await query.answer(ctx.reader.plain("summaries-working"))
        for sent in await ctx.services.summaries.files(ctx.actor, survey_id):
            caption = ctx.reader.html("summaries-file", person=sent.person) if sent.person else Markup("")
            await show_file(ctx, sent.file, caption)
        return
    summary = await ctx.services.summaries.survey_summary(ctx.actor, survey_id, ctx.reader.plain)
    if part is Part.COMMENTS:
        await query.answer()
        await send(ctx.bot, ctx.user.id, Outgoing(comments_text(ctx.reader, summary)))
        return
    if part is Part.DOCX:
        await query.answer()
        own = await own_template(ctx, PaperKind.SURVEY)

        async def make() -> Outgoing:
            return Outgoing("", attachment=await document(ctx.office, ctx.reader, summary, part, own))

        title = summary.event.title if summary.event else summary.title
        await make_beside(ctx, ctx.reader.plain("summaries-file-docx", title=title), make)
        return
    await query.answer(ctx.reader.plain("summaries-working"))
    uploading = ChatActionSender.upload_photo if part is Part.PICTURE else ChatActionSender.upload_document
    async with uploading(chat_id=ctx.user.id, bot=ctx.bot):
        attachment = await document(ctx.office, ctx.reader, summary, part)
        await send(ctx.bot, ctx.user.id, Outgoing("", attachment=attachment))
