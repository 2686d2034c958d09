"""Pictures are read on a phone: no letter is too small, and each stands out from what is behind it."""

from collections.abc import Iterator
from typing import Any

import pytest

from documents.canvas import PAPER, Canvas
from documents.plan import year_pictures
from documents.samples import REPORT
from documents.summaries import comparison_picture, survey_picture
from tests.documents.plan.test_files import YEAR
from tests.documents.summaries.samples import FULL

CONTRAST = 4.5
"""WCAG 2.2, 1.4.3 (AA)."""
SMALLEST = 24
"""Pixels of 1,080: on a phone 360 wide, eight."""


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Canvas]:
    seen: list[Canvas] = []
    render = Canvas.png

    def png(canvas: Canvas) -> bytes:
        seen.append(canvas)
        return render(canvas)

    monkeypatch.setattr(Canvas, "png", png)
    return seen


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_every_letter_can_be_read(drawn: list[Canvas], locale: str) -> None:
    survey_picture(FULL, locale)
    comparison_picture(REPORT.comparisons[0], locale)
    year_pictures(YEAR, locale)
    assert len(drawn) >= 3
    texts = [text for canvas in drawn for text in _texts(canvas)]
    assert len(texts) > 50
    assert {said: size for said, size, _ in texts if size < SMALLEST} == {}
    assert {said: ratio for said, _, ratio in texts if ratio < CONTRAST} == {}


def _texts(canvas: Canvas) -> Iterator[tuple[str, int, float]]:
    """Each text with its size and its contrast to what was drawn below its middle before."""
    boxes: list[tuple[Any, ...]] = []
    for kind, mark in canvas._marks:  # a finished picture's pixels name no text
        if kind == "box":
            boxes.append(mark)
            continue
        x, y, text, size, bold, colour, align = mark
        left = {"left": 0.0, "center": 0.5, "right": 1.0}[align] * canvas.measure(text, size, bold=bold)
        middle = (x - left + canvas.measure(text, size, bold=bold) / 2, y + size / 2)
        behind = [
            box[4]
            for box in boxes
            if box[0] <= middle[0] <= box[0] + box[2] and box[1] <= middle[1] <= box[1] + box[3]
        ]
        yield text, size, _contrast(colour, behind[-1] if behind else PAPER)


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
