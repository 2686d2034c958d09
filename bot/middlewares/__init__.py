"""What happens around every handler: who asks, and what they are told when it goes wrong."""

from bot.middlewares.errors import ErrorMiddleware
from bot.middlewares.identity import IdentityMiddleware

__all__ = ["ErrorMiddleware", "IdentityMiddleware"]
