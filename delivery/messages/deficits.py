"""What a deficit is called: the programme's own title, or the usual name of its kind."""

from locales import Reader
from services.people.deficits import DeficitLine


def deficit_name(reader: Reader, line: DeficitLine) -> str:
    """As it stands inside a sentence: without a capital where the usual name is meant."""
    return line.title or (reader.plain("deficit-kind", kind=line.kind.value) if line.kind else "")
