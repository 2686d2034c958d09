"""The methodist's side: pairs and groups are made, looked at, paused, closed."""

from collections.abc import Collection, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PartnershipState, PersonState, ProgrammeState, Role
from models.partnerships import Meeting, Partnership, PartnershipMentee
from models.people import Membership, Person, School
from models.programmes import Programme
from services.actor import Actor
from services.base import Service
from services.errors import DomainError, NotFound
from services.paging import cut
from services.partnerships import rules
from services.partnerships.facts import (
    Card,
    Created,
    MeetingLine,
    PartnershipLine,
    PartnershipsPage,
    PeoplePage,
    PersonLine,
)
from services.partnerships.grounds import matched
from services.partnerships.hours import hours_of
from services.partnerships.introductions import activate
from services.partnerships.people import line, lines_of, local_day, require_people
from services.partnerships.rules import check_members
from services.partnerships.schools import require_partner_schools
from services.people.listing import in_force, takes_part
from services.people.searching import among, wanted
from services.roadmap.launching import fan_out_to_pair

LIVING = (PartnershipState.PROPOSED, PartnershipState.ACTIVE, PartnershipState.PAUSED)
MEETINGS_SHOWN = 10
PEOPLE_A_PAGE = 7
PARTNERSHIPS_A_PAGE = 6


