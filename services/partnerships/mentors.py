"""Mentors chosen and prepared: who they are, what they have answered, whose training is done."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import DeficitSide, PersonState, Role, Weight
from models.matching import MatchingWishes, MentorProfile
from models.partnerships import Partnership, PartnershipMentee
from models.people import Deficit, Membership, Person, PersonDeficit, School
from models.programmes import Programme
from services import paging
from services.actor import Actor
from services.base import Service
from services.errors import DomainError, NotFound
from services.outbox.daily import offer
from services.outbox.queue import Priority, Wish
from services.partnerships.making import LIVING
from services.partnerships.mentor_facts import MentorCard, MentorLine, MentorsPage, WishFacts
from services.partnerships.people import local_day
from services.people.deficits import DeficitLine
from services.people.listing import in_force
from services.people.names import full_name, short_name

QUESTIONNAIRE = "mentor_questionnaire"
MENTORS_A_PAGE = 7
MOST_PLACES = 5
CERTIFICATE_LENGTH = 60
AT_ONCE = 100
ANSWERED = MentorProfile.answered_at.is_not(None)
NO_MENTORS = (PersonState.WITHDRAWN, PersonState.APPLIED)
WEIGHTS = ("deficits", "subject", "schools")
SWITCHES = ("training", "training_by_mentor", "even", "only_registered")


class Mentors(Service):
    async def mentors(self, actor: Actor, page: int = 0) -> MentorsPage:
        """The programme's candidates by name, a page of them, and how far all of them are."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            today = local_day(programme, self.clock.now())
            ids = _candidates_by_role(programme_id, today)
            people = select(Person.id).order_by(Person.sort_key, Person.id)
            of_municipality = Person.municipality_id == programme.municipality_id
            # Of many the order's index finds a page soon; few are sooner sorted than looked for in it.
            rows, place = await paging.cut(
                session,
                [people.where(of_municipality, is_candidate(programme_id, today))],
                page,
                MENTORS_A_PAGE,
                counting=[ids],
                short=[people.where(Person.id.in_(ids))],
            )
            lines = await _lines(session, programme_id, [person_id for (person_id,) in rows])
            profiles = _profiles(programme_id, today)
            answered = await paging.counted(session, profiles.where(ANSWERED))
            trained = await paging.counted(session, profiles.where(MentorProfile.trained_on.is_not(None)))
            asked = None
            if not place.more:
                either = or_(MentorProfile.asked_at.is_not(None), ANSWERED)
                asked = await paging.counted(session, profiles.where(either))
        to_ask = None if asked is None else place.total - asked
        return MentorsPage(tuple(lines), place, answered, trained, to_ask)

    async def mentor(self, actor: Actor, person_id: int) -> MentorCard:
        """One candidate with their answers. NotFound for anybody else."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            await self._candidate(session, programme_id, person_id)
            person = await session.get_one(Person, person_id)
            profile = await session.get(MentorProfile, (programme_id, person_id))
            (line,) = await _lines(session, programme_id, [person_id])
            shares = await session.scalars(
                select(Deficit)
                .join(PersonDeficit, PersonDeficit.deficit_id == Deficit.id)
                .where(
                    PersonDeficit.person_id == person_id,
                    PersonDeficit.side == DeficitSide.SHARED,
                    Deficit.programme_id == programme_id,
                    ~Deficit.retired,
                )
                .order_by(Deficit.position, Deficit.id)
            )
            role = await session.scalar(
                select(Membership.id).where(
                    Membership.programme_id == programme_id,
                    Membership.person_id == person_id,
                    Membership.role == Role.MENTOR,
                    Membership.ends_on.is_(None),
                )
            )
            return MentorCard(
                line=line,
                by_role=role is not None,
                subject=(profile.subjects if profile else "") or person.subject,
                words=profile.words if profile else "",
                place=profile.place if profile else None,
                certificate=profile.certificate if profile else "",
                shares=tuple(DeficitLine(one.id, one.kind, one.title) for one in shares),
            )

    async def mark_mentor(self, actor: Actor, person_id: int, *, marked: bool) -> None:
        """Make somebody of the programme a candidate, or one no more (a mentor by role stays one)."""
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id)
            today = local_day(programme, self.clock.now())
            if await session.scalar(_members(programme_id, today).where(Person.id == person_id)) is None:
                raise NotFound("person")
            (await _profile(session, programme_id, person_id)).marked = marked
            self.audit(session, actor, "partnerships.mentor", f"person:{person_id}", marked=marked)

    async def set_places(self, actor: Actor, person_id: int, capacity: int) -> None:
        """How many mentees a candidate may have, by the methodist's word."""
        programme_id = actor.methodist_of()
        if not 0 <= capacity <= MOST_PLACES:
            raise DomainError("mentors-capacity-wrong", limit=MOST_PLACES)
        async with self.database.write() as session:
            await self._candidate(session, programme_id, person_id)
            (await _profile(session, programme_id, person_id)).capacity = capacity
            self.audit(session, actor, "partnerships.mentor", f"person:{person_id}", capacity=capacity)

    async def set_training(
        self, actor: Actor, person_id: int, trained_on: date | None, certificate: str = ""
    ) -> None:
        """Record the training as done on a local day (None: not done), with its paper's number."""
        programme_id = actor.methodist_of()
        certificate = " ".join(certificate.split())
        if len(certificate) > CERTIFICATE_LENGTH:
            raise DomainError("error-text-too-long", length=len(certificate), limit=CERTIFICATE_LENGTH)
        async with self.database.write() as session:
            await self._candidate(session, programme_id, person_id)
            programme = await session.get_one(Programme, programme_id)
            if trained_on is not None and trained_on > local_day(programme, self.clock.now()):
                raise DomainError("mentors-training-future")
            profile = await _profile(session, programme_id, person_id)
            profile.trained_on, profile.certificate = trained_on, certificate
            self.audit(
                session, actor, "partnerships.trained", f"person:{person_id}", done=trained_on is not None
            )

    async def ask_mentors(self, actor: Actor) -> int:
        """Send the questionnaire to every candidate who has not had it; returns how many.

        Each gets it within their one message a day; who is not in the bot yet, when they come.
        """
        programme_id = actor.methodist_of()
        now = self.clock.now()
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id)
            asked = 0
            for person_id in (
                await session.scalars(candidates(programme_id, local_day(programme, now)))
            ).all():
                profile = await _profile(session, programme_id, person_id)
                if profile.asked_at is None and profile.answered_at is None:
                    profile.asked_at = now
                    asked += 1
            self.audit(
                session, actor, "partnerships.mentors_asked", f"programme:{programme_id}", people=asked
            )
        return asked

    async def tell_mentors(self) -> int:
        """Tick: offer the questionnaire to those who are to get it and are in the bot; returns how many."""
        waiting = (
            select(MentorProfile, Person.account_id)
            .join(Person, Person.id == MentorProfile.person_id)
            .where(
                MentorProfile.asked_at.is_not(None),
                MentorProfile.told_at.is_(None),
                Person.state == PersonState.REGISTERED,
                Person.account_id.is_not(None),
            )
            .limit(AT_ONCE)
        )
        async with self.database.read() as session:
            if (await session.execute(waiting.limit(1))).first() is None:
                return 0
        now = self.clock.now()
        async with self.database.write() as session:
            rows = (await session.execute(waiting.with_for_update(of=MentorProfile))).all()
            for profile, account_id in rows:
                assert account_id is not None
                programme = await session.get_one(Programme, profile.programme_id)
                profile.told_at = now
                wish = Wish(
                    kind=QUESTIONNAIRE,
                    dedupe_key=f"{QUESTIONNAIRE}:{profile.programme_id}:{profile.person_id}",
                    account_id=account_id,
                    priority=Priority.SURVEY,
                    not_before=now,
                    values={"programme_id": profile.programme_id, "person_id": profile.person_id},
                    person_id=profile.person_id,
                )
                await offer(session, now, programme, wish)
        return len(rows)

    async def wishes(self, actor: Actor) -> WishFacts:
        """The programme's switches."""
        async with self.database.read() as session:
            return await wishes_of(session, actor.methodist_of())

    async def turn_wish(self, actor: Actor, name: str) -> None:
        """Turn one switch on: a weight to its next value, a yes to no. NotFound for a name that is none."""
        programme_id = actor.methodist_of()
        if name not in (*WEIGHTS, *SWITCHES):
            raise NotFound("wish")
        async with self.once(actor, "partnerships.turn_wish") as session:
            wishes = await session.get(MatchingWishes, programme_id)
            if wishes is None:
                wishes = MatchingWishes(programme_id=programme_id)
                session.add(wishes)
                await session.flush()
            value = getattr(wishes, name)
            order = list(Weight)
            new = order[(order.index(value) + 1) % len(order)] if name in WEIGHTS else not value
            setattr(wishes, name, new)
            self.audit(
                session, actor, "programmes.changed", f"programme:{programme_id}", what=f"matching_{name}"
            )

    async def _candidate(self, session: AsyncSession, programme_id: int, person_id: int) -> None:
        programme = await session.get_one(Programme, programme_id)
        ids = candidates(programme_id, local_day(programme, self.clock.now()))
        if await session.scalar(ids.where(Person.id == person_id)) is None:
            raise NotFound("mentor")


