"""A proposal looked at: in numbers, by mentor, who stays alone and why, what has changed."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, TextClause, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models.enums import DeficitSide, MatchingState
from models.matching import DIFFERS, IS_ALONE, Matching, MatchingPlace
from models.people import Deficit, Person, PersonDeficit
from models.programmes import Programme
from services.actor import Actor
from services.base import Service
from services.errors import NotFound
from services.paging import Place, cut
from services.partnerships.facts import PersonLine
from services.partnerships.gathering import left_out_of
from services.partnerships.grounds import common_of, deficits_by_id, unpack
from services.partnerships.mentor_facts import (
    ChangeLine,
    ChangesPage,
    GroupLine,
    GroupsPage,
    MatchingFacts,
    PlaceLine,
    PlacesPage,
)
from services.partnerships.people import lines_of
from services.partnerships.proposing import own_matching

GROUPS_A_PAGE = 4
PLACES_A_PAGE = 6


class Proposals(Service):
    async def matching(self, actor: Actor, matching_id: int) -> MatchingFacts:
        """A proposal in numbers. NotFound if it is of another programme."""
        async with self.database.read() as session:
            matching = await own_matching(session, actor, matching_id)
            programme = await session.get_one(Programme, matching.programme_id)
            of_matching = MatchingPlace.matching_id == matching_id
            sizes = (
                await session.scalars(
                    select(func.count())
                    .where(of_matching, MatchingPlace.mentor_id.is_not(None))
                    .group_by(MatchingPlace.mentor_id)
                )
            ).all()
            total, kept = (
                await session.execute(
                    select(func.count(), func.count(1).filter(MatchingPlace.kept)).where(of_matching)
                )
            ).one()
            changed = await session.scalar(
                select(func.count()).select_from(MatchingPlace).where(of_matching, DIFFERS)
            )
            untrained = await session.scalar(
                select(func.count())
                .select_from(MatchingPlace)
                .where(
                    of_matching,
                    MatchingPlace.mentor_id.is_not(None),
                    MatchingPlace.grounds["untrained"].as_boolean(),
                )
            )
            away = await left_out_of(session, matching_id)
        return MatchingFacts(
            id=matching.id,
            state=matching.state,
            pairs=sum(size == 1 for size in sizes),
            groups=sum(size > 1 for size in sizes),
            placed=sum(sizes),
            alone=total - sum(sizes),
            kept=kept,
            changed=changed or 0,
            compared=matching.runs > 1,
            untrained=untrained or 0,
            away=len(away),
            matched_at=matching.matched_at,
            publish_at=matching.publish_at,
            time_zone=programme.time_zone,
            locale=programme.locale,
        )

    async def matching_is_draft(self, actor: Actor, matching_id: int) -> bool:
        """Whether it can still be edited. NotFound if it is of another programme."""
        async with self.database.read() as session:
            return (await own_matching(session, actor, matching_id)).state is MatchingState.DRAFT

    async def matching_groups(self, actor: Actor, matching_id: int, page: int = 0) -> GroupsPage:
        """A page of the proposal: mentors by name, each with their mentees and the grounds."""
        async with self.database.read() as session:
            matching = await own_matching(session, actor, matching_id)
            placed = MatchingPlace.mentor_id.is_not(None)
            mentors, place = await _people(
                session, matching, MatchingPlace.mentor_id, placed, page, GROUPS_A_PAGE
            )
            return GroupsPage(place, tuple(await _groups(session, matching, mentors)))

    async def all_groups(self, actor: Actor, matching_id: int) -> tuple[GroupLine, ...]:
        """The whole proposal by mentor, for the reasons that are kept when it is published."""
        async with self.database.read() as session:
            matching = await own_matching(session, actor, matching_id)
            mentors = await session.scalars(
                select(MatchingPlace.mentor_id)
                .where(MatchingPlace.matching_id == matching_id, MatchingPlace.mentor_id.is_not(None))
                .distinct()
            )
            return tuple(await _groups(session, matching, [one for one in mentors if one is not None]))

    async def matching_group(self, actor: Actor, matching_id: int, mentor_id: int) -> GroupLine:
        """One mentor of the proposal with their mentees; NotFound when they have none (any more)."""
        async with self.database.read() as session:
            matching = await own_matching(session, actor, matching_id)
            found = await _groups(session, matching, [mentor_id])
            if not found:
                raise NotFound("group")
            return found[0]

    async def matching_place(self, actor: Actor, matching_id: int, mentee_id: int) -> PlaceLine:
        """One mentee's place. NotFound for somebody without one."""
        async with self.database.read() as session:
            matching = await own_matching(session, actor, matching_id)
            place = await session.get(MatchingPlace, (matching_id, mentee_id))
            if place is None:
                raise NotFound("place")
            return (await _lines(session, matching, [place]))[0]

    async def alone(self, actor: Actor, matching_id: int, page: int = 0) -> PlacesPage:
        """A page of those without a mentor, and why; after publication also who was left out."""
        async with self.database.read() as session:
            matching = await own_matching(session, actor, matching_id)
            shown, place = await _places(session, matching, IS_ALONE, page)
            return PlacesPage(place, tuple(await _lines(session, matching, shown)))

    async def matching_changes(self, actor: Actor, matching_id: int, page: int = 0) -> ChangesPage:
        """A page of what differs from the proposal before."""
        async with self.database.read() as session:
            matching = await own_matching(session, actor, matching_id)
            shown, place = await _places(session, matching, DIFFERS, page)
            ids = {
                one
                for change in shown
                for one in (change.mentee_id, change.mentor_id, change.was_mentor_id)
                if one is not None
            }
            people = await lines_of(session, ids)
        lines = tuple(
            ChangeLine(
                people[change.mentee_id].short_name,
                _named(people, change.was_mentor_id),
                _named(people, change.mentor_id),
            )
            for change in shown
        )
        return ChangesPage(place, lines)


