"""A limit on guessing check-in codes, so that nobody finds one by trying."""

from datetime import datetime, timedelta

from services.errors import DomainError

MOST_WRONG, WITHIN = 5, timedelta(minutes=10)
REMEMBERED = 10_000
"""Accounts whose wrong tries are kept in mind at once; a crowd beyond that is forgotten, oldest first."""


class Guesses:
    """Wrong tries of the last minutes, by account. In memory alone: nothing of them is ever stored, and a
    restart forgets them, which gives a guesser a handful of tries among 900,000 codes."""

    def __init__(self) -> None:
        self._wrong: dict[int, list[datetime]] = {}

    def allow(self, account_id: int, now: datetime) -> None:
        """Raises DomainError, saying when to go on, after too many wrong ones."""
        lately = [at for at in self._wrong.get(account_id, ()) if timedelta(0) <= now - at < WITHIN]
        if len(lately) >= MOST_WRONG:
            minutes = -(-(lately[-MOST_WRONG] + WITHIN - now) // timedelta(minutes=1))
            raise DomainError("checkin-too-often", tries=MOST_WRONG, minutes=minutes)

    def wrong(self, account_id: int, now: datetime) -> None:
        """One more that fitted nothing."""
        self._wrong = {
            account: lately
            for account, tries in list(self._wrong.items())[-REMEMBERED:]
            if (lately := [at for at in tries if timedelta(0) <= now - at < WITHIN])
        }
        self._wrong[account_id] = [*self._wrong.pop(account_id, []), now]

    def right(self, account_id: int) -> None:
        """Who is in the room has nothing to be held against."""
        self._wrong.pop(account_id, None)
