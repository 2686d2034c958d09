"""Makes the built-in .docx templates: `python -m documents.templates.make`.

The templates are committed, so that a methodist can take one, edit it in Word and hand it back. The
fields are those of `documents.summaries.letter.context`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from locales import Texts

if TYPE_CHECKING:
    from docx.document import Document as Page
    from docx.table import Table

FOLDER = Path(__file__).parent
# What sentences of documents.ftl call a value → the template's field for it.
FIELDS = {
    "title": "title",
    "kind": "event.kind",
    "when": "event.when",
    "csi": "csi",
    "high_share": "high_share",
    "marks_given": "marks_given",
    "nps": "nps",
    "promoters": "promoters",
    "passives": "passives",
    "detractors": "detractors",
    "item": "item.text",
    "times": "item.times",
}


class Letter:
    """A page of an official paper: Times New Roman 14, margins 3 / 1.5 / 2 / 2 cm (GOST R 7.0.97-2016)."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self._texts = Texts.load()
        self.page: Page = Document()
        section = self.page.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(1.5)
        section.top_margin = section.bottom_margin = Cm(2)
        normal: Any = self.page.styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(14)
        fonts = normal.element.rPr.rFonts
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(script), "Times New Roman")
        normal.paragraph_format.space_after = Pt(4)
        normal.paragraph_format.space_before = Pt(0)

    texts = "summary"
    """What the keys of this paper's texts begin with."""
    fields: Mapping[str, str] = FIELDS
    """What its sentences call a value → the template's field for it."""

    @property
    def number(self) -> str:
        """What stands over a column of numbers."""
        return "#" if self.locale == "en" else "№"

    def word(self, key: str) -> str:
        fields = {name: "{{ " + field + " }}" for name, field in self.fields.items()}
        return self._texts.plain(self.locale, f"{self.texts}-{key}", **fields)

    def line(
        self,
        text: str = "",
        *,
        bold: bool = False,
        centred: bool = False,
        size: int = 14,
        leads: bool = False,
    ) -> None:
        """A paragraph; one that `leads` never ends a page without what it leads to."""
        paragraph = self.page.add_paragraph()
        paragraph.paragraph_format.keep_with_next = leads or None
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, Pt(size)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def heading(self, text: str, *, new_page: bool = False) -> None:
        paragraph = self.page.add_paragraph()
        paragraph.paragraph_format.page_break_before = new_page
        paragraph.paragraph_format.space_before = Pt(12)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(text).bold = True

    def rule(self, statement: str) -> None:
        """A line of the template's own language; it leaves no paragraph behind."""
        self.page.add_paragraph("{%p " + statement + " %}")

    def table(self, rows: int, widths: Sequence[float]) -> Table:
        """An empty table whose columns keep their widths (cm) and whose rows keep to one page."""
        table: Table = self.page.add_table(rows=rows, cols=len(widths))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in enumerate(widths):
            table.columns[column].width = Cm(width)
            for row in table.rows:
                row.cells[column].width = Cm(width)
        for row in table.rows:
            _mark(row, "w:cantSplit")
        return table

    def facts(self, rows: list[tuple[str, str]], widths: tuple[float, float] = (11.5, 5)) -> None:
        """A table of two columns: what, how much."""
        table = self.table(len(rows), widths)
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                _fill(cell, text)

    def list_of(self, name: str, columns: list[tuple[str, str, float]], *, size: int = 12) -> None:
        """A table with a header and a row for each item of `name`: (title, field, width in cm)."""
        table = self.table(4, [width for _, _, width in columns])
        for row, statement in ((1, f"for item in {name}"), (3, "endfor")):
            table.rows[row].cells[0].text = "{%tr " + statement + " %}"
        for column, (title, field, _) in enumerate(columns):
            _fill(table.rows[0].cells[column], title, bold=True, size=size, leads=True)
            _fill(table.rows[2].cells[column], "{{ item." + field + " }}", size=size)
        _mark(table.rows[0], "w:tblHeader")

    def bullets(self, name: str, field: str) -> None:
        self.rule(f"for item in {name}")
        paragraph = self.page.add_paragraph(field, style="List Bullet")
        paragraph.paragraph_format.space_after = Pt(2)
        self.rule("endfor")

    def save(self, name: str, title: str = "letter-title") -> None:
        properties = self.page.core_properties
        properties.author, properties.title, properties.comments = "Svyazka", self.word(title), ""
        self.page.save(str(FOLDER / f"{name}.{self.locale}.docx"))


def _mark(row: Any, name: str) -> None:
    """Switch on a property of a table's row that python-docx has no word for."""
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001


def _fill(cell: Any, text: str, *, bold: bool = False, size: int = 12, leads: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.keep_with_next = leads or None
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)


