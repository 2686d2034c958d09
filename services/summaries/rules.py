"""The rules of summaries that need no database: what may be shown, how answers become figures.

CSI is the mean of all marks 1-5 and the share of fours and fives among them; NPS the share of 9-10 less
the share of 0-6 (Reichheld, "The One Number You Need to Grow", 2003).
"""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean, median
from typing import TypeVar, assert_never

from models.enums import QuestionKind
from services.summaries.facts import (
    LEAST_ANONYMOUS,
    Choice,
    Nps,
    Numbers,
    QuestionSummary,
    Satisfaction,
    Theme,
)
from services.surveys.rules import LIKELY, MARKS

MOST_THEMES = 10
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers to one question: `numbers` are marks or places of options, `texts` own words.

    `answered` is how many people gave either. `options` and `heading` are finished texts.
    """

    code: str
    kind: QuestionKind
    text: str
    named: bool
    options: tuple[str, ...] = ()
    numbers: Mapping[int, int] = field(default_factory=dict)
    texts: Sequence[str] = ()
    answered: int = 0
    heading: str = ""

    @property
    def words(self) -> Sequence[str]:
        """What was said in own words: neither days nor names of files."""
        return self.texts if self.kind in (QuestionKind.TEXT, QuestionKind.WHEN) else ()


def shown(questions: Iterable[Answers], anonymous: bool, answered: int) -> tuple[Answers, ...]:
    """The questions whose answers may be shown.

    In an anonymous survey none if fewer than five people answered it, and no question that fewer than
    five of them answered: not even inside a sum, or a difference of two figures would tell it.
    """
    if not anonymous:
        return tuple(questions)
    if answered < LEAST_ANONYMOUS:
        return ()
    return tuple(question for question in questions if question.answered >= LEAST_ANONYMOUS)


def question_summary(question: Answers, *, by_name: bool = False) -> QuestionSummary:
    """`by_name`: who answered what is known anyway, so a single number may show."""
    return QuestionSummary(
        text=question.text,
        kind=question.kind.value,
        answered=question.answered,
        choices=_choices(question),
        named=question.named,
        heading=question.heading,
        numbers=_numbers(question, by_name=by_name) if question.kind is QuestionKind.NUMBER else None,
        code=question.code,
    )


def _numbers(question: Answers, *, by_name: bool) -> Numbers | None:
    every = sorted(Counter(question.numbers).elements())
    if not every:
        return None
    return Numbers(
        mean=fmean(every),
        median=median(every),
        total=sum(every),
        least=every[0] if by_name else None,
        most=every[-1] if by_name else None,
    )


def _choices(question: Answers) -> tuple[Choice, ...]:
    counts: Mapping[int, int] = question.numbers
    match question.kind:
        case QuestionKind.SCALE | QuestionKind.MATRIX:
            possible = [(mark, str(mark)) for mark in range(MARKS[0], MARKS[1] + 1)]
        case QuestionKind.NPS:
            possible = [(mark, str(mark)) for mark in range(LIKELY[0], LIKELY[1] + 1)]
        case QuestionKind.MULTIPLE:
            possible = list(enumerate(question.options))
            counts = Counter(
                {
                    place: sum(count for number, count in question.numbers.items() if number >> place & 1)
                    for place, _ in possible
                }
            )
        case QuestionKind.SINGLE | QuestionKind.TEXT | QuestionKind.WHEN:
            possible = list(enumerate(question.options))
        case QuestionKind.DATE:
            months = sorted(Counter(text[:7] for text in question.texts).items())
            return tuple(Choice(f"{month[5:]}.{month[:4]}", count) for month, count in months)
        case QuestionKind.NUMBER | QuestionKind.FILE:
            return ()
        case _:
            assert_never(question.kind)
    return tuple(Choice(label, counts.get(value, 0)) for value, label in possible)


def satisfaction(questions: Iterable[Answers]) -> Satisfaction | None:
    """CSI over all scales; None without marks."""
    marks = Counter[int]()
    for question in questions:
        if question.kind is QuestionKind.SCALE:
            marks.update(question.numbers)
    if not marks.total():
        return None
    return Satisfaction((marks[1], marks[2], marks[3], marks[4], marks[5]))


def nps(questions: Iterable[Answers]) -> Nps | None:
    """NPS over all such questions; None without answers."""
    marks = Counter[int]()
    for question in questions:
        if question.kind is QuestionKind.NPS:
            marks.update(question.numbers)
    if not marks.total():
        return None
    promoters, passives = marks[9] + marks[10], marks[7] + marks[8]
    return Nps(promoters, passives, marks.total() - promoters - passives)


def themes(question: Answers, without: str = "") -> tuple[Theme, ...]:
    """What was chosen or written most, in that order; the option `without` ("nothing yet") is no theme."""
    return most_said(chosen_and_written(question, without))


def chosen_and_written(question: Answers, without: str = "") -> list[str]:
    """Every answer as a text: options as often as they were chosen, own words as they were written."""
    chosen = [
        option
        for place, option in enumerate(question.options)
        if option != without
        for _ in range(question.numbers.get(place, 0))
    ]
    return [*chosen, *(" ".join(text.split()) for text in question.words)]


def most_said(texts: Iterable[str]) -> tuple[Theme, ...]:
    """The most frequent texts in that order; like words differ only in case, full stops and ё."""
    ordered = sorted(alike(texts), key=lambda theme: (-theme.count, _key(theme.text)))
    return tuple(ordered[:MOST_THEMES])


def shuffled(things: Iterable[Thing]) -> tuple[Thing, ...]:
    """The same in an order that tells nothing of who came when."""
    found = list(things)
    random.SystemRandom().shuffle(found)
    return tuple(found)


def alike(texts: Iterable[str]) -> tuple[Theme, ...]:
    """Every text once, with how many people wrote it; like words as in `themes`, the order as it was.

    Of several spellings the first in the order of letters stands (a capital before a small one), so that a
    report made twice says the same, in whatever order answers are found.
    """
    counts, spelled = Counter[str](), dict[str, str]()
    for text in texts:
        key = _key(text)
        spelled[key] = min(spelled.get(key, text), text)
        counts[key] += 1
    return tuple(Theme(text, counts[key]) for key, text in spelled.items())


def telling(comments: Sequence[Theme], count: int) -> tuple[Theme, ...]:
    """The most telling comments: the longest, for a word or two says least."""
    return tuple(sorted(comments, key=lambda comment: (-len(comment.text), comment.text))[:count])


def _key(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".!… ").replace("ё", "е")
