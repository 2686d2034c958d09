"""The words of a card in all their forms (runs in the office worker: the dictionary takes 30 MB)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.morphology import dictionary
from services.practices.words import LONGEST_WORD, folded, words_of

CYRILLIC = re.compile(r"[а-я-]+")
LIKELY = 0.2
"""Of several readings of a word («математике»: математика, математик) those count that are this likely."""


def vocabulary(texts: Sequence[str]) -> dict[str, frozenset[str]]:
    """Dictionary form → forms, of every word of `texts`. What is not Russian stands for itself."""
    found: dict[str, frozenset[str]] = {}
    for word in words_of("\n".join(texts)):
        if not CYRILLIC.fullmatch(word):
            found[word] = frozenset({word})
            continue
        readings = dictionary().parse(word)
        for reading in readings[:1] + [one for one in readings[1:] if one.score >= LIKELY]:
            lemma = folded(reading.normal_form)[:LONGEST_WORD]
            forms = {folded(form.word)[:LONGEST_WORD] for form in reading.lexeme}
            found[lemma] = found.get(lemma, frozenset()) | forms | {word}
    return found
