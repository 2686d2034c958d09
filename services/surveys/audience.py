"""Who is asked, for whoever works within a session."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import ParticipationState, PersonState
from models.people import Person
from models.programmes import Programme
from models.surveys import Participation, Survey
from services.outbox import Priority, Wish
from services.outbox.daily import offer

KIND = "survey"


async def join(
    session: AsyncSession, now: datetime, survey: Survey, programme: Programme, person_ids: Sequence[int]
) -> int:
    """Ask these people, once; who has no account or has not consented is passed over. Returns how many.

    The opening is said in the day's one unasked message or rides in the next.
    """
    people = await session.execute(
        select(Person.id, Person.account_id)
        .where(
            Person.id.in_(person_ids),
            Person.account_id.is_not(None),
            Person.state.in_([PersonState.CONSENTED, PersonState.REGISTERED]),
        )
        .order_by(Person.id)
    )
    accounts = {person_id: account_id for person_id, account_id in people if account_id is not None}
    known = {
        participation.person_id: participation
        for participation in await session.scalars(
            select(Participation).where(
                Participation.survey_id == survey.id, Participation.person_id.in_(accounts)
            )
        )
    }
    for person_id, account_id in accounts.items():
        participation = known.get(person_id)
        if participation is None:
            participation = Participation(survey_id=survey.id, person_id=person_id)
            session.add(participation)
            await session.flush()
            await ask(session, now, survey, programme, participation, account_id)
        elif participation.state is ParticipationState.LEFT:
            # What they were sent the first time works again.
            participation.state = ParticipationState.WAITING
    return len(accounts)


async def ask(
    session: AsyncSession,
    now: datetime,
    survey: Survey,
    programme: Programme,
    participation: Participation,
    account_id: int,
    chase: int = 0,
) -> None:
    """Offer the conversation to one person: the opening, or the `chase`-th reminder of it."""
    await offer(
        session,
        now,
        programme,
        Wish(
            kind=KIND,
            dedupe_key=opening_key(participation.id, chase),
            account_id=account_id,
            person_id=participation.person_id,
            priority=Priority.SURVEY,
            not_before=now,
            expires_at=survey.closes_at,
            values={"participation": participation.id, "chase": chase},
        ),
    )


def opening_key(participation_id: int, chase: int) -> str:
    """The meaning of one telling: of the opening (0), or of the `chase`-th reminder."""
    return f"survey:{participation_id}:{chase}"


async def leave(session: AsyncSession, survey: Survey, person_id: int) -> None:
    """They were not there after all: not asked, unless they have begun to answer."""
    await session.execute(
        update(Participation)
        .where(
            Participation.survey_id == survey.id,
            Participation.person_id == person_id,
            Participation.state == ParticipationState.WAITING,
        )
        .values(state=ParticipationState.LEFT)
    )
