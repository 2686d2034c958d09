"""The personal programme of a partnership: begun, its goals and days set (PRODUCT.md §2.10)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.enums import DeficitSide, GoalOutcome, PartnershipState, PersonalState, Review, Role
from models.partnerships import Partnership, PartnershipMentee
from models.people import Deficit, Person, PersonDeficit
from models.personal import GoalReview, PersonalAction, PersonalGoal, PersonalProgramme
from models.programmes import Programme
from services.actor import Actor
from services.base import Service, insert_ignore
from services.errors import DomainError, Forbidden, NotFound
from services.paging import cut
from services.partnerships.journal import member
from services.partnerships.people import local_day
from services.partnerships.personal_facts import Personal, PersonalLine, PersonalPage
from services.partnerships.personal_rows import Work, goal_of, readable, require_active
from services.partnerships.personal_rules import (
    GOALS_AT_MOST,
    MOVED,
    TEMPLATES,
    TITLE_LENGTH,
    Say,
    check_days,
    days_of,
    next_reminder,
    one_line,
)
from services.partnerships.personal_telling import tell_others
from services.partnerships.personal_view import personal_of, view
from services.people.deficits import DeficitLine
from services.people.names import short_name
from services.roadmap.days import days_off, working_day_before

PREVIOUS = "previous"
"""In a template's place: the goals that the year before has left open."""
LINES_A_PAGE = 7