def candidates(programme_id: int, today: date) -> Select[int]:
    """Ids of those who may mentor: by their role in force, or marked by the methodist."""
    marked = select(MentorProfile.person_id).where(
        MentorProfile.programme_id == programme_id, MentorProfile.marked
    )
    return _members(programme_id, today).where(or_(Membership.role == Role.MENTOR, Person.id.in_(marked)))


def is_candidate(programme_id: int, today: date) -> ColumnElement[bool]:
    """The same, as a condition on one person."""
    marked = exists().where(
        MentorProfile.programme_id == programme_id,
        MentorProfile.person_id == Membership.person_id,
        MentorProfile.marked,
    )
    part = exists().where(
        Membership.programme_id == programme_id,
        Membership.person_id == Person.id,
        Membership.starts_on <= today,
        in_force(today),
        or_(Membership.role == Role.MENTOR, marked),
    )
    return and_(Person.state.not_in(NO_MENTORS), part)


def _candidates_by_role(programme_id: int, today: date) -> Select[int]:
    """The same ids, each once, found from the role and from the marks instead of from all members."""
    part = (Membership.programme_id == programme_id, Membership.starts_on <= today, in_force(today))
    by_role = (*part, Membership.role == Role.MENTOR)
    is_mentor, takes_part = (
        exists().where(*one, Membership.person_id == MentorProfile.person_id) for one in (by_role, part)
    )
    may_be = Person.state.not_in(NO_MENTORS)
    found = union_all(
        select(Membership.person_id).join(Person, Person.id == Membership.person_id).where(*by_role, may_be),
        select(MentorProfile.person_id)
        .join(Person, Person.id == MentorProfile.person_id)
        .where(
            MentorProfile.programme_id == programme_id, MentorProfile.marked, takes_part, ~is_mentor, may_be
        ),
    ).subquery()
    return select(found.c.person_id).select_from(found)


