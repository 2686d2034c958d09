"""Roles, places and states of the roadmap in the reader's words."""

from collections.abc import Iterable, Sequence

from locales import Reader
from services.roadmap.draft_rows import RowFacts
from services.roadmap.meaning import Answering
from services.roadmap.meaning_facts import MeaningFacts

NAMES_SHOWN = 5


def roles_words(roles: Iterable[str], reader: Reader) -> str:
    """«наставники, наставляемые»; «никто» for none."""
    return ", ".join(reader.plain(f"roles-{role}") for role in roles) or reader.plain("roles-nobody")


def meaning_words(meant: MeaningFacts, reader: Reader) -> str:
    """«кураторы школ (школы-лидеры, Шумская СОШ); команда «Чтение»; Орлова И. П.»; «никто» for none."""
    places = [*(reader.plain(f"whom-category-{one}") for one in meant.categories), *meant.schools]
    roles = meant.roles or (("curator",) if places else ())
    parts = []
    if roles:
        words = roles_words(roles, reader)
        parts.append(f"{words} ({_few(places, reader)})" if places else words)
    if meant.named:
        parts.append(_few(meant.named, reader))
    if parts and meant.meaning.answering is not Answering.EACH:
        parts.append(reader.plain(f"shared-{meant.meaning.answering}"))
    return "; ".join(parts) or reader.plain("roles-nobody")


def next_answering(now: str) -> str:
    """What a tap makes of how often a wording asks: in turn each, a school, a partnership."""
    every = [str(one) for one in Answering]
    return every[(every.index(now) + 1) % len(every)]


def _few(names: Sequence[str], reader: Reader) -> str:
    shown = ", ".join(names[:NAMES_SHOWN])
    more = len(names) - NAMES_SHOWN
    return f"{shown} {reader.plain('whom-more', count=more)}" if more > 0 else shown


def place_words(place: str, reader: Reader) -> str:
    """Where a row stands: "2.17" is table 2, row 17; other places are as the reader names them."""
    table, dot, row = place.partition(".")
    if dot and table.isdecimal() and row.isdecimal():
        return reader.plain("import-place", table=int(table), row=int(row))
    return place


def row_mark(row: RowFacts) -> str:
    """➖ left out, ❓ with a question, ✅ understood."""
    return "➖" if not row.kept else "❓" if row.has_question else "✅"


def label(text: str, limit: int = 28) -> str:
    """Fits a button."""
    text = " ".join(text.split())
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
