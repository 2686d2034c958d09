"""Which row of a document's next version is which activity of the plan. Pure; runs in the office worker.

A title says most, the direction and the number little (both shift when rows come and go): they help
where titles are close. Two titles that differ in a figure ("заседание № 2", "№ 3") are never taken for
one silently, however alike they look.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SURE, ASKED = 88.0, 62.0
"""Likeness (0 to 100): from SURE on two rows are one, from ASKED on it is asked, below they are two."""

MARGIN = 4.0
"""Another row as like as this makes both a question."""

_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Key:
    """What a row is known by. `id` is the activity's, or the row's place in the document."""

    id: int
    number: str
    direction: str
    title: str
    period: str


@dataclass(frozen=True, slots=True)
class Pair:
    """`row` of the document is `activity` of the plan; without `sure` it is to be asked."""

    row: int
    activity: int
    sure: bool


def pair_rows(plan: Sequence[Key], document: Sequence[Key]) -> tuple[Pair, ...]:
    """Each row and each activity stands in one pair at most; rows without one are new."""
    plan, document = [_folded(key) for key in plan], [_folded(key) for key in document]
    same = _alike(plan, document)
    taken_rows, taken = {one.row for one in same}, {one.activity for one in same}
    rest = _likely(
        [key for key in plan if key.id not in taken], [key for key in document if key.id not in taken_rows]
    )
    return tuple(sorted([*same, *rest], key=lambda pair: pair.row))


def _folded(key: Key) -> Key:
    number, direction, title, period = map(_fold, (key.number, key.direction, key.title, key.period))
    return Key(key.id, number.strip(" ."), direction, title, period)


def _fold(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.lower().replace("ё", "е")).split())


def _alike(plan: Sequence[Key], document: Sequence[Key]) -> list[Pair]:
    """Equal titles. Where a title stands several times, the direction, the period and the number tell."""
    by_title: defaultdict[str, tuple[list[Key], list[Key]]] = defaultdict(lambda: ([], []))
    for key in plan:
        by_title[key.title][0].append(key)
    for key in document:
        by_title[key.title][1].append(key)
    pairs: list[Pair] = []
    for old, new in by_title.values():
        if len(old) == len(new) == 1:
            pairs.append(Pair(new[0].id, old[0].id, sure=True))
            continue
        ranked = sorted(
            ((-_closeness(one, other), n, m) for n, one in enumerate(old) for m, other in enumerate(new))
        )
        used_old: set[int] = set()
        used_new: set[int] = set()
        for _, n, m in ranked:
            if n not in used_old and m not in used_new:
                used_old.add(n)
                used_new.add(m)
                # As many as there were: they keep their order. More or fewer: it is a question which
                # of them came or went, unless two are the same to the letter.
                sure = len(old) == len(new) or _closeness(old[n], new[m]) >= _SAME
                pairs.append(Pair(new[m].id, old[n].id, sure))
    return pairs


def _closeness(one: Key, other: Key) -> int:
    same = one.period == other.period, one.direction == other.direction, one.number == other.number
    return 4 * same[0] + 3 * same[1] + same[2]


_SAME = 7


def _likely(plan: Sequence[Key], document: Sequence[Key]) -> list[Pair]:
    """Titles that are close, the closest first."""
    scores = [
        (score, row.id, key.id) for row in document for key in plan if (score := _likeness(key, row)) >= ASKED
    ]
    scores.sort(key=lambda item: (-item[0], item[1], item[2]))
    figures = {key.id: _figures(key) for key in plan}
    of_row = {row.id: _figures(row) for row in document}
    pairs: list[Pair] = []
    for score, row_id, activity_id in scores:
        if any(row_id == pair.row or activity_id == pair.activity for pair in pairs):
            continue
        rivals = _rivals(scores, row_id, activity_id)
        sure = score >= SURE and score - rivals >= MARGIN and of_row[row_id] == figures[activity_id]
        pairs.append(Pair(row_id, activity_id, sure))
    return pairs


def _likeness(key: Key, row: Key) -> float:
    from rapidfuzz import fuzz

    titles: float = max(fuzz.ratio(key.title, row.title), fuzz.token_sort_ratio(key.title, row.title) - 3)
    helped = 4 * (key.direction == row.direction) + 4 * (bool(row.number) and key.number == row.number)
    helped += 4 * (key.period == row.period)
    return titles - 8 + helped if titles >= ASKED - 12 else 0.0


def _rivals(scores: Iterable[tuple[float, int, int]], row_id: int, activity_id: int) -> float:
    """The best score that either of the two has with somebody else."""
    return max(
        (score for score, row, activity in scores if (row == row_id) != (activity == activity_id)),
        default=0.0,
    )


def _figures(key: Key) -> list[str]:
    return sorted(_FIGURES.findall(key.title))
