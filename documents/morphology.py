"""The dictionary of Russian word forms (runs in the office worker: it takes 30 MB)."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def dictionary() -> Any:
    """pymorphy3's analyser over the OpenCorpora dictionary, read once a process."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")
