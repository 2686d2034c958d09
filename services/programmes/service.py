"""Programmes: set up, changed in their settings, launched."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import Indicator, NetworkModel, ProgrammeState, Role
from models.people import Account, Membership, Person
from models.programmes import Goal, Municipality, Phase, Programme, Region
from services.actor import Actor
from services.errors import DomainError, Forbidden
from services.partnerships.introductions import introduce_all
from services.people.deficits import seed_deficits
from services.programmes import counts, rules
from services.programmes.facts import LaunchResult, NewProgramme, ProgrammeSettings
from services.programmes.installation import Installation, owner_as_person
from services.programmes.overview import Overview, programmes_of
from services.programmes.own_days import OwnCalendar
from services.programmes.patience import Patiences
from services.programmes.region import RegionView
from services.programmes.rollover import RollOver
from services.programmes.years import Years
from services.roadmap.launching import fan_out

EARLIEST_MORNING, LATEST_MORNING = 8 * 60, 20 * 60 - 1


class ProgrammesService(Overview, Years, OwnCalendar, RollOver, RegionView, Installation, Patiences):
    """Everything a person may want of programmes as a whole."""

    async def create(self, actor: Actor, new: NewProgramme) -> int:
        """Set up a programme; the owner becomes its methodist and looks at it from now on.

        Returns its id. Forbidden but for owners; DomainError for names, zone or goals that won't do.
        """
        if not actor.is_owner:
            raise Forbidden("programmes.create")
        new = _checked(new)
        now = self.clock.now()
        async with self.once(actor, "programmes.create") as session:
            municipality = await _municipality(session, new.region, new.municipality)
            span = rules.year_span(new.year)
            programme = Programme(
                municipality_id=municipality.id,
                title=new.title,
                starts_on=span.starts_on,
                ends_on=span.ends_on,
                time_zone=new.time_zone,
                network_model=new.network_model,
                locale=actor.locale,
                created_at=now,
            )
            session.add(programme)
            await session.flush()
            session.add_all(
                Phase(programme_id=programme.id, kind=kind, starts_on=phase.starts_on, ends_on=phase.ends_on)
                for kind, phase in rules.phases(new.year).items()
            )
            session.add_all(
                Goal(programme_id=programme.id, indicator=indicator, value=value)
                for indicator, value in new.goals.items()
            )
            await seed_deficits(session, programme.id)
            person = await owner_as_person(
                session, now, actor, municipality.id, surname=new.surname, name=new.name
            )
            today = now.astimezone(ZoneInfo(new.time_zone)).date()
            session.add(
                Membership(
                    programme_id=programme.id, person_id=person.id, role=Role.METHODIST, starts_on=today
                )
            )
            account = await session.get_one(Account, actor.account_id)
            account.current_programme_id = programme.id
            here = replace(actor, programme_id=programme.id)
            self.audit(session, here, "programmes.created", f"programme:{programme.id}")
            return programme.id

    async def settings(self, actor: Actor) -> ProgrammeSettings:
        """The current programme's settings, for its methodist."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            municipality = await session.get_one(Municipality, programme.municipality_id)
            region = await session.get_one(Region, municipality.region_id)
            goals = await session.scalars(select(Goal).where(Goal.programme_id == programme_id))
            return ProgrammeSettings(
                id=programme.id,
                title=programme.title,
                municipality=municipality.name,
                region=region.name,
                starts_on=programme.starts_on,
                ends_on=programme.ends_on,
                time_zone=programme.time_zone,
                network_model=programme.network_model,
                state=programme.state,
                morning_minute=programme.morning_minute,
                goals={goal.indicator: goal.value for goal in goals},
                programmes=await programmes_of(session, actor, self.clock.now()),
            )

    async def rename(self, actor: Actor, title: str) -> None:
        title = rules.clean_name(title)
        async with self._changing(actor, "title") as programme:
            programme.title = title

    async def set_zone(self, actor: Actor, zone: str) -> None:
        """Days, mornings and quiet hours are those of this IANA zone from now on."""
        zone = rules.clean_zone(zone)
        async with self._changing(actor, "time_zone") as programme:
            programme.time_zone = zone

    async def set_model(self, actor: Actor, model: NetworkModel) -> None:
        async with self._changing(actor, "network_model") as programme:
            programme.network_model = model

    async def set_morning(self, actor: Actor, minute: int) -> None:
        """When the day's message leaves: a minute of the local day, outside the quiet hours."""
        if not EARLIEST_MORNING <= minute <= LATEST_MORNING:
            raise DomainError("programme-morning-wrong")
        async with self._changing(actor, "morning_minute") as programme:
            programme.morning_minute = minute

    async def set_goal(self, actor: Actor, indicator: Indicator, text: str) -> None:
        """Promise `text` (a number as typed) for the indicator."""
        value = rules.clean_goal(indicator, text)
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            goal = await session.scalar(
                select(Goal).where(Goal.programme_id == programme_id, Goal.indicator == indicator)
            )
            if goal is None:
                session.add(Goal(programme_id=programme_id, indicator=indicator, value=value))
            else:
                goal.value = value
            self.audit(session, actor, "programmes.changed", f"programme:{programme_id}", what="goal")

    async def launch(self, actor: Actor) -> LaunchResult:
        """Set the programme going: assignments fan out, partners are introduced.

        DomainError when there are no people or no roadmap yet; a second launch changes nothing.
        """
        programme_id = actor.methodist_of()
        now = self.clock.now()
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id, with_for_update=True)
            if programme.state is not ProgrammeState.PREPARING:
                return LaunchResult(programme.title, 0, 0, already=True)
            today = self._today(programme)
            if not await counts.people(session, programme_id, today):
                raise DomainError("launch-no-people")
            if not await counts.activities(session, programme_id):
                raise DomainError("launch-no-roadmap")
            programme.state, programme.launched_at = ProgrammeState.LAUNCHED, now
            await session.flush()
            if programme.previous_id is not None:
                # Who looked at last year's programme looks at this one from now on.
                await _turn_to(session, programme)
            # Partnerships first: the plan may ask something of them.
            introductions = await introduce_all(session, now, programme)
            await fan_out(session, now, programme)
            self.audit(session, actor, "programmes.launched", f"programme:{programme_id}")
            tasks = await counts.tasks(session, programme_id)
            return LaunchResult(programme.title, tasks, introductions)

    @asynccontextmanager
    async def _changing(self, actor: Actor, what: str) -> AsyncIterator[Programme]:
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            yield await session.get_one(Programme, programme_id)
            self.audit(session, actor, "programmes.changed", f"programme:{programme_id}", what=what)