class PersonalProgrammes(Service):
    """Members change it (the mentor leads); the methodist and the members' curators read it."""

    async def personal(self, actor: Actor, partnership_id: int) -> Personal:
        """The programme of a partnership, begun or not. Forbidden for who is neither member nor staff."""
        async with self.database.read() as session:
            partnership, person_id = await readable(session, actor, partnership_id)
            return await view(session, self.clock.now(), partnership, person_id)

    async def personal_list(self, actor: Actor, page: int = 0) -> PersonalPage:
        """A page of active partnerships, then of paused ones, and their programmes' states; a curator's are
        the school's."""
        actor.require(Role.METHODIST, Role.CURATOR)
        parts = [_listed(actor, state) for state in (PartnershipState.ACTIVE, PartnershipState.PAUSED)]
        async with self.database.read() as session:
            rows, place = await cut(session, parts, page, LINES_A_PAGE)
            lines = [
                PersonalLine(
                    partnership.id,
                    short_name(mentor),
                    await _mentee_names(session, partnership.id),
                    state,
                )
                for partnership, mentor, state in rows
            ]
        return PersonalPage(place, tuple(lines))

    async def start_personal(self, actor: Actor, partnership_id: int, template: str, say: Say) -> None:
        """Begin a draft as the mentor: from a ready template, from last year's goals, or ("") empty.

        Beginning twice changes nothing. Forbidden for a mentee; DomainError when the year is nearly over.
        """
        async with self.database.write() as session:
            person_id = await member(session, actor, partnership_id)
            partnership = await session.get_one(Partnership, partnership_id)
            if person_id != partnership.mentor_id:
                raise Forbidden(f"partnership:{partnership_id}")
            await require_active(session, partnership)
            if template and template != PREVIOUS and template not in TEMPLATES:
                raise NotFound("template")
            programme = await session.get_one(Programme, partnership.programme_id)
            today = local_day(programme, self.clock.now())
            midterm_on, ends_on = days_of(
                today, programme.ends_on, programme.interim_review_on, programme.final_review_on
            )
            # Nobody looks back at half a year on a public holiday.
            midterm_on = max(working_day_before(midterm_on, days_off(programme)), today)
            row = {
                "partnership_id": partnership_id,
                "template": template,
                "state": PersonalState.DRAFT,
                "starts_on": today,
                "midterm_on": midterm_on,
                "ends_on": ends_on,
                "revision": 1,
                "created_at": self.clock.now(),
            }
            if not await insert_ignore(session, PersonalProgramme, [row]):
                return
            personal = await personal_of(session, partnership_id)
            assert personal is not None
            work = Work(session, personal, partnership, programme, person_id, today)
            if template == PREVIOUS:
                await _take_over(work)
            elif template:
                await _fill(work, template, say)
            self.audit(session, actor, "partnerships.personal_started", f"partnership:{partnership_id}")

    async def goal_choices(self, actor: Actor, partnership_id: int) -> tuple[DeficitLine, ...]:
        """Deficits for a goal, without those that are one already: what the mentees want help with, or, when
        they have named nothing, the programme's whole list."""
        async with self.database.read() as session:
            await member(session, actor, partnership_id)
            partnership = await session.get_one(Partnership, partnership_id)
            offered = (
                select(Deficit)
                .where(
                    Deficit.programme_id == partnership.programme_id,
                    ~Deficit.retired,
                    Deficit.id.not_in(
                        select(PersonalGoal.deficit_id)
                        .join(PersonalProgramme, PersonalProgramme.id == PersonalGoal.personal_id)
                        .where(
                            PersonalProgramme.partnership_id == partnership_id,
                            PersonalGoal.deficit_id.is_not(None),
                        )
                    ),
                )
                .order_by(Deficit.position, Deficit.id)
            )
            mentees = select(PartnershipMentee.person_id).where(
                PartnershipMentee.partnership_id == partnership_id
            )
            wanted = select(PersonDeficit.deficit_id).where(
                PersonDeficit.person_id.in_(mentees), PersonDeficit.side == DeficitSide.WANTED
            )
            found = (await session.scalars(offered.where(Deficit.id.in_(wanted)))).all()
            found = found or (await session.scalars(offered)).all()
            return tuple(DeficitLine(one.id, one.kind, one.title) for one in found)

    async def add_goal(
        self, actor: Actor, partnership_id: int, text: str = "", deficit_id: int | None = None
    ) -> None:
        """Put a goal into the draft: a deficit of the programme's list, or own words. Either side may.

        DomainError for a fourth one, too long words, or a programme that is agreed.
        """
        if deficit_id is None or text:
            text = one_line(text, TITLE_LENGTH, "personal-goal-empty")
        async with self.changing(actor, partnership_id) as work:
            work.require_draft()
            goals = (
                await work.session.scalars(
                    select(PersonalGoal).where(PersonalGoal.personal_id == work.personal.id)
                )
            ).all()
            if any(one.deficit_id == deficit_id and one.text == text for one in goals):
                return
            if len(goals) >= GOALS_AT_MOST:
                raise DomainError("personal-goals-full", limit=GOALS_AT_MOST)
            if deficit_id is not None:
                deficit = await work.session.get(Deficit, deficit_id)
                if deficit is None or deficit.programme_id != work.programme.id:
                    raise NotFound("deficit")
            work.session.add(
                PersonalGoal(
                    personal_id=work.personal.id, deficit_id=deficit_id, text=text, by_id=work.person_id
                )
            )
            await self._note_change(actor, work, "personal_goals")

    async def reword_goal(self, actor: Actor, partnership_id: int, goal_id: int, text: str) -> None:
        """Say a goal in other words. The mentor may; a mentee of a goal that they have put there."""
        text = one_line(text, TITLE_LENGTH, "personal-goal-empty")
        async with self.changing(actor, partnership_id) as work:
            work.require_draft()
            goal = await goal_of(work, goal_id)
            if not work.may_edit(goal.by_id):
                raise Forbidden(f"goal:{goal_id}")
            if goal.text != text:
                goal.text, goal.by_id = text, work.person_id
                await self._note_change(actor, work, "personal_goals")

    async def remove_goal(self, actor: Actor, partnership_id: int, goal_id: int) -> None:
        """Take a goal out of the draft, with what earlier reviews said of it."""
        async with self.changing(actor, partnership_id) as work:
            work.require_draft()
            goal = await goal_of(work, goal_id)
            if not work.may_edit(goal.by_id):
                raise Forbidden(f"goal:{goal_id}")
            await work.session.delete(goal)
            await self._note_change(actor, work, "personal_goals")

    async def set_personal_days(
        self,
        actor: Actor,
        partnership_id: int,
        *,
        midterm_on: date | None = None,
        ends_on: date | None = None,
    ) -> None:
        """Set the day of a review, as the mentor; the end's is the last day of the programme.

        DomainError for days outside the year, in the wrong order, or before an action.
        """
        async with self.changing(actor, partnership_id) as work:
            work.require_lead()
            personal = work.personal
            if personal.state is PersonalState.FINISHED:
                raise DomainError("personal-finished")
            days = await work.session.scalars(
                select(PersonalAction.due_on).where(
                    PersonalAction.personal_id == personal.id, PersonalAction.dropped_at.is_(None)
                )
            )
            middle, end = midterm_on or personal.midterm_on, ends_on or personal.ends_on
            if midterm_on and not work.today <= midterm_on:
                raise DomainError(
                    "personal-day-outside", since=f"{work.today:%d.%m.%Y}", until=f"{end:%d.%m.%Y}"
                )
            check_days(work.today, middle, end, work.programme.ends_on, list(days))
            if (personal.midterm_on, personal.ends_on) == (middle, end):
                return
            personal.midterm_on, personal.ends_on = middle, end
            personal.remind_on = next_reminder(
                personal.state, work.today - timedelta(days=1), personal.midterm_on, personal.ends_on
            )
            await self._note_change(actor, work, "personal_days")

    @asynccontextmanager
    async def changing(self, actor: Actor, partnership_id: int) -> AsyncIterator[Work]:
        """A transaction in which a member changes the programme, one after another.

        Forbidden for who is no member; DomainError for a partnership that is over or paused; NotFound
        before it is begun.
        """
        async with self.database.write() as session:
            person_id = await member(session, actor, partnership_id)
            partnership = await session.get_one(Partnership, partnership_id)
            await require_active(session, partnership)
            personal = await personal_of(session, partnership_id, lock=True)
            if personal is None:
                raise NotFound("personal")
            programme = await session.get_one(Programme, partnership.programme_id)
            today = local_day(programme, self.clock.now())
            yield Work(session, personal, partnership, programme, person_id, today)

    async def _note_change(self, actor: Actor, work: Work, what: str) -> None:
        """Record a change. Of a draft it undoes the yeses; of what is agreed the others hear, once a day."""
        if work.personal.state is PersonalState.DRAFT:
            await work.touch()
        else:
            await tell_others(work, self.clock.now(), MOVED, f"{work.today}")
        self.audit(
            work.session,
            actor,
            "partnerships.personal_changed",
            f"partnership:{work.partnership.id}",
            programme_id=work.programme.id,
            what=what,
        )


