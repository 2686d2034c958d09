"""Marks that repeat the cell above: "-//-", "то же"."""

from __future__ import annotations

import re
from functools import lru_cache

_DASH = r"[-–—_.\s]*"
_DITTO = re.compile(
    rf"{_DASH}(?:/{{2,}}|\\{{2,}}|[\"«»“”„″〃]{{1,2}}|'{{2}}|,,)(?:{_DASH}|[\"«»“”]){_DASH}"
    r"|(?:то|та|те|тот)[\s-]же\.?|так(?:ой|ая|ие)\s+же|аналогично|как\s+выше|(?:см\.\s*)?выше",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def is_ditto(text: str) -> bool:
    """Whether a cell's whole text only says "as above"."""
    return len(text) <= 20 and bool(_DITTO.fullmatch(text.strip()))
