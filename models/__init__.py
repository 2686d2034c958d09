"""Tables of Svyazka. Importing this package makes all of them known to `Base.metadata`."""

from models import broadcasts, events, joining, partnerships, people, programmes, roadmap, surveys, system
from models.base import Base

__all__ = [
    "Base",
    "broadcasts",
    "events",
    "joining",
    "partnerships",
    "people",
    "programmes",
    "roadmap",
    "surveys",
    "system",
]
