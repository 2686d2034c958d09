"""Telephone numbers as people write them."""

import re

RUSSIAN = re.compile(r"\+7(\d{3})(\d{3})(\d{2})(\d{2})")


def spaced(number: str) -> str:
    """«+7 921 123-45-67» for a Russian number in E.164; any other one as it is."""
    found = RUSSIAN.fullmatch(number)
    return "+7 {} {}-{}-{}".format(*found.groups()) if found else number
