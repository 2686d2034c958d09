"""Numbers in front of texts ("2.", "2.1.", "IV.", "а)"), and several points inside one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A number needs its dot or bracket: "1 сентября" and "5-9 классы" begin with none.
_NUMBER = re.compile(
    r"\s*(?P<number>\d{1,3}(?:\.\d{1,3}){1,3}|\d{1,3}(?=\s?[.)])|[IVXІХ]{1,5}(?=\s?[.)])|[а-яa-z](?=\s?\)))\s*[.)]{0,2}\s*(?=\D|$)"
)
_BULLET = re.compile(r"\s*[-–—•●▪*·✓➢]\s*(?=\S)")
_INLINE = re.compile(r"(?<=[.;!?»\w])\s+(?=(?:\d{1,2}\.\d{1,2}\.?|\d{1,2}[.)])\s*[А-ЯЁA-Z«])")
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True)
class Numbered:
    """A text and the number in front of it (None when there is none)."""

    number: str | None
    text: str


def split_number(text: str) -> Numbered:
    """Take the number off the front of a text. A text that is only a number stays as it is."""
    match = _NUMBER.match(text)
    if match and text[match.end() :].strip() and not is_date(text):
        return Numbered(match["number"], text[match.end() :].strip())
    return Numbered(None, text.strip())


# "03.10 – Семинар": a tenth section's points are rarer than days.
_DATE = re.compile(r"\s*(?:\d{1,2}\.\d{1,2}\.(?:20)?\d\d(?!\d)|\d\d\.(?:0[1-9]|1[0-2])\s+[-–—]\s)")


def is_date(text: str) -> bool:
    """Whether what looks like a number in front of a text is a day."""
    return _DATE.match(text) is not None


def top_of(number: str | None) -> int | None:
    """The first level of a number as an integer: 5 of "5.1", 4 of "IV"; None when it is a letter."""
    if not number:
        return None
    head = number.strip().rstrip(".)").partition(".")[0].strip()
    if head.isdigit():
        return int(head)
    roman = head.upper().translate(str.maketrans("ІХ", "IX"))
    if not roman or set(roman) - set(_ROMAN):
        return None
    values = [_ROMAN[sign] for sign in roman]
    return sum(-v if v < max(values[k:]) else v for k, v in enumerate(values))


def last_of(number: str | None) -> int | None:
    """The last level of an arabic number: 1 of "5.1"."""
    tail = (number or "").strip().rstrip(".)").rpartition(".")[2]
    return int(tail) if tail.isdigit() else None


def parts_of(text: str) -> tuple[str, ...]:
    """The numbered or bulleted points inside a cell, each with its sign; empty for fewer than two."""
    lines = [piece for line in text.split("\n") for piece in _INLINE.split(line)]
    parts: list[str] = []
    for line in lines:
        if split_number(line).number is not None or _BULLET.match(line):
            parts.append(line.strip())
        elif parts:
            parts[-1] = f"{parts[-1]} {line.strip()}"
    bullets = [part for part in parts if _BULLET.match(part)]
    if len(bullets) == len(parts) - 1 and parts[0] not in bullets:
        parts = bullets  # "2.1. Консультации:" above its topics
    return tuple(parts) if len(parts) > 1 else ()


@dataclass(frozen=True)
class Headed:
    """A cell that opens with the name of a section and lists its points: the name, its number, the points."""

    heading: str
    number: str
    rest: str


def split_heading(text: str) -> Headed | None:
    """Find "1. Название раздела⏎1.1 …⏎1.2 …" in one cell."""
    first, _, rest = text.partition("\n")
    head = split_number(first)
    points = [split_number(line).number for line in rest.split("\n")]
    numbers = [point for point in points if point]
    if head.number is None or "." in head.number or len(numbers) < 1 or not points[0]:
        return None
    if all(number.startswith(f"{head.number}.") for number in numbers):
        return Headed(head.text, head.number, rest.strip())
    return None


def without_bullet(text: str) -> str:
    """Take a bullet off the front of a text."""
    return _BULLET.sub("", text, count=1) if _BULLET.match(text) else text
