"""The consent to personal-data processing: which version of its text is in force."""

CURRENT_VERSION = 1
"""Texts `consent-text-N` and `consent-short-N` of the locales; a new wording is a new number."""


def text_key(version: int = CURRENT_VERSION) -> str:
    """The Fluent key of the full text of a version."""
    return f"consent-text-{version}"
