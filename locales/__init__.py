"""Texts of the bot: Fluent files per language and area, with a fallback key by key.

`plain` is for buttons, alerts and documents; `html` is for messages: there every value that
comes from people is escaped, so a text file may use tags and a name never can.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource, resolver
from fluent.runtime.resolver import Message

from locales.marks import nested_lines

LANGUAGES = ("ru", "en")
REMEMBERED = 4_000
_ENTRY = re.compile(r"^-?[A-Za-z][\w-]* *=.*(?:\n(?!-?[A-Za-z][\w-]* *=|#).*)*", re.MULTILINE)
"""A message or term: from its name at the start of a line to the next one's, or a comment."""
FOLDER = Path(__file__).parent


# The library refuses values over 2,500 characters, against files that multiply themselves. Our files
# are our own, and a message of Telegram's 4,096 characters, escaped, is longer.
resolver.MAX_PART_LENGTH = 100_000


class Markup(str):
    """A piece of finished HTML (from `html`) that may be put into another text as it is."""

    __slots__ = ()


class Texts:
    """All texts of all languages; built once and shared."""

    def __init__(self, bundles: dict[str, FluentBundle]) -> None:
        self._bundles = bundles
        # Of a screen that is drawn anew most is as it was.
        self._made = lru_cache(maxsize=REMEMBERED)(self._make)

    @classmethod
    @cache
    def load(cls) -> "Texts":
        return cls({language: _Bundle(language) for language in LANGUAGES})

    def plain(self, locale: str, key: str, **values: Any) -> str:
        """The text of `key` in `locale` (the other languages stand in). Unknown keys raise KeyError."""
        return self._made(locale, key, tuple(values.items()))

    def _make(self, locale: str, key: str, values: tuple[tuple[str, Any], ...]) -> str:
        for language in _chain(locale):
            bundle = self._bundles[language]
            if bundle.has_message(key):
                message = bundle.get_message(key)
                if message.value is None:
                    break
                text, errors = bundle.format_pattern(message.value, dict(values))
                if errors:
                    raise KeyError(f"{language}: {key}: {errors[0]}")
                return nested_lines(str(text))
        raise KeyError(key)

    def html(self, locale: str, key: str, **values: Any) -> Markup:
        """Like `plain`, with every string value escaped (but finished Markup)."""
        safe = {name: _safe(value) for name, value in values.items()}
        return Markup(self.plain(locale, key, **safe))

    def has(self, key: str) -> bool:
        """Whether any language has this text."""
        return any(bundle.has_message(key) for bundle in self._bundles.values())


class Reader:
    """The texts for one reader: a language already chosen."""

    def __init__(self, texts: Texts, locale: str) -> None:
        self.texts = texts
        self.locale = locale if locale in LANGUAGES else LANGUAGES[0]

    def plain(self, key: str, **values: Any) -> str:
        return self.texts.plain(self.locale, key, **values)

    def html(self, key: str, **values: Any) -> Markup:
        return self.texts.html(self.locale, key, **values)


def join(lines: Iterable[str], separator: str = "\n") -> Markup:
    """Several finished pieces as one; a piece that is not Markup yet is escaped."""
    return Markup(
        separator.join(line if isinstance(line, Markup) else escape(line, quote=False) for line in lines)
    )


def _safe(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Markup):
        return escape(value, quote=False)
    return value


def _chain(locale: str) -> tuple[str, ...]:
    return (
        (locale, *(language for language in LANGUAGES if language != locale))
        if locale in LANGUAGES
        else LANGUAGES
    )


class _Bundle(FluentBundle):
    """The texts of one language, each parsed when it is first wanted.

    Parsing all of them takes longer than the rest of a start, of the bot as of the office worker.
    """

    def __init__(self, language: str) -> None:
        # Isolation marks would end up inside links, file names and official papers.
        super().__init__([language], use_isolating=False)
        self._sources: dict[str, str] = {}
        for path in sorted((FOLDER / language).glob("*.ftl")):
            for source in _ENTRY.findall(path.read_text(encoding="utf-8")):
                key = source.partition("=")[0].strip()
                if key.startswith("-"):
                    # A term: texts ask for it without asking us.
                    self.add_resource(FluentResource(source))
                else:
                    self._sources[key] = source

    def has_message(self, message_id: str) -> bool:
        return message_id in self._sources or super().has_message(message_id)

    def get_message(self, message_id: str) -> Message:
        if message_id in self._sources and not super().has_message(message_id):
            self.add_resource(FluentResource(self._sources[message_id]))
        return super().get_message(message_id)
