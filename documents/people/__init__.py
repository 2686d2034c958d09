"""Papers about people: who consented to what, what was changed."""

from documents.people.audit import audit_xlsx
from documents.people.consents import consents_xlsx

__all__ = ["audit_xlsx", "consents_xlsx"]