def _profiles(programme_id: int, today: date) -> Select[int]:
    """What is kept of candidates."""
    return (
        select(MentorProfile.person_id)
        .join(Person, Person.id == MentorProfile.person_id)
        .where(MentorProfile.programme_id == programme_id, is_candidate(programme_id, today))
    )


async def unanswered(session: AsyncSession, programme_id: int, today: date) -> int:
    """How many candidates have not answered the questionnaire."""
    ids = _candidates_by_role(programme_id, today).subquery()
    answered = exists().where(
        MentorProfile.programme_id == programme_id, MentorProfile.person_id == ids.c.person_id, ANSWERED
    )
    return await session.scalar(select(func.count()).select_from(ids).where(~answered)) or 0


def _members(programme_id: int, today: date) -> Select[int]:
    return (
        select(Person.id)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.programme_id == programme_id,
            Membership.starts_on <= today,
            in_force(today),
            Person.state.not_in(NO_MENTORS),
        )
        .distinct()
    )


async def wishes_of(session: AsyncSession, programme_id: int) -> WishFacts:
    """The programme's switches, as the tables have them or as they are from the beginning."""
    found = await session.get(MatchingWishes, programme_id)
    if found is None:
        preferred = Weight.PREFERRED
        return WishFacts(preferred, preferred, preferred, False, False, True, False)
    return WishFacts(
        found.deficits,
        found.subject,
        found.schools,
        found.training,
        found.training_by_mentor,
        found.even,
        found.only_registered,
    )


async def leading(
    session: AsyncSession, programme_id: int, mentors: Collection[int] | None = None
) -> dict[int, int]:
    """How many people each mentor (each of `mentors`, if given) leads in living partnerships."""
    query = (
        select(Partnership.mentor_id, func.count())
        .join(PartnershipMentee, PartnershipMentee.partnership_id == Partnership.id)
        .where(Partnership.programme_id == programme_id, Partnership.state.in_(LIVING))
        .group_by(Partnership.mentor_id)
    )
    if mentors is not None:
        query = query.where(Partnership.mentor_id.in_(mentors))
    return {row[0]: row[1] for row in await session.execute(query)}


async def _profile(session: AsyncSession, programme_id: int, person_id: int) -> MentorProfile:
    profile = await session.get(MentorProfile, (programme_id, person_id))
    if profile is None:
        profile = MentorProfile(programme_id=programme_id, person_id=person_id)
        session.add(profile)
        await session.flush()
    return profile


async def _lines(session: AsyncSession, programme_id: int, ids: list[int]) -> list[MentorLine]:
    leads = await leading(session, programme_id, ids)
    profiles = {
        profile.person_id: profile
        for profile in await session.scalars(
            select(MentorProfile).where(
                MentorProfile.programme_id == programme_id, MentorProfile.person_id.in_(ids)
            )
        )
    }
    rows = await session.execute(
        select(Person, School.name)
        .outerjoin(School, School.id == Person.school_id)
        .where(Person.id.in_(ids))
        .order_by(Person.sort_key, Person.id)
    )
    return [
        _line(person, school, profiles.get(person.id), leads.get(person.id, 0)) for person, school in rows
    ]


def _line(person: Person, school: str | None, profile: MentorProfile | None, leads: int) -> MentorLine:
    return MentorLine(
        id=person.id,
        full_name=full_name(person),
        short_name=short_name(person),
        school=school or "",
        registered=person.state is PersonState.REGISTERED,
        asked=profile is not None and profile.asked_at is not None,
        answered=profile is not None and profile.answered_at is not None,
        capacity=profile.capacity if profile else None,
        leads=leads,
        trained_on=profile.trained_on if profile else None,
    )
