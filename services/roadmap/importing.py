"""The roadmap as approved: from a document read, through questions, to activities. Saved at the confirm."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import enums
from models.programmes import Programme
from models.roadmap import Activity, Roadmap
from models.system import Draft
from services.actor import Actor
from services.base import Service
from services.drafts import end_drafts, newest_draft, own_draft, save_draft
from services.errors import DomainError, NotFound
from services.roadmap.asking_later import check_ask_on
from services.roadmap.days import own_days
from services.roadmap.draft_rows import (
    LATER,
    OPEN,
    SETTLED,
    SKIPPED,
    TITLE_LENGTH,
    RowFacts,
    doubts_of,
    moved,
    period_json,
    rows_of,
    to_json,
    with_row,
    wordings_of,
    years_off,
)
from services.roadmap.drafts import Period, PeriodKind, RoadmapDraft
from services.roadmap.facts import fitting, local_day
from services.roadmap.launching import fan_out, timing_of
from services.roadmap.meaning import Meaning, guessed, keep_meaning, meanings
from services.roadmap.preview import Imported, Preview, Section
from services.roadmap.rules import evidence_of, occurrences

KIND = "roadmap"


@dataclass(frozen=True, slots=True)
class PlanFrame:
    """What a bare month's year is taken from: the school year ("2026-2027") and the programme's days.

    `today` is the programme's local day, `holidays` its school holidays: season, first and last day.
    """

    school_year: str
    starts_on: date
    ends_on: date
    today: date
    holidays: tuple[tuple[str, date, date], ...] = ()

    @property
    def days(self) -> tuple[date, date]:
        return self.starts_on, self.ends_on


class Importing(Service):
    """The methodist's import; every method is for the methodist of the current programme only."""

    async def plan_frame(self, actor: Actor) -> PlanFrame:
        """The years of the actor's programme, for the reader of documents."""
        async with self.database.read() as session:
            return frame_of(await session.get_one(Programme, actor.methodist_of()), self.clock.now())

    async def begin_import(self, actor: Actor, filename: str, read: RoadmapDraft) -> int:
        """Keep what was read until it is confirmed; the draft's id. Raises DomainError after the launch."""
        programme_id = actor.methodist_of()
        if not read.activities:
            raise DomainError("import-no-activities")
        async with self.database.write() as session:
            await still_open(session, programme_id)
            content = to_json(filename, read)
            # What was answered of an earlier document is not asked again.
            known = await meanings(session, programme_id)
            for item in wordings_of(content):
                text = item.wording
                meant = known.get(text) or await guessed(session, programme_id, text)
                if text in known or (meant.people and not meant.roles):
                    content["roles"][text] = sorted(map(str, meant.roles))
                if text in known:
                    content.setdefault("answering", {})[text] = str(meant.answering)
                if meant and not meant.roles:
                    content["named"] = [*content.get("named", ()), text]
            return await save_draft(session, self.clock, actor, KIND, content)

    async def begun_import(self, actor: Actor) -> int | None:
        """The draft that the actor began and left; None without one, or where a plan is out already."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            if await _is_out(session, programme_id):
                return None
            return await newest_draft(session, self.clock, actor, KIND)

    async def preview(self, actor: Actor, draft_id: int) -> Preview:
        """The draft as it stands."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            content = (await own_draft(session, self.clock, actor, KIND, draft_id)).content
            present = await session.scalar(select(Roadmap.id).where(Roadmap.programme_id == programme_id))
            programme = await session.get_one(Programme, programme_id)
        sections: dict[str, list[RowFacts]] = {}
        for row in rows_of(content):
            sections.setdefault(row.direction, []).append(row)
        return Preview(
            draft_id,
            content["file"],
            tuple(Section(title, tuple(rows)) for title, rows in sections.items()),
            doubts_of(content),
            tuple(wordings_of(content)),
            (programme.starts_on, programme.ends_on),
            present is not None,
            years_off(content),
        )

    async def set_period(self, actor: Actor, draft_id: int, index: int, period: Period, text: str) -> None:
        """Give a row its period; the question about it is answered."""
        await self._change(
            actor, draft_id, index, period=period_json(period), period_text=text[:500], state=SETTLED
        )

    async def whole_year(self, actor: Actor, draft_id: int, index: int) -> None:
        """The row goes on for the whole school year."""
        await self._change(
            actor,
            draft_id,
            index,
            period=period_json(Period(PeriodKind.WINDOW, whole="year")),
            state=SETTLED,
        )

    async def accept_row(self, actor: Actor, draft_id: int, index: int) -> None:
        """The row is right as it was read."""
        await self._change(actor, draft_id, index, state=SETTLED)

    async def ask_later(self, actor: Actor, draft_id: int, index: int, day: date | None = None) -> None:
        """The row is taken without dates; they are asked for again among what needs attention: from the
        local `day` on, if one is said. DomainError for a day that is past, or past the programme's end."""
        programme_id = actor.methodist_of()
        if day is not None:
            async with self.database.read() as session:
                programme = await session.get_one(Programme, programme_id)
            check_ask_on(programme, local_day(self.clock.now(), programme), day)
        await self._change(
            actor,
            draft_id,
            index,
            period=period_json(Period(PeriodKind.BY_SCHEDULE)),
            state=LATER,
            ask_on=day.isoformat() if day else None,
        )

    async def skip_row(self, actor: Actor, draft_id: int, index: int) -> None:
        """The row is no activity."""
        await self._change(actor, draft_id, index, state=SKIPPED)

    async def restore_row(self, actor: Actor, draft_id: int, index: int) -> None:
        """Take a skipped row back in."""
        await self._change(actor, draft_id, index, state=OPEN)

    async def move_years(self, actor: Actor, draft_id: int) -> None:
        """Take a plan of another school year over into the programme's: all its dates move."""
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            draft = await self._draft(session, actor, draft_id)
            programme = await session.get_one(Programme, programme_id)
            years = years_off(draft.content)
            if years:
                draft.content = moved(draft.content, years, programme.starts_on, programme.ends_on)

    async def set_title(self, actor: Actor, draft_id: int, index: int, title: str) -> None:
        """Word a row anew. Raises DomainError when the title is empty or too long."""
        title = fitting(" ".join(title.split()), TITLE_LENGTH)
        if not title:
            raise DomainError("import-title-empty")
        await self._change(actor, draft_id, index, title=title)

    async def set_roles(self, actor: Actor, draft_id: int, wording: str, roles: Sequence[str]) -> None:
        """Say whom a wording means; no roles: nobody."""
        known = sorted({str(enums.Role(role)) for role in roles})
        async with self.database.write() as session:
            draft = await self._draft(session, actor, draft_id)
            draft.content = {**draft.content, "roles": {**draft.content["roles"], wording: known}}

    async def set_answering(self, actor: Actor, draft_id: int, wording: str, answering: str) -> None:
        """Say how often a wording asks: of each whom it means, of their school or of their partnership."""
        said = str(enums.Answering(answering))
        async with self.database.write() as session:
            draft = await self._draft(session, actor, draft_id)
            known = draft.content.get("answering", {})
            draft.content = {**draft.content, "answering": {**known, wording: said}}

    async def discard(self, actor: Actor, draft_id: int) -> None:
        """Forget the draft."""
        async with self.database.write() as session:
            await self._draft(session, actor, draft_id)
            await end_drafts(session, actor, KIND)

    async def confirm_import(self, actor: Actor, draft_id: int) -> Imported:
        """Save the roadmap, its activities and who its wordings mean, all at once.

        Rows whose question is open come in with what was understood: without dates they are asked
        about later. An earlier roadmap of a programme not launched yet gives way. If the programme
        is launched already (without a roadmap until now), assignments go out at once.
        """
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            await still_open(session, programme_id)
            draft = await self._draft(session, actor, draft_id)
            content = draft.content
            rows = [row for row in rows_of(content) if row.kept]
            if not rows:
                raise DomainError("import-no-activities")
            await session.execute(delete(Roadmap).where(Roadmap.programme_id == programme_id))
            roadmap = Roadmap(
                programme_id=programme_id,
                source_name=content["file"],
                left_out=[row.source.get("title", row.title) for row in rows_of(content) if not row.kept],
                imported_at=self.clock.now(),
            )
            session.add(roadmap)
            await session.flush()
            activities = [new_activity(roadmap.id, n, row) for n, row in enumerate(rows, start=1)]
            session.add_all(activities)
            known = await meanings(session, programme_id)
            for item in wordings_of(content):
                meaning = known.get(item.wording) or await guessed(session, programme_id, item.wording)
                roles = frozenset(map(enums.Role, item.roles))
                said = replace(meaning, roles=roles, answering=item.answering)
                meant = said if item.roles or item.named else Meaning()
                await keep_meaning(session, programme_id, item.wording, meant)
            await end_drafts(session, actor, KIND)
            programme = await session.get_one(Programme, programme_id)
            assignments = 0
            if programme.state is enums.ProgrammeState.LAUNCHED:
                assignments = await fan_out(session, self.clock.now(), programme)
            self.audit(session, actor, "roadmap.imported", f"roadmap:{roadmap.id}", activities=len(rows))
            return Imported(len(activities), _undated(programme, activities), assignments)

    async def _draft(self, session: AsyncSession, actor: Actor, draft_id: int) -> Draft:
        actor.methodist_of()
        return await own_draft(session, self.clock, actor, KIND, draft_id)

    async def _change(self, actor: Actor, draft_id: int, index: int, **changes: Any) -> None:
        async with self.database.write() as session:
            draft = await self._draft(session, actor, draft_id)
            if not 0 <= index < len(draft.content["rows"]):
                raise NotFound("row")
            draft.content = with_row(draft.content, index, **changes)


