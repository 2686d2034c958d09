"""Makes the templates of official papers: `python -m documents.templates.make_papers`.

The fields are those of `documents.summaries.papers.context`.
"""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH

from documents.templates.make import Letter

LONG_WORD = 4.5
"""A column (cm) that «общеобразовательная» fits into: it is in the names of most schools."""


class Paper(Letter):
    texts = "paper"
    fields = {  # noqa: RUF012 - read only
        "programme": "programme",
        "period": "period",
        "order": "order",
        "contract": "contract.contract",
        "dear": "one.dear",
        "name": "one.name",
        "dative": "one.dative",
        "mentees": "one.mentees",
        "meetings": "one.meetings",
        "hours": "one.hours",
    }

    def head(self, *, new_page: bool = False) -> None:
        self.line("{{ municipality }}", centred=True, size=12)
        self.page.paragraphs[-1].paragraph_format.page_break_before = new_page
        self.line("{{ programme }}", centred=True, size=12)
        self.line(size=6)

    def annex(self, text: str, *, new_page: bool = False) -> None:
        """What this is an annex to: at the right, as orders and contracts have it."""
        self.line(text, size=12, leads=True)
        paragraph = self.page.paragraphs[-1]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.page_break_before = new_page

    def signatures(self, sides: str) -> None:
        """A line to sign on for each of `sides`."""
        self.line()
        self.rule(f"for side in {sides}")
        self.line("{{ side }}", size=12, leads=True)
        self.line(self.word("signature"), leads=True)
        self.rule("endfor")
        self.line(self.word("signed-on"))

    def signature(self) -> None:
        self.line()
        self.line(self.word("signature"), leads=True)
        self.line(self.word("signed-on"))


def pairs(locale: str) -> None:
    """An annex to the year's order: partner schools, pairs and groups."""
    paper = Paper(locale)
    word = paper.word
    paper.rule("if order")
    paper.annex(word("annex-to-order"))
    paper.rule("endif")
    paper.head()
    paper.line(word("pairs-title"), bold=True, centred=True, size=16)
    paper.rule("if schools")
    paper.heading(word("schools"))
    paper.list_of(
        "schools",
        [
            (paper.number, "n", 1),
            (word("leader"), "leader", LONG_WORD),
            (word("partners"), "partners", LONG_WORD),
            (word("contract-column"), "contract", 2.7),
            (word("model"), "model", 3.8),
        ],
    )
    paper.rule("endif")
    paper.rule("if pairs")
    paper.heading(word("pairs"))
    paper.list_of(
        "pairs",
        [
            (paper.number, "n", 1.2),
            (word("mentor"), "mentor", 4),
            (word("mentor-school"), "mentor_school", LONG_WORD),
            (word("mentees-column"), "mentees", 6.8),
        ],
    )
    paper.rule("endif")
    paper.signature()
    paper.save("pairs", "pairs-title")


def contract(locale: str) -> None:
    """Two annexes to each contract: the joint plan, the persons responsible; each signed by all sides."""
    paper = Paper(locale)
    word = paper.word
    paper.rule("for contract in contracts")
    paper.annex(word("annex-plan"), new_page=True)
    paper.line("{{ contract.leader }} – {{ contract.partners }}", centred=True, size=12, leads=True)
    paper.line(word("plan-title"), bold=True, centred=True, size=16, leads=True)
    paper.list_of(
        "plan",
        [
            (paper.number, "n", 1.2),
            (word("activity"), "title", 7.3),
            (word("due"), "period", 4),
            (word("answers"), "responsible", 4),
        ],
    )
    paper.signatures("contract.sides")
    paper.annex(word("annex-people"), new_page=True)
    paper.line(word("people-title"), bold=True, centred=True, size=16, leads=True)
    paper.list_of(
        "contract.responsible",
        [
            (paper.number, "n", 1.2),
            (word("person"), "name", 5.8),
            (word("school"), "school", 5.5),
            (word("duty-column"), "duty", 4),
        ],
    )
    paper.signatures("contract.sides")
    paper.rule("endfor")
    paper.save("contract", "plan-title")


def given(paper: Paper, text: str, *, centred: bool = False, leads: bool = False) -> None:
    """Whom a paper is given to: with the name in its case, or in other words that need none."""
    has_cases = paper.locale == "ru"
    if has_cases:
        paper.rule("if one.declined")
        paper.line(paper.word(f"{text}-dative"), centred=centred, leads=leads)
        paper.rule("else")
    paper.line(paper.word(text), centred=centred, leads=leads)
    if has_cases:
        paper.rule("endif")


def hours(locale: str) -> None:
    """A certificate of a mentor's hours, one page each."""
    paper = Paper(locale)
    word = paper.word
    paper.rule("for one in mentors")
    paper.head(new_page=True)
    paper.line(word("hours-title"), bold=True, centred=True, size=16)
    paper.line()
    paper.line(word("hours-about"), centred=True)
    paper.line(size=6)
    given(paper, "hours-given", leads=True)
    paper.facts(
        [
            (word("school"), "{{ one.school }}"),
            (word("subject"), "{{ one.subject }}"),
            (word("mentees-count"), "{{ one.mentees_count }}"),
            (word("meetings-count"), "{{ one.meetings_count }}"),
            (word("hours-count"), "{{ one.hours }}"),
        ],
        # The names of a school and a subject are long.
        widths=(6.5, 10),
    )
    paper.line(size=6)
    paper.line(word("hours-source"), size=12)
    paper.signature()
    paper.rule("endfor")
    paper.save("hours", "hours-title")


def thanks(locale: str) -> None:
    """A letter of thanks to a mentor, one page each."""
    paper = Paper(locale)
    word = paper.word
    paper.rule("for one in mentors")
    paper.head(new_page=True)
    paper.line(word("thanks-title"), bold=True, centred=True, size=16)
    given(paper, "thanks-given", centred=True)
    paper.line()
    paper.line("{{ one.dear }}", bold=True, centred=True)
    paper.line()
    paper.line(word("thanks-body"))
    paper.line(word("thanks-wish"))
    paper.signature()
    paper.rule("endfor")
    paper.save("thanks", "thanks-title")


if __name__ == "__main__":
    for language in ("ru", "en"):
        for make in (pairs, contract, hours, thanks):
            make(language)
