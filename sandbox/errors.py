"""How the sandbox says no: to the bot in Telegram's form, to the control API in its own."""

from __future__ import annotations

from typing import Any

TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    429: "Too Many Requests",
    500: "Internal Server Error",
    501: "Not Implemented",
    502: "Bad Gateway",
}


class ApiError(Exception):
    """A Bot API refusal: `{"ok": false, "error_code": status, "description": …, "parameters": …}`.

    `careless` is true where a careful bot would not have asked (a text too long, broken HTML); such
    refusals become violations in the journal. It is false for what happens to every bot (chat not found,
    blocked, a message deleted meanwhile).
    """

    def __init__(
        self,
        status: int,
        description: str,
        *,
        parameters: dict[str, Any] | None = None,
        careless: bool = False,
    ) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters
        self.careless = careless


def sentence(message: str) -> str:
    """Lower a message's first letter unless it is a code such as BUTTON_DATA_INVALID, as Telegram does."""
    if len(message) > 1 and (message[1] == "_" or message[1].isupper()):
        return message
    return message[:1].lower() + message[1:]


def careless(message: str) -> ApiError:
    """A 400 that a careful bot would not have met."""
    return ApiError(400, f"Bad Request: {sentence(message)}", careless=True)


def refused(message: str) -> ApiError:
    """A 400 that can happen to every bot."""
    return ApiError(400, f"Bad Request: {sentence(message)}")


def flood(seconds: int) -> ApiError:
    """429 with `retry_after` in seconds."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", parameters={"retry_after": seconds})


class ControlError(Exception):
    """A refusal of the control API: 400 bad request, 404 not found, 409 a person could not do that now."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
