"""The mentor's own side: the questionnaire of strengths, a question at a time, kept after every tap."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import DeficitSide, MeetingPlace, PersonState
from models.matching import MentorProfile
from models.people import Deficit, Person, PersonDeficit
from models.programmes import Programme
from services.actor import Actor
from services.base import Service
from services.errors import DomainError, Forbidden, NotFound
from services.partnerships.mentor_facts import FormStep, MentorForm
from services.partnerships.mentors import MOST_PLACES, candidates, wishes_of
from services.partnerships.people import local_day
from services.people.deficits import DeficitLine
from services.people.identity import expect

SUBJECTS_LENGTH = 500
WORDS_LENGTH = 1000
EXPECTING = "mentorform"


class Questionnaire(Service):
    async def mentor_form(self, actor: Actor, programme_id: int, message_id: int | None = None) -> MentorForm:
        """The form as it stands; `message_id` is the message it lives in from now on."""
        async with self.database.write() as session:
            profile = await self._own(session, actor, programme_id)
            return await self._shown(session, actor, profile, message_id)

    async def seen_form(self, programme_id: int, person_id: int) -> MentorForm | None:
        """The form as delivery shows it; None when there is nothing to ask any more."""
        async with self.database.read() as session:
            profile = await session.get(MentorProfile, (programme_id, person_id))
            if profile is None or profile.answered_at is not None:
                return None
            programme = await session.get_one(Programme, programme_id)
            ids = candidates(programme_id, local_day(programme, self.clock.now()))
            if await session.scalar(ids.where(Person.id == person_id)) is None:
                return None
            return await _form(session, profile)

    async def toggle_strength(
        self, actor: Actor, programme_id: int, deficit_id: int, message_id: int | None
    ) -> MentorForm:
        """Say that one can help with a deficit, or take it back. NotFound for another programme's."""
        async with self.database.write() as session:
            profile = await self._own(session, actor, programme_id)
            deficit = await session.get(Deficit, deficit_id)
            if deficit is None or deficit.programme_id != programme_id:
                raise NotFound("deficit")
            key = (profile.person_id, deficit_id, DeficitSide.SHARED)
            said = await session.get(PersonDeficit, key)
            if not await self.is_first(session, actor, "partnerships.toggle_strength"):
                return await self._shown(session, actor, profile, message_id)
            if said is not None:
                await session.delete(said)
            elif not deficit.retired:
                session.add(
                    PersonDeficit(person_id=profile.person_id, deficit_id=deficit_id, side=DeficitSide.SHARED)
                )
            await session.flush()
            return await self._shown(session, actor, profile, message_id)

    async def turn_form(
        self, actor: Actor, programme_id: int, step: int, message_id: int | None
    ) -> MentorForm:
        """Go to a question; not past one that needs an answer. Past the last the form is answered."""
        async with self.database.write() as session:
            profile = await self._own(session, actor, programme_id)
            _go(profile, step)
            if profile.step == FormStep.DONE and profile.answered_at is None:
                profile.answered_at = self.clock.now()
            return await self._shown(session, actor, profile, message_id)

    async def answer_capacity(
        self, actor: Actor, programme_id: int, capacity: int, message_id: int | None
    ) -> MentorForm:
        """How many mentees one takes; who takes none is not asked where."""
        if not 0 <= capacity <= MOST_PLACES:
            raise NotFound("capacity")
        async with self.database.write() as session:
            profile = await self._own(session, actor, programme_id)
            profile.capacity = capacity
            _go(profile, FormStep.PLACE if capacity else FormStep.WORDS)
            return await self._shown(session, actor, profile, message_id)

    async def answer_place(
        self, actor: Actor, programme_id: int, place: MeetingPlace, message_id: int | None
    ) -> MentorForm:
        async with self.database.write() as session:
            profile = await self._own(session, actor, programme_id)
            profile.place = place
            _go(profile, FormStep.WORDS)
            return await self._shown(session, actor, profile, message_id)

    async def write_form(self, actor: Actor, programme_id: int, text: str) -> MentorForm:
        """A typed answer to the question that takes one. DomainError says what does not fit."""
        text = " ".join(text.split())
        async with self.database.write() as session:
            profile = await self._own(session, actor, programme_id)
            subjects = profile.step == FormStep.SUBJECTS
            if not subjects and profile.step != FormStep.WORDS:
                return await self._shown(session, actor, profile, profile.message_id)
            limit = SUBJECTS_LENGTH if subjects else WORDS_LENGTH
            if len(text) > limit:
                raise DomainError("error-text-too-long", length=len(text), limit=limit)
            if subjects:
                profile.subjects = text
                _go(profile, FormStep.CAPACITY)
            else:
                profile.words = text
                _go(profile, FormStep.DONE)
                profile.answered_at = profile.answered_at or self.clock.now()
            return await self._shown(session, actor, profile, profile.message_id)

    async def say_trained(self, actor: Actor, programme_id: int, message_id: int | None) -> MentorForm:
        """The mentor's own word that the training is done, where the methodist allows it."""
        async with self.database.write() as session:
            profile = await self._own(session, actor, programme_id)
            wishes = await wishes_of(session, programme_id)
            if not wishes.training_by_mentor:
                raise DomainError("mentors-training-by-methodist")
            if profile.trained_on is None:
                programme = await session.get_one(Programme, programme_id)
                profile.trained_on = local_day(programme, self.clock.now())
                subject = f"person:{profile.person_id}"
                self.audit(session, actor, "partnerships.trained", subject, done=True)
            return await self._shown(session, actor, profile, message_id)

    async def _own(self, session: AsyncSession, actor: Actor, programme_id: int) -> MentorProfile:
        """The profile of the actor's account in that programme, whichever they look at now.

        Forbidden for anybody who is no candidate there (any more), NotFound for one who was not asked.
        """
        programme = await session.get(Programme, programme_id)
        if programme is None:
            raise NotFound("programme")
        ids = candidates(programme_id, local_day(programme, self.clock.now()))
        person_id = await session.scalar(
            ids.where(Person.account_id == actor.account_id, Person.state == PersonState.REGISTERED)
        )
        if person_id is None:
            raise Forbidden(f"programme:{programme_id}")
        profile = await session.get(MentorProfile, (programme_id, person_id), with_for_update=True)
        if profile is None or profile.asked_at is None:
            raise NotFound("mentor form")
        return profile

    async def _shown(
        self, session: AsyncSession, actor: Actor, profile: MentorProfile, message_id: int | None
    ) -> MentorForm:
        if message_id is not None:
            profile.message_id = message_id
        typed = profile.step in (FormStep.SUBJECTS, FormStep.WORDS)
        await expect(session, actor.account_id, f"{EXPECTING}:{profile.programme_id}" if typed else "")
        return await _form(session, profile)


