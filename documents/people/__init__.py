"""Papers about people: who consented to what, what was changed, all that is kept of one."""

from documents.people.audit import audit_xlsx
from documents.people.consents import consents_xlsx
from documents.people.mydata import my_data_json, my_data_xlsx

__all__ = ["audit_xlsx", "consents_xlsx", "my_data_json", "my_data_xlsx"]