async def _fill(work: Work, name: str, say: Say) -> None:
    """The goals and actions of a template, on working days spread over the programme."""
    template, length = TEMPLATES[name], work.personal.ends_on - work.personal.starts_on
    kinds = {
        one.kind: one.id
        for one in await work.session.scalars(
            select(Deficit).where(Deficit.programme_id == work.programme.id, ~Deficit.retired)
        )
    }
    for number, kind in enumerate(template.goals, start=1):
        work.session.add(
            PersonalGoal(
                personal_id=work.personal.id,
                deficit_id=kinds.get(kind),
                text=say(f"personal-{name}-goal-{number}")[:TITLE_LENGTH],
                by_id=work.person_id,
            )
        )
        await work.session.flush()
    is_off = days_off(work.programme)
    for number, step in enumerate(template.steps, start=1):
        wanted = working_day_before(work.personal.starts_on + length * step.at, is_off)
        work.session.add(
            PersonalAction(
                personal_id=work.personal.id,
                title=say(f"personal-{name}-step-{number}")[:TITLE_LENGTH],
                due_on=max(wanted, work.today),
                doer=step.doer,
                by_id=work.person_id,
            )
        )
    await work.session.flush()


async def _take_over(work: Work) -> None:
    """Last year's goals that were not reached by its end; deficits are found again by name."""
    before = await personal_of(work.session, work.partnership.previous_id or 0)
    if before is None:
        return
    reached = select(GoalReview.goal_id).where(
        GoalReview.review == Review.END, GoalReview.outcome == GoalOutcome.REACHED
    )
    rows = await work.session.execute(
        select(PersonalGoal, Deficit)
        .outerjoin(Deficit, Deficit.id == PersonalGoal.deficit_id)
        .where(PersonalGoal.personal_id == before.id, PersonalGoal.id.not_in(reached))
        .order_by(PersonalGoal.id)
    )
    here = {
        (one.kind, one.title): one.id
        for one in await work.session.scalars(
            select(Deficit).where(Deficit.programme_id == work.programme.id, ~Deficit.retired)
        )
    }
    for goal, row in rows.all():
        deficit: Deficit | None = row
        deficit_id = here.get((deficit.kind, deficit.title)) if deficit else None
        if goal.text or deficit_id:
            work.session.add(
                PersonalGoal(
                    personal_id=work.personal.id,
                    deficit_id=deficit_id,
                    text=goal.text,
                    by_id=goal.by_id,
                )
            )
    await work.session.flush()


def _listed(actor: Actor, state: PartnershipState) -> Select[Partnership, Person, PersonalState]:
    query = (
        select(Partnership, Person, PersonalProgramme.state)
        .join(Person, Person.id == Partnership.mentor_id)
        .outerjoin(PersonalProgramme, PersonalProgramme.partnership_id == Partnership.id)
        .where(Partnership.programme_id == actor.programme_id, Partnership.state == state)
        .order_by(Partnership.sort_key, Partnership.id)
    )
    if Role.METHODIST in actor.roles:
        return query
    if actor.school_id is None:
        raise Forbidden("school")
    people = select(Person.id).where(Person.school_id == actor.school_id)
    led = aliased(Partnership)
    own = (
        select(PartnershipMentee.partnership_id)
        .where(PartnershipMentee.person_id.in_(people))
        .union_all(select(led.id).where(led.mentor_id.in_(people)))
    )
    return query.where(Partnership.id.in_(own))


async def _mentee_names(session: AsyncSession, partnership_id: int) -> tuple[str, ...]:
    rows = await session.scalars(
        select(Person)
        .join(PartnershipMentee, PartnershipMentee.person_id == Person.id)
        .where(PartnershipMentee.partnership_id == partnership_id)
        .order_by(Person.sort_key, Person.id)
    )
    return tuple(short_name(one) for one in rows)
