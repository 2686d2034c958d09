"""What answers a school's request, or may: activities of the plan, pairs, cards of the bank; by name."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any, TypeVarTuple

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.control import RequestAnswer, SchoolRequest
from models.enums import DeficitSide, PartnershipState, PracticeState
from models.partnerships import Partnership, PartnershipMentee
from models.people import Deficit, Person, PersonDeficit
from models.practices import Practice
from models.roadmap import Activity, ActivityDeficit, Roadmap
from services.people.names import short_name
from services.practices.bank import helping, lineage, published, same_deficit
from services.roadmap.request_facts import AnswerKind, AnswerLine

PROPOSED_MOST = 4
Columns = TypeVarTuple("Columns")
LIVING = (PartnershipState.PROPOSED, PartnershipState.ACTIVE, PartnershipState.PAUSED)


def _living_answer() -> Select[int]:
    """Answers of the SchoolRequest outside that still stand."""
    return (
        _standing(select(RequestAnswer.id))
        .where(RequestAnswer.request_id == SchoolRequest.id)
        .correlate(SchoolRequest)
    )


def _standing(answers: Select[*Columns]) -> Select[*Columns]:
    """Neither a dropped activity, nor a closed pair, nor a card that others cannot read."""
    return (
        answers.outerjoin(Activity, Activity.id == RequestAnswer.activity_id)
        .outerjoin(Partnership, Partnership.id == RequestAnswer.partnership_id)
        .outerjoin(Practice, Practice.id == RequestAnswer.practice_id)
        .where(
            Activity.dropped_at.is_(None),
            or_(Partnership.id.is_(None), Partnership.state.in_(LIVING)),
            or_(Practice.id.is_(None), Practice.state == PracticeState.PUBLISHED),
        )
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


def practices_of(programme_id: int) -> Select[Practice]:
    """What the programme's people find in the bank: also cards of the years before."""
    return published(lineage(programme_id))


async def proposed_answers(
    session: AsyncSession, request: SchoolRequest, deficit: Deficit
) -> list[AnswerLine]:
    """What is there for the same deficit: activities; the school's pairs that want help with it; cards."""
    known = select(RequestAnswer.activity_id).where(
        RequestAnswer.request_id == request.id, RequestAnswer.activity_id.is_not(None)
    )
    activities = await session.scalars(
        activities_of(request.programme_id)
        .join(ActivityDeficit, ActivityDeficit.activity_id == Activity.id)
        .where(ActivityDeficit.deficit_id == deficit.id, Activity.id.not_in(known))
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
                    wants.deficit_id == deficit.id,
                    wants.side == DeficitSide.WANTED,
                )
            ),
            Partnership.id.not_in(known),
        )
        .order_by(Partnership.sort_key, Partnership.id)
        .limit(PROPOSED_MOST)
    )
    known = select(RequestAnswer.practice_id).where(
        RequestAnswer.request_id == request.id, RequestAnswer.practice_id.is_not(None)
    )
    alike = same_deficit(deficit, lineage(request.programme_id))
    practices = await session.scalars(
        practices_of(request.programme_id)
        .where(Practice.id.in_(helping(alike)), Practice.id.not_in(known))
        .order_by(Practice.uses.desc(), Practice.id.desc())
        .limit(PROPOSED_MOST)
    )
    return [
        *found,
        *await pair_lines(session, pairs.all()),
        *(AnswerLine(AnswerKind.PRACTICE, one.id, one.title) for one in practices),
    ]


async def named_answers(session: AsyncSession, requests: Collection[int]) -> dict[int, list[AnswerLine]]:
    """Request → what answers it and still stands, by name."""
    rows = (
        await session.execute(
            _standing(select(RequestAnswer, Activity, Partnership, Practice))
            .where(RequestAnswer.request_id.in_(requests))
            .order_by(RequestAnswer.id)
        )
    ).all()
    pairs = {
        line.id: line
        for line in await pair_lines(session, [pair for answer, _, pair, _ in rows if answer.partnership_id])
    }
    found: dict[int, list[AnswerLine]] = {}
    for answer, activity, _, practice in rows:
        if answer.activity_id is not None:
            line = AnswerLine(AnswerKind.ACTIVITY, answer.activity_id, activity.title)
        elif answer.practice_id is not None:
            line = AnswerLine(AnswerKind.PRACTICE, answer.practice_id, practice.title)
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
