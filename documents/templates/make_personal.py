"""Makes the template of the personal programme: `python -m documents.templates.make_personal`.

The fields are those of `documents.partnerships.personal.context`.
"""

from __future__ import annotations

from documents.templates.make import Letter


class Paper(Letter):
    texts = "personal-paper"


def personal(locale: str) -> None:
    """Who, for how long; goals, steps, expectations, reviews; a line to sign on for each side."""
    paper = Paper(locale)
    word = paper.word
    paper.line("{{ municipality }}", centred=True, size=12)
    paper.line("{{ programme }}", centred=True, size=12)
    paper.line(size=6)
    paper.line(word("title"), bold=True, centred=True, size=16)
    paper.rule("if draft")
    paper.line(word("draft"), centred=True, size=12)
    paper.rule("endif")
    paper.line()
    paper.line(word("mentor") + ": {{ mentor }}{% if mentor_school %}, {{ mentor_school }}{% endif %}.")
    paper.line("{{ mentees_title }}: {{ mentees }}{% if mentee_schools %}, {{ mentee_schools }}{% endif %}.")
    paper.line(word("period") + ": {{ starts }} – {{ ends }}.")
    paper.rule("if not draft")
    paper.line(word("agreed") + ": {{ agreed }}.")
    paper.rule("endif")
    paper.heading(word("goals"))
    paper.list_of(
        "goals", [(paper.number, "n", 1.2), (word("goal"), "text", 8.8), (word("deficit"), "deficit", 6.5)]
    )
    paper.heading(word("steps"))
    paper.list_of(
        "steps",
        [
            (paper.number, "n", 1.2),
            (word("step"), "text", 5.8),
            (word("who"), "who", 3.2),
            (word("due"), "due", 3.7),
            (word("done-column"), "done", 2.6),
        ],
    )
    paper.rule("if expectations")
    paper.heading(word("expectations"))
    _words(paper, "expectations")
    paper.rule("endif")
    paper.heading(word("reviews"))
    paper.line(word("midterm") + ": {{ midterm }}. " + word("end") + ": {{ ends }}.", leads=True)
    paper.rule("if reviewed")
    paper.list_of(
        "goals",
        [(paper.number, "n", 1.2), (word("at-midterm"), "midterm", 7.6), (word("at-end"), "end", 7.7)],
    )
    paper.rule("endif")
    for review in ("midterm", "end"):
        paper.rule(f"if {review}_words")
        paper.heading(word(f"words-{review}"))
        _words(paper, f"{review}_words")
        paper.rule("endif")
    paper.line()
    paper.line(word("signature") + " {{ mentor }}")
    paper.rule("for name in mentee_names")
    paper.line(word("signature") + " {{ name }}")
    paper.rule("endfor")
    paper.save("personal")


def _words(paper: Paper, name: str) -> None:
    paper.list_of(name, [(paper.word("member"), "who", 6.7), (paper.word("words"), "text", 9.8)])


if __name__ == "__main__":
    for language in ("ru", "en"):
        personal(language)
