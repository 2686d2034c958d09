"""What is kept of a person, part by part: which columns, and where they stand.

A new table that holds something of a person gets its part here; a test fails for one that is neither here
nor said to hold nothing of its own.
"""

from sqlalchemy import func, or_, select

from models.matching import MentorProfile
from models.partnerships import FitQuestion, Meeting, PartnerRequest, Partnership, PartnershipMentee
from models.people import (
    Account,
    Consent,
    Deficit,
    Invitation,
    Membership,
    Person,
    PersonDeficit,
    School,
    Team,
    TeamMember,
)
from models.programmes import Programme
from services.people.kept_doings import DOINGS
from services.people.kept_personal import PERSONAL
from services.people.kept_types import Query

QUERIES: dict[str, tuple[tuple[str, ...], Query]] = {
    "person": (
        (
            "surname",
            "name",
            "patronymic",
            "school",
            "subject",
            "phone",
            "strengths",
            "deficits",
            "mentor_in_roster",
            "person_state",
            "paper_number",
            "paper_date",
            "kept_before_consent_on",
            "since",
        ),
        lambda people, _: (
            select(
                Person.surname,
                Person.name,
                Person.patronymic,
                School.name,
                Person.subject,
                Person.phone,
                Person.strengths,
                Person.deficits,
                Person.roster_mentor,
                Person.state,
                Person.paper_number,
                Person.paper_date,
                Person.imported_on_basis,
                Person.created_at,
            )
            .outerjoin(School, School.id == Person.school_id)
            .where(Person.id.in_(people))
        ),
    ),
    "chosen_deficits": (
        ("programme", "side", "deficit"),
        lambda people, _: (
            select(
                Programme.title,
                PersonDeficit.side,
                func.coalesce(func.nullif(Deficit.title, ""), Deficit.kind),
            )
            .join(Deficit, Deficit.id == PersonDeficit.deficit_id)
            .join(Programme, Programme.id == Deficit.programme_id)
            .where(PersonDeficit.person_id.in_(people))
            .order_by(Programme.id, PersonDeficit.side, Deficit.position)
        ),
    ),
    "account": (
        (
            "telegram_id",
            "username",
            "language",
            "quiet_from",
            "quiet_to",
            "paused_until",
            "reachable",
            "since",
        ),
        lambda _, account: select(
            Account.telegram_id,
            Account.username,
            Account.locale,
            Account.quiet_from,
            Account.quiet_to,
            Account.paused_until,
            Account.reachable,
            Account.created_at,
        ).where(Account.id == account),
    ),
    "memberships": (
        ("programme", "role", "from_day", "to_day", "why_ended"),
        lambda people, _: (
            select(
                Programme.title,
                Membership.role,
                Membership.starts_on,
                Membership.ends_on,
                Membership.end_reason,
            )
            .join(Programme, Programme.id == Membership.programme_id)
            .where(Membership.person_id.in_(people))
            .order_by(Membership.id)
        ),
    ),
    "consents": (
        ("version", "language", "given", "withdrawn"),
        lambda people, _: (
            select(Consent.version, Consent.locale, Consent.given_at, Consent.withdrawn_at)
            .where(Consent.person_id.in_(people))
            .order_by(Consent.id)
        ),
    ),
    "invitations": (
        ("programme", "made", "opened", "revoked"),
        lambda people, _: (
            select(Programme.title, Invitation.created_at, Invitation.opened_at, Invitation.revoked_at)
            .join(Programme, Programme.id == Invitation.programme_id)
            .where(Invitation.person_id.in_(people))
            .order_by(Invitation.id)
        ),
    ),
    "teams": (
        ("programme", "team"),
        lambda people, _: (
            select(Programme.title, Team.name)
            .join(Team, Team.programme_id == Programme.id)
            .join(TeamMember, TeamMember.team_id == Team.id)
            .where(TeamMember.person_id.in_(people))
            .order_by(Team.id)
        ),
    ),
    "meetings": (
        ("day", "form", "topic", "minutes", "noted"),
        lambda people, _: (
            select(Meeting.held_on, Meeting.form, Meeting.topic, Meeting.minutes, Meeting.created_at)
            .join(Partnership, Partnership.id == Meeting.partnership_id)
            .where(
                or_(
                    Partnership.mentor_id.in_(people),
                    Partnership.id.in_(
                        select(PartnershipMentee.partnership_id).where(
                            PartnershipMentee.person_id.in_(people)
                        )
                    ),
                    Meeting.logged_by_id.in_(people),
                )
            )
            .order_by(Meeting.held_on, Meeting.id)
        ),
    ),
    "fit_answers": (
        ("fit", "words", "answered"),
        lambda people, _: (
            select(FitQuestion.answer, FitQuestion.word, FitQuestion.answered_at)
            .where(FitQuestion.person_id.in_(people), FitQuestion.answered_at.is_not(None))
            .order_by(FitQuestion.id)
        ),
    ),
    "partner_requests": (
        ("reason", "asked", "answer", "settled"),
        lambda people, _: (
            select(
                PartnerRequest.reason,
                PartnerRequest.asked_at,
                PartnerRequest.answer,
                PartnerRequest.settled_at,
            )
            .where(PartnerRequest.person_id.in_(people))
            .order_by(PartnerRequest.id)
        ),
    ),
    "as_a_mentor": (
        ("programme", "mentees_at_most", "where", "subject", "words", "answered", "trained", "certificate"),
        lambda people, _: (
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
            .where(MentorProfile.person_id.in_(people))
            .order_by(Programme.id)
        ),
    ),
    **PERSONAL,
    **DOINGS,
}
