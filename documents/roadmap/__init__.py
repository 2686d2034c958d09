"""The roadmap reader: plans as approved (.docx, .xlsx) → drafts of activities with honest doubts.

`source` makes blocks of a file, `rows`, `matrix` and `prose` find activities in them, `columns`, `numbering`
and `titles` know how people write headers, numbers and years, `periods` is the grammar of time, `calendar`
places all periods of a document. Office libraries are imported only while a file is being opened.
"""

from documents.roadmap.periods import Frame, Years, read_period
from documents.roadmap.reader import read_roadmap
from documents.roadmap.render import say_doubt, to_json

__all__ = ["Frame", "Years", "read_period", "read_roadmap", "say_doubt", "to_json"]