def _go(profile: MentorProfile, step: int) -> None:
    last = FormStep.DONE
    if profile.capacity is None:
        last = FormStep.CAPACITY
    elif profile.capacity and profile.place is None:
        last = FormStep.PLACE
    profile.step = min(max(step, FormStep.DEFICITS), last)


async def _form(session: AsyncSession, profile: MentorProfile) -> MentorForm:
    programme = await session.get_one(Programme, profile.programme_id)
    person = await session.get_one(Person, profile.person_id)
    deficits = (
        await session.scalars(
            select(Deficit)
            .where(Deficit.programme_id == programme.id, ~Deficit.retired)
            .order_by(Deficit.position, Deficit.id)
        )
    ).all()
    chosen = await session.scalars(
        select(PersonDeficit.deficit_id).where(
            PersonDeficit.person_id == person.id,
            PersonDeficit.side == DeficitSide.SHARED,
            PersonDeficit.deficit_id.in_([one.id for one in deficits]),
        )
    )
    wishes = await wishes_of(session, programme.id)
    return MentorForm(
        programme_id=programme.id,
        programme=programme.title,
        step=FormStep(profile.step),
        deficits=tuple(DeficitLine(one.id, one.kind, one.title) for one in deficits),
        chosen=frozenset(chosen),
        known_subject=person.subject,
        subjects=profile.subjects,
        capacity=profile.capacity,
        place=profile.place,
        words=profile.words,
        trained_on=profile.trained_on,
        may_train=wishes.training_by_mentor,
        message_id=profile.message_id,
    )
