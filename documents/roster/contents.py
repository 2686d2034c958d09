"""What a column holds by its cells, where its header says nothing known."""

from __future__ import annotations

from documents.roster import values
from documents.roster.header_words import field_of
from documents.roster.jobs import is_job, is_subject
from documents.roster.sheets import Sheet

SAMPLE = 50
"""Cells looked at: enough to tell phones from subjects."""


def with_contents(sheet: Sheet, header: int, columns: dict[str, int]) -> dict[str, int]:
    """The columns of a table below row `header`, with those of phones, roles, jobs that no header names."""
    told = {"phone": _is_phone, "role": _is_role, "subject": is_subject, "position": is_job}
    wanted = [name for name in told if name not in columns]
    if "position" in columns or "subject" in columns:
        wanted = [name for name in wanted if name in ("phone", "role")]
    found = dict(columns)
    width = max(map(len, sheet.rows[header : header + SAMPLE]), default=0)
    for column in range(width):
        known = column in found.values() or field_of(sheet.text(header, column)) is not None
        texts = [] if known else [text for text in _below(sheet, header, column) if text]
        for name in wanted:
            if name not in found and texts and sum(map(told[name], texts)) * 3 >= len(texts) * 2:
                found[name] = column
                break
    return found


def _below(sheet: Sheet, header: int, column: int) -> list[str]:
    last = min(len(sheet.rows), header + 1 + SAMPLE)
    return [sheet.text(row, column) for row in range(header + 1, last)]


def _is_role(text: str) -> bool:
    roles, sureness = values.role(text)
    return bool(roles) and sureness == "sure"


def _is_phone(text: str) -> bool:
    try:
        return values.phone(text) is not None
    except ValueError:
        return False
