"""What goes with a consent taken back: a person's words, files and Telegram account. Numbers stay.

PRODUCT.md §2.4 and §2.13. Marks, choices, states, dates and counts remain under the number that takes the
name's place; what was sent anonymously can't be found any more, by anybody.
"""

import json

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import Evidence, ParticipationState, SurveyState
from models.events import EventPresenter
from models.joining import Application
from models.matching import MentorProfile
from models.partnerships import FitQuestion, Meeting, PartnerRequest
from models.people import Account, Person, PersonDeficit, TeamMember
from models.practices import Practice, PracticeAsk, PracticeUse
from models.programmes import Programme
from models.roadmap import Assignment, HelpRequest
from models.surveys import DraftAnswer, NamedAnswer, Participation, Survey, VisitSheet
from models.system import Draft, StoredFile
from services.people.drafts import ROSTER
from services.people.forgetting_personal import forget_personal_words
from services.practices.dictionary import forget_loose_words
from services.surveys.answers import UNANSWERED
from services.surveys.visits import drop_sheets


async def forget_words(session: AsyncSession, person_id: int) -> None:
    """Empty what the person wrote, wherever the row itself still counts; delete what was theirs alone."""
    await _forget_answers(session, person_id)
    of_person = Assignment.person_id == person_id
    # What they promised themselves stands in no report.
    await session.execute(
        delete(Assignment).where(
            of_person,
            Assignment.activity_id.is_(None),
            Assignment.personal_action_id.is_(None),
            Assignment.recommendation_id.is_(None),
        )
    )
    await forget_personal_words(session, person_id)
    await session.execute(
        update(Assignment).where(of_person).values(not_possible_reason="", returned_note="")
    )
    await session.execute(
        update(Assignment).where(of_person, Assignment.evidence != Evidence.NUMBER).values(evidence_text="")
    )
    asked = HelpRequest.person_id == person_id
    await session.execute(delete(HelpRequest).where(asked, HelpRequest.answered_at.is_(None)))
    await session.execute(update(HelpRequest).where(asked).values(question="", answer=""))
    await session.execute(
        update(HelpRequest).where(HelpRequest.answered_by_id == person_id).values(answer="")
    )
    await session.execute(update(FitQuestion).where(FitQuestion.person_id == person_id).values(word=""))
    await session.execute(
        update(PartnerRequest).where(PartnerRequest.person_id == person_id).values(reason="", answer="")
    )
    took_part = or_(Meeting.logged_by_id == person_id, Meeting.confirmed_by_id == person_id)
    await session.execute(update(Meeting).where(took_part).values(topic=""))
    await session.execute(delete(PersonDeficit).where(PersonDeficit.person_id == person_id))
    await session.execute(delete(MentorProfile).where(MentorProfile.person_id == person_id))
    await session.execute(delete(TeamMember).where(TeamMember.person_id == person_id))
    await session.execute(delete(EventPresenter).where(EventPresenter.person_id == person_id))
    await _forget_practices(session, person_id)


async def _forget_practices(session: AsyncSession, person_id: int) -> None:
    """Their cards were shown by their consent. What they took of others' stays as a number there."""
    await session.execute(delete(Practice).where(Practice.author_id == person_id))
    await forget_loose_words(session)
    await session.execute(delete(PracticeUse).where(PracticeUse.person_id == person_id))
    await session.execute(delete(PracticeAsk).where(PracticeAsk.person_id == person_id))


async def _forget_answers(session: AsyncSession, person_id: int) -> None:
    """Nobody waits for the rest; drafts go, named answers lose their words."""
    # The states first: they wait for an answer that is being given at this moment.
    of_person = Participation.person_id == person_id
    await session.execute(
        update(Participation)
        .where(of_person, Participation.state.in_(UNANSWERED))
        .values(state=ParticipationState.LEFT)
    )
    await session.execute(
        update(Participation)
        .where(of_person, Participation.state == ParticipationState.NAMED_PART)
        .values(state=ParticipationState.FINISHED)
    )
    own = select(Participation.id).where(of_person)
    await session.execute(delete(DraftAnswer).where(DraftAnswer.participation_id.in_(own)))
    await session.execute(update(NamedAnswer).where(NamedAnswer.participation_id.in_(own)).values(text=None))
    await _forget_sheets(session, person_id)


async def _forget_sheets(session: AsyncSession, person_id: int) -> None:
    """Visit sheets: what they have begun, or what is begun about them, goes; of those filled in marks stay.

    What a mentor wrote of their lessons is about them, the visit's topic in the journal too.
    """
    about = select(VisitSheet.survey_id).where(VisitSheet.mentee_id == person_id)
    begun = (
        select(Survey.id)
        .join(Participation, Participation.survey_id == Survey.id)
        .where(
            Survey.partnership_id.is_not(None),
            Survey.state == SurveyState.OPEN,
            or_(Participation.person_id == person_id, Survey.id.in_(about)),
        )
    )
    await drop_sheets(session, (await session.scalars(begun)).all())
    await session.execute(update(NamedAnswer).where(NamedAnswer.survey_id.in_(about)).values(text=None))
    visits = select(VisitSheet.meeting_id).where(VisitSheet.mentee_id == person_id)
    await session.execute(update(Meeting).where(Meeting.id.in_(visits)).values(topic=""))


def files_about(person_id: int) -> ColumnElement[bool]:
    """The condition on StoredFile: sent by the person, or shown by a mentor of the person's lesson."""
    of_lessons = (
        select(NamedAnswer.file_id)
        .join(VisitSheet, VisitSheet.survey_id == NamedAnswer.survey_id)
        .where(VisitSheet.mentee_id == person_id)
    )
    return or_(StoredFile.person_id == person_id, StoredFile.id.in_(of_lessons))


async def forget_lists(session: AsyncSession, person: Person) -> None:
    """Drop the unconfirmed rosters of the municipality in which the person's surname stands, however meant.

    A mentor's column may hold nothing but surname and initials, so the whole list goes: the methodist
    still has the file, and what is read from it again passes over who has withdrawn.
    """
    surname = _folded(person.surname)
    rows = await session.execute(
        select(Draft.id, Draft.content)
        .join(Programme, Programme.id == Draft.programme_id)
        .where(Programme.municipality_id == person.municipality_id, Draft.kind == ROSTER)
    )
    naming = [id_ for id_, content in rows if surname in _folded(json.dumps(content, ensure_ascii=False))]
    await session.execute(delete(Draft).where(Draft.id.in_(naming)))


def _folded(words: str) -> str:
    return words.casefold().replace("ё", "е")


async def forget_account(session: AsyncSession, account_id: int) -> None:
    """Cut the account off from Telegram, unless it stands for somebody else still.

    Its row remains, for what was sent through it is counted. Who comes back opens a new one.
    """
    if await session.scalar(select(Person.id).where(Person.account_id == account_id).limit(1)) is not None:
        return
    await session.execute(delete(Draft).where(Draft.account_id == account_id))
    await session.execute(delete(Application).where(Application.account_id == account_id))
    await session.execute(
        update(Account)
        .where(Account.id == account_id)
        # No Telegram user has a number below zero.
        .values(telegram_id=-account_id, username=None, reachable=False, expecting="")
    )
