"""Numbers that are counted only so far."""

from services.paging import COUNTED


def counted_to(number: int, limit: int = COUNTED) -> str:
    """«37», or «500+» for what was counted no further than one beyond `limit`."""
    return str(number) if number <= limit else f"{limit}+"
