"""Personal links: one as text or picture, all as a table that opens in any office program."""

import csv
import io
from collections.abc import Iterable

from aiogram import Bot

from delivery.outgoing import Attachment, Outgoing, send
from documents.invitations import qr_png
from handlers.common.context import Context
from locales import Reader
from services.people.facts import LinkLine
from services.people.rules import JOIN_PREFIX, LINK_PREFIX

FORMULA = ("=", "+", "-", "@", "\t", "\r")


async def personal_link(bot: Bot, token: str) -> str:
    """https://t.me/<bot>?start=p<token>."""
    me = await bot.me()
    return f"https://t.me/{me.username}?start={LINK_PREFIX}{token}"


async def join_link(bot: Bot, token: str) -> str:
    """https://t.me/<bot>?start=j<token>: a school's or programme's."""
    me = await bot.me()
    return f"https://t.me/{me.username}?start={JOIN_PREFIX}{token}"


async def send_qr(ctx: Context, link: str, whose: str) -> None:
    """The link as a picture, with whose it is under it."""
    picture = await ctx.office.run(qr_png, link)
    caption = ctx.reader.html("invitation-qr", whose=whose, link=link)
    await send(ctx.bot, ctx.user.id, Outgoing(caption, attachment=Attachment("photo", "", picture, "qr.png")))


async def links_csv(bot: Bot, reader: Reader, lines: Iterable[LinkLine]) -> bytes:
    """Name, school, link and whether it was opened: semicolons and a byte-order mark, as Excel likes it."""
    output = io.StringIO()
    table = csv.writer(output, delimiter=";")
    table.writerow(
        [reader.plain(f"links-column-{column}") for column in ("name", "school", "link", "opened")]
    )
    for line in lines:
        table.writerow(
            [
                _safe(line.full_name),
                _safe(line.school),
                await personal_link(bot, line.token),
                reader.plain("button-yes" if line.opened else "button-no"),
            ]
        )
    return output.getvalue().encode("utf-8-sig")


def _safe(text: str) -> str:
    """A name that would be read as a formula is kept a text."""
    return f"'{text}" if text.startswith(FORMULA) else text
