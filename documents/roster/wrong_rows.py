"""What goes back beside the rows of a roster."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WrongRow:
    """Why a row was not taken, in words, and the letters of the columns that are to be mended."""

    reasons: tuple[str, ...]
    columns: frozenset[str]


@dataclass(frozen=True, slots=True)
class WrongSheet:
    """A sheet's wrong rows by their numbers, and the header rows of its tables (1-based, as in the file)."""

    name: str
    headers: tuple[int, ...]
    rows: Mapping[int, WrongRow]
