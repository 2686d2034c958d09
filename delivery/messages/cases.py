"""One line of what needs a decision: the same words under *Attention* and in the week's digest."""

from delivery.messages.bundle import short
from delivery.messages.deficits import deficit_name
from locales import Markup, Reader, join
from locales.dates import day as day_text
from services.roadmap.board_facts import Case, NoteLine


def case_line(n: int, one: Case, reader: Reader) -> Markup:
    """What it is and why, in words, after the number `n` of its button; and who has it in hand."""
    line = reader.html("case-line", n=n, words=case_words(one, reader))
    if one.taken is None:
        return line
    day = day_text(reader.locale, one.taken.on)
    return join([line, reader.html("case-taken", by=one.taken.by or "—", day=day)], "")


def case_words(one: Case, reader: Reader) -> Markup:
    """The same without number."""
    return reader.html(
        f"attention-{one.kind}",
        title=short(one.title) or "-",
        count=one.count,
        person=one.person or "—",
        school=short(one.school, 60) or "—",
        theme=theme_of(one, reader),
        themed=int(one.deficit is not None),
        day=day_text(reader.locale, one.on) if one.on else "-",
        side=one.side or "unsaid",
    )


def theme_of(one: Case, reader: Reader) -> str:
    """The deficit it is about, as it stands inside a sentence; "" without one."""
    return deficit_name(reader, one.deficit) if one.deficit else ""


def note_line(note: NoteLine, reader: Reader) -> Markup:
    """What was done about an exception, by whom and when."""
    about = case_words(note.case, reader)
    day = day_text(reader.locale, note.on)
    word = short(note.word, 120)
    return reader.html(
        "case-noted",
        about=about,
        outcome=note.outcome.value,
        word=word,
        worded=int(bool(word)),
        by=note.by or "—",
        day=day,
    )
