"""A table asked for: made in the office worker, sent below the menu."""

from collections.abc import Sequence

from aiogram.utils.chat_action import ChatActionSender

from delivery.outgoing import Attachment, Outgoing, send
from documents.lists import Sheet, lists_xlsx
from handlers.common.context import Context
from locales import Markup


async def send_table(ctx: Context, sheets: Sequence[Sheet], name: str, caption: Markup) -> None:
    """Send the sheets as `name` (.xlsx) to the one who asks."""
    async with ChatActionSender.upload_document(chat_id=ctx.user.id, bot=ctx.bot):
        content = await ctx.office.run(lists_xlsx, sheets)
    await send(ctx.bot, ctx.user.id, Outgoing(caption, attachment=Attachment("document", "", content, name)))
