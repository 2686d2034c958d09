"""Whom an anonymous survey may ask, beside what other anonymous surveys have asked.

Results of circles that differ by a few tell by their difference what those few said (PRODUCT.md §4.5).
Whatever the questions say, nobody is asked who would be told apart in a group of fewer than five; and the
circles of surveys that ask alike are the same or have nobody in common. docs/figures.md says why.
"""

import random
from datetime import date, datetime, timedelta
from difflib import SequenceMatcher
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import SurveyState
from models.events import Event
from models.people import Person
from models.programmes import Programme
from models.surveys import Participation, Question, Survey
from services.errors import DomainError
from services.events.names import Say
from services.people.words import squeeze
from services.surveys.circles import Circle, CircleKind, can_be_asked, in_circle, none_of
from services.surveys.groups import left_out
from services.surveys.rules import LEAST_ANSWERS

APART = timedelta(days=60)
"""An anonymous survey counts this long after it has closed."""
KEY = "="
"""Before a Fluent key that stands for its words; no squeezed words begin so."""
LIKE = 0.9
"""Questions are alike from this share of common letters on: a typo or a full stop makes no other question."""
LOT = random.SystemRandom()


async def spared(
    session: AsyncSession,
    now: datetime,
    programme: Programme,
    version_id: int,
    circle: Circle,
    *,
    planned: int | None = None,
    say: Say | None = None,
) -> set[int]:
    """Whom of the circle a new anonymous survey leaves out.

    When the survey `planned` begins, whose people may be others than on the day it was planned, only those
    that have begun before it count. `say` turns a ready form's Fluent keys into words, so that an own form
    in these very words is found; without it keys are compared with keys.

    Raises DomainError when too few would be left, or others would give somebody away whom this one asks.
    """
    today = now.astimezone(ZoneInfo(programme.time_zone)).date()
    people = people_of(circle, programme.id, today)
    out = await told_apart(session, now, programme, people)
    left = await _count(session, people) - len(out)
    if left + len(out) < LEAST_ANSWERS:
        raise DomainError("surveys-error-few", count=left, least=LEAST_ANSWERS)
    if left < LEAST_ANSWERS:
        raise DomainError("surveys-error-groups", least=LEAST_ANSWERS, days=APART.days)
    people = people.where(none_of(out))
    if circle.kind is CircleKind.PEOPLE:
        await _keep_from_events(session, now, programme, people)
    await _keep_apart(session, now, programme, version_id, people, planned, say)
    return out


def people_of(circle: Circle, programme_id: int, today: date) -> Select[int]:
    """Whom a circle of the programme means today, as far as they can be asked."""
    return select(Person.id).where(in_circle(circle, programme_id, today), can_be_asked())


async def told_apart(
    session: AsyncSession, now: datetime, programme: Programme, people: Select[int]
) -> set[int]:
    """Who of `people` would be in a group of fewer than five; of all but a few some more, by lot."""
    begun = select(Survey.id).where(
        *_counting(now, programme), Survey.event_id.is_(None), Survey.state != SurveyState.PLANNED
    )
    asked: dict[int, set[int]] = {}
    rows = select(Participation.survey_id, Participation.person_id)
    for survey_id, person_id in await session.execute(rows.where(Participation.survey_id.in_(begun))):
        asked.setdefault(survey_id, set()).add(person_id)
    return left_out(set(await session.scalars(people)), asked, LOT.sample) if asked else set()


async def _keep_from_events(
    session: AsyncSession, now: datetime, programme: Programme, people: Select[int]
) -> None:
    """Refuse people chosen by name who are all but a few of those whom an event's anonymous survey asks.

    Other circles aren't chosen to the person, and many a circle comes to an event nearly whole.
    """
    shared = func.count().filter(Participation.person_id.in_(people))
    differ = func.count() + await _count(session, people) - 2 * shared
    near = (
        select(Event.title, Survey.closes_at)
        .join(Survey, Survey.event_id == Event.id)
        .join(Participation, Participation.survey_id == Survey.id)
        .where(*_counting(now, programme))
        .group_by(Event.id, Event.title, Survey.closes_at)
        .having(shared > 0, differ > 0, differ < LEAST_ANSWERS)
    )
    for title, closes_at in await session.execute(near):
        raise DomainError("surveys-error-near-event", title=title, day=_free_on(programme, closes_at))


async def _keep_apart(
    session: AsyncSession,
    now: datetime,
    programme: Programme,
    version_id: int,
    people: Select[int],
    planned: int | None,
    say: Say | None,
) -> None:
    """Refuse `people` that overlap those of another anonymous survey with a like question."""
    words = await _words(session, version_id, say)
    conditions = [*_counting(now, programme), Survey.event_id.is_(None)]
    if planned is not None:
        conditions += [Survey.id != planned, Survey.state != SurveyState.PLANNED]
    others = await session.scalars(select(Survey).where(*conditions))
    for other in others.all():
        if not alike(words, await _words(session, other.version_id, say)):
            continue
        if other.state is SurveyState.PLANNED:
            today = now.astimezone(ZoneInfo(programme.time_zone)).date()
            theirs = people_of(Circle.load(other.segment or {}), programme.id, today)
        else:
            theirs = select(Participation.person_id).where(Participation.survey_id == other.id)
        shared, ours, all_theirs = [
            await _count(session, query) for query in (people.where(Person.id.in_(theirs)), people, theirs)
        ]
        if shared and not shared == ours == all_theirs:
            day = _free_on(programme, other.closes_at)
            raise DomainError("surveys-error-near", title=other.title, day=day)


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


def _counting(now: datetime, programme: Programme) -> tuple[ColumnElement[bool], ...]:
    """The programme's anonymous surveys that run, will run, or have closed not long ago."""
    return Survey.programme_id == programme.id, Survey.anonymous.is_(True), Survey.closes_at > now - APART


def _free_on(programme: Programme, closes_at: datetime) -> str:
    """The day from which a survey that closes then does not count any more."""
    return f"{(closes_at + APART).astimezone(ZoneInfo(programme.time_zone)):%d.%m.%Y}"


async def _count(session: AsyncSession, query: Select[int]) -> int:
    return await session.scalar(select(func.count()).select_from(query.subquery())) or 0