def _checked(new: NewProgramme) -> NewProgramme:
    return replace(
        new,
        municipality=rules.clean_name(new.municipality),
        region=rules.clean_name(new.region) if new.region else "",
        title=rules.clean_name(new.title),
        time_zone=rules.clean_zone(new.time_zone),
        surname=" ".join(new.surname.split())[: rules.LONGEST_NAME] or rules.NAMELESS,
        name=" ".join(new.name.split())[: rules.LONGEST_NAME],
    )


async def _municipality(session: AsyncSession, region_name: str, name: str) -> Municipality:
    """The municipality of that name in that region, made when there is none."""
    region = await session.scalar(select(Region).where(Region.name == region_name))
    if region is None:
        region = Region(name=region_name)
        session.add(region)
        await session.flush()
    found = await session.scalar(
        select(Municipality).where(Municipality.region_id == region.id, Municipality.name == name)
    )
    if found is None:
        found = Municipality(region_id=region.id, name=name)
        session.add(found)
        await session.flush()
    return found


async def _turn_to(session: AsyncSession, programme: Programme) -> None:
    accounts = (
        select(Person.account_id)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.programme_id == programme.id, Person.account_id.is_not(None))
    )
    await session.execute(
        update(Account)
        .where(Account.current_programme_id == programme.previous_id, Account.id.in_(accounts))
        .values(current_programme_id=programme.id)
    )
