"""A member's side: who my partners are, and the journal of our meetings."""

from datetime import date, datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import MeetingForm, PartnershipState, PersonState
from models.partnerships import Meeting, PartnerRequest, Partnership, PartnershipMentee
from models.people import Account, Person, School
from models.programmes import Programme
from services.actor import Actor
from services.base import Service, insert_ignore
from services.errors import DomainError, Forbidden, NotFound
from services.partnerships.facts import Logged, MyPartnership, Partner
from services.partnerships.fit import expect_fit
from services.partnerships.grounds import matched
from services.partnerships.making import meetings_of
from services.partnerships.people import local_day
from services.partnerships.rules import TOPIC_LENGTH
from services.people.names import full_name, short_name
from services.people.rules import gender

OLDEST_MEETING = timedelta(days=400)


class Journal(Service):
    async def mine(self, actor: Actor) -> list[MyPartnership]:
        """The actor's living partnerships (active or paused) in the current programme."""
        person_id = actor.require_person()
        async with self.database.read() as session:
            as_mentee = select(PartnershipMentee.partnership_id).where(
                PartnershipMentee.person_id == person_id
            )
            ids = await session.scalars(
                select(Partnership.id)
                .where(
                    Partnership.programme_id == actor.programme_id,
                    Partnership.state.in_([PartnershipState.ACTIVE, PartnershipState.PAUSED]),
                    or_(Partnership.mentor_id == person_id, Partnership.id.in_(as_mentee)),
                )
                .order_by(Partnership.id)
            )
            now = self.clock.now()
            return [await _seen_by(session, now, person_id, partnership_id) for partnership_id in ids.all()]

    async def my_partnership(self, actor: Actor, partnership_id: int) -> MyPartnership:
        """One partnership of the actor's. Forbidden for anybody who is not a member."""
        async with self.database.read() as session:
            person_id = await member(session, actor, partnership_id)
            return await _seen_by(session, self.clock.now(), person_id, partnership_id)

    async def seen_by(self, person_id: int, partnership_id: int) -> MyPartnership | None:
        """A partnership as the member `person_id` sees it (for messages to them); None when it is gone."""
        async with self.database.read() as session:
            try:
                return await _seen_by(session, self.clock.now(), person_id, partnership_id)
            except NotFound:
                return None

    async def log_meeting(
        self, actor: Actor, partnership_id: int, form: MeetingForm, held_on: date
    ) -> Logged:
        """Put a meeting into the journal; the same day and form again (also by the other side) is one.

        Raises Forbidden for a stranger; DomainError for a day to come or long past, or a closed pair.
        """
        async with self.database.write() as session:
            person_id = await member(session, actor, partnership_id)
            partnership = await session.get_one(Partnership, partnership_id)
            if partnership.state is PartnershipState.CLOSED:
                raise DomainError("partnerships-closed")
            programme = await session.get_one(Programme, partnership.programme_id)
            today = local_day(programme, self.clock.now())
            check_day(today, held_on)
            meeting, added = await record_meeting(
                session, self.clock.now(), partnership_id, person_id, form, held_on
            )
            await expect_fit(session, partnership_id, today)
        return Logged(meeting.id, partnership_id, held_on, form, already=not added, minutes=meeting.minutes)

    async def own_meeting(self, actor: Actor, meeting_id: int) -> int:
        """The partnership of a meeting of the actor's; Forbidden for a stranger."""
        async with self.database.read() as session:
            meeting = await session.get(Meeting, meeting_id)
            if meeting is None:
                raise NotFound("meeting")
            await member(session, actor, meeting.partnership_id)
            return meeting.partnership_id

    async def set_topic(self, actor: Actor, meeting_id: int, topic: str) -> int:
        """Say what a meeting was about; returns its partnership's id.

        Forbidden for a stranger; DomainError in a group where two others have the entry already.
        """
        topic = " ".join(topic.split())
        if len(topic) > TOPIC_LENGTH:
            raise DomainError("error-text-too-long", length=len(topic), limit=TOPIC_LENGTH)
        async with self.database.write() as session:
            meeting = await session.get(Meeting, meeting_id)
            if meeting is None:
                raise NotFound("meeting")
            person_id = await member(session, actor, meeting.partnership_id)
            # Who says what it was about was there; and their words must go when they go.
            confirm(meeting, person_id)
            if person_id not in (meeting.logged_by_id, meeting.confirmed_by_id):
                raise DomainError("meetings-topic-others")
            meeting.topic = topic
            return meeting.partnership_id


