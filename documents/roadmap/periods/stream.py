"""A stream of tokens that readers take from and may return to."""

from __future__ import annotations

from documents.roadmap.periods.words import Token


class Stream:
    """Tokens and a place among them. A reader that fails sets `at` back to where it began."""

    def __init__(self, stream: list[Token]) -> None:
        self.stream = stream
        self.at = 0

    def peek(self, ahead: int = 0) -> str:
        """The kind of the token here (or `ahead` of here); "END" past the last."""
        place = self.at + ahead
        return self.stream[place].kind if 0 <= place < len(self.stream) else "END"

    def take(self, *kinds: str) -> Token | None:
        """The token here, and step over it, if it is of one of the kinds."""
        if self.peek() not in kinds:
            return None
        self.at += 1
        return self.stream[self.at - 1]

    def skip(self, *kinds: str) -> None:
        """Step over all tokens of these kinds."""
        while self.take(*kinds):
            pass
