"""A deficit as it is handed out: a plain frozen value."""

from dataclasses import dataclass

from models.enums import DeficitKind


@dataclass(frozen=True, slots=True)
class DeficitLine:
    """A deficit to choose. `title` is the programme's own; when empty, `kind` names the usual text."""

    id: int
    kind: DeficitKind | None
    title: str
