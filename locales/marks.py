"""Quotation marks inside others: «Семинар „Чтение“», not «Семинар «Чтение»»."""

from collections.abc import Iterable

INNER = {"«»": "„“", "“”": "‘’"}
"""A language's marks → those for what is quoted inside them."""


def nested(pieces: Iterable[str]) -> list[str]:
    """One line's text with its inner marks; `pieces` are what Word has cut it into."""
    found = list(pieces)
    for outer, inner in INNER.items():
        found = _nested(found, outer, inner)
    return found


def nested_lines(text: str) -> str:
    """The same for a text of several lines: marks left open in one spoil no other."""
    if all(text.count(outer[0]) < 2 for outer in INNER):
        return text
    return "\n".join(nested([line])[0] for line in text.split("\n"))


def _nested(pieces: list[str], outer: str, inner: str) -> list[str]:
    """The same with `inner` marks inside `outer` ones; as it was where marks are left open."""
    opening, closing = outer[0], outer[1]
    depth, found = 0, []
    for piece in pieces:
        made = []
        for letter in piece:
            if letter == opening:
                depth += 1
                made.append(inner[0] if depth > 1 else letter)
            elif letter == closing:
                made.append(inner[1] if depth > 1 else letter)
                depth -= 1
            else:
                made.append(letter)
            if depth < 0:
                return pieces
        found.append("".join(made))
    return found if depth == 0 else pieces
