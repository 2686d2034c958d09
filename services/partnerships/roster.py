"""Partnerships proposed by the roster's mentor column."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.programmes import Programme
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.partnerships.facts import Created, PersonLine, RosterPair, RosterProposals, RosterQuestion
from services.partnerships.people import lines_of, local_day, people_of
from services.partnerships.requests import Requests
from services.partnerships.rules import MENTEES_AT_MOST
from services.partnerships.written import Waiting, likely, meant, still_waiting, waiting

CANDIDATES = 4
"""So many buttons a question about one mentor has at most."""
WAITING = 100
"""Who waits is counted up to here."""
LOOKED_AT = 200
"""So many who wait are looked at together: whom each name means costs more than a line of a list."""
SHOWN = 8
"""So many pairs, and questions, are told in full at a time."""
MADE_AT_ONCE = 50
"""So many pairs are made in one transaction, so that others come in between."""

Group = tuple[int, tuple[int, ...]]
"""A mentor and all, or as many as fit into one group, of those who name them."""


@dataclass(frozen=True, slots=True)
class _Sorted:
    """So many people who wait: sure ones in groups, the others with what is written for them."""

    people: int
    groups: list[Group]
    questions: list[tuple[int, str]]
    more: bool = False


class FromRoster(Requests):
    async def proposals(self, actor: Actor, at: int = 0) -> RosterProposals:
        """What the mentor column says of people who do not have that mentor yet, from the `at`th pair and
        question on."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            return await self._proposals(session, programme, at)

    async def likely_mentors(self, actor: Actor, mentee_id: int) -> tuple[PersonLine, ...]:
        """Whom the mentor column may mean for this mentee, most likely first; nobody where it says nothing.

        Raises NotFound for who has no part in the programme.
        """
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            today = self._local_day(programme)
            mentee = (await people_of(session, programme_id, today, [mentee_id])).get(mentee_id)
            if mentee is None:
                raise NotFound("person")
            found = (await likely(session, programme, today, mentee[0]))[:CANDIDATES]
            people = await people_of(session, programme_id, today, found)
            return tuple(people[one][1] for one in found)

    async def proposals_waiting(self, actor: Actor) -> int:
        """How many people have a mentor in the roster and none in the programme, counted to WAITING + 1."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            return len(await waiting(session, programme_id, self._local_day(programme), WAITING + 1))

    async def accept_all(self, actor: Actor) -> list[Created]:
        """Make every sure proposal; a second tap finds nothing left and makes nothing.

        They are found first and made in parts: what has been settled meanwhile is left alone.
        """
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            groups = await self._all_groups(session, programme)
        made: list[Created] = []
        for start in range(0, len(groups), MADE_AT_ONCE):
            turn = self.database.write() if start else self.once(actor, "partnerships.accept_all")
            async with turn as session:
                programme = await session.get_one(Programme, programme_id)
                for mentor_id, mentees in await self._still(
                    session, programme, groups[start:][:MADE_AT_ONCE]
                ):
                    made.append(await self._make(session, actor, programme, mentor_id, mentees))
        return made

    async def accept(self, actor: Actor, mentor_id: int, mentee_id: int | None = None) -> Created:
        """Make the mentor's sure proposal, or answer a question: this mentor for this mentee.

        Raises DomainError when the proposal is gone by now.
        """
        programme_id = actor.methodist_of()
        async with self.once(actor, "partnerships.accept") as session:
            programme = await session.get_one(Programme, programme_id)
            if mentee_id is None:
                found = await self._first(session, programme)
                mentees = next((group for mentor, group in found.groups if mentor == mentor_id), ())
            else:
                people = await still_waiting(session, programme_id, self._local_day(programme), [mentee_id])
                found = await self._sorted(session, programme, people)
                mentees = tuple(one for one, _ in found.questions)
            if not mentees:
                raise DomainError("partnerships-proposal-gone")
            return await self._make(session, actor, programme, mentor_id, mentees)

    async def _proposals(self, session: AsyncSession, programme: Programme, at: int) -> RosterProposals:
        found = await self._first(session, programme)
        groups, questions = found.groups[at:][:SHOWN], found.questions[at:][:SHOWN]
        named = {one for mentor, mentees in groups for one in (mentor, *mentees)}
        people = await lines_of(session, named | {one for one, _ in questions})
        return RosterProposals(
            pairs=tuple(
                RosterPair(people[mentor], tuple(people[one] for one in mentees))
                for mentor, mentees in groups
            ),
            questions=tuple(RosterQuestion(people[one], written) for one, written in questions),
            all_pairs=len(found.groups),
            all_questions=len(found.questions),
            waiting=found.people,
            more=found.more,
        )

    async def _first(self, session: AsyncSession, programme: Programme) -> _Sorted:
        """The first people who wait, sorted into sure groups and questions."""
        people = await waiting(session, programme.id, self._local_day(programme), LOOKED_AT + 1)
        found = await self._sorted(session, programme, people[:LOOKED_AT])
        return replace(found, more=len(people) > LOOKED_AT)

    async def _sorted(self, session: AsyncSession, programme: Programme, people: list[Waiting]) -> _Sorted:
        mentors = await meant(session, programme, self._local_day(programme), people)
        by_name = _by_name(people)
        questions = [(one.id, one.written) for one in by_name if one.id not in mentors]
        return _Sorted(len(people), _groups(by_name, mentors), questions)

    async def _all_groups(self, session: AsyncSession, programme: Programme) -> list[Group]:
        """Every sure group, however many wait: a part of them is looked at after the other."""
        sure: list[Waiting] = []
        mentors: dict[int, int] = {}
        last, today = 0, self._local_day(programme)
        while people := await waiting(session, programme.id, today, LOOKED_AT, after=last):
            last = people[-1].id
            mentors |= await meant(session, programme, today, people)
            sure += [one for one in people if one.id in mentors]
        return _groups(_by_name(sure), mentors)

    async def _still(
        self, session: AsyncSession, programme: Programme, groups: Collection[Group]
    ) -> list[Group]:
        """What is left of these groups at this moment."""
        mentees = [one for _, mentees in groups for one in mentees]
        people = await still_waiting(session, programme.id, self._local_day(programme), mentees)
        return (await self._sorted(session, programme, people)).groups

    def _local_day(self, programme: Programme) -> date:
        return local_day(programme, self.clock.now())


def _by_name(people: list[Waiting]) -> list[Waiting]:
    return sorted(people, key=lambda one: (one.sort_key, one.id))


def _groups(people: list[Waiting], mentors: Mapping[int, int]) -> list[Group]:
    """One group around a mentor, or several when it would be larger than a group may be."""
    of: dict[int, list[int]] = {}
    for one in people:
        if one.id in mentors:
            of.setdefault(mentors[one.id], []).append(one.id)
    return [
        (mentor, tuple(mentees[start : start + MENTEES_AT_MOST]))
        for mentor, mentees in of.items()
        for start in range(0, len(mentees), MENTEES_AT_MOST)
    ]
