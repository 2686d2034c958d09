"""School × request for the methodist: what each weak school asks for, and what answers it."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.control import RequestAnswer, SchoolForm, SchoolRequest
from models.partnerships import Partnership
from models.people import Deficit, School
from models.practices import Practice
from models.programmes import Programme
from models.roadmap import Activity
from services.actor import Actor
from services.base import Service, insert_ignore
from services.errors import NotFound
from services.paging import cut
from services.roadmap.board_facts import Case, CaseKind
from services.roadmap.case_scope import Scope
from services.roadmap.facts import local_day
from services.roadmap.request_answers import (
    activities_of,
    answered,
    answers_of,
    named_answers,
    pair_lines,
    pairs_of,
    practices_of,
    proposed_answers,
)
from services.roadmap.request_facts import (
    AnswerKind,
    AnswerLine,
    MapRow,
    OptionsPage,
    RequestCard,
    RequestLine,
    RequestOnMap,
    RequestsOnMap,
    SchoolOnMap,
    SchoolsOnMap,
)
from services.roadmap.school_requests import is_weak, line_of

PAGE = 7


class RequestsMap(Service):
    async def schools_on_map(self, actor: Actor, page: int = 0) -> SchoolsOnMap:
        """A page of the weak schools (and of others that asked for something), by name."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            weak = is_weak(programme, local_day(self.clock.now(), programme))
            asking = exists().where(
                SchoolRequest.programme_id == programme_id, SchoolRequest.school_id == School.id
            )
            query = select(School).where(
                School.municipality_id == programme.municipality_id, or_(weak, asking)
            )
            rows, place = await cut(session, [query.order_by(School.name, School.id)], page, PAGE)
            schools = [row[0] for row in rows]
            counts = await _counts(session, programme_id, [school.id for school in schools])
            requests, unanswered = (await _counts(session, programme_id)).get(None, (0, 0))
            silent = await session.scalar(select(func.count(School.id)).where(weak, ~asking))
        return SchoolsOnMap(
            place,
            tuple(
                SchoolOnMap(school.id, school.name, school.category, *counts.get(school.id, (0, 0)))
                for school in schools
            ),
            requests,
            unanswered,
            silent or 0,
        )

    async def requests_on_map(
        self, actor: Actor, page: int = 0, school_id: int | None = None, *, unanswered: bool = False
    ) -> RequestsOnMap:
        """A page of requests (of one school, or only those that nothing answers), alike ones together."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            query = (
                select(SchoolRequest, Deficit, School.name, answers_of())
                .outerjoin(Deficit, Deficit.id == SchoolRequest.deficit_id)
                .join(School, School.id == SchoolRequest.school_id)
                .where(SchoolRequest.programme_id == programme_id)
                .order_by(Deficit.position.is_(None), Deficit.position, School.name, SchoolRequest.id)
            )
            if school_id is not None:
                query = query.where(SchoolRequest.school_id == school_id)
            if unanswered:
                query = query.where(~answered())
            rows, place = await cut(session, [query], page, PAGE)
            return RequestsOnMap(
                place,
                tuple(
                    RequestOnMap(line_of(request, deficit, answers), school)
                    for request, deficit, school, answers in rows
                ),
            )

    async def request_card(self, actor: Actor, request_id: int) -> RequestCard:
        """One request: what answers it, and what might."""
        async with self.database.read() as session:
            request = await _own(session, actor, request_id)
            deficit = await session.get(Deficit, request.deficit_id) if request.deficit_id else None
            school = await session.get_one(School, request.school_id)
            answers = (await named_answers(session, [request.id])).get(request.id, ())
            proposed = await proposed_answers(session, request, deficit) if deficit else []
            return RequestCard(
                line_of(request, deficit, len(answers)),
                school.id,
                school.name,
                tuple(answers),
                tuple(proposed),
            )

    async def answer_options(
        self, actor: Actor, request_id: int, kind: AnswerKind, page: int = 0
    ) -> OptionsPage:
        """A page of what may be said to answer a request.

        Activities in the plan's order, pairs by the mentor, cards of the bank by how often they were taken.
        """
        async with self.database.read() as session:
            request = await _own(session, actor, request_id)
            if kind is AnswerKind.ACTIVITY:
                activities = activities_of(request.programme_id).order_by(Activity.position)
                rows, place = await cut(session, [activities], page, PAGE)
                found = [AnswerLine(kind, row[0].id, row[0].title) for row in rows]
            elif kind is AnswerKind.PRACTICE:
                cards = practices_of(request.programme_id).order_by(Practice.uses.desc(), Practice.id.desc())
                taken, place = await cut(session, [cards], page, PAGE)
                found = [AnswerLine(kind, row[0].id, row[0].title) for row in taken]
            else:
                pairs = pairs_of(request.programme_id).order_by(Partnership.sort_key, Partnership.id)
                lines, place = await cut(session, [pairs], page, PAGE)
                found = await pair_lines(session, [row[0] for row in lines])
            return OptionsPage(place, tuple(found))

    async def link_answer(self, actor: Actor, request_id: int, kind: AnswerKind, answer_id: int) -> None:
        """Say that something of the programme answers the request; twice counts once.

        NotFound for what is not of the programme.
        """
        async with self.database.write() as session:
            request = await _own(session, actor, request_id)
            if kind is AnswerKind.ACTIVITY:
                possible: Select[Any] = activities_of(request.programme_id).where(Activity.id == answer_id)
            elif kind is AnswerKind.PRACTICE:
                possible = practices_of(request.programme_id).where(Practice.id == answer_id)
            else:
                possible = pairs_of(request.programme_id).where(Partnership.id == answer_id)
            if await session.scalar(possible) is None:
                raise NotFound(str(kind))
            await insert_ignore(
                session, RequestAnswer, [{"request_id": request_id, **_columns(kind, answer_id)}]
            )

    async def unlink_answer(self, actor: Actor, request_id: int, kind: AnswerKind, answer_id: int) -> None:
        """It does not answer the request after all. Idempotent."""
        async with self.database.write() as session:
            request = await _own(session, actor, request_id)
            found = await session.scalars(
                select(RequestAnswer).filter_by(request_id=request.id, **_columns(kind, answer_id))
            )
            for one in found.all():
                await session.delete(one)

    async def requests_table(self, actor: Actor) -> tuple[MapRow, ...]:
        """The whole map, school by school, for a table."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            requests = (
                await session.execute(
                    select(SchoolRequest, Deficit)
                    .outerjoin(Deficit, Deficit.id == SchoolRequest.deficit_id)
                    .where(SchoolRequest.programme_id == programme_id)
                    .order_by(SchoolRequest.id)
                )
            ).all()
            answers = await named_answers(session, [request.id for request, _ in requests])
            lines: defaultdict[int, list[RequestLine]] = defaultdict(list)
            for request, deficit in requests:
                found = answers.get(request.id, [])
                lines[request.school_id].append(line_of(request, deficit, len(found)))
            risks = await _risks(session, programme_id)
            weak = is_weak(programme, local_day(self.clock.now(), programme))
            schools = await session.scalars(
                select(School).where(or_(weak, School.id.in_(lines))).order_by(School.name, School.id)
            )
            rows = []
            for school in schools:
                head = (school.name, school.category, risks.get(school.id, ""))
                if not lines[school.id]:
                    rows.append(MapRow(*head, None, ()))
                rows += [MapRow(*head, line, tuple(answers.get(line.id, ()))) for line in lines[school.id]]
            return tuple(rows)


