"""A personal programme read from the database as its reader sees it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, PartnershipState, PersonalState
from models.partnerships import Partnership, PartnershipMentee
from models.people import Deficit, Person, School
from models.personal import GoalReview, PersonalAction, PersonalGoal, PersonalProgramme, PersonalWord
from models.programmes import Municipality, Programme
from models.roadmap import Assignment
from services.partnerships.people import local_day
from services.partnerships.personal_facts import ActionLine, GoalLine, Mark, Personal, WordLine
from services.partnerships.personal_rows import Work, have_agreed, to_agree
from services.partnerships.personal_rules import review_open
from services.people.deficits import DeficitLine
from services.people.names import full_name


async def view(
    session: AsyncSession, now: datetime, partnership: Partnership, person_id: int | None
) -> Personal:
    """The programme of a partnership for a member (`person_id`), or for who may only read it (None)."""
    programme = await session.get_one(Programme, partnership.programme_id)
    names, found = await _before_it(session, local_day(programme, now), programme, partnership, person_id)
    personal = await personal_of(session, partnership.id)
    if personal is None:
        return found
    work = Work(session, personal, partnership, programme, person_id or 0, found.today)
    yes, needed = await have_agreed(session, personal.id), await to_agree(work)
    zone = ZoneInfo(programme.time_zone)

    def day(moment: datetime | None) -> date | None:
        return moment.astimezone(zone).date() if moment else None

    return replace(
        found,
        state=personal.state,
        starts_on=personal.starts_on,
        midterm_on=personal.midterm_on,
        ends_on=personal.ends_on,
        revision=personal.revision,
        goals=await _goals(work, found),
        actions=await _actions(work, found),
        words=await _words(work, names),
        agreed=tuple(names[one] for one in names if one in yes),
        waiting=tuple(names[one] for one in names if one in needed - yes),
        i_agreed=person_id in yes,
        agreed_on=day(personal.agreed_at),
        midterm_held_on=day(personal.midterm_at),
        finished_on=day(personal.finished_at),
        review=review_open(personal.state, found.today, personal.midterm_on, personal.ends_on),
    )


async def personal_of(
    session: AsyncSession, partnership_id: int, *, lock: bool = False
) -> PersonalProgramme | None:
    """The programme of a partnership; None before it is begun."""
    query = select(PersonalProgramme).where(PersonalProgramme.partnership_id == partnership_id)
    found: PersonalProgramme | None = await session.scalar(query.with_for_update() if lock else query)
    return found


async def _before_it(
    session: AsyncSession, today: date, programme: Programme, partnership: Partnership, person_id: int | None
) -> tuple[dict[int, str], Personal]:
    """The members' names by id, and what is known before the programme is begun."""
    mentees = select(PartnershipMentee.person_id).where(PartnershipMentee.partnership_id == partnership.id)
    rows = (
        await session.execute(
            select(Person, School.name)
            .outerjoin(School, School.id == Person.school_id)
            .where((Person.id == partnership.mentor_id) | Person.id.in_(mentees))
            .order_by(Person.sort_key, Person.id)
        )
    ).all()
    names = {person.id: full_name(person) for person, _ in rows}
    schools = {person.id: school or "" for person, school in rows}
    led = [one for one in names if one != partnership.mentor_id]
    before = await personal_of(session, partnership.previous_id) if partnership.previous_id else None
    municipality = await session.get_one(Municipality, programme.municipality_id)
    active = partnership.state is PartnershipState.ACTIVE
    return names, Personal(
        partnership_id=partnership.id,
        partnership_state=partnership.state,
        programme=programme.title,
        municipality=municipality.name,
        mentor=names[partnership.mentor_id],
        mentor_school=schools[partnership.mentor_id],
        mentees=tuple(names[one] for one in led),
        mentee_schools=tuple(dict.fromkeys(schools[one] for one in led if schools[one])),
        today=today,
        time_zone=programme.time_zone,
        can_lead=active and person_id == partnership.mentor_id,
        can_take_part=active and person_id is not None,
        follows=before is not None,
    )


async def _goals(work: Work, found: Personal) -> tuple[GoalLine, ...]:
    rows = (
        await work.session.execute(
            select(PersonalGoal, Deficit)
            .outerjoin(Deficit, Deficit.id == PersonalGoal.deficit_id)
            .where(PersonalGoal.personal_id == work.personal.id)
            .order_by(PersonalGoal.id)
        )
    ).all()
    reviews = await work.session.scalars(
        select(GoalReview).where(GoalReview.goal_id.in_([goal.id for goal, _ in rows]))
    )
    marks = {(one.goal_id, one.review): Mark(one.outcome, one.note) for one in reviews}
    drafting = found.can_take_part and work.personal.state is PersonalState.DRAFT
    lines = []
    for goal, row in rows:
        # An outer join: own words need no deficit.
        deficit: Deficit | None = row
        lines.append(
            GoalLine(
                id=goal.id,
                text=goal.text,
                deficit=DeficitLine(deficit.id, deficit.kind, deficit.title) if deficit else None,
                marks={review: mark for (goal_id, review), mark in marks.items() if goal_id == goal.id},
                can_edit=drafting and work.may_edit(goal.by_id),
            )
        )
    return tuple(lines)


async def _actions(work: Work, found: Personal) -> tuple[ActionLine, ...]:
    given = func.count(Assignment.id).filter(Assignment.state != AssignmentState.CANCELLED)
    done = func.count(Assignment.id).filter(Assignment.state == AssignmentState.DONE)
    open_late = func.count(Assignment.id).filter(
        Assignment.state == AssignmentState.OPEN,
        func.coalesce(Assignment.postponed_to, Assignment.due_on) < work.today,
    )
    counts = (
        await work.session.execute(
            select(Assignment.personal_action_id, given, done, open_late)
            .join(PersonalAction, PersonalAction.id == Assignment.personal_action_id)
            .where(PersonalAction.personal_id == work.personal.id)
            .group_by(Assignment.personal_action_id)
        )
    ).all()
    by_action = {row[0]: (row[1], row[2], bool(row[3])) for row in counts}
    rows = await work.session.scalars(
        select(PersonalAction)
        .where(PersonalAction.personal_id == work.personal.id, PersonalAction.dropped_at.is_(None))
        .order_by(PersonalAction.due_on, PersonalAction.id)
    )
    drafting = found.can_take_part and work.personal.state is PersonalState.DRAFT
    going = found.can_lead and work.personal.state is not PersonalState.FINISHED
    return tuple(
        ActionLine(
            one.id,
            one.title,
            one.due_on,
            one.doer,
            one.evidence,
            *by_action.get(one.id, (0, 0, False)),
            can_edit=going or (drafting and work.may_edit(one.by_id)),
        )
        for one in rows
    )


async def _words(work: Work, names: Mapping[int, str]) -> tuple[WordLine, ...]:
    """The mentor's word first, then the mentees' by name; of who has left the group nothing is shown."""
    rows = await work.session.scalars(
        select(PersonalWord).where(PersonalWord.personal_id == work.personal.id).order_by(PersonalWord.id)
    )
    order = {person_id: place for place, person_id in enumerate(names)}
    mentor = work.partnership.mentor_id
    shown = sorted(
        (one for one in rows if one.person_id in names),
        key=lambda one: (one.person_id != mentor, order[one.person_id]),
    )
    return tuple(
        WordLine(
            one.kind, names[one.person_id], one.person_id == mentor, one.person_id == work.person_id, one.text
        )
        for one in shown
    )
