"""What makes several messages one album: for the bot's side and the people's."""

from __future__ import annotations

from collections.abc import Sequence

from sandbox.errors import careless

ALBUM = "media_group_id"
LEAST, MOST = 2, 10
ALONE = ("document", "audio")
"""Kinds that share an album with nothing but themselves."""


def check_mixing(kinds: Sequence[str]) -> None:
    """Raise `ApiError` as Telegram when these kinds can't be one album."""
    for kind in ALONE:
        if kind in kinds and set(kinds) != {kind}:
            raise careless(f"{kind} can't be mixed with other media types")
