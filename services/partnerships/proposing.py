"""A proposal of partnerships: matched, kept as a draft, edited by hand, matched again."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import MatchingState, Unplaced
from models.matching import Matching, MatchingAway, MatchingPlace
from models.people import Person
from models.programmes import Programme
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.partnerships.gathering import before_now, gather, left_out_of
from services.partnerships.matching import Grounds, MenteeSide, Placed, Problem, grounds, worth
from services.partnerships.mentor_facts import MentorChoice, StartFacts
from services.partnerships.mentors import Mentors, candidates, unanswered, wishes_of
from services.partnerships.people import lines_of, local_day, require_people

OPEN = (MatchingState.DRAFT, MatchingState.SCHEDULED)


class Proposing(Mentors):
    async def matching_start(self, actor: Actor) -> StartFacts:
        """Who would take part in a matching now, and the programme's switches."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            today = local_day(programme, self.clock.now())
            open_id = await _open_id(session, programme_id)
            problem = await gather(session, programme, today, open_id)
            away = len(await left_out_of(session, open_id))
            wishes = await wishes_of(session, programme_id)
            silent = await unanswered(session, programme_id, today)
        return StartFacts(
            mentees=len(problem.mentees),
            mentors=len(problem.mentors),
            room=sum(one.room for one in problem.mentors),
            unanswered=silent,
            untrained=sum(not one.trained for one in problem.mentors),
            away=away,
            wishes=wishes,
            open_id=open_id,
        )

    async def matching_problem(self, actor: Actor) -> Problem:
        """What `services.partnerships.matching.match` is to solve (in the office worker: SciPy is large)."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            open_id = await _open_id(session, programme_id)
            return await gather(session, programme, local_day(programme, self.clock.now()), open_id)

    async def save_matching(self, actor: Actor, found: Sequence[Placed]) -> int:
        """Keep an answer as the programme's proposal, in the place of the one before; returns its id.

        A proposal that waited for its day waits no more: it is another one now.
        """
        programme_id = actor.methodist_of()
        now = self.clock.now()
        async with self.once(actor, "matchings.save") as session:
            open_id = await _open_id(session, programme_id)
            if open_id is None:
                matching = Matching(programme_id=programme_id, matched_at=now)
                session.add(matching)
                await session.flush()
            else:
                matching = await session.get_one(Matching, open_id, with_for_update=True)
                matching.runs += 1
                matching.state, matching.publish_at, matching.matched_at = MatchingState.DRAFT, None, now
            matching.account_id = actor.account_id
            before = {
                place.mentee_id: place
                for place in await session.scalars(
                    select(MatchingPlace).where(MatchingPlace.matching_id == matching.id)
                )
            }
            for place in before.values():
                await session.delete(place)
            await session.flush()
            session.add_all(_row(matching.id, one, before.get(one.mentee_id)) for one in found)
            placed = sum(one.mentor_id is not None for one in found)
            self.audit(
                session,
                actor,
                "matchings.matched",
                f"matching:{matching.id}",
                placed=placed,
                alone=len(found) - placed,
            )
            return matching.id

    async def mentor_choices(
        self, actor: Actor, matching_id: int, mentee_id: int
    ) -> tuple[MentorChoice, ...]:
        """Other mentors for one mentee by hand, the best first; who must not lead them is left out."""
        async with self.database.read() as session:
            matching = await own_matching(session, actor, matching_id)
            place = await _place(session, matching_id, mentee_id)
            programme = await session.get_one(Programme, matching.programme_id)
            today = local_day(programme, self.clock.now())
            problem = await gather(session, programme, today, matching_id, [mentee_id])
            mentee = _mentee_side(problem, mentee_id)
            taken = await _taken(session, matching_id)
            lines = await lines_of(session, {one.id for one in problem.mentors})
        ranked = []
        for mentor in problem.mentors:
            if mentor.id in (mentee_id, place.mentor_id) or (mentor.id, mentee_id) in problem.never:
                continue
            value, room = worth(problem, mentor, mentee), mentor.room - taken.get(mentor.id, 0)
            line = lines[mentor.id]
            choice = MentorChoice(mentor.id, line.short_name, line.school, room, value is not None)
            ranked.append(((value is None, room <= 0, -(value or 0), line.full_name, mentor.id), choice))
        return tuple(choice for _, choice in sorted(ranked, key=lambda pair: pair[0]))

    async def place_by_hand(
        self, actor: Actor, matching_id: int, mentee_id: int, mentor_id: int | None
    ) -> None:
        """Give a mentee of the proposal another mentor, who stays with the next matching; None: nobody.

        DomainError for two who must not be put together; NotFound for somebody who is no candidate.
        """
        async with self.database.write() as session:
            matching = await self._editable(session, actor, matching_id)
            place = await _place(session, matching_id, mentee_id)
            if mentor_id is None:
                place.mentor_id, place.kept, place.grounds, place.why = None, False, {}, Unplaced.BY_HAND
            else:
                programme = await session.get_one(Programme, matching.programme_id)
                place.grounds = await self._grounds(session, programme, matching_id, mentee_id, mentor_id)
                place.mentor_id, place.kept, place.why = mentor_id, True, None
            self.audit(
                session,
                actor,
                "matchings.edited",
                f"matching:{matching_id}",
                mentee=mentee_id,
                mentor=mentor_id,
            )

    async def keep_pair(self, actor: Actor, matching_id: int, mentee_id: int, *, kept: bool) -> None:
        """Fix a mentee's place for the next matching, or let it go."""
        async with self.database.write() as session:
            await self._editable(session, actor, matching_id)
            place = await _place(session, matching_id, mentee_id)
            place.kept = kept and place.mentor_id is not None

    async def take_away(self, actor: Actor, matching_id: int, person_id: int) -> None:
        """Leave somebody out of the proposal: as a mentee and as a mentor; their mentees are alone then."""
        async with self.database.write() as session:
            await self._editable(session, actor, matching_id)
            if await session.get(MatchingAway, (matching_id, person_id)) is not None:
                return
            places = (
                await session.scalars(select(MatchingPlace).where(MatchingPlace.matching_id == matching_id))
            ).all()
            if not any(person_id in (one.mentee_id, one.mentor_id) for one in places):
                raise NotFound("person")
            session.add(MatchingAway(matching_id=matching_id, person_id=person_id))
            for place in places:
                if place.mentee_id == person_id:
                    await session.delete(place)
                elif place.mentor_id == person_id:
                    place.mentor_id, place.kept, place.grounds, place.why = None, False, {}, Unplaced.BY_HAND
            self.audit(session, actor, "matchings.edited", f"matching:{matching_id}", away=person_id)

    async def bring_back(self, actor: Actor, matching_id: int) -> None:
        """Everybody who was left out takes part again in the next matching."""
        async with self.database.write() as session:
            await self._editable(session, actor, matching_id)
            await session.execute(delete(MatchingAway).where(MatchingAway.matching_id == matching_id))

    async def add_to_matching(self, actor: Actor, matching_id: int, person_id: int) -> None:
        """Give somebody of the programme a place to fill by hand; twice changes nothing."""
        async with self.database.write() as session:
            matching = await self._editable(session, actor, matching_id)
            programme = await session.get_one(Programme, matching.programme_id)
            today = local_day(programme, self.clock.now())
            await require_people(session, programme.id, today, [person_id])
            _mentee_side(await gather(session, programme, today, None, [person_id]), person_id)
            if await session.get(MatchingPlace, (matching_id, person_id)) is not None:
                return
            away = await session.get(MatchingAway, (matching_id, person_id))
            if away is not None:
                await session.delete(away)
            session.add(
                MatchingPlace(matching_id=matching_id, mentee_id=person_id, why=Unplaced.BY_HAND, grounds={})
            )

    async def drop_matching(self, actor: Actor, matching_id: int) -> None:
        """Throw a proposal away; no partnership comes of it."""
        async with self.database.write() as session:
            matching = await self._editable(session, actor, matching_id)
            matching.state = MatchingState.DROPPED
            self.audit(session, actor, "matchings.dropped", f"matching:{matching_id}")

    async def _editable(self, session: AsyncSession, actor: Actor, matching_id: int) -> Matching:
        matching = await own_matching(session, actor, matching_id, lock=True)
        if matching.state is MatchingState.SCHEDULED:
            raise DomainError("matching-scheduled-first")
        if matching.state is not MatchingState.DRAFT:
            raise DomainError("matching-over")
        return matching

    async def _grounds(
        self, session: AsyncSession, programme: Programme, matching_id: int, mentee_id: int, mentor_id: int
    ) -> dict[str, Any]:
        if mentor_id == mentee_id:
            raise DomainError("partnerships-self")
        today = local_day(programme, self.clock.now())
        if await session.scalar(candidates(programme.id, today).where(Person.id == mentor_id)) is None:
            raise NotFound("mentor")
        if (mentor_id, mentee_id) in (await before_now(session, programme)).never:
            raise DomainError("matching-never")
        problem = await gather(session, programme, today, None, [mentee_id])
        mentor = next((one for one in problem.mentors if one.id == mentor_id), None)
        if mentor is None:
            raise NotFound("mentor")
        return pack(grounds(problem, mentor, _mentee_side(problem, mentee_id)))


