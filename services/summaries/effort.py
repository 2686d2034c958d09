"""What was spent on a school: hours of mentoring, visits to lessons, events attended."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import EventState, MeetingForm
from models.events import Event, EventGuest
from models.partnerships import FormerMentee, Meeting, Partnership, PartnershipMentee
from models.people import Person
from models.programmes import Programme
from services.partnerships.hours import minutes_of
from services.people.listing import unindexed


@dataclass(frozen=True, slots=True)
class Effort:
    """`minutes` and `visits` by the journal of pairs and groups with mentees of the school; `attendances`
    count a person at an event once, `events` an event once."""

    minutes: int = 0
    meetings: int = 0
    visits: int = 0
    events: int = 0
    attendances: int = 0


async def effort_of(
    session: AsyncSession, programme: Programme, schools: Collection[int]
) -> dict[int, Effort]:
    """School → its effort in the programme. A group with mentees of two schools counts for each of them."""
    current = (
        select(PartnershipMentee.partnership_id, Person.school_id)
        .join(Person, Person.id == PartnershipMentee.person_id)
        .where(Person.school_id.in_(schools))
    )
    former = (
        select(FormerMentee.partnership_id, Person.school_id)
        .join(Person, Person.id == FormerMentee.person_id)
        .where(Person.school_id.in_(schools))
    )
    of_school = current.union(former).subquery()
    rows = await session.execute(
        select(
            of_school.c.school_id,
            Meeting.form,
            func.count(),
            func.sum(Meeting.minutes),
            func.count().filter(Meeting.minutes.is_(None)),
        )
        .join(Partnership, Partnership.id == Meeting.partnership_id)
        .join(of_school, of_school.c.partnership_id == Meeting.partnership_id)
        .where(unindexed(Partnership.programme_id) == programme.id)
        .group_by(of_school.c.school_id, Meeting.form)
    )
    found: defaultdict[int, Effort] = defaultdict(Effort)
    for school_id, form, count, given, unsaid in rows:
        before = found[school_id]
        found[school_id] = Effort(
            before.minutes + int(given or 0) + unsaid * minutes_of(programme, form, None),
            before.meetings + count,
            before.visits + (count if form is MeetingForm.LESSON_VISIT else 0),
        )
    came = await session.execute(
        select(Person.school_id, func.count(EventGuest.event_id.distinct()), func.count())
        .join(EventGuest, EventGuest.person_id == Person.id)
        .join(Event, Event.id == EventGuest.event_id)
        .where(
            unindexed(Event.programme_id) == programme.id,
            Event.state == EventState.PLANNED,
            EventGuest.attended,
            Person.school_id.in_(schools),
        )
        .group_by(Person.school_id)
    )
    for school_id, events, attendances in came:
        if school_id is not None:
            found[school_id] = replace(found[school_id], events=events, attendances=attendances)
    return {school_id: found[school_id] for school_id in schools}


async def whole_effort(session: AsyncSession, programme: Programme) -> Effort:
    """Of the whole programme: each meeting and each event once, whichever schools they were for."""
    rows = await session.execute(
        select(
            Meeting.form,
            func.count(),
            func.sum(Meeting.minutes),
            func.count().filter(Meeting.minutes.is_(None)),
        )
        .join(Partnership, Partnership.id == Meeting.partnership_id)
        .where(Partnership.programme_id == programme.id)
        .group_by(Meeting.form)
    )
    minutes = meetings = visits = 0
    for form, count, given, unsaid in rows:
        minutes += int(given or 0) + unsaid * minutes_of(programme, form, None)
        meetings += count
        visits += count if form is MeetingForm.LESSON_VISIT else 0
    events, attendances = (
        await session.execute(
            select(func.count(EventGuest.event_id.distinct()), func.count())
            .join(Event, Event.id == EventGuest.event_id)
            .where(Event.programme_id == programme.id, Event.state == EventState.PLANNED, EventGuest.attended)
        )
    ).one()
    return Effort(minutes, meetings, visits, events, attendances)
