"""Latin letters that look like Cyrillic ones: mended in words that mix both alphabets."""

from __future__ import annotations

import re

TWINS = str.maketrans("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху")
TWIN_LETTERS = frozenset("ABCEHKMOPTXYaceopxy")
LATIN = re.compile(r"[A-Za-z]")
CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+")


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with its mixed words in Cyrillic, and those words as they were («Смирнoва»).

    A word with a Latin letter that looks like no Cyrillic one is left alone, and so is a formula.
    """
    if not LATIN.search(text) or not CYRILLIC.search(text) or text.startswith("="):
        return text, ()
    words: list[str] = []

    def right(found: re.Match[str]) -> str:
        word = found[0]
        latin = LATIN.findall(word)
        if not latin or not CYRILLIC.search(word) or not TWIN_LETTERS.issuperset(latin):
            return word
        words.append(word)
        return word.translate(TWINS)

    return _WORD.sub(right, text), tuple(words)
