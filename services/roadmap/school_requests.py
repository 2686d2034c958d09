"""At the start each weak school's team names its risks and requests (PRODUCT.md §3.9)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.control import SchoolForm, SchoolRequest
from models.database import Database
from models.enums import PersonState, ProgrammeState, Role, SchoolCategory
from models.people import Deficit, Membership, Person, School, Team, TeamMember
from models.programmes import Programme
from models.system import Rider
from services.actor import Actor
from services.base import insert_ignore
from services.clock import Clock
from services.errors import DomainError, Forbidden, NotFound
from services.people.deficits import DeficitLine
from services.people.tallies import has_people
from services.roadmap.bundles import Bundles
from services.roadmap.escalating import holders
from services.roadmap.facts import fitting, local_day
from services.roadmap.request_facts import FormFacts, RequestLine

KIND = "school_requests"
WEAK = (SchoolCategory.LOW_RESULTS, SchoolCategory.AT_RISK)
RISKS_LENGTH, TEXT_LENGTH = 1000, 300
OWN_WORDS_MOST = 10
START = timedelta(days=30)
"""After that nobody is asked unasked any more: the start is over."""


class SchoolRequests(Bundles):
    """Written by the school's curator, somebody of its team, or the methodist; until the programme ends."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        self._asked_on: dict[int, date] = {}

    async def request_form(self, actor: Actor, school_id: int) -> FormFacts:
        """What the school has said so far."""
        async with self.database.read() as session:
            programme, school = await self._of(session, actor, school_id)
            forms = await session.scalars(_forms(programme.id, school_id))
            requests = await session.execute(
                select(SchoolRequest, Deficit)
                .outerjoin(Deficit, Deficit.id == SchoolRequest.deficit_id)
                .where(SchoolRequest.programme_id == programme.id, SchoolRequest.school_id == school_id)
                .order_by(SchoolRequest.id)
            )
            return FormFacts(
                school_id,
                school.name,
                "\n".join(form.risks for form in forms if form.risks),
                tuple(line_of(request, deficit) for request, deficit in requests),
                self._open(programme),
            )

    async def turn_request(self, actor: Actor, school_id: int, deficit_id: int) -> None:
        """The school asks help with the deficit, or not any more. NotFound for another programme's."""
        async with self.once(actor, "roadmap.turn_request") as session:
            programme, school = await self._changing(session, actor, school_id)
            deficit = await session.get(Deficit, deficit_id)
            if deficit is None or deficit.programme_id != programme.id:
                raise NotFound("deficit")
            there = (
                SchoolRequest.programme_id == programme.id,
                SchoolRequest.school_id == school.id,
                SchoolRequest.deficit_id == deficit_id,
            )
            if await session.scalar(select(SchoolRequest.id).where(*there).limit(1)) is not None:
                await session.execute(delete(SchoolRequest).where(*there))
                return
            session.add(self._request(programme, school_id, deficit_id=deficit_id))

    async def write_request(self, actor: Actor, school_id: int, text: str) -> None:
        """Ask for something in own words. DomainError when it is empty, too long, or one too many."""
        text = " ".join(fitting(text, TEXT_LENGTH).split())
        if not text:
            raise DomainError("requests-empty")
        async with self.once(actor, "roadmap.write_request") as session:
            programme, _ = await self._changing(session, actor, school_id)
            own = await session.scalar(
                select(func.count(SchoolRequest.id)).where(
                    SchoolRequest.programme_id == programme.id,
                    SchoolRequest.school_id == school_id,
                    SchoolRequest.text != "",
                )
            )
            if (own or 0) >= OWN_WORDS_MOST:
                raise DomainError("requests-too-many", limit=OWN_WORDS_MOST)
            session.add(self._request(programme, school_id, text=text))

    async def drop_request(self, actor: Actor, request_id: int) -> None:
        """Take a request back, with what answered it. Idempotent for one that is gone."""
        async with self.database.write() as session:
            request = await session.get(SchoolRequest, request_id)
            if request is None or request.programme_id != actor.programme_id:
                raise NotFound("request")
            await self._changing(session, actor, request.school_id)
            await session.delete(request)

    async def write_risks(self, actor: Actor, school_id: int, text: str) -> None:
        """The school's risks in own words, in place of what was there."""
        text = fitting(text, RISKS_LENGTH)
        async with self.database.write() as session:
            programme, _ = await self._changing(session, actor, school_id)
            forms = (await session.scalars(_forms(programme.id, school_id))).all()
            if not forms:
                session.add(SchoolForm(programme_id=programme.id, school_id=school_id, risks=text))
            for form in forms:
                form.risks = text if form is forms[-1] else ""

    async def ask_schools(self, now: datetime) -> int:
        """Tick: after the launch, once, each weak school is asked in the message of the day; how many.

        Its curator is asked; without one somebody of its team; without one the methodists.
        """
        asked = 0
        for programme, day in await self.mornings(now):
            if self._asked_on.get(programme.id) == day:
                continue
            self._asked_on[programme.id] = day
            if programme.launched_at is None or day - local_day(programme.launched_at, programme) > START:
                continue
            async with self.database.write() as session:
                asked += await self._ask(session, programme, day)
        return asked

    async def _ask(self, session: AsyncSession, programme: Programme, day: date) -> int:
        """One line for each who is asked: a methodist may be asked for several schools."""
        methodists = {person for _, person, _ in await holders(session, programme.id, Role.METHODIST, day)}
        schools_of: dict[tuple[int, int], list[int]] = {}
        asked = 0
        for school in await _not_asked(session, programme, day):
            people = await _whom(session, programme.id, school.id, day)
            for one in people:
                schools_of.setdefault(one, []).append(school.id)
            if people:
                await _mark_asked(session, programme.id, school.id, day)
                asked += 1
        riders = [
            _rider(programme.id, schools, *one)
            for one, every in schools_of.items()
            # The map of requests, which has them all, is the methodist's.
            for schools in ([every] if one[1] in methodists else [[school] for school in every])
        ]
        await insert_ignore(session, Rider, riders)
        return asked

    async def asked_schools(self, programme_id: int, schools: Sequence[int]) -> tuple[tuple[int, str], ...]:
        """For delivery: of these schools (id, name) those that have said nothing yet, by name; none when all
        is over."""
        async with self.database.read() as session:
            programme = await session.get(Programme, programme_id)
            if programme is None or not self._open(programme):
                return ()
            said = select(SchoolRequest.school_id).where(SchoolRequest.programme_id == programme_id)
            rows = await session.execute(
                select(School.id, School.name)
                .where(School.id.in_(schools), School.id.not_in(said))
                .order_by(School.name, School.id)
            )
            return tuple((row.id, row.name) for row in rows)

    async def _changing(
        self, session: AsyncSession, actor: Actor, school_id: int
    ) -> tuple[Programme, School]:
        programme, school = await self._of(session, actor, school_id)
        if not self._open(programme):
            raise DomainError("requests-over")
        return programme, school

    async def _of(self, session: AsyncSession, actor: Actor, school_id: int) -> tuple[Programme, School]:
        """The programme and the school, if the actor may speak for it; NotFound, Forbidden."""
        person_id = actor.require_person()
        programme = await session.get_one(Programme, actor.programme_id)
        school = await session.get(School, school_id)
        if school is None or school.municipality_id != programme.municipality_id:
            raise NotFound("school")
        if Role.METHODIST in actor.roles:
            return programme, school
        if Role.CURATOR in actor.roles and actor.school_id == school_id:
            return programme, school
        of_team = await session.scalar(
            select(Team.id)
            .join(TeamMember, TeamMember.team_id == Team.id)
            .where(
                Team.programme_id == programme.id,
                Team.school_id == school_id,
                TeamMember.person_id == person_id,
            )
            .limit(1)
        )
        if of_team is None or not actor.roles:
            raise Forbidden(f"school:{school_id}")
        return programme, school

    def _request(self, programme: Programme, school_id: int, **what: Any) -> SchoolRequest:
        return SchoolRequest(
            programme_id=programme.id, school_id=school_id, asked_at=self.clock.now(), **what
        )

    def _open(self, programme: Programme) -> bool:
        over = local_day(self.clock.now(), programme) > programme.ends_on
        return programme.state is not ProgrammeState.COMPLETED and not over


