"""Recommendations: written on an event or a summary, given out as assignments, followed to their end."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.control import Recommendation
from models.enums import Addressee, AssignmentState, PersonState, Role
from models.events import Event
from models.people import Membership, Person, School
from models.programmes import Programme
from models.roadmap import Assignment, Reminder
from models.surveys import Survey
from services.actor import Actor
from services.base import Service, insert_ignore
from services.errors import DomainError, NotFound
from services.paging import cut
from services.people.names import short_name
from services.roadmap.assignees import assignees_page
from services.roadmap.board_facts import Case, CaseKind
from services.roadmap.board_rows import is_late, late_tasks, scope_of
from services.roadmap.case_scope import Scope, asked_of
from services.roadmap.facts import fitting, local_day
from services.roadmap.following import cancel_assignments
from services.roadmap.launching import reminder_rows
from services.roadmap.recommend_facts import (
    RecommendationCard,
    RecommendationLine,
    RecommendationsPage,
    Source,
    To,
)
from services.roadmap.rules import Occurrence

TEXT_LENGTH = 300
"""As long as an assignment's title may be: a reminder shows all of it."""
PEOPLE_MOST = 50
PAGE = 6


class Recommending(Service):
    """For the methodist of the programme; a curator sees what is asked of the own school."""

    async def recommend(self, actor: Actor, source: Source, text: str, to: To, due_on: date) -> int:
        """Write a recommendation and give it to whom it means; its id.

        DomainError when it is empty or too long, for a day outside the programme or past, and when it means
        nobody of the programme.
        """
        programme_id, text = actor.methodist_of(), " ".join(fitting(text, TEXT_LENGTH).split())
        if not text:
            raise DomainError("recommend-empty")
        async with self.once(actor, "roadmap.recommend") as session:
            programme = await session.get_one(Programme, programme_id)
            today = local_day(self.clock.now(), programme)
            if not today <= due_on <= programme.ends_on:
                raise DomainError(
                    "recommend-day", first=f"{today:%d.%m.%Y}", last=f"{programme.ends_on:%d.%m.%Y}"
                )
            await _require_source(session, programme_id, source)
            people = await _meant(session, programme, to, today)
            if not people:
                raise DomainError("recommend-nobody")
            one = Recommendation(
                programme_id=programme_id,
                event_id=source.event_id,
                survey_id=source.survey_id,
                text=text,
                addressee=to.kind,
                school_id=to.school_id,
                role=to.role,
                due_on=due_on,
                made_by_id=actor.person_id,
                made_at=self.clock.now(),
            )
            session.add(one)
            await session.flush()
            await _give(session, programme, one, people, today)
            return one.id

    async def recommendations(
        self, actor: Actor, source: Source | None = None, page: int = 0
    ) -> RecommendationsPage:
        """A page of the programme's (or of one event's or survey's), the soonest due first."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            query = select(Recommendation).where(Recommendation.programme_id == programme_id)
            if source is not None:
                await _require_source(session, programme_id, source)
                query = query.where(*_of(source))
            rows, place = await cut(
                session, [query.order_by(Recommendation.due_on, Recommendation.id)], page, PAGE
            )
            today = local_day(self.clock.now(), programme)
            return RecommendationsPage(
                place, await recommendation_lines(session, today, [row[0] for row in rows])
            )

    async def recommendation(self, actor: Actor, recommendation_id: int, page: int = 0) -> RecommendationCard:
        """One of them, with a page of those it is asked of (for a curator: of the own school)."""
        programme_id, school = scope_of(actor)
        async with self.database.read() as session:
            one, programme = await _found(session, programme_id, recommendation_id)
            today = local_day(self.clock.now(), programme)
            (line,) = await recommendation_lines(session, today, [one])
            asked = asked_of(Assignment.recommendation_id, one.id, school)
            found, place = await assignees_page(session, today, page, *asked)
            if school and not found:
                raise NotFound("recommendation")
            return RecommendationCard(line, found, place)

    async def drop_recommendation(self, actor: Actor, recommendation_id: int) -> None:
        """It is asked of nobody any more; what was done of it stays. Idempotent."""
        async with self.database.write() as session:
            one, _ = await _found(session, actor.methodist_of(), recommendation_id)
            if one.dropped_at is not None:
                return
            one.dropped_at = self.clock.now()
            left = await session.scalars(
                select(Assignment.id).where(
                    Assignment.recommendation_id == one.id,
                    Assignment.state.in_([AssignmentState.OPEN, AssignmentState.NOT_POSSIBLE]),
                )
            )
            await cancel_assignments(session, left.all())


async def late_recommendations(session: AsyncSession, scope: Scope) -> list[Case]:
    """Recommendations with which people of the scope are late, the longest late first."""
    given = select(Recommendation.id).where(Recommendation.programme_id == scope.programme.id)
    late = late_tasks(scope, Assignment.recommendation_id, given)
    query = (
        select(Recommendation.id, Recommendation.text, func.count())
        .join(late, late.c.subject == Recommendation.id)
        .group_by(Recommendation.id, Recommendation.text)
        .order_by(func.min(late.c.due_on), Recommendation.id)
    )
    rows = await session.execute(scope.cut(query, Recommendation.id))
    return [Case(CaseKind.RECOMMENDED, one, text, count) for one, text, count in rows]


async def recommendation_lines(
    session: AsyncSession, today: date, found: Sequence[Recommendation]
) -> tuple[RecommendationLine, ...]:
    """The recommendations with names and counts."""
    ids = [one.id for one in found]
    counts = {
        row[0]: row[1:]
        for row in await session.execute(
            select(
                Assignment.recommendation_id,
                func.count(),
                func.count().filter(Assignment.state == AssignmentState.DONE),
                func.count().filter(is_late(today)),
            )
            .where(Assignment.recommendation_id.in_(ids), Assignment.state != AssignmentState.CANCELLED)
            .group_by(Assignment.recommendation_id)
        )
    }
    schools = {
        school.id: school.name
        for school in await session.scalars(
            select(School).where(School.id.in_([one.school_id for one in found if one.school_id]))
        )
    }
    named = [one.id for one in found if one.addressee in (Addressee.HEAD, Addressee.PERSONS)]
    people: dict[int, list[str]] = {}
    for recommendation_id, person in await session.execute(
        select(Assignment.recommendation_id, Person)
        .join(Person, Person.id == Assignment.person_id)
        .where(Assignment.recommendation_id.in_(named), Person.state != PersonState.WITHDRAWN)
        .order_by(Person.sort_key)
    ):
        people.setdefault(recommendation_id or 0, []).append(short_name(person))
    return tuple(
        RecommendationLine(
            one.id,
            one.text,
            one.addressee,
            schools.get(one.school_id or 0, ""),
            one.role,
            tuple(people.get(one.id, ())),
            one.due_on,
            *counts.get(one.id, (0, 0, 0)),
            dropped=one.dropped_at is not None,
        )
        for one in found
    )


def of_summary(event_id: int | None, survey_id: int) -> Select[Recommendation]:
    """What was written on a survey's summary or on its event, and stands."""
    here = Recommendation.survey_id == survey_id
    if event_id is not None:
        here |= Recommendation.event_id == event_id
    return (
        select(Recommendation)
        .where(here, Recommendation.dropped_at.is_(None))
        .order_by(Recommendation.due_on, Recommendation.id)
    )


