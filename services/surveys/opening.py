"""Surveys that no event brings: whom they ask, from when to when, and when anonymity forbids one."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import ProgrammeState, Role, SchoolCategory, SurveyState
from models.people import Person, School
from models.programmes import Programme
from models.surveys import Form, FormVersion, Question, Survey
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.events.names import Say
from services.paging import Place, cut
from services.people.names import full_name
from services.surveys.apart import people_of, spared, told_apart
from services.surveys.circles import MOST_PEOPLE, Circle, CircleKind, can_be_asked, circle_names, in_circle
from services.surveys.drafts import check_title
from services.surveys.forms import ready_version
from services.surveys.ready import BY_CODE, OFFERED, title_key
from services.surveys.ticking import SurveyTicks

LONGEST_DAYS = 200
MORNING = time(9, 0)
LISTED = 6


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form to open a survey on. `ref` names it: a ready form's code, or an own form's id."""

    ref: str
    title: str
    ready: bool
    questions: int
    anonymous: bool


@dataclass(frozen=True, slots=True)
class NewSurvey:
    """What a methodist opens. Days are local; without `opens_on` it begins now, and it closes as
    `closes_on` ends."""

    ref: str
    title: str
    circle: Circle
    anonymous: bool
    closes_on: date
    opens_on: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom a survey would ask today: how many, how many cannot be written to yet, and names if listed.

    `spared`: so many more are meant, but left out for anonymity's sake.
    """

    people: int
    unreachable: int
    names: tuple[str, ...] = ()
    spared: int = 0


@dataclass(frozen=True, slots=True)
class Choosable:
    """A school or a person to choose."""

    id: int
    label: str


class Opening(SurveyTicks):
    """The methodist's side of opening (chasing and closing: SurveysService)."""

    async def forms(self, actor: Actor, say: Say) -> tuple[FormLine, ...]:
        """The programme's own forms, latest first, and then the ready ones; for its methodist."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            newest = select(func.max(FormVersion.id)).where(FormVersion.form_id == Form.id).scalar_subquery()
            asked = select(func.count()).where(Question.version_id == newest).scalar_subquery()
            rows = await session.execute(
                select(Form.id, Form.title, asked)
                .where(Form.programme_id == programme_id, ~Form.retired)
                .order_by(Form.id.desc())
            )
            own = [
                FormLine(str(form_id), title, False, count, anonymous=True) for form_id, title, count in rows
            ]
        ready = [
            FormLine(form.code, say(title_key(form.code)), True, len(form.questions), form.anonymous)
            for form in OFFERED
        ]
        return (*own, *ready)

    async def asked_by(self, actor: Actor, circle: Circle, *, anonymous: bool = False) -> Asked:
        """How many people of the methodist's programme a survey of this circle would ask today."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            meant = in_circle(circle, programme_id, self._today(programme))
            people, all_meant = (
                await session.execute(select(func.count().filter(can_be_asked()), func.count()).where(meant))
            ).one()
            out: set[int] = set()
            if anonymous:
                asked = people_of(circle, programme_id, self._today(programme))
                out = await told_apart(session, self.clock.now(), programme, asked)
            names = await circle_names(session, circle)
            return Asked(people - len(out), all_meant - people, names, len(out))

    async def choosable_schools(self, actor: Actor, page: int) -> tuple[list[Choosable], Place]:
        """A page of the schools of the methodist's municipality, by name."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            query = (
                select(School.id, School.name)
                .where(School.municipality_id == programme.municipality_id)
                .order_by(School.name, School.id)
            )
            rows, place = await cut(session, [query], page, LISTED)
            return [Choosable(id_, name) for id_, name in rows], place

    async def categories(self, actor: Actor) -> tuple[SchoolCategory, ...]:
        """Categories that schools of the methodist's municipality have."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            found = set(
                await session.scalars(
                    select(School.category)
                    .where(School.municipality_id == programme.municipality_id)
                    .distinct()
                )
            )
            return tuple(category for category in SchoolCategory if category in found)

    async def choosable_people(self, actor: Actor, page: int) -> tuple[list[Choosable], Place]:
        """A page of the people whom a survey can ask, by name: performers to choose."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            meant = in_circle(Circle(CircleKind.ALL), programme_id, self._today(programme)) | in_circle(
                Circle(CircleKind.ROLE, role=Role.METHODIST), programme_id, self._today(programme)
            )
            # The municipality's people stand in the list's order.
            here = Person.municipality_id == programme.municipality_id
            query = select(Person).where(here, meant, can_be_asked()).order_by(Person.sort_key, Person.id)
            rows, place = await cut(session, [query], page, LISTED)
            return [Choosable(row[0].id, full_name(row[0])) for row in rows], place

    async def open_survey(self, actor: Actor, new: NewSurvey, say: Say | None = None) -> int:
        """Open it (or plan it for a day to come); returns its id. `say`: see services.surveys.apart.

        Raises DomainError when the days, the title or the circle will not do, or when anonymity would be
        in name only: fewer than five people, or some of those whom another anonymous survey asks alike.
        """
        programme_id = actor.methodist_of()
        now = self.clock.now()
        title = check_title(new.title)
        async with self.once(actor, "surveys.open_survey") as session:
            programme = await session.get_one(Programme, programme_id, with_for_update=True)
            if programme.state is not ProgrammeState.LAUNCHED:
                raise DomainError("surveys-error-not-launched")
            opens_at, closes_at = self._days(programme, new)
            version_id = await self.version_of(session, programme_id, new.ref)
            if not await session.scalar(select(exists().where(Question.version_id == version_id))):
                raise DomainError("own-error-empty")
            if len(new.circle.ids) > MOST_PEOPLE:
                raise DomainError("surveys-error-many", limit=MOST_PEOPLE)
            people = people_of(new.circle, programme_id, self._today(programme))
            count = await session.scalar(select(func.count()).select_from(people.subquery())) or 0
            if not count:
                raise DomainError("surveys-error-nobody")
            if new.anonymous:
                # Whom the lot leaves out is drawn on the day it begins.
                count -= len(await spared(session, now, programme, version_id, new.circle, say=say))
            survey = Survey(
                programme_id=programme_id,
                version_id=version_id,
                title=title,
                segment=new.circle.dump(),
                anonymous=new.anonymous,
                state=SurveyState.PLANNED,
                opens_at=max(opens_at, now),
                closes_at=closes_at,
            )
            session.add(survey)
            await session.flush()
            self.audit(session, actor, "surveys.opened", f"survey:{survey.id}", people=count)
            return survey.id

    async def version_of(self, session: AsyncSession, programme_id: int, ref: str) -> int:
        """The present version of a form. NotFound when it is not the programme's or a ready one."""
        if ref in BY_CODE:
            return await ready_version(session, self.clock.now(), BY_CODE[ref])
        form = await session.get(Form, int(ref)) if ref.isdecimal() and len(ref) < 10 else None
        if form is None or form.programme_id != programme_id or form.retired:
            raise NotFound("form")
        newest = select(FormVersion.id).where(FormVersion.form_id == form.id)
        return (await session.scalars(newest.order_by(FormVersion.number.desc()).limit(1))).one()

    def _today(self, programme: Programme) -> date:
        return self.clock.now().astimezone(ZoneInfo(programme.time_zone)).date()

    def _days(self, programme: Programme, new: NewSurvey) -> tuple[datetime, datetime]:
        """When it begins and when it ends (UTC)."""
        zone, today = ZoneInfo(programme.time_zone), self._today(programme)
        opens_on = new.opens_on or today
        if opens_on < today:
            raise DomainError("surveys-error-opens-past")
        if not opens_on <= new.closes_on <= opens_on + timedelta(days=LONGEST_DAYS):
            raise DomainError("surveys-error-closes", limit=LONGEST_DAYS)
        opens_at = self.clock.now()
        if opens_on > today:
            opens_at = datetime.combine(opens_on, MORNING, zone)
        closes_at = datetime.combine(new.closes_on + timedelta(days=1), time(0), zone)
        return opens_at.astimezone(UTC), closes_at.astimezone(UTC)
