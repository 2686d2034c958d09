"""What a service answers when it can't: a Fluent key and its values, never finished text."""


class DomainError(Exception):
    """The request can't be met. `key` is a text of locales, `values` its variables."""

    def __init__(self, key: str, **values: str | int | float) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class Forbidden(DomainError):  # noqa: N818 (named as people say it)
    """The actor has no right to this. Recorded in the audit log by whoever catches it."""

    def __init__(self, subject: str = "") -> None:
        super().__init__("error-forbidden")
        self.subject = subject


class NotFound(DomainError):  # noqa: N818
    """The thing is not there, or not the actor's to see: both look the same from outside."""

    def __init__(self, subject: str = "") -> None:
        super().__init__("error-not-found")
        self.subject = subject


class Repeated(DomainError):  # noqa: N818
    """This action of this Telegram update was already carried out; nothing was done again."""

    def __init__(self) -> None:
        super().__init__("error-repeated")
