"""What is kept of a person, in plain words: names of parts and columns, codes as people say them."""

from datetime import date, datetime
from typing import Any

from locales import Reader, auditwords, dates

MINUTES = frozenset({"quiet_from", "quiet_to"})
ROLES = frozenset({"role", "my_role"})


def part(reader: Reader, name: str) -> str:
    return reader.plain(f"kept-part-{_dashed(name)}")


def column(reader: Reader, name: str) -> str:
    return reader.plain(f"kept-column-{_dashed(name)}")


def value(reader: Reader, name: str, found: Any) -> Any:
    """The value of a column: days, moments and numbers as they are, codes and truths in words."""
    if isinstance(found, bool):
        return reader.plain("kept-yes" if found else "kept-no")
    if name in MINUTES and isinstance(found, int):
        return f"{found // 60}:{found % 60:02d}"
    if not isinstance(found, str):
        return found
    if name == "action":
        return auditwords.done(reader, found)
    if name in ROLES:
        return reader.plain(f"role-{found}", gender="unknown")
    key = f"language-{found}" if name == "language" else f"kept-value-{_dashed(name)}-{_dashed(found)}"
    return reader.plain(key) if reader.texts.has(key) else str(found) or None


def said(reader: Reader, name: str, found: Any) -> str:
    """The value as one says it in the chat; empty for nothing."""
    shown = value(reader, name, found)
    if isinstance(shown, datetime):
        return f"{dates.day_with_year(reader.locale, shown.date())}, {dates.clock(reader.locale, shown)}"
    if isinstance(shown, date):
        return dates.day_with_year(reader.locale, shown)
    return "" if shown is None else str(shown)


def _dashed(name: str) -> str:
    return name.replace("_", "-")
