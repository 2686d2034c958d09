"""The roadmap reader: plans as approved (.docx, .xlsx) → drafts of activities with honest doubts.

`source` (with `word` and `excel`) makes blocks of a file; `rows`, `streams`, `matrix` and `prose` find
activities in them; `columns`, `cells`, `numbering` and `titles` know how people write headers, numbers and
years; `periods` is the grammar of time and `placing` gives a whole document one calendar. Office libraries
are imported only while a file is being opened.
"""

from documents.roadmap.periods import Frame, Years, read_period
from documents.roadmap.reader import read_roadmap
from documents.roadmap.render import say_doubt, to_json

__all__ = ["Frame", "Years", "read_period", "read_roadmap", "say_doubt", "to_json"]