def survey(locale: str) -> None:
    """The справка on a survey: participation, satisfaction, reflection, recommendations, annex."""
    letter = Letter(locale)
    word = letter.word
    letter.rule("if municipality")
    letter.line("{{ municipality }}", centred=True, size=12)
    letter.rule("endif")
    letter.line(word("programme") + ": {{ programme }}", centred=True, size=12)
    letter.line()
    letter.line(word("letter-title"), bold=True, centred=True, size=16)
    letter.line(word("letter-about"), centred=True)
    letter.line()
    _participation(letter)
    _satisfaction(letter)
    _reflection(letter)
    letter.heading(word("letter-recommendations"))
    letter.rule("if recommendations")
    letter.list_of(
        "recommendations",
        [
            (word("column-recommendation"), "text", 8.5),
            (word("column-addressee"), "addressee", 4.5),
            (word("column-due"), "due", 3.5),
        ],
    )
    letter.rule("else")
    for _ in range(3):
        letter.line("_" * 62)
    letter.rule("endif")
    letter.line()
    letter.line(word("letter-signature"), leads=True)
    letter.line(word("letter-signed-on"))
    letter.rule("if named_answers")
    letter.heading(word("letter-annex"), new_page=True)
    letter.list_of(
        "named_answers",
        [
            (word("column-person"), "person", 4),
            (word("column-school"), "school", 3.5),
            (word("column-question"), "question", 4),
            (word("column-answer"), "answer", 5),
        ],
    )
    letter.rule("endif")
    letter.save("survey")


def _participation(letter: Letter) -> None:
    word = letter.word
    letter.rule("if event")
    letter.line(word("letter-event"))
    letter.rule("if event.place")
    letter.line(word("place") + ": {{ event.place }}")
    letter.rule("endif")
    letter.rule("if event.opening_order")
    letter.line(word("opening-order") + ": {{ event.opening_order }}")
    letter.rule("endif")
    letter.rule("if event.closing_order")
    letter.line(word("closing-order") + ": {{ event.closing_order }}")
    letter.rule("endif")
    letter.rule("endif")
    letter.heading(word("letter-participation"))
    letter.rule("if event")
    letter.facts(
        [
            (word("invited"), "{{ event.invited }}"),
            (word("going"), "{{ event.going }}"),
            (word("attended"), "{{ event.attended }}"),
        ]
    )
    letter.line(size=6)
    letter.rule("if event.kinds")
    letter.list_of(
        "event.kinds",
        [(word("kind"), "kind", 8.5), (word("held"), "held", 4), (word("attendances"), "attended", 4)],
    )
    letter.line(size=6)
    letter.rule("endif")
    letter.rule("if event.schools")
    letter.list_of(
        "event.schools",
        [
            (word("column-school"), "school", 8.5),
            (word("invited"), "invited", 4),
            (word("attended"), "attended", 4),
        ],
    )
    letter.line(size=6)
    letter.rule("endif")
    letter.rule("endif")
    letter.facts(
        [
            (word("eligible"), "{{ eligible }}"),
            (word("answered-count"), "{{ answered }} ({{ rate }})"),
            (word("not-answered"), "{{ not_answered }}"),
        ]
    )


def _satisfaction(letter: Letter) -> None:
    word = letter.word
    letter.heading(word("letter-satisfaction"))
    letter.rule("if hidden")
    letter.line(word("hidden"), leads=True)
    letter.rule("else")
    letter.rule("if anonymous")
    letter.line(word("letter-anonymous"), leads=True)
    letter.rule("endif")
    letter.rule("if marks_given")
    letter.line(word("letter-csi"), leads=True)
    letter.rule("endif")
    letter.rule("if nps")
    letter.line(word("letter-nps"), leads=True)
    letter.rule("endif")
    letter.rule("endif")
    letter.rule("if questions")
    letter.list_of(
        "questions",
        [
            (word("column-question"), "text", 6),
            (word("column-answered"), "answered", 2.6),
            (word("column-mean"), "mean", 2.4),
            (word("column-spread"), "spread", 5.5),
        ],
    )
    letter.rule("endif")


def _reflection(letter: Letter) -> None:
    word = letter.word
    letter.rule("if takeaways or difficulties or comments")
    letter.heading(word("letter-reflection"))
    for name in ("takeaways", "difficulties"):
        letter.rule(f"if {name}")
        letter.line(word(name) + ":", leads=True)
        letter.bullets(name, "{{ item.text }} ({{ item.count }})")
        letter.rule("endif")
    letter.rule("if comments")
    letter.line(word("comments") + ":", leads=True)
    letter.bullets("comments", word("letter-quote"))
    letter.rule("endif")
    letter.rule("endif")


if __name__ == "__main__":
    for language in ("ru", "en"):
        survey(language)
