"""What can be wrong with a file, said by a locale key."""

from __future__ import annotations


class DocumentError(Exception):
    """A file that cannot be read or made.

    `key` is a Fluent key of `documents.ftl`, `values` its variables. Both survive pickling, so the error
    crosses from the office worker into the bot's process as it is.
    """

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.key, self.values)


def _rebuild(key: str, values: dict[str, str | int]) -> DocumentError:
    return DocumentError(key, **values)
