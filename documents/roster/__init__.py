"""Lists of participants as schools keep them: .xlsx and .csv in, drafts and corrected files out."""

from documents.roster.as_json import reason, to_json
from documents.roster.read import read_roster
from documents.roster.returned import Returned, return_roster
from documents.roster.template import roster_template

__all__ = ["Returned", "read_roster", "reason", "return_roster", "roster_template", "to_json"]
