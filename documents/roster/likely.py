"""Which schools of a list somebody may mean: for typed answers, where one yes follows."""

from __future__ import annotations

from collections.abc import Sequence

from documents.roster.schools import MAX_SCHOOL_CHARS, school_key
from services.lookalikes import mend

MOST = 5
LEAST_LIKE = 60.0
SAME_NUMBER = 80.0
OTHER_NUMBER = 45.0
"""What a different number costs: «СОШ № 1» is not «СОШ № 12», however alike they look."""


def likely_schools(text: str, names: Sequence[str]) -> list[int]:
    """Return the places in `names` of up to five schools like `text`, the likeliest first."""
    from rapidfuzz import fuzz

    wanted = school_key(mend(text[:MAX_SCHOOL_CHARS])[0])
    scores = []
    for place, name in enumerate(names):
        key = school_key(name)
        score = max(
            fuzz.WRatio(" ".join(wanted), " ".join(key)),
            fuzz.token_set_ratio(" ".join(wanted), " ".join(key)),
        )
        if _numbers(wanted):
            same = _numbers(wanted) == _numbers(key)
            score = max(score, SAME_NUMBER) if same else score - OTHER_NUMBER
        if score >= LEAST_LIKE:
            scores.append((-score, place))
    return [place for _, place in sorted(scores)[:MOST]]


def _numbers(key: Sequence[str]) -> set[str]:
    return {word for word in key if word.isdigit()}