def _named(people: dict[int, PersonLine], person_id: int | None) -> str:
    return people[person_id].short_name if person_id is not None else ""


async def _places(
    session: AsyncSession, matching: Matching, such: TextClause, page: int
) -> tuple[list[MatchingPlace], Place]:
    """A page of such places, by their mentees' names."""
    ids, place = await _people(session, matching, MatchingPlace.mentee_id, such, page, PLACES_A_PAGE)
    found = await session.scalars(
        select(MatchingPlace).where(
            MatchingPlace.matching_id == matching.id, MatchingPlace.mentee_id.in_(ids)
        )
    )
    return sorted(found, key=lambda one: ids.index(one.mentee_id)), place


async def _people(
    session: AsyncSession,
    matching: Matching,
    whose: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    such: ColumnElement[bool] | TextClause,
    page: int,
    size: int,
) -> tuple[list[int], Place]:
    """A page of those who are named by `whose` of such places of a proposal, by name; their ids.

    Few are sorted; many are met on the way through everybody.
    """
    programme = await session.get_one(Programme, matching.programme_id)
    of_matching = and_(MatchingPlace.matching_id == matching.id, such)
    ids = select(whose).where(of_matching).distinct()
    people = select(Person.id).order_by(Person.sort_key, Person.id)
    in_order = people.where(
        Person.municipality_id == programme.municipality_id, exists().where(of_matching, whose == Person.id)
    )
    rows, place = await cut(session, [in_order], page, size, [ids], [people.where(Person.id.in_(ids))])
    return [row[0] for row in rows], place


async def _groups(session: AsyncSession, matching: Matching, mentors: Sequence[int]) -> list[GroupLine]:
    places = (
        await session.scalars(
            select(MatchingPlace)
            .join(Person, Person.id == MatchingPlace.mentee_id)
            .where(MatchingPlace.matching_id == matching.id, MatchingPlace.mentor_id.in_(mentors))
            .order_by(Person.sort_key, Person.id)
        )
    ).all()
    lines = await _lines(session, matching, places)
    people = await lines_of(session, set(mentors))
    led: dict[int, list[PlaceLine]] = {}
    for line in lines:
        if line.mentor_id is not None:
            led.setdefault(line.mentor_id, []).append(line)
    return [
        GroupLine(one, people[one].full_name, people[one].school, people[one].subject, tuple(led[one]))
        for one in mentors
        if one in led
    ]


async def _lines(
    session: AsyncSession, matching: Matching, places: Sequence[MatchingPlace]
) -> list[PlaceLine]:
    people = await lines_of(
        session, {one for place in places for one in (place.mentee_id, place.mentor_id) if one is not None}
    )
    deficits = await deficits_by_id(session, matching.programme_id)
    wants = await _wants(session, matching.programme_id, {place.mentee_id for place in places})
    lines = []
    for place in places:
        mentee, found = people[place.mentee_id], unpack(place.grounds)
        lines.append(
            PlaceLine(
                mentee_id=place.mentee_id,
                mentee=mentee.full_name,
                mentee_school=mentee.school,
                subject=mentee.subject,
                wants=tuple(deficits[one] for one in wants.get(place.mentee_id, ())),
                mentor_id=place.mentor_id,
                mentor=_named(people, place.mentor_id),
                grounds=found,
                common=common_of(deficits, found),
                kept=place.kept,
                why=place.why,
            )
        )
    return lines


async def _wants(session: AsyncSession, programme_id: int, people: Collection[int]) -> dict[int, list[int]]:
    rows = await session.execute(
        select(PersonDeficit.person_id, PersonDeficit.deficit_id)
        .join(Deficit)
        .where(
            Deficit.programme_id == programme_id,
            ~Deficit.retired,
            PersonDeficit.side == DeficitSide.WANTED,
            PersonDeficit.person_id.in_(people),
        )
        .order_by(Deficit.position, Deficit.id)
    )
    found: dict[int, list[int]] = {}
    for person_id, deficit_id in rows:
        found.setdefault(person_id, []).append(deficit_id)
    return found
