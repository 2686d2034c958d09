"""Everything that is kept of one person, in one JSON document for that person."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event, EventGuest
from models.matching import MentorProfile
from models.partnerships import FitQuestion, Meeting, PartnerRequest, Partnership, PartnershipMentee
from models.people import Account, Consent, Membership, Person, School
from models.programmes import Programme
from models.roadmap import Assignment
from models.surveys import NamedAnswer, Participation, Question
from services.actor import Actor
from services.people.keyed import Keyed
from services.people.names import full_name


class Exports(Keyed):
    async def my_data(self, actor: Actor) -> dict[str, Any]:
        """All that is kept of the reader in the current programme's municipality, as JSON values.

        Anonymous answers are not among it: nothing leads from them to a person.
        """
        person_id = actor.require_person()
        async with self.database.read() as session:
            person = await session.get_one(Person, person_id)
            school = await session.get(School, person.school_id) if person.school_id else None
            account = await session.get_one(Account, actor.account_id)
            return {
                "person": {
                    "full_name": full_name(person),
                    "school": school.name if school else None,
                    "subject": person.subject,
                    "phone": person.phone,
                    "strengths": person.strengths,
                    "deficits": person.deficits,
                    "mentor_in_roster": person.roster_mentor,
                    "state": str(person.state),
                    "consent_on_paper": [person.paper_number, _plain(person.paper_date)],
                    "kept_before_consent_on": person.imported_on_basis,
                    "since": _plain(person.created_at),
                },
                "account": {
                    "telegram_id": account.telegram_id,
                    "username": account.username,
                    "language": account.locale,
                    "quiet_minutes": [account.quiet_from, account.quiet_to],
                    "paused_until": _plain(account.paused_until),
                },
                "parts": await _rows(
                    session,
                    select(Programme.title, Membership.role, Membership.starts_on, Membership.ends_on)
                    .join(Membership, Membership.programme_id == Programme.id)
                    .where(Membership.person_id == person_id),
                    ("programme", "role", "from", "to"),
                ),
                "consents": await _rows(
                    session,
                    select(Consent.version, Consent.given_at, Consent.withdrawn_at).where(
                        Consent.person_id == person_id
                    ),
                    ("version", "given", "withdrawn"),
                ),
                "assignments": await _rows(
                    session,
                    select(
                        Assignment.title,
                        Assignment.due_on,
                        Assignment.state,
                        Assignment.done_at,
                        Assignment.evidence_text,
                        Assignment.not_possible_reason,
                    ).where(Assignment.person_id == person_id),
                    ("title", "due", "state", "done", "evidence", "not_possible"),
                ),
                "events": await _rows(
                    session,
                    select(Event.title, Event.starts_at, EventGuest.answer, EventGuest.attended)
                    .join(EventGuest, EventGuest.event_id == Event.id)
                    .where(EventGuest.person_id == person_id),
                    ("title", "starts", "answer", "attended"),
                ),
                "meetings": await _rows(
                    session,
                    select(Meeting.held_on, Meeting.form, Meeting.topic, Meeting.minutes)
                    .join(Partnership, Partnership.id == Meeting.partnership_id)
                    .where(
                        (Partnership.mentor_id == person_id)
                        | Partnership.id.in_(
                            select(PartnershipMentee.partnership_id).where(
                                PartnershipMentee.person_id == person_id
                            )
                        )
                    ),
                    ("day", "form", "topic", "minutes"),
                ),
                "fit_answers": await _rows(
                    session,
                    select(FitQuestion.answer, FitQuestion.word, FitQuestion.answered_at).where(
                        FitQuestion.person_id == person_id, FitQuestion.answered_at.is_not(None)
                    ),
                    ("answer", "word", "answered"),
                ),
                "requests_for_another_partner": await _rows(
                    session,
                    select(
                        PartnerRequest.reason,
                        PartnerRequest.asked_at,
                        PartnerRequest.answer,
                        PartnerRequest.settled_at,
                    ).where(PartnerRequest.person_id == person_id),
                    ("reason", "asked", "answer", "settled"),
                ),
                "as_a_mentor": await _rows(
                    session,
                    select(
                        Programme.title,
                        MentorProfile.capacity,
                        MentorProfile.place,
                        MentorProfile.subjects,
                        MentorProfile.words,
                        MentorProfile.answered_at,
                        MentorProfile.trained_on,
                        MentorProfile.certificate,
                    )
                    .join(Programme, Programme.id == MentorProfile.programme_id)
                    .where(MentorProfile.person_id == person_id),
                    (
                        "programme",
                        "mentees_at_most",
                        "where",
                        "subjects",
                        "words",
                        "answered",
                        "trained",
                        "certificate",
                    ),
                ),
                "named_answers": await _rows(
                    session,
                    select(Question.code, NamedAnswer.number, NamedAnswer.text, NamedAnswer.answered_at)
                    .join(Question, Question.id == NamedAnswer.question_id)
                    .join(Participation, Participation.id == NamedAnswer.participation_id)
                    .where(Participation.person_id == person_id),
                    ("question", "number", "text", "answered"),
                ),
            }


async def _rows(session: AsyncSession, query: Any, names: tuple[str, ...]) -> list[dict[str, Any]]:
    return [
        dict(zip(names, (_plain(value) for value in row), strict=True))
        for row in await session.execute(query)
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value
