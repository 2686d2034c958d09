"""The plan and a document's next version side by side, and what of it is kept; the caller's transaction."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.programmes import Programme
from models.roadmap import Activity, Roadmap
from models.system import Draft
from services.errors import NotFound
from services.orders import Order
from services.roadmap.comparing import (
    TEXTS,
    Comparison,
    DifferenceKind,
    Standing,
    compare,
    timing_of_period,
)
from services.roadmap.draft_rows import TYPED, RowFacts, rows_of
from services.roadmap.drafts import Period
from services.roadmap.launching import timing_of
from services.roadmap.rules import occurrences


async def roadmap_of(session: AsyncSession, programme_id: int) -> Roadmap:
    """The programme's roadmap; NotFound when it has none."""
    roadmap = await session.scalar(select(Roadmap).where(Roadmap.programme_id == programme_id))
    if roadmap is None:
        raise NotFound("roadmap")
    return roadmap


async def activities_of(session: AsyncSession, programme_id: int) -> Sequence[Activity]:
    query = select(Activity).join(Roadmap).where(Roadmap.programme_id == programme_id)
    return (await session.scalars(query.order_by(Activity.position))).all()


async def standing_of(session: AsyncSession, programme_id: int) -> list[Standing]:
    return [_as_standing(one) for one in await activities_of(session, programme_id)]


def _as_standing(activity: Activity) -> Standing:
    return Standing(
        activity.id,
        activity.number,
        activity.direction,
        activity.title,
        activity.period_text,
        timing_of(activity),
        activity.responsible,
        activity.participants,
        activity.result,
        activity.dropped_at is not None,
        {} if activity.source == TYPED else activity.source,
        activity.source == TYPED,
    )


async def compared(
    session: AsyncSession, draft: Draft
) -> tuple[Programme, dict[int, Activity], list[RowFacts], Comparison]:
    assert draft.programme_id is not None
    programme = await session.get_one(Programme, draft.programme_id)
    roadmap = await roadmap_of(session, programme.id)
    activities = await activities_of(session, programme.id)
    rows = rows_of(draft.content)
    comparison = compare(
        [_as_standing(one) for one in activities],
        rows,
        draft.content["pairs"],
        choices=draft.content["choices"],
        left_out=set(roadmap.left_out),
        dated=lambda period: gives_dates(programme, period),
    )
    return programme, {one.id: one for one in activities}, rows, comparison


def gives_dates(programme: Programme, period: Period) -> bool:
    return bool(occurrences(timing_of_period(period), programme.starts_on, programme.ends_on))


def order_in(content: dict[str, Any]) -> Order | None:
    if not content["order"]:
        return None
    number, day = content["order"]
    return Order(number, date.fromisoformat(day))


def remember(activities: dict[int, Activity], rows: Sequence[RowFacts], comparison: Comparison) -> None:
    """What was taken over is what the next version is compared with; what was left is offered again."""
    left = {(one.activity, str(one.kind)) for one in comparison.differences if not one.taken}
    numbered = all(one.taken for one in comparison.differences if one.kind is DifferenceKind.NUMBERS)
    for index, activity_id in comparison.settled.items():
        activity, row = activities[activity_id], rows[index]
        if activity.dropped_at is not None:
            continue
        said = _as_now(activity) if activity.source in ({}, TYPED) else activity.source
        new = dict(row.source)
        for name in TEXTS:
            if (activity_id, name) in left:
                new[name] = said[name]
        if (activity_id, "period") in left:
            new["period_text"], new["period"] = said["period_text"], said["period"]
        if numbered:
            activity.number = row.source["number"]
        activity.source = new


def _as_now(activity: Activity) -> dict[str, Any]:
    timing = timing_of(activity)
    return {
        **{name: getattr(activity, name) for name in (*TEXTS, "number", "period_text")},
        "period": {
            "kind": str(timing.kind),
            "start": timing.starts_on.isoformat() if timing.starts_on else None,
            "end": timing.ends_on.isoformat() if timing.ends_on else None,
            "rrule": timing.rrule or None,
            "whole": "year" if timing.whole else None,
            "points": [[first.isoformat(), last.isoformat()] for first, last in timing.points],
            "months": [],
            "time": None,
        },
    }


async def put_in_order(
    session: AsyncSession, roadmap_id: int, settled: Mapping[int, int], added: dict[int, Activity]
) -> None:
    """Let activities stand as the document has them; those it has not stay behind their neighbour."""
    rank = {activity: row for row, activity in settled.items()}
    rank |= {activity.id: row for row, activity in added.items()}
    rows = await session.execute(
        select(Activity.id, Activity.position)
        .where(Activity.roadmap_id == roadmap_id)
        .order_by(Activity.position)
    )
    before, places = -1, []
    for activity_id, position in rows:
        before = rank.get(activity_id, before)
        places.append((before, activity_id not in rank, position, activity_id))
    wanted = [activity_id for *_, activity_id in sorted(places)]
    if wanted == [activity_id for *_, activity_id in places]:
        return
    # Positions are unique: out of each other's way first, then into place.
    await session.execute(
        update(Activity)
        .where(Activity.roadmap_id == roadmap_id)
        .values(position=-Activity.position)
        .execution_options(synchronize_session=False)
    )
    for position, activity_id in enumerate(wanted, start=1):
        await session.execute(
            update(Activity)
            .where(Activity.id == activity_id)
            .values(position=position)
            .execution_options(synchronize_session=False)
        )
