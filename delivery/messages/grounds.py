"""Why people were brought together, in the words of whoever reads it."""

from collections.abc import Iterable

from delivery.messages.bundle import short
from delivery.messages.deficits import deficit_name
from locales import Reader
from services.partnerships.grounds import Found
from services.partnerships.rules import REASON_LENGTH
from services.people.deficits import DeficitLine

WORDS_LENGTH = 160
"""Characters of a list of deficits or of a subject inside a sentence."""


def reason_of(reader: Reader, found: Iterable[Found]) -> str:
    """What the matching found of one mentee, or of all of a group: «один предмет; школы-партнёры»."""
    places = list(found)
    kept = [place.grounds for place in places if place.grounds]
    common = {line.id: line for place in places for line in place.common}
    deficits = deficits_said(reader, common.values())
    words = [reader.plain("matching-ground-deficits", deficits=deficits)] if deficits else []
    subject = max((one.subject for one in kept), default=0)
    if subject:
        words.append(reader.plain("matching-ground-subject" if subject == 2 else "matching-ground-kindred"))
    near = {one.near.value for one in kept}
    words += [reader.plain(f"matching-ground-{one}") for one in ("partner", "own") if one in near]
    if any(one.well for one in kept):
        words.append(reader.plain("matching-ground-well"))
    if not words and kept:
        silent = all(one.silent for one in kept)
        words.append(reader.plain("matching-ground-silent" if silent else "matching-ground-hand"))
    return short("; ".join(words), REASON_LENGTH)


def why_together(reader: Reader, reason: str, matched: Iterable[Found]) -> str:
    """Why a partnership was made: what the matching found, else what somebody wrote (`reason`)."""
    return reason_of(reader, matched) or reason


def deficits_said(reader: Reader, deficits: Iterable[DeficitLine]) -> str:
    """Their names inside a sentence, as far as they fit."""
    return short(", ".join(deficit_name(reader, line) for line in deficits), WORDS_LENGTH)