def line_of(request: SchoolRequest, deficit: Deficit | None, answers: int = 0) -> RequestLine:
    named = DeficitLine(deficit.id, deficit.kind, deficit.title) if deficit else None
    return RequestLine(request.id, named, request.text, answers)


def is_weak(programme: Programme, today: date) -> ColumnElement[bool]:
    """The condition on School that it is one of the programme's weak ones: people of it come from there."""
    return and_(
        School.municipality_id == programme.municipality_id,
        School.category.in_(WEAK),
        has_people(programme.id, today),
    )


def _forms(programme_id: int, school_id: int) -> Any:
    return (
        select(SchoolForm)
        .where(SchoolForm.programme_id == programme_id, SchoolForm.school_id == school_id)
        .order_by(SchoolForm.id)
    )


async def _not_asked(session: AsyncSession, programme: Programme, day: date) -> list[School]:
    asked = select(SchoolForm.school_id).where(
        SchoolForm.programme_id == programme.id, SchoolForm.asked_on.is_not(None)
    )
    return list(await session.scalars(select(School).where(is_weak(programme, day), School.id.not_in(asked))))


async def _whom(session: AsyncSession, programme_id: int, school_id: int, day: date) -> list[tuple[int, int]]:
    """(account, person) of those who are asked for the school."""
    curators = await holders(session, programme_id, Role.CURATOR, day)
    if found := [(account, person) for account, person, school in curators if school == school_id]:
        return found
    of_team = (
        await session.execute(
            select(Person.account_id, Person.id)
            .join(TeamMember, TeamMember.person_id == Person.id)
            .join(Team, Team.id == TeamMember.team_id)
            .join(Membership, Membership.person_id == Person.id)
            .where(
                Team.programme_id == programme_id,
                Team.school_id == school_id,
                Membership.programme_id == programme_id,
                or_(Membership.ends_on.is_(None), Membership.ends_on >= day),
                Person.account_id.is_not(None),
                Person.state == PersonState.REGISTERED,
            )
            .order_by(Person.sort_key, Person.id)
            .limit(1)
        )
    ).first()
    if of_team is not None and of_team[0] is not None:
        return [(of_team[0], of_team[1])]
    return [one[:2] for one in await holders(session, programme_id, Role.METHODIST, day)]


async def _mark_asked(session: AsyncSession, programme_id: int, school_id: int, day: date) -> None:
    form = await session.scalar(_forms(programme_id, school_id).limit(1))
    if form is None:
        form = SchoolForm(programme_id=programme_id, school_id=school_id)
        session.add(form)
    form.asked_on = day


def _rider(programme_id: int, schools: Sequence[int], account_id: int, person_id: int) -> dict[str, Any]:
    return {
        "account_id": account_id,
        "person_id": person_id,
        "programme_id": programme_id,
        "kind": KIND,
        "dedupe_key": f"{KIND}:{programme_id}:{schools[0]}:{person_id}",
        "payload": {"programme": programme_id, "schools": list(schools)},
        "expires_at": None,
        "taken": False,
    }
