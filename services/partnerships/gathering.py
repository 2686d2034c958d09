"""What a matching starts from: people, their answers, what was before, put together for the pure part."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.enums import (
    DeficitSide,
    Fit,
    MeetingPlace,
    PartnershipState,
    PersonState,
    RequestOutcome,
    Role,
    Weight,
)
from models.matching import MatchingAway, MatchingPlace, MentorProfile
from models.partnerships import (
    FitQuestion,
    FormerMentee,
    Meeting,
    PartnerRequest,
    Partnership,
    PartnershipMentee,
)
from models.people import Deficit, Membership, Person, PersonDeficit
from models.programmes import Programme
from services.partnerships.making import LIVING
from services.partnerships.matching import MenteeSide, MentorSide, Problem, Wishes
from services.partnerships.mentor_facts import WishFacts
from services.partnerships.mentors import candidates, leading, wishes_of
from services.partnerships.schools import partner_schools
from services.partnerships.subjects import subjects_of

PLACES_UNASKED = 1
"""What somebody takes who has not said how many."""
WENT_WELL_MEETINGS = 3
"""Meetings from which on a partnership that has come to its end is taken for a good one."""


@dataclass(frozen=True, slots=True)
class Before:
    """(mentor, mentee): who must not be put together again, and who worked well together."""

    never: frozenset[tuple[int, int]]
    well: frozenset[tuple[int, int]]


async def gather(
    session: AsyncSession,
    programme: Programme,
    today: date,
    matching_id: int | None,
    also: Collection[int] = (),
) -> Problem:
    """The problem as it stands on `today`; of the open matching its fixed pairs and who was left out.

    `also` are mentees by the methodist's word, whatever their role.
    """
    wishes = await wishes_of(session, programme.id)
    away = await left_out_of(session, matching_id)
    kept = await _kept(session, matching_id)
    mentees = await mentees_to_place(session, programme.id, today, wishes, {*kept, *also})
    mentors = (await session.scalars(candidates(programme.id, today))).all()
    taking_part = {*mentees, *mentors} - away
    people = {
        person.id: person
        for person in await session.scalars(select(Person).where(Person.id.in_(taking_part)))
    }
    said = await _said(session, programme.id)
    profiles = {
        profile.person_id: profile
        for profile in await session.scalars(
            select(MentorProfile).where(MentorProfile.programme_id == programme.id)
        )
    }
    leads, before = await leading(session, programme.id), await before_now(session, programme)
    return Problem(
        mentors=tuple(
            _mentor(people[one], profiles.get(one), said.get((one, DeficitSide.SHARED)), leads.get(one, 0))
            for one in sorted(set(mentors) - away)
            if not wishes.only_registered or people[one].state is PersonState.REGISTERED
        ),
        mentees=tuple(
            MenteeSide(
                id=one,
                school_id=people[one].school_id,
                wants=said.get((one, DeficitSide.WANTED), frozenset()),
                subjects=subjects_of(people[one].subject),
                kept=kept.get(one),
            )
            for one in sorted(set(mentees) - away)
        ),
        partner_schools=await partner_schools(session, programme.id),
        never=before.never,
        well=before.well,
        wishes=Wishes(
            wishes.deficits,
            wishes.subject,
            wishes.schools if programme.across_schools else Weight.REQUIRED,
            wishes.training,
            wishes.even,
        ),
    )


async def free_places(session: AsyncSession, programme_id: int) -> dict[int, int]:
    """The places left with each mentor who has said how many they take, or leads somebody."""
    leads = await leading(session, programme_id)
    said = select(MentorProfile.person_id, MentorProfile.capacity).where(
        MentorProfile.programme_id == programme_id, MentorProfile.capacity.is_not(None)
    )
    capacity = {person: places for person, places in await session.execute(said) if places is not None}
    return {
        one: capacity.get(one, PLACES_UNASKED) - leads.get(one, 0) for one in capacity.keys() | leads.keys()
    }


def _mentor(
    person: Person, profile: MentorProfile | None, shares: frozenset[int] | None, leads: int
) -> MentorSide:
    capacity = profile.capacity if profile and profile.capacity is not None else PLACES_UNASKED
    return MentorSide(
        id=person.id,
        school_id=person.school_id,
        shares=shares or frozenset(),
        subjects=subjects_of((profile.subjects if profile else "") or person.subject),
        room=max(capacity - leads, 0),
        leads=leads,
        remote=profile is None or profile.place is not MeetingPlace.IN_PERSON,
        trained=profile is not None and profile.trained_on is not None,
    )


async def mentees_to_place(
    session: AsyncSession, programme_id: int, today: date, wishes: WishFacts, also: Collection[int] = ()
) -> list[int]:
    """Mentees in force (and those of `also`) who have no mentor in the programme."""
    mentored = (
        select(PartnershipMentee.person_id)
        .join(Partnership, Partnership.id == PartnershipMentee.partnership_id)
        .where(Partnership.programme_id == programme_id, Partnership.state.in_(LIVING))
    )
    states = (
        [PersonState.REGISTERED]
        if wishes.only_registered
        else [PersonState.IMPORTED, PersonState.CONSENTED, PersonState.REGISTERED]
    )
    rows = await session.scalars(
        select(Person.id)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.programme_id == programme_id,
            or_(Membership.role == Role.MENTEE, Person.id.in_(also)),
            Membership.starts_on <= today,
            or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
            Person.state.in_(states),
            Person.id.not_in(mentored),
        )
        .order_by(Person.id)
        .distinct()
    )
    return list(rows)


async def left_out_of(session: AsyncSession, matching_id: int | None) -> set[int]:
    """Whom the methodist has left out of a matching."""
    rows = await session.scalars(
        select(MatchingAway.person_id).where(MatchingAway.matching_id == matching_id)
    )
    return set(rows)


async def before_now(session: AsyncSession, programme: Programme) -> Before:
    """What earlier partnerships say of pairs, over all the municipality's programmes."""
    here = Programme.municipality_id == programme.municipality_id
    never = await _replaced(session, here) | await _asked_for_another(session, here)
    poor = await _answered(session, here, Fit.POOR)
    well = await _met_often(session, here) | await _answered(session, here, Fit.GOOD)
    return Before(never, well - never - poor)


