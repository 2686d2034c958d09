"""Papers about people: who consented to what."""

from documents.people.consents import consents_xlsx

__all__ = ["consents_xlsx"]