async def unmet_cases(session: AsyncSession, scope: Scope) -> list[Case]:
    """Schools with requests that nothing answers."""
    query = (
        select(School.id, School.name, func.count())
        .join(SchoolRequest, SchoolRequest.school_id == School.id)
        .where(SchoolRequest.programme_id == scope.programme.id, ~answered())
        .group_by(School.id, School.name)
        .order_by(func.count().desc(), School.id)
    )
    rows = await session.execute(scope.cut(query, School.id))
    return [Case(CaseKind.UNMET, school_id, "", count, school=name) for school_id, name, count in rows]


async def _own(session: AsyncSession, actor: Actor, request_id: int) -> SchoolRequest:
    programme_id = actor.methodist_of()
    request = await session.get(SchoolRequest, request_id)
    if request is None or request.programme_id != programme_id:
        raise NotFound("request")
    return request


def _columns(kind: AnswerKind, answer_id: int) -> dict[str, int | None]:
    columns = {
        AnswerKind.ACTIVITY: "activity_id",
        AnswerKind.PARTNERSHIP: "partnership_id",
        AnswerKind.PRACTICE: "practice_id",
    }
    return {column: answer_id if one is kind else None for one, column in columns.items()}


async def _counts(
    session: AsyncSession, programme_id: int, schools: Collection[int] | None = None
) -> dict[int | None, tuple[int, int]]:
    """School → (requests, those of them that nothing answers); without `schools` under None for all."""
    numbers = (func.count(), func.count().filter(~answered()))
    if schools is None:
        row = (
            await session.execute(select(*numbers).where(SchoolRequest.programme_id == programme_id))
        ).one()
        return {None: (row[0], row[1])}
    rows = await session.execute(
        select(SchoolRequest.school_id, *numbers)
        .where(SchoolRequest.programme_id == programme_id, SchoolRequest.school_id.in_(schools))
        .group_by(SchoolRequest.school_id)
    )
    return {row[0]: (row[1], row[2]) for row in rows}


async def _risks(session: AsyncSession, programme_id: int) -> dict[int, str]:
    forms = await session.scalars(
        select(SchoolForm).where(SchoolForm.programme_id == programme_id).order_by(SchoolForm.id)
    )
    return {form.school_id: form.risks for form in forms if form.risks}
