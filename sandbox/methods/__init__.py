"""The Bot API's methods that the sandbox carries out: name → function of the world and the parameters."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.methods import albums, chats, editing, inline, members, profile, sending, transfers
from sandbox.world import World

Json = dict[str, Any]
Method = Callable[[World, Json], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {
    **profile.METHODS,
    **sending.METHODS,
    **albums.METHODS,
    **transfers.METHODS,
    **editing.METHODS,
    **chats.METHODS,
    **members.METHODS,
    **inline.METHODS,
}
