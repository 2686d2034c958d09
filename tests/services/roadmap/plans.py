"""Plans and assignments in the database, for tests of the roadmap."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from models.enums import Evidence, PeriodKind, Role
from models.programmes import Programme
from models.roadmap import Activity, AssigneeRule, Assignment, Reminder, Roadmap
from services.actor import Actor
from services.clock import FixedClock
from services.roadmap.drafts import ActivityDraft, Period, RoadmapDraft
from services.roadmap.drafts import PeriodKind as DraftKind
from services.roadmap.launching import fan_out
from tests.builders import NOW, District


def deadline(day: date) -> Period:
    return Period(DraftKind.DEADLINE, end=day)


def a_row(title: str = "Справка по итогам", **fields: Any) -> ActivityDraft:
    """A row of a document, understood unless `fields` say otherwise."""
    row = ActivityDraft(
        title=title,
        direction="Методическая работа",
        period_text="до 27 ноября",
        period=deadline(date(2026, 11, 27)),
        responsible="Наставники",
        result="Справка",
    )
    return replace(row, **fields)


def a_draft(*rows: ActivityDraft) -> RoadmapDraft:
    return RoadmapDraft(rows or (a_row(),), school_year="2026-2027")


async def an_activity(
    district: District,
    *roles: Role,
    title: str = "Справка по итогам",
    due: date | None = date(2026, 11, 27),
    evidence: Evidence = Evidence.NOTHING,
    **fields: Any,
) -> int:
    """One more activity of the programme's roadmap, a deadline by default; its id."""
    async with district.database.write() as session:
        roadmap = await session.scalar(select(Roadmap).where(Roadmap.programme_id == district.programme_id))
        if roadmap is None:
            roadmap = Roadmap(programme_id=district.programme_id, source_name="план.docx", imported_at=NOW)
            session.add(roadmap)
            await session.flush()
        wording = "+".join(sorted(roles)) or "никто"
        rule = await session.scalar(
            select(AssigneeRule).where(
                AssigneeRule.programme_id == district.programme_id, AssigneeRule.wording == wording
            )
        )
        if rule is None:
            session.add(
                AssigneeRule(programme_id=district.programme_id, wording=wording, roles=list(map(str, roles)))
            )
        count = len((await session.scalars(select(Activity.id))).all())
        activity = Activity(
            roadmap_id=roadmap.id,
            position=count + 1,
            title=title,
            direction=fields.pop("direction", "Методическая работа"),
            responsible=wording,
            evidence=evidence,
            period_kind=fields.pop("kind", PeriodKind.DEADLINE),
            ends_on=fields.pop("ends_on", due),
            period_detail=fields.pop("detail", {}),
            **fields,
        )
        session.add(activity)
        await session.flush()
        return activity.id


async def launch(district: District, clock: FixedClock) -> int:
    """Give the assignments out, as of now; how many are new."""
    async with district.database.write() as session:
        programme = await session.get_one(Programme, district.programme_id)
        programme.launched_at = clock.now()
        return await fan_out(session, clock.now(), programme)


async def assignments(district: District, person: Actor | None = None) -> list[Assignment]:
    async with district.database.read() as session:
        query = select(Assignment).where(Assignment.programme_id == district.programme_id)
        if person is not None:
            query = query.where(Assignment.person_id == person.person_id)
        return list(await session.scalars(query.order_by(Assignment.due_on, Assignment.id)))


async def reminders(district: District, *, bundled: bool | None = None) -> list[Reminder]:
    async with district.database.read() as session:
        query = select(Reminder).where(Reminder.programme_id == district.programme_id)
        if bundled is not None:
            query = query.where(Reminder.bundled.is_(bundled))
        return list(await session.scalars(query.order_by(Reminder.remind_on, Reminder.id)))
