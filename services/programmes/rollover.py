"""Next year's programme, made from this one: once, with everything that is worth keeping."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.control import Measure
from models.enums import OwnDayKind, PartnershipState, PersonState, ProgrammeState
from models.partnerships import Partnership, PartnershipMentee, SchoolGroup, SchoolPartnership
from models.people import Account, Deficit, Membership, Person, PersonDeficit, Team, TeamMember
from models.programmes import Goal, Phase, Programme
from services.actor import Actor
from services.base import Service, insert_ignore
from services.errors import NotFound
from services.paging import Place, cut
from services.partnerships.people import lines_of, local_day
from services.people.rosters import invite_members
from services.programmes.counts import members
from services.programmes.rules import LONGEST_NAME
from services.roadmap.meaning import keep_meaning, meanings

Row = TypeVar("Row", bound=Base)

OWN = frozenset(
    {"id", "title", "starts_on", "ends_on", "state", "launched_at", "created_at", "previous_id"}
    | {"order_number", "order_date", "interim_review_on", "final_review_on", "own_days"}
)
"""Columns of a programme that its successor does not take over as they are."""

YEAR = re.compile(r"(\d{4})([-/–])(\d{4}|\d{2})")
PAIRS_A_PAGE = 6


@dataclass(frozen=True, slots=True)
class PairLine:
    """A partnership that may go on next year."""

    id: int
    mentor: str
    mentees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairsPage:
    """A page of the partnerships that may go on."""

    place: Place
    pairs: tuple[PairLine, ...]


@dataclass(frozen=True, slots=True)
class RollOverPreview:
    """What next year's programme would begin with: `chosen` of the `partnerships` that live.

    `made` when it is there already: nothing is made twice.
    """

    title: str
    starts_on: date
    ends_on: date
    goals: int
    schools: int
    teams: int
    people: int
    partnerships: int
    chosen: int
    made: bool


@dataclass(frozen=True, slots=True)
class RolledOver:
    """The programme of the next year. `already` when it had been made before: nothing was done again."""

    programme_id: int
    title: str
    partnerships: int
    already: bool = False


class RollOver(Service):
    async def next_year(self, actor: Actor, left_out: Collection[int] = ()) -> RollOverPreview:
        """What rolling the current programme over without the partnerships `left_out` would make."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            made = await _successor(session, programme_id)
            today = local_day(programme, self.clock.now())
            return RollOverPreview(
                title=made.title if made else next_title(programme.title),
                starts_on=made.starts_on if made else a_year_on(programme.starts_on),
                ends_on=made.ends_on if made else a_year_on(programme.ends_on),
                goals=await _count(session, Goal, Goal.programme_id == programme_id),
                schools=await _count(
                    session,
                    SchoolPartnership,
                    SchoolPartnership.programme_id == programme_id,
                    SchoolPartnership.ended_on.is_(None),
                ),
                teams=await _count(session, Team, Team.programme_id == programme_id),
                people=len((await session.scalars(members(programme_id, today))).all()),
                partnerships=await _count(session, Partnership, *_living(programme_id)),
                chosen=await _count(
                    session, Partnership, *_living(programme_id), Partnership.id.not_in(left_out)
                ),
                made=made is not None,
            )

    async def next_year_pairs(self, actor: Actor, page: int = 0) -> PairsPage:
        """A page of the living partnerships, to choose which go on: state by state, by the mentor's name."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            parts = [
                select(Partnership.id)
                .where(Partnership.programme_id == programme_id, Partnership.state == state)
                .order_by(Partnership.sort_key, Partnership.id)
                for state in PartnershipState
                if state is not PartnershipState.CLOSED
            ]
            rows, place = await cut(session, parts, page, PAIRS_A_PAGE)
            ids = [one.id for one in rows]
            people = await _people_of(session, ids)
            names = await lines_of(session, {one for pair in people.values() for one in pair})
        pairs = tuple(
            PairLine(
                one,
                names[people[one][0]].short_name,
                tuple(names[mentee].short_name for mentee in people[one][1:]),
            )
            for one in ids
        )
        return PairsPage(place, pairs)

    async def roll_over(self, actor: Actor, left_out: Collection[int]) -> RolledOver:
        """Make next year's programme; the methodist looks at it from now on.

        Settings, phases, goals, deficits, partner schools, teams and people with their roles are taken over;
        of the teachers' partnerships all that live but those `left_out`, as proposed ones. This year's stays
        as it is. A second time makes nothing. NotFound for a partnership of another programme.
        """
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            old = await session.get_one(Programme, programme_id, with_for_update=True)
            made = await _successor(session, programme_id)
            if made is not None:
                return RolledOver(made.id, made.title, 0, already=True)
            await _require_own(session, programme_id, left_out)
            going_on = await session.scalars(
                select(Partnership.id).where(*_living(programme_id), Partnership.id.not_in(left_out))
            )
            chosen = going_on.all()
            new = self._successor_of(old)
            session.add(new)
            await session.flush()
            copies = Copies(session, old, new)
            await copies.settings()
            await copies.people(local_day(old, self.clock.now()))
            pairs = await copies.partnerships(self.clock.now(), chosen)
            await invite_members(session, new, self.clock.now())
            account = await session.get_one(Account, actor.account_id)
            account.current_programme_id = new.id
            self.audit(
                session, actor, "programmes.rolled_over", f"programme:{new.id}", previous=old.id, pairs=pairs
            )
            return RolledOver(new.id, new.title, pairs)

    def _successor_of(self, old: Programme) -> Programme:
        kept = {column.key: getattr(old, column.key) for column in Programme.__table__.columns}
        return Programme(
            **{name: value for name, value in kept.items() if name not in OWN},
            title=next_title(old.title),
            starts_on=a_year_on(old.starts_on),
            ends_on=a_year_on(old.ends_on),
            interim_review_on=a_year_on(old.interim_review_on) if old.interim_review_on else None,
            final_review_on=a_year_on(old.final_review_on) if old.final_review_on else None,
            own_days=next_own_days(old),
            state=ProgrammeState.PREPARING,
            created_at=self.clock.now(),
            previous_id=old.id,
        )


@dataclass(slots=True)
class Copies:
    """What a programme takes over from the one before, in the caller's transaction."""

    session: AsyncSession
    old: Programme
    new: Programme

    async def settings(self) -> None:
        """Phases a year on, goals, measures, partner schools and their groups with their contracts."""
        for phase in await self._of(Phase):
            starts_on, ends_on = a_year_on(phase.starts_on), a_year_on(phase.ends_on)
            self._add(Phase, kind=phase.kind, starts_on=starts_on, ends_on=ends_on)
        for goal in await self._of(Goal):
            self._add(Goal, indicator=goal.indicator, value=goal.value)
        for measure in await self._of(Measure):
            if not measure.retired:
                self._add(Measure, name=measure.name, unit=measure.unit, higher_better=measure.higher_better)
        living = [one for one in await self._of(SchoolPartnership) if one.ended_on is None]
        used = {one.group_id for one in living}
        groups = {
            one.id: self._add(SchoolGroup, name=one.name)
            for one in await self._of(SchoolGroup)
            if one.id in used
        }
        await self.session.flush()
        for one in living:
            self._add(
                SchoolPartnership,
                leader_school_id=one.leader_school_id,
                partner_school_id=one.partner_school_id,
                network_model=one.network_model,
                contract_number=one.contract_number,
                contract_date=one.contract_date,
                group_id=groups[one.group_id].id if one.group_id else None,
            )

    async def people(self, today: date) -> None:
        """People with the roles they have now, what they want and can share, their teams, and whom the
        plan's words mean."""
        parts = await self.session.scalars(
            select(Membership)
            .join(Person, Person.id == Membership.person_id)
            .where(
                Membership.programme_id == self.old.id,
                or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
                Person.state != PersonState.WITHDRAWN,
            )
        )
        inside = set()
        for part in parts.all():
            inside.add(part.person_id)
            self._add(Membership, person_id=part.person_id, role=part.role, starts_on=self.new.starts_on)
        deficits = await self._deficits()
        said = await self.session.scalars(
            select(PersonDeficit).where(PersonDeficit.deficit_id.in_(list(deficits)))
        )
        await insert_ignore(
            self.session,
            PersonDeficit,
            [
                {"person_id": one.person_id, "deficit_id": deficits[one.deficit_id], "side": one.side}
                for one in said.all()
                if one.person_id in inside
            ],
        )
        teams = {}
        for team in await self._of(Team):
            copy = self._add(
                Team,
                school_id=team.school_id,
                deficit_id=deficits.get(team.deficit_id or 0),
                name=team.name,
            )
            await self.session.flush()
            mates = await self.session.scalars(
                select(TeamMember.person_id).where(TeamMember.team_id == team.id)
            )
            self.session.add_all(
                TeamMember(team_id=copy.id, person_id=one) for one in mates.all() if one in inside
            )
            teams[team.id] = copy.id
        for wording, meaning in (await meanings(self.session, self.old.id)).items():
            people = meaning.people & inside
            same = replace(meaning, teams=frozenset(teams[one] for one in meaning.teams), people=people)
            await keep_meaning(self.session, self.new.id, wording, same)
        await self.session.flush()

    async def partnerships(self, now: datetime, ids: Collection[int]) -> int:
        """The chosen partnerships as proposals, each linked to the one before; how many.

        Who does not take part any more is left out; without a mentor or a mentee there is nothing to propose.
        """
        inside = set(
            await self.session.scalars(
                select(Membership.person_id).where(Membership.programme_id == self.new.id)
            )
        )
        made = 0
        for previous_id, (mentor_id, *mentees) in (await _people_of(self.session, sorted(ids))).items():
            led = [one for one in mentees if one in inside]
            if mentor_id not in inside or not led:
                continue
            copy = self._add(
                Partnership,
                mentor_id=mentor_id,
                state=PartnershipState.PROPOSED,
                created_at=now,
                previous_id=previous_id,
            )
            await self.session.flush()
            self.session.add_all(PartnershipMentee(partnership_id=copy.id, person_id=one) for one in led)
            made += 1
        return made

    async def _deficits(self) -> dict[int, int]:
        """The programme's list of deficits; old id → new id."""
        copies = {}
        for one in await self._of(Deficit):
            copies[one.id] = self._add(
                Deficit, kind=one.kind, title=one.title, position=one.position, retired=one.retired
            )
        await self.session.flush()
        return {old_id: copy.id for old_id, copy in copies.items()}

    async def _of(self, model: type[Row]) -> list[Row]:
        """The old programme's rows of a table, in the order in which they were made."""
        table = model.__table__
        rows = await self.session.scalars(
            select(model).where(table.c.programme_id == self.old.id).order_by(table.c.id)
        )
        return list(rows)

    def _add(self, model: type[Row], **values: object) -> Row:
        row = model(programme_id=self.new.id, **values)
        self.session.add(row)
        return row


