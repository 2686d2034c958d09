"""What a deficit is called (the programme's own title, or the usual name of its kind), and what people have
said of themselves."""

from locales import Reader
from services.people.deficits import DeficitLine, SaidDeficits
from services.people.words import beyond


def deficit_name(reader: Reader, line: DeficitLine) -> str:
    """As it stands inside a sentence: without a capital where the usual name is meant."""
    return line.title or (reader.plain("deficit-kind", kind=line.kind.value) if line.kind else "")


def deficit_label(reader: Reader, line: DeficitLine) -> str:
    """As it stands on a button: with a capital, the longest of the usual names in short."""
    if line.title:
        return line.title[:1].upper() + line.title[1:]
    return reader.plain("deficit-label", kind=line.kind.value) if line.kind else ""


def said_deficits(reader: Reader, said: SaidDeficits) -> str:
    """What somebody wants or can share: the list's names in the reader's language, and a quotation of what
    their own words say besides."""
    names = [deficit_name(reader, one) for one in said.chosen]
    kinds = [one.kind.value for one in said.chosen if one.kind]
    quoted = [reader.plain("deficit-quoted", words=piece) for piece in beyond(said.words, kinds, names)]
    return "; ".join([*names, *quoted])
