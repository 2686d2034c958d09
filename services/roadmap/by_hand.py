"""Rows of the plan that come from no document: typed in the chat one by one, or taken from a template."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import Role
from models.programmes import Programme
from services.actor import Actor
from services.drafts import own_draft, save_draft
from services.errors import DomainError, NotFound
from services.orders import Order
from services.roadmap.amending import Amending
from services.roadmap.asking_later import check_ask_on
from services.roadmap.days import days_off
from services.roadmap.draft_rows import TITLE_LENGTH, empty_json, rows_of, typed_json
from services.roadmap.drafts import Doubt, Period
from services.roadmap.facts import fitting, local_day
from services.roadmap.importing import KIND, still_open
from services.roadmap.templates import TEMPLATES, placed
from services.roadmap.update_rows import roadmap_of

TEXT_LENGTH = 500
MOST_ROWS = 300


@dataclass(frozen=True, slots=True)
class NewRow:
    """An activity as the methodist typed it. `roles` says whom `responsible` means; None: its words say.

    One without dates is asked for them from the local day `ask_on` on, at once where none is said.
    """

    title: str
    period: Period
    period_text: str
    responsible: str
    result: str = ""
    direction: str = ""
    roles: tuple[str, ...] | None = None
    ask_on: date | None = None


@dataclass(frozen=True, slots=True)
class TemplateTexts:
    """The words of one row of a template, in the programme's language."""

    title: str
    result: str
    direction: str
    responsible: str
    period_text: str


class ByHand(Amending):
    """For the methodist of the programme."""

    async def begin_typed(self, actor: Actor, name: str, row: NewRow) -> int:
        """Begin a plan with one row, called `name`; the draft's id. DomainError after the launch, and for a
        day on which nobody can be asked.
        """
        programme_id, row = actor.methodist_of(), checked(row)
        async with self.database.write() as session:
            await still_open(session, programme_id)
            await self._check(session, programme_id, row)
            content = _with(empty_json(name), row)
            return await save_draft(session, self.clock, actor, KIND, content)

    async def add_row(self, actor: Actor, draft_id: int, row: NewRow) -> int:
        """Put one more row at a draft's end; how many rows it has now."""
        programme_id, row = actor.methodist_of(), checked(row)
        async with self.once(actor, "roadmap.add_row") as session:
            await self._check(session, programme_id, row)
            draft = await own_draft(session, self.clock, actor, KIND, draft_id)
            if len(draft.content["rows"]) >= MOST_ROWS:
                raise DomainError("row-too-many", limit=MOST_ROWS)
            draft.content = _with(draft.content, row)
            return len(draft.content["rows"])

    async def add_activity(self, actor: Actor, row: NewRow, order: Order | None = None) -> int:
        """Put an activity into the saved plan; how many assignments go out for it."""
        programme_id, row = actor.methodist_of(), checked(row)
        async with self.once(actor, "roadmap.add_activity") as session:
            programme = await self._check(session, programme_id, row)
            roadmap = await roadmap_of(session, programme_id)
            (facts,) = rows_of(_with(empty_json(""), row))
            _, count = await self._added(session, actor, programme, roadmap, facts, order, row.roles)
            return count

    async def begin_template(self, actor: Actor, key: str, name: str, texts: Sequence[TemplateTexts]) -> int:
        """A plan from a built-in template, its dates counted from the launch (or from the day it can be at
        the soonest); the draft's id. What does not fit into the programme is asked. DomainError after it.
        """
        programme_id = actor.methodist_of()
        if key not in TEMPLATES or len(texts) != len(TEMPLATES[key].rows):
            raise NotFound("template")
        async with self.database.write() as session:
            await still_open(session, programme_id)
            programme = await session.get_one(Programme, programme_id)
            launch = self._launch_day(programme)
            is_off = days_off(programme)
            content = empty_json(name)
            for row, words in zip(TEMPLATES[key].rows, texts, strict=True):
                period = placed(row, launch, programme.ends_on, is_off)
                new = NewRow(
                    words.title,
                    period,
                    words.period_text,
                    words.responsible,
                    words.result,
                    words.direction,
                    tuple(map(str, row.roles)),
                )
                content = _with(content, new, _outside(period, programme.ends_on))
                content["rows"][-1] |= {"evidence": str(row.evidence), "stage": str(row.stage or "")}
            return await save_draft(session, self.clock, actor, KIND, content)

    async def _check(self, session: AsyncSession, programme_id: int, row: NewRow) -> Programme:
        programme = await session.get_one(Programme, programme_id)
        if row.ask_on is not None:
            check_ask_on(programme, local_day(self.clock.now(), programme), row.ask_on)
        return programme

    def _launch_day(self, programme: Programme) -> date:
        if programme.launched_at is not None:
            return local_day(programme.launched_at, programme)
        return max(programme.starts_on, local_day(self.clock.now(), programme))


def checked(row: NewRow) -> NewRow:
    """The row with its blanks mended. DomainError for an empty title or a text too long."""
    title = fitting(" ".join(row.title.split()), TITLE_LENGTH)
    if not title:
        raise DomainError("import-title-empty")
    return NewRow(
        title,
        row.period,
        " ".join(row.period_text.split())[:TEXT_LENGTH],
        fitting(" ".join(row.responsible.split()), TEXT_LENGTH),
        fitting(row.result, TEXT_LENGTH),
        fitting(" ".join(row.direction.split()), TEXT_LENGTH),
        None if row.roles is None else tuple(str(Role(role)) for role in row.roles),
        row.ask_on,
    )


def _with(content: dict[str, Any], row: NewRow, doubts: Sequence[Doubt] = ()) -> dict[str, Any]:
    line = typed_json(
        row.title,
        row.direction,
        row.period,
        row.period_text,
        row.responsible,
        row.result,
        doubts,
        row.ask_on,
    )
    roles = content["roles"]
    if row.roles is not None:
        roles = {**roles, row.responsible[:TEXT_LENGTH]: list(row.roles)}
    return {**content, "rows": [*content["rows"], line], "roles": roles}


def _outside(period: Period, ends_on: date) -> tuple[Doubt, ...]:
    if period.end is None or period.end <= ends_on:
        return ()
    return (Doubt("outside-programme", {"date": f"{period.end:%d.%m.%Y}"}),)
