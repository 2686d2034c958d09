"""How many a survey asks and how many of them have answered, from what the database has added up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.sums import ANSWERED, ASKED, LEFT, UNANSWERED
from models.surveys import Survey
from services.sums import sums_of


@dataclass(frozen=True, slots=True)
class Asked:
    """`answered` of them have sent the first part."""

    people: int
    answered: int


async def asked_of(session: AsyncSession, surveys: Sequence[Survey]) -> Mapping[int, Asked]:
    """Of each survey, by its id.

    In an anonymous one who has left is in the number, too: one that fell would tell that they had not
    answered.
    """
    await session.flush()
    sums = await sums_of(session, ASKED, [survey.id for survey in surveys])
    found = {}
    for survey in surveys:
        kinds = sums[survey.id]
        left = kinds[LEFT] if survey.anonymous else 0
        found[survey.id] = Asked(kinds[UNANSWERED] + kinds[ANSWERED] + left, kinds[ANSWERED])
    return found
