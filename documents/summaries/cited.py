"""What several official papers put the same way: orders, hours, a dash for nothing."""

from __future__ import annotations

from datetime import date

from documents.summaries.words import Words, printable
from locales import Reader, Texts
from services.orders import Order

NOTHING = "—"


def cited(number: str, day: date | None, words: Words, reader: Reader) -> str:
    """«№ 12 от 1 сентября 2026 г.», or nothing."""
    if not number or day is None:
        return ""
    return reader.plain("paper-cited", number=printable(number), day=words.day(day))


def cited_order(order: Order | None, words: Words) -> str:
    """The same of an event's order, in the document's language."""
    return cited(order.number, order.day, words, Reader(Texts.load(), words.locale)) if order else ""


def hours_words(minutes: int, reader: Reader) -> str:
    """«9 ч 45 мин»."""
    hours, rest = divmod(minutes, 60)
    return reader.plain("paper-hours", h=hours, m=rest)
