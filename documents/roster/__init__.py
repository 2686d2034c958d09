"""Lists of participants as schools keep them: .xlsx and .csv in, drafts and corrected files out."""

from documents.roster.as_json import reason, to_json
from documents.roster.read import read_roster
from documents.roster.write import roster_template, write_roster_errors

__all__ = ["read_roster", "reason", "roster_template", "to_json", "write_roster_errors"]
