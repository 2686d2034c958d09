"""Rules of personal programmes that need no database: limits, ready templates, when reviews come."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from models.enums import DeficitKind, Doer, PersonalState, Review
from services.errors import DomainError

GOALS_AT_MOST = 3
ACTIONS_AT_MOST = 15
TITLE_LENGTH = 300
"""Of a goal in own words, and of an action."""
WORD_LENGTH = 1000
NOTE_LENGTH = 500
LAST_LESSONS = (5, 25)
"""Month and day by which lessons are over."""
SHORTEST = timedelta(days=14)
"""With less than this left of the year there is nothing to review half-way."""
OPENS_BEFORE = timedelta(days=30)
"""How long before its day a review may be held: people are ill, classes go to camp."""
ONCE_MORE = timedelta(days=7)
"""When a review that was not held on its day is asked for again."""

OFFERED, AGREED, CHANGE = "personal_offered", "personal_agreed", "personal_change"
MOVED, REVIEW = "personal_moved", "personal_review"
NEWS = (OFFERED, AGREED, CHANGE, MOVED, REVIEW)
"""Kinds of messages about a programme."""
LATE = "personal_late"
"""For the mentor: mentees are late with their actions."""

Say = Callable[[str], str]
"""A text of locales, plain: a programme made from a template is written in its maker's language."""


@dataclass(frozen=True, slots=True)
class Step:
    """An action of a template: who does it, and how far into the programme (0-1) its day is."""

    doer: Doer
    at: float


@dataclass(frozen=True, slots=True)
class Template:
    """Texts stand in locales: `personal-NAME-goal-1`, `personal-NAME-step-1` and so on."""

    goals: tuple[DeficitKind, ...]
    steps: tuple[Step, ...]


_BOTH, _MENTOR, _MENTEE = Doer.BOTH, Doer.MENTOR, Doer.MENTEE
TEMPLATES: dict[str, Template] = {
    "novice": Template(
        (DeficitKind.ORGANISATION, DeficitKind.METHOD, DeficitKind.PARENTS),
        (
            Step(_BOTH, 0.05),
            Step(_MENTEE, 0.15),
            Step(_MENTOR, 0.30),
            Step(_MENTEE, 0.45),
            Step(_MENTEE, 0.65),
            Step(_BOTH, 0.90),
        ),
    ),
    "exam": Template(
        (DeficitKind.SUBJECT, DeficitKind.METHOD),
        (
            Step(_BOTH, 0.05),
            Step(_MENTOR, 0.20),
            Step(_MENTEE, 0.35),
            Step(_MENTEE, 0.60),
            Step(_BOTH, 0.85),
        ),
    ),
    "lesson": Template(
        (DeficitKind.ORGANISATION, DeficitKind.SUPPORT),
        (
            Step(_MENTEE, 0.10),
            Step(_MENTOR, 0.20),
            Step(_MENTEE, 0.40),
            Step(_BOTH, 0.60),
            Step(_MENTEE, 0.85),
        ),
    ),
    # The usual five steps of a partnership over the network (PRODUCT.md §2.10).
    "online": Template(
        (DeficitKind.METHOD,),
        (
            Step(_BOTH, 0.04),
            Step(_BOTH, 0.10),
            Step(_BOTH, 0.30),
            Step(_BOTH, 0.55),
            Step(_BOTH, 0.90),
        ),
    ),
}


def days_of(today: date, ends_on: date, interim: date | None, final: date | None) -> tuple[date, date]:
    """The days of the two reviews of what begins today, in a programme that ends on `ends_on`.

    The programme's own days of review where they fit; else the end of lessons in its last summer, for
    nobody teaches an open lesson in July. DomainError when the year is nearly over.
    """
    if today + SHORTEST > ends_on:
        raise DomainError("personal-too-late", day=f"{ends_on:%d.%m.%Y}")
    lessons_end = date(ends_on.year, *LAST_LESSONS)
    fitting = (day for day in (final, lessons_end) if day and today + SHORTEST <= day <= ends_on)
    end = next(fitting, ends_on)
    middle = today + (end - today) / 2
    return (interim if interim and today < interim < end else middle), end


def check_days(today: date, midterm_on: date, ends_on: date, last: date, actions: list[date]) -> None:
    """Raise DomainError unless the reviews come after one another, within the year, after all actions."""
    if ends_on > last or ends_on <= today:
        raise DomainError("personal-day-outside", since=_shown(today), until=_shown(last))
    if not midterm_on < ends_on:
        raise DomainError("personal-reviews-order")
    if actions and max(actions) > ends_on:
        raise DomainError("personal-actions-after", day=_shown(max(actions)))


def check_action_day(today: date, ends_on: date, due_on: date) -> None:
    """Raise DomainError for a day before today or after the programme's end."""
    if not today <= due_on <= ends_on:
        raise DomainError("personal-day-outside", since=_shown(today), until=_shown(ends_on))


def review_open(state: PersonalState, today: date, midterm_on: date, ends_on: date) -> Review | None:
    """Which review may be held on the local day `today`."""
    end_opens = today >= ends_on - OPENS_BEFORE
    if state is PersonalState.REVIEWED:
        return Review.END if end_opens else None
    if state is not PersonalState.AGREED:
        return None
    if end_opens and today > midterm_on:
        return Review.END
    return Review.MIDTERM if today >= midterm_on - OPENS_BEFORE else None


def next_reminder(state: PersonalState, today: date, midterm_on: date, ends_on: date) -> date | None:
    """The next day after `today` on which the members are asked for a review; each is asked twice at most."""
    days = []
    if state is PersonalState.AGREED:
        days += [midterm_on, midterm_on + ONCE_MORE]
    if state in (PersonalState.AGREED, PersonalState.REVIEWED):
        days += [ends_on, ends_on + ONCE_MORE]
    return min((day for day in days if day > today), default=None)


def one_line(text: str, limit: int, empty: str) -> str:
    """The text on one line. DomainError when it is longer than `limit`, or (`empty` says what) nothing."""
    text = " ".join(text.split())
    if not text:
        raise DomainError(empty)
    if len(text) > limit:
        raise DomainError("error-text-too-long", length=len(text), limit=limit)
    return text


def _shown(day: date) -> str:
    return f"{day:%d.%m.%Y}"
