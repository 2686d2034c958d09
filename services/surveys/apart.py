"""When anonymity forbids a survey: its people differ by a few from those of another one that asks alike.

Results of two circles that differ by a few tell by their difference what those few said (PRODUCT.md §4.5);
so circles are the same or have nobody in common.
"""

from datetime import date, datetime, timedelta
from difflib import SequenceMatcher
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import SurveyState
from models.people import Person
from models.programmes import Programme
from models.surveys import Participation, Question, Survey
from services.errors import DomainError
from services.events.names import Say
from services.people.words import squeeze
from services.surveys.circles import Circle, can_be_asked, in_circle

APART = timedelta(days=60)
"""Anonymous surveys with a like question keep apart this long after the earlier one has closed."""
KEY = "="
"""Before a Fluent key that stands for its words; no squeezed words begin so."""
LIKE = 0.9
"""Questions are alike from this share of common letters on: a typo or a full stop makes no other question."""


async def keep_apart(
    session: AsyncSession,
    now: datetime,
    programme: Programme,
    version_id: int,
    people: Select[int],
    *,
    planned: int | None = None,
    say: Say | None = None,
) -> None:
    """Refuse `people` that overlap those of another anonymous survey with a like question.

    When the survey `planned` begins, whose people may be others than on the day it was planned, only those
    that have begun before it count. `say` turns a ready form's Fluent keys into words, so that an own form
    in these very words is found; without it keys are compared with keys.

    Raises DomainError that names the other one and the day from which there is no objection.
    """
    words = await _words(session, version_id, say)
    conditions = [
        Survey.programme_id == programme.id,
        Survey.event_id.is_(None),
        Survey.anonymous,
        Survey.closes_at > now - APART,
    ]
    if planned is not None:
        conditions += [Survey.id != planned, Survey.state != SurveyState.PLANNED]
    others = await session.scalars(select(Survey).where(*conditions))
    for other in others.all():
        if not alike(words, await _words(session, other.version_id, say)):
            continue
        zone = ZoneInfo(programme.time_zone)
        if other.state is SurveyState.PLANNED:
            circle = Circle.load(other.segment or {})
            theirs = people_of(circle, programme.id, now.astimezone(zone).date())
        else:
            theirs = select(Participation.person_id).where(Participation.survey_id == other.id)
        shared, ours, all_theirs = [
            await session.scalar(select(func.count()).select_from(query.subquery())) or 0
            for query in (people.where(Person.id.in_(theirs)), people, theirs)
        ]
        if shared and not shared == ours == all_theirs:
            free_on = (other.closes_at + APART).astimezone(zone).date()
            raise DomainError("surveys-error-near", title=other.title, day=f"{free_on:%d.%m.%Y}")


def people_of(circle: Circle, programme_id: int, today: date) -> Select[int]:
    """Whom a circle of the programme means today, as far as they can be asked."""
    return select(Person.id).where(in_circle(circle, programme_id, today), can_be_asked())


def alike(first: set[str], second: set[str]) -> bool:
    """Whether one of the questions stands in both, word for word or nearly."""
    return bool(first & second) or any(_near(one, other) for one in first for other in second)


def _near(one: str, other: str) -> bool:
    if one.startswith(KEY) or other.startswith(KEY):
        # Names that resemble each other are of different questions.
        return False
    both = SequenceMatcher(a=one, b=other, autojunk=False)
    return both.real_quick_ratio() >= LIKE and both.quick_ratio() >= LIKE and both.ratio() >= LIKE


async def _words(session: AsyncSession, version_id: int, say: Say | None) -> set[str]:
    """The questions of a version whose answers carry no name, as they are compared."""
    rows = await session.execute(
        select(Question.text_key, Question.heading, Question.text).where(
            Question.version_id == version_id, ~Question.named
        )
    )
    found = set()
    for key, heading, text in rows:
        if not key:
            found.add(squeeze(f"{heading} {text}"))
        elif say is None:
            found.add(KEY + key)
        else:
            found.add(squeeze(f"{say(heading) if heading else ''} {say(key)}"))
    return found
