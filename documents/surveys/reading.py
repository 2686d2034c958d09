"""A form read from a table, with a reason for every cell that will not do. Nothing is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from documents.errors import DocumentError
from documents.roster.headers import letter
from documents.roster.sheets import Sheet, read_sheets
from documents.surveys.words import answers, columns, example_sheets, kinds, plain, titles
from services.errors import DomainError
from services.surveys.drafts import (
    LEADING,
    LONGEST_QUESTION,
    LONGEST_TITLE,
    MOST_QUESTIONS,
    WITH_OPTIONS,
    Fault,
    FormDraft,
    answers_of,
    check_condition,
    check_options,
    check_question,
)
from services.surveys.facts import QuestionKind
from services.surveys.forms import NewQuestion

_MARKED = re.compile(r"^\s*(?:\d+[.)]|[-–—•*])\s+")
_CONDITION = re.compile(r"№?\s*(?P<number>\d+)\s*[=:]\s*(?P<answers>.+)", re.DOTALL)
HEADER_WITHIN = 30


def read_form(data: bytes, filename: str) -> FormDraft:
    """What a file says a form is; its `faults` name row, column and what would do.

    Raises DocumentError for a file that is no table, or has no table of questions in it.
    """
    for sheet in read_sheets(data, filename):
        if plain(sheet.name) in example_sheets():
            continue
        for row, cells in enumerate(sheet.rows[:HEADER_WITHIN]):
            found = {columns()[plain(text)]: at for at, text in enumerate(cells) if plain(text) in columns()}
            if "question" in found and "kind" in found:
                return _Reader(sheet, row, found).read(_title(sheet, row) or PurePath(filename).stem)
    raise DocumentError("form-file-no-table")


def _title(sheet: Sheet, header: int) -> str:
    for cells in sheet.rows[:header]:
        for at, text in enumerate(cells):
            if plain(text) in titles():
                return next((one for one in cells[at + 1 :] if one), "")
    return ""


@dataclass
class _Reader:
    sheet: Sheet
    header: int
    at: dict[str, int]
    questions: list[NewQuestion] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    numbered: dict[str, NewQuestion | None] = field(default_factory=dict)
    """Questions by their number in the table; None where one can't be hung on."""

    def read(self, title: str) -> FormDraft:
        title = " ".join(title.split())
        if len(title) > LONGEST_TITLE:
            self.faults.append(Fault(1, "B", "surveys-error-title", {"limit": LONGEST_TITLE}))
        for row in range(self.header + 1, len(self.sheet.rows)):
            if any(self._cell(row, name) for name in self.at if name != "number"):
                self._row(row)
        if not self.questions and not self.faults:
            raise DocumentError("form-file-empty")
        if len(self.questions) > MOST_QUESTIONS:
            last = len(self.sheet.rows)
            self.faults.append(Fault(last, "A", "own-error-many", {"limit": MOST_QUESTIONS}))
        return FormDraft(title, tuple(self.questions), tuple(self.faults))

    def _cell(self, row: int, name: str) -> str:
        return self.sheet.text(row, self.at[name]) if name in self.at else ""

    def _wrong(self, row: int, name: str, key: str, **values: str | int) -> None:
        column = letter(self.at.get(name, self.at["question"]))
        self.faults.append(Fault(row + 1, column, key, values))

    def _refused(self, row: int, name: str, error: DomainError) -> None:
        values = {key: one if isinstance(one, str | int) else str(one) for key, one in error.values.items()}
        self._wrong(row, name, error.key, **values)

    def _row(self, row: int) -> None:
        """A question, or several of a matrix; what is wrong with it is noted, and the reading goes on."""
        before = len(self.faults)
        number = self._cell(row, "number").rstrip(".)") or str(len(self.numbered) + 1)
        if number in self.numbered:
            self._wrong(row, "number", "own-fault-number", number=number[:20])
        kind = kinds().get(plain(self._cell(row, "kind")))
        if kind is None:
            self._wrong(row, "kind", "own-fault-kind", text=self._cell(row, "kind")[:40])
        question = NewQuestion(
            code=f"row{row}",
            kind=kind or QuestionKind.TEXT,
            text=self._cell(row, "question"),
            required=self._yes(row, "required"),
            named=self._yes(row, "named"),
        )
        several = self._built(row, question, before)
        last = self.questions[-1] if self.questions else None
        if several and last and last.named and not several[0].named:
            self._wrong(row, "named", "own-fault-named-last")
        self.numbered[number] = several[0] if len(several) == 1 else None
        self.questions += several

    def _built(self, row: int, question: NewQuestion, before: int) -> list[NewQuestion]:
        options = [_MARKED.sub("", one) for one in re.split(r"[\n;]", self._cell(row, "options"))]
        in_matrix = question.kind is QuestionKind.MATRIX
        if question.kind in WITH_OPTIONS or in_matrix:
            try:
                question = replace(question, options=check_options(options))
            except DomainError as error:
                self._refused(row, "options", error)
        if question.kind is QuestionKind.NUMBER:
            question = replace(question, least=self._number(row, "least"), most=self._number(row, "most"))
        if len(self.faults) > before:
            # The rest of the row would be complained about for what is said already.
            return []
        try:
            if in_matrix:
                if not question.text:
                    raise DomainError("own-error-text", limit=LONGEST_QUESTION)
                common = replace(question, heading=question.text, options=())
                several = [
                    check_question(replace(common, code=f"{common.code}-{at}", text=one))
                    for at, one in enumerate(question.options)
                ]
            else:
                several = [check_question(question)]
        except DomainError as error:
            self._refused(row, "least" if "bounds" in error.key else "question", error)
            return []
        return [self._hung(row, one) for one in several]

    def _hung(self, row: int, question: NewQuestion) -> NewQuestion:
        """The question with the condition that the table sets."""
        text = self._cell(row, "condition")
        if not text:
            return question
        found = _CONDITION.fullmatch(text)
        leading = self.numbered.get(found["number"]) if found else None
        if found is None or leading is None or leading.kind not in LEADING:
            self._wrong(row, "condition", "own-fault-condition", text=text[:60])
            return question
        wanted = []
        for words in re.split(r"[\n;]", found["answers"]):
            place = _place(leading, words)
            if place is None:
                said = words.strip()[:60]
                self._wrong(row, "condition", "own-fault-answer", text=said, number=found["number"])
                return question
            wanted.append(place)
        hung = replace(question, only_if=(leading.code, tuple(sorted(set(wanted)))))
        try:
            check_condition(self.questions, hung)
        except DomainError as error:
            self._refused(row, "condition", error)
            return question
        return hung

    def _yes(self, row: int, name: str) -> bool:
        meant = answers().get(plain(self._cell(row, name)))
        if meant is None:
            self._wrong(row, name, "own-fault-yes", text=self._cell(row, name)[:40])
        return bool(meant)

    def _number(self, row: int, name: str) -> int | None:
        text = "".join(self._cell(row, name).split())
        if not text:
            return None
        if not re.fullmatch(r"-?\d{1,7}", text):
            self._wrong(row, name, "own-fault-whole", text=text[:40])
            return None
        return int(text)


def _place(leading: NewQuestion, words: str) -> int | None:
    """Which answer is meant: a mark, or an option by its words."""
    words = plain(words)
    if leading.kind in WITH_OPTIONS:
        return next((at for at, option in enumerate(leading.options) if plain(option) == words), None)
    return int(words) if words.isdecimal() and len(words) < 4 and int(words) in answers_of(leading) else None
