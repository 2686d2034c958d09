"""What stands of a person in the personal programmes of their partnerships: goals, steps, words, reviews."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, func, or_, select

from models.partnerships import Partnership, PartnershipMentee
from models.people import Deficit
from models.personal import (
    GoalReview,
    PersonalAction,
    PersonalGoal,
    PersonalProgramme,
    PersonalWord,
    PersonalYes,
)
from models.programmes import Programme
from services.people.kept_types import Query


def _theirs(people: Collection[int]) -> ColumnElement[bool]:
    """The partnership is one that they lead or are led in now."""
    led = select(PartnershipMentee.partnership_id).where(PartnershipMentee.person_id.in_(people))
    return or_(Partnership.mentor_id.in_(people), Partnership.id.in_(led))


PERSONAL: dict[str, tuple[tuple[str, ...], Query]] = {
    "personal_goals": (
        ("programme", "goal", "deficit"),
        lambda people, _: (
            select(
                Programme.title,
                PersonalGoal.text,
                func.coalesce(func.nullif(Deficit.title, ""), Deficit.kind),
            )
            .select_from(PersonalGoal)
            .join(PersonalProgramme, PersonalProgramme.id == PersonalGoal.personal_id)
            .join(Partnership, Partnership.id == PersonalProgramme.partnership_id)
            .join(Programme, Programme.id == Partnership.programme_id)
            .outerjoin(Deficit, Deficit.id == PersonalGoal.deficit_id)
            .where(or_(_theirs(people), PersonalGoal.by_id.in_(people)))
            .order_by(PersonalGoal.id)
        ),
    ),
    "personal_steps": (
        ("programme", "title", "due"),
        lambda people, _: (
            select(Programme.title, PersonalAction.title, PersonalAction.due_on)
            .select_from(PersonalAction)
            .join(PersonalProgramme, PersonalProgramme.id == PersonalAction.personal_id)
            .join(Partnership, Partnership.id == PersonalProgramme.partnership_id)
            .join(Programme, Programme.id == Partnership.programme_id)
            .where(or_(_theirs(people), PersonalAction.by_id.in_(people)))
            .order_by(PersonalAction.due_on, PersonalAction.id)
        ),
    ),
    "personal_words": (
        ("word_about", "words", "noted"),
        lambda people, _: (
            select(PersonalWord.kind, PersonalWord.text, PersonalWord.said_at)
            .where(PersonalWord.person_id.in_(people))
            .order_by(PersonalWord.id)
        ),
    ),
    "personal_yeses": (
        ("programme", "agreed_at"),
        lambda people, _: (
            select(Programme.title, PersonalYes.said_at)
            .select_from(PersonalYes)
            .join(PersonalProgramme, PersonalProgramme.id == PersonalYes.personal_id)
            .join(Partnership, Partnership.id == PersonalProgramme.partnership_id)
            .join(Programme, Programme.id == Partnership.programme_id)
            .where(PersonalYes.person_id.in_(people))
            .order_by(PersonalYes.said_at)
        ),
    ),
    "goal_reviews": (
        ("goal", "review", "reached", "words"),
        lambda people, _: (
            select(PersonalGoal.text, GoalReview.review, GoalReview.outcome, GoalReview.note)
            .select_from(GoalReview)
            .join(PersonalGoal, PersonalGoal.id == GoalReview.goal_id)
            .join(PersonalProgramme, PersonalProgramme.id == PersonalGoal.personal_id)
            .join(Partnership, Partnership.id == PersonalProgramme.partnership_id)
            .where(or_(_theirs(people), GoalReview.by_id.in_(people)))
            .order_by(GoalReview.goal_id, GoalReview.review.desc())
        ),
    ),
}
