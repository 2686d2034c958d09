"""A mentor's hours, from the journal.

The definition: every entry of the journal of every partnership in which the person is the mentor in this
programme counts once (a meeting logged by both sides is one entry, a group's meeting is one meeting), with
the minutes that somebody gave, else with the minutes that the programme takes for a meeting of this form.
Paused and closed partnerships count; other programmes do not.
"""

from collections.abc import Collection, Mapping

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.enums import MeetingForm
from models.partnerships import Meeting, Partnership
from models.people import Person
from models.programmes import Programme
from services.actor import Actor
from services.base import Service
from services.errors import DomainError
from services.paging import cut
from services.partnerships.facts import HoursPage, MentorHours
from services.partnerships.rules import MINUTES
from services.people.names import short_name

MENTORS_A_PAGE = 7
USUAL_MINUTES: Mapping[MeetingForm, int] = {
    MeetingForm.LESSON_VISIT: 45,
    MeetingForm.CONSULTATION: 60,
    MeetingForm.JOINT_LESSON: 45,
    MeetingForm.ONLINE_CALL: 40,
}
"""What a meeting takes where neither its entry nor the programme says it."""


def minutes_of(programme: Programme, form: MeetingForm, given: int | None) -> int:
    """How long a meeting counts in this programme."""
    return given if given is not None else _said(programme).get(form, USUAL_MINUTES[form])


def _said(programme: Programme) -> dict[MeetingForm, int]:
    """What the programme itself says of the length of meetings."""
    pairs = (part.split("=") for part in programme.form_minutes.split(",") if part)
    return {MeetingForm(form): int(minutes) for form, minutes in pairs}


async def hours_of(
    session: AsyncSession, programme: Programme, mentors: Collection[int]
) -> dict[int, MentorHours]:
    """Mentor → their hours in the programme; those of `mentors` who never led anybody in it have none."""
    names = {
        person.id: short_name(person)
        for person in await session.scalars(select(Person).where(Person.id.in_(mentors)))
    }
    counted = dict.fromkeys(names, (0, 0))
    rows = await session.execute(
        select(Partnership.mentor_id, *_FIGURES)
        .join(Partnership, Partnership.id == Meeting.partnership_id)
        .where(Partnership.programme_id == programme.id, Partnership.mentor_id.in_(names))
        .group_by(Partnership.mentor_id, Meeting.form)
    )
    for mentor_id, form, meetings, given, unsaid in rows:
        before, minutes = counted[mentor_id]
        counted[mentor_id] = (before + meetings, minutes + _minutes(programme, form, given, unsaid))
    return {
        person_id: MentorHours(person_id, names[person_id], meetings, minutes)
        for person_id, (meetings, minutes) in counted.items()
    }


_FIGURES = (
    Meeting.form,
    func.count(),
    func.sum(Meeting.minutes),
    func.count().filter(Meeting.minutes.is_(None)),
)
"""Of the meetings of one form: how many, minutes given, how many without them."""


def _minutes(programme: Programme, form: MeetingForm, given: int | None, unsaid: int) -> int:
    return int(given or 0) + unsaid * minutes_of(programme, form, None)


async def _whole(session: AsyncSession, programme: Programme) -> tuple[int, int]:
    """Meetings and minutes of all mentors."""
    rows = await session.execute(
        select(*_FIGURES)
        .join(Partnership, Partnership.id == Meeting.partnership_id)
        .where(Partnership.programme_id == programme.id)
        .group_by(Meeting.form)
    )
    figures = [(meetings, _minutes(programme, form, given, unsaid)) for form, meetings, given, unsaid in rows]
    return sum(meetings for meetings, _ in figures), sum(minutes for _, minutes in figures)


class Hours(Service):
    async def my_hours(self, actor: Actor) -> MentorHours | None:
        """The actor's own in the current programme; None for who never led anybody in it."""
        person_id = actor.require_person()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, actor.programme_id)
            led = await session.scalar(
                select(Partnership.id)
                .where(Partnership.mentor_id == person_id, Partnership.programme_id == programme.id)
                .limit(1)
            )
            return (await hours_of(session, programme, [person_id]))[person_id] if led else None

    async def mentor_hours(self, actor: Actor, page: int = 0) -> HoursPage:
        """A page of the mentors of the methodist's programme, by name, with their hours."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            leads = exists().where(
                Partnership.mentor_id == Person.id, Partnership.programme_id == programme_id
            )
            people = (
                select(Person.id)
                .where(Person.municipality_id == programme.municipality_id, leads)
                .order_by(Person.sort_key, Person.id)
            )
            another = aliased(Partnership)
            earlier = exists().where(
                another.mentor_id == Partnership.mentor_id,
                another.programme_id == programme_id,
                another.id < Partnership.id,
            )
            # A mentor stands beside the first of their partnerships: sooner counted than among all people.
            firsts = select(Partnership.id).where(Partnership.programme_id == programme_id, ~earlier)
            rows, place = await cut(session, [people], page, MENTORS_A_PAGE, counting=[firsts])
            ids = [person_id for (person_id,) in rows]
            found = await hours_of(session, programme, ids)
            meetings, minutes = (None, None) if place.more else await _whole(session, programme)
            return HoursPage(place, tuple(found[person_id] for person_id in ids), meetings, minutes)

    async def form_minutes(self, actor: Actor) -> dict[MeetingForm, int]:
        """How long a meeting of each form counts in the methodist's programme when nobody said it."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            return {form: minutes_of(programme, form, None) for form in MeetingForm}

    async def set_form_minutes(self, actor: Actor, form: MeetingForm, minutes: int) -> None:
        """Say how long a meeting of this form counts; hours already shown change with it."""
        programme_id = actor.methodist_of()
        if minutes not in MINUTES:
            raise DomainError("minutes-out-of-range", least=MINUTES.start, most=MINUTES.stop - 1)
        async with self.database.write() as session:
            programme = await session.get_one(Programme, programme_id, with_for_update=True)
            said = {**_said(programme), form: minutes}
            programme.form_minutes = ",".join(f"{one}={said[one]}" for one in MeetingForm if one in said)
            subject = f"programme:{programme_id}"
            self.audit(session, actor, "programmes.changed", subject, what="form_minutes")