def _of(source: Source) -> list[ColumnElement[bool]]:
    if source.event_id is not None:
        return [Recommendation.event_id == source.event_id]
    return [Recommendation.survey_id == source.survey_id]


async def _found(
    session: AsyncSession, programme_id: int, recommendation_id: int
) -> tuple[Recommendation, Programme]:
    one = await session.get(Recommendation, recommendation_id)
    if one is None or one.programme_id != programme_id:
        raise NotFound("recommendation")
    return one, await session.get_one(Programme, programme_id)


async def _require_source(session: AsyncSession, programme_id: int, source: Source) -> None:
    found: Event | Survey | None
    if source.event_id is not None:
        found = await session.get(Event, source.event_id)
    else:
        found = await session.get(Survey, source.survey_id) if source.survey_id else None
    if found is None or found.programme_id != programme_id:
        raise NotFound("source")


async def _meant(session: AsyncSession, programme: Programme, to: To, today: date) -> list[int]:
    """The people it is for, of those who take part today. NotFound for a school or people of others."""
    query = (
        select(Person.id)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.programme_id == programme.id,
            or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
            Person.state != PersonState.WITHDRAWN,
        )
        .order_by(Person.id)
        .distinct()
    )
    if to.kind is Addressee.ROLE:
        return list(await session.scalars(query.where(Membership.role == to.role)))
    if to.kind is Addressee.ADMINISTRATION:
        query = query.where(Membership.role == Role.CURATOR)
        if to.school_id is not None:
            school = await session.get(School, to.school_id)
            if school is None or school.municipality_id != programme.municipality_id:
                raise NotFound("school")
            query = query.where(Person.school_id == to.school_id)
        return list(await session.scalars(query))
    if len(to.people) > PEOPLE_MOST:
        raise DomainError("recommend-too-many", limit=PEOPLE_MOST)
    found = list(await session.scalars(query.where(Person.id.in_(to.people))))
    if len(found) != len(set(to.people)):
        raise NotFound("person")
    return found


async def _give(
    session: AsyncSession, programme: Programme, one: Recommendation, people: Collection[int], today: date
) -> None:
    reminders = []
    for person_id in people:
        assignment = Assignment(
            programme_id=programme.id,
            recommendation_id=one.id,
            title=one.text,
            person_id=person_id,
            due_on=one.due_on,
        )
        session.add(assignment)
        await session.flush()
        reminders += reminder_rows(programme, assignment.id, Occurrence(None, one.due_on), today)
    await insert_ignore(session, Reminder, reminders)
