"""Tables of Svyazka. Importing this package makes all of them known to `Base.metadata`."""

from models import (
    broadcasts,
    chats,
    control,
    events,
    joining,
    matching,
    name_words,
    papers,
    partnerships,
    people,
    personal,
    practices,
    programmes,
    roadmap,
    standings,
    surveys,
    system,
)
from models.base import Base

__all__ = [
    "Base",
    "broadcasts",
    "chats",
    "control",
    "events",
    "joining",
    "matching",
    "name_words",
    "papers",
    "partnerships",
    "people",
    "personal",
    "practices",
    "programmes",
    "roadmap",
    "standings",
    "surveys",
    "system",
]
