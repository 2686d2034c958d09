"""Partnerships proposed by the roster's mentor column."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PersonState
from models.partnerships import Partnership, PartnershipMentee
from models.people import Person
from models.programmes import Programme
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.paging import counted
from services.partnerships.facts import Created, PersonLine, RosterPair, RosterProposals, RosterQuestion
from services.partnerships.making import LIVING
from services.partnerships.names import Candidate, KnownNames
from services.partnerships.people import local_day, people_of
from services.partnerships.requests import Requests
from services.partnerships.rules import MENTEES_AT_MOST
from services.people.listing import is_led, takes_part

CANDIDATES = 4
"""So many buttons a question about one mentor has at most."""
WAITING = 100
"""Who waits is counted up to here."""


class FromRoster(Requests):
    async def proposals(self, actor: Actor) -> RosterProposals:
        """What the mentor column says of people who do not have that mentor yet."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            return await self._proposals(session, programme)

    async def likely_mentors(self, actor: Actor, mentee_id: int) -> tuple[PersonLine, ...]:
        """Whom the mentor column may mean for this mentee, most likely first; nobody where it says nothing.

        Raises NotFound for who has no part in the programme.
        """
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            people = await people_of(session, programme_id, local_day(programme, self.clock.now()))
            if mentee_id not in people:
                raise NotFound("person")
            names = KnownNames(_candidate(person) for person, _ in people.values())
            found = names.likely(people[mentee_id][0].roster_mentor, but=mentee_id)
            return tuple(people[one.id][1] for one in found[:CANDIDATES])

    async def proposals_waiting(self, actor: Actor) -> int:
        """How many people have a mentor in the roster and none in the programme, counted to WAITING + 1."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            mentored = is_led(Partnership.programme_id == programme_id, Partnership.state.in_(LIVING))
            return await counted(
                session,
                select(Person.id).where(
                    Person.municipality_id == programme.municipality_id,
                    Person.roster_mentor != "",
                    Person.state != PersonState.WITHDRAWN,
                    takes_part(programme_id, local_day(programme, self.clock.now())),
                    ~mentored,
                ),
                WAITING,
            )

    async def accept_all(self, actor: Actor) -> list[Created]:
        """Make every sure proposal; a second tap finds nothing left and makes nothing."""
        programme_id = actor.methodist_of()
        async with self.once(actor, "partnerships.accept_all") as session:
            programme = await session.get_one(Programme, programme_id)
            proposals = await self._proposals(session, programme)
            return [
                await self._make(
                    session, actor, programme, pair.mentor.id, [mentee.id for mentee in pair.mentees]
                )
                for pair in proposals.pairs
            ]

    async def accept(self, actor: Actor, mentor_id: int, mentee_id: int | None = None) -> Created:
        """Make the mentor's sure proposal, or answer a question: this mentor for this mentee.

        Raises DomainError when the proposal is gone by now.
        """
        programme_id = actor.methodist_of()
        async with self.once(actor, "partnerships.accept") as session:
            programme = await session.get_one(Programme, programme_id)
            proposals = await self._proposals(session, programme)
            if mentee_id is None:
                groups = [pair.mentees for pair in proposals.pairs if pair.mentor.id == mentor_id]
                mentees = [one.id for one in groups[0]] if groups else []
            else:
                mentees = [one.mentee.id for one in proposals.questions if one.mentee.id == mentee_id]
            if not mentees:
                raise DomainError("partnerships-proposal-gone")
            return await self._make(session, actor, programme, mentor_id, mentees)

    async def _proposals(self, session: AsyncSession, programme: Programme) -> RosterProposals:
        people = await people_of(session, programme.id, local_day(programme, self.clock.now()))
        names = KnownNames(_candidate(person) for person, _ in people.values())
        has_mentor = await _mentored(session, programme.id)
        pairs: dict[int, list[PersonLine]] = {}
        questions: list[RosterQuestion] = []
        for person, mentee in people.values():
            if not person.roster_mentor or person.id in has_mentor:
                continue
            mentor = names.only(person.roster_mentor, but=person.id)
            if mentor is not None:
                pairs.setdefault(mentor.id, []).append(mentee)
            else:
                questions.append(RosterQuestion(mentee, person.roster_mentor))
        return RosterProposals(
            tuple(
                RosterPair(people[mentor_id][1], group)
                for mentor_id, mentees in pairs.items()
                for group in _groups(mentees)
            ),
            tuple(questions),
        )


def _groups(mentees: list[PersonLine]) -> list[tuple[PersonLine, ...]]:
    """One group around a mentor, or several when it would be larger than a group may be."""
    return [
        tuple(mentees[start : start + MENTEES_AT_MOST]) for start in range(0, len(mentees), MENTEES_AT_MOST)
    ]


def _candidate(person: Person) -> Candidate:
    return Candidate(person.id, person.surname, person.name, person.patronymic)


async def _mentored(session: AsyncSession, programme_id: int) -> set[int]:
    """People who have a mentor in this programme: for them the roster's word is spent."""
    rows = await session.scalars(
        select(PartnershipMentee.person_id)
        .join(Partnership, Partnership.id == PartnershipMentee.partnership_id)
        .where(Partnership.programme_id == programme_id, Partnership.state.in_(LIVING))
    )
    return set(rows)
