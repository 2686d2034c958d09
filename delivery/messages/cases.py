"""One line of what needs a decision: the same words under *Attention* and in the week's digest."""

from delivery.messages.bundle import short
from delivery.messages.deficits import deficit_name
from locales import Markup, Reader
from locales.dates import day as day_text
from services.roadmap.board_facts import Case


def case_line(n: int, one: Case, reader: Reader) -> Markup:
    """What it is and why, in words; `n` is the number on its button."""
    return reader.html(
        f"attention-{one.kind}",
        n=n,
        title=short(one.title) or "-",
        count=one.count,
        person=one.person,
        school=short(one.school, 60) or "-",
        theme=theme_of(one, reader),
        themed=int(one.deficit is not None),
        day=day_text(reader.locale, one.on) if one.on else "-",
    )


def theme_of(one: Case, reader: Reader) -> str:
    """The deficit it is about, as it stands inside a sentence; "" without one."""
    return deficit_name(reader, one.deficit) if one.deficit else ""
