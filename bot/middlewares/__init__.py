"""What happens around every handler: who asks, and what they are told when it goes wrong."""

from bot.middlewares.answers import AnswerMiddleware, AnswerOnce
from bot.middlewares.errors import ErrorMiddleware
from bot.middlewares.identity import IdentityMiddleware
from bot.middlewares.sanity import SanityMiddleware

__all__ = ["AnswerMiddleware", "AnswerOnce", "ErrorMiddleware", "IdentityMiddleware", "SanityMiddleware"]
