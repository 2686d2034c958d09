"""The sample district: the same reading and the same import as for a municipality's own documents."""

import asyncio
from pathlib import Path

from aiogram.types import User
from aiogram_dialog import DialogManager

from documents.roadmap import read_roadmap
from documents.roster import read_roster
from handlers.common.context import Context
from services.programmes import rules
from services.programmes.facts import NetworkModel, NewProgramme

FOLDER = Path(__file__).resolve().parents[2] / "sample"
ROSTER, ROADMAP = "roster.xlsx", "roadmap.docx"
YEAR = 2026
"""The school year that the sample's documents are written for."""


async def load_sample(ctx: Context, surname: str, name: str) -> None:
    """Make a programme of the two documents in `sample/`; the owner, so named, is its methodist.

    Both are read before anything is saved, so a broken copy of them leaves nothing behind.
    """
    span = rules.year_span(YEAR)
    roster_bytes = await asyncio.to_thread((FOLDER / ROSTER).read_bytes)
    roadmap_bytes = await asyncio.to_thread((FOLDER / ROADMAP).read_bytes)
    await ctx.bot.send_chat_action(ctx.user.id, "typing")
    roster = await ctx.office.run(read_roster, roster_bytes, ROSTER)
    roadmap = await ctx.office.run(
        read_roadmap, roadmap_bytes, ROADMAP, f"{YEAR}-{YEAR + 1}", (span.starts_on, span.ends_on)
    )
    municipality = ctx.reader.plain("sample-municipality")
    answers = NewProgramme(
        municipality=municipality,
        region=ctx.reader.plain("sample-region"),
        title=f"{municipality}, {rules.year_label(YEAR)}",
        year=YEAR,
        time_zone=rules.DEFAULT_ZONE,
        network_model=NetworkModel.INSTRUMENTAL,
        surname=surname,
        name=name,
    )
    await ctx.services.programmes.create(ctx.actor, answers)
    await ctx.refresh()
    people = await ctx.services.people.preview_roster(ctx.actor, roster, ROSTER)
    basis = ctx.reader.plain("people-basis-default")
    await ctx.services.people.confirm_roster(ctx.actor, people.draft_id, basis)
    plan = await ctx.services.roadmap.begin_import(ctx.actor, ROADMAP, roadmap)
    await ctx.services.roadmap.confirm_import(ctx.actor, plan)


def owner_names(manager: DialogManager) -> tuple[str, str]:
    """The owner's surname and name as their Telegram profile has them; a sole name stands as the surname."""
    user: User = manager.middleware_data["event_from_user"]
    first, last = user.first_name.strip(), (user.last_name or "").strip()
    return (last, first) if last else (first, "")
