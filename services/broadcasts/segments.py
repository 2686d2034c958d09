"""From a segment to people, in the database: counts, lists and queueing use the same condition."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, func, literal, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PartnershipState, PersonState, Role
from models.events import Event, EventGuest
from models.partnerships import Partnership, PartnershipMentee
from models.people import CUT_OFF, HESITATING, NOT_COME, PAUSED, Account, Person, School
from models.surveys import Participation, Survey
from services.broadcasts.facts import ANSWER_OF, EventPart, LeftOut, Segment, SegmentKind
from services.people.listing import takes_part
from services.people.names import short_name
from services.surveys.answers import UNANSWERED

CONSENTED = (PersonState.CONSENTED, PersonState.REGISTERED)
LIVING = (PartnershipState.ACTIVE, PartnershipState.PAUSED, PartnershipState.PROPOSED)


def in_segment(
    segment: Segment, programme_id: int, today: date, author_id: int | None
) -> ColumnElement[bool]:
    """The condition on Person: of the programme today, meant by the segment, not the author."""
    condition = takes_part(programme_id, today) & (Person.state != PersonState.WITHDRAWN)
    if author_id is not None:
        condition &= Person.id != author_id
    match segment.kind:
        case SegmentKind.ALL:
            return condition
        case SegmentKind.ROLE:
            return condition & _with_role(segment, programme_id, today)
        case SegmentKind.SCHOOL:
            return condition & Person.school_id.in_(segment.ids) & _with_role(segment, programme_id, today)
        case SegmentKind.CATEGORY:
            schools = select(School.id).where(School.category == segment.category)
            return condition & Person.school_id.in_(schools) & _with_role(segment, programme_id, today)
        case SegmentKind.NOT_OPENED:
            return condition & Person.account_id.is_(None)
        case SegmentKind.PARTNERSHIP:
            return condition & _in_partnerships(segment, programme_id)
        case SegmentKind.EVENT:
            return condition & Person.id.in_(_guests(segment, programme_id))
        case SegmentKind.SURVEY:
            return condition & Person.id.in_(_silent(segment, programme_id))
        case SegmentKind.GROUPS:
            return false()


@dataclass(frozen=True, slots=True)
class LeftOutPart:
    """One reason of `why_left_out` as a condition on Person: when `few` have it, and when `many` do."""

    why: LeftOut
    few: ColumnElement[bool]
    many: ColumnElement[bool]


def left_out_parts(municipality_id: int, today: date) -> tuple[LeftOutPart, ...]:
    """In the order of a list. Few are found by an index of their own, and sorted; of many, enough for a page
    are met on the way through everybody in the list's order."""
    in_order = Person.municipality_id == municipality_id
    not_come, hesitating = in_order & NOT_COME, in_order & HESITATING
    reached = Person.state.in_(CONSENTED) & Person.account_id.is_not(None)
    parts = [
        LeftOutPart(LeftOut.NEVER_STARTED, not_come, not_come),
        LeftOutPart(LeftOut.NO_CONSENT, hesitating, hesitating),
    ]
    for why, account in (
        (LeftOut.PAUSED, and_(PAUSED, Account.paused_until > today, Account.reachable)),
        (LeftOut.UNREACHABLE, and_(CUT_OFF)),
    ):
        few = Person.account_id.in_(select(Account.id).where(account))
        many = exists().where(Account.id == Person.account_id, account)
        parts.append(LeftOutPart(why, reached & few, in_order & reached & many))
    return tuple(parts)


def why_left_out(today: date) -> ColumnElement[str]:
    """Why a person (outer-joined with Account) can't be written to today; "" when they can."""
    return case(
        (Person.account_id.is_(None), literal(LeftOut.NEVER_STARTED.value)),
        (Person.state.not_in(CONSENTED), literal(LeftOut.NO_CONSENT.value)),
        (Account.reachable.is_(False), literal(LeftOut.UNREACHABLE.value)),
        (Account.paused_until > today, literal(LeftOut.PAUSED.value)),
        else_=literal(""),
    )


async def segment_names(session: AsyncSession, segment: Segment, programme_id: int) -> tuple[str, ...]:
    """Names of what the segment lists: schools, mentors of pairs, the event."""
    match segment.kind:
        case SegmentKind.SCHOOL:
            rows = await session.scalars(
                select(School.name).where(School.id.in_(segment.ids)).order_by(School.name)
            )
            return tuple(rows)
        case SegmentKind.PARTNERSHIP if segment.ids:
            mentors = await session.scalars(
                select(Person)
                .join(Partnership, Partnership.mentor_id == Person.id)
                .where(Partnership.id.in_(segment.ids), Partnership.programme_id == programme_id)
                .order_by(Person.surname, Person.id)
            )
            return tuple(short_name(person) for person in mentors)
        case SegmentKind.SURVEY:
            named = await session.scalars(
                select(func.coalesce(Event.title, Survey.title))
                .select_from(Survey)
                .outerjoin(Event, Event.id == Survey.event_id)
                .where(Survey.id.in_(segment.ids), Survey.programme_id == programme_id)
            )
            return tuple(named)
        case SegmentKind.EVENT:
            titles = await session.scalars(
                select(Event.title).where(Event.id.in_(segment.ids), Event.programme_id == programme_id)
            )
            return tuple(titles)
        case _:
            return ()


def _in_partnerships(segment: Segment, programme_id: int) -> ColumnElement[bool]:
    meant = (Partnership.programme_id == programme_id) & (
        Partnership.id.in_(segment.ids) if segment.ids else Partnership.state.in_(LIVING)
    )
    mentors = Person.id.in_(select(Partnership.mentor_id).where(meant))
    mentees = (
        select(PartnershipMentee.person_id)
        .join(Partnership, Partnership.id == PartnershipMentee.partnership_id)
        .where(meant)
    )
    match segment.role:
        case Role.MENTOR:
            return mentors
        case Role.MENTEE:
            return Person.id.in_(mentees)
        case _:
            return or_(mentors, Person.id.in_(mentees))


def _with_role(segment: Segment, programme_id: int, today: date) -> ColumnElement[bool]:
    return true() if segment.role is None else takes_part(programme_id, today, segment.role)


def _silent(segment: Segment, programme_id: int) -> Select[int]:
    """Who is asked by the survey and has not answered, as its own reminders count it."""
    return (
        select(Participation.person_id)
        .join(Survey, Survey.id == Participation.survey_id)
        .where(
            Survey.id.in_(segment.ids),
            Survey.programme_id == programme_id,
            Survey.partnership_id.is_(None),
            Participation.state.in_(UNANSWERED),
        )
    )


async def is_anonymous(session: AsyncSession, segment: Segment) -> bool:
    """Whether one of the segment's surveys (or one that is gone) is anonymous."""
    named = select(func.count()).where(Survey.id.in_(segment.ids), Survey.anonymous.is_(False))
    return (await session.scalar(named) or 0) < len(segment.ids)


def _guests(segment: Segment, programme_id: int) -> Select[int]:
    query = (
        select(EventGuest.person_id)
        .join(Event, Event.id == EventGuest.event_id)
        .where(Event.id.in_(segment.ids), Event.programme_id == programme_id)
    )
    if segment.part is EventPart.ATTENDED:
        return query.where(EventGuest.attended)
    if segment.part in ANSWER_OF:
        return query.where(EventGuest.answer == ANSWER_OF[segment.part])
    return query
