"""Who is asked, for whoever works within a session, and how they hear of it."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, String, cast, exists, false, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.expression import SQLColumnExpression

from models.enums import ParticipationState, PersonState, SurveyState
from models.people import Account, Person
from models.programmes import Programme
from models.surveys import UNTOLD, Participation, Survey
from models.system import Rider
from services.base import insert_select
from services.outbox import Priority
from services.outbox.daily import offer_each
from services.surveys.answers import UNANSWERED
from services.surveys.circles import Circle, can_be_asked, in_circle, none_of

KIND = "survey"
TOLD_AT_ONCE = 5000


async def join(
    session: AsyncSession, now: datetime, survey: Survey, programme: Programme, person_ids: Sequence[int]
) -> int:
    """Ask these people, once; who has no account or has not consented is passed over. Returns how many."""
    asked = list(
        await session.scalars(
            select(Person.id).where(
                Person.id.in_(person_ids),
                Person.account_id.is_not(None),
                Person.state.in_([PersonState.CONSENTED, PersonState.REGISTERED]),
            )
        )
    )
    # What they were sent the first time works again.
    await session.execute(
        update(Participation)
        .where(
            Participation.survey_id == survey.id,
            Participation.person_id.in_(asked),
            Participation.state == ParticipationState.LEFT,
        )
        .values(state=ParticipationState.WAITING)
    )
    await _ask(session, survey, Person.id.in_(asked))
    await tell(session, now, survey, programme)
    return len(asked)


async def join_circle(
    session: AsyncSession, survey: Survey, programme: Programme, today: date, but: Collection[int]
) -> int:
    """Ask everybody whom the survey's circle means today, `but` these; returns how many.

    `tell` tells them bit by bit.
    """
    meant = in_circle(Circle.load(survey.segment or {}), programme.id, today) & can_be_asked()
    return await _ask(session, survey, meant & none_of(but))


async def _ask(session: AsyncSession, survey: Survey, meant: ColumnElement[bool]) -> int:
    """One statement: a hundred thousand people take the database a second and the process nothing."""
    row = {
        "survey_id": literal(survey.id),
        "person_id": Person.id,
        "state": literal(ParticipationState.WAITING, Participation.state.type),
        "position": literal(1),
        "told": false(),
    }
    people = select(*row.values()).where(meant).order_by(Person.id)
    return await insert_select(session, Participation, [*row], people)


async def ask_again(session: AsyncSession, survey: Survey) -> int:
    """Let those who have not answered, and can be written to, hear of it anew; returns how many.

    Of an anonymous survey it is the number of all who have not answered: less those who can't be written to,
    whom everybody who runs the programme knows by name, it would tell of these whether they have.
    """
    reachable = select(Person.id).join(Account, Account.id == Person.account_id).where(Account.reachable)
    unanswered = Participation.survey_id == survey.id, Participation.state.in_(UNANSWERED)
    asked = unanswered if survey.anonymous else (*unanswered, Participation.person_id.in_(reachable))
    count = await session.scalar(select(func.count()).select_from(Participation).where(*asked)) or 0
    await session.execute(
        update(Participation)
        .where(*unanswered, Participation.person_id.in_(reachable))
        .values(told=False)
        .execution_options(synchronize_session=False)
    )
    return count


async def tell(session: AsyncSession, now: datetime, survey: Survey, programme: Programme) -> bool:
    """Offer the conversation to some of those who have still to hear of it; False when there are none.

    It is the opening, or the survey's latest reminder: said in the day's one unasked message, or riding in
    the next bundle.
    """
    untold = (
        select(Participation.id)
        .where(Participation.survey_id == survey.id, UNTOLD)
        .order_by(Participation.id)
        .limit(TOLD_AT_ONCE)
        .subquery()
    )
    last = await session.scalar(select(func.max(untold.c.id)))
    if last is None:
        return False
    some = (Participation.survey_id == survey.id, UNTOLD, Participation.id <= last)
    # What was closed before everybody heard of it needs no telling.
    if survey.state is SurveyState.OPEN:
        payload = literal('{"participation": ') + cast(Participation.id, String)
        people = (
            select(
                Person.account_id,
                Person.id,
                opening_key(Participation.id, survey.chases),
                payload + literal(f', "chase": {survey.chases}}}'),
            )
            .join(Person, Person.id == Participation.person_id)
            .where(*some, Person.account_id.is_not(None), ~_rides(survey.chases))
        )
        await offer_each(
            session,
            now,
            programme,
            people,
            kind=KIND,
            priority=Priority.SURVEY,
            expires_at=survey.closes_at,
        )
    await session.execute(
        update(Participation).where(*some).values(told=True).execution_options(synchronize_session=False)
    )
    return True


def _rides(chases: int) -> ColumnElement[bool]:
    """Who has not been told the first time yet needs no second line in the same message."""
    if not chases:
        return false()
    keys = [Rider.dedupe_key == opening_key(Participation.id, before) for before in range(chases)]
    return exists().where(or_(*keys), ~Rider.taken)


def opening_key(participation_id: SQLColumnExpression[int], chase: int) -> ColumnElement[str]:
    """The meaning of one telling: of the opening (0), or of the `chase`-th reminder."""
    return literal("survey:") + cast(participation_id, String) + literal(f":{chase}")


async def leave(session: AsyncSession, survey: Survey, person_id: int) -> bool:
    """They were not there after all: not asked, unless they have begun to answer.

    False when the survey is anonymous: whom it asks stays as it is, for what its numbers do when somebody
    is taken off would tell whether they have answered.
    """
    if survey.anonymous:
        return False
    await session.execute(
        update(Participation)
        .where(
            Participation.survey_id == survey.id,
            Participation.person_id == person_id,
            Participation.state == ParticipationState.WAITING,
        )
        .values(state=ParticipationState.LEFT)
    )
    return True
