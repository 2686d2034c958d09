"""A proposal looked at: in numbers, by mentor, who stays alone and why, what has changed."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import DeficitSide
from models.matching import Matching, MatchingPlace
from models.people import Deficit, Person, PersonDeficit
from models.programmes import Programme
from services.actor import Actor
from services.base import Service
from services.errors import NotFound
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
                select(func.count()).select_from(MatchingPlace).where(of_matching, _differs())
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

    async def matching_groups(self, actor: Actor, matching_id: int, page: int = 0) -> GroupsPage:
        """A page of the proposal: mentors by name, each with their mentees and the grounds."""
        async with self.database.read() as session:
            matching = await own_matching(session, actor, matching_id)
            mentors = (
                select(Person.id)
                .where(
                    Person.id.in_(
                        select(MatchingPlace.mentor_id).where(MatchingPlace.matching_id == matching_id)
                    )
                )
                .order_by(Person.sort_key, Person.id)
            )
            page, pages, _ = await _paged(session, mentors, page, GROUPS_A_PAGE)
            shown = (await session.scalars(mentors.offset(page * GROUPS_A_PAGE).limit(GROUPS_A_PAGE))).all()
            return GroupsPage(tuple(await _groups(session, matching, shown)), page, pages)

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
            places = (
                select(MatchingPlace)
                .join(Person, Person.id == MatchingPlace.mentee_id)
                .where(MatchingPlace.matching_id == matching_id, MatchingPlace.why.is_not(None))
                .order_by(Person.sort_key, Person.id)
            )
            page, pages, total = await _paged(session, places, page, PLACES_A_PAGE)
            shown = (await session.scalars(places.offset(page * PLACES_A_PAGE).limit(PLACES_A_PAGE))).all()
            return PlacesPage(tuple(await _lines(session, matching, shown)), total, page, pages)

    async def matching_changes(self, actor: Actor, matching_id: int, page: int = 0) -> ChangesPage:
        """A page of what differs from the proposal before."""
        async with self.database.read() as session:
            await own_matching(session, actor, matching_id)
            places = (
                select(MatchingPlace)
                .join(Person, Person.id == MatchingPlace.mentee_id)
                .where(MatchingPlace.matching_id == matching_id, _differs())
                .order_by(Person.sort_key, Person.id)
            )
            page, pages, total = await _paged(session, places, page, PLACES_A_PAGE)
            shown = (await session.scalars(places.offset(page * PLACES_A_PAGE).limit(PLACES_A_PAGE))).all()
            ids = {
                one
                for place in shown
                for one in (place.mentee_id, place.mentor_id, place.was_mentor_id)
                if one is not None
            }
            people = await lines_of(session, ids)
        lines = tuple(
            ChangeLine(
                people[place.mentee_id].short_name,
                _named(people, place.was_mentor_id),
                _named(people, place.mentor_id),
            )
            for place in shown
        )
        return ChangesPage(lines, total, page, pages)


def _named(people: dict[int, PersonLine], person_id: int | None) -> str:
    return people[person_id].short_name if person_id is not None else ""


async def _paged(
    session: AsyncSession, query: Select[*tuple[object, ...]], page: int, size: int
) -> tuple[int, int, int]:
    """(the page that there is nearest to `page`, how many pages, how many rows)."""
    total = await session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    pages = max(1, -(-total // size))
    return min(max(page, 0), pages - 1), pages, total


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


def _differs() -> ColumnElement[bool]:
    """Places that the proposal before had otherwise (of people whom it had)."""
    now, was = func.coalesce(MatchingPlace.mentor_id, 0), func.coalesce(MatchingPlace.was_mentor_id, 0)
    return and_(MatchingPlace.compared, now != was)
