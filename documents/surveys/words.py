"""The words of a form's table: its columns and kinds, as they are written and as people write them."""

from __future__ import annotations

from functools import cache

from locales import Texts
from services.surveys.drafts import OWN_KINDS
from services.surveys.facts import QuestionKind

LOCALES = ("ru", "en")
COLUMNS = ("number", "question", "kind", "options", "required", "least", "most", "named", "condition")
# What people write instead of a kind's own words.
_SYNONYMS = {
    "scale": QuestionKind.SCALE,
    "шкала": QuestionKind.SCALE,
    "оценка": QuestionKind.SCALE,
    "один": QuestionKind.SINGLE,
    "one": QuestionKind.SINGLE,
    "выбор": QuestionKind.SINGLE,
    "несколько": QuestionKind.MULTIPLE,
    "several": QuestionKind.MULTIPLE,
    "матрица": QuestionKind.MATRIX,
    "matrix": QuestionKind.MATRIX,
    "nps": QuestionKind.NPS,
    "текст": QuestionKind.TEXT,
    "text": QuestionKind.TEXT,
    "дата": QuestionKind.DATE,
    "date": QuestionKind.DATE,
    "файл": QuestionKind.FILE,
    "фото": QuestionKind.FILE,
    "file": QuestionKind.FILE,
    "photo": QuestionKind.FILE,
}


def plain(words: str) -> str:
    """Words as they are compared: one case, plain dashes, single blanks."""
    words = words.replace("–", "-").replace("—", "-").casefold().replace("ё", "е")
    return " ".join(words.split()).rstrip(":*")


@cache
def columns() -> dict[str, str]:
    """Header → column, in both languages."""
    said = Texts.load().plain
    return {plain(said(locale, f"own-column-{name}")): name for locale in LOCALES for name in COLUMNS}


@cache
def titles() -> frozenset[str]:
    """What stands before a form's title, in both languages."""
    return frozenset(plain(Texts.load().plain(locale, "own-cell-title")) for locale in LOCALES)


@cache
def example_sheets() -> frozenset[str]:
    """Names of the sheet that shows how, which is not read."""
    return frozenset(plain(Texts.load().plain(locale, "own-sheet-example")) for locale in LOCALES)


@cache
def kinds() -> dict[str, QuestionKind]:
    """Words → kind, in both languages."""
    written = {
        plain(Texts.load().plain(locale, f"own-kind-{kind.value}")): kind
        for locale in LOCALES
        for kind in OWN_KINDS
    }
    return {**_SYNONYMS, **written}


@cache
def answers() -> dict[str, bool]:
    """Words → yes or no, in both languages; an empty cell is no."""
    words = {"": False, "-": False, "+": True, "1": True, "0": False}
    for locale in LOCALES:
        for key, meant in (("own-yes", True), ("own-no", False)):
            words[plain(Texts.load().plain(locale, key))] = meant
    return words
