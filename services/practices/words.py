"""Words as the bank's search knows them: folded, without those that every text has."""

import re
from collections.abc import Mapping

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
LONGEST_WORD = 40
WORDS_AT_MOST = 6
"""Of a question; what comes after them is passed over."""

EVERYWHERE = frozenset(
    word
    for line in (
        "а без бы в во для до за и из или к как ко ли на над не ни о об обо от",
        "по под при про с со то у что чтобы это",
        "a an and at by for from how in of on or the to with",
    )
    for word in line.split()
)
"""Words that tell nothing of what is looked for."""

Vocabulary = Mapping[str, frozenset[str]]
"""A card's words in their dictionary form → every form in which each may be typed."""


def folded(text: str) -> str:
    """As words are compared: without capitals, «е» for «ё»."""
    return text.casefold().replace("ё", "е")


def words_of(text: str) -> list[str]:
    """The words of a text in their order, each once; one with a hyphen also in its parts."""
    found: dict[str, None] = {}
    for word in WORD.findall(folded(text)):
        for part in (word, *(word.split("-") if "-" in word else ())):
            if part not in EVERYWHERE:
                found[part[:LONGEST_WORD]] = None
    return list(found)


def asked_words(text: str) -> list[str]:
    """What somebody looks for: at most WORDS_AT_MOST words; of one with a hyphen the whole."""
    found = dict.fromkeys(word[:LONGEST_WORD] for word in WORD.findall(folded(text)))
    return [word for word in found if word not in EVERYWHERE][:WORDS_AT_MOST]
