"""What a summary of a survey says: figures and words, ready to be drawn, printed or written in a chat.

Frozen values only: the services fill them, `documents` and the chat render them. All moments are aware
and in UTC; `time_zone` (IANA) says whose clock to show. Texts are plain, in the reader's language where
they come from ready forms, as people wrote them otherwise; nothing is escaped.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from services.files import Received
from services.orders import Order

QuestionKind = Literal[
    "scale", "nps", "single", "multiple", "matrix", "number", "text", "when", "date", "file"
]
# Fewer anonymous answers than this are never shown (PRODUCT.md §4.5).
LEAST_ANONYMOUS = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer and how many gave it; scales name theirs "1" … "5", NPS "0" … "10"."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """What people answered to a question for a number; the bounds only of named answers."""

    mean: float
    median: float
    total: int
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class QuestionSummary:
    """The answers to one question. `answered` is how many people answered it.

    `choices` hold every possible answer in the form's order (none for free texts and numbers, months for
    days). With `multiple` their counts add up to more than `answered`. `named` questions stand after the
    announced boundary. `heading` is the same for the rows of one matrix.
    """

    text: str
    kind: QuestionKind
    answered: int
    choices: tuple[Choice, ...] = ()
    named: bool = False
    heading: str = ""
    numbers: Numbers | None = None
    code: str = ""

    @property
    def own_words(self) -> int:
        """How many chose none of a question's options and wrote their own answer instead."""
        return self.answered - sum(one.count for one in self.choices) if self.kind == "single" else 0

    @property
    def mean(self) -> float | None:
        """The mean of a scale, a matrix's row, an NPS or a number question; None without answers."""
        if self.numbers is not None:
            return self.numbers.mean
        if self.kind not in ("scale", "matrix", "nps"):
            return None
        total = sum(choice.count for choice in self.choices)
        return sum(float(choice.label) * choice.count for choice in self.choices) / total if total else None


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """CSI: all marks (1–5) given to all sides of an event, by value. `marks[0]` counts the ones."""

    marks: tuple[int, int, int, int, int]

    @property
    def given(self) -> int:
        return sum(self.marks)

    @property
    def mean(self) -> float | None:
        """1.0–5.0; None without marks."""
        total = sum(value * count for value, count in enumerate(self.marks, start=1))
        return total / self.given if self.given else None

    @property
    def high_share(self) -> float | None:
        """Share of fours and fives, 0.0–1.0, of all marks given; None without marks."""
        return (self.marks[3] + self.marks[4]) / self.given if self.given else None


@dataclass(frozen=True, slots=True)
class Nps:
    """Likelihood to recommend: 9–10 promote, 7–8 are passive, 0–6 detract."""

    promoters: int
    passives: int
    detractors: int

    @property
    def answered(self) -> int:
        return self.promoters + self.passives + self.detractors

    @property
    def score(self) -> int | None:
        """−100 … 100, rounded to a whole point; None without answers."""
        return round(100 * (self.promoters - self.detractors) / self.answered) if self.answered else None


@dataclass(frozen=True, slots=True)
class Theme:
    """What several people said in like words, and how many of them."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    """A named answer: of reflection, or of a survey that is not anonymous."""

    person: str
    school: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that somebody sent as an answer; `person` is empty where answers have no names."""

    file: Received
    person: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What is asked of an addressee, by a date if there is one."""

    text: str
    addressee: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class KindFacts:
    """Lessons of one kind within a series: how many were held, and attendances of them."""

    kind: str
    held: int
    attended: int


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    """People of one school (empty: of none) who were invited and who came."""

    name: str
    invited: int
    attended: int


@dataclass(frozen=True, slots=True)
class EventFacts:
    """The event a survey is about. `kind` is a value of `models.enums.EventKind`.

    `invited`, `going`, `attended` count people.
    `kinds` are a series' lessons, `schools` whose people they are.
    """

    kind: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    opening_order: Order | None = None
    closing_order: Order | None = None
    invited: int = 0
    going: int = 0
    attended: int = 0
    kinds: tuple[KindFacts, ...] = ()
    schools: tuple[SchoolFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class SurveySummary:
    """All that is known of a survey at the moment of the summary.

    `eligible` is the response rate's denominator: who was asked. `answered` finished at least the first
    part. In an anonymous survey with fewer than `LEAST_ANONYMOUS` answers nothing of the anonymous part
    is here (`hidden`), and who has not answered is only a number. `takeaways` and `difficulties` come most
    frequent first, `comments` are people's own words, the same ones once, already shuffled. Raises
    ValueError if results are handed over that must stay hidden.
    """

    programme: str
    title: str
    time_zone: str
    anonymous: bool
    eligible: int
    answered: int
    event: EventFacts | None = None
    municipality: str = ""
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    satisfaction: Satisfaction | None = None
    nps: Nps | None = None
    questions: tuple[QuestionSummary, ...] = ()
    takeaways: tuple[Theme, ...] = ()
    difficulties: tuple[Theme, ...] = ()
    comments: tuple[Theme, ...] = ()
    files: int = 0
    named_answers: tuple[PersonAnswer, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()

    def __post_init__(self) -> None:
        unnamed = any(not question.named for question in self.questions)
        if self.hidden and (self.satisfaction or self.nps or self.comments or unnamed):
            raise ValueError(f"Fewer than {LEAST_ANONYMOUS} anonymous answers are never shown")

    @property
    def hidden(self) -> bool:
        return self.anonymous and self.answered < LEAST_ANONYMOUS

    @property
    def not_answered(self) -> int:
        return max(self.eligible - self.answered, 0)

    @property
    def response_rate(self) -> float | None:
        """answered / eligible, 0.0–1.0; None if nobody was asked."""
        return self.answered / self.eligible if self.eligible else None
