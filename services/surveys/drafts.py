"""An own form as plain values, and what it must be to be asked: the same for a file and for the chat."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from models.enums import QuestionKind
from services.errors import DomainError
from services.surveys.forms import NewQuestion
from services.surveys.rules import LIKELY, MARKS, MOST_NUMBER

MOST_QUESTIONS = 40
LONGEST_TITLE = 120
LONGEST_QUESTION = 300
FEWEST_OPTIONS, MOST_OPTIONS, LONGEST_OPTION = 2, 12, 80
WITH_OPTIONS = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)
LEADING = (*WITH_OPTIONS, QuestionKind.SCALE, QuestionKind.NPS)
"""Kinds of a question on whose answer another one can hang."""
OWN_KINDS = (
    QuestionKind.SCALE,
    QuestionKind.SINGLE,
    QuestionKind.MULTIPLE,
    QuestionKind.TEXT,
    QuestionKind.MATRIX,
    QuestionKind.NPS,
    QuestionKind.NUMBER,
    QuestionKind.DATE,
    QuestionKind.FILE,
)
"""In the order in which they are offered. WHEN leads to a promise and belongs to events alone."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell of a form's file: `row` from 1, `column` its letter, and the text's key."""

    row: int
    column: str
    key: str
    values: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FormDraft:
    """A form that is not kept yet. With `faults` it can't be."""

    title: str
    questions: tuple[NewQuestion, ...]
    faults: tuple[Fault, ...] = ()

    def dump(self) -> dict[str, Any]:
        """JSON values, for the menu that waits for a yes."""
        return {"title": self.title, "questions": [asdict(one) for one in self.questions]}

    @classmethod
    def load(cls, data: dict[str, Any]) -> "FormDraft":
        """The inverse of `dump` (a form with faults is not dumped to be kept)."""
        return cls(data["title"], tuple(_question(one) for one in data["questions"]))


def _question(data: dict[str, Any]) -> NewQuestion:
    hangs = data["only_if"]
    return NewQuestion(
        **{
            **data,
            "kind": QuestionKind(data["kind"]),
            "options": tuple(data["options"]),
            "only_if": (hangs[0], tuple(hangs[1])) if hangs else None,
        }
    )


def check_title(title: str) -> str:
    """The title on one line. Raises DomainError."""
    title = " ".join(title.split())
    if not title or len(title) > LONGEST_TITLE:
        raise DomainError("surveys-error-title", limit=LONGEST_TITLE)
    return title


def check_question(question: NewQuestion) -> NewQuestion:
    """One question by itself, its texts trimmed. Raises DomainError that says what would do."""
    text, heading = " ".join(question.text.split()), " ".join(question.heading.split())
    if not text or len(text) > LONGEST_QUESTION or len(heading) > LONGEST_QUESTION:
        raise DomainError("own-error-text", limit=LONGEST_QUESTION)
    if question.kind not in OWN_KINDS:
        raise DomainError("own-error-kind")
    options = check_options(question.options) if question.kind in WITH_OPTIONS else ()
    least, most = None, None
    if question.kind is QuestionKind.NUMBER:
        least, most = question.least, question.most
        low, high = least or 0, MOST_NUMBER if most is None else most
        if not -MOST_NUMBER <= low < high <= MOST_NUMBER:
            raise DomainError("own-error-bounds", limit=str(MOST_NUMBER))
    return replace(
        question,
        text=text,
        heading=heading if question.kind is QuestionKind.MATRIX else "",
        options=options,
        least=least,
        most=most,
        # A file shows whose it is: it can't be anonymous.
        named=question.named or question.kind is QuestionKind.FILE,
    )


def check_options(options: Sequence[str]) -> tuple[str, ...]:
    """Options of a question, or rows of a matrix, each on one line. Raises DomainError."""
    lines = tuple(line for option in options if (line := " ".join(option.split())))
    if not FEWEST_OPTIONS <= len(lines) <= MOST_OPTIONS:
        raise DomainError("own-error-options", least=FEWEST_OPTIONS, limit=MOST_OPTIONS)
    for line in lines:
        if len(line) > LONGEST_OPTION:
            raise DomainError("own-error-option-long", limit=LONGEST_OPTION, option=line[:40])
    if len({line.casefold() for line in lines}) < len(lines):
        raise DomainError("own-error-option-twice")
    return lines


def check_order(questions: Sequence[NewQuestion]) -> None:
    """What questions are to each other: how many, the named ones last, conditions that can be met."""
    if len(questions) > MOST_QUESTIONS:
        raise DomainError("own-error-many", limit=MOST_QUESTIONS)
    for place, question in enumerate(questions):
        if place and questions[place - 1].named and not question.named:
            raise DomainError("own-error-named-last", number=place + 1)
        if question.only_if is not None:
            check_condition(questions[:place], question)


def check_condition(before: Sequence[NewQuestion], question: NewQuestion) -> None:
    """Whether `question` can hang on an answer to one of those before it. Raises DomainError."""
    assert question.only_if is not None
    code, wanted = question.only_if
    leading = next((one for one in before if one.code == code), None)
    if leading is None or leading.kind not in LEADING or leading.named != question.named:
        raise DomainError("own-error-hangs", text=question.text[:60])
    possible = answers_of(leading)
    if not wanted or not set(wanted) <= set(possible) or set(wanted) == set(possible):
        raise DomainError("own-error-hangs-answers", text=question.text[:60])


def answers_of(question: NewQuestion) -> range:
    """The numbers with which a question of the LEADING kinds is answered."""
    match question.kind:
        case QuestionKind.SCALE:
            return range(MARKS[0], MARKS[1] + 1)
        case QuestionKind.NPS:
            return range(LIKELY[0], LIKELY[1] + 1)
        case _:
            return range(len(question.options))
