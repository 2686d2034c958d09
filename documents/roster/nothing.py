"""Cells that are as good as empty."""

from __future__ import annotations

from functools import lru_cache

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


@lru_cache(maxsize=8192)
def is_nothing(text: str) -> bool:
    """Whether people mean an empty cell: «нет», «-», «н/д»."""
    return not text or squeeze(text) in _NOTHING