def frame_of(programme: Programme, now: datetime) -> PlanFrame:
    """The school year a programme lies in: the one that has begun by its first September."""
    first = programme.starts_on
    year = first.year if first.month >= 6 else first.year - 1
    holidays = tuple(
        (one.season, one.first, one.last)
        for one in own_days(programme)
        if one.kind is enums.OwnDayKind.HOLIDAYS
    )
    today = local_day(now, programme)
    return PlanFrame(f"{year}-{year + 1}", programme.starts_on, programme.ends_on, today, holidays)


async def still_open(session: AsyncSession, programme_id: int) -> None:
    """Raises DomainError when assignments of a roadmap are out already."""
    if await _is_out(session, programme_id):
        raise DomainError("roadmap-launched")


async def _is_out(session: AsyncSession, programme_id: int) -> bool:
    launched = await session.scalar(
        select(Roadmap.id)
        .join(Programme, Programme.id == Roadmap.programme_id)
        .where(Programme.id == programme_id, Programme.state != enums.ProgrammeState.PREPARING)
    )
    return launched is not None


def new_activity(roadmap_id: int, position: int, row: RowFacts) -> Activity:
    """The row as an activity of the plan, not saved yet."""
    period = row.period
    detail = {
        name: value
        for name, value in period_json(period).items()
        if name in {"whole", "points", "months", "time"} and value
    }
    return Activity(
        roadmap_id=roadmap_id,
        position=position,
        number=row.number,
        direction=row.direction,
        title=row.title,
        period_text=row.period_text,
        period_kind=enums.PeriodKind(str(period.kind)),
        starts_on=period.start,
        ends_on=period.end,
        rrule=(period.rrule or "")[:200],
        period_detail=detail,
        participants=row.participants,
        responsible=row.responsible,
        result=row.result,
        evidence=enums.Evidence(row.evidence) if row.evidence else evidence_of(row.result),
        stage=enums.Stage(row.stage) if row.stage else None,
        source=row.source,
        ask_on=row.ask_on if period.kind is PeriodKind.BY_SCHEDULE else None,
    )


def _undated(programme: Programme, activities: Sequence[Activity]) -> int:
    return sum(
        not occurrences(timing_of(activity), programme.starts_on, programme.ends_on)
        for activity in activities
    )
