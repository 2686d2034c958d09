"""What mentees take away from events, for the mentor whom they let see it (PRODUCT.md §4.3)."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import select

from models.enums import EventKind, PartnershipState
from models.events import Event
from models.partnerships import Partnership, PartnershipMentee
from models.people import Person
from models.programmes import Programme
from models.surveys import NamedAnswer, Participation, Question, Survey
from services.actor import Actor
from services.base import Service
from services.people.names import short_name
from services.surveys.forms import TAKEAWAY

LATEST = 5


@dataclass(frozen=True, slots=True)
class SharedTakeaway:
    """Own words (`text`) or an option (`key`, a Fluent key); `held_on` is the local day of the event."""

    who: str
    text: str
    key: str
    kind: EventKind
    title: str
    held_on: date


class Sharing(Service):
    async def shared_with_me(self, actor: Actor, partnership_id: int) -> tuple[SharedTakeaway, ...]:
        """The latest that mentees of the actor's own living partnership have shown, newest first.

        Empty for anybody who is not its mentor.
        """
        async with self.database.read() as session:
            rows = await session.execute(
                select(NamedAnswer, Question, Event, Person, Programme.time_zone)
                .join(Participation, Participation.id == NamedAnswer.participation_id)
                .join(Question, Question.id == NamedAnswer.question_id)
                .join(Survey, Survey.id == NamedAnswer.survey_id)
                .join(Event, Event.id == Survey.event_id)
                .join(Person, Person.id == Participation.person_id)
                .join(PartnershipMentee, PartnershipMentee.person_id == Person.id)
                .join(Partnership, Partnership.id == PartnershipMentee.partnership_id)
                .join(Programme, Programme.id == Partnership.programme_id)
                .where(
                    Partnership.id == partnership_id,
                    Partnership.mentor_id == actor.require_person(),
                    Partnership.state.in_([PartnershipState.ACTIVE, PartnershipState.PAUSED]),
                    Survey.programme_id == Partnership.programme_id,
                    Participation.shared.is_(True),
                    Question.code == TAKEAWAY,
                )
                .order_by(Event.starts_at.desc(), NamedAnswer.id.desc())
                .limit(LATEST)
            )
            return tuple(
                SharedTakeaway(
                    who=short_name(person),
                    text=answer.text or "",
                    key=question.options[answer.number] if answer.number is not None else "",
                    kind=event.kind,
                    title=event.title,
                    held_on=event.starts_at.astimezone(ZoneInfo(zone)).date(),
                )
                for answer, question, event, person, zone in rows
            )
