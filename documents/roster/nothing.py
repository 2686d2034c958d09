"""Cells that are as good as empty."""

from __future__ import annotations

from services.people.words import squeeze

_NOTHING = {
    "",
    "нет",
    "не указан",
    "не указано",
    "отсутствует",
    "н д",
    "нету",
    "не назначен",
    "не назначена",
    "не закреплен",
    "не закреплена",
    "не определен",
    "не имеет",
    "не требуется",
    "по согласованию",
    "вакансия",
    "без наставника",
    "no",
    "none",
    "x",
    "х",
}


def is_nothing(text: str) -> bool:
    """Whether people mean an empty cell: «нет», «-», «н/д»."""
    return squeeze(text) in _NOTHING