async def record_meeting(
    session: AsyncSession,
    now: datetime,
    partnership_id: int,
    person_id: int,
    form: MeetingForm,
    held_on: date,
) -> tuple[Meeting, bool]:
    """The journal's entry of this day and form, and whether it is new; a second member confirms it."""
    row = {
        "partnership_id": partnership_id,
        "logged_by_id": person_id,
        "held_on": held_on,
        "form": form,
        "topic": "",
        "created_at": now,
    }
    added = await insert_ignore(session, Meeting, [row])
    meeting = (
        await session.scalars(
            select(Meeting).where(
                Meeting.partnership_id == partnership_id, Meeting.held_on == held_on, Meeting.form == form
            )
        )
    ).one()
    confirm(meeting, person_id)
    return meeting, bool(added)


def confirm(meeting: Meeting, person_id: int) -> None:
    """Note that a second member, too, says the meeting took place; a third need not."""
    if meeting.logged_by_id != person_id and meeting.confirmed_by_id is None:
        meeting.confirmed_by_id = person_id


def check_day(today: date, held_on: date) -> None:
    """Raise DomainError for a day to come or long past."""
    if held_on > today:
        raise DomainError("meetings-future")
    if held_on < today - OLDEST_MEETING:
        raise DomainError("meetings-too-old")


async def member(session: AsyncSession, actor: Actor, partnership_id: int) -> int:
    """The person as whom the actor's account belongs to the partnership; Forbidden if as nobody.

    An old message's button works whichever programme its owner looks at now.
    """
    partnership = await session.get(Partnership, partnership_id)
    if partnership is None:
        raise NotFound("partnership")
    mentees = select(PartnershipMentee.person_id).where(PartnershipMentee.partnership_id == partnership_id)
    person_id = await session.scalar(
        select(Person.id).where(
            Person.account_id == actor.account_id,
            Person.state.in_([PersonState.CONSENTED, PersonState.REGISTERED]),
            or_(Person.id == partnership.mentor_id, Person.id.in_(mentees)),
        )
    )
    if person_id is None:
        raise Forbidden(f"partnership:{partnership_id}")
    return person_id


async def _seen_by(
    session: AsyncSession, now: datetime, person_id: int, partnership_id: int
) -> MyPartnership:
    partnership = await session.get(Partnership, partnership_id)
    if partnership is None:
        raise NotFound("partnership")
    mentees = (
        await session.scalars(
            select(PartnershipMentee.person_id).where(PartnershipMentee.partnership_id == partnership_id)
        )
    ).all()
    i_mentor = partnership.mentor_id == person_id
    if not i_mentor and person_id not in mentees:
        raise NotFound("partnership")
    others = mentees if i_mentor else [partnership.mentor_id]
    rows = await session.execute(
        select(Person, School.name, Account)
        .outerjoin(School, School.id == Person.school_id)
        .outerjoin(Account, Account.id == Person.account_id)
        .where(Person.id.in_(others))
        .order_by(Person.surname, Person.name, Person.id)
    )
    programme = await session.get_one(Programme, partnership.programme_id)
    before = await session.get(Partnership, partnership.previous_id) if partnership.previous_id else None
    instead = (
        await session.get(Person, before.mentor_id)
        if before and before.mentor_id != partnership.mentor_id
        else None
    )
    asked = await session.scalar(
        select(PartnerRequest.id).where(
            PartnerRequest.partnership_id == partnership_id,
            PartnerRequest.person_id == person_id,
            PartnerRequest.settled_at.is_(None),
        )
    )
    today, by = local_day(programme, now), partnership.first_meeting_by
    return MyPartnership(
        id=partnership.id,
        state=partnership.state,
        i_mentor=i_mentor,
        partners=tuple(_partner(person, school, account) for person, school, account in rows),
        reason=partnership.reason,
        paused_until=partnership.paused_until,
        instead_of=short_name(instead) if instead and not i_mentor else "",
        asked_for_other=asked is not None,
        # A day that is past helps nobody to meet.
        first_meeting_by=by if by and by >= today else None,
        meetings=await meetings_of(session, partnership_id),
        time_zone=programme.time_zone,
        online_step=partnership.online_step,
        matched=await matched(session, partnership),
    )


def _partner(person: Person, school: str | None, account: Account | None) -> Partner:
    # Before they have registered, a partner's contacts are not ours to pass on.
    registered = person.state is PersonState.REGISTERED
    known = account if registered else None
    return Partner(
        person_id=person.id,
        full_name=full_name(person),
        short_name=short_name(person),
        subject=person.subject,
        school=school or "",
        gender=gender(person.patronymic),
        registered=registered,
        phone=person.phone if registered else None,
        telegram_id=known.telegram_id if known else None,
        username=known.username if known else None,
    )