Pairs = frozenset[tuple[int, int]]
"""(mentor, mentee)."""


async def _replaced(session: AsyncSession, here: ColumnElement[bool]) -> Pairs:
    """Another mentor took over in their place."""
    successor = aliased(Partnership)
    rows = await session.execute(
        select(Partnership.mentor_id, PartnershipMentee.person_id)
        .join(PartnershipMentee, PartnershipMentee.partnership_id == Partnership.id)
        .join(Programme, Programme.id == Partnership.programme_id)
        .join(
            successor,
            and_(successor.previous_id == Partnership.id, successor.mentor_id != Partnership.mentor_id),
        )
        .where(here)
    )
    return frozenset((mentor, mentee) for mentor, mentee in rows)


async def _asked_for_another(session: AsyncSession, here: ColumnElement[bool]) -> Pairs:
    """One of the two asked for another partner and did not think better of it."""
    asked = or_(PartnerRequest.outcome.is_(None), PartnerRequest.outcome != RequestOutcome.KEPT)
    found: set[tuple[int, int]] = set()
    for led in (PartnershipMentee, FormerMentee):
        rows = await session.execute(
            select(Partnership.mentor_id, led.person_id)
            .join(led, led.partnership_id == Partnership.id)
            .join(PartnerRequest, PartnerRequest.partnership_id == Partnership.id)
            .join(Programme, Programme.id == Partnership.programme_id)
            .where(here, asked, PartnerRequest.person_id.in_([Partnership.mentor_id, led.person_id]))
        )
        found.update((mentor, mentee) for mentor, mentee in rows)
    return frozenset(found)


async def _answered(session: AsyncSession, here: ColumnElement[bool], fit: Fit) -> Pairs:
    """What mentees have answered to whether it suits them."""
    rows = await session.execute(
        select(Partnership.mentor_id, FitQuestion.person_id)
        .join(FitQuestion, FitQuestion.partnership_id == Partnership.id)
        .join(Programme, Programme.id == Partnership.programme_id)
        .where(here, FitQuestion.answer == fit)
    )
    return frozenset((mentor, mentee) for mentor, mentee in rows)


async def _met_often(session: AsyncSession, here: ColumnElement[bool]) -> Pairs:
    """Partnerships that have come to their end after meetings enough."""
    held = (
        select(Meeting.partnership_id)
        .group_by(Meeting.partnership_id)
        .having(func.count() >= WENT_WELL_MEETINGS)
    )
    rows = await session.execute(
        select(Partnership.mentor_id, PartnershipMentee.person_id)
        .join(PartnershipMentee, PartnershipMentee.partnership_id == Partnership.id)
        .join(Programme, Programme.id == Partnership.programme_id)
        .where(here, Partnership.state == PartnershipState.CLOSED, Partnership.id.in_(held))
    )
    return frozenset((mentor, mentee) for mentor, mentee in rows)


async def _kept(session: AsyncSession, matching_id: int | None) -> dict[int, int]:
    rows = await session.execute(
        select(MatchingPlace.mentee_id, MatchingPlace.mentor_id).where(
            MatchingPlace.matching_id == matching_id,
            MatchingPlace.kept,
            MatchingPlace.mentor_id.is_not(None),
        )
    )
    return {mentee: mentor for mentee, mentor in rows if mentor is not None}


async def _said(session: AsyncSession, programme_id: int) -> dict[tuple[int, DeficitSide], frozenset[int]]:
    rows = await session.execute(
        select(PersonDeficit.person_id, PersonDeficit.side, PersonDeficit.deficit_id)
        .join(Deficit)
        .where(Deficit.programme_id == programme_id, ~Deficit.retired)
    )
    said: dict[tuple[int, DeficitSide], set[int]] = {}
    for person_id, side, deficit_id in rows:
        said.setdefault((person_id, side), set()).add(deficit_id)
    return {key: frozenset(ids) for key, ids in said.items()}
