"""The consent to personal-data processing: which version of its text is in force."""

CURRENT_VERSION = 1
"""Texts `consent-text-N` of the locales; a new wording is a new number, and everybody is asked once more."""


def text_key(version: int | None = None) -> str:
    """The Fluent key of the full text of a version; without one, of that in force."""
    return f"consent-text-{version or CURRENT_VERSION}"
