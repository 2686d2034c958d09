"""Makes the template of the programme's report: `python -m documents.templates.make_report`.

The fields are those of `documents.summaries.papers.context`.
"""

from __future__ import annotations

from documents.templates.make import Letter


class Report(Letter):
    texts = "report"
    fields = {
        name: name
        for name in (
            "programme", "period", "order", "on", "missing", "takers", "took_part", "hours", "meetings",
            "visits", "attendances", "requests", "recommendations", "reflected", "programmes", "goals",
        )
    } | {"first": "one.first", "second": "one.second", "name": "one.name", "title": "one.title"}  # fmt: skip

    def list_of(self, name: str, columns: list[tuple[str, str, float]], *, size: int = 10) -> None:
        """Many columns on one page: in smaller letters than a letter's tables."""
        super().list_of(name, columns, size=size)

    def note(self, key: str) -> None:
        """A word below a table, set off from it."""
        self.line(size=6)
        self.line(self.word(key), size=12)

    def if_any(self, name: str, heading: str, *columns: tuple[str, str, float]) -> None:
        """A list under its heading, or a line that there is nothing of it."""
        self.heading(self.word(heading))
        self.rule(f"if {name}")
        self.list_of(
            name,
            [
                (self.number if title == "№" else self.word(title), field, width)
                for title, field, width in columns
            ],
        )
        self.rule("else")
        self.line(self.word("nothing"))
        self.rule("endif")


def report(locale: str) -> None:
    """Head, two parts, signature, annex: what each indicator is made of."""
    paper = Report(locale)
    word = paper.word
    paper.line("{{ municipality }}", centred=True, size=12)
    paper.line()
    paper.line(word("heading"), bold=True, centred=True, size=16)
    paper.line(word("about"), centred=True)
    paper.line(word("as-of"), centred=True, size=12)
    paper.rule("if order")
    paper.line(word("by-order"), centred=True, size=12)
    paper.rule("endif")
    _process(paper)
    _change(paper)
    paper.line()
    paper.line(word("signature"), leads=True)
    paper.line(word("signed-on"))
    paper.rule("if made")
    paper.heading(word("annex"), new_page=True)
    paper.rule("for one in made")
    paper.heading("{{ one.name }}")
    paper.list_of(
        "one.lines",
        [
            (paper.number, "n", 1.2),
            (word("line"), "name", 6.9),
            (word("counts"), "counts", 2.5),
            (word("share"), "share", 3.4),
            (word("day"), "day", 2.5),
        ],
    )
    paper.rule("endfor")
    paper.rule("endif")
    paper.save("report", "heading")


def _process(paper: Report) -> None:
    word = paper.word
    paper.heading(word("part-one"))
    paper.if_any(
        "figures",
        "figures",
        ("indicator", "name", 4.8),
        ("value", "value", 2.2),
        ("source", "made_of", 4.6),
        ("goal", "goal", 2.2),
        ("verdict-column", "verdict", 2.7),
    )
    paper.rule("if missing")
    paper.note("uncounted-schools")
    paper.rule("endif")
    paper.if_any(
        "plan",
        "plan",
        ("direction", "direction", 3.6),
        ("activities", "activities", 2.7),
        ("due", "due", 1.9),
        ("on-time", "on_time", 1.4),
        ("tasks", "tasks", 2.4),
        ("done", "done", 2.3),
        ("late", "late", 2.3),
    )
    paper.rule("if takers")
    paper.note("taking-part")
    paper.rule("endif")
    paper.heading(word("partnerships"))
    paper.facts(
        [
            (word("pairs-made"), "{{ pairs }}"),
            (word("groups-made"), "{{ groups }}"),
            (word("running"), "{{ running }} / {{ closed }}"),
            (word("people"), "{{ mentors }} / {{ mentees }}"),
            (word("meetings-count"), "{{ meetings }}"),
            (word("visits-count"), "{{ visits }}"),
            (word("hours-count"), "{{ hours }}"),
        ]
    )
    paper.if_any(
        "kinds",
        "kinds",
        ("kind", "kind", 6.5),
        ("held", "events", 3.3),
        ("invited", "invited", 3.3),
        ("attended", "attended", 3.4),
    )
    paper.rule("if events")
    paper.heading(word("events"))
    paper.list_of(
        "events",
        [
            (paper.number, "n", 0.9),
            (word("event"), "name", 5.3),
            (word("day"), "day", 2.3),
            (word("orders"), "orders", 3.2),
            (word("came"), "came", 1.7),
            (word("csi-column"), "csi", 1.5),
            (word("high-column"), "high_share", 1.6),
        ],
    )
    paper.rule("endif")
    paper.if_any(
        "surveys",
        "surveys",
        ("№", "n", 0.9),
        ("survey", "title", 5.9),
        ("asked", "asked", 2.5),
        ("answered", "answered", 2.2),
        ("rate", "rate", 1.6),
        ("csi-column", "csi", 1.7),
        ("nps-column", "nps", 1.7),
    )
    paper.rule("if hidden")
    paper.note("hidden-note")
    paper.rule("endif")
    paper.line(size=6)
    paper.line(word("requests-line"))
    paper.line(word("recommendations-line"))


def _change(paper: Report) -> None:
    word = paper.word
    paper.heading(word("part-two"), new_page=True)
    paper.heading(word("comparisons"))
    paper.rule("if comparisons")
    paper.rule("for one in comparisons")
    paper.line(word("comparison-title"), bold=True, leads=True)
    paper.line(word("comparison-when"), size=12, leads=True)
    paper.list_of(
        "one.lines",
        [
            (word("question"), "question", 8.5),
            (word("before"), "before", 2.6),
            (word("after"), "after", 2.6),
            (word("change"), "change", 2.8),
        ],
    )
    paper.rule("endfor")
    paper.rule("else")
    paper.line(word("no-comparisons"))
    paper.rule("endif")
    paper.heading(word("reflection"))
    paper.line(word("reflected"), leads=True)
    paper.bullets("takeaways", "{{ item.text }} ({{ item.count }})")
    paper.rule("if difficulties")
    paper.line(word("difficulties"), leads=True)
    paper.bullets("difficulties", "{{ item.text }} ({{ item.count }})")
    paper.rule("endif")
    paper.heading(word("goals-heading"))
    paper.rule("if programmes")
    paper.line(word("goals-about"), leads=True)
    paper.facts(
        [
            (word("reached"), "{{ reached }}"),
            (word("partly"), "{{ partly }}"),
            (word("not-yet"), "{{ not_yet }}"),
            (word("unmarked"), "{{ unmarked }}"),
        ]
    )
    paper.rule("else")
    paper.line(word("nothing"))
    paper.rule("endif")
    paper.if_any(
        "measures",
        "measures",
        ("measure", "name", 6.5),
        ("schools-count", "schools", 2.5),
        ("before", "first", 2.4),
        ("after", "last", 2.4),
        ("change", "change", 2.7),
    )
    paper.if_any(
        "schools",
        "schools",
        ("№", "n", 0.9),
        # «общеобразовательная» fits into it.
        ("school", "school", 3.8),
        ("measure", "measure", 2.1),
        ("before", "first", 2.3),
        ("after", "last", 2.3),
        ("change", "change", 1.8),
        ("hours-column", "hours", 1.5),
        ("spent-column", "spent", 1.8),
    )


if __name__ == "__main__":
    for language in ("ru", "en"):
        report(language)
