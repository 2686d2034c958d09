"""How an event is called."""

from collections.abc import Callable

from models.enums import EventKind

Say = Callable[..., str]
"""Fluent key and values → text in the reader's language (`Reader.plain`)."""


def event_name(say: Say, kind: EventKind, title: str) -> str:
    """«Мастер-класс «Готовимся к ОГЭ»»; the title alone when it names its kind itself."""
    word = say("event-kind", kind=kind.value)
    if title.casefold().startswith(word.casefold()):
        return title
    return say("event-name", word=word, title=title)
