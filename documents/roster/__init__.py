"""Lists of participants as schools keep them: .xlsx and .csv in, drafts and corrected files out."""

from documents.roster.as_json import reason, to_json
from documents.roster.read import read_roster

__all__ = ["read_roster", "reason", "to_json"]