class Making(Service):
    async def people(
        self, actor: Actor, page: int = 0, search: str = "", without: Collection[int] = ()
    ) -> PeoplePage:
        """A page of the programme's people to choose from, mentors first.

        Every word of `search` begins a word of the name or of the school's.
        """
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            today = local_day(programme, self.clock.now())
            is_mentor = takes_part(programme_id, today, Role.MENTOR)
            meant = await among(session, programme.municipality_id, wanted(search, schools=True))
            free = (
                Person.state != PersonState.WITHDRAWN,
                *([Person.id.not_in(without)] if without else []),
            )
            people = (
                select(Person, School.name, is_mentor)
                .outerjoin(School, School.id == Person.school_id)
                .where(*free)
                .order_by(Person.sort_key, Person.id)
            )
            others = people.where(takes_part(programme_id, today), ~is_mentor)
            parts = [one.where(*meant.in_order) for one in (people.where(is_mentor), others)]
            # Mentors are few among all people: by their role they are found sooner than in their order.
            mentors = (
                select(Membership.id)
                .join(Person, Person.id == Membership.person_id)
                .where(
                    Membership.programme_id == programme_id,
                    Membership.role == Role.MENTOR,
                    in_force(today),
                    *free,
                    *meant.in_order,
                )
            )
            counting = [mentors, others.where(*meant.counting)]
            rows, place = await cut(session, parts, page, PEOPLE_A_PAGE, counting)
        return PeoplePage(place, tuple(line(*row) for row in rows))

    async def chosen(self, actor: Actor, ids: Collection[int]) -> dict[int, PersonLine]:
        """People of the programme by id. NotFound when one of them is not of it."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            return await require_people(
                session, programme_id, local_day(programme, self.clock.now()), set(ids)
            )

    async def local_now(self, actor: Actor, partnership_id: int) -> datetime:
        """The present moment by the clock of a partnership of the methodist's programme."""
        async with self.database.read() as session:
            partnership = await own_partnership(session, actor, partnership_id)
            programme = await session.get_one(Programme, partnership.programme_id)
            return self.clock.now().astimezone(ZoneInfo(programme.time_zone))

    async def is_launched(self, actor: Actor) -> bool:
        """Whether a new partnership will be introduced at once."""
        async with self.database.read() as session:
            programme = await session.get_one(Programme, actor.methodist_of())
            return programme.state is ProgrammeState.LAUNCHED

    async def create(
        self, actor: Actor, mentor_id: int, mentee_ids: Sequence[int], reason: str = ""
    ) -> Created:
        """Make a pair (one mentee) or a group; in a launched programme both sides are told.

        Raises DomainError for oneself, nobody, a pair that exists, or schools that are no partners (unless
        the programme allows that); NotFound for people of elsewhere.
        """
        programme_id = actor.methodist_of()
        async with self.once(actor, "partnerships.create") as session:
            programme = await session.get_one(Programme, programme_id)
            return await self._make(session, actor, programme, mentor_id, mentee_ids, reason)

    async def all(self, actor: Actor, page: int = 0) -> PartnershipsPage:
        """A page of the programme's partnerships: proposed, active, paused, closed, by the mentor's name."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            parts = [_in_state(programme_id, state) for state in PartnershipState]
            rows, place = await cut(session, parts, page, PARTNERSHIPS_A_PAGE)
            partnerships = [partnership for (partnership,) in rows]
            ids = [one.id for one in partnerships]
            mentees = await _mentees(session, ids)
            people = await lines_of(session, {one.mentor_id for one in partnerships}.union(*mentees.values()))
            meetings = await _meeting_counts(session, ids)
            states = await _states(session, programme_id)
        return PartnershipsPage(
            place,
            tuple(
                PartnershipLine(
                    id=one.id,
                    state=one.state,
                    mentor=people[one.mentor_id].short_name,
                    mentees=tuple(people[person_id].short_name for person_id in mentees.get(one.id, ())),
                    meetings=meetings.get(one.id, 0),
                )
                for one in partnerships
            ),
            living=states.get(PartnershipState.ACTIVE, 0),
            proposed=states.get(PartnershipState.PROPOSED, 0),
        )

    async def card(self, actor: Actor, partnership_id: int) -> Card:
        """One partnership with its people and last meetings. NotFound if it is of another programme."""
        async with self.database.read() as session:
            partnership = await own_partnership(session, actor, partnership_id)
            mentees = (await _mentees(session, [partnership_id])).get(partnership_id, [])
            people = await lines_of(session, {partnership.mentor_id, *mentees})
            meetings = await meetings_of(session, partnership_id)
            programme = await session.get_one(Programme, partnership.programme_id)
            hours = (await hours_of(session, programme, [partnership.mentor_id]))[partnership.mentor_id]
            grounds = await matched(session, partnership)
        closed = partnership.state is PartnershipState.CLOSED
        return Card(
            id=partnership.id,
            state=partnership.state,
            mentor=people[partnership.mentor_id],
            mentees=tuple(people[person_id] for person_id in mentees),
            reason=partnership.reason,
            state_reason=partnership.close_reason if closed else partnership.pause_reason,
            paused_until=partnership.paused_until,
            first_meeting_by=partnership.first_meeting_by,
            meetings=meetings,
            hours=hours,
            today=local_day(programme, self.clock.now()),
            online_step=partnership.online_step,
            matched=grounds,
        )

    async def _make(
        self,
        session: AsyncSession,
        actor: Actor | None,
        programme: Programme,
        mentor_id: int,
        mentee_ids: Sequence[int],
        reason: str = "",
        previous_id: int | None = None,
    ) -> Created:
        now, mentees = self.clock.now(), list(dict.fromkeys(mentee_ids))
        check_members(mentor_id, mentees)
        people = await require_people(session, programme.id, local_day(programme, now), {mentor_id, *mentees})
        await require_partner_schools(session, programme, mentor_id, mentees)
        paired = await _paired(session, programme.id, mentor_id)
        for person_id in mentees:
            if person_id in paired:
                raise DomainError(
                    "partnerships-exists",
                    mentor=people[mentor_id].short_name,
                    mentee=people[person_id].short_name,
                )
        partnership = Partnership(
            programme_id=programme.id,
            mentor_id=mentor_id,
            state=PartnershipState.PROPOSED,
            reason=reason[: rules.REASON_LENGTH],
            created_at=now,
            previous_id=previous_id,
        )
        session.add(partnership)
        await session.flush()
        session.add_all(
            PartnershipMentee(partnership_id=partnership.id, person_id=person_id) for person_id in mentees
        )
        await session.flush()
        introduced = await activate(session, now, programme, partnership)
        await fan_out_to_pair(session, now, programme, mentees)
        self.audit(
            session,
            actor,
            "partnerships.created",
            f"partnership:{partnership.id}",
            mentor=mentor_id,
            mentees=mentees,
        )
        return Created(partnership.id, len(mentees) > 1, introduced)


async def own_partnership(
    session: AsyncSession, actor: Actor, partnership_id: int, *, lock: bool = False
) -> Partnership:
    """A partnership of the programme that the actor runs; NotFound otherwise."""
    programme_id = actor.methodist_of()
    partnership = await session.get(Partnership, partnership_id, with_for_update=lock)
    if partnership is None or partnership.programme_id != programme_id:
        raise NotFound("partnership")
    return partnership


async def meetings_of(session: AsyncSession, partnership_id: int) -> tuple[MeetingLine, ...]:
    """The last meetings, newest first."""
    rows = await session.scalars(
        select(Meeting)
        .where(Meeting.partnership_id == partnership_id)
        .order_by(Meeting.held_on.desc(), Meeting.id.desc())
        .limit(MEETINGS_SHOWN)
    )
    return tuple(MeetingLine(row.id, row.held_on, row.form, row.topic, row.minutes) for row in rows)


async def _mentees(session: AsyncSession, ids: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    rows = await session.execute(
        select(PartnershipMentee.partnership_id, PartnershipMentee.person_id)
        .where(PartnershipMentee.partnership_id.in_(ids))
        .order_by(PartnershipMentee.person_id)
    )
    for partnership_id, person_id in rows:
        found.setdefault(partnership_id, []).append(person_id)
    return found


async def _paired(session: AsyncSession, programme_id: int, mentor_id: int) -> set[int]:
    """Whom the mentor already leads in a living partnership."""
    rows = await session.scalars(
        select(PartnershipMentee.person_id)
        .join(Partnership, Partnership.id == PartnershipMentee.partnership_id)
        .where(
            Partnership.programme_id == programme_id,
            Partnership.mentor_id == mentor_id,
            Partnership.state.in_(LIVING),
        )
    )
    return set(rows)


async def _meeting_counts(session: AsyncSession, ids: Sequence[int]) -> dict[int, int]:
    rows = await session.execute(
        select(Meeting.partnership_id, func.count())
        .where(Meeting.partnership_id.in_(ids))
        .group_by(Meeting.partnership_id)
    )
    return {row[0]: row[1] for row in rows}


def _in_state(programme_id: int, state: PartnershipState) -> Select[Partnership]:
    return (
        select(Partnership)
        .where(Partnership.programme_id == programme_id, Partnership.state == state)
        .order_by(Partnership.sort_key, Partnership.id)
    )


async def _states(session: AsyncSession, programme_id: int) -> dict[PartnershipState, int]:
    rows = await session.execute(
        select(Partnership.state, func.count())
        .where(Partnership.programme_id == programme_id)
        .group_by(Partnership.state)
    )
    return {row[0]: row[1] for row in rows}
