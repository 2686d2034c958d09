"""A form as a workbook: a sheet to fill in, and one that shows how."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from documents.surveys.words import COLUMNS
from locales import Texts
from services.surveys.drafts import OWN_KINDS, WITH_OPTIONS, FormDraft
from services.surveys.facts import QuestionKind
from services.surveys.forms import NewQuestion

HEADER = 2
"""The header's row, counted from 0: the title stands above it."""
ROWS = 120
_WIDTHS = {"number": 5, "question": 52, "kind": 26, "options": 40, "condition": 30}


def form_template(locale: str = "ru") -> bytes:
    """An empty form (.xlsx) with lists to choose from, hints on headers, and an example on its own sheet."""
    return form_xlsx(FormDraft("", ()), locale)


def form_xlsx(draft: FormDraft, locale: str = "ru") -> bytes:
    """The form as `read_form` reads it back."""
    import xlsxwriter

    texts, output = Texts.load(), io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(output, options) as book:
        _sheet(book, texts, locale, "own-sheet-questions", draft)
        _sheet(book, texts, locale, "own-sheet-example", _example(texts, locale))
    return output.getvalue()


def _sheet(book: Any, texts: Texts, locale: str, name: str, draft: FormDraft) -> None:
    def said(key: str) -> str:
        return texts.plain(locale, key)

    bold = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#E8EEF7"})
    wrapped = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    page = book.add_worksheet(said(name))
    page.write_string(0, 0, said("own-cell-title"), book.add_format({"bold": True}))
    page.write_string(0, 1, draft.title, wrapped)
    for column, code in enumerate(COLUMNS):
        page.set_column(column, column, _WIDTHS.get(code, 14), wrapped)
        page.write_string(HEADER, column, said(f"own-column-{code}"), bold)
        page.write_comment(HEADER, column, said(f"own-hint-{code}"), {"x_scale": 2.2, "y_scale": 1.4})
    page.freeze_panes(HEADER + 1, 0)
    choices = {
        "kind": [said(f"own-kind-{kind.value}") for kind in OWN_KINDS],
        "required": [said("own-yes"), said("own-no")],
        "named": [said("own-yes"), said("own-no")],
    }
    for code, source in choices.items():
        column = COLUMNS.index(code)
        rule = {"validate": "list", "source": source, "error_type": "warning"}
        page.data_validation(HEADER + 1, column, HEADER + ROWS, column, rule)
    for row, cells in enumerate(_rows(draft.questions, said), start=HEADER + 1):
        for column, code in enumerate(COLUMNS):
            if cells.get(code):
                page.write_string(row, column, cells[code], wrapped)


def _rows(questions: Sequence[NewQuestion], said: Any) -> list[dict[str, str]]:
    """A row a question; the rows of a matrix are one row of the table."""
    numbers: dict[str, str] = {}
    by_code = {one.code: one for one in questions}
    rows: list[dict[str, str]] = []
    for _, group in groupby(enumerate(questions), key=lambda each: each[1].heading or each[0]):
        several = [one for _, one in group]
        first, number = several[0], str(len(rows) + 1)
        numbers.update({one.code: number for one in several})
        in_matrix = first.kind is QuestionKind.MATRIX
        rows.append(
            {
                "number": number,
                "question": first.heading if in_matrix else first.text,
                "kind": said(f"own-kind-{first.kind.value}"),
                "options": "\n".join([one.text for one in several] if in_matrix else first.options),
                "required": said("own-yes") if first.required else "",
                "least": "" if first.least is None else str(first.least),
                "most": "" if first.most is None else str(first.most),
                "named": said("own-yes") if first.named else "",
                "condition": _condition(first, by_code, numbers),
            }
        )
    return rows


def _condition(question: NewQuestion, by_code: dict[str, NewQuestion], numbers: dict[str, str]) -> str:
    if question.only_if is None:
        return ""
    code, wanted = question.only_if
    leading = by_code[code]
    words = [leading.options[one] if leading.kind in WITH_OPTIONS else str(one) for one in wanted]
    return f"{numbers[code]} = {'; '.join(words)}"


def _example(texts: Texts, locale: str) -> FormDraft:
    def said(key: str) -> str:
        return texts.plain(locale, f"own-example-{key}")

    return FormDraft(
        said("title"),
        (
            NewQuestion(
                "1", QuestionKind.SINGLE, said("meet"), (said("often"), said("seldom"), said("never")), True
            ),
            NewQuestion("2", QuestionKind.TEXT, said("why"), only_if=("1", (1, 2))),
            *(
                NewQuestion(f"3{row}", QuestionKind.MATRIX, said(row), heading=said("sure"), required=True)
                for row in ("plan", "lead", "marks")
            ),
            NewQuestion("4", QuestionKind.NUMBER, said("visits"), least=0, most=200),
            NewQuestion("5", QuestionKind.NPS, said("recommend")),
            NewQuestion("6", QuestionKind.FILE, said("photo"), named=True),
        ),
    )
