"""From a message to a plan read: the file of a roadmap, a period in words."""

from aiogram.fsm.state import State
from aiogram.types import Document
from aiogram_dialog import DialogManager

from documents.roadmap import Frame, Years, read_period, read_roadmap
from handlers.common.context import Context, ctx_of
from handlers.common.files import fetch
from handlers.roadmap.states import Import, Update
from services.errors import DomainError
from services.roadmap.comparing import keys_of_draft
from services.roadmap.drafts import Period, PeriodKind
from services.roadmap.importing import PlanFrame
from services.roadmap.pairing import pair_rows

READ_SECONDS = 60.0


async def import_file(document: Document | None, manager: DialogManager) -> tuple[State, int]:
    """Read a document into a draft; where it is looked at, and its id.

    Before the launch it becomes the plan; after it, it is compared with the plan.

    Raises DomainError or DocumentError when there is none, or not one that can be read.
    """
    ctx = ctx_of(manager)
    if document is None:
        raise DomainError("import-wrong-kind")
    frame = await ctx.services.roadmap.plan_frame(ctx.actor)
    content = await fetch(ctx.bot, document)
    await ctx.bot.send_chat_action(ctx.user.id, "typing")
    return await _read(ctx, document, content, frame)


async def _read(ctx: Context, document: Document, content: bytes, frame: PlanFrame) -> tuple[State, int]:
    roadmap, name = ctx.services.roadmap, (document.file_name or "")[:200]
    years = frame.school_year, (frame.starts_on, frame.ends_on)
    read = await ctx.office.run(read_roadmap, content, name, *years, frame.holidays, timeout=READ_SECONDS)
    known = await roadmap.standing_plan(ctx.actor)
    if known is None:
        return Import.preview, await roadmap.begin_import(ctx.actor, name, read)
    pairs = await ctx.office.run(pair_rows, known, keys_of_draft(read), timeout=READ_SECONDS)
    return Update.main, await roadmap.begin_update(ctx.actor, name, read, pairs)


def period_of_words(text: str, frame: PlanFrame) -> Period:
    """A typed period in the calendar of the programme. Raises DomainError when it says no time."""
    first_year = int(frame.school_year.partition("-")[0])
    calendar = Frame(
        years=Years(school=first_year),
        programme=(frame.starts_on, frame.ends_on),
        holidays=frame.holidays,
    )
    period, _ = read_period(text, calendar)
    if period.kind is PeriodKind.NONE:
        raise DomainError("import-period-unclear", text=" ".join(text.split())[:80])
    return period
