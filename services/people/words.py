"""Deficits as people write them: taken apart, and the usual seven known by their usual words.

Without the database: the roster's reader (in the office worker) and the programme's list know the same words.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

WORDING_LENGTH = 200
"""Characters of one wording that are compared and kept."""

USUAL: tuple[tuple[str, str, str], ...] = (
    # kind (of models.enums.DeficitKind), the name a roster gets, the words that give it away (`more`: what
    # they say besides)
    (
        "subject",
        "предметное содержание",
        r"предметн\w* (содержани\w*|знани\w*|област\w*|компетен\w*)|subject (content|knowledge)",
    ),
    (
        "method",
        "методика преподавания",
        r"методик\w* (преподавани|обучени)\w*( предмета)?|преподавани\w* предмета|teaching methods?",
    ),
    (
        "upbringing",
        "воспитательная деятельность",
        r"воспитательн\w* (деятельност|работ)\w*|upbringing( work)?",
    ),
    (
        "organisation",
        "организация урочной и внеурочной деятельности",
        (
            r"(организаци\w* )?(урочн\w* и внеурочн\w*|урочн\w*|внеурочн\w*) (деятельност|работ)\w*"
            r"|lesson organisation"
        ),
    ),
    (
        "support",
        "психолого-педагогическое сопровождение",
        (
            r"психолого педагогическ\w* (сопровождени|поддержк)\w*(?P<more> \w+)?|психолого педагогическая"
            r"|psychological support"
        ),
    ),
    (
        "parents",
        "работа с родителями",
        r"(работа|взаимодействие|общение) с родител\w*(?P<more> .*)?|work(ing)? with parents",
    ),
    (
        "further",
        "связь с дополнительным образованием",
        r"(связь|взаимодействие) с (дополнительн\w* образовани\w*|доп образовани\w*)|further education",
    ),
)
NAME_OF = {kind: name for kind, name, _ in USUAL}


_MARKS = re.compile(r"[^\w№]+")


def squeeze(text: str) -> str:
    """Lower case, ё as е, marks as single spaces: the form in which words are compared."""
    return " ".join(_MARKS.sub(" ", text.lower().replace("ё", "е").replace("_", " ")).split())


def wording(text: str) -> str:
    """A wording as it is compared and kept."""
    return squeeze(text)[:WORDING_LENGTH].strip()


@lru_cache(maxsize=8192)
def recognised(text: str) -> tuple[tuple[str | None, str], ...]:
    """The deficits in a text, each as (usual kind or None, the words as written)."""
    pieces = [piece.strip(" .•-–—\t") for piece in re.split(r"[;\n•]|(?:^|\s)\d+[.)]\s", text)]
    found: list[tuple[str | None, str]] = []
    for piece in filter(squeeze, pieces):
        parts = [(_kind(part), part.strip()) for part in piece.split(",")]
        known = sum(1 for kind, _ in parts if kind)
        # Two usual ones between commas make a list of all the rest.
        listed = known == len(parts) or known >= 2
        found += [part for part in parts if part[1]] if listed else [(_kind(piece), piece)]
    return tuple(dict.fromkeys(found))


def beyond(text: str, kinds: Collection[str], names: Collection[str]) -> tuple[str, ...]:
    """The pieces of a text that say more than deficits of these usual `kinds` and of these `names`."""
    named = {wording(name) for name in names}

    def adds(kind: str | None, piece: str) -> bool:
        if wording(piece) in named:
            return False
        found = _usual(piece)
        return kind not in kinds or bool(found and found[1].groupdict().get("more"))

    return tuple(piece for kind, piece in recognised(text) if adds(kind, piece))


def _kind(text: str) -> str | None:
    found = _usual(text)
    return found[0] if found else None


def _usual(text: str) -> tuple[str, re.Match[str]] | None:
    """The usual kind whose words are these, and how they matched."""
    words = squeeze(text)
    matches = ((kind, re.fullmatch(pattern, words)) for kind, _, pattern in USUAL)
    return next(((kind, match) for kind, match in matches if match), None)
