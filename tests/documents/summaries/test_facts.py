from __future__ import annotations

from dataclasses import replace

import pytest

from services.summaries.facts import Choice, Nps, QuestionSummary, Satisfaction, Theme
from tests.documents.summaries.samples import FULL, HIDDEN, NOBODY, scale


def test_rates_have_their_denominators() -> None:
    assert FULL.response_rate == 19 / 24
    assert FULL.not_answered == 5
    assert NOBODY.response_rate is None
    assert FULL.satisfaction is not None
    assert FULL.satisfaction.mean == pytest.approx((2 + 6 + 64 + 190) / 57)
    assert FULL.satisfaction.high_share == 54 / 57
    assert FULL.nps is not None
    assert FULL.nps.score == 58


def test_without_answers_there_are_no_figures() -> None:
    assert Satisfaction((0, 0, 0, 0, 0)).mean is None
    assert Satisfaction((0, 0, 0, 0, 0)).high_share is None
    assert Nps(0, 0, 0).score is None
    assert scale("?", 0, 0, 0, 0, 0).mean is None
    assert QuestionSummary("?", "single", 1, (Choice("да", 1),)).mean is None
    assert Nps(0, 0, 3).score == -100


def test_hidden_results_cannot_be_handed_over() -> None:
    assert HIDDEN.hidden
    for secret in (
        {"satisfaction": Satisfaction((0, 0, 0, 0, 4))},
        {"nps": Nps(4, 0, 0)},
        {"comments": (Theme("спасибо", 1),)},
        {"questions": (scale("?", 0, 0, 0, 0, 4),)},
    ):
        with pytest.raises(ValueError, match="anonymous"):
            replace(HIDDEN, **secret)
    named = replace(HIDDEN, questions=(replace(scale("?", 1), named=True),))
    assert named.hidden
    assert not replace(HIDDEN, anonymous=False).hidden