def pack(found: Grounds | None) -> dict[str, Any]:
    """Grounds as a row keeps them."""
    return asdict(found) if found else {}


async def own_matching(
    session: AsyncSession, actor: Actor, matching_id: int, *, lock: bool = False
) -> Matching:
    """A matching of the programme that the actor runs; NotFound otherwise."""
    programme_id = actor.methodist_of()
    matching = await session.get(Matching, matching_id, with_for_update=lock)
    if matching is None or matching.programme_id != programme_id:
        raise NotFound("matching")
    return matching


def _row(matching_id: int, found: Placed, before: MatchingPlace | None) -> MatchingPlace:
    return MatchingPlace(
        matching_id=matching_id,
        mentee_id=found.mentee_id,
        mentor_id=found.mentor_id,
        was_mentor_id=before.mentor_id if before else None,
        compared=before is not None,
        kept=before is not None and before.kept and before.mentor_id == found.mentor_id,
        grounds=pack(found.grounds),
        why=found.why,
    )


async def _open_id(session: AsyncSession, programme_id: int) -> int | None:
    return await session.scalar(
        select(Matching.id).where(Matching.programme_id == programme_id, Matching.state.in_(OPEN))
    )


async def _place(session: AsyncSession, matching_id: int, mentee_id: int) -> MatchingPlace:
    place = await session.get(MatchingPlace, (matching_id, mentee_id))
    if place is None:
        raise NotFound("place")
    return place


def _mentee_side(problem: Problem, mentee_id: int) -> MenteeSide:
    """DomainError for somebody who has a mentor by now, or takes part no more."""
    found = next((one for one in problem.mentees if one.id == mentee_id), None)
    if found is None:
        raise DomainError("matching-takes-no-part")
    return found


async def _taken(session: AsyncSession, matching_id: int) -> dict[int, int]:
    """How many the proposal gives each mentor."""
    rows = await session.execute(
        select(MatchingPlace.mentor_id, func.count())
        .where(MatchingPlace.matching_id == matching_id, MatchingPlace.mentor_id.is_not(None))
        .group_by(MatchingPlace.mentor_id)
    )
    return {mentor: count for mentor, count in rows if mentor is not None}