def a_year_on(day: date) -> date:
    """The same day of the next year; the 29th of February becomes the 28th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def next_own_days(programme: Programme) -> list[dict[str, str]]:
    """Single days off with a name are those of a place, and return each year; school holidays, moved days
    off and working Saturdays are set anew for every year."""
    return [
        row | {"first": day.isoformat(), "last": day.isoformat()}
        for row in programme.own_days
        if row["kind"] == OwnDayKind.OFF and row["title"] and row["first"] == row["last"]
        for day in [a_year_on(date.fromisoformat(row["first"]))]
    ]


def next_title(title: str) -> str:
    """«… 2026/27» becomes «… 2027/28»; a title without a year gets a mark that it is the next one."""
    found = YEAR.search(title)
    if found is None:
        return f"{title[: LONGEST_NAME - 5]} (+1)"
    ends = str(int(found[3]) + 1).zfill(len(found[3]))[-len(found[3]) :]
    return f"{title[: found.start()]}{int(found[1]) + 1}{found[2]}{ends}{title[found.end() :]}"


async def _successor(session: AsyncSession, programme_id: int) -> Programme | None:
    found: Programme | None = await session.scalar(
        select(Programme).where(Programme.previous_id == programme_id)
    )
    return found


async def _require_own(session: AsyncSession, programme_id: int, ids: Collection[int]) -> None:
    # Of those that have been closed since they were left out nothing needs saying.
    own = await _count(
        session, Partnership, Partnership.programme_id == programme_id, Partnership.id.in_(ids)
    )
    if own != len(set(ids)):
        raise NotFound("partnership")


def _living(programme_id: int) -> tuple[ColumnElement[bool], ...]:
    return Partnership.programme_id == programme_id, Partnership.state != PartnershipState.CLOSED


async def _people_of(session: AsyncSession, ids: Collection[int]) -> dict[int, list[int]]:
    """Partnership → its mentor, then those it leads."""
    rows = await session.execute(
        select(Partnership.id, Partnership.mentor_id).where(Partnership.id.in_(ids)).order_by(Partnership.id)
    )
    found = {partnership_id: [mentor_id] for partnership_id, mentor_id in rows}
    mentees = await session.execute(
        select(PartnershipMentee.partnership_id, PartnershipMentee.person_id)
        .where(PartnershipMentee.partnership_id.in_(ids))
        .order_by(PartnershipMentee.person_id)
    )
    for partnership_id, person_id in mentees:
        found[partnership_id].append(person_id)
    return found


async def _count(session: AsyncSession, model: type[Base], *where: ColumnElement[bool]) -> int:
    return int(await session.scalar(select(func.count()).select_from(model).where(*where)) or 0)
