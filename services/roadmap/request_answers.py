"""What answers a school's request, or may: activities of the plan, pairs and groups, by name."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.control import RequestAnswer, SchoolRequest
from models.enums import DeficitSide, PartnershipState
from models.partnerships import Partnership, PartnershipMentee
from models.people import Person, PersonDeficit
from models.roadmap import Activity, ActivityDeficit, Roadmap
from services.people.names import short_name
from services.roadmap.request_facts import AnswerKind, AnswerLine

PROPOSED_MOST = 4
LIVING = (PartnershipState.PROPOSED, PartnershipState.ACTIVE, PartnershipState.PAUSED)


def _living_answer() -> Select[int]:
    """Answers of the SchoolRequest outside that still stand: not a dropped activity, nor a closed pair."""
    return (
        select(RequestAnswer.id)
        .outerjoin(Activity, Activity.id == RequestAnswer.activity_id)
        .outerjoin(Partnership, Partnership.id == RequestAnswer.partnership_id)
        .where(
            RequestAnswer.request_id == SchoolRequest.id,
            Activity.dropped_at.is_(None),
            or_(Partnership.id.is_(None), Partnership.state.in_(LIVING)),
        )
        .correlate(SchoolRequest)
    )


def answered() -> ColumnElement[bool]:
    """Whether anything answers the SchoolRequest of the query."""
    return exists(_living_answer())


def answers_of() -> Any:
    """How many things answer the SchoolRequest of the query."""
    return _living_answer().with_only_columns(func.count(RequestAnswer.id)).scalar_subquery()


def activities_of(programme_id: int) -> Select[Activity]:
    """Of the plan as it stands."""
    return (
        select(Activity)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(Roadmap.programme_id == programme_id, Activity.dropped_at.is_(None))
    )


def pairs_of(programme_id: int) -> Select[Partnership]:
    """Pairs and groups that are not closed."""
    return select(Partnership).where(Partnership.programme_id == programme_id, Partnership.state.in_(LIVING))


async def proposed_answers(session: AsyncSession, request: SchoolRequest) -> list[AnswerLine]:
    """Activities there for the same deficit; pairs of the school whose mentee wants help with it."""
    known = select(RequestAnswer.activity_id).where(
        RequestAnswer.request_id == request.id, RequestAnswer.activity_id.is_not(None)
    )
    activities = await session.scalars(
        activities_of(request.programme_id)
        .join(ActivityDeficit, ActivityDeficit.activity_id == Activity.id)
        .where(ActivityDeficit.deficit_id == request.deficit_id, Activity.id.not_in(known))
        .order_by(Activity.position)
        .limit(PROPOSED_MOST)
    )
    found = [AnswerLine(AnswerKind.ACTIVITY, one.id, one.title) for one in activities]
    mentee, wants = aliased(Person), aliased(PersonDeficit)
    known = select(RequestAnswer.partnership_id).where(
        RequestAnswer.request_id == request.id, RequestAnswer.partnership_id.is_not(None)
    )
    pairs = await session.scalars(
        pairs_of(request.programme_id)
        .where(
            Partnership.id.in_(
                select(PartnershipMentee.partnership_id)
                .join(mentee, mentee.id == PartnershipMentee.person_id)
                .join(wants, wants.person_id == mentee.id)
                .where(
                    mentee.school_id == request.school_id,
                    wants.deficit_id == request.deficit_id,
                    wants.side == DeficitSide.WANTED,
                )
            ),
            Partnership.id.not_in(known),
        )
        .order_by(Partnership.sort_key, Partnership.id)
        .limit(PROPOSED_MOST)
    )
    return found + await pair_lines(session, pairs.all())


async def named_answers(session: AsyncSession, requests: Collection[int]) -> dict[int, list[AnswerLine]]:
    """Request → what answers it and still stands, by name."""
    rows = (
        await session.execute(
            select(RequestAnswer, Activity, Partnership)
            .outerjoin(Activity, Activity.id == RequestAnswer.activity_id)
            .outerjoin(Partnership, Partnership.id == RequestAnswer.partnership_id)
            .where(
                RequestAnswer.request_id.in_(requests),
                Activity.dropped_at.is_(None),
                or_(Partnership.id.is_(None), Partnership.state.in_(LIVING)),
            )
            .order_by(RequestAnswer.id)
        )
    ).all()
    pairs = {
        line.id: line
        for line in await pair_lines(session, [pair for answer, _, pair in rows if answer.partnership_id])
    }
    found: dict[int, list[AnswerLine]] = {}
    for answer, activity, _ in rows:
        if answer.activity_id is not None:
            line = AnswerLine(AnswerKind.ACTIVITY, answer.activity_id, activity.title)
        else:
            line = pairs[answer.partnership_id or 0]
        found.setdefault(answer.request_id, []).append(line)
    return found


async def pair_lines(session: AsyncSession, pairs: Sequence[Partnership]) -> list[AnswerLine]:
    """«Орлова И. П. – Смирнова М. В., Котова О. И.»."""
    mentors = await session.scalars(select(Person).where(Person.id.in_([one.mentor_id for one in pairs])))
    names = {person.id: short_name(person) for person in mentors}
    mentees: defaultdict[int, list[str]] = defaultdict(list)
    for partnership_id, person in await session.execute(
        select(PartnershipMentee.partnership_id, Person)
        .join(Person, Person.id == PartnershipMentee.person_id)
        .where(PartnershipMentee.partnership_id.in_([one.id for one in pairs]))
        .order_by(Person.sort_key)
    ):
        mentees[partnership_id].append(short_name(person))
    return [
        AnswerLine(
            AnswerKind.PARTNERSHIP, one.id, f"{names[one.mentor_id]} – {', '.join(mentees[one.id]) or '—'}"
        )
        for one in pairs
    ]
