"""The rules of cards that need no database."""

from enum import StrEnum

from services.errors import DomainError
from services.events.rules import clean, link_of

MOST_FILES = 5
MOST_OWN = 200
"""Cards of one person: more are a mistake, or mischief."""


class PracticeField(StrEnum):
    """What of a card is written in words."""

    TITLE = "title"
    ABOUT = "about"
    SUBJECT = "subject"
    GRADE = "grade"
    LINK = "link"


LENGTHS = {
    PracticeField.TITLE: 150,
    PracticeField.ABOUT: 1000,
    PracticeField.SUBJECT: 60,
    PracticeField.GRADE: 30,
}


def written(field: PracticeField, text: str) -> str:
    """What is kept of an answer; «-» empties anything but the title. Raises DomainError."""
    if field is not PracticeField.TITLE and text.strip() in {"-", "–", "—"}:
        return ""
    if field is PracticeField.LINK:
        return link_of(text)
    limit = LENGTHS[field]
    if field is PracticeField.ABOUT:
        kept = text.strip()
        if len(kept) > limit:
            raise DomainError("error-text-too-long", length=len(kept), limit=limit)
    else:
        kept = clean(text, limit)
    if not kept:
        raise DomainError("practice-error-empty")
    return kept
